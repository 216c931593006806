//! Roles, bodies, audiences, touchpoints and terms.

use super::{Every, LineTextDoc};
use crate::format::{Field, Id, Many, RoleRef, Text, bare_table, table};

table! {
    /// A role that staff hold.
    "岗位：员工担任的角色。"
    pub struct RoleDoc("role") {
        /// Id of the role.
        "岗位编号。"
        id: Id [fixed],
        /// Name of the role.
        "岗位名称。"
        name: Text [required],
        /// Department the role belongs to.
        "所属部门。"
        department: Text,
        /// What the role is responsible for.
        "职责。"
        duties: Many<LineTextDoc>,
        /// What the role must be able to do.
        "技能要求。"
        skills: Many<LineTextDoc>,
    }
}

table! {
    /// A committee or department.
    "组织：委员会或部门。"
    pub struct BodyDoc("body") {
        /// Id of the body.
        "组织编号。"
        id: Id [fixed],
        /// Name of the body.
        "名称。"
        name: Text [required],
        /// Who leads it.
        "负责人。"
        chair: Text,
        /// Who belongs to it.
        "成员。"
        members: Many<LineTextDoc>,
        /// How often it meets.
        "多久开一次会。"
        meets: MeetingDoc,
        /// What it is responsible for.
        "职责。"
        duties: Many<LineTextDoc>,
    }
}

bare_table! {
    /// The rhythm of meetings.
    "会议：多久一次。"
    pub struct MeetingDoc("meeting") {
        /// How often.
        "频次。"
        every: Every [required],
        /// Where or how.
        "地点或方式。"
        place: Text,
    }
}

table! {
    /// A kind of customers.
    "顾客类别。"
    pub struct AudienceDoc("audience") {
        /// Id of the kind.
        "类别编号。"
        id: Id [fixed],
        /// Name of the kind.
        "名称。"
        name: Text [required],
        /// How one tells them.
        "怎么认出来。"
        signs: Many<LineTextDoc>,
    }
}

table! {
    /// A place or channel where customers meet the service.
    "触点：顾客接触到服务的地点或渠道。"
    pub struct TouchpointDoc("touchpoint") {
        /// Id of the touchpoint.
        "触点编号。"
        id: Id [fixed],
        /// Name of the touchpoint.
        "名称。"
        name: Text [required],
        /// What is to be said of it.
        "说明。"
        text: Text,
        /// Who looks after it.
        "负责的岗位。"
        role: RoleRef,
    }
}

table! {
    /// A word with its meaning.
    "术语：词和它的意思。"
    pub struct TermDoc("term") {
        /// Id of the term.
        "术语编号。"
        id: Id [fixed],
        /// The word.
        "词。"
        term: Text [required],
        /// What it means.
        "意思。"
        meaning: Text [required],
    }
}
