//! Filled sheets beside each other.

mod first;
mod group;
mod history;

use crate::score::{answers, item, sheet_of};
use punctilio::diag::Place;
use punctilio::format::doc::Critical;
use punctilio::format::{Date, Severity};
use punctilio::intake::{Head, Note, Response};
use punctilio::model::{CriticalRule, SheetItem, SheetItems, SheetScale};
use punctilio::quantity::Ratio;
use punctilio::review::Visit;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The day that every test is run on.
pub const TODAY: &str = "2026-11-22";

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A sheet of four items: `door`, critical `towels`, `tea` in thirds and `bow` with three points.
pub fn salon() -> Arc<SheetItems> {
    let rule = CriticalRule {
        effect: Critical::Fail,
        below: Ratio::ONE,
    };
    let mut sheet = sheet_of(vec![
        item("door", "1", SheetScale::YesNo),
        SheetItem {
            critical: Some(rule),
            ..item("towels", "2", SheetScale::YesNo)
        },
        SheetItem {
            severity: Some(Severity::Minor),
            ..item(
                "tea",
                "1",
                SheetScale::Compliant {
                    partial: Ratio::new(1, 3).unwrap(),
                },
            )
        },
        item("bow", "3", SheetScale::YesNo),
    ]);
    sheet.hash = sheet.digest();
    Arc::new(sheet)
}

/// A filled sheet of a site and a day.
pub fn filled(sheet: &Arc<SheetItems>, site: &str, date: &str, words: &[&str]) -> Response {
    Response {
        file: format!("{site}-{date}.toml"),
        head: Head {
            site: Some(site.to_owned()),
            date: Some((day(date), Place::File(String::new()))),
            ..Head::default()
        },
        sheet: Arc::clone(sheet),
        answers: answers(sheet, words),
        notes: BTreeMap::new(),
        appeals: Vec::new(),
    }
}

/// Adds a note to an item.
pub fn noted(mut response: Response, index: usize, note: Note) -> Response {
    response.answers.note(index);
    response.notes.insert(index, note);
    response
}

pub fn visit(response: &Response) -> Visit {
    Visit::of(response, &response.verdict(), Some(day(TODAY)))
}
