//! A site as it stands at one moment, held in memory: each file is made when somebody asks for it.
//!
//! What was made is kept as long as its key holds, over all sites of a session; so a page that no edit touches is made
//! once.

use super::gist::Gist;
use crate::artifact::ArtifactPath;
use crate::build::Options;
use crate::build::dress::{self, Print};
use crate::build::job::Job;
use crate::build::key::Keys;
use crate::build::page::Press;
use crate::build::paper;
use crate::build::picture::File;
use crate::build::plan::{Part, Plan};
use crate::build::scope::Format;
use crate::build::search::is_shard;
use crate::diag::{Diagnostic, Sink};
use crate::label::Lang;
use crate::model::{Catalog, Standard};
use crate::render::html::Renderer;
use crate::source::SourceSet;
use crate::theme::Theme;
use crate::view::edition::Edition;
use crate::view::picture::Pictures;
use crate::write::Digest;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// A site as it stands at one moment.
pub struct Site {
    pub(super) catalog: Catalog,
    pub(super) sources: SourceSet,
    pub(super) gists: BTreeMap<String, Arc<Gist>>,
    pub(super) keys: Keys,
    pub(super) dress: Arc<Wardrobe>,
    pub(super) options: Arc<Options>,
    pub(super) shelf: Arc<Shelf>,
}

/// What does not change with the text of a standard.
pub(super) struct Wardrobe {
    pub theme: Theme,
    pub renderer: Arc<Renderer>,
    pub of_theme: Digest,
    pub of_print: Digest,
    pub pictures: Pictures,
    /// The style sheet of the book's own colours, from the site's root.
    pub tokens: Option<String>,
    /// Files that stand as they are, by their paths.
    pub fixed: BTreeMap<ArtifactPath, Arc<[u8]>>,
    /// The files of pictures, by their paths.
    pub files: BTreeMap<ArtifactPath, File>,
    /// What documents are set with, made when the first of them is asked for.
    pub print: OnceLock<Print>,
}

/// What was made, by its path.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<Kept>);

/// Each file with the key that it was made under.
type Kept = BTreeMap<String, (Digest, Arc<[u8]>)>;

impl Shelf {
    fn open(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, path: &str, key: Option<Digest>) -> Option<Arc<[u8]>> {
        let key = key?;
        let kept = self.open();
        let (under, bytes) = kept.get(path)?;
        (*under == key).then(|| Arc::clone(bytes))
    }

    fn put(&self, path: &str, key: Option<Digest>, bytes: &Arc<[u8]>) {
        if let Some(key) = key {
            let kept = (key, Arc::clone(bytes));
            self.open().insert(path.to_owned(), kept);
        }
    }
}

/// Why a file of the site cannot be made.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that it is found in.
    pub sources: SourceSet,
    /// The file as it was made last, where it once was.
    pub last: Option<Arc<[u8]>>,
}

impl Site {
    /// Makes a file by its path from the site's root, or gives it again; `None` where the site has no such file.
    ///
    /// # Errors
    /// When a template or a picture stands against it.
    pub fn make(&self, path: &ArtifactPath) -> Option<Result<Arc<[u8]>, Box<Fault>>> {
        if let Some(bytes) = self.dress.fixed.get(path) {
            return Some(Ok(Arc::clone(bytes)));
        }
        if let Some(file) = self.dress.files.get(path) {
            let make = || file.bytes();
            return Some(self.kept(path, Some(file.key), || make().map_err(Into::into)));
        }
        let find = |part, with_print| {
            let press = self.press(part, with_print);
            let at = press.plan.jobs.iter().position(|job| job.path == *path);
            at.map(|at| (press, at))
        };
        let part = self.part(path.as_str());
        let (mut part, mut found) = (part, find(part, false));
        if found.is_none() && part == Part::Front {
            part = Part::Book;
            found = find(part, false);
        }
        let (press, at) = found?;
        if !press.plan.jobs[at].is_printed() {
            return Some(self.print(&press, &press.plan.jobs[at]));
        }
        let (press, at) = find(part, true)?;
        press.typesetter.as_ref()?;
        // Documents are set where there is room for it.
        let set = |job: &Job<'_>| Ok::<_, Infallible>(self.print(&press, job));
        let Ok(set) = paper::batches(&[&press.plan.jobs[at]], set);
        set.into_iter().next()
    }

