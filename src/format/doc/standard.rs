//! The head of a standard.

use super::{ChangeDoc, IncludeDoc, PilotDoc, Translated};
use crate::format::{
    AuthorDuty, AuthorSide, BackgroundKind, Clause, Date, Field, GoalKind, GoalLevel, HeadBlank,
    Id, Limit, Many, Name, NeedKind, NoteKind, RoleRef, StandardKind, StandardRef, Status, StepRef,
    Text, Version, bare_table, table,
};

table! {
    /// The head of a standard.
    "标准：表头。"
    pub struct StandardDoc("standard") {
        /// Id of the standard.
        "标准编号。"
        id: Id [required fixed],
        /// Title of the standard.
        "标准名称。"
        title: Text [required],
        /// Version: patch = wording, minor = a duty, major = the structure.
        "版本：末位改字，中位改责任，首位改结构。"
        version: Version [required fixed],
        /// The house's own way of counting versions, printed.
        "本机构自己的版次写法。"
        edition: Text,
        /// Number of the document in the house.
        "文件编号。"
        doc_no: Name,
        /// What sort of document it is.
        "文件种类。"
        kind: StandardKind,
        /// Trade.
        "行业。"
        industry: Text,
        /// Language of plain strings.
        "普通字符串的语言。"
        language: Name [fixed],
        /// What it promises about other languages.
        "其他语言译到什么程度。"
        translated: Translated [fixed],
        /// How far it is on its way.
        "状态。"
        status: Status,
        /// Not in a site built with `--public`.
        "不放进公开的网站。"
        internal: bool [fixed],
        /// What a place that works by it is called, in the heads of sheets; left out, a neutral word.
        "照它做事的地方叫什么，如门店、网点、项目，印在表头；不写印“单位”。"
        site_word: Text,
        /// What the one is called who answers for such a place and signs; left out, a neutral word.
        "这个地方由谁负责、由谁签名，如店长、主任；不写印“负责人”。"
        site_head: Text,
        /// What the one is called who answers for several such places and signs score sheets last; left out, who checks again.
        "几个这样的地方由谁管、评分表最后由谁签名，如区域经理；不写印“复查人”。"
        region_head: Text,
        /// What the head of a score sheet asks for besides; left out, nothing.
        "评分表的表头另外要填什么；不写就不问。"
        audit_asks: Many<HeadBlank> [fixed],
        /// In force from.
        "生效日期。"
        effective: Date,
        /// How often it is reviewed.
        "多久复审一次。"
        review_every: Limit,
        /// The role that keeps it.
        "归口的岗位。"
        owner: RoleRef,
        /// Who wrote it.
        "编写人。"
        authors: Many<AuthorDoc>,
        /// Who was heard, and when it was made known.
        "征求过谁的意见、何时公布。"
        consulted: Text,
        /// Who reviewed it.
        "审核人。"
        reviewed_by: Text,
        /// Who approved it.
        "批准人。"
        approved_by: Text,
        /// What it covers.
        "范围。"
        scope: Many<LineTextDoc>,
        /// With what the service starts.
        "服务从什么开始。"
        starts_when: Text,
        /// With what the service ends.
        "服务到什么结束。"
        ends_when: Text,
        /// Why the standard was written.
        "为什么写这份标准：背景、痛点、趋势。"
        background: Many<BackgroundDoc>,
        /// What customers need.
        "顾客需求。"
        needs: Many<NeedDoc>,
        /// Goals.
        "目标。"
        goals: Many<GoalDoc>,
        /// Principles.
        "原则。"
        principles: Many<PrincipleDoc>,
        /// Mottos.
        "口号。"
        mottos: Many<LineTextDoc>,
        /// Where duties come from.
        "依据的文件。"
        references: Many<ReferenceDoc>,
        /// Standards that come before it.
        "在它之前的标准。"
        follows: Many<StandardRef>,
        /// Standards that come after it.
        "在它之后的标准。"
        precedes: Many<StandardRef>,
        /// What was changed.
        "变更记录。"
        changes: Many<ChangeDoc>,
        /// The trial run.
        "试点。"
        pilot: PilotDoc,
        /// What is taken over from other standards.
        "从别的标准引入的内容。"
        include: Many<IncludeDoc>,
        /// Ids that are never used again.
        "停用的编号，不再使用。"
        retired: Many<Name> [fixed],
    }
}

table! {
    /// A text with its source.
    "文字：可带依据。"
    pub struct LineTextDoc("text" or text) {
        /// Id of the text.
        "编号。"
        id: Id [fixed],
        /// The text.
        "文字。"
        text: Text [required],
    }
}

bare_table! {
    /// A note shown in the handbook.
    "注：手册里显示。"
    pub struct NoteDoc("note" or text) {
        /// What it is.
        "哪一类。"
        kind: NoteKind [fixed],
        /// The note.
        "文字。"
        text: Text [required],
        /// Clauses it is about.
        "关于哪些条款。"
        refs: Many<Clause>,
    }
}

table! {
    /// An author.
    "编写人。"
    pub struct AuthorDoc("author") {
        /// Name.
        "姓名。"
        name: Name,
        /// Role.
        "岗位。"
        role: RoleRef,
        /// Department.
        "部门。"
        department: Text,
        /// Side of the business.
        "哪一方。"
        side: AuthorSide,
        /// What they do for the standard.
        "做什么。"
        duty: AuthorDuty,
    }
}

table! {
    /// What led to the standard.
    "背景：为什么写这份标准。"
    pub struct BackgroundDoc("background" or text) {
        /// Id of the entry.
        "编号。"
        id: Id [fixed],
        /// State of affairs, pain point or trend.
        "背景、痛点还是趋势。"
        kind: BackgroundKind,
        /// What there is to say.
        "内容。"
        text: Text [required],
    }
}

table! {
    /// What customers need.
    "需求：顾客要什么。"
    pub struct NeedDoc("need") {
        /// Id of the need.
        "需求编号。"
        id: Id [fixed],
        /// The need.
        "需求。"
        text: Text [required],
        /// Key need or pain point.
        "关键需求还是痛点。"
        kind: NeedKind,
    }
}

table! {
    /// A goal.
    "目标。"
    pub struct GoalDoc("goal" or text) {
        /// Id of the goal.
        "目标编号。"
        id: Id [fixed],
        /// The goal.
        "目标。"
        text: Text [required],
        /// What it is about.
        "关于什么。"
        kind: GoalKind,
        /// For one step or overall.
        "单个环节还是整体。"
        level: GoalLevel,
        /// The step it is set for.
        "针对哪一步。"
        step: StepRef,
        /// How it is measured.
        "指标。"
        metric: Text,
        /// Where it stands.
        "现状。"
        baseline: Text,
        /// What is to be reached.
        "目标值。"
        target: Text,
    }
}

table! {
    /// A principle.
    "原则。"
    pub struct PrincipleDoc("principle" or text) {
        /// Id of the principle.
        "原则编号。"
        id: Id [fixed],
        /// Name of the principle.
        "名称。"
        title: Text,
        /// The principle.
        "内容。"
        text: Text,
    }
}

bare_table! {
    /// Where duties come from.
    "依据：责任从哪里来。"
    pub struct ReferenceDoc("reference") {
        /// Id before the number of a clause; may hold capitals.
        "条款号前面的编号，可用大写。"
        id: Name [required fixed],
        /// Title.
        "名称。"
        title: Text [required],
        /// Where it is to be found.
        "在哪里找到。"
        r#where: Text,
        /// Notes shown in the handbook.
        "手册里显示的注。"
        notes: Many<NoteDoc>,
    }
}
