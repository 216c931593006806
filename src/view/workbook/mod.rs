//! A score sheet as a workbook that scores itself: the same head, lines and rules as on paper, with exact numbers
//! instead of printed ones.

mod bare;
mod build;

use super::part::TextView;
use super::score_sheet::{PastRow, Wording};
use super::sheet::{Field, SheetKind, Statement, StatementKind, TitleView};
use crate::format::{Paper, Severity};
use crate::label::Lang;
use crate::model::CriticalRule;
use crate::quantity::Ratio;

/// A score sheet that is ready to be written as a workbook or as a list of answers.
#[derive(Debug, Clone)]
pub struct WorkbookView {
    /// The language of its words.
    pub lang: Lang,
    /// What it is, and what is filled in first.
    pub head: HeadView,
    /// The sections that hold items, in printed order.
    pub sections: Vec<PartView>,
    /// The score is the weighted mean of the sections.
    pub weighted: bool,
    /// The digits after the point.
    pub decimals: u32,
    /// The share of points that may not apply before the number is questioned, in percent.
    pub na_limit: u32,
    /// What the grade is read from.
    pub grading: Grading,
    /// The score to reach.
    pub target: Option<TextView>,
    /// There is a line for the best thing seen.
    pub best: bool,
    /// What was to be done since last time and is not.
    pub past: Vec<PastRow>,
}

/// The head of the workbook.
#[derive(Debug, Clone)]
pub struct HeadView {
    /// The paper that it prints on.
    pub paper: Paper,
    /// What sort of sheet it is.
    pub kind: SheetKind,
    /// The house that uses the sheet.
    pub organisation: Option<TextView>,
    /// What a place is called that uses it.
    pub site_word: Option<TextView>,
    /// What the one is called who answers for such a place.
    pub site_head: Option<TextView>,
    /// The address that a person can type, by which answers name the sheet: `beauty-salon/full`.
    pub sheet: String,
    /// The title.
    pub title: TitleView,
    /// The version, or the house's own edition mark.
    pub version: TextView,
    /// The hash of the sheet, whole.
    pub hash: String,
    /// The word for confidential sheets.
    pub confidential: Option<TextView>,
    /// The id of the site that the workbook was made for.
    pub site: Option<String>,
    /// What is filled in before the first line, and what is known of it.
    pub fields: Vec<(HeadField, Option<TextView>)>,
}

/// A field of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadField {
    /// A field that the printed head has as well.
    Printed(Field),
    /// Who fills the sheet in, where the paper asks for it at its foot.
    Shopper,
}

impl HeadField {
    /// Returns the key of the field, in files of answers that hold it.
    #[must_use]
    pub fn key(self) -> &'static str {
        let Self::Printed(field) = self else {
            return "auditor";
        };
        match field {
            Field::Shop | Field::ShopNo => "site",
            Field::Date | Field::CheckDate | Field::VisitDate => "date",
            Field::Auditor | Field::SelfAuditor | Field::CompletedBy => "auditor",
            Field::ArrivedAt | Field::StartedAt | Field::CheckTime => "arrived",
            Field::LeftAt | Field::EndedAt => "left",
            Field::Accompanied => "escort",
            Field::OnDuty | Field::Shift => "shift",
            Field::Manager | Field::Responsible => "manager",
            Field::LastScore => "last_score",
            Field::Receipt => "id",
            Field::Purchase => "purchase",
            Field::Amount => "amount",
            Field::Badge => "assessed",
            Field::WeekFrom => "week_from",
            Field::Month => "month",
            Field::Quarter => "quarter",
            Field::Year => "year",
        }
    }

    /// Tells whether files of answers hold the field.
    #[must_use]
    pub fn is_told(self) -> bool {
        let told = [
            "site", "date", "auditor", "id", "arrived", "left", "escort", "shift", "assessed",
        ];
        told.contains(&self.key())
    }

    /// Tells whether a day is filled in.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.key() == "date"
    }
}

