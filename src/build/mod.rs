//! The whole pipeline in one call: a project folder → files in `output/`.
//!
//! Errors of the user's files stop it before anything is written; a fault found while a page renders leaves the last
//! good output as it was, because nothing takes its place before everything is there.

mod booklet;
mod dress;
mod glyph;
mod internal;
mod job;
mod key;
mod last;
mod load;
mod mix;
mod name;
mod notice;
mod outcome;
mod page;
mod pair;
mod paper;
mod picture;
mod plan;
mod printed;
mod publish;
pub mod report;
mod said;
mod scope;
mod search;
mod session;
mod unknown;

pub use crate::render::PdfStandard;
pub use load::{Loaded, load};
pub use name::Names;
pub use notice::notice;
pub use outcome::{Error, Made, Outcome};
pub use scope::{Format, Product, Scope};
pub use session::{Fault, Session, Site, Turn};
pub use unknown::Unknown;

use crate::artifact::{Artifact, ArtifactPath};
use crate::diag::{Diagnostic, Level, Sink};
use crate::format::{Date, Version};
use crate::model::Catalog;
use crate::source::{self, Picture, Project, SourceSet};
use crate::view::past::Pasts;
use crate::write::{self, Session as Writing, WriteError, Writer};
use dress::{Dress, Print};
use job::Job;
use key::Keys;
use outcome::{finish, output_of, unchanged};
use page::{Failure, Press};
use picture::{Memory, Use};
use plan::Plan;
use rayon::prelude::*;
use search::Gather;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where to write; default: `output/` of the project.
    pub output: Option<PathBuf>,
    /// What to make; empty parts mean everything.
    pub scope: Scope,
    /// Leaves out what is internal.
    pub public: bool,
    /// Gives up files of ours that somebody edited by hand.
    pub force: bool,
    /// How much the checks ask for; default: what the book says.
    pub level: Option<Level>,
    /// The day that dates are compared with.
    pub today: Option<Date>,
    /// The folders of the machine that hold fonts, for a book with `system_fonts`; none unless they are named.
    pub font_folders: Vec<PathBuf>,
    /// What documents to print keep to.
    pub pdf_standard: PdfStandard,
    /// What documents to print are called.
    pub names: Names,
    /// What was found last time at the site that is built for, by sheets.
    pub past: Pasts,
    /// The version that staff know: sheets to sign list every duty that has changed since.
    pub since: Option<Version>,
}

/// Reads and checks a project, its pictures and its theme, without making anything.
///
/// Pages are rendered in memory where the project has templates of its own, since only that shows whether they ask for
/// something that no view holds.
#[must_use]
pub fn check(project: &Project, level: Option<Level>, today: Option<Date>) -> Outcome {
    let mut loaded = load(project);
    let checked = loaded.check(level, today);
    let mut options = Options::default();
    options.scope.print = true;
    let Loaded {
        catalog,
        pictures,
        sources,
        sink,
        ..
    } = &mut loaded;
    let found = (&*catalog, &*pictures);
    if let Some((press, _)) = prepare(
        project,
        found,
        (&mut *sources, &mut *sink),
        &options,
        Use::Look,
    ) {
        let (_, faults) = print_all(&press, sources, |job| press.is_own(job));
        drop(press);
        faults.into_iter().for_each(|fault| sink.report(fault));
    }
    finish(project, loaded, checked, &options)
}

