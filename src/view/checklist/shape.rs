//! Which form a checklist takes: pause points, a grid of columns, or a row a subject.

use super::rows::has_points;
use super::{ColumnSpan, Exceptions};
use crate::format::{By, Frequency, Paper};
use crate::model::Checklist;
use crate::view::sheet::{Field, SheetKind};

/// The form of a checklist, from how often it is filled in and what a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Points { shift: bool },
    Columns(ColumnSpan),
    Subjects(By),
}

impl Shape {
    /// A shift's list with pause points is one sheet a shift; without them it has a column for each shift.
    pub(super) fn of(list: &Checklist) -> Self {
        let doc = &list.doc;
        let span = match doc.frequency.get() {
            Some(Frequency::Shift) if list.groups.iter().any(has_points) => {
                return match doc.by.get() {
                    Some(by) if *by != By::Shop => Self::Subjects(*by),
                    _ => Self::Points { shift: true },
                };
            }
            Some(Frequency::Shift) => Some(ColumnSpan::Shift),
            Some(Frequency::Daily) if doc.days.get().is_some_and(|days| days.0 == 7) => {
                Some(ColumnSpan::Week)
            }
            Some(Frequency::Daily) => Some(ColumnSpan::Month),
            Some(Frequency::Weekly) => Some(ColumnSpan::Quarter),
            Some(Frequency::Monthly) => Some(ColumnSpan::Year),
            Some(Frequency::Visit) | None => None,
        };
        match (doc.by.get(), span) {
            (Some(by), _) if *by != By::Shop => Self::Subjects(*by),
            (_, Some(span)) => Self::Columns(span),
            (_, None) => Self::Points { shift: false },
        }
    }

    pub(super) fn kind(self, list: &Checklist) -> SheetKind {
        match self {
            _ if list.generated.is_some() => SheetKind::Plain,
            Self::Points { shift: true } | Self::Columns(ColumnSpan::Shift) => SheetKind::Shift,
            Self::Points { shift: false } => SheetKind::Visit,
            Self::Columns(ColumnSpan::Week | ColumnSpan::Month) => SheetKind::Daily,
            Self::Columns(ColumnSpan::Quarter) => SheetKind::Weekly,
            Self::Columns(ColumnSpan::Year) => SheetKind::Monthly,
            Self::Subjects(By::Room) => SheetKind::Room,
            Self::Subjects(By::Table) => SheetKind::Table,
            Self::Subjects(By::Vehicle) => SheetKind::Vehicle,
            Self::Subjects(By::Person | By::Shop) => SheetKind::Person,
        }
    }

    pub(super) fn fields(self) -> Vec<Field> {
        let date = match self {
            Self::Points { shift: true } => {
                return vec![Field::Shop, Field::Date, Field::Shift, Field::CompletedBy];
            }
            Self::Points { shift: false } => {
                return vec![
                    Field::Shop,
                    Field::Date,
                    Field::CheckTime,
                    Field::CompletedBy,
                ];
            }
            Self::Subjects(_) => {
                return vec![Field::Shop, Field::Date, Field::Shift, Field::CheckTime];
            }
            Self::Columns(ColumnSpan::Shift) => Field::Date,
            Self::Columns(ColumnSpan::Week) => Field::WeekFrom,
            Self::Columns(ColumnSpan::Month) => Field::Month,
            Self::Columns(ColumnSpan::Quarter) => Field::Quarter,
            Self::Columns(ColumnSpan::Year) => Field::Year,
        };
        vec![Field::Shop, date, Field::Responsible]
    }

    /// Counts the empty lines; Letter is too short for the sixth.
    pub(super) fn exceptions(self, paper: Paper) -> Exceptions {
        let (rows, dated) = match self {
            Self::Points { .. } if paper == Paper::Letter => (5, false),
            Self::Points { .. } => (6, false),
            Self::Columns(ColumnSpan::Month) => (4, true),
            Self::Columns(_) => (6, true),
            Self::Subjects(_) => (0, false),
        };
        Exceptions {
            rows: (1..=rows).collect(),
            dated,
        }
    }
}

impl ColumnSpan {
    pub(super) fn count(self) -> u8 {
        match self {
            Self::Shift => 3,
            Self::Week => 7,
            Self::Month => 31,
            Self::Quarter => 13,
            Self::Year => 12,
        }
    }
}
