//! How something is ticked or scored.

use crate::diag::UNKNOWN_WORD;
use crate::format::{
    Count, Data, Decode, Exact, Field, Id, Many, Measured, Method, NaPolicy, Node, Reader,
    SamplesRule, Scale, Severity, Shape, Text, Visit, Visitor, bare_table, table,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

table! {
    /// How something is ticked or scored.
    "检查项：怎么打勾或评分。"
    pub struct ItemDoc("item") {
        /// The criterion on sheets, at most 38 Chinese characters; default: the title or the words themselves.
        "表上的检查标准，不超过 38 个字；默认用标题或原文。"
        text: Text,
        /// Points, default 1.
        "分值，默认 1。"
        points: Exact [fixed],
        /// Scale, default `yes_no`.
        "评分方式，默认 `yes_no`。"
        scale: Scale [fixed],
        /// What a miss does to the whole result.
        "没做到时对总结果的影响。"
        critical: Critical [fixed],
        /// Below which credit a critical item triggers, where the scale is not two-valued.
        "评分方式不是两档时，得分低于多少算触发。"
        critical_below: Exact [fixed],
        /// How the auditor finds out.
        "检查方法。"
        method: Method,
        /// Whether “not applicable” is an answer, default `reason`.
        "能不能选不适用，默认须写原因。"
        na: NaPolicy [fixed],
        /// How much a miss weighs.
        "没做到算多严重。"
        severity: Severity,
        /// How many people, rooms or cases are looked at, default 1.
        "抽查几个，默认 1。"
        samples: Count [fixed],
        /// How several samples make one credit.
        "几个样本怎么算。"
        samples_rule: SamplesRule [fixed],
        /// Credit of “partly” on the scale `compliant`, default 1/2.
        "三档里“部分符合”的得分率，默认 1/2。"
        partial: Exact [fixed],
        /// Points off for each occurrence on the scale `deduct`.
        "扣分方式里每处扣几分。"
        per: Exact [fixed],
        /// Bounds and credits of the scale `measure`, best first.
        "实测方式的分档，最好的在前。"
        steps: Many<MeasureStepDoc> [fixed],
        /// Answers of the scale `choice`.
        "选项方式的选项。"
        choices: Many<ChoiceDoc> [fixed],
        /// What each digit of `score5` or `score10` means, from 0 on.
        "五分、十分方式里每个分数的意思，从 0 起。"
        anchors: Many<Text>,
    }
}

bare_table! {
    /// One bound of a measured item.
    "分档：一个界限和得分率。"
    pub struct MeasureStepDoc("measure step") {
        /// At most this.
        "不超过。"
        max: Measured [fixed],
        /// At least this.
        "不低于。"
        min: Measured [fixed],
        /// Credit from 0 to 1.
        "得分率，0 到 1。"
        credit: Exact [required fixed],
    }
}

bare_table! {
    /// One answer of a choice.
    "选项：一个回答和得分率。"
    pub struct ChoiceDoc("choice") {
        /// Id of the answer.
        "编号。"
        id: Id [required fixed],
        /// The answer.
        "选项的文字。"
        text: Text [required],
        /// Credit from 0 to 1.
        "得分率，0 到 1。"
        credit: Exact [required fixed],
    }
}

/// What a miss of a critical item does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Critical {
    /// It is not critical, said so.
    No,
    /// The result is fail, the number stays.
    Fail,
    /// The number is at most this.
    Cap(u32),
    /// The section earns nothing.
    ZeroSection,
}

impl Serialize for Critical {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::No => serializer.serialize_bool(false),
            Self::Fail => serializer.serialize_str("fail"),
            Self::Cap(n) => serializer.collect_str(&format_args!("cap:{n}")),
            Self::ZeroSection => serializer.serialize_str("zero_section"),
        }
    }
}

impl<'de> Deserialize<'de> for Critical {
    /// Reads what [`Serialize`] writes of an item that is critical.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text)
            .ok_or_else(|| de::Error::custom(format!("“{text}” is no effect of a miss")))
    }
}

impl Critical {
    fn read(text: &str) -> Option<Self> {
        match text {
            "fail" | "一票否决" => return Some(Self::Fail),
            "zero_section" | "本部分记 0 分" | "本部分记0分" => {
                return Some(Self::ZeroSection);
            }
            _ => {}
        }
        let cap = text
            .strip_prefix("cap:")
            .or_else(|| text.strip_prefix("封顶"))
            .and_then(|n| n.trim().parse::<u32>().ok());
        cap.filter(|cap| *cap < 100).map(Self::Cap)
    }
}

impl Decode for Critical {
    fn shape() -> Shape {
        Shape::OneOf(vec![
            Shape::Bool,
            Shape::Word(vec![
                ("fail", "一票否决"),
                ("zero_section", "本部分记 0 分"),
            ]),
            Shape::Cap,
        ])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.data {
            Data::Bool(true) => return Some(Self::Fail),
            Data::Bool(false) => return Some(Self::No),
            Data::Text(text) => text.as_str(),
            _ => return reader.wrong_type(node, &Self::shape()),
        };
        if let Some(effect) = Self::read(text) {
            return Some(effect);
        }
        reader.report(
            UNKNOWN_WORD
                .at(node.span)
                .words(
                    format!("这里没有“{text}”这个词"),
                    format!("“{text}” is not one of the words here"),
                )
                .expected(
                    "应为 \"fail\"、\"cap:59\" 或 \"zero_section\"",
                    "expected \"fail\", \"cap:59\" or \"zero_section\"",
                )
                .help(
                    "fail 一票否决；cap:59 总分不超过 59；zero_section 本部分记 0 分",
                    "fail fails the sheet, cap:59 caps the total, zero_section empties the section",
                ),
        );
        None
    }
}

impl Visit for Critical {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(None);
    }
}

/// How a step, rule or statement is ticked or scored: not at all, or as said.
#[derive(Debug, Clone)]
pub enum ItemSpec {
    /// Instruction only.
    None,
    /// An item of its own.
    Some(Box<ItemDoc>),
}

impl ItemSpec {
    /// Returns the table, where there is one.
    #[must_use]
    pub fn doc(&self) -> Option<&ItemDoc> {
        match self {
            Self::None => None,
            Self::Some(doc) => Some(doc),
        }
    }
}

impl Serialize for ItemSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_str("none"),
            Self::Some(doc) => doc.serialize(serializer),
        }
    }
}

impl Decode for ItemSpec {
    fn shape() -> Shape {
        Shape::OneOf(vec![
            ItemDoc::shape(),
            Shape::Word(vec![("none", "不检查")]),
            Shape::Bool,
        ])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.data {
            Data::Text(text) if text == "none" || text == "不检查" => Some(Self::None),
            Data::Bool(false) => Some(Self::None),
            Data::Bool(true) => Some(Self::Some(Box::new(ItemDoc::blank(node.span)))),
            Data::Table(_) => ItemDoc::decode(node, reader).map(|doc| Self::Some(Box::new(doc))),
            _ => reader.wrong_type(node, &Self::shape()),
        }
    }
}

impl Visit for ItemSpec {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            Self::None => visitor.scalar(None),
            Self::Some(doc) => doc.visit(visitor),
        }
    }

    fn relabel(&mut self, relabel: &mut crate::format::Relabel<'_>) {
        if let Self::Some(doc) = self {
            doc.relabel(relabel);
        }
    }
}
