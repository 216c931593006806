//! A checklist as it is printed: every line, box and signature, in printed order.

mod build;
pub use build::title;
mod rows;
mod shape;
mod subjects;

use serde::Serialize;

use super::part::TextView;
use super::sheet::{SheetFoot, SheetHead, Statement, StatementKind, TimeView};

/// A checklist that is ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistView {
    /// What the sheet is and what is filled in first.
    pub head: SheetHead,
    /// Which marks are explained.
    pub legend: ChecklistLegend,
    /// What holds for the whole sheet, once at its head.
    pub statements: Vec<Statement>,
    /// The lines to tick.
    pub body: ChecklistBody,
    /// The empty lines for what was not done.
    pub exceptions: Exceptions,
    /// What tells this sheet from another.
    pub foot: SheetFoot,
}

/// Which marks the strip below the head explains: only those that occur.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistLegend {
    /// A critical item or a line that holds back the release occurs.
    pub critical: bool,
    /// A line that names what must not happen occurs.
    pub bans: bool,
    /// A line that may not apply occurs.
    pub conditional: bool,
    /// A signature releases at least one part.
    pub release: bool,
}

/// The three forms that the lines of a checklist take.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum ChecklistBody {
    /// One run: parts below each other, each with its rail, a box a line or a box a round.
    Points {
        /// The parts.
        groups: Vec<PausePoint>,
    },
    /// A column for each shift, day, week or month.
    Columns {
        /// What a column stands for.
        span: ColumnSpan,
        /// The columns by number from 1.
        columns: Vec<u8>,
        /// The parts.
        groups: Vec<GridGroup>,
    },
    /// A row for each person, room, table or vehicle, with the lines across.
    Subjects {
        /// The numbers of the empty rows.
        rows: Vec<u32>,
        /// One table for as many lines as fit side by side.
        tables: Vec<SubjectTable>,
    },
}

/// A part of a checklist that is worked through in one go and released by a signature.
#[derive(Debug, Clone, Serialize)]
pub struct PausePoint {
    /// The name of the part.
    pub title: Option<TextView>,
    /// The key of the word that names a generated part.
    pub word: Option<&'static str>,
    /// The part goes on from the one before it, which was too long for one block.
    pub continued: bool,
    /// Which continuation it is, where there are several.
    pub again: Option<usize>,
    /// The clock window; a part that asks for one and has none gets a blank.
    pub window: Option<Window>,
    /// Who answers for the part.
    pub role: Option<TextView>,
    /// The sentence that the signature stands for.
    pub release: Option<Release>,
    /// The clock times of the rounds; none where every line has one box.
    pub rounds: Vec<String>,
    /// At least one line is not due in every round.
    pub skips: bool,
    /// What holds for all lines of the part.
    pub statements: Vec<Statement>,
    /// The lines.
    pub rows: Vec<CheckRow>,
}

/// When a part is worked through.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum Window {
    /// Between these clock times.
    Set(TextView),
    /// To be filled in by hand.
    Blank,
}

/// What the signature at the foot of a part says.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum Release {
    /// The author's words.
    Named(TextView),
    /// The plain word for a confirmation.
    Plain,
}

/// One line of a checklist.
#[derive(Debug, Clone, Serialize)]
pub struct CheckRow {
    /// The number printed: `1.2`, `1.2a`, `R3`, `L4`, or that of an article.
    pub number: String,
    /// The number is that of an article: 第 3 条.
    pub article: bool,
    /// The address of the item: `open-door/bow`.
    pub item: String,
    /// The name of the line within its page; none where an earlier line has it.
    pub anchor: Option<String>,
    /// The line.
    pub text: TextView,
    /// In which case it holds.
    pub when: Option<TextView>,
    /// The kinds of customers it holds for.
    pub audiences: Vec<TextView>,
    /// It holds in some cases, or for some customers, alone, so that it may not apply.
    pub conditional: bool,
    /// What to look for, on lines of the sheet's own: all others have it in the handbook.
    pub look_for: Vec<Statement>,
    /// The line names what must not happen.
    pub ban: Option<StatementKind>,
    /// Not released, or not passed, until this is done.
    pub critical: bool,
    /// Who does it.
    pub who: Who,
    /// The key of the word for those alone whom a rule of grooming is for.
    pub wearer: Option<&'static str>,
    /// What it is measured by.
    pub standard: Option<Figure>,
    /// For each round of the part, whether the line is due.
    pub due: Vec<bool>,
    /// The one round that this line of a grid stands for.
    pub round: Option<String>,
}

/// What a line is measured by.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Figure {
    /// The author's words.
    Text(TextView),
    /// All time limits of the step.
    Times(Vec<TimeView>),
}

/// Who does what a line says.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", content = "names", rename_all = "snake_case")]
pub enum Who {
    /// Everybody.
    Everyone,
    /// These roles.
    Roles(Vec<TextView>),
    /// Nobody was named.
    Unsaid,
}

/// What a column of a grid stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnSpan {
    /// The three shifts of a day.
    Shift,
    /// The days of a week.
    Week,
    /// The days of a month.
    Month,
    /// The weeks of a quarter.
    Quarter,
    /// The months of a year.
    Year,
}

/// A part of a grid.
#[derive(Debug, Clone, Serialize)]
pub struct GridGroup {
    /// The name of the part.
    pub title: Option<TextView>,
    /// The key of the word that names a generated part.
    pub word: Option<&'static str>,
    /// The clock window.
    pub window: Option<Window>,
    /// Who answers for the part.
    pub role: Option<TextView>,
    /// The sentence that the signatures below the part stand for.
    pub release: Option<Release>,
    /// What holds for all lines of the part.
    pub statements: Vec<Statement>,
    /// The lines.
    pub rows: Vec<CheckRow>,
}

/// A table with a row for each subject.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SubjectTable {
    /// The parts that the lines come from.
    pub groups: Vec<SubjectGroup>,
    /// At least one part has something to say above its lines.
    pub named: bool,
    /// What holds for all lines.
    pub statements: Vec<Statement>,
    /// The sentences that the signatures below the table stand for.
    pub releases: Vec<TextView>,
    /// The lines, across.
    pub columns: Vec<SubjectColumn>,
}

/// A part whose lines stand side by side.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectGroup {
    /// The name of the part.
    pub title: Option<TextView>,
    /// The key of the word that names a generated part.
    pub word: Option<&'static str>,
    /// The part goes on from the table before.
    pub continued: bool,
    /// Which continuation it is, where there are several.
    pub again: Option<usize>,
    /// The clock window.
    pub window: Option<Window>,
    /// Who answers for the part.
    pub role: Option<TextView>,
    /// The clock times of its rounds: a sheet for each.
    pub rounds: Vec<String>,
    /// How many lines it has here.
    pub columns: usize,
}

/// One line, set across.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectColumn {
    /// The short name above the line: the part of the body, the step.
    pub title: Option<TextView>,
    /// The words below the name.
    pub detail: Option<TextView>,
    /// The posts that the line is for, where the name of its part does not tell them.
    pub posts: Vec<TextView>,
    /// The words are so few that a narrow column holds them.
    pub narrow: bool,
    /// The line itself.
    pub row: CheckRow,
}

/// The empty lines for what was not done.
#[derive(Debug, Clone, Serialize)]
pub struct Exceptions {
    /// The numbers of the empty lines.
    pub rows: Vec<u8>,
    /// Each line names its shift, day, week or month; on a wide sheet the lines stand in two halves.
    pub dated: bool,
}