/// A section.
#[derive(Debug, Clone)]
pub struct PartView {
    /// The letter.
    pub letter: String,
    /// The title.
    pub title: TextView,
    /// How its items are sampled.
    pub how: Option<TextView>,
    /// The weight; it counts where sections are weighted.
    pub weight: Ratio,
    /// The score below which the whole sheet fails.
    pub min: Option<Ratio>,
    /// The lines in printed order.
    pub lines: Vec<LineView>,
}

impl PartView {
    /// Lists the items of the section.
    pub fn items(&self) -> impl Iterator<Item = &EntryView> {
        self.lines.iter().filter_map(|line| match line {
            LineView::Item(item) => Some(&**item),
            LineView::Heading(..) => None,
        })
    }
}

/// A line of a section.
#[derive(Debug, Clone)]
pub enum LineView {
    /// The name of a step or place, with the number of the step.
    Heading(Option<String>, Option<TextView>),
    /// An item that is scored.
    Item(Box<EntryView>),
}

/// An item that is scored.
#[derive(Debug, Clone)]
pub struct EntryView {
    /// The address of the item: `open-door/bow`.
    pub item: String,
    /// The number printed.
    pub number: String,
    /// The number is that of an article.
    pub article: bool,
    /// The criterion.
    pub text: TextView,
    /// In which case it holds.
    pub when: Option<TextView>,
    /// The criterion names what must not happen.
    pub ban: Option<StatementKind>,
    /// What to look for.
    pub look: Vec<Statement>,
    /// The words for single digits of the item's own scale, from 0 on.
    pub anchors: Vec<TextView>,
    /// The points, not negative.
    pub points: Ratio,
    /// The answers and what they are worth.
    pub marks: Marks,
    /// What a miss does, and below which credit it is one.
    pub critical: Option<CriticalRule>,
    /// How much a miss weighs.
    pub severity: Option<Severity>,
    /// How many people, rooms or cases are looked at.
    pub samples: u32,
    /// One miss is a miss.
    pub all: bool,
    /// The item may not apply.
    pub na: bool,
    /// The item may not have been seen.
    pub unseen: bool,
    /// The place has nothing that the item speaks of.
    pub lacking: bool,
}

/// The answers of an item and the credits that they are worth.
#[derive(Debug, Clone)]
pub enum Marks {
    /// Two answers: all or nothing.
    Pair(Wording),
    /// Three answers; the credit of the middle one.
    Three(Ratio),
    /// The digits from 0 to this one.
    Digits(u32),
    /// How many faults there were; the points off for each.
    Deduct(Ratio),
    /// A measured value: its unit, and the steps from the best down.
    Measure(String, Vec<BoundView>),
    /// Described states.
    Choice(Vec<ChoiceView>),
}

/// A step of a measured scale; it holds within both of its bounds.
#[derive(Debug, Clone)]
pub struct BoundView {
    /// At most this, in the unit of the scale.
    pub max: Option<Ratio>,
    /// At least this, in the unit of the scale.
    pub min: Option<Ratio>,
    /// What reaching the step is worth.
    pub credit: Ratio,
}

/// A described state.
#[derive(Debug, Clone)]
pub struct ChoiceView {
    /// The id, by which files of answers name it.
    pub id: String,
    /// The state.
    pub text: TextView,
    /// What it is worth.
    pub credit: Ratio,
}

/// What the grade is read from, best grade first.
#[derive(Debug, Clone)]
pub enum Grading {
    /// The least score of each grade.
    Score(Vec<ScoreGrade>),
    /// The most findings of each grade.
    Findings(Vec<FindingsGrade>),
}

/// A grade by score.
#[derive(Debug, Clone)]
pub struct ScoreGrade {
    /// Its name.
    pub name: TextView,
    /// The least score.
    pub from: Ratio,
    /// It is a failing grade.
    pub fail: bool,
}

/// A grade by the number of findings; `None` is no limit.
#[derive(Debug, Clone)]
pub struct FindingsGrade {
    /// Its name.
    pub name: TextView,
    /// The most critical, major and minor findings.
    pub most: [Option<u32>; 3],
    /// It is a failing grade.
    pub fail: bool,
}
