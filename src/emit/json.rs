//! Diagnostics as one JSON object, for programs; both languages, columns in code points.

use super::place::Region;
use super::summary::Counts;
use crate::diag::Diagnostic;
use crate::label::Words;
use crate::source::{Location, SourceSet};
use serde::Serialize;

#[derive(Serialize)]
struct Sheet<'a> {
    tool: &'static str,
    version: &'static str,
    /// Raised when a key changes its meaning or goes; new keys may come at any time.
    format: u32,
    columns: &'static str,
    counts: Counts,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    at: Range<'a>,
    message: &'a Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<&'a Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a Words>,
    notes: Vec<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Change<'a>>,
}

#[derive(Serialize)]
struct Range<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Point>,
    /// Of a workbook: the sheet and the cell on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Note<'a> {
    #[serde(flatten)]
    at: Range<'a>,
    message: &'a Words,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    at: Range<'a>,
    text: String,
    safe: bool,
}

impl<'a> From<Region<'a>> for Range<'a> {
    fn from(region: Region<'a>) -> Self {
        let point = |at: Location| Point {
            line: at.line,
            column: at.column,
        };
        Self {
            path: region.path,
            start: region.range.map(|(start, _)| point(start)),
            end: region.range.map(|(_, end)| point(end)),
            sheet: region.cell.map(|cell| &*cell.sheet),
            cell: region.cell.map(ToString::to_string),
        }
    }
}

pub(super) fn render(found: &[Diagnostic], sources: &SourceSet) -> String {
    let sheet = Sheet {
        tool: "punctilio",
        version: env!("CARGO_PKG_VERSION"),
        format: 1,
        columns: "code points",
        counts: Counts::of(found),
        diagnostics: found.iter().map(|fault| entry(fault, sources)).collect(),
    };
    print(&sheet)
}

fn entry<'a>(fault: &'a Diagnostic, sources: &'a SourceSet) -> Entry<'a> {
    Entry {
        code: fault.code.id,
        name: fault.code.name,
        severity: fault.severity.name(),
        at: Region::of(&fault.place, sources).into(),
        message: &fault.words,
        expected: fault.expected.as_ref(),
        help: fault.help.as_ref(),
        notes: fault
            .notes
            .iter()
            .map(|note| Note {
                at: Region::of_span(note.span, sources).into(),
                message: &note.words,
            })
            .collect(),
        fix: fault.fix.as_ref().and_then(|fix| {
            let (at, text) = Region::of_fix(fix, sources)?;
            Some(Change {
                at: at.into(),
                text,
                safe: fix.safe,
            })
        }),
    }
}

/// Writes JSON in which characters that a terminal could obey are escaped.
pub(super) fn print(value: &impl Serialize) -> String {
    let plain = serde_json::to_string_pretty(value).expect("strings and numbers are always JSON");
    let mut text = String::with_capacity(plain.len() + 1);
    for c in plain.chars() {
        // Outside of strings there are none of these, so an escape never stands where it may not.
        if c != '\n' && crate::source::is_unseen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text.push('\n');
    text
}