    /// Makes all pages of some standards and those of the book; returns what is wrong with them.
    #[must_use]
    pub fn make_pages(&self, of: impl Fn(&str) -> bool) -> Vec<Box<Fault>> {
        let make = |part: Part| -> Vec<Box<Fault>> {
            let press = self.press(part, false);
            let pages = press.plan.jobs.par_iter();
            // The search is made when somebody asks for it.
            let pages = pages.filter(|job| job.format == Format::Html && !is_shard(job));
            let made = pages.filter_map(|job| self.print(&press, job).err());
            made.collect()
        };
        self.parts(of).into_par_iter().flat_map(make).collect()
    }

    /// Looks whether templates of the project's own ask for something that no page has, as far as nobody says that it is
    /// no longer worth while; returns what is wrong with them. No page is kept.
    #[must_use]
    pub fn look_through(&self, go_on: &(dyn Fn() -> bool + Sync)) -> Vec<Box<Fault>> {
        if !self.dress.renderer.has_own() {
            return Vec::new();
        }
        let look = |part: Part| -> Vec<Box<Fault>> {
            let press = self.press(part, false);
            let pages = press.plan.jobs.par_iter();
            let pages = pages.filter(|job| job.format == Format::Html && go_on());
            let failed = pages.filter_map(|job| Some((job, press.print(job).err()?)));
            let faults = failed.map(|(job, failure)| {
                let mut sources = self.sources.clone();
                Box::new(Fault {
                    diagnostics: press.diagnose(vec![(job.path.clone(), failure)], &mut sources),
                    sources,
                    last: None,
                })
            });
            faults.collect()
        };
        let all = self.parts(|_| true).into_par_iter();
        all.flat_map(look).collect()
    }

    /// Counts what [`make_pages`](Self::make_pages) makes.
    pub fn count_pages(&self, of: impl Fn(&str) -> bool) -> usize {
        let parts = self.parts(of);
        let count = |part| {
            let press = self.press(part, false);
            let pages = press.plan.jobs.iter();
            pages.filter(|job| job.format == Format::Html).count()
        };
        parts.into_iter().map(count).sum()
    }

    /// Returns what is wrong with the paths of files.
    pub(super) fn faults_of_paths(&self, part: Part) -> Vec<Diagnostic> {
        let mut sink = Sink::new();
        Plan::of(self.edition(), &self.options, part, &mut sink);
        sink.finish()
    }

    /// Lists some standards and the book.
    pub(super) fn parts(&self, of: impl Fn(&str) -> bool) -> Vec<Part> {
        let standards = self.catalog.standards.iter();
        let shown = standards.filter(|standard| !self.hides(standard));
        let wanted = shown.enumerate().filter(|(_, standard)| of(&standard.id));
        let volumes = wanted.map(|(at, _)| Part::Volume(at));
        volumes.chain([Part::Front]).collect()
    }

    /// Tells whether the site has a file.
    #[must_use]
    pub fn has(&self, path: &ArtifactPath) -> bool {
        let is_planned = |part| {
            let press = self.press(part, false);
            press.plan.jobs.iter().any(|job| job.path == *path)
        };
        let part = self.part(path.as_str());
        self.dress.fixed.contains_key(path)
            || self.dress.files.contains_key(path)
            || is_planned(part)
            || (part == Part::Front && is_planned(Part::Book))
    }

    /// Lists the paths of all files.
    #[must_use]
    pub fn paths(&self) -> Vec<ArtifactPath> {
        let mut paths = self.press(Part::Whole, false).plan.paths();
        paths.extend(self.dress.fixed.keys().cloned());
        paths.extend(self.dress.files.keys().cloned());
        paths.sort();
        paths.dedup();
        paths
    }

    /// Returns the language at the site's root.
    #[must_use]
    pub fn language(&self) -> Lang {
        self.catalog.book.main_language()
    }

    /// Returns where on its host the site is to be published: `/handbook`, or nothing.
    #[must_use]
    pub fn base_path(&self) -> String {
        let edition = self.edition();
        edition.base_path().unwrap_or_default().to_owned()
    }

