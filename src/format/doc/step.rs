//! A step and all that stands in it.

use super::{ItemSpec, LineTextDoc};
use crate::format::{
    AudienceRef, Channel, Count, CustomerState, Data, Decode, Field, FormRef, Id, ImageKind, Limit,
    Many, Name, NeedRef, Node, NumberText, Obligation, Per, PhraseRef, Reader, RiskKind, RoleRef,
    Shape, StepRef, Text, TouchpointRef, Visit, Visitor, bare_table, table,
};
use crate::quantity::Unit;
use serde::Serialize;

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
        /// Whether the customer is there.
        "顾客是否在场。"
        customer: CustomerState,
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
        /// Forms that are filled in.
        "使用的表单。"
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

table! {
    /// An action.
    "做法：一个动作。"
    pub struct DoDoc("action" or text) {
        /// Id of the action.
        "编号。"
        id: Id [fixed],
        /// The action.
        "动作。"
        text: Text,
        /// A line of the same step to be said at this point.
        "此处要说的话术（本步骤 say 的编号）。"
        say: PhraseRef,
        /// How binding it is.
        "必须、应当还是可以。"
        level: Obligation,
        /// In which case.
        "什么情况下。"
        when: Text,
        /// Kinds of customers it is for.
        "适用的顾客类别。"
        r#for: Many<AudienceRef>,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

table! {
    /// A line to say.
    "话术：一句要说的话。"
    pub struct SayDoc("line" or text) {
        /// Id of the line.
        "编号。"
        id: Id [fixed],
        /// In which situation.
        "什么情况下说。"
        when: Text,
        /// The words.
        "原话。"
        text: Text,
        /// What is said when the customer answers.
        "顾客回应后怎么答。"
        reply: Text,
        /// Kinds of customers it is for.
        "适用的顾客类别。"
        r#for: Many<AudienceRef>,
        /// How it is said.
        "语气。"
        tone: Text,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

table! {
    /// Something forbidden.
    "禁止：不做的事、不说的话。"
    pub struct AvoidDoc("ban" or text) {
        /// Id of the ban.
        "编号。"
        id: Id [fixed],
        /// What is forbidden.
        "禁止什么。"
        text: Text,
        /// What to do or say instead.
        "改为怎么做、怎么说。"
        instead: Text,
        /// Why it is forbidden.
        "为什么。"
        why: Text,
        /// In which case.
        "什么情况下。"
        when: Text,
        /// Words that are looked for in every line to say.
        "禁用的字词；检查时会在每句话术里找。"
        words: Many<Text>,
        /// Kinds of customers it is for.
        "适用的顾客类别。"
        r#for: Many<AudienceRef>,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

table! {
    /// A criterion.
    "标准：做到什么程度。"
    pub struct QualityDoc("criterion" or text) {
        /// Id of the criterion.
        "编号。"
        id: Id [fixed],
        /// The criterion.
        "标准。"
        text: Text,
        /// In which case.
        "什么情况下。"
        when: Text,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

table! {
    /// A time limit.
    "时限：多久、何时。"
    pub struct TimeDoc("time") {
        /// Id of the limit.
        "编号。"
        id: Id [fixed],
        /// Done at the latest after this time.
        "最迟多久做完。"
        within: Limit,
        /// How long it takes.
        "需要多久。"
        takes: Limit,
        /// How long something is kept up.
        "保持多久。"
        hold: Limit,
        /// How long after the trigger it is done.
        "触发之后多久做。"
        after: Limit,
        /// Before which event or clock time.
        "在什么事或几点之前。"
        before: Text,
        /// How often.
        "多久一次。"
        every: Every,
        /// What starts the clock.
        "从什么时候算起。"
        trigger: Text,
        /// How it is ticked or scored.
        "怎么打勾或评分。"
        item: ItemSpec,
    }
}

/// How often: a length of time, or so many times in one.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "few of them exist")]
pub enum Every {
    /// Each time this length has passed.
    Period(Limit),
    /// So many times in a length of time.
    Rhythm(RhythmDoc),
}

bare_table! {
    /// So many times in a length of time.
    "频次：一段时间里几次。"
    pub struct RhythmDoc("rhythm") {
        /// How many times.
        "几次。"
        count: Count [required],
        /// In which length of time.
        "在多长时间里。"
        per: Per [required],
        /// When.
        "什么时候。"
        at: Many<Text>,
    }
}

impl Decode for Every {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Duration, RhythmDoc::shape()])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.data {
            Data::Table(_) => RhythmDoc::decode(node, reader).map(Self::Rhythm),
            _ => Limit::decode(node, reader).map(Self::Period),
        }
    }
}

impl Visit for Every {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            Self::Period(limit) => limit.visit(visitor),
            Self::Rhythm(rhythm) => rhythm.visit(visitor),
        }
    }
}

table! {
    /// A figure to remember.
    "数字：要记住的数。"
    pub struct NumberDoc("number") {
        /// Id of the figure.
        "编号。"
        id: Id [fixed],
        /// The figure or range: `3`, `6..8`, `1/2`.
        "数或范围：`3`、`6..8`、`1/2`。"
        value: NumberText [required],
        /// Its unit: one the program knows, or a text.
        "单位：程序认识的，或一段文字。"
        unit: UnitText,
        /// What it counts or measures.
        "数的是什么。"
        label: Text [required],
        /// A sign before it: `≤`, `≥`, `<`, `>`, `≈`.
        "前面的符号：`≤`、`≥`、`<`、`>`、`≈`。"
        op: Name,
        /// Whether it goes onto cards and the poster.
        "是否印上卡片和海报。"
        card: bool [fixed],
    }
}

/// The unit of a figure.
#[derive(Debug, Clone)]
pub enum UnitText {
    /// One that the program prints in both languages.
    Known(Unit),
    /// The author's own word.
    Own(Text),
}

impl Serialize for UnitText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(unit) => serializer.serialize_str(unit.key()),
            Self::Own(text) => text.serialize(serializer),
        }
    }
}

