//! Filled score sheets → responses that can be scored.
//!
//! What kind of file it is follows from what it holds, not from its name. Every kind becomes a [`Draft`], words with
//! their places; [`settle()`] puts the answers in their places on the list that the sheet was filled in on.
//!
//! # Invariants
//! - There is no guess: without the item list of its version nothing is scored, and a list that was changed is refused.
//! - What was read otherwise than it is written is told.
//! - Faults point at the line, or the cell, that they are about.

mod again;
mod carried;
mod changed;
mod chat;
mod csv;
mod document;
mod draft;
mod file;
mod head;
mod library;
mod plain;
mod response;
mod settle;
mod table;
mod word;
mod workbook;

pub use again::{Visits, future};
pub use carried::{Lists, carried};
pub use changed::{Change, changes};
pub use csv::{CARRIED, COLUMNS};
pub use draft::{Draft, Head, Note, Objection, Reply, Said};
pub use file::{Opened, open};
pub use head::{day, set};
pub use library::Library;
pub use response::{Appeal, Response};
pub use settle::settle;
pub use word::{Heard, hear};

use crate::diag::{BROKEN_RESPONSE, Sink};
use crate::source::Source;
use crate::span::Span;

/// The kinds of text that a filled sheet comes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// TOML.
    Document,
    /// Comma-separated.
    Csv,
    /// Text of a chat.
    Chat,
}

impl Kind {
    /// Tells the kind of a text by its first lines; `None` where it is no filled sheet.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        if chat::is_chat(text) {
            return Some(Self::Chat);
        }
        let mut lines = text.lines().map(str::trim);
        let first = lines.clone().find(|line| !line.is_empty())?;
        let first = first.trim_start_matches('"');
        let is_head = |line: &str| {
            let key = line
                .strip_prefix('#')
                .map(|rest| rest.split([',', ';', '\t']).next());
            key.flatten().is_some_and(|key| {
                !key.contains(' ') && line.contains([',', ';', '\t']) && !key.is_empty()
            })
        };
        let is_row = first
            .get(..4)
            .is_some_and(|w| w.eq_ignore_ascii_case("item"))
            && first[4..]
                .trim_start_matches('"')
                .starts_with([',', ';', '\t']);
        if is_head(first) || is_row {
            return Some(Self::Csv);
        }
        let is_table = |line: &str| {
            let name = line.trim_start_matches('[').trim_end_matches(']').trim();
            line.starts_with('[') && matches!(name, "response" | "answers")
        };
        lines.any(is_table).then_some(Self::Document)
    }
}

/// Reads a filled sheet of any kind of text; `None` where it says nothing that could be used.
pub fn read(source: &Source, lists: &Lists, sink: &mut Sink) -> Option<Draft> {
    match Kind::of(&source.text) {
        Some(Kind::Document) => document::read(source, lists, sink),
        Some(Kind::Csv) => Some(csv::read(source, lists, sink)),
        Some(Kind::Chat) => Some(chat::read(source, sink)),
        None => {
            sink.report(
                BROKEN_RESPONSE
                    .at(Span::new(source.id, 0, source.text.lines().next().map_or(0, str::len)))
                    .words("这不是填好的评分表", "this is no filled score sheet")
                    .help(
                        "TOML 要有 [response]；CSV 以 #sheet,标准/评分表 开头；聊天文字以 punctilio 标准/评分表 开头",
                        "TOML has a table [response]; CSV begins with #sheet,STANDARD/AUDIT; text of a chat with punctilio STANDARD/AUDIT",
                    ),
            );
            None
        }
    }
}
