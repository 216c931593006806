//! A score sheet as it is printed: sections, items with their boxes and points, and all that is added up by hand.

use serde::Serialize;

use crate::view::part::TextView;
use crate::view::sheet::{SheetFoot, SheetHead, SheetKind, Statement};

/// A score sheet that is ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreSheetView {
    /// What the sheet is and what is filled in first.
    pub head: SheetHead,
    /// Who fills it in: decides what stands at head and foot.
    pub assessor: SheetKind,
    /// Which marks, scales and methods are explained.
    pub legend: ScoreLegend,
    /// What holds for the whole sheet, once at its head.
    pub statements: Vec<Statement>,
    /// The sections in printed order.
    pub sections: Vec<SectionView>,
    /// The lines to look for stand at the end instead of below each criterion.
    pub appendix: bool,
    /// How the sections add up.
    pub result: ResultView,
    /// The blocks that record what was found and what follows from it.
    pub follow_up: FollowUp,
    /// What tells this sheet from another.
    pub foot: SheetFoot,
}

/// Which rules of marking are printed: only those that occur.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreLegend {
    /// The methods that occur.
    pub methods: Vec<Method>,
    /// The consequences of critical items that occur.
    pub critical: Vec<Critical>,
    /// A reason must be written for what does not apply.
    pub reason: bool,
    /// Items may not have been seen.
    pub unseen: bool,
    /// The words for 0 to 5: the theme's unless the items name their own.
    pub score5: bool,
    /// The scale of 0 to 10 occurs.
    pub score10: bool,
    /// Items with one box a sample occur.
    pub samples: bool,
    /// Samples of which one miss is a miss.
    pub samples_all: bool,
    /// Scales that occur, for the rule in words.
    pub scales: Vec<Scale>,
}

/// How an item is found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// By looking.
    Observe,
    /// By asking.
    Ask,
    /// In the records.
    Record,
    /// By measuring.
    Measure,
}

/// The scales by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Met or not.
    YesNo,
    /// Met, partly met or not.
    Compliant,
    /// 0 to 5.
    Score5,
    /// 0 to 10.
    Score10,
    /// Points off for each fault.
    Deduct,
    /// A measured value.
    Measure,
    /// One of several described states.
    Choice,
}

/// What follows when a critical item is missed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", content = "at", rename_all = "snake_case")]
pub enum Critical {
    /// The result is a fail.
    Fail,
    /// The score is held at this number.
    Cap(String),
    /// The section counts nothing.
    ZeroSection,
}

/// A section of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The letter of the section.
    pub letter: String,
    /// Its title.
    pub title: TextView,
    /// How its items are sampled.
    pub how: Option<TextView>,
    /// The points of all its items.
    pub full: String,
    /// The weight, where sections are weighted.
    pub weight: Option<String>,
    /// The score below which the whole sheet fails.
    pub min: Option<String>,
    /// What holds for the whole section.
    pub statements: Vec<Statement>,
    /// The lines in printed order.
    pub rows: Vec<ScoreRow>,
    /// The section has so few lines that it is never split over two pages.
    pub whole: bool,
}

/// A line of a score sheet.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum ScoreRow {
    /// The name of a step whose statements are the items.
    Heading {
        /// The number of the step.
        number: String,
        /// The address of the step.
        item: String,
        /// The criterion of the step.
        text: TextView,
        /// What to look for besides the items below.
        look_for: Vec<Statement>,
    },
    /// An item that is scored.
    Item(Box<ItemRow>),
}

/// An item that is scored.
#[derive(Debug, Clone, Serialize)]
pub struct ItemRow {
    /// The number printed: `1.2`, `1.2a`, `R3`, `L4`, `第 3 条`.
    pub number: String,
    /// The address of the item: `open-door/bow`.
    pub item: String,
    /// The criterion.
    pub text: TextView,
    /// The criterion names what must not be done or said.
    pub ban: Option<Ban>,
    /// What to look for.
    pub look_for: Vec<Statement>,
    /// The words for single digits of the item's own scale.
    pub anchors: Vec<Anchor>,
    /// How it is found out.
    pub method: Option<Method>,
    /// The points of the item.
    pub points: String,
    /// What follows when it is missed.
    pub critical: Option<Critical>,
    /// The credit below which a critical item counts as missed, where the scale has more than two values.
    pub critical_below: Option<String>,
    /// How severe a miss is.
    pub severity: Option<Severity>,
    /// The boxes of the answer.
    pub answer: Answer,
    /// A box for what does not apply.
    pub na: bool,
    /// A box for what was not seen.
    pub unseen: bool,
    /// The place has nothing that the item speaks of, so that it does not apply here.
    pub lacking: bool,
}

/// What a ban forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ban {
    /// Something that is not done.
    Do,
    /// Something that is not said.
    Say,
}

/// How severe a miss is, as the item says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A minor finding.
    Minor,
    /// A major finding.
    Major,
}

/// The words for one digit of a scale.
#[derive(Debug, Clone, Serialize)]
pub struct Anchor {
    /// The digit.
    pub digit: String,
    /// What it means.
    pub text: TextView,
}

