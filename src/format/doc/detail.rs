//! What else stands at a step: figures, hand-over, exceptions, records, pictures and the like.

use super::LineTextDoc;
use crate::format::{
    AudienceRef, Decode, Field, FormRef, Id, ImageKind, Limit, Many, Name, Node, NumberText,
    PostRef, Reader, RiskKind, RoleRef, Shape, StepRef, Text, Visit, Visitor, table,
};
use crate::quantity::Unit;
use serde::Serialize;

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
        /// What the measure is for.
        "为什么这样办。"
        why: Text,
        /// Who does it.
        "谁来办。"
        role: PostRef,
        /// Within what time.
        "多久之内。"
        within: Limit,
        /// Whom to call when that does not help.
        "办不了找谁。"
        escalate: PostRef,
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