/// Builds a project.
///
/// # Errors
/// When the output cannot be written, or the scope names what the book does not have; a fault of the user's files is no
/// error but part of the outcome.
pub fn build(
    project: &Project,
    options: &Options,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Outcome, Error> {
    let mut sink = Sink::new();
    let source::Loaded { sources, pictures } = source::load(project, &mut sink);
    let key = last::Key::of(project, options, &sources, &pictures, &sink);
    if let Some(key) = &key
        && let Some(again) = last::again(project, options, key, &sources)?
    {
        return Ok(unchanged(project, options, sources, again));
    }
    let mut loaded = Loaded::of(sources, pictures, sink);
    let checked = loaded.check(options.level, options.today);
    let outcome_of = |loaded, checked| finish(project, loaded, checked, options);
    if !loaded.sink.has_errors() {
        let mut unknown = options.scope.unknown(&loaded.catalog);
        if let Some(since) = options.since {
            unknown.extend(options.scope.unknown_version(since, &loaded.catalog));
        }
        if !unknown.is_empty() {
            return Err(Error::Unknown(unknown));
        }
    }
    let Loaded {
        catalog,
        pictures,
        sources,
        sink,
        ..
    } = &mut loaded;
    let found = (&*catalog, &*pictures);
    let Some((mut press, memory)) = prepare(
        project,
        found,
        (&mut *sources, &mut *sink),
        options,
        Use::Show,
    ) else {
        return Ok(outcome_of(loaded, checked));
    };
    let writer = opened(project, options)?;
    if options.public {
        let left = internal::left_over(press.catalog, &writer, plan::is_kept);
        if !left.is_empty() {
            return Err(Error::Internal(left));
        }
    }
    let files = press.plan.paths();
    let session = writer.begin(files.clone(), |path| press.plan.answers_for(path))?;
    let standing = last::of_paths(session.standing());
    press.plan.bound(session.standing());
    let keys = press.keys(sources);
    let (failed, set) = write_all(&press, &session, &keys, progress)?;
    let made = Made {
        set,
        ..press.plan.made()
    };
    let faults = press.diagnose(failed, sources);
    drop(press);
    for fault in faults {
        sink.report(fault);
    }
    let good = !sink.has_errors();
    let written = if good { Some(session.finish()?) } else { None };
    if good {
        memory.save(project);
    }
    let key = key.filter(|key| good && key.holds(project, pictures));
    let mut outcome = outcome_of(loaded, checked);
    if good {
        outcome.made = made;
        outcome.written = written;
        if let Some(key) = key {
            last::done(project, &key, &outcome, (&files, standing));
        }
    }
    Ok(outcome)
}

/// Renders a project in memory; nothing is written, and pages link all that a whole build makes.
///
/// Where the project has errors, there are no artifacts.
#[must_use]
pub fn render(project: &Project, options: &Options) -> (Vec<Artifact>, Outcome) {
    let mut loaded = load(project);
    let checked = loaded.check(options.level, options.today);
    let mut artifacts = Vec::new();
    let Loaded {
        catalog,
        pictures,
        sources,
        sink,
        ..
    } = &mut loaded;
    let found = (&*catalog, &*pictures);
    if let Some((press, _)) = prepare(
        project,
        found,
        (&mut *sources, &mut *sink),
        options,
        Use::Show,
    ) {
        let (printed, faults) = print_all(&press, sources, |_| true);
        artifacts = printed;
        drop(press);
        faults.into_iter().for_each(|fault| sink.report(fault));
    }
    if loaded.sink.has_errors() {
        artifacts.clear();
    }
    (artifacts, finish(project, loaded, checked, options))
}

/// Takes hold of the output folder.
fn opened(project: &Project, options: &Options) -> Result<Writer, WriteError> {
    Writer::open(
        &output_of(project, options),
        write::Options {
            force: options.force,
            keep: plan::is_kept,
            dates: Some(project.cache().join("dates.json")),
            keys: Some(project.cache().join("keys")),
        },
    )
}

/// Compiles the theme, looks into the pictures and plans every file; `None` after an error, of these or of the texts.
fn prepare<'c>(
    project: &Project,
    (catalog, found): (&'c Catalog, &BTreeMap<String, Picture>),
    (sources, sink): (&mut SourceSet, &mut Sink),
    options: &Options,
    purpose: Use,
) -> Option<(Press<'c>, Memory)> {
    let dress = dress::dress(project, (catalog, found), (sources, sink), purpose)?;
    let Dress {
        theme,
        renderer,
        files,
        tokens,
        pictures,
        of_theme,
        memory,
    } = dress;
    let mut plan = Plan::new(catalog, options, sink, files, pictures, tokens);
    if options.names == Names::Reader {
        plan.call_by_title(&renderer);
    }
    let Print { typesetter, key } = match plan.prints() {
        true => dress::print((&theme, catalog), options, sources, sink),
        false => Print::none(&theme, options),
    };
    if let Some(typesetter) = &typesetter {
        glyph::look(catalog, typesetter.fonts(), sources, sink);
    }
    let press = Press {
        renderer,
        typesetter,
        plan,
        catalog,
        theme: of_theme,
        print_theme: key,
    };
    (!sink.has_errors()).then_some((press, memory))
}

/// Prints the files that are wanted in memory, and says what failed.
fn print_all(
    press: &Press<'_>,
    sources: &mut SourceSet,
    wanted: impl Fn(&Job<'_>) -> bool,
) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let jobs = press.plan.jobs.iter().filter(|job| wanted(job));
    let (printed, pages): (Vec<_>, Vec<_>) = jobs.partition(|job| job.is_printed());
    let (shards, pages): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|job| search::is_shard(job));
    let print = |job: &Job<'_>| (job.path.clone(), press.print(job));
    let gather = Gather::new(press, shards.iter().chain(&pages).copied(), |_| false);
    let page = |job: &Job<'_>| {
        let (path, result) = print(job);
        let scripts = gather.note(job, result.as_deref().ok());
        ((path, result), search::parted(scripts))
    };
    let results: Vec<_> = pages.into_par_iter().map(page).collect();
    let (mut results, scripts): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    let Ok(set) = paper::batches(&printed, |job| Ok::<_, Infallible>(print(job)));
    results.extend(set);
    let (mut artifacts, mut failed) = (Vec::new(), Vec::new());
    for (made, faults) in scripts.into_iter().chain([search::parted(gather.rest())]) {
        artifacts.extend(
            made.into_iter()
                .map(|(path, bytes)| Artifact::new(path, bytes)),
        );
        failed.extend(faults);
    }
    for (path, result) in results {
        match result {
            Ok(bytes) => artifacts.push(Artifact::new(path, bytes)),
            Err(error) => failed.push((path, error)),
        }
    }
    (artifacts, press.diagnose(failed, sources))
}

