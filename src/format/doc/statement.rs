//! The statements of a step: what is done, said, reached, within what time, and what is forbidden.

use super::ItemSpec;
use crate::format::{
    AudienceRef, Count, Data, Decode, Field, Id, Limit, Many, Node, Obligation, Per, PhraseRef,
    Reader, Shape, Text, Visit, Visitor, bare_table, table,
};
use serde::Serialize;

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
        /// Whether one is enough of the neighbouring lines that say so too and have the same `when`.
        "与相邻的、when 相同且同样写了 any 的话术任说一句即可。"
        any: bool,
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
