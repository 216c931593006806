//! Checklists and score sheets: which items stand on them, in which groups and sections.

use super::Item;
use crate::format::doc::{AuditDoc, ChecklistDoc, GroupDoc, LineDoc};
use crate::format::{Assessor, Detail, GradeBy, Model, Order, Text};
use crate::quantity::Ratio;
use crate::span::Span;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A checklist, authored or generated.
#[derive(Debug, Serialize)]
pub struct Checklist {
    /// Id of the checklist.
    pub id: String,
    /// Title; `None` for a generated one, whose title the words of the theme give.
    pub title: Option<Text>,
    /// What it was generated from; `None` for an authored one.
    pub generated: Option<Generated>,
    /// The checklist as written; blank for a generated one.
    pub doc: ChecklistDoc,
    /// Its groups, in order.
    pub groups: Vec<Group>,
    /// SHA-256 of all that answers depend on, in hex.
    pub hash: String,
}

/// What a checklist is generated from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generated {
    /// The whole standard.
    All,
    /// One phase, by its index.
    Phase(usize),
    /// One role, by its id.
    Role(String),
    /// The rules of grooming.
    Grooming,
}

/// A group of a checklist.
#[derive(Debug, Serialize)]
pub struct Group {
    /// Id of the group within the checklist.
    pub id: String,
    /// Title; `None` for the only group of an undivided list.
    pub title: Option<Text>,
    /// The group as written; blank for a generated one.
    pub doc: GroupDoc,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A line of a checklist.
///
/// It serialises as the path of its item; a line of its own carries its document beside it.
#[derive(Debug)]
pub enum Line {
    /// An item of a step, rule or article.
    Item(Arc<Item>),
    /// A line of the checklist's own.
    Own(Box<OwnLine>),
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Item(item) => serializer.serialize_str(&item.full_path()),
            Self::Own(own) => own.serialize(serializer),
        }
    }
}

impl Line {
    /// Returns the item that is ticked.
    #[must_use]
    pub fn item(&self) -> &Item {
        match self {
            Self::Item(item) => item,
            Self::Own(own) => &own.item,
        }
    }
}

/// A line of a checklist's own, with its item.
#[derive(Debug, Serialize)]
pub struct OwnLine {
    /// The line as written.
    pub doc: LineDoc,
    /// Its item.
    pub item: Item,
}

/// A score sheet, authored or generated, with all defaults filled in.
#[derive(Debug, Serialize)]
pub struct Audit {
    /// Id of the audit; the generated one is `full`.
    pub id: String,
    /// Title; `None` for the generated one.
    pub title: Option<Text>,
    /// The audit as written; blank for the generated one.
    pub doc: AuditDoc,
    /// Who assesses.
    pub assessor: Assessor,
    /// Order of the items.
    pub order: Order,
    /// Where the look-fors stand.
    pub detail: Detail,
    /// How sections make a total.
    pub model: Model,
    /// Decimals of the score.
    pub decimals: u32,
    /// Share of “not applicable” that calls for a warning, in percent.
    pub na_limit: u32,
    /// Grades by score, best first.
    pub grades: Vec<Grade>,
    /// What a grade is read from.
    pub grade_by: GradeBy,
    /// Grades by number of findings, best first.
    pub findings: Vec<FindingGrade>,
    /// Whether a site built with `--public` leaves it out.
    pub internal: bool,
    /// The sections, in order; their letters follow from it.
    pub sections: Vec<Section>,
    /// SHA-256 of all that scoring reads and of the texts in the main language, in hex.
    pub hash: String,
}

impl Audit {
    /// Lists all lines, section by section.
    pub fn lines(&self) -> impl Iterator<Item = &AuditLine> {
        self.sections.iter().flat_map(|s| &s.lines)
    }
}

/// A section of a score sheet.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Id of the section within the audit.
    pub id: String,
    /// Letter: A, B … Z, AA.
    pub letter: String,
    /// Title.
    pub title: Text,
    /// The section as written; `None` for a generated one.
    pub doc: Option<crate::format::doc::SectionDoc>,
    /// Weight, where sections are weighted.
    pub weight: Ratio,
    /// The least score it must reach.
    pub min: Option<Ratio>,
    /// Its lines, in order.
    pub lines: Vec<AuditLine>,
}

impl Section {
    /// Returns the points of all its lines together.
    #[must_use]
    pub fn full_marks(&self) -> Ratio {
        self.lines.iter().map(|line| line.item.points).sum()
    }
}

/// A line of a score sheet.
#[derive(Debug, Serialize)]
pub struct AuditLine {
    /// The item that is scored; a line of the sheet's own serialises whole, any other as its path.
    #[serde(serialize_with = "path_or_own")]
    pub item: Arc<Item>,
    /// Paths of the items that the line stands for.
    pub covers: Vec<String>,
}

/// A grade by score.
#[derive(Debug, Clone, Serialize)]
pub struct Grade {
    /// Name of the grade.
    pub name: Text,
    /// The least score of the grade.
    pub from: Ratio,
    /// Whether the grade means fail.
    pub fail: bool,
    /// Where the grade is written.
    #[serde(skip)]
    pub span: Span,
}

/// A grade by number of findings; `None` is no limit.
#[derive(Debug, Clone, Serialize)]
pub struct FindingGrade {
    /// Name of the grade.
    pub name: Text,
    /// Most critical findings.
    pub critical: Option<u32>,
    /// Most major findings.
    pub major: Option<u32>,
    /// Most minor findings.
    pub minor: Option<u32>,
    /// Whether the grade means fail.
    pub fail: bool,
}

fn path_or_own<S: Serializer>(item: &Item, serializer: S) -> Result<S::Ok, S::Error> {
    if item.source == super::ItemSource::Own {
        item.serialize(serializer)
    } else {
        serializer.serialize_str(&item.full_path())
    }
}
