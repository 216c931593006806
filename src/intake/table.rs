//! Comma-separated text → rows of cells with their places.
//!
//! # Source
//! RFC 4180, and what spreadsheets make of it: a semicolon or a tab instead of the comma, rows filled up with empty
//! cells, line ends of any kind.

use memchr::{memchr, memchr3};
use std::borrow::Cow;
use std::ops::Range;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'t> {
    /// What it holds, as it is written between the marks around it: marks within are doubled.
    pub raw: &'t str,
    /// Whether there are marks around it.
    quoted: bool,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

impl<'t> Cell<'t> {
    /// Returns what the cell holds.
    #[must_use]
    pub fn text(&self) -> Cow<'t, str> {
        match self.quoted && self.raw.contains('"') {
            true => Cow::Owned(unquoted(self.raw)),
            false => Cow::Borrowed(self.raw),
        }
    }
}

/// Undoubles marks; what stands between the closing mark and the separator is kept, so that nothing gets lost.
fn unquoted(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let (mut rest, mut is_open) = (raw, true);
    while let Some(at) = rest.find('"').filter(|_| is_open) {
        text.push_str(&rest[..at]);
        is_open = rest[at + 1..].starts_with('"');
        if is_open {
            text.push('"');
        }
        rest = &rest[at + 1 + usize::from(is_open)..];
    }
    text.push_str(rest);
    text
}

/// Reads all rows; empty cells at a row's end and empty rows are left out.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<Cell<'_>>> {
    let separator = separator(text);
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at <= text.len() {
        let (cell, end) = cell(text, at, separator);
        row.push(cell);
        match text.as_bytes().get(end).copied() {
            Some(byte) if byte == separator => at = end + 1,
            next => {
                close(&mut rows, &mut row);
                let Some(next) = next else { break };
                let pair = next == b'\r' && text[end + 1..].starts_with('\n');
                at = end + 1 + usize::from(pair);
            }
        }
    }
    rows
}

fn close<'t>(rows: &mut Vec<Vec<Cell<'t>>>, row: &mut Vec<Cell<'t>>) {
    while row.last().is_some_and(|cell| cell.raw.trim().is_empty()) {
        row.pop();
    }
    if !row.is_empty() {
        rows.push(std::mem::take(row));
    }
}

/// Tells by the first separator behind a known word which one the file uses.
fn separator(text: &str) -> u8 {
    let known = |line: &&str| {
        let line = line.trim_start_matches('"');
        line.starts_with('#')
            || line
                .get(..4)
                .is_some_and(|w| w.eq_ignore_ascii_case("item"))
    };
    let line = text.lines().find(known).unwrap_or_default();
    line.bytes()
        .find(|b| matches!(b, b',' | b';' | b'\t'))
        .unwrap_or(b',')
}

/// Reads one cell and returns where it ends.
fn cell(text: &str, start: usize, separator: u8) -> (Cell<'_>, usize) {
    let bytes = text.as_bytes();
    let end_from = |from: usize| {
        let end = memchr3(separator, b'\n', b'\r', &bytes[from..]);
        end.map_or(text.len(), |end| from + end)
    };
    if bytes.get(start) != Some(&b'"') {
        let end = end_from(start);
        return (of(&text[start..end], false, start..end), end);
    }
    let mut at = start + 1;
    while let Some(found) = memchr(b'"', &bytes[at..]) {
        at += found + 1;
        if bytes.get(at) != Some(&b'"') {
            let end = end_from(at);
            // The closing mark goes where nothing stands behind it.
            let inner = if end == at { at - 1 } else { end };
            return (of(&text[start + 1..inner], true, start..end), end);
        }
        at += 1;
    }
    let end = text.len();
    (of(&text[start + 1..], true, start..end), end)
}

fn of(raw: &str, quoted: bool, range: Range<usize>) -> Cell<'_> {
    Cell { raw, quoted, range }
}

#[cfg(test)]
mod tests {
    use super::rows;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let row = |row: &Vec<super::Cell<'_>>| row.iter().map(|c| c.text().into_owned()).collect();
        rows(text).iter().map(row).collect()
    }

    #[test]
    fn cells_are_read_as_spreadsheets_write_them() {
        assert_eq!(
            texts("#sheet,a/full,,\r\nitem,answer\r\n\"x\"\"y\",\"1\r\n2\"\r\n,,\r\n"),
            [
                vec!["#sheet", "a/full"],
                vec!["item", "answer"],
                vec!["x\"y", "1\r\n2"]
            ]
        );
        assert_eq!(
            texts("item;answer\na;\"1;2\""),
            [["item", "answer"], ["a", "1;2"]]
        );
        assert_eq!(
            texts("item\tanswer\na\tyes"),
            [["item", "answer"], ["a", "yes"]]
        );
        assert_eq!(texts("\"open"), [["open"]]);
        assert_eq!(texts("\"a\"\"\"b\"c,d"), [["a\"b\"c", "d"]]);
        assert_eq!(texts(""), [[""; 0]; 0]);
        assert_eq!(texts("a,,b"), [["a", "", "b"]]);
    }

    #[test]
    fn a_cell_knows_where_it_stands() {
        let text = "item,answer\n开门,\"是\"\n";
        let cells = rows(text).remove(1);
        assert_eq!(&text[cells[0].range.clone()], "开门");
        assert_eq!(&text[cells[1].range.clone()], "\"是\"");
    }
}
