//! One file → a filled sheet that can be scored.

use super::again::future;
use super::library::Library;
use super::response::Response;
use super::settle::settle;
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
        Some(Filled::Bytes(_)) => {
            no_text(path, sink);
            return Opened::Faulty;
        }
        None => return Opened::Faulty,
    };
    let source = sources.get(id);
    if !found.named && Kind::of(&source.text).is_none() {
        return Opened::Other;
    }
    let draft = read(source, sink);
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
    [".toml", ".csv", ".txt"]
        .iter()
        .any(|end| lower.ends_with(end))
}

fn no_text(path: &str, sink: &mut Sink) {
    sink.report(
        BROKEN_RESPONSE
            .at(Place::File(path.to_owned()))
            .words(
                "这不是文本文件，读不出回答",
                "this is no text file; no answers can be read from it",
            )
            .help(
                "另存为 CSV（UTF-8）再试",
                "save it as CSV (UTF-8) and try again",
            ),
    );
}
