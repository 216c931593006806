//! Diagnostics as workflow commands, which GitHub shows beside the changed lines.

use super::EmitOptions;
use super::place::Region;
use super::visible::safe;
use crate::diag::{Diagnostic, Severity};
use crate::source::SourceSet;

pub(super) fn render(found: &[Diagnostic], sources: &SourceSet, options: &EmitOptions) -> String {
    found
        .iter()
        .map(|fault| command(fault, sources, options))
        .collect()
}

fn command(fault: &Diagnostic, sources: &SourceSet, options: &EmitOptions) -> String {
    let kind = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let region = Region::of(&fault.place, sources);
    let mut said = vec![("file", format!("{}{}", options.prefix, region.path))];
    if let Some((start, end)) = region.range {
        said.push(("line", start.line.to_string()));
        said.push(("endLine", end.line.to_string()));
        // GitHub takes columns only for a range on one line; its end column is inside the range.
        if end.line == start.line {
            said.push(("col", start.column.to_string()));
            let last = end.column.saturating_sub(1).max(start.column);
            said.push(("endColumn", last.to_string()));
        }
    }
    said.push(("title", format!("{} {}", fault.code.id, fault.code.name)));
    let properties: Vec<String> = said
        .into_iter()
        .map(|(key, value)| format!("{key}={}", property(&safe(&value))))
        .collect();
    // A cell has no line, so it is told in words.
    let cell = region.in_book().map(|cell| format!("{cell}: "));
    let words = safe(fault.words.get(options.lang));
    let mut lines = vec![cell.unwrap_or_default() + &words];
    lines.extend(
        fault
            .expected
            .iter()
            .map(|words| safe(words.get(options.lang))),
    );
    lines.extend(fault.help.iter().map(|words| safe(words.get(options.lang))));
    format!(
        "::{kind} {}::{}\n",
        properties.join(","),
        message(&lines.join("\n"))
    )
}

/// Escapes a message as the runner reads it.
///
/// # Source
/// `escapeData` in actions/toolkit, `packages/core/src/command.ts`.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property: `escapeProperty` in the same file.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
