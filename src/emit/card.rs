//! Diagnostics as data for a page: what is wrong, where, the line with the place marked in it, and the cure.
//!
//! Whoever shows it has to treat every part as plain text.

use super::place::Region;
use super::visible::safe;
use crate::diag::{Diagnostic, Place};
use crate::label::Lang;
use crate::source::SourceSet;
use serde::Serialize;

/// Characters of a line that are shown before the place, and behind its start.
const AROUND: (usize, usize) = (40, 100);

/// One diagnostic, ready to be shown.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// The same in the language of the reader.
    pub kind: String,
    /// The code.
    pub code: &'static str,
    /// File, line and column.
    pub place: String,
    /// What is wrong.
    pub words: String,
    /// What was expected there.
    pub expected: Option<String>,
    /// The cure.
    pub help: Option<String>,
    /// The line.
    pub line: Option<Line>,
}

/// A line of a text with a place in it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its number, counted from 1.
    pub number: usize,
    /// What stands before the place.
    pub before: String,
    /// The place.
    pub marked: String,
    /// What stands behind it.
    pub after: String,
}

impl Card {
    /// Draws a diagnostic.
    #[must_use]
    pub fn new(fault: &Diagnostic, sources: &SourceSet, lang: Lang) -> Self {
        let said = |words: &crate::label::Words| safe(words.get(lang));
        Self {
            severity: fault.severity.name(),
            kind: fault.severity.words().get(lang).to_owned(),
            code: fault.code.id,
            place: Region::of(&fault.place, sources).shown(),
            words: said(&fault.words),
            expected: fault.expected.as_ref().map(said),
            help: fault.help.as_ref().map(said),
            line: line(&fault.place, sources),
        }
    }
}

fn line(place: &Place, sources: &SourceSet) -> Option<Line> {
    let span = place.span()?;
    let source = sources.get(span.source);
    let number = source.locate(span.range().start).line;
    let range = source.line_range(number);
    let text = &source.text[range.clone()];
    let within = |at: usize| text.floor_char_boundary(at.saturating_sub(range.start));
    let (start, end) = (within(span.range().start), within(span.range().end));
    let (before, marked, after) = (
        &text[..start],
        &text[start..end.max(start)],
        &text[end.max(start)..],
    );
    let behind = AROUND.1.saturating_sub(marked.chars().count());
    Some(Line {
        number,
        before: ending(before.trim_start(), AROUND.0),
        marked: beginning(marked, AROUND.1),
        after: beginning(after.trim_end(), behind),
    })
}

/// Returns the beginning of a text, with a sign where it goes on.
fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", safe(&text[..end])),
        None => safe(text),
    }
}

/// Returns the end of a text, with a sign where it began before.
fn ending(text: &str, most: usize) -> String {
    let count = text.chars().count();
    match count.checked_sub(most).filter(|over| *over > 0) {
        Some(over) => {
            let start = text.char_indices().nth(over).map_or(0, |(at, _)| at);
            format!("…{}", safe(&text[start..]))
        }
        None => safe(text),
    }
}
