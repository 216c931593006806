//! What stands for [`pdf`](super) in a program that was built without it: a typesetter that cannot be had.

use crate::diag::{Diagnostic, Sink};
use crate::render::{Paper, PdfStandard};
use crate::source::SourceSet;
use crate::theme::Theme;
use std::collections::BTreeSet;
use std::convert::Infallible;

/// The print templates of a theme; there are none.
pub struct Typesetter(Infallible);

/// Why a document was not set; it cannot come to that.
#[derive(Debug)]
pub struct Refused(Infallible);

/// The fonts that documents are set in; there are none.
pub struct Fonts(Infallible);

/// How a character lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No font has it.
    Everywhere,
    /// It can be set, but not in bold.
    InBold,
}

impl Fonts {
    /// Tells whether a character cannot be set as it should.
    #[must_use]
    pub fn lacks(&self, _: char) -> Option<Missing> {
        match self.0 {}
    }
}

impl Typesetter {
    /// Returns `None`: there is nothing to set with.
    #[must_use]
    pub fn new(_: &Theme, _: PdfStandard, _: &mut SourceSet, _: &mut Sink) -> Option<Self> {
        None
    }

    /// Takes fonts of the machine.
    pub fn borrow_fonts(
        &mut self,
        _: &BTreeSet<char>,
        _: impl Iterator<Item = (String, Vec<u8>)>,
        _: &mut dyn FnMut(&str, &[u8]),
    ) {
        match self.0 {}
    }

    /// Tells whether any template is the project's own.
    #[must_use]
    pub fn has_own(&self) -> bool {
        match self.0 {}
    }

    /// Returns the fonts.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        match self.0 {}
    }

    /// Sets one document as a PDF.
    ///
    /// # Errors
    /// Never; it cannot be called.
    pub fn pdf(&self, _: Paper<'_>) -> Result<Vec<u8>, Refused> {
        match self.0 {}
    }

    /// Sets one document as a picture.
    ///
    /// # Errors
    /// Never; it cannot be called.
    pub fn png(&self, _: Paper<'_>) -> Result<Vec<u8>, Refused> {
        match self.0 {}
    }

    /// Turns what went wrong into diagnostics.
    #[must_use]
    pub fn diagnose(&self, _: &Refused, _: &str, _: &mut SourceSet) -> Vec<Diagnostic> {
        match self.0 {}
    }
}

/// What is thrown away of what is remembered of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forget {
    /// All of it.
    All,
    /// What no document needed since the last time.
    Old,
}

/// Throws away what is remembered of documents that were set: nothing.
pub fn forget(_: Forget) {}