type Failed = Vec<(ArtifactPath, Failure)>;

/// Prints the files of a plan and writes what has changed. The search is made as its pages come.
fn write_all(
    press: &Press<'_>,
    session: &Writing,
    keys: &Keys,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Failed, usize), WriteError> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let (done, set) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let total = press.plan.jobs.len();
    let keeps = |job: &Job<'_>| keys.of(job).is_some_and(|key| session.keep(&job.path, key));
    let gather = Gather::new(press, press.plan.jobs.iter(), keeps);
    let scripts = |scripts: Vec<(&Job<'_>, Result<String, Failure>)>| {
        let mut failed = Vec::new();
        for (job, script) in scripts {
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            match script {
                Ok(script) => {
                    session.put_bytes(&job.path, script.as_bytes(), keys.of(job))?;
                }
                Err(failure) => failed.push((job.path.clone(), failure)),
            }
        }
        Ok::<_, WriteError>(failed)
    };
    let write = |job: &Job<'_>| {
        let key = keys.of(job);
        let result = match key.is_some_and(|key| session.keep(&job.path, key)) {
            true => scripts(gather.note(job, None)),
            false => match press.print(job) {
                Ok(bytes) => {
                    set.fetch_add(usize::from(job.is_document()), Ordering::Relaxed);
                    let put = session.put_bytes(&job.path, &bytes, key);
                    put.and_then(|_| scripts(gather.note(job, Some(&bytes))))
                }
                Err(error) => Ok(vec![(job.path.clone(), error)]),
            },
        };
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        result
    };
    let (printed, pages): (Vec<_>, Vec<_>) = press.plan.jobs.iter().partition(|j| j.is_printed());
    let pages: Vec<_> = pages
        .into_iter()
        .filter(|job| !search::is_shard(job))
        .collect();
    let mut failed: Vec<_> = pages.into_par_iter().map(write).collect::<Result<_, _>>()?;
    failed.extend(paper::batches(&printed, write)?);
    failed.push(scripts(gather.rest())?);
    let failed = failed.into_iter().flatten().collect();
    Ok((failed, set.into_inner()))
}
