//! What one build shows of the catalog, and where each page stands.
//!
//! Paths are relative to the site's root and use `/`; links between pages are relative to the page, so that the site
//! works from a double-clicked file. Nothing here reads or writes a file.

use crate::format::Field;
use crate::format::doc::RoleDoc;
use crate::label::Lang;
use crate::model::{Catalog, Chapter, Entry, Phase, Site, Standard};

use super::dated::tells_of_changes;
use super::open::OpenCount;
use super::past::Pasts;
use super::picture::Pictures;
use super::reach::Reach;
use super::usage::Usage;
use std::collections::BTreeMap;

/// One edition of the site: which standards it shows, with which pictures, published where.
#[derive(Debug)]
pub struct Edition<'a> {
    /// The catalog. A page may say of a standard that its own one does not name in its text no more than whether it is
    /// shown, and its touchpoints; else it is not made again when that changes.
    pub catalog: &'a Catalog,
    /// Whether what is internal stays out.
    pub public: bool,
    /// Where the site is published, without a slash at the end.
    pub base_url: Option<String>,
    /// The shop that the edition is made for; `None` for all of them.
    pub site: Option<&'a Site>,
    /// What was found at that shop last time, by sheets; empty where nobody looked.
    pub past: Pasts,
    /// The files that pages may link.
    pub reach: Reach,
    /// Whether documents to print are made with the pages.
    pub has_print: bool,
    /// The files of documents that are called otherwise than by their ids: from the site's root, by what they would be called.
    pub called: BTreeMap<String, String>,
    /// The pictures.
    pub pictures: Pictures,
    /// The style sheet of the book's own colours, from the site's root.
    pub tokens: Option<String>,
    /// Whether there is a feed of changes.
    pub has_feed: bool,
    /// The standards that are shown.
    pub volumes: Vec<Volume<'a>>,
}

/// One standard of an edition.
#[derive(Debug)]
pub struct Volume<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// On which sheets each item stands.
    pub usage: Usage,
    /// How many points are open, in all and by phase.
    pub open: OpenCount,
}

impl<'a> Edition<'a> {
    /// Prepares what the pages of a build have in common.
    #[must_use]
    pub fn new(catalog: &'a Catalog, public: bool) -> Self {
        let shown = |s: &&Standard| !(public && s.is_internal());
        let address = catalog.book.doc.base_url.get();
        let base_url = address.map(|url| url.as_str().trim_end_matches('/').to_owned());
        let volumes: Vec<Volume<'a>> = catalog
            .standards
            .iter()
            .filter(shown)
            .map(|standard| Volume {
                standard,
                usage: Usage::new(standard, public),
                open: OpenCount::new(standard),
            })
            .collect();
        Self {
            catalog,
            public,
            has_feed: base_url.is_some() && volumes.iter().any(|v| tells_of_changes(v.standard)),
            base_url,
            site: None,
            past: Pasts::new(),
            reach: Reach::All,
            has_print: false,
            called: BTreeMap::new(),
            pictures: Pictures::default(),
            tokens: None,
            volumes,
        }
    }

    /// Tells whether a standard of the book must not be named, because it is internal and the edition public.
    #[must_use]
    pub fn hides(&self, id: &str) -> bool {
        let standard = self.catalog.standard(id);
        self.public && standard.is_some_and(Standard::is_internal)
    }

    /// Returns the address of a document to print, where one is made; `stem` is the file of its id without its ending.
    #[must_use]
    pub fn document(&self, stem: &str) -> Option<String> {
        let document = format!("{stem}.pdf");
        let document = self.called.get(&document).unwrap_or(&document);
        let is_there = match &self.reach {
            Reach::All => self.has_print,
            Reach::Only(paths) => paths.contains(document),
        };
        is_there.then(|| address(document))
    }

    /// Makes the edition that of one shop, which lies in a folder of its own.
    pub fn set_site(&mut self, site: &'a Site) {
        if let Some(url) = &mut self.base_url {
            url.push_str("/sites/");
            url.push_str(&site.id);
        }
        self.site = Some(site);
    }

