//! The list of corrective actions → notes.

use super::grid::{Grid, number};
use super::lines::merged;
use super::meta::{ACTIONS, Meta};
use crate::diag::{BROKEN_RESPONSE, Sink, UNKNOWN_ITEM};
use crate::format::Date;
use crate::intake::draft::{Note, Said};
use crate::intake::head::day;
use std::collections::BTreeMap;

/// The columns: number, criterion, what was found, why, what is done, by whom, until when, done, seen by.
const COLUMNS: u32 = 9;

/// What is said about items, by their ids, in the order of the sheet.
pub(super) type Notes = BTreeMap<String, (Said, Note)>;

/// Reads the list; what cannot be used is reported.
pub(super) fn read(grid: &Grid, meta: &Meta, notes: &mut Notes, sink: &mut Sink) {
    let Some(((head, _), _)) = grid.all().find(|(_, cell)| cell.text() == ACTIONS) else {
        return;
    };
    // The second column shows the criterion by a formula and holds nothing of its own.
    let is_filled = |column: &u32| *column < COLUMNS && *column != 1;
    let mut rows: Vec<u32> = grid
        .all()
        .filter(|((row, column), cell)| *row > head && is_filled(column) && !cell.text().is_empty())
        .map(|((row, _), _)| row)
        .collect();
    rows.dedup();
    for row in rows {
        merged(grid, row, (0, COLUMNS - 1), sink);
        let Some(id) = item(grid, row, meta, sink) else {
            continue;
        };
        let text = |column: u32| Some(grid.text(row, column).to_owned()).filter(|t| !t.is_empty());
        let written = Note {
            fact: text(2),
            cause: text(3),
            action: text(4),
            owner: text(5),
            due: date(grid, row, 6, sink),
            done: date(grid, row, 7, sink),
            verified_by: text(8),
            ..Note::default()
        };
        let said = Said {
            text: id.clone(),
            place: grid.place(row, 0),
        };
        let (_, note) = notes.entry(id).or_insert((said, Note::default()));
        join(note, written);
    }
}

/// Finds the item of a row: people give its number, or its address.
fn item(grid: &Grid, row: u32, meta: &Meta, sink: &mut Sink) -> Option<String> {
    let place = || grid.place(row, 0);
    let Some(content) = grid.content(row, 0) else {
        sink.report(
            BROKEN_RESPONSE
                .at(place())
                .words("这一行没有写检查项", "this row names no item")
                .help(
                    "在这一格写检查项的编号，例如 1.2",
                    "write the number of the item here, such as 1.2",
                ),
        );
        return None;
    };
    let text = content.text();
    if meta.rows.contains_key(text) {
        return Some(text.to_owned());
    }
    // A number that a program took for one has lost the zeros at its end.
    let as_number = |own: &str| {
        let n = content.number.filter(|_| own.contains('.'));
        n.is_some_and(|n| own.trim_end_matches('0').trim_end_matches('.') == number(n))
    };
    let ids = meta.rows.keys().zip(&meta.numbers);
    let mut fit = ids.filter(|(_, own)| *own == text || as_number(own));
    let first = fit.next().map(|(id, _)| id.clone());
    let more = fit.next().is_some();
    let fault = UNKNOWN_ITEM.at(place());
    match (&first, more) {
        (Some(_), false) => return first,
        (Some(_), true) => sink.report(
            fault
                .words(
                    format!("“{text}”可以指几个检查项"),
                    format!("“{text}” may be one of several items"),
                )
                .help(
                    "写检查项的地址，例如 open-door/bow",
                    "write the address of the item, such as open-door/bow",
                ),
        ),
        (None, _) => sink.report(
            fault
                .words(
                    format!("表上没有编号为“{text}”的检查项"),
                    format!("the sheet has no item of the number “{text}”"),
                )
                .help("从下拉框里选编号", "choose the number from the drop-down"),
        ),
    }
    None
}

/// Reads a day; also one that a program shows as the number of days that it is.
pub(super) fn date(grid: &Grid, row: u32, column: u32, sink: &mut Sink) -> Option<Date> {
    let said = grid.said(row, column)?;
    day(&as_day(grid, row, column, said), sink)
}

/// Turns the bare number of a day into a day: 46347 is one of the year 2026.
pub(super) fn as_day(grid: &Grid, row: u32, column: u32, said: Said) -> Said {
    let serial = grid.content(row, column).and_then(|cell| cell.number);
    let is_bare = said.text.len() == 5 && said.text.bytes().all(|b| b.is_ascii_digit());
    let day = serial.filter(|_| is_bare).and_then(|days| {
        use jiff::{Span, civil};
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number of five digits"
        )]
        let days = days as i64;
        civil::date(1899, 12, 30)
            .checked_add(Span::new().days(days))
            .ok()
    });
    match day {
        Some(day) => Said {
            // Written otherwise than files write it, so that the reading is told.
            text: format!("{}/{}/{}", day.year(), day.month(), day.day()),
            ..said
        },
        None => said,
    }
}

/// Adds what a further row says of the same item: words behind the others, the first day to come, done when all is.
pub(super) fn join(note: &mut Note, more: Note) {
    let is_first = note.action.is_none() && note.due.is_none() && note.done.is_none();
    let words = |own: &mut Option<String>, more: Option<String>| match (own.as_mut(), more) {
        (Some(own), Some(more)) if *own != more => {
            own.push('；');
            own.push_str(&more);
        }
        (None, more) => *own = more,
        _ => {}
    };
    if is_first {
        (note.due, note.done) = (more.due, more.done);
    } else {
        let open = match (note.done, more.done) {
            (Some(_), None) => more.due,
            (None, Some(_)) => note.due,
            _ => note.due.into_iter().chain(more.due).min(),
        };
        note.due = open;
        note.done = note.done.zip(more.done).map(|(one, other)| one.max(other));
    }
    words(&mut note.fact, more.fact);
    words(&mut note.cause, more.cause);
    words(&mut note.action, more.action);
    words(&mut note.owner, more.owner);
    words(&mut note.verified_by, more.verified_by);
}
