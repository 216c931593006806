//! Where a fault is.

use crate::span::Span;

/// The place of a fault: a range of a text, or a whole file or folder that has no readable text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A whole file or folder, by its path relative to the project, with `/` between the parts.
    File(String),
    /// A range of a source text.
    Text(Span),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Text(span)
    }
}

impl Place {
    /// Returns the span, where the place is one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Text(span) => Some(*span),
            Self::File(_) => None,
        }
    }
}
