//! Errors of tera → diagnostics that point into the templates.

use super::{circle, size};
use crate::diag::{Code, Diagnostic, TEMPLATE_FIELD, TEMPLATE_SYNTAX};
use crate::render::fault::{Told, draw};
use crate::source::SourceSet;
use crate::theme::Template;
use std::error::Error;
use tera::{ErrorKind, Tera};

/// What tera says of components that call each other without an end.
const RECURSION: &str = "recursion depth for components";

/// Draws every fault that keeps the templates of a theme from being compiled.
///
/// Tera stops at the first template that it cannot read, so each of the project's own is read apart; what they lack of
/// each other is known only when all can be read.
pub(super) fn of_theme(
    error: &tera::Error,
    templates: &[Template],
    sources: &mut SourceSet,
) -> Vec<Diagnostic> {
    let own = templates.iter().filter(|t| t.source.is_some());
    let mut told: Vec<Told> = own
        .filter_map(|template| {
            Tera::new()
                .add_raw_template(&template.name, &template.text)
                .err()
        })
        .map(|error| tell(&error, &TEMPLATE_FIELD))
        .filter(|told| told.code == &TEMPLATE_SYNTAX)
        .collect();
    if told.is_empty() {
        told = reports(error, templates);
    }
    if told.is_empty() {
        told.push(tell(error, &TEMPLATE_SYNTAX));
    }
    told.into_iter()
        .map(|told| draw(told, None, templates, sources))
        .collect()
}

/// Draws what kept a page from being rendered.
pub(super) fn of_page(
    error: &tera::Error,
    templates: &[Template],
    page: &str,
    sources: &mut SourceSet,
) -> Diagnostic {
    let mut told = tell(error, &TEMPLATE_FIELD);
    if told.place.is_none() && told.message.contains(RECURSION) {
        told.place = circle::find(templates);
    }
    told.zh = match told.message.contains(RECURSION) {
        true => Some("组件一层层调用自己，没有尽头".to_owned()),
        false => Some(told.message.replace(size::TOO_LONG.1, size::TOO_LONG.0)),
    };
    draw(told, Some(page), templates, sources)
}

/// Takes the deepest error that knows its place.
fn tell(error: &tera::Error, code: &'static Code) -> Told {
    let mut told = Told {
        code,
        message: error.to_string(),
        zh: None,
        place: None,
    };
    let mut current: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = current {
        match error.downcast_ref::<tera::Error>().map(tera::Error::kind) {
            Some(ErrorKind::SyntaxError(report)) => {
                told.code = &TEMPLATE_SYNTAX;
                told.place = Some((report.filename().to_owned(), report.span().range.clone()));
                report.message().clone_into(&mut told.message);
            }
            Some(ErrorKind::RenderingError(report)) => {
                told.place = Some((report.filename().to_owned(), report.span().range.clone()));
                report.message().clone_into(&mut told.message);
            }
            _ => told.message = error.to_string(),
        }
        current = error.source();
    }
    told
}

/// Takes apart what tera says of names that it does not know: a report each, all in one text.
///
/// A report begins with `error: ` and the message; the line below ends with `--> file:line:column`.
fn reports(error: &tera::Error, templates: &[Template]) -> Vec<Told> {
    let text = error.to_string();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter_map(|pair| {
            let message = pair[0].strip_prefix("error: ")?;
            let mut at = pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            let column: usize = at.next()?.parse().ok()?;
            let line: usize = at.next()?.parse().ok()?;
            let file = at.next()?;
            let text = &templates.iter().find(|t| t.name == file)?.text;
            let start = offset(text, line.checked_sub(1)?, column.checked_sub(1)?);
            Some(Told {
                code: &TEMPLATE_SYNTAX,
                message: message.to_owned(),
                zh: None,
                place: Some((file.to_owned(), start..start)),
            })
        })
        .collect()
}

/// Returns the byte of a line and a character in it, both counted from 0.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before = text.split_inclusive('\n').take(line);
    let start: usize = before.map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest.char_indices().nth(column);
    start + within.map_or(rest.len(), |(at, _)| at)
}