    /// Lists the pages of the handbook; each exists once per language. An edition without standards has none.
    #[must_use]
    pub fn pages(&self) -> Vec<PageRef<'a>> {
        if self.volumes.is_empty() {
            return Vec::new();
        }
        let tops = [PageKey::Home, PageKey::Missing].map(|key| PageRef { volume: 0, key });
        let of_volumes = self.volumes.iter().enumerate().flat_map(|(volume, v)| {
            v.pages()
                .into_iter()
                .map(move |key| PageRef { volume, key })
        });
        tops.into_iter().chain(of_volumes).collect()
    }

    /// Returns the folder of a language, empty for the first one.
    #[must_use]
    pub fn prefix(&self, lang: Lang) -> String {
        if lang == self.catalog.book.main_language() {
            String::new()
        } else {
            format!("{}/", lang.tag())
        }
    }

    /// Returns the path of a page from the site's root.
    #[must_use]
    pub fn path(&self, page: &PageRef<'_>, lang: Lang) -> String {
        let prefix = self.prefix(lang);
        match self.volumes.get(page.volume) {
            Some(volume) if !page.key.is_of_book() => {
                format!("{prefix}{}/{}", volume.standard.id, page.key.file())
            }
            _ => format!("{prefix}{}", page.key.file()),
        }
    }
}

impl<'a> Volume<'a> {
    /// Lists the pages of the standard, in the order of its navigation.
    #[must_use]
    pub fn pages(&self) -> Vec<PageKey<'a>> {
        let s = self.standard;
        let mut pages = vec![PageKey::Overview];
        pages.extend(s.phases.iter().map(PageKey::Phase));
        let mut add = |there: bool, key| {
            if there {
                pages.push(key);
            }
        };
        let says = s.steps().any(|(_, step)| step.doc.say.is_set())
            || s.phases.iter().any(|p| p.doc.say.is_set());
        add(says || !s.phrases.is_empty(), PageKey::Phrases);
        add(s.rules.iter().any(|r| r.is_grooming()), PageKey::Grooming);
        add(s.rules.iter().any(|r| !r.is_grooming()), PageKey::Conduct);
        add(!s.articles.is_empty(), PageKey::Articles);
        let excepted = |f: &Field<_>| !f.is_blank();
        let exceptions = !s.exceptions.is_empty()
            || s.phases.iter().any(|p| excepted(&p.doc.exceptions))
            || s.steps().any(|(_, step)| excepted(&step.doc.exceptions));
        add(exceptions, PageKey::Exceptions);
        let records = s.steps().any(|(_, step)| !step.doc.record.is_blank());
        let forms = !s.forms.is_empty() || !s.feedback.is_empty() || records;
        add(forms, PageKey::Forms);
        add(!s.roles.is_empty(), PageKey::Roles);
        add(!s.bodies.is_empty(), PageKey::Bodies);
        let lessons = s.lessons.len() + s.drills.len() + s.questions.len() + s.assessments.len();
        add(lessons > 0, PageKey::Lessons);
        add(!s.cases.is_empty(), PageKey::Cases);
        pages.extend(s.chapters.iter().map(PageKey::Chapter));
        let mut add = |there: bool, key| {
            if there {
                pages.push(key);
            }
        };
        add(true, PageKey::Open);
        add(true, PageKey::Changes);
        add(true, PageKey::Acknowledgement);
        let words = s.terms.len() + s.audiences.len() + s.touchpoints.len();
        add(words > 0 || s.doc.references.is_set(), PageKey::Glossary);
        add(true, PageKey::Go);
        pages.extend(s.roles.iter().map(PageKey::Role));
        pages
    }

    /// Tells whether the standard has such a page.
    #[must_use]
    pub fn has(&self, key: PageKey<'_>) -> bool {
        self.pages().contains(&key)
    }
}

/// A page of an edition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRef<'a> {
    /// The place of its standard in [`Edition::volumes`]; of no meaning for pages of the book.
    pub volume: usize,
    /// Which page it is.
    pub key: PageKey<'a>,
}

