//! A response as comma-separated text → what it says.
//!
//! First the head, a line a field (`#sheet,beauty-salon/full`), then the row `item,answer,note,owner,due`, then a row an
//! item; several samples stand in one cell with semicolons between them.

use super::carried::Lists;
use super::draft::{Draft, Note, Reply, Said};
use super::head::{day, set};
use super::table::{Cell, rows};
use crate::diag::{BROKEN_RESPONSE, Place, Sink};
use crate::format::nearest;
use crate::model::SheetItems;
use crate::source::Source;
use crate::span::Span;
use std::sync::Arc;

/// The columns, in the order in which they are written.
pub const COLUMNS: [&str; 5] = ["item", "answer", "note", "owner", "due"];

/// The key of the line that carries the item list.
pub const CARRIED: &str = "sheet_items";

/// Signs that stand between samples.
const BETWEEN: [char; 3] = [';', '；', '、'];

/// Reads a response; what cannot be used is reported.
pub fn read(source: &Source, lists: &Lists, sink: &mut Sink) -> Draft {
    let mut draft = Draft::new(Span::new(source.id, 0, 0).into());
    let place =
        |cell: &Cell<'_>| Place::Text(Span::new(source.id, cell.range.start, cell.range.end));
    let said = |cell: &Cell<'_>| Said {
        text: unmasked(cell.text().trim()).to_owned(),
        place: place(cell),
    };
    let mut columns: Option<Vec<usize>> = None;
    for row in rows(&source.text) {
        let first = said(&row[0]);
        if let Some(key) = first.text.strip_prefix('#') {
            match (key.trim(), row.get(1)) {
                (CARRIED, Some(cell)) => draft.carried = carried(cell, place(cell), lists, sink),
                (_, None) => {}
                (key, Some(cell)) => set(&mut draft.head, key, said(cell), &first.place, sink),
            }
        } else if let Some(columns) = &columns {
            let cell = |n: usize| columns.get(n).and_then(|at| row.get(*at)).map(said);
            let line = [0, 1, 2, 3, 4].map(cell);
            answer(&mut draft, line, sink);
        } else {
            columns = heads(&row, place, sink);
            if columns.is_none() {
                return draft;
            }
        }
    }
    if columns.is_none() {
        sink.report(
            BROKEN_RESPONSE
                .at(Span::new(source.id, 0, 0))
                .words("没有 item,answer 这一行表头", "there is no row item,answer")
                .help(
                    "表头几行之后写一行 item,answer,note,owner,due，再一行一个检查项",
                    "write the row item,answer,note,owner,due behind the head, then a row for each item",
                ),
        );
    }
    draft
}

/// Reads the item list of a cell; a known one is known as it is written there.
fn carried(
    cell: &Cell<'_>,
    place: Place,
    lists: &Lists,
    sink: &mut Sink,
) -> Option<(Arc<SheetItems>, Place)> {
    if let Some(list) = lists.known(cell.raw) {
        return Some((list, place));
    }
    let list = lists.read(&cell.text(), &place, sink)?;
    lists.keep(cell.raw, &list);
    Some((list, place))
}

/// Takes off the sign by which exports keep a cell from being taken for a formula.
fn unmasked(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| bare.starts_with(['=', '+', '-', '@']))
        .unwrap_or(text)
}

/// Finds the columns by the words of their heads; people may put them in another order.
fn heads(
    row: &[Cell<'_>],
    place: impl Fn(&Cell<'_>) -> Place,
    sink: &mut Sink,
) -> Option<Vec<usize>> {
    let name = |cell: &Cell<'_>| cell.text().trim().to_ascii_lowercase();
    let find = |wanted: &str| row.iter().position(|cell| name(cell) == wanted);
    for cell in row
        .iter()
        .filter(|cell| !COLUMNS.contains(&name(cell).as_str()))
    {
        let word = name(cell);
        let near = nearest(&word, COLUMNS.into_iter());
        let (zh, en) = near.map_or_else(
            || {
                let all = COLUMNS.join("、");
                (
                    format!("这些列：{all}"),
                    format!("the columns are {}", COLUMNS.join(", ")),
                )
            },
            |near| (format!("改成 {near}"), format!("write {near}")),
        );
        if word.is_empty() {
            continue;
        }
        sink.report(
            BROKEN_RESPONSE
                .at(place(cell))
                .words(
                    format!("没有“{}”这一列", cell.text().trim()),
                    format!("there is no column “{}”", cell.text().trim()),
                )
                .help(zh, en),
        );
    }
    let found = COLUMNS.map(|column| find(column).unwrap_or(usize::MAX));
    (found[0] != usize::MAX && found[1] != usize::MAX).then(|| found.to_vec())
}

fn answer(draft: &mut Draft, line: [Option<Said>; 5], sink: &mut Sink) {
    let filled = |said: Option<Said>| said.filter(|said| !said.text.is_empty());
    let [item, answer, note, owner, due] = line.map(filled);
    let Some(item) = item else {
        let lost = answer.or(note).or(owner).or(due);
        if let Some(lost) = lost {
            sink.report(
                BROKEN_RESPONSE
                    .at(lost.place)
                    .words("这一行没有写检查项", "this row names no item")
                    .help(
                        "在 item 一列写检查项的编号",
                        "write the item's id in the column item",
                    ),
            );
        }
        return;
    };
    let written = Note {
        fact: note.map(|note| note.text),
        owner: owner.map(|owner| owner.text),
        due: due.and_then(|due| day(&due, sink)),
        ..Note::default()
    };
    if !written.is_empty() {
        draft.notes.push((item.clone(), written));
    }
    if let Some(answer) = answer {
        draft.replies.push(Reply {
            item,
            samples: samples(&answer),
        });
    }
}

/// Takes the answers to several samples apart.
#[must_use]
pub fn samples(answer: &Said) -> Vec<Said> {
    let parts = answer.text.split(BETWEEN);
    parts
        .map(|part| Said {
            text: part.trim().to_owned(),
            place: answer.place.clone(),
        })
        .collect()
}
