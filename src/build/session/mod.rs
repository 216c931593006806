//! A project that stays open: what was read, parsed, resolved and compiled is kept in memory, and an edit costs no more
//! than what it changes.
//!
//! A [`Session`] looks at the files when it is told to, and gives a [`Turn`] for every change: what is wrong now, and the
//! site as it now is. After an error that is the last good [`Site`], which goes on to make its files. Nothing is written.
//!
//! # Invariants
//! - The files of a site are those of a build of the same texts, byte by byte, whatever was edited in between.
//! - An edit that touches no more than the texts of standards goes the short way (`part.rs`): the standards that it
//!   touches are read, resolved and checked again with all that they name, as `key.rs` tells it. Whatever else changes,
//!   and whatever is wrong, takes the whole way.

mod gist;
mod part;
mod site;

pub use site::{Fault, Site};

use super::Options;
use super::dress::{self, Dress};
use super::key::{self, Own};
use super::picture::Use;
use super::plan::{Part, Plan};
use crate::check;
use crate::diag::{Damage, Diagnostic, Place, Severity, Sink};
use crate::label::Lang;
use crate::model::{Catalog, Standard};
use crate::parse;
use crate::resolve::{self, Resolved};
use crate::source::{self, Changed, Glance, Picture, Project, SourceSet};
use crate::view::picture::Pictures;
use gist::Gist;
use rayon::prelude::*;
use site::{Shelf, Wardrobe};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// A project that stays open.
pub struct Session {
    project: Project,
    options: Arc<Options>,
    glance: Glance,
    /// The texts as they were read last, good or not.
    sources: SourceSet,
    shelf: Arc<Shelf>,
    /// The last good site.
    site: Option<Arc<Site>>,
    /// What the site was made from, as long as the texts are those of the site.
    known: Option<Known>,
}

/// What lies behind a site beside what the site holds.
struct Known {
    /// The pictures that there are, by their paths relative to the project.
    pictures: BTreeMap<String, Picture>,
    /// What is wrong in none of the standards alone.
    common: Arc<[Diagnostic]>,
}

/// What came of a change.
pub struct Turn {
    /// What is wrong, by the standards that have it.
    faults: Vec<Arc<[Diagnostic]>>,
    /// The texts that it is found in.
    pub sources: SourceSet,
    /// The last good site; none where there never was one.
    pub site: Option<Arc<Site>>,
    /// Whether that is the site of the texts as they are now.
    pub is_good: bool,
    /// The standards that were looked through again; `None` for all of them.
    pub touched: Option<BTreeSet<String>>,
    /// The language at the root of the site.
    pub language: Lang,
}

impl Session {
    /// Opens a project.
    #[must_use]
    pub fn open(project: Project, options: Options) -> (Self, Turn) {
        let mut session = Self {
            glance: Glance::of(&project),
            project,
            options: Arc::new(options),
            sources: SourceSet::new(),
            shelf: Arc::default(),
            site: None,
            known: None,
        };
        let turn = session.whole();
        (session, turn)
    }

    /// Tells whether a file was emptied since the project was looked at, which is what some programs do a moment before
    /// they fill it.
    #[must_use]
    pub fn is_half_written(&self, named: &BTreeSet<PathBuf>) -> bool {
        self.glance.is_emptied(named)
    }

    /// Looks at the project again; `None` where nothing has changed.
    ///
    /// `named` are files of which somebody says that they were written.
    pub fn look(&mut self, named: &BTreeSet<PathBuf>) -> Option<Turn> {
        let now = Glance::of(&self.project);
        let mut sources = self.sources.clone();
        let changed = self.glance.changed(&now, named, &mut sources);
        self.glance = now;
        let short = match changed {
            Changed::Nothing => return None,
            Changed::More => None,
            Changed::Texts(texts) => self.some(&sources, &texts),
        };
        Some(short.unwrap_or_else(|| self.whole()))
    }

