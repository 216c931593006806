//! What is wrong, where, and how to mend it: data only, in both languages.
//!
//! Every stage reports through a [`Sink`]; only `emit` turns a place into line and column.

pub mod code;
mod damage;
mod fix;
mod place;
mod sink;

pub use code::*;
pub use damage::Damage;
pub use fix::Fix;
pub use place::{Cell, Place};
pub use sink::Sink;

use crate::label::Words;
use crate::span::Span;

/// A further place that helps to understand a fault, with what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Where to look.
    pub span: Span,
    /// What is to be seen there.
    pub words: Words,
}

/// One fault in a user's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of fault it is.
    pub code: &'static Code,
    /// How much it weighs in this run.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, naming the thing in the author's words.
    pub words: Words,
    /// A short text for the caret: what was expected there.
    pub expected: Option<Words>,
    /// Further places.
    pub notes: Vec<Annotation>,
    /// The cure.
    pub help: Option<Words>,
    /// The cure as a replacement.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Says what is wrong, in Chinese and in English: lower case, no full stop.
    #[must_use]
    pub fn words(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.words = Words::new(zh, en);
        self
    }

    /// Says what was expected at the place.
    #[must_use]
    pub fn expected(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.expected = Some(Words::new(zh, en));
        self
    }

    /// Offers the cure in words.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Words::new(zh, en));
        self
    }

    /// Points at a further place.
    #[must_use]
    pub fn note(mut self, span: Span, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.notes.push(Annotation {
            span,
            words: Words::new(zh, en),
        });
        self
    }

    /// Offers the cure as a replacement.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}
