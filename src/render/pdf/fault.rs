//! What Typst says → diagnostics that point into the print templates.

use crate::diag::{Diagnostic, TEMPLATE_FIELD, TEMPLATE_SYNTAX};
use crate::render::fault::{Told, draw};
use crate::source::SourceSet;
use crate::theme::Template;
use std::ops::Range;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId, Source, SyntaxDiagnostic};

/// The folder in which everything stands once more, in a second language.
pub(super) const OTHER: &str = "/other";

/// Draws a fault that keeps a template from being read.
pub(super) fn of_syntax(
    error: &SyntaxDiagnostic,
    source: &Source,
    templates: &[Template],
    sources: &mut SourceSet,
) -> Diagnostic {
    let told = Told {
        code: &TEMPLATE_SYNTAX,
        message: error.message.to_string(),
        zh: None,
        place: place(error.span, &|_| Some(source)),
    };
    draw(told, None, templates, sources)
}

/// Draws what kept a document from being set.
///
/// The innermost place that lies in a template is shown: what fails within a function of Typst has none.
pub(super) fn of_document<'s>(
    told: &SourceDiagnostic,
    source: &dyn Fn(FileId) -> Option<&'s Source>,
    page: &str,
    templates: &[Template],
    sources: &mut SourceSet,
) -> Diagnostic {
    let calls = told.trace.iter().map(|call| call.span.into());
    let mut spans = std::iter::once(told.span).chain(calls);
    let told = Told {
        code: &TEMPLATE_FIELD,
        message: told.message.to_string(),
        zh: None,
        place: spans.find_map(|span| place(span, source)),
    };
    draw(told, Some(page), templates, sources)
}

/// Finds the template and the bytes of a span.
fn place<'s>(
    span: DiagSpan,
    source: &dyn Fn(FileId) -> Option<&'s Source>,
) -> Option<(String, Range<usize>)> {
    let (id, range) = match span.get() {
        DiagSpanKind::Detached => return None,
        DiagSpanKind::Number { id, num, sub_range } => (id, source(id)?.range(num, sub_range)?),
        DiagSpanKind::Range { id, range } => (id, range),
    };
    source(id)?;
    let path = id.get().vpath().get_without_slash();
    let twice = OTHER.trim_start_matches('/');
    let once = path
        .strip_prefix(twice)
        .map(|path| path.trim_start_matches('/'));
    Some((once.unwrap_or(path).to_owned(), range))
}
