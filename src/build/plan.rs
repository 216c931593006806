//! Every file that a build will write, before any of it is rendered.

use super::Options;
use super::job::{Job, Work};
use super::picture::Ready;
use super::publish::{self, Published};
use super::scope::{Format, Product, Scope, Tag};
use crate::artifact::{Artifact, ArtifactPath};
use crate::diag::{Place, RESERVED_ID, Sink};
use crate::label::Lang;
use crate::model::{Catalog, Generated};
use crate::view::edition::Edition;
use crate::view::page::{PageKey, PageRef};
use crate::view::reach::Reach;
use crate::view::sheet::SheetContext;
use std::collections::BTreeSet;

/// All files of a build.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// What the pages have in common.
    pub edition: Edition<'a>,
    /// The files, in no particular order.
    pub jobs: Vec<Job<'a>>,
    /// Where everything lies: empty, or `sites/<id>/`.
    pub prefix: String,
    /// What is asked for.
    pub scope: Scope,
    /// The languages, the first one at the root of the site.
    pub languages: Vec<Lang>,
    /// Into how many scripts the search shares each standard out.
    pub shards: Vec<usize>,
    standards: usize,
    part: Part,
}

/// What of a book is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All files.
    Whole,
    /// Those that belong to no standard.
    Book,
    /// The same without those that an address on the web brings with it, which list all pages.
    Front,
    /// Those of one standard, by its place in the edition.
    Volume(usize),
    /// None.
    Nothing,
}

impl Part {
    fn has_volume(self, volume: usize) -> bool {
        self == Self::Whole || self == Self::Volume(volume)
    }

    pub(super) fn has_book(self) -> bool {
        matches!(self, Self::Whole | Self::Book | Self::Front)
    }
}

impl<'a> Plan<'a> {
    /// Plans a build.
    pub fn new(
        catalog: &'a Catalog,
        options: &Options,
        sink: &mut Sink,
        assets: Vec<Artifact>,
        pictures: Vec<Ready>,
        tokens: Option<Artifact>,
    ) -> Self {
        let mut edition = Edition::new(catalog, options.public);
        let mut bytes = assets;
        let mut shown = Vec::new();
        for ready in pictures {
            for (text, name) in ready.names {
                edition.pictures.insert(text, name, ready.picture.clone());
            }
            shown.push((ready.place, ready.file));
        }
        if let Some(tokens) = tokens {
            edition.tokens = Some(tokens.path.as_str().to_owned());
            bytes.push(tokens);
        }
        let mut plan = Self::of(edition, options, Part::Whole, sink);
        for (place, file) in shown {
            plan.put(place.as_str(), Work::Picture(file), None, sink);
        }
        for artifact in bytes {
            plan.put(
                artifact.path.as_str(),
                Work::Bytes(artifact.bytes.clone()),
                None,
                sink,
            );
        }
        plan
    }

    /// Plans a part of an edition; neither its pictures nor the files of its theme.
    pub fn of(mut edition: Edition<'a>, options: &Options, part: Part, sink: &mut Sink) -> Self {
        let catalog = edition.catalog;
        let scope = options.scope.clone();
        let site = scope
            .site
            .as_ref()
            .and_then(|id| catalog.book.sites.iter().find(|s| s.id == *id));
        let prefix = site.map_or_else(String::new, |site| format!("sites/{}/", site.id));
        if let Some(site) = site {
            edition.set_site(site);
            edition.past.clone_from(&options.past);
        }
        edition.since = options.since;
        edition.has_print = scope.prints();
        edition.has_previews = cfg!(feature = "pdf") && edition.base_url.is_some();
        let mut plan = Self {
            standards: edition
                .volumes
                .iter()
                .filter(|volume| scope.has_standard(&volume.standard.id))
                .count(),
            edition,
            jobs: Vec::new(),
            prefix,
            scope,
            languages: catalog.book.languages.clone(),
            shards: Vec::new(),
            part,
        };
        plan.pages(sink);
        plan.sheets(sink);
        plan.papers(sink);
        plan.data(sink);
        plan.search(part, sink);
        if matches!(part, Part::Whole | Part::Book) {
            plan.published(sink);
        }
        plan
    }

    /// Lists the standards whose files are planned, by their places in the edition.
    pub fn volumes(&self) -> impl Iterator<Item = usize> + use<> {
        let part = self.part;
        (0..self.edition.volumes.len()).filter(move |volume| part.has_volume(*volume))
    }