/// The boxes of an answer.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "scale", rename_all = "snake_case")]
pub enum Answer {
    /// Two boxes; the one that scores stands first.
    YesNo {
        /// Which pair of words.
        wording: Wording,
    },
    /// Three boxes.
    Compliant {
        /// The points of the middle one.
        partial: String,
    },
    /// A box for each digit, in lines of six.
    Digits {
        /// The lines.
        lines: Vec<Vec<Digit>>,
    },
    /// Points off for each fault.
    Deduct {
        /// The points off for one.
        per: String,
    },
    /// A measured value.
    Measure {
        /// The unit that is written behind the value.
        unit: String,
        /// The steps from the best down.
        steps: Vec<MeasureStep>,
    },
    /// One box for each described state.
    Choice {
        /// The states.
        options: Vec<ChoiceOption>,
    },
    /// One box for each person, room or record.
    Samples {
        /// The numbers of the samples in lines of four.
        lines: Vec<Vec<u32>>,
        /// The scale that is written into each box.
        of: Scale,
        /// What one sample is scored by, in the words of the scale.
        each: Option<Box<Answer>>,
        /// One miss is a miss.
        all: bool,
    },
}

/// The pair of words beside the two boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// Met or not met.
    Met,
    /// Did not happen or happened.
    Happened,
    /// Yes or no, for a criterion that is a question.
    Question,
}

/// A digit of a scale and the points that it earns.
#[derive(Debug, Clone, Serialize)]
pub struct Digit {
    /// The digit.
    pub digit: u8,
    /// What it earns.
    pub points: String,
    /// Choosing it triggers the critical item.
    pub fatal: bool,
}

/// A step of a measured scale.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureStep {
    /// `≤` or `≥`.
    pub sign: &'static str,
    /// The bound, without its unit.
    pub bound: String,
    /// What reaching it earns.
    pub share: Share,
    /// The points that it earns.
    pub points: String,
}

/// A credit that has a word of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// All points.
    Full,
    /// Half of them.
    Half,
    /// A number of points.
    Points,
}

/// A described state and the points that it earns.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceOption {
    /// The state.
    pub text: TextView,
    /// What it earns.
    pub points: String,
    /// Choosing it triggers the critical item.
    pub fatal: bool,
}

/// How the sections add up to a result.
#[derive(Debug, Clone, Serialize)]
pub struct ResultView {
    /// The office fills the block in, not the one who fills in the sheet.
    pub by_office: bool,
    /// The points of all items.
    pub full: String,
    /// The score is the weighted mean of the sections.
    pub weighted: bool,
    /// The digits after the point.
    pub decimals: u32,
    /// The grades by score; empty where findings decide.
    pub grades: Vec<GradeView>,
    /// The grades by findings.
    pub findings: Vec<FindingGrade>,
    /// The score to reach.
    pub target: Option<TextView>,
    /// The share of N/A points above which the number is questioned, in percent.
    pub na_limit: Option<String>,
    /// At least one section has a minimum.
    pub minimum: bool,
}

/// A grade and where it begins.
#[derive(Debug, Clone, Serialize)]
pub struct GradeView {
    /// Its name.
    pub name: TextView,
    /// The bound: the lowest score of the grade, or the score that it stays below.
    pub bound: String,
    /// It is the last one: all that is below the bound.
    pub below: bool,
    /// It is a failing grade.
    pub fail: bool,
}

/// A grade by the number of findings.
#[derive(Debug, Clone, Serialize)]
pub struct FindingGrade {
    /// Its name.
    pub name: TextView,
    /// The most critical findings.
    pub critical: Option<String>,
    /// The most major findings.
    pub major: Option<String>,
    /// The most minor findings.
    pub minor: Option<String>,
    /// It is a failing grade.
    pub fail: bool,
}

/// What is written down after the tour.
#[derive(Debug, Clone, Serialize)]
pub struct FollowUp {
    /// The numbers of the lines for what was found.
    pub findings: Vec<u8>,
    /// The numbers of the lines for what is done about it; none where the sheet does not go to the shop.
    pub actions: Vec<u8>,
    /// The days allowed by severity, as the audit sets them.
    pub due: Vec<Due>,
    /// The audited confirm what was found.
    pub confirmed: bool,
    /// What is handed in with the sheet is ticked.
    pub handed_in: bool,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// How long a finding may stay open.
#[derive(Debug, Clone, Serialize)]
pub struct Due {
    /// The kind of finding.
    pub severity: DueFor,
    /// The time allowed.
    pub within: TextView,
}

/// Kinds of findings that have a time of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueFor {
    /// A critical finding.
    Critical,
    /// A major finding.
    Major,
    /// A minor finding.
    Minor,
}

/// A place to sign, or to write what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Signature {
    /// The inspector.
    Auditor,
    /// The one who checked the own work.
    SelfAuditor,
    /// The manager of the shop.
    Manager,
    /// The manager of the region.
    RegionManager,
    /// The mystery shopper, by number or name.
    Shopper,
    /// When the sheet was filled in.
    FilledAt,
    /// Who took the sheet, and when.
    ReceivedBy,
    /// The customer, who need not sign.
    Customer,
}
