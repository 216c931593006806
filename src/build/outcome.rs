//! What comes out of a build or a check.

use super::unknown::Unknown;
use super::{Loaded, Options};
use crate::check;
use crate::diag::{Code, Diagnostic, Severity};
use crate::label::Lang;
use crate::source::{self, Project, SourceSet};
use crate::write::{self, WriteError};
use std::path::PathBuf;

/// How many of each a build made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// Standards.
    pub standards: usize,
    /// Pages of the handbook, in all languages.
    pub pages: usize,
    /// Checklists, in all languages.
    pub checklists: usize,
    /// Score sheets, in all languages.
    pub score_sheets: usize,
    /// Documents to print and pictures of them, in all languages.
    pub printed: usize,
    /// Those of them that were set in this run; the others had not changed.
    pub set: usize,
}

/// What came out of a build or a check.
#[derive(Debug)]
pub struct Outcome {
    /// All texts, for drawing the faults.
    pub sources: SourceSet,
    /// All faults, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that a waiver accepts.
    pub waived: Vec<check::Waived>,
    /// Rules that need a date and were given none.
    pub not_checked: Vec<&'static Code>,
    /// What was made; nothing where errors stopped the build.
    pub made: Made,
    /// What was written; `None` where errors stopped the build.
    pub written: Option<write::Summary>,
    /// Where it was written.
    pub output: PathBuf,
    /// Whether the book says where it is published.
    pub has_base_url: bool,
    /// The language at the root of the site.
    pub language: Lang,
}

impl Outcome {
    /// Tells whether an error stopped the build.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }
}

/// Why a build could not even fail properly: the world is in the way.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of the project could not be read.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// The build was narrowed to names that the book does not have.
    #[error("the book does not have every name that was asked for")]
    Unknown(Vec<Unknown>),
    /// The output could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A public build found sheets of internal audits that an earlier build left in the output folder.
    #[error("the output folder still holds sheets of internal audits: {}", .0.join(", "))]
    Internal(Vec<String>),
}

/// Gathers what came out of a run in which nothing was written yet.
pub(super) fn finish(
    project: &Project,
    loaded: Loaded,
    checked: check::Outcome,
    options: &Options,
) -> Outcome {
    let Loaded {
        sources,
        catalog,
        sink,
        ..
    } = loaded;
    Outcome {
        has_base_url: catalog.book.doc.base_url.is_set(),
        language: catalog.book.main_language(),
        made: Made::default(),
        written: None,
        output: output_of(project, options),
        waived: checked.waived,
        not_checked: checked.not_checked,
        diagnostics: sink.finish(),
        sources,
    }
}

/// The outcome of the last run, but for the texts.
pub(super) struct Again {
    pub diagnostics: Vec<Diagnostic>,
    pub waived: Vec<check::Waived>,
    pub not_checked: Vec<&'static Code>,
    pub made: Made,
    pub written: write::Summary,
    pub has_base_url: bool,
    pub language: Lang,
}

/// Gathers what came out of a run in which nothing had changed.
pub(super) fn unchanged(
    project: &Project,
    options: &Options,
    sources: SourceSet,
    again: Again,
) -> Outcome {
    Outcome {
        sources,
        diagnostics: again.diagnostics,
        waived: again.waived,
        not_checked: again.not_checked,
        made: again.made,
        written: Some(again.written),
        output: output_of(project, options),
        has_base_url: again.has_base_url,
        language: again.language,
    }
}

/// Returns where a build writes.
pub(super) fn output_of(project: &Project, options: &Options) -> PathBuf {
    options.output.clone().unwrap_or_else(|| project.output())
}
