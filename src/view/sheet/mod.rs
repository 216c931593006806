//! What checklists and score sheets have in common: head, foot and the statements that hold for a whole part.
//!
//! A sheet is one page of its own, printed and filled in by hand. Its views name fixed words by key (an enumeration
//! written in snake case) and leave the wording to the theme; texts of the author travel unchanged.

mod code;
mod context;
mod frame;
mod origin;
mod page;
mod statement;

use serde::Serialize;

pub use code::CodeView;
pub use context::SheetContext;
pub use frame::SheetFrame;
pub use page::{SheetBookView, SheetPageView, SheetStandardView};
pub use statement::{Statement, StatementKind, TimeView, open_once, times};

use super::part::TextView;
use crate::format::Paper;

/// The head of a sheet: what it is, what it belongs to and what is filled in first.
#[derive(Debug, Clone, Serialize)]
pub struct SheetHead {
    /// The paper that the sheet is printed on.
    pub paper: Paper,
    /// The sheet lies on its long side.
    pub landscape: bool,
    /// The house that uses the sheet, when the book names one.
    pub organisation: Option<TextView>,
    /// What a place is called that uses it; left out, the theme has a neutral word.
    pub site_word: Option<TextView>,
    /// What the one is called who answers for such a place; left out, the theme has a neutral word.
    pub site_head: Option<TextView>,
    /// What the one is called who answers for several such places; left out, the theme asks for who checks again.
    pub region_head: Option<TextView>,
    /// What sort of sheet it is, printed beside the house.
    pub kind: SheetKind,
    /// The address that a person can type: `beauty-salon/daily`.
    pub short_id: String,
    /// The sheet's own title.
    pub title: TitleView,
    /// The title of the standard that the sheet is made from; left out where it is the sheet's own.
    pub standard: Option<TextView>,
    /// The corner stamp of a standard that is not yet in force.
    pub stamp: Option<Stamp>,
    /// The id of the site that the sheet is made for, by which filled sheets name it.
    pub site: Option<String>,
    /// What is written in before the first line.
    pub fields: Vec<FieldView>,
    /// What it is for, whom it is about, how often it is filled in.
    pub about: Vec<AboutView>,
    /// The code that leads to the sheet's items in the handbook, when the handbook has an address.
    pub code: Option<CodeView>,
}

/// The title of a sheet: the author's, or a word of the theme around the name of what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TitleView {
    /// The author's title, or the name that the word is set around.
    pub text: TextView,
    /// The key of the word, which holds `{name}`.
    pub word: Option<&'static str>,
}

/// Something about the sheet that is said once, below its head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AboutView {
    /// The key of the label.
    pub label: Option<&'static str>,
    /// The values.
    pub texts: Vec<TextView>,
    /// The values that are times.
    pub times: Vec<TimeView>,
}

/// A note or a source of a line, shown beside the sheet on screen and never printed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemarkView {
    /// The number of the line; none where the whole sheet is meant.
    pub number: Option<String>,
    /// The key of the label: the kind of the note, or the word for sources.
    pub label: String,
    /// The note, or the clauses.
    pub text: TextView,
}

/// What sort of sheet a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// A checklist that was generated, for any occasion.
    Plain,
    /// A checklist for one visit or one run.
    Visit,
    /// A checklist for a shift.
    Shift,
    /// A checklist with a column a day.
    Daily,
    /// A checklist with a column a week.
    Weekly,
    /// A checklist with a column a month.
    Monthly,
    /// A checklist with a row a person.
    Person,
    /// A checklist with a row a room.
    Room,
    /// A checklist with a row a table.
    Table,
    /// A checklist with a row a vehicle.
    Vehicle,
    /// A score sheet that the audited fill in themselves.
    #[serde(rename = "self")]
    Own,
    /// A score sheet of an inspector.
    Supervisor,
    /// A score sheet that a customer fills in.
    Customer,
    /// A score sheet of a mystery shopper.
    ThirdParty,
    /// A blank form.
    Form,
    /// Questions asked of customers.
    Feedback,
    /// Pocket cards.
    Cards,
    /// A wall poster.
    Poster,
    /// A sheet on which staff sign that they have read a standard.
    Acknowledgement,
    /// What is not decided yet.
    Open,
}

/// A standard that is still being tried says so on every sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stamp {
    /// The standard is a draft.
    Draft,
    /// The standard is in a pilot.
    Pilot,
}

/// A field in the head that is filled in by hand.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// Which field it is.
    pub label: Field,
    /// How it is filled in.
    pub shape: FieldShape,
    /// What is printed on the line, when it is known already.
    pub value: Option<TextView>,
}

impl FieldView {
    /// Makes an empty field in the shape that belongs to it.
    #[must_use]
    pub fn blank(label: Field) -> Self {
        let shape = match label {
            Field::Date | Field::CheckDate | Field::VisitDate | Field::WeekFrom => FieldShape::Date,
            Field::Month => FieldShape::Month,
            Field::Quarter => FieldShape::Quarter,
            Field::Year => FieldShape::Year,
            Field::Shift => FieldShape::Shift,
            _ => FieldShape::Line,
        };
        Self {
            label,
            shape,
            value: None,
        }
    }
}

/// The fields that heads of sheets may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The shop.
    Shop,
    /// The shop or its number.
    ShopNo,
    /// The day.
    Date,
    /// The day of the inspection.
    CheckDate,
    /// The day of the visit.
    VisitDate,
    /// The first day of the week.
    WeekFrom,
    /// The month.
    Month,
    /// The year and its quarter.
    Quarter,
    /// The year.
    Year,
    /// The shift.
    Shift,
    /// Who fills the sheet in.
    CompletedBy,
    /// Who answers for the sheet.
    Responsible,
    /// When the check is made.
    CheckTime,
    /// When the check begins.
    StartedAt,
    /// When the check ends.
    EndedAt,
    /// The manager.
    Manager,
    /// Who inspects.
    Auditor,
    /// Who inspects the own shop.
    SelfAuditor,
    /// Who goes along, and as what.
    Accompanied,
    /// How many are at work.
    OnDuty,
    /// When the inspector or customer came.
    ArrivedAt,
    /// When the inspector or customer left.
    LeftAt,
    /// The score and grade of the last inspection.
    LastScore,
    /// The number of the receipt.
    Receipt,
    /// What was bought.
    Purchase,
    /// The sum spent.
    Amount,
    /// The badge number of the staff met.
    Badge,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldShape {
    /// A line to write on.
    Line,
    /// A line with the marks of year, month and day.
    Date,
    /// A line with the marks of year and month.
    Month,
    /// A line with the marks of year and quarter.
    Quarter,
    /// A line with the mark of the year.
    Year,
    /// A box for each shift.
    Shift,
}

/// What tells one printed sheet from another: at the foot of every page.
#[derive(Debug, Clone, Serialize)]
pub struct SheetFoot {
    /// How long the filled sheet is kept.
    pub keep: Option<TextView>,
    /// The version, or the house's own edition mark.
    pub version: TextView,
    /// The house's own document number.
    pub doc_no: Option<TextView>,
    /// The seven digits of the hash.
    pub hash: String,
    /// The day from which the standard is in force.
    pub effective: Option<TextView>,
    /// The word for confidential sheets.
    pub confidential: Option<TextView>,
    /// Notes and sources of the sheet's own lines.
    pub remarks: Vec<RemarkView>,
}