impl Decode for UnitText {
    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Some(unit) = node.as_text().and_then(Unit::parse) {
            return Some(Self::Known(unit));
        }
        Text::decode(node, reader).map(Self::Own)
    }
}

impl Visit for UnitText {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            Self::Known(_) => visitor.scalar(None),
            Self::Own(text) => text.visit(visitor),
        }
    }
}

table! {
    /// The hand-over of work.
    "交接：交给谁、交什么。"
    pub struct HandoffDoc("handoff") {
        /// The role that takes over.
        "接手的岗位。"
        to: RoleRef [required],
        /// What is handed over.
        "交什么。"
        what: Text,
        /// How.
        "怎么交。"
        how: Text,
        /// Within what time.
        "多久之内。"
        within: Limit,
    }
}

table! {
    /// Where the order is not linear.
    "转向：什么情况转到哪一步。"
    pub struct NextDoc("next") {
        /// In which case.
        "什么情况下。"
        when: Text,
        /// The step that follows.
        "转到的步骤。"
        to: StepRef [required],
    }
}

table! {
    /// What to do when something goes wrong.
    "异常：出了什么事，怎么办。"
    pub struct ExceptionDoc("exception") {
        /// Id of the exception.
        "编号。"
        id: Id [fixed],
        /// What happens.
        "出了什么事。"
        when: Text [required],
        /// What is done.
        "怎么办。"
        r#do: Many<LineTextDoc>,
        /// What is said.
        "怎么说。"
        say: Many<LineTextDoc>,
        /// Who does it.
        "谁来办。"
        role: RoleRef,
        /// Within what time.
        "多久之内。"
        within: Limit,
        /// Whom to call when that does not help.
        "办不了找谁。"
        escalate: RoleRef,
        /// The form that is filled in.
        "填哪张表。"
        form: FormRef,
        /// What is recorded.
        "记录什么。"
        record: Text,
        /// Kinds of customers it is for.
        "适用的顾客类别。"
        r#for: Many<AudienceRef>,
    }
}

table! {
    /// Something that is recorded.
    "记录：记什么、记在哪里。"
    pub struct RecordDoc("record") {
        /// What is recorded.
        "记什么。"
        what: Text [required],
        /// Where it is recorded.
        "记在哪里。"
        r#where: Text,
        /// How long it is kept.
        "保存多久。"
        keep: Limit,
        /// Whether it holds personal data.
        "是否含个人信息。"
        personal: bool,
    }
}

table! {
    /// What may be varied.
    "变通：什么情况下可以怎么变。"
    pub struct AdaptDoc("adaptation") {
        /// In which case.
        "什么情况下。"
        when: Text,
        /// What is allowed.
        "可以怎么变。"
        allowed: Text [required],
        /// How far.
        "到什么限度。"
        limit: Text,
        /// Who may decide it.
        "谁有权决定。"
        authority: Text,
    }
}

table! {
    /// Something known to go wrong.
    "风险：已知容易出问题的地方。"
    pub struct RiskDoc("risk") {
        /// What kind it is.
        "哪一类。"
        kind: RiskKind [required],
        /// What goes wrong.
        "出什么问题。"
        text: Text [required],
    }
}

table! {
    /// A picture.
    "图片。"
    pub struct ImageDoc("image") {
        /// File beside the standard.
        "图片文件，放在标准旁边。"
        file: Name [required fixed],
        /// What is to be seen.
        "图里是什么。"
        caption: Text,
        /// Right, wrong or how to.
        "正确、错误，还是做法。"
        kind: ImageKind [fixed],
    }
}
