//! A filled workbook → what it says.
//!
//! It is told by its hidden sheet `_meta`, whatever its file is called and whichever program saved it. Answers are read,
//! formulas never: what they come to is computed anew.

mod actions;
mod answer;
mod container;
mod grid;
mod lines;
mod meta;

use super::carried::Lists;
use super::draft::{Draft, Note, Reply, Said};
use super::head::set;
use crate::diag::{BROKEN_RESPONSE, EDITED_SHEET, Place, Sink};
use crate::model::SheetItems;
use grid::Grid;
use lines::Lines;
use meta::Meta;
use std::sync::Arc;

/// The fields of the head that responses hold.
const FIELDS: [&str; 10] = [
    "site", "date", "auditor", "id", "arrived", "left", "escort", "shift", "assessed", "best",
];

/// What a file that is no text holds.
#[derive(Debug)]
pub enum Outcome {
    /// A filled sheet.
    Draft(Box<Draft>),
    /// A workbook of somebody else.
    Foreign,
    /// It cannot be used; why was reported.
    Faulty,
}

/// Reads a workbook.
pub fn read(path: &str, bytes: &[u8], lists: &Lists, sink: &mut Sink) -> Outcome {
    let mut book = match container::open(path, bytes) {
        Ok(book) => book,
        Err(fault) => {
            sink.report(*fault);
            return Outcome::Faulty;
        }
    };
    let names = calamine::Reader::sheet_names(&book);
    if !names.iter().any(|name| name == meta::NAME) {
        return Outcome::Foreign;
    }
    let path: Arc<str> = path.into();
    let mut grids = Vec::new();
    for name in names {
        match Grid::read(&mut book, &path, &name) {
            Ok(Some(grid)) => grids.push(grid),
            Ok(None) => {
                sink.report(too_many(&path, &name));
                return Outcome::Faulty;
            }
            Err(_) => {
                sink.report(container::damaged(&path));
                return Outcome::Faulty;
            }
        }
    }
    let Some(at) = grids.iter().position(|grid| &*grid.name == meta::NAME) else {
        return Outcome::Foreign;
    };
    let identity = grids.remove(at);
    if !Meta::is_in(&identity) {
        return Outcome::Foreign;
    }
    let meta = Meta::read(&identity, sink);
    let draft = meta.and_then(|meta| draft(&path, &grids, meta, lists, sink));
    draft.map_or(Outcome::Faulty, |draft| Outcome::Draft(Box::new(draft)))
}

fn too_many(path: &str, sheet: &str) -> crate::diag::Diagnostic {
    BROKEN_RESPONSE
        .at(Place::File(path.to_owned()))
        .words(
            format!("工作表“{sheet}”的单元格太多，不会是评分表"),
            format!("the sheet “{sheet}” has too many cells for a score sheet"),
        )
        .help(
            "把回答抄到原来的工作簿里",
            "copy the answers into the original workbook",
        )
}

fn draft(path: &str, grids: &[Grid], meta: Meta, lists: &Lists, sink: &mut Sink) -> Option<Draft> {
    let list = lists.read(&meta.items.text, &meta.items.place, sink)?;
    let grid = sheet(path, grids, &meta, sink)?;
    let lines = lines::find(grid, &meta, &list, sink)?;
    let mut draft = Draft::new(grid.place(lines.head, 0));
    draft.head.sheet = Some(meta.sheet.clone());
    draft.head.hash = Some(meta.hash.clone());
    head(grid, &meta, &mut draft, sink);
    let mut notes = actions::Notes::new();
    for (item, row) in list.items().zip(&lines.items) {
        let said = |text: &str| Said {
            text: text.to_owned(),
            place: grid.place(*row, meta.columns.number),
        };
        let fact = grid.text(*row, meta.columns.note);
        if !fact.is_empty() {
            let mut at = said(&item.id);
            at.place = grid.place(*row, meta.columns.note);
            let fact = Some(fact.to_owned());
            notes.insert(
                item.id.clone(),
                (
                    at,
                    Note {
                        fact,
                        ..Note::default()
                    },
                ),
            );
        }
    }
    for grid in grids {
        actions::read(grid, &meta, &mut notes, sink);
    }
    replies(grid, &meta, &list, &lines, &mut draft);
    draft.notes = notes.into_values().collect();
    draft.lacking = meta.lacking.iter().cloned().collect();
    draft.carried = Some((list, meta.items.place));
    Some(draft)
}