    /// Reads everything.
    fn whole(&mut self) -> Turn {
        self.known = None;
        let mut sink = Sink::new();
        let source::Loaded {
            mut sources,
            pictures,
        } = source::load(&self.project, &mut sink);
        let documents = parse::parse(&sources, &mut sink);
        let Resolved {
            book,
            standards,
            releases,
            mut found,
            damage,
        } = resolve::resolve_apart(documents, &pictures, &mut sink);
        let catalog = Catalog {
            book,
            standards,
            releases: Arc::new(releases),
        };
        for (id, own) in self.checked(&catalog, &sources, &damage, |_| true) {
            found.entry(id).or_default().absorb(own);
        }
        let parsed = apart(&catalog, &sources, sink.finish());
        let mut sink = Sink::new();
        for (id, own) in parsed {
            let to = match &id {
                Some(id) => found.entry(id.clone()).or_default(),
                None => &mut sink,
            };
            own.into_iter().for_each(|fault| to.report(fault));
        }
        // Pictures are only looked into where nothing is wrong yet.
        let mut all = Sink::new();
        let has_errors = sink.has_errors() || found.values().any(Sink::has_errors);
        if has_errors {
            all.absorb(sink);
            found.into_values().for_each(|own| all.absorb(own));
            let dressed = (&catalog, &pictures);
            dress::dress(&self.project, dressed, (&mut sources, &mut all), Use::Look);
            let faults = vec![Arc::from(all.finish())];
            return self.turn(faults, sources, catalog.book.main_language(), None);
        }
        let dressed = (&catalog, &pictures);
        let dress = dress::dress(&self.project, dressed, (&mut sources, &mut sink), Use::Show);
        let language = catalog.book.main_language();
        let Some(dress) = dress else {
            all.absorb(sink);
            found.into_values().for_each(|own| all.absorb(own));
            let faults = vec![Arc::from(all.finish())];
            return self.turn(faults, sources, language, None);
        };
        let mut common = sink.finish();
        let dress = Arc::new(wardrobe(dress, &self.options));
        let mut own = Own::of_all(&catalog, &sources, &dress.pictures);
        let gists = catalog.standards.iter().filter_map(|standard| {
            let own = own.remove(&standard.id)?;
            let found = found.remove(&standard.id).unwrap_or_default().finish();
            let gist = Gist::new(standard, own, found, self.options.public);
            Some((standard.id.clone(), Arc::new(gist)))
        });
        let gists: BTreeMap<_, _> = gists.collect();
        // What is left was found in a standard that did not come into the catalog.
        common.extend(found.into_values().flat_map(Sink::finish));
        let site = self.site(catalog, sources.clone(), gists, dress);
        let faults = site.faults_of_paths(Part::Whole);
        let is_good = faults.is_empty();
        common.extend(faults);
        let common = Arc::from(common);
        let faults = all_of(&common, &site.gists);
        if is_good {
            self.site = Some(site);
            self.known = Some(Known { pictures, common });
        }
        self.turn(faults, sources, language, None)
    }

    /// Puts a site together.
    fn site(
        &self,
        catalog: Catalog,
        sources: SourceSet,
        gists: BTreeMap<String, Arc<Gist>>,
        dress: Arc<Wardrobe>,
    ) -> Arc<Site> {
        let keys = {
            let edition = site::edition((&catalog, &gists), &dress, self.options.public);
            let plan = Plan::of(edition, &self.options, Part::Nothing, &mut Sink::new());
            let own = |id: &str| gists.get(id).map(|gist| &gist.own);
            key::Keys::known(
                &plan.edition,
                &sources,
                &own,
                (dress.of_theme, dress.of_print),
            )
        };
        Arc::new(Site {
            catalog,
            sources,
            gists,
            keys,
            dress,
            options: Arc::clone(&self.options),
            shelf: Arc::clone(&self.shelf),
        })
    }