/// The pages of the handbook.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each page is what its view describes")]
pub enum PageKey<'a> {
    Home,
    Missing,
    Overview,
    Phase(&'a Phase),
    Phrases,
    Grooming,
    Conduct,
    Articles,
    Exceptions,
    Forms,
    Roles,
    Role(&'a Entry<RoleDoc>),
    Bodies,
    Lessons,
    Cases,
    Chapter(&'a Chapter),
    Open,
    Changes,
    Acknowledgement,
    Glossary,
    Go,
}

impl PartialEq for PageKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.template() == other.template() && self.file() == other.file()
    }
}

impl PageKey<'_> {
    /// Tells whether the page is one of the book, not of a standard.
    #[must_use]
    pub fn is_of_book(&self) -> bool {
        matches!(self, Self::Home | Self::Missing)
    }

    /// Returns the name of the page's template without its ending, which is also the kind of the page.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Missing => "404",
            Self::Overview => "overview",
            Self::Phase(_) => "phase",
            Self::Phrases => "phrases",
            Self::Grooming => "grooming",
            Self::Conduct => "conduct",
            Self::Articles => "articles",
            Self::Exceptions => "exceptions",
            Self::Forms => "forms",
            Self::Roles => "roles",
            Self::Role(_) => "role",
            Self::Bodies => "bodies",
            Self::Lessons => "lessons",
            Self::Cases => "cases",
            Self::Chapter(_) => "chapter",
            Self::Open => "open",
            Self::Changes => "changes",
            Self::Acknowledgement => "acknowledgement",
            Self::Glossary => "glossary",
            Self::Go => "go",
        }
    }

    /// Returns the file of the page below the folder of its standard.
    #[must_use]
    pub fn file(&self) -> String {
        match self {
            Self::Home | Self::Overview => "index.html".to_owned(),
            Self::Phase(phase) => format!("{}.html", phase.id),
            Self::Roles => "roles/index.html".to_owned(),
            Self::Role(role) => format!("roles/{}.html", role.id),
            Self::Chapter(chapter) => format!("chapters/{}.html", chapter.id),
            other => format!("{}.html", other.template()),
        }
    }

    /// Returns the key of the page's name in the words of the theme; `None` where an author names it.
    #[must_use]
    pub fn word(&self) -> Option<&'static str> {
        Some(match self {
            Self::Phase(_) | Self::Role(_) | Self::Chapter(_) => return None,
            Self::Home => "handbook",
            Self::Missing => "not_found",
            Self::Open => "open_points",
            Self::Changes => "control",
            other => other.template(),
        })
    }
}

/// Returns the address of a file: what has a meaning in addresses is written as its code.
fn address(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '"' | '#' | '%' | '\'' | '<' | '>' | '?' | '[' | ']' | '^' | '`' | '{' | '|'
            | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// Returns the way from one page to a path, both from the site's root.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    // Behind the last slash up to which both are the same.
    let mut shared = 0;
    for (at, (a, b)) in from.bytes().zip(to.bytes()).enumerate() {
        match a {
            _ if a != b => break,
            b'/' => shared = at + 1,
            _ => {}
        }
    }
    let up = from[shared..].matches('/').count();
    let mut way = String::with_capacity(3 * up + to.len() - shared);
    way.extend(std::iter::repeat_n("../", up));
    way.push_str(&to[shared..]);
    way
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn finds_the_way_between_pages() {
        for (from, to, way) in [
            ("index.html", "a/index.html", "a/index.html"),
            ("a/x.html", "a/y.html", "y.html"),
            ("a/roles/x.html", "a/y.html", "../y.html"),
            ("en/a/x.html", "a/x.html", "../../a/x.html"),
            ("a/x.html", "assets/base.css", "../assets/base.css"),
            ("roles.html", "roles/x.html", "roles/x.html"),
        ] {
            assert_eq!(relative(from, to), way, "{from} → {to}");
        }
    }
}
