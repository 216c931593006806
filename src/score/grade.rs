//! The grade of a finished sheet, by its number or by its findings.
//!
//! # Source
//! Scoring rules 10 and 11: inclusive lower bounds, compared with the number as shown, first match; or the first row
//! whose limits no count of findings exceeds.

use super::finding::{FindingKind, findings};
use super::response::Answers;
use super::verdict::Verdict;
use crate::format::GradeBy;
use crate::model::SheetItems;
use crate::quantity::Ratio;

/// Reads back a number as shown; it has no sign and no more decimals than an exact number may have.
pub(super) fn shown(text: &str) -> Ratio {
    Ratio::parse(text).unwrap_or(Ratio::ZERO)
}

/// Returns the index of the grade that a sheet with a number has.
pub(super) fn of(sheet: &SheetItems, answers: &Answers, verdict: &Verdict) -> Option<usize> {
    match sheet.grade_by {
        GradeBy::Score => {
            let score = shown(verdict.score.as_deref()?);
            sheet.grades.iter().position(|grade| score >= grade.from)
        }
        GradeBy::Findings => {
            let found = findings(answers, verdict);
            let count = |kind| found.iter().filter(|one| one.kind == kind).count();
            let [critical, major, minor] = [
                count(FindingKind::Critical),
                count(FindingKind::Major),
                count(FindingKind::Minor),
            ];
            let within = |count: usize, most: Option<u32>| {
                most.is_none_or(|most| u32::try_from(count).is_ok_and(|count| count <= most))
            };
            sheet.findings.iter().position(|row| {
                within(critical, row.critical)
                    && within(major, row.major)
                    && within(minor, row.minor)
            })
        }
    }
}

/// Returns the index of the worst grade.
pub(super) fn lowest(sheet: &SheetItems) -> Option<usize> {
    match sheet.grade_by {
        GradeBy::Score => {
            let rows = sheet.grades.iter().enumerate();
            // Of two that begin at one number, the later one.
            rows.rev().min_by_key(|(_, row)| row.from).map(|(n, _)| n)
        }
        GradeBy::Findings => sheet.findings.len().checked_sub(1),
    }
}

/// Tells whether a grade means fail.
pub(super) fn is_failing(sheet: &SheetItems, index: usize) -> bool {
    match sheet.grade_by {
        GradeBy::Score => sheet.grades.get(index).is_some_and(|row| row.fail),
        GradeBy::Findings => sheet.findings.get(index).is_some_and(|row| row.fail),
    }
}

/// Returns the name of a grade.
pub(super) fn name(sheet: &SheetItems, index: usize) -> Option<&str> {
    match sheet.grade_by {
        GradeBy::Score => sheet.grades.get(index).map(|row| row.name.as_str()),
        GradeBy::Findings => sheet.findings.get(index).map(|row| row.name.as_str()),
    }
}
