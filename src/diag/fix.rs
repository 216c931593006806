//! A cure as an edit of the source text.

use crate::span::Span;
use std::ops::Range;

/// Replaces a range of a source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; an empty range inserts.
    pub span: Span,
    /// What takes its place.
    pub text: String,
    /// Whether `check --fix` may apply it without asking: the meaning is certain.
    pub safe: bool,
    /// Whether the text is a key with its value that goes into the table at `span`, instead of replacing it.
    pub key: bool,
}

impl Fix {
    /// A replacement whose meaning is certain.
    pub fn safe(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
            safe: true,
            key: false,
        }
    }

    /// A key with its value that goes to the head of a table; `table` is the place of its header or braces.
    pub fn key(table: Span, text: impl Into<String>) -> Self {
        Self {
            span: table,
            text: text.into(),
            safe: true,
            key: true,
        }
    }

    /// A replacement that the author has to confirm; it is shown, not applied.
    pub fn offered(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
            safe: false,
            key: false,
        }
    }

    /// Returns what is replaced in the text, and by what; `None` where the text has no place for it.
    ///
    /// Ends of lines are those of the text.
    #[must_use]
    pub fn edit(&self, text: &str) -> Option<(Range<usize>, String)> {
        let range = self.span.range();
        let (range, new) = match self.key {
            true => {
                let (at, new) = key_in(text, range.start, &self.text)?;
                (at..at, new)
            }
            false => (range, self.text.clone()),
        };
        text.get(range.clone())?;
        let new = match text.contains("\r\n") {
            true => new.replace('\n', "\r\n"),
            false => new,
        };
        Some((range, new))
    }
}

/// Finds where a key goes into the table that begins at `table`: behind its header's line, or behind its brace.
fn key_in(text: &str, table: usize, key: &str) -> Option<(usize, String)> {
    let rest = text.get(table..)?;
    if let Some(inside) = rest.strip_prefix('{') {
        let new = match inside.trim_start().chars().next()? {
            '}' => format!(" {key} "),
            _ if inside.starts_with(char::is_whitespace) => format!(" {key},"),
            _ => format!(" {key}, "),
        };
        return Some((table + 1, new));
    }
    if !rest.starts_with('[') {
        return None;
    }
    let line_start = text[..table].rfind('\n').map_or(0, |at| at + 1);
    let own = text[line_start..table].to_owned();
    let line_end = rest.find('\n').map_or(text.len(), |at| table + at);
    let next = text[line_end..].strip_prefix('\n').unwrap_or_default();
    let next = next.lines().next().unwrap_or_default();
    let is_key = next
        .trim_start()
        .starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '_');
    let indent = match is_key {
        true => next[..next.len() - next.trim_start().len()].to_owned(),
        false => own,
    };
    let at = line_end - usize::from(text[..line_end].ends_with('\r'));
    Some((at, format!("\n{indent}{key}")))
}

#[cfg(test)]
mod tests {
    use super::key_in;

    fn with_key(text: &str, table: usize) -> String {
        let (at, new) = key_in(text, table, "id = \"x\"").unwrap();
        let mut text = text.to_owned();
        text.insert_str(at, &new);
        text
    }

    #[test]
    fn a_key_goes_behind_the_line_of_the_header() {
        assert_eq!(
            with_key("[[a]] # why [b]\ntitle = 1\n", 0),
            "[[a]] # why [b]\nid = \"x\"\ntitle = 1\n"
        );
        assert_eq!(
            with_key("a = 1\n  [[a.b]]\n    title = 1\n", 8),
            "a = 1\n  [[a.b]]\n    id = \"x\"\n    title = 1\n"
        );
        assert_eq!(with_key("  [[a]]", 2), "  [[a]]\n  id = \"x\"");
        assert_eq!(
            with_key("[[a]]\r\ntitle = 1\r\n", 0),
            "[[a]]\nid = \"x\"\r\ntitle = 1\r\n",
            "the line end is adapted later"
        );
    }

    #[test]
    fn a_key_goes_behind_the_brace_of_an_inline_table() {
        assert_eq!(with_key("a = { b = 1 }", 4), "a = { id = \"x\", b = 1 }");
        assert_eq!(with_key("a = {b = 1}", 4), "a = { id = \"x\", b = 1}");
        assert_eq!(with_key("a = {}", 4), "a = { id = \"x\" }");
        assert_eq!(key_in("a.b = 1", 0, "id = 1"), None);
    }
}
