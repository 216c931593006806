//! Diagnostics as text: for people, for programs, for code reviews and for build servers.
//!
//! Here, and nowhere else, a byte range becomes line and column. Nothing is printed here, and
//! nothing that an author wrote reaches a terminal with control characters in it.

mod card;
mod excerpt;
mod github;
mod human;
mod json;
mod place;
mod sarif;
mod summary;
mod visible;

pub use card::{Card, Line};
pub use summary::{Counts, summary};
pub use visible::safe;

use crate::diag::{Code, Diagnostic};
use crate::label::Lang;
use crate::source::SourceSet;

/// The forms that diagnostics come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// With the line and a caret, for people.
    Human,
    /// One JSON object, for programs.
    Json,
    /// SARIF 2.1.0, for code reviews and editors.
    Sarif,
    /// Workflow commands, for builds on GitHub.
    Github,
}

/// When people's text is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Decides for one stream of output.
    #[must_use]
    pub fn is_on(self, is_terminal: bool, no_color: bool) -> bool {
        match self {
            Self::Auto => is_terminal && !no_color,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy)]
pub struct EmitOptions<'a> {
    /// The language of the messages.
    pub lang: Lang,
    /// Whether people's text is coloured.
    pub color: bool,
    /// Whether people's text shows hints as one line a kind.
    pub fold_hints: bool,
    /// Terminal columns that a line of source may take before it is cut around the caret.
    pub width: usize,
    /// What leads from the root of the repository to the project, with `/` at its end, for the services that
    /// show faults beside the changed lines of a repository; empty where the project is the repository.
    pub prefix: &'a str,
    /// All codes there are, for reports that list the rules as well.
    pub all_codes: &'a [&'static Code],
}

impl EmitOptions<'_> {
    /// Columns that fit on a terminal of usual size beside the line numbers.
    pub const WIDTH: usize = 96;
}

/// Turns diagnostics into text; people's text ends with a line end unless it is empty.
#[must_use]
pub fn render(
    report: Report,
    found: &[Diagnostic],
    sources: &SourceSet,
    options: &EmitOptions,
) -> String {
    match report {
        Report::Human => human::render(found, sources, options),
        Report::Json => json::render(found, sources),
        Report::Sarif => sarif::render(found, sources, options),
        Report::Github => github::render(found, sources, options),
    }
}
