//! Filled sheets → reports: pages that lie in a folder of their own, never below what is published.
//!
//! It takes two passes over the files. In the first a [`Plan`] takes every scored sheet: it keeps the newest visits of
//! each site, and the name that each report will have. In the second [`write()`] reads each file again, sets it beside
//! the visits before it, and writes its report; no more sheets are held at a time than there are threads.
//!
//! Reports of earlier runs stay where they are; only those of the same visit are written anew.

mod board;
mod folder;
mod name;
mod photo;
mod press;

pub use folder::{Published, folder, is_report};
pub use name::ReportPath;

use super::paper;
use crate::artifact::ArtifactPath;
use crate::diag::{Diagnostic, Sink};
use crate::format::Date;
use crate::intake::{self, Library, Opened, Response};
use crate::label::Lang;
use crate::model::Catalog;
use crate::review::{GroupBy, History, Sites, Visit};
use crate::source::{Found, Project, SourceSet};
use crate::write::{self, Summary, WriteError, Writer};
use name::Names;
use press::{Press, Refused};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the first pass keeps.
#[derive(Debug)]
pub struct Plan {
    history: History,
    names: Names,
    /// By the place of the file among those that were given.
    reports: BTreeMap<usize, ReportPath>,
}

impl Plan {
    /// Starts with no sheet.
    #[must_use]
    pub fn new(sites: Sites) -> Self {
        Self {
            history: History::new(sites),
            names: Names::default(),
            reports: BTreeMap::new(),
        }
    }

    /// Takes the scored sheet of the file with this place among those that were given.
    pub fn take(&mut self, file: usize, response: &Response, visit: Visit) {
        let path = self.names.of(response, self.history.sites());
        self.reports.insert(file, path);
        self.history.take(visit);
    }

    /// Takes a scored sheet that has no report of its own, but tells what was before.
    pub fn recall(&mut self, visit: Visit) {
        self.history.take(visit);
    }

    /// Tells whether no sheet was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }
}

/// What reports are written with.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// The files that were given.
    pub files: &'a [Found],
    /// The lists that they are read against.
    pub library: &'a Library,
    /// The project and its book, where there is one without errors.
    pub project: Option<(&'a Project, &'a Catalog)>,
    /// Where reports go.
    pub output: &'a Path,
    /// The language of the reports.
    pub lang: Lang,
    /// The day that actions are compared with.
    pub today: Date,
    /// The latest day that a visit may have.
    pub latest: Date,
    /// Gives up reports that somebody edited by hand.
    pub force: bool,
    /// The first day that counts; visits before it have no report.
    pub since: Option<Date>,
    /// What the rows of the page of all sites stand for.
    pub by: GroupBy,
    /// The forms that reports are written in.
    pub forms: &'a [Form],
}

/// A form that reports are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pages that hold all they need.
    Page,
    /// PDF.
    Paper,
}

/// What came of writing reports.
#[derive(Debug)]
pub struct Written {
    /// What was written; `None` where templates have faults.
    pub summary: Option<Summary>,
    /// How many visits have a report.
    pub reports: usize,
    /// The page to open first.
    pub first: Option<ArtifactPath>,
    /// What is wrong with templates and photos.
    pub faults: Vec<Diagnostic>,
    /// The texts that faults point at.
    pub sources: SourceSet,
}

/// Writes the reports of a plan; `progress` is told how many of how many are done.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write(
    desk: &Desk<'_>,
    plan: &Plan,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Written, WriteError> {
    let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
    let press = Press::new(desk, plan.history.sites(), &mut sources, &mut sink);
    let mut written = Written {
        summary: None,
        reports: 0,
        first: None,
        faults: Vec::new(),
        sources,
    };
    let Some(press) = press.filter(|_| !sink.has_errors()) else {
        written.faults = sink.finish();
        return Ok(written);
    };
    let options = write::Options {
        force: desk.force,
        ..write::Options::default()
    };
    let paths = plan.reports.values();
    let paths = paths.flat_map(|path| path.files(desk.forms));
    let homes = desk.forms.iter().map(|form| board::home(*form));
    let paths = paths.chain(homes);
    let session = Writer::open(desk.output, options)?.begin(paths, |_| false)?;
    let done = AtomicUsize::new(0);
    let total = plan.reports.len();
    let jobs: Vec<(&usize, &ReportPath)> = plan.reports.iter().collect();
    let work = |at: usize| {
        let (file, path) = jobs[at];
        let page = one(desk, plan, &press, *file, path, &session);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        page
    };
    let mut refused = Vec::new();
    for page in all(desk, jobs.len(), work)? {
        sink.absorb(page.sink);
        refused.extend(page.refused);
        written.reports += usize::from(page.made);
    }
    for form in desk.forms {
        let (home, board) = (board::home(*form), board::board(desk, plan, &press, *form));
        let printed = match form {
            Form::Page => press.board(&board, &home),
            Form::Paper => press.board_paper(&board, &home),
        };
        match printed {
            Ok(bytes) => {
                session.put_bytes(&home, &bytes, None)?;
            }
            Err(fault) => refused.push(fault),
        }
    }
    for refused in &refused {
        let faults = press.diagnose(refused, &mut written.sources);
        faults.into_iter().for_each(|fault| sink.report(fault));
    }
    written.faults = sink.finish();
    if refused.is_empty() {
        written.summary = Some(session.finish()?);
        written.first = desk.forms.first().map(|form| board::home(*form));
    }
    Ok(written)
}

/// Does some work for each report, on all threads; what goes to paper goes there batch by batch.
fn all<T: Send>(
    desk: &Desk<'_>,
    count: usize,
    work: impl Fn(usize) -> Result<T, WriteError> + Send + Sync,
) -> Result<Vec<T>, WriteError> {
    if !desk.forms.contains(&Form::Paper) {
        return (0..count).into_par_iter().map(work).collect();
    }
    let places: Vec<usize> = (0..count).collect();
    let mut done = paper::in_batches(&places, work)?;
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, one)| one).collect())
}

/// What came of one report.
#[derive(Default)]
struct Page {
    made: bool,
    refused: Option<Refused>,
    sink: Sink,
}

/// Reads a file again and writes its report and slips.
fn one(
    desk: &Desk<'_>,
    plan: &Plan,
    press: &Press<'_>,
    file: usize,
    path: &ReportPath,
    session: &write::Session,
) -> Result<Page, WriteError> {
    let mut page = Page::default();
    let found = &desk.files[file];
    // What is wrong with it was told in the first pass.
    let (mut sources, mut told) = (SourceSet::new(), Sink::new());
    let opened = intake::open(
        found,
        desk.library,
        Some(desk.latest),
        &mut sources,
        &mut told,
    );
    let Opened::Response(response) = opened else {
        return Ok(page);
    };
    let photos = photo::photos(&found.entry.file, &response, &mut page.sink);
    let earlier = plan.history.earlier(&response);
    let visit = press.visit(&response, earlier, &photos, path);
    for form in desk.forms {
        let printed = match form {
            Form::Page => press.pages(&visit),
            Form::Paper => press.papers(&visit, &response.file, &mut page.sink),
        };
        match printed {
            Ok(files) => {
                for (path, bytes) in files {
                    session.put_bytes(path, &bytes, None)?;
                }
                page.made = true;
            }
            Err(refused) => {
                page.refused = Some(refused);
                break;
            }
        }
    }
    Ok(page)
}