/// Finds the sheet that was filled in: by its mark, and by its name where it was copied.
fn sheet<'g>(path: &str, grids: &'g [Grid], meta: &Meta, sink: &mut Sink) -> Option<&'g Grid> {
    let is_marked = |grid: &&Grid| grid.all().any(|(_, cell)| cell.text() == meta::HEADS);
    let marked: Vec<&Grid> = grids.iter().filter(is_marked).collect();
    let named = |grid: &&Grid| *grid.name == *meta.name;
    if let [only] = marked[..] {
        return Some(only);
    }
    let own = marked.iter().copied().find(named);
    if let Some(copy) = marked.iter().find(|grid| own.is_none() || !named(grid)) {
        sink.report(
            EDITED_SHEET
                .at(copy.place(0, 0))
                .words(
                    format!("工作簿里有 {} 张评分表，不知道算哪一张", marked.len()),
                    format!(
                        "the workbook has {} sheets that are filled in, and one counts",
                        marked.len()
                    ),
                )
                .help(
                    "一个工作簿交一次检查：另一张移到它自己的文件里，从空白的工作簿填起",
                    "one workbook is one visit: fill in a blank workbook for the other",
                ),
        );
        return None;
    }
    // Without the mark the sheet is still there where its name is: what it lacks is told there.
    let named = grids.iter().find(named);
    if named.is_none() {
        sink.report(
            EDITED_SHEET
                .at(Place::File(path.to_owned()))
                .words(
                    format!("工作表“{}”不见了", meta.name),
                    format!("the sheet “{}” is gone", meta.name),
                )
                .help("从原来的工作簿重新填", "fill in the original workbook"),
        );
    }
    named
}

/// Reads the head by the marks of its rows.
fn head(grid: &Grid, meta: &Meta, draft: &mut Draft, sink: &mut Sink) {
    let marks = grid
        .all()
        .filter(|((_, column), _)| *column > meta.columns.note);
    let fields =
        marks.filter_map(|((row, _), cell)| Some((row, cell.text().strip_prefix("field:")?)));
    for (row, key) in fields.filter(|(_, key)| FIELDS.contains(key)) {
        let column = meta.columns.field;
        let Some(mut said) = grid.said(row, column) else {
            continue;
        };
        match (key, &meta.site) {
            ("date", _) => said = actions::as_day(grid, row, column, said),
            ("site", Some(site)) if site.shown.trim() == said.text => {
                said.text.clone_from(&site.id)
            }
            _ => {}
        }
        let place = said.place.clone();
        set(&mut draft.head, key, said, &place, sink);
    }
}

/// Reads the answers.
fn replies(grid: &Grid, meta: &Meta, list: &SheetItems, lines: &Lines, draft: &mut Draft) {
    for (item, row) in list.items().zip(&lines.items) {
        let cells = meta.columns.answers.iter();
        let mut samples: Vec<Said> = cells
            .map(|column| Said {
                text: answer::word(item, grid.text(*row, *column), meta),
                place: grid.place(*row, *column),
            })
            .collect();
        while samples.last().is_some_and(|sample| sample.text.is_empty()) {
            samples.pop();
        }
        let Some(first) = samples.first() else {
            continue;
        };
        draft.replies.push(Reply {
            item: Said {
                text: item.id.clone(),
                place: first.place.clone(),
            },
            samples,
        });
    }
}
