//! Texts of one line, taken apart: emphasis, code, links and `{slots}`, whatever they are shown as.
//!
//! Raw HTML is text. A link leads to the web, a mail address, a telephone or within the site, and nothing else.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// Stands before every line of an inline text, so that no line begins a list, a heading or a quotation.
///
/// It is a punctuation mark of a script nobody writes, so that emphasis beside it keeps its sense.
const GUARD: char = '\u{10AF6}';

/// Stands for a slot while Markdown is read; a private character that authors have no use for.
const SLOT: char = '\u{F8F0}';

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// As it stands.
    Text(String),
    /// A blank that the speaker fills, by its label.
    Slot(String),
    /// Letters to type.
    Code(Vec<Piece>),
    /// The end of a line.
    Break,
    /// Marked.
    Marked(Mark, Vec<Piece>),
    /// A link, by where it leads.
    Link(String, Vec<Piece>),
}

/// How a part of a text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Mark {
    /// Stressed.
    Emphasis,
    /// Stressed strongly.
    Strong,
    /// Struck out.
    Struck,
}

/// Tells whether a text holds anything that is not shown as it stands; plain texts, which are most, are told fast.
#[cfg(feature = "pdf")]
pub(super) fn is_marked(text: &str) -> bool {
    text.contains('{') || has_markup(text)
}

/// Tells whether a text may hold Markdown.
pub(super) fn has_markup(text: &str) -> bool {
    text.bytes().any(is_markup)
}

/// Tells whether a byte may begin markup.
pub(super) fn is_markup(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_' | b'`' | b'[' | b'\\' | b'&' | b'\n' | b'~' | b'<'
    )
}

/// Takes a text apart.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let (marked, names) = lift_slots(text);
    let mut names = names.into_iter();
    let guarded: String = marked
        .trim()
        .lines()
        .map(|line| format!("{GUARD}{}", line.trim_start()))
        .collect::<Vec<_>>()
        .join("\n");
    let mut open: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut links = Vec::new();
    for event in Parser::new_ext(&guarded, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::End(TagEnd::Emphasis) => close(&mut open, Mark::Emphasis),
            Event::End(TagEnd::Strong) => close(&mut open, Mark::Strong),
            Event::End(TagEnd::Strikethrough) => close(&mut open, Mark::Struck),
            Event::End(TagEnd::Link) => {
                let body = open.pop().unwrap_or_default();
                match links.pop().flatten() {
                    Some(to) => put(&mut open, vec![Piece::Link(to, body)]),
                    None => put(&mut open, body),
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => open.push(Vec::new()),
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push(is_safe_link(&dest_url).then(|| dest_url.to_string()));
                open.push(Vec::new());
            }
            Event::Text(text) => {
                let text = text.trim_start_matches(GUARD);
                put(&mut open, lower_slots(text, &mut names));
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                put(&mut open, lower_slots(&text, &mut names));
            }
            Event::Code(code) => {
                let code = lower_slots(&code, &mut names);
                put(&mut open, vec![Piece::Code(code)]);
            }
            Event::SoftBreak | Event::HardBreak => put(&mut open, vec![Piece::Break]),
            _ => {}
        }
    }
    open.into_iter().flatten().collect()
}

/// Ends what was marked last.
fn close(open: &mut Vec<Vec<Piece>>, mark: Mark) {
    let body = open.pop().unwrap_or_default();
    put(open, vec![Piece::Marked(mark, body)]);
}

fn put(open: &mut [Vec<Piece>], pieces: Vec<Piece>) {
    if let Some(last) = open.last_mut() {
        last.extend(pieces);
    }
}

/// Puts the slots back.
fn lower_slots(text: &str, names: &mut impl Iterator<Item = String>) -> Vec<Piece> {
    let mut found = Vec::new();
    for (nth, part) in text.split(SLOT).enumerate() {
        if nth > 0 {
            found.extend(names.next().map(Piece::Slot));
        }
        if !part.is_empty() {
            found.push(Piece::Text(part.to_owned()));
        }
    }
    found
}

/// Takes the slots out of a text, so that markup within them stays text.
fn lift_slots(text: &str) -> (String, Vec<String>) {
    let (mut marked, mut names) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(open) = rest.find(['{', SLOT]) {
        marked.push_str(&rest[..open]);
        match slot(&rest[open..]) {
            Some((name, len)) => {
                names.push(name.to_owned());
                marked.push(SLOT);
                rest = &rest[open + len..];
            }
            None => {
                let first = rest[open..].chars().next().unwrap_or('{');
                if first != SLOT {
                    marked.push(first);
                }
                rest = &rest[open + first.len_utf8()..];
            }
        }
    }
    marked.push_str(rest);
    (marked, names)
}

/// Reads a slot at the start of a text: its label, and how long it is with its braces.
pub(super) fn slot(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('{')?;
    let close = inner.find(['}', '{', '\n'])?;
    let name = inner[..close].trim();
    (inner[close..].starts_with('}') && !name.is_empty() && close <= 60)
        .then_some((name, close + 2))
}

/// Tells whether a link leads to the web, a mail address, a telephone or a place within the site.
pub(super) fn is_safe_link(url: &str) -> bool {
    let url = url.trim();
    let scheme_end = url.find(':');
    let path_start = url.find(['/', '?', '#']).unwrap_or(url.len());
    match scheme_end {
        Some(end) if end < path_start => {
            let scheme = url[..end].to_ascii_lowercase();
            matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel")
        }
        _ => !url.starts_with("//") && !url.contains('\\') && !url.chars().any(char::is_control),
    }
}

/// Takes the markup off a text: what is read aloud or shown in a tab.
#[must_use]
pub fn plain(text: &str) -> String {
    if !text.bytes().any(|byte| is_markup(byte) && byte != b'~') {
        return match text.contains(['{', '}']) {
            true => text.replace(['{', '}'], ""),
            false => text.to_owned(),
        };
    }
    let mut plain = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                plain.push_str(&text)
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => plain.push(' '),
            _ => {}
        }
    }
    plain.trim().replace(['{', '}'], "")
}