    /// Lets pages link what this build makes and what stands there already, and nothing else.
    ///
    /// A build of everything makes all that its pages can link.
    pub fn bound<'p>(&mut self, standing: impl IntoIterator<Item = &'p ArtifactPath>) {
        if !self.scope.narrows() {
            return;
        }
        let below =
            |path: &ArtifactPath| path.as_str().strip_prefix(&self.prefix).map(str::to_owned);
        let mut paths: BTreeSet<String> = standing.into_iter().filter_map(below).collect();
        paths.extend(self.jobs.iter().filter_map(|job| below(&job.path)));
        self.edition.reach = Reach::Only(paths);
    }

    fn published(&mut self, sink: &mut Sink) {
        for (path, published) in publish::files(&self.edition, self.scope.narrows()) {
            let (work, lang) = match published {
                Published::Feed(lang) => (Work::Feed(lang), Some(lang)),
                Published::App(file) => (Work::App(file), None),
                Published::Bytes(bytes) => (Work::Bytes(bytes), None),
            };
            let tag = Tag {
                product: Product::Handbook,
                format: Format::Html,
                standard: None,
                role: None,
                lang,
                second: None,
            };
            self.put(&path, work, Some(tag), sink);
        }
    }

    /// Plans a file, if it is asked for.
    pub fn put(&mut self, path: &str, work: Work<'a>, tag: Option<Tag>, sink: &mut Sink) {
        let format = tag.as_ref().map_or(Format::Html, |tag| tag.format);
        let second = tag.as_ref().and_then(|tag| tag.second);
        if tag.is_some_and(|tag| !self.scope.wants(&tag)) {
            return;
        }
        let path = format!("{}{path}", self.prefix);
        match ArtifactPath::new(&path) {
            Ok(path) => self.jobs.push(Job {
                path,
                work,
                format,
                second,
            }),
            Err(error) => sink.report(
                RESERVED_ID
                    .at(Place::File(path))
                    .words(error.message(true), error.message(false))
                    .help("换一个编号", "choose another id"),
            ),
        }
    }

    fn pages(&mut self, sink: &mut Sink) {
        let part = self.part;
        let wanted = |page: &PageRef<'_>| match page.key.is_of_book() {
            true => part.has_book(),
            false => part.has_volume(page.volume),
        };
        for page in self.edition.pages().into_iter().filter(wanted) {
            for lang in self.languages.clone() {
                let path = self.edition.path(&page, lang);
                let of_book = page.key.is_of_book();
                let role = match page.key {
                    PageKey::Role(role) => Some(role.id.clone()),
                    _ => None,
                };
                let standard = self
                    .edition
                    .volumes
                    .get(page.volume)
                    .map(|v| v.standard.id.clone());
                let tag = Tag {
                    product: match page.key {
                        PageKey::Acknowledgement => Product::Acknowledgement,
                        _ => Product::Handbook,
                    },
                    format: Format::Html,
                    standard: standard.filter(|_| !of_book),
                    role,
                    lang: Some(lang),
                    second: None,
                };
                self.booklets(&page, lang, &tag, sink);
                let open = self
                    .edition
                    .volumes
                    .get(page.volume)
                    .map_or(0, |v| v.outline.open.total);
                match page.key {
                    PageKey::Acknowledgement => {
                        self.put_printed(&path, &|| Work::Page(page, lang), tag, sink);
                    }
                    PageKey::Open if open > 0 => {
                        self.put_printed(&path, &|| Work::Page(page, lang), tag, sink);
                    }
                    _ => self.put(&path, Work::Page(page, lang), Some(tag), sink),
                }
            }
        }
    }

    fn sheets(&mut self, sink: &mut Sink) {
        for volume in self.volumes() {
            let standard = self.edition.volumes[volume].standard;
            let public = self.edition.public;
            let tag = |product, role: Option<String>, lang| Tag {
                product,
                format: Format::Html,
                standard: Some(standard.id.clone()),
                role,
                lang: Some(lang),
                second: None,
            };
            for lang in self.languages.clone() {
                let folder = format!("{}{}", self.edition.prefix(lang), standard.id);
                for (index, list) in standard.checklists.iter().enumerate() {
                    let role = match &list.generated {
                        Some(Generated::Role(role)) => Some(role.clone()),
                        _ => None,
                    };
                    let path = format!("{folder}/checklists/{}.html", list.id);
                    let tag = tag(Product::Checklist, role, lang);
                    let stem = path.trim_end_matches(".html");
                    let work = || Work::Checklist(volume, index, lang);
                    self.put_both(stem, &work, &tag, sink);
                    self.put_printed(&path, &work, tag, sink);
                }
                for (index, audit) in standard.audits.iter().enumerate() {
                    if public && audit.internal {
                        continue;
                    }
                    let path = format!("{folder}/score-sheets/{}.html", audit.id);
                    let tag = tag(Product::ScoreSheet, None, lang);
                    self.answers(path.trim_end_matches(".html"), (volume, index), &tag, sink);
                    self.put_printed(&path, &|| Work::ScoreSheet(volume, index, lang), tag, sink);
                }
            }
        }
    }

    fn data(&mut self, sink: &mut Sink) {
        let tag = |product, standard: Option<String>| Tag {
            product,
            format: Format::Json,
            standard,
            role: None,
            lang: None,
            second: None,
        };
        for volume in self.volumes() {
            let standard = self.edition.volumes[volume].standard;
            for (index, audit) in standard.audits.iter().enumerate() {
                if self.edition.public && audit.internal {
                    continue;
                }
                let short = audit.hash.get(..7).unwrap_or(&audit.hash);
                let path = format!("{}/score-sheets/{}.{short}.json", standard.id, audit.id);
                let tag = tag(Product::ScoreSheet, Some(standard.id.clone()));
                self.put(&path, Work::SheetData(volume, index), Some(tag), sink);
            }
        }
        if !self.part.has_book() {
            return;
        }
        self.put(
            "catalog.json",
            Work::Catalog,
            Some(tag(Product::Data, None)),
            sink,
        );
    }

    /// Returns what a sheet of a standard needs to know.
    pub fn context(&self, volume: usize, lang: Lang) -> SheetContext<'_> {
        SheetContext {
            catalog: self.edition.catalog,
            standard: self.edition.volumes[volume].standard,
            site: self.edition.site,
            lang,
            public: self.edition.public,
            past: Some(&self.edition.past),
        }
    }

    /// Tells whether anything is set.
    pub fn prints(&self) -> bool {
        self.jobs.iter().any(Job::is_printed)
    }

    /// Lists the paths of all files.
    pub fn paths(&self) -> Vec<ArtifactPath> {
        let unique: BTreeSet<_> = self.jobs.iter().map(|job| job.path.clone()).collect();
        unique.into_iter().collect()
    }

    /// Tells whether this build may remove a file that it no longer makes.
    pub fn answers_for(&self, path: &ArtifactPath) -> bool {
        let text = path.as_str();
        let Some(rest) = text.strip_prefix(self.prefix.as_str()) else {
            return false;
        };
        if self.prefix.is_empty() && rest.starts_with("sites/") {
            return false;
        }
        // Pages that a narrowed build leaves alone name documents by what they were called.
        if self.scope.narrows() && !self.edition.called.is_empty() {
            return false;
        }
        !self.scope.narrows()
            || Tag::of(rest, self.languages.first().copied())
                .is_some_and(|tag| self.scope.wants(&tag))
    }

    /// Counts what the build makes.
    pub fn made(&self) -> super::Made {
        let count = |of: fn(&Work<'_>) -> bool| {
            let pages = self.jobs.iter().filter(|job| job.format == Format::Html);
            pages.filter(|job| of(&job.work)).count()
        };
        super::Made {
            standards: self.standards,
            set: 0,
            printed: self.jobs.iter().filter(|job| job.is_document()).count(),
            pages: count(|w| matches!(w, Work::Page(page, _) if page.key != PageKey::Missing)),
            checklists: count(|w| matches!(w, Work::Checklist(..))),
            score_sheets: count(|w| matches!(w, Work::ScoreSheet(..))),
        }
    }
}

/// Tells whether a file is kept for ever: the data of a score sheet, so that old answers stay readable.
pub(super) fn is_kept(path: &ArtifactPath) -> bool {
    let text = path.as_str();
    let Some((folder, file)) = text.rsplit_once('/') else {
        return false;
    };
    let parts: Vec<&str> = file.split('.').collect();
    folder.ends_with("score-sheets")
        && matches!(parts.as_slice(), [_, hash, "json"] if hash.len() == 7 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}
