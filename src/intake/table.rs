//! Comma-separated text → rows of cells with their places.
//!
//! # Source
//! RFC 4180, and what spreadsheets make of it: a semicolon or a tab instead of the comma, rows filled up with empty
//! cells, line ends of any kind.

use std::ops::Range;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it holds, without quotation marks around it.
    pub text: String,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

/// Reads all rows; empty cells at a row's end and empty rows are left out.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<Cell>> {
    let separator = separator(text);
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at <= text.len() {
        let (cell, end) = cell(text, at, separator);
        row.push(cell);
        match text[end..].chars().next() {
            Some(c) if c == separator => at = end + c.len_utf8(),
            next => {
                close(&mut rows, &mut row);
                let Some(next) = next else { break };
                let pair = next == '\r' && text[end + 1..].starts_with('\n');
                at = end + next.len_utf8() + usize::from(pair);
            }
        }
    }
    rows
}

fn close(rows: &mut Vec<Vec<Cell>>, row: &mut Vec<Cell>) {
    while row.last().is_some_and(|cell| cell.text.trim().is_empty()) {
        row.pop();
    }
    if !row.is_empty() {
        rows.push(std::mem::take(row));
    }
}

/// Tells by the first separator behind a known word which one the file uses.
fn separator(text: &str) -> char {
    let known = |line: &&str| {
        let line = line.trim_start_matches('"');
        line.starts_with('#')
            || line
                .get(..4)
                .is_some_and(|w| w.eq_ignore_ascii_case("item"))
    };
    let line = text.lines().find(known).unwrap_or_default();
    line.chars()
        .find(|c| matches!(c, ',' | ';' | '\t'))
        .unwrap_or(',')
}

/// Reads one cell and returns where it ends.
fn cell(text: &str, start: usize, separator: char) -> (Cell, usize) {
    let rest = &text[start..];
    let is_end = |c: char| c == separator || c == '\n' || c == '\r';
    if !rest.starts_with('"') {
        let end = start + rest.find(is_end).unwrap_or(rest.len());
        return (of(text[start..end].to_owned(), start..end), end);
    }
    let mut inner = String::new();
    let mut at = start + 1;
    while let Some(found) = text[at..].find('"') {
        inner.push_str(&text[at..at + found]);
        at += found + 1;
        if !text[at..].starts_with('"') {
            // What stands between the closing mark and the separator is kept, so that nothing gets lost.
            let end = at + text[at..].find(is_end).unwrap_or(text.len() - at);
            inner.push_str(&text[at..end]);
            return (of(inner, start..end), end);
        }
        inner.push('"');
        at += 1;
    }
    inner.push_str(&text[at..]);
    (of(inner, start..text.len()), text.len())
}

fn of(text: String, range: Range<usize>) -> Cell {
    Cell { text, range }
}

#[cfg(test)]
mod tests {
    use super::rows;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let row = |row: Vec<super::Cell>| row.into_iter().map(|cell| cell.text).collect();
        rows(text).into_iter().map(row).collect()
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
