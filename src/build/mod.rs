//! The whole pipeline in one call: a project folder → files in `output/`.
//!
//! Errors of the user's files stop it before anything is written; a fault found while a page renders leaves the last
//! good output as it was, because nothing takes its place before everything is there.

mod booklet;
mod glyph;
mod internal;
mod job;
mod key;
mod last;
mod load;
mod mix;
mod name;
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
mod unknown;

pub use crate::render::PdfStandard;
pub use load::{Loaded, load};
pub use name::Names;
pub use outcome::{Error, Made, Outcome};
pub use scope::{Format, Product, Scope};
pub use unknown::Unknown;

use crate::artifact::{Artifact, ArtifactPath};
use crate::diag::{Diagnostic, Level, Sink};
use crate::format::Date;
use crate::model::Catalog;
use crate::render::html::{Assets, Renderer};
use crate::render::pdf::Typesetter;
use crate::source::{self, Picture, Project, SourceSet};
use crate::theme;
use crate::view::past::Pasts;
use crate::write::{self, Digest, Session, WriteError, Writer};
use job::Job;
use key::Keys;
use mix::Mix;
use outcome::{finish, output_of, unchanged};
use page::{Failure, Press};
use picture::{Memory, Use};
use plan::Plan;
use rayon::prelude::*;
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
    if let Some(press) = prepare(
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
        let unknown = options.scope.unknown(&loaded.catalog);
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
    let Some(mut press) = prepare(
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
    let memory = press.memory;
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
    if let Some(press) = prepare(
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
) -> Option<Press<'c>> {
    let book = &catalog.book;
    let theme = theme::load(project, &book.theme, book.doc.theme.span(), sources, sink);
    let (assets, files) = Assets::of(&theme);
    let of_theme = key::of_theme(&theme, &files);
    let renderer = Renderer::new(&theme, &assets, sources, sink);
    let tokens = picture::tokens(catalog, sink);
    // Templates of the project are shown the pictures, too; where an error is known already, nobody is.
    let show = purpose == Use::Show || renderer.as_ref().is_some_and(Renderer::has_own);
    let purpose = if show && !sink.has_errors() {
        Use::Show
    } else {
        Use::Look
    };
    let last = Memory::of(project);
    let pictures = picture::pictures(catalog, found, sources, (&last, purpose), sink);
    let memory = Memory::from(&pictures);
    let renderer = renderer.filter(|_| !sink.has_errors())?;
    let mut plan = Plan::new(catalog, options, sink, files, pictures, tokens);
    if options.names == Names::Reader {
        plan.call_by_title(&renderer);
    }
    let mut print_theme = key::of_print(&theme, options.pdf_standard);
    let mut typesetter = match plan.prints() {
        true => Typesetter::new(&theme, options.pdf_standard, sources, sink),
        false => None,
    };
    if book.system_fonts
        && let Some(typesetter) = &mut typesetter
    {
        let lost = glyph::lost(catalog, typesetter.fonts());
        let files = source::fonts_in(&options.font_folders).into_iter();
        let files = files.filter_map(|(path, _)| {
            let bytes = source::font_of_machine(&path)?;
            Some((path.to_string_lossy().into_owned(), bytes))
        });
        let mut used = Mix::new("fonts of the machine");
        used.add(print_theme);
        typesetter.borrow_fonts(&lost, files, &mut |path, bytes| {
            used.add(path);
            used.add(Digest::of(bytes));
        });
        print_theme = used.digest();
    }
    if let Some(typesetter) = &typesetter {
        glyph::look(catalog, typesetter.fonts(), sources, sink);
    }
    (!sink.has_errors()).then_some(Press {
        renderer,
        typesetter,
        plan,
        catalog,
        theme: of_theme,
        print_theme,
        memory,
    })
}

/// Prints the files that are wanted in memory, and says what failed.
fn print_all(
    press: &Press<'_>,
    sources: &mut SourceSet,
    wanted: impl Fn(&Job<'_>) -> bool,
) -> (Vec<Artifact>, Vec<Diagnostic>) {
    let jobs = press.plan.jobs.iter().filter(|job| wanted(job));
    let (printed, pages): (Vec<_>, Vec<_>) = jobs.partition(|job| job.is_printed());
    let print = |job: &Job<'_>| (job.path.clone(), press.print(job));
    let mut results: Vec<_> = pages.into_par_iter().map(print).collect();
    let Ok(set) = paper::batches(&printed, |job| Ok::<_, Infallible>(print(job)));
    results.extend(set);
    let (mut artifacts, mut failed) = (Vec::new(), Vec::new());
    for (path, result) in results {
        match result {
            Ok(bytes) => artifacts.push(Artifact::new(path, bytes)),
            Err(error) => failed.push((path, error)),
        }
    }
    (artifacts, press.diagnose(failed, sources))
}

type Failed = Vec<(ArtifactPath, Failure)>;

fn write_all(
    press: &Press<'_>,
    session: &Session,
    keys: &Keys,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(Failed, usize), WriteError> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let (done, set) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let total = press.plan.jobs.len();
    let write = |job: &Job<'_>| {
        let key = keys.of(job);
        let result = match key.is_some_and(|key| session.keep(&job.path, key)) {
            true => Ok(None),
            false => match press.print(job) {
                Ok(bytes) => {
                    set.fetch_add(usize::from(job.is_printed()), Ordering::Relaxed);
                    session.put_bytes(&job.path, &bytes, key).map(|_| None)
                }
                Err(error) => Ok(Some((job.path.clone(), error))),
            },
        };
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        result
    };
    let (printed, pages): (Vec<_>, Vec<_>) = press.plan.jobs.iter().partition(|j| j.is_printed());
    let mut failed: Vec<_> = pages.into_par_iter().map(write).collect::<Result<_, _>>()?;
    failed.extend(paper::batches(&printed, write)?);
    let failed = failed.into_iter().flatten().collect();
    Ok((failed, set.into_inner()))
}