    /// Runs the rules over some standards; what they find, by the standard.
    fn checked(
        &self,
        catalog: &Catalog,
        sources: &SourceSet,
        damage: &Damage,
        is_wanted: impl Fn(&Standard) -> bool + Sync,
    ) -> Vec<(String, Sink)> {
        let raw = |span: crate::span::Span| sources.get(span.source).text.get(span.range());
        let options = check::Options {
            level: self.options.level,
            today: self.options.today,
            raw: &raw,
            damage,
        };
        let standards = catalog.standards.par_iter();
        let wanted = standards.filter(|standard| is_wanted(standard));
        let checked = wanted.map(|standard| {
            let (found, _) = check::run_one(catalog, standard, &options);
            (standard.id.clone(), found)
        });
        checked.collect()
    }

    fn turn(
        &mut self,
        faults: Vec<Arc<[Diagnostic]>>,
        sources: SourceSet,
        language: Lang,
        touched: Option<BTreeSet<String>>,
    ) -> Turn {
        self.sources = sources.clone();
        Turn {
            faults,
            sources,
            site: self.site.clone(),
            is_good: self.known.is_some(),
            touched,
            language,
        }
    }
}

impl Turn {
    /// Returns all faults, in the order of their places, none twice.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics_of(|_| true)
    }

    /// The same without hints.
    #[must_use]
    pub fn loud(&self) -> Vec<Diagnostic> {
        self.diagnostics_of(|fault| fault.severity != Severity::Hint)
    }

    fn diagnostics_of(&self, is_wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let mut sink = Sink::new();
        let all = self.faults.iter().flat_map(|faults| faults.iter());
        let wanted = all.filter(|fault| is_wanted(fault));
        wanted.for_each(|fault| sink.report(fault.clone()));
        sink.finish()
    }
}

/// Takes what is wrong in all standards together, and in none of them alone.
fn all_of(
    common: &Arc<[Diagnostic]>,
    gists: &BTreeMap<String, Arc<Gist>>,
) -> Vec<Arc<[Diagnostic]>> {
    let own = gists.values().map(|gist| &gist.found);
    let all = std::iter::once(common).chain(own);
    all.filter(|faults| !faults.is_empty()).cloned().collect()
}

/// Says of faults in which standard's texts they are; `None` where in none.
fn apart(
    catalog: &Catalog,
    sources: &SourceSet,
    faults: Vec<Diagnostic>,
) -> BTreeMap<Option<String>, Vec<Diagnostic>> {
    let homes = homes(catalog, sources);
    let mut apart: BTreeMap<Option<String>, Vec<Diagnostic>> = BTreeMap::new();
    for fault in faults {
        let id = match &fault.place {
            Place::Text(span) => homes.get(key::group_of(sources.get(span.source))),
            Place::File(_) | Place::Cell(_) => None,
        };
        let id = id.map(|id| (*id).to_owned());
        apart.entry(id).or_default().push(fault);
    }
    apart
}

/// The standards by what their texts are known by.
fn homes<'a>(catalog: &'a Catalog, sources: &'a SourceSet) -> BTreeMap<&'a str, &'a str> {
    let standards = catalog.standards.iter();
    let homes = standards.map(|standard| {
        let home = sources.get(standard.doc.span.source);
        (key::group_of(home), standard.id.as_str())
    });
    homes.collect()
}

/// Keeps what the pages of a site are dressed in.
fn wardrobe(dress: Dress, options: &Options) -> Wardrobe {
    let of_print = dress::Print::none(&dress.theme, options).key;
    let mut pictures = Pictures::default();
    let mut files = BTreeMap::new();
    for ready in dress.pictures {
        for (text, name) in ready.names {
            pictures.insert(text, name, ready.picture.clone());
        }
        files.insert(ready.place, ready.file);
    }
    let tokens = dress.tokens.as_ref();
    Wardrobe {
        tokens: tokens.map(|tokens| tokens.path.as_str().to_owned()),
        fixed: (dress.files.into_iter().chain(dress.tokens))
            .map(|file| (file.path, Arc::from(file.bytes)))
            .collect(),
        theme: dress.theme,
        renderer: dress.renderer,
        of_theme: dress.of_theme,
        of_print,
        pictures,
        files,
        print: OnceLock::new(),
    }
}