    fn hides(&self, standard: &Standard) -> bool {
        self.options.public && standard.is_internal()
    }

    pub(super) fn edition(&self) -> Edition<'_> {
        edition(
            (&self.catalog, &self.gists),
            &self.dress,
            self.options.public,
        )
    }

    /// Finds out whose file a path is.
    fn part(&self, path: &str) -> Part {
        // What the search holds of a standard is that standard's: `assets/search/zh/beauty-salon.2.js`.
        let searched = path.strip_prefix("assets/search/");
        let path = match searched.and_then(|below| below.split_once('/')) {
            Some((_, file)) => &format!("{}/", file.split('.').next().unwrap_or(file)),
            None => path,
        };
        let mut names = path.split('/').peekable();
        let language = |name: &&str| Lang::from_tag(name).is_some();
        if names.peek().is_some_and(language) {
            names.next();
        }
        let id = names.next().filter(|_| names.peek().is_some());
        let standards = self.catalog.standards.iter();
        let mut shown = standards.filter(|standard| !self.hides(standard));
        let volume = id.and_then(|id| shown.position(|standard| standard.id == id));
        volume.map_or(Part::Front, Part::Volume)
    }

    fn press(&self, part: Part, with_print: bool) -> Press<'_> {
        let plan = Plan::of(self.edition(), &self.options, part, &mut Sink::new());
        let dress = &self.dress;
        let print = with_print.then(|| {
            dress.print.get_or_init(|| {
                let mut sources = self.sources.clone();
                let theme = (&dress.theme, &self.catalog);
                dress::print(theme, &self.options, &mut sources, &mut Sink::new())
            })
        });
        Press {
            renderer: Arc::clone(&dress.renderer),
            typesetter: print.and_then(|print| print.typesetter.clone()),
            plan,
            catalog: &self.catalog,
            theme: dress.of_theme,
            print_theme: dress.of_print,
        }
    }

    fn print(&self, press: &Press<'_>, job: &Job<'_>) -> Result<Arc<[u8]>, Box<Fault>> {
        let make = || {
            press.print(job).map_err(|failure| {
                let mut sources = self.sources.clone();
                let found = press.diagnose(vec![(job.path.clone(), failure)], &mut sources);
                Told::Of(found, sources)
            })
        };
        self.kept(&job.path, self.keys.of(job), make)
    }

    fn kept(
        &self,
        path: &ArtifactPath,
        key: Option<Digest>,
        make: impl FnOnce() -> Result<Vec<u8>, Told>,
    ) -> Result<Arc<[u8]>, Box<Fault>> {
        let path = path.as_str();
        if let Some(bytes) = self.shelf.get(path, key) {
            return Ok(bytes);
        }
        match make() {
            Ok(bytes) => {
                let bytes = Arc::from(bytes);
                self.shelf.put(path, key, &bytes);
                Ok(bytes)
            }
            Err(told) => {
                let (diagnostics, sources) = match told {
                    Told::Of(found, sources) => (found, sources),
                    Told::Plain(found) => (found, self.sources.clone()),
                };
                let last = self.shelf.open().get(path).map(|kept| Arc::clone(&kept.1));
                Err(Box::new(Fault {
                    diagnostics,
                    sources,
                    last,
                }))
            }
        }
    }
}

/// What is wrong with a file, with the texts it is found in where they are not those of the site.
enum Told {
    Of(Vec<Diagnostic>, SourceSet),
    Plain(Vec<Diagnostic>),
}

impl From<Vec<Diagnostic>> for Told {
    fn from(found: Vec<Diagnostic>) -> Self {
        Self::Plain(found)
    }
}

/// Prepares what the pages of a site have in common.
pub(super) fn edition<'a>(
    (catalog, gists): (&'a Catalog, &BTreeMap<String, Arc<Gist>>),
    dress: &Wardrobe,
    public: bool,
) -> Edition<'a> {
    let mut edition = Edition::with(catalog, public, |standard| {
        let gist = gists.get(&standard.id);
        let gist = gist.expect("every standard of a site has been looked through");
        gist.outline.clone()
    });
    edition.pictures = dress.pictures.clone();
    edition.tokens.clone_from(&dress.tokens);
    edition
}
