//! A score sheet as it is printed: sections, items with their boxes and points, and all that is added up by hand.

mod answer;
mod build;
mod follow;
mod items;
mod past;

use serde::Serialize;

use super::part::TextView;
use super::sheet::{SheetFoot, SheetHead, SheetKind, Statement, StatementKind};
use crate::format::{Method, Scale, Severity};

pub use answer::{Anchor, Answer, ChoiceOption, Digit, MeasureStep, Share, Wording};
pub use past::PastRow;

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
    /// What was to be done since last time and is not; empty where the assessor is to be told nothing.
    pub past: Vec<PastRow>,
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
    /// Items may not apply.
    pub na: bool,
    /// Items may not have been seen.
    pub unseen: bool,
    /// At least one item on 0 to 5 leaves the words for its digits to the theme.
    pub words5: bool,
    /// At least one item on 0 to 10 leaves the words for its digits to the theme.
    pub words10: bool,
    /// Items with the points printed below the digits occur.
    pub digits: bool,
    /// Items with one box a sample occur.
    pub samples: bool,
    /// Samples of which one miss is a miss.
    pub samples_all: bool,
    /// What to look for has letters, which are circled where it was missed.
    pub letters: bool,
    /// Scales that occur, for the rule in words.
    pub scales: Vec<Scale>,
    /// The pairs of words beside two boxes that occur.
    pub wordings: Vec<Wording>,
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
    /// Its lines are so tall that keeping two of them together would tear holes into the pages.
    pub tall: bool,
}

/// A line of a score sheet.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum ScoreRow {
    /// The name of a step whose statements are the items.
    Heading {
        /// The number of the step.
        number: String,
        /// The title of the step.
        text: TextView,
    },
    /// The name of the place where the lines below are seen, on a sheet in the order of places.
    Place {
        /// The place; none where the lines name none.
        text: Option<TextView>,
    },
    /// An item that is scored.
    Item(Box<ItemRow>),
}

/// An item that is scored.
#[derive(Debug, Clone, Serialize)]
pub struct ItemRow {
    /// The number printed: `1.2`, `1.2a`, `R3`, `L4`, or that of an article.
    pub number: String,
    /// The number is that of an article: 第 3 条.
    pub article: bool,
    /// The address of the item: `open-door/bow`.
    pub item: String,
    /// The name of the line within its page.
    pub anchor: String,
    /// The criterion.
    pub text: TextView,
    /// In which case it holds.
    pub when: Option<TextView>,
    /// The kinds of customers it holds for.
    pub audiences: Vec<TextView>,
    /// The criterion names what must not happen.
    pub ban: Option<StatementKind>,
    /// What to look for.
    pub look_for: Vec<Statement>,
    /// Some of what to look for stands for other lines and has their numbers.
    pub numbered: bool,
    /// What to look for are the clauses of an article, which have marks of their own.
    pub clauses: bool,
    /// What to look for stands one under another, each behind its mark, instead of behind each other.
    pub listed: bool,
    /// The words for single digits of the item's own scale.
    pub anchors: Vec<Anchor>,
    /// How it is found out.
    pub method: Option<Method>,
    /// The points of the item.
    pub points: String,
    /// What follows when it is missed.
    pub critical: Option<Critical>,
    /// The points below which a critical item counts as missed, where no single box says so.
    pub critical_below: Option<String>,
    /// The key of the word for those alone whom a rule of grooming is for.
    pub wearer: Option<&'static str>,
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
    pub na_limit: String,
    /// At least one grade fails the audit: the one who adds up passes all others.
    pub fails: bool,
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
    /// The days allowed are not decided.
    pub due_open: bool,
    /// There is a line for the best thing seen.
    pub best: bool,
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
    /// Who answers for several places; where no such post is named, who checks again what was to be mended.
    RegionHead,
    /// The mystery shopper, by number or name.
    Shopper,
    /// When the sheet was filled in.
    FilledAt,
    /// Who took the sheet, and when.
    ReceivedBy,
    /// The customer, who need not sign.
    Customer,
}
