//! A step.

use super::{
    AdaptDoc, AvoidDoc, DoDoc, ExceptionDoc, HandoffDoc, ImageDoc, ItemSpec, LineTextDoc, NextDoc,
    NumberDoc, QualityDoc, RecordDoc, RiskDoc, SayDoc, TimeDoc,
};
use crate::format::{
    AudienceRef, Channel, CustomerState, Field, FormRef, Id, Many, Name, NeedRef, RoleRef, Text,
    TouchpointRef, table,
};

table! {
    /// A step: who does what, when, within what time, with which words.
    "步骤：谁、做什么、何时、多久、怎么说。"
    pub struct StepDoc("step") {
        /// Id of the step.
        "步骤编号。"
        id: Id [fixed],
        /// Title of the step.
        "步骤名称。"
        title: Text [required],
        /// The accountable role.
        "责任岗位。"
        role: RoleRef,
        /// Roles that help.
        "协助的岗位。"
        assist: Many<RoleRef>,
        /// Roles that are told.
        "要告知的岗位。"
        inform: Many<RoleRef>,
        /// How many people.
        "人数。"
        staff: Text,
        /// Where they stand.
        "站位。"
        position: Text,
        /// Where the customer meets the service.
        "触点。"
        touchpoint: TouchpointRef,
        /// How the customer is reached.
        "渠道。"
        channel: Many<Channel>,
        /// Whether the customer is there, waits, is in touch by phone or online (remote), or is not there.
        "顾客是否在场：在场、等候、电话或线上（remote）、不在场。"
        customer: CustomerState,
        /// What the customer does and feels in it.
        "顾客这时做什么、感受到什么。"
        experience: Many<LineTextDoc>,
        /// Kinds of customers it is for; left out: everyone.
        "适用的顾客类别；不写就是所有人。"
        r#for: Many<AudienceRef>,
        /// Why, in the customer's interest.
        "为什么这样做（从顾客的角度）。"
        why: Text,
        /// What is done, in order.
        "做法，按顺序。"
        r#do: Many<DoDoc>,
        /// What is said.
        "话术。"
        say: Many<SayDoc>,
        /// What is forbidden.
        "禁止的做法和说法。"
        avoid: Many<AvoidDoc>,
        /// Time limits.
        "时限。"
        time: Many<TimeDoc>,
        /// What must be reached.
        "做到什么程度。"
        quality: Many<QualityDoc>,
        /// Figures to remember.
        "要记住的数字。"
        numbers: Many<NumberDoc>,
        /// Forms that are filled in, and feedback that is asked for.
        "使用的表单和问卷。"
        forms: Many<FormRef>,
        /// Tools.
        "工具。"
        tools: Many<LineTextDoc>,
        /// What the step needs.
        "输入。"
        inputs: Many<LineTextDoc>,
        /// What the step yields.
        "输出。"
        outputs: Many<LineTextDoc>,
        /// Deliverables of a project.
        "项目的交付物。"
        deliverables: Many<LineTextDoc>,
        /// To whom the work goes on.
        "交接。"
        handoff: HandoffDoc,
        /// Where the order is not linear: which step follows when.
        "不按顺序时，什么情况转到哪一步。"
        next: Many<NextDoc>,
        /// What to do when something goes wrong.
        "出了异常怎么办。"
        exceptions: Many<ExceptionDoc>,
        /// What is recorded.
        "要做的记录。"
        record: Many<RecordDoc>,
        /// What may be varied; none: core.
        "哪些可以变通；不写就是核心步骤。"
        adapt: Many<AdaptDoc>,
        /// What is known to go wrong.
        "已知的风险。"
        risks: Many<RiskDoc>,
        /// Pictures.
        "图片。"
        images: Many<ImageDoc>,
        /// Practical hints.
        "窍门。"
        tips: Many<LineTextDoc>,
        /// Personal touches.
        "加分的小细节。"
        delight: Many<LineTextDoc>,
        /// What machines do.
        "自动化程度。"
        automation: Text,
        /// What one must be able to do.
        "需要的技能。"
        skills: Many<LineTextDoc>,
        /// What it costs.
        "成本。"
        cost: Text,
        /// Needs of customers it answers.
        "回应哪些顾客需求。"
        answers: Many<NeedRef>,
        /// Tags for selections.
        "标签，供选取用。"
        tags: Many<Name>,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}
