//! The faults of a run and what is to be said beside them.

use super::terminal::Terminal;
use crate::build::Outcome;
use crate::check::all_codes;
use crate::diag::{Diagnostic, Severity};
use crate::emit::{Counts, EmitOptions, Report, render};
use crate::label::{Lang, Words};
use crate::source::{Project, SourceSet};

/// Draws the faults of a run in one of the forms.
///
/// Who wants quiet gets no hints, unless a program reads the report.
pub fn drawn(
    form: Report,
    outcome: &Outcome,
    project: &Project,
    hints: bool,
    color: bool,
    terminal: &Terminal,
) -> String {
    let loud: Vec<Diagnostic>;
    let found = if form == Report::Human && terminal.quiet && !hints {
        let is_loud = |fault: &&Diagnostic| fault.severity != Severity::Hint;
        loud = outcome
            .diagnostics
            .iter()
            .filter(is_loud)
            .cloned()
            .collect();
        &loud
    } else {
        &outcome.diagnostics
    };
    draw(
        form,
        (found, &outcome.sources),
        project,
        hints,
        color,
        terminal,
    )
}

/// Draws faults for people, every one of them.
pub fn faults(
    found: &[Diagnostic],
    sources: &SourceSet,
    project: &Project,
    color: bool,
    terminal: &Terminal,
) -> String {
    draw(
        Report::Human,
        (found, sources),
        project,
        true,
        color,
        terminal,
    )
}

fn draw(
    form: Report,
    (found, sources): (&[Diagnostic], &SourceSet),
    project: &Project,
    hints: bool,
    color: bool,
    terminal: &Terminal,
) -> String {
    let codes = all_codes();
    let prefix = prefix(project);
    let options = EmitOptions {
        lang: terminal.lang,
        color,
        fold_hints: !hints,
        width: terminal.width(),
        prefix: &prefix,
        all_codes: &codes,
    };
    let mut text = render(form, found, sources, &options);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Draws faults for people, hints and all.
pub fn of_faults(
    found: &[Diagnostic],
    sources: &SourceSet,
    project: &Project,
    terminal: &Terminal,
) -> String {
    let codes = all_codes();
    let prefix = prefix(project);
    let options = EmitOptions {
        lang: terminal.lang,
        color: terminal.colors_out(),
        fold_hints: false,
        width: terminal.width(),
        prefix: &prefix,
        all_codes: &codes,
    };
    let mut text = render(Report::Human, found, sources, &options);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Says how many faults there are, what was accepted and what could not be checked.
pub fn beside(outcome: &Outcome, lang: Lang) -> Vec<Words> {
    let counts = Counts::of(&outcome.diagnostics);
    let said = |lang| crate::emit::summary(counts, lang);
    let mut lines = vec![Words::new(said(Lang::Zh), said(Lang::En))];
    let waived = outcome.waived.len();
    if waived > 0 {
        lines.push(Words::new(
            format!("另有 {waived} 个结果按豁免接受"),
            format!("{waived} accepted by waivers"),
        ));
    }
    if !outcome.not_checked.is_empty() {
        let names: Vec<String> = outcome
            .not_checked
            .iter()
            .map(|code| format!("{} {}", code.id, code.name))
            .collect();
        let names = names.join(Words::new("、", ", ").get(lang));
        lines.push(Words::new(
            format!("没有检查：{names}（要和某一天比，加上 --today 年-月-日）"),
            format!("not checked: {names} (to compare with a day, add --today YYYY-MM-DD)"),
        ));
    }
    lines
}

/// Returns what leads from the repository to the project, with a slash at its end; empty without a repository.
fn prefix(project: &Project) -> String {
    let root = std::path::absolute(project.root()).unwrap_or_else(|_| project.root().to_owned());
    let top = root.ancestors().find(|at| at.join(".git").exists());
    let below = top.and_then(|top| root.strip_prefix(top).ok());
    below.map_or_else(String::new, |below| {
        below
            .components()
            .map(|part| format!("{}/", part.as_os_str().to_string_lossy()))
            .collect()
    })
}
