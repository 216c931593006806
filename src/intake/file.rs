//! One file → a filled sheet that can be scored.

use super::again::future;
use super::draft::Draft;
use super::library::Library;
use super::response::Response;
use super::settle::settle;
use super::workbook::{self, Outcome};
use super::{Kind, read};
use crate::diag::{BROKEN_RESPONSE, Place, Severity, Sink};
use crate::format::Date;
use crate::source::{Filled, Found, SourceSet, read_filled};

/// What became of a file.
#[derive(Debug)]
pub enum Opened {
    /// It can be scored.
    Response(Box<Response>),
    /// It has faults, which were reported.
    Faulty,
    /// It lies in a folder that was named, and is no filled sheet.
    Other,
}

/// Reads a file; faults go into `sink`, the text that they are in into `sources`.
pub fn open(
    found: &Found,
    library: &Library,
    today: Option<Date>,
    sources: &mut SourceSet,
    sink: &mut Sink,
) -> Opened {
    let path = &found.entry.path;
    if !found.named && !is_candidate(path) {
        return Opened::Other;
    }
    let before = sink.count(Severity::Error);
    let id = match read_filled(&found.entry, sources, sink) {
        Some(Filled::Text(id)) => id,
        Some(Filled::Bytes(bytes)) => {
            let draft = match workbook::read(path, &bytes, library.lists(), sink) {
                Outcome::Draft(draft) => *draft,
                Outcome::Foreign if !found.named => return Opened::Other,
                Outcome::Foreign => {
                    foreign(path, sink);
                    return Opened::Faulty;
                }
                Outcome::Faulty => return Opened::Faulty,
            };
            return settled(path, Some(draft), library, today, before, sink);
        }
        None => return Opened::Faulty,
    };
    let source = sources.get(id);
    if !found.named && Kind::of(&source.text).is_none() {
        return Opened::Other;
    }
    let draft = read(source, library.lists(), sink);
    settled(path, draft, library, today, before, sink)
}

/// Puts the answers in their places; `before` is how many faults there were before the file.
fn settled(
    path: &str,
    draft: Option<Draft>,
    library: &Library,
    today: Option<Date>,
    before: usize,
    sink: &mut Sink,
) -> Opened {
    if let (Some(draft), Some(today)) = (&draft, today) {
        future(draft.head.date.as_ref(), today, sink);
    }
    let response = draft.and_then(|draft| settle(path, draft, library, sink));
    match response.filter(|_| sink.count(Severity::Error) == before) {
        Some(response) => Opened::Response(Box::new(response)),
        None => Opened::Faulty,
    }
}

/// Tells by its name whether a file in a folder may be a filled sheet.
fn is_candidate(path: &str) -> bool {
    let lower = path.to_lowercase();
    [".toml", ".csv", ".txt", ".xlsx", ".xlsm"]
        .iter()
        .any(|end| lower.ends_with(end))
}

fn foreign(path: &str, sink: &mut Sink) {
    sink.report(
        BROKEN_RESPONSE
            .at(Place::File(path.to_owned()))
            .words(
                "这不是本程序做的评分工作簿：没有隐藏的工作表 _meta",
                "this is no score sheet of this program: it has no hidden sheet _meta",
            )
            .help(
                "把回答填到 output/标准/score-sheets 里的 .xlsx，或写成 CSV",
                "fill in the .xlsx from output/STANDARD/score-sheets, or write the answers as CSV",
            ),
    );
}
