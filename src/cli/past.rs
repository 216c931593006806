//! Filled score sheets of a site → what its next score sheet tells of them.

use super::terminal::Terminal;
use super::trouble::Trouble;
use crate::build;
use crate::diag::{Severity, Sink};
use crate::emit::{EmitOptions, Report, render};
use crate::format::Date;
use crate::intake::{self, Library, Opened};
use crate::label::Words;
use crate::review::{ActionState, History, Sites, Visit, still_open};
use crate::score::Outcome;
use crate::source::{self, Project, SourceSet};
use crate::view::past::{Past, PastAction, Pasts};
use rayon::prelude::*;
use std::path::Path;

/// How many files are read before they are rolled up.
const BATCH: usize = 256;

/// Reads the history of a site; faults of its files are printed and stop the build, since a sheet with half of the
/// history would be trusted like a whole one.
pub(super) fn of(
    project: &Project,
    folder: &Path,
    site: &str,
    today: Option<Date>,
    terminal: &Terminal,
) -> Result<Pasts, Trouble> {
    let loaded = build::load(project);
    if loaded.sink.has_errors() {
        // The build tells them.
        return Ok(Pasts::new());
    }
    let library = Library::of(&loaded.catalog, project.output());
    let mut history = History::new(Sites::of(&loaded.catalog));
    let mut listing = Sink::new();
    let found = source::found(folder, &mut listing)?;
    let mut faults = told(listing, &SourceSet::new(), terminal);
    for batch in found.chunks(BATCH) {
        let read = |found| {
            let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
            let opened = intake::open(found, &library, today, &mut sources, &mut sink);
            let visit = match opened {
                Opened::Response(response) => {
                    Some(Visit::of(&response, &response.verdict(), today))
                }
                Opened::Faulty | Opened::Other => None,
            };
            (visit, sources, sink)
        };
        let read: Vec<_> = batch.par_iter().map(read).collect();
        for (visit, sources, sink) in read {
            faults += told(sink, &sources, terminal);
            visit.into_iter().for_each(|visit| history.take(visit));
        }
    }
    if faults > 0 {
        return Err(Trouble::Faults(Words::new(
            format!("历史里有 {faults} 处错误，什么也没有写"),
            format!("the history has {faults} errors, so nothing was written"),
        )));
    }
    let lines = history.lines().filter(|(_, own, _)| *own == site);
    let pasts: Pasts = lines
        .map(|(sheet, site, visits)| (sheet.to_owned(), past(site, visits)))
        .collect();
    if pasts.is_empty() && !terminal.quiet {
        let words = Words::new(
            format!("警告：历史里没有 {site} 的检查\n"),
            format!("warning: the history has no visit to {site}\n"),
        );
        terminal.complain(words.get(terminal.lang));
    }
    Ok(pasts)
}

/// Prints the errors of a file and counts them; what else is found was told when the file was scored.
fn told(mut sink: Sink, sources: &SourceSet, terminal: &Terminal) -> usize {
    sink.retain(|fault| fault.severity == Severity::Error);
    let found = sink.finish();
    if !found.is_empty() {
        let codes = crate::check::all_codes();
        let options = EmitOptions {
            lang: terminal.lang,
            color: terminal.colors_err(),
            fold_hints: true,
            width: terminal.width(),
            prefix: "",
            all_codes: &codes,
        };
        terminal.complain(&render(Report::Human, &found, sources, &options));
    }
    found.len()
}

/// Takes the last result and what is still to be done out of the visits of a site, the oldest first.
fn past(site: &str, visits: &[Visit]) -> Past {
    let mut whole = visits
        .iter()
        .rev()
        .filter(|visit| visit.total.outcome != Outcome::Incomplete);
    let mut past = whole.next().map_or_else(Past::default, |last| Past {
        score: last.total.score.clone(),
        grade: last.total.grade_name.clone(),
        date: last.date,
        actions: Vec::new(),
    });
    let open = still_open(site, visits).into_iter();
    past.actions = open
        .map(|one| PastAction {
            item: one.item.id.clone(),
            then: (one.item.number.clone(), one.item.text.clone()),
            what: one.action.what.clone(),
            owner: one.action.owner.clone(),
            due: one.action.due,
            overdue: one.action.state == ActionState::Overdue,
        })
        .collect();
    past
}
