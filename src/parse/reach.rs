//! How far the damage of a place reaches: its lines, or the rest of its table where a value runs on over the lines.

use std::ops::Range;

/// Tells whether a line is meant as the header of a table, whether or not its brackets match.
pub(super) fn is_header(line: &str) -> bool {
    let name = name_of(line);
    line.starts_with('[')
        && line.trim_end().ends_with(']')
        && name.bytes().all(is_name)
        && name.bytes().any(|b| b.is_ascii_alphabetic())
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-".contains(&byte)
}

/// Returns the line around a place, without its end.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    start..end
}

/// Returns what a fault at `range` damages.
///
/// What follows in lines of its own is safe; what looks like the middle of a value is not, up to the next header.
pub(super) fn reach(text: &str, range: Range<usize>) -> Range<usize> {
    let start = line_around(text, range.start).start;
    let end = line_around(text, range.end).end;
    let next = text[end..].lines().nth(1).unwrap_or_default();
    match begins_anew(next) {
        true => start..end,
        false => start..table_end(text, end),
    }
}

/// Returns the tables around a damaged place, from header to header; of a damaged header, also the table before it,
/// which may have taken its keys, and the tables within it, which have lost theirs.
pub(super) fn tables_around(text: &str, place: &Range<usize>) -> Range<usize> {
    let mut start = 0;
    let mut at = 0;
    for line in text[..place.start].split_inclusive('\n') {
        if is_header(line.trim()) {
            start = at;
        }
        at += line.len();
    }
    let line = text[line_around(text, place.start)].trim();
    let mut end = table_end(text, line_around(text, place.end).end);
    if is_header(line) {
        let inner = format!("{}.", name_of(line));
        while name_of(text[end..].trim_start().lines().next().unwrap_or_default())
            .starts_with(&inner)
        {
            end = table_end(text, line_around(text, end + 1).end);
        }
    }
    start..end
}

/// Returns the name in a header.
fn name_of(header: &str) -> &str {
    header.trim_matches(['[', ']', ' ', '\r'])
}

/// Tells whether the table at a header was swallowed by what is damaged before it, and returns how far it goes.
pub(super) fn swallowed(text: &str, at: usize, damaged: &[Range<usize>]) -> Option<Range<usize>> {
    let line = line_around(text, at);
    let header = text[line.clone()].trim();
    let is_whole = header.matches('[').count() == header.matches(']').count();
    let is_behind = |range: &Range<usize>| range.end + 1 == line.start;
    (is_header(header) && is_whole && damaged.iter().any(is_behind))
        .then(|| line.start..table_end(text, line.end))
}

/// Tells whether a line is none of the middle of a value.
fn begins_anew(line: &str) -> bool {
    let line = line.trim_start();
    let key = line.split('=').next().unwrap_or_default().trim();
    let is_key = !key.is_empty() && key.bytes().all(is_name);
    line.is_empty() || line.starts_with('#') || is_header(line) || (is_key && line.contains('='))
}

/// Returns where the table around a line end is over: before the next header.
fn table_end(text: &str, line_end: usize) -> usize {
    let mut at = line_end + 1;
    for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
        if is_header(line.trim()) {
            return at - 1;
        }
        at += line.len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{reach, swallowed};

    const TEXT: &str = "a = [\n  { b = },\n  { c = 1 },\n]\nd = 2\n\n[[e]]\nf = 1\n[[g]]\n";

    fn at(word: &str) -> usize {
        TEXT.find(word).unwrap()
    }

    #[test]
    fn a_value_of_many_lines_takes_the_rest_of_its_table_along() {
        let place = at("b =");
        assert_eq!(
            &TEXT[reach(TEXT, place..place)],
            "  { b = },\n  { c = 1 },\n]\nd = 2\n"
        );
        let place = at("d =");
        assert_eq!(&TEXT[reach(TEXT, place..place)], "d = 2");
    }

    #[test]
    fn a_header_behind_it_may_be_swallowed() {
        let damaged = [reach(TEXT, at("b =")..at("b ="))];
        let lost = swallowed(TEXT, at("[[e]]"), &damaged).unwrap();
        assert_eq!(&TEXT[lost], "[[e]]\nf = 1");
        assert_eq!(swallowed(TEXT, at("[[g]]"), &damaged), None);
    }
}
