//! A cure as an edit of the source text.

use crate::span::Span;

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
}
