//! What one build shows of the catalog, and where each page stands.
//!
//! Paths are relative to the site's root and use `/`; links between pages are relative to the page, so that the site
//! works from a double-clicked file. Nothing here reads or writes a file.

use crate::format::{Field, Version};
use crate::label::Lang;
use crate::model::{Catalog, Site, Standard};

use super::dated::{has_news, tells_of_changes};
use super::learn::{has_duties, has_journey, is_shown};
use super::outline::Outline;
use super::page::{PageKey, PageRef};
use super::past::Pasts;
use super::picture::Pictures;
use super::reach::Reach;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// The version that staff know, where sheets to sign tell what has changed since.
    pub since: Option<Version>,
    /// The files that pages may link.
    pub reach: Reach,
    /// Whether documents to print are made with the pages.
    pub has_print: bool,
    /// Whether each standard has a picture by which others show links to it.
    pub has_previews: bool,
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
    /// What its pages share.
    pub outline: Outline,
}

impl<'a> Edition<'a> {
    /// Prepares what the pages of a build have in common.
    #[must_use]
    pub fn new(catalog: &'a Catalog, public: bool) -> Self {
        Self::with(catalog, public, |standard| Outline::new(standard, public))
    }

    /// The same where somebody has looked through the standards already.
    #[must_use]
    pub fn with(
        catalog: &'a Catalog,
        public: bool,
        outline: impl Fn(&Arc<Standard>) -> Outline,
    ) -> Self {
        let shown = |s: &&Arc<Standard>| !(public && s.is_internal());
        let address = catalog.book.doc.base_url.get();
        let base_url = address.map(|url| url.as_str().trim_end_matches('/').to_owned());
        let volumes: Vec<Volume<'a>> = catalog
            .standards
            .iter()
            .filter(shown)
            .map(|standard| Volume {
                standard,
                outline: outline(standard),
            })
            .collect();
        Self {
            catalog,
            public,
            has_feed: base_url.is_some() && volumes.iter().any(|v| tells_of_changes(v.standard)),
            base_url,
            site: None,
            past: Pasts::new(),
            since: None,
            reach: Reach::All,
            has_print: false,
            has_previews: false,
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
        let mut tops = vec![PageKey::Home, PageKey::Missing];
        if self.has_news() {
            tops.push(PageKey::News);
        }
        let tops = tops.into_iter().map(|key| PageRef { volume: 0, key });
        let of_volumes = self.volumes.iter().enumerate().flat_map(|(volume, v)| {
            v.pages()
                .into_iter()
                .map(move |key| PageRef { volume, key })
        });
        tops.chain(of_volumes).collect()
    }

    /// Tells whether any standard has something to tell of changes, so that there is a page of all of them.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.volumes
            .iter()
            .any(|v| has_news(self.catalog, v.standard))
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

    /// Returns the path of the script that names the others of the search, from the site's root.
    #[must_use]
    pub fn search_path(&self, lang: Lang) -> String {
        format!("assets/search/{}.js", lang.tag())
    }

    /// Returns the path of a script of the search: which one of a standard, from 1.
    #[must_use]
    pub fn shard_path(&self, volume: usize, lang: Lang, part: usize) -> String {
        let id = self.volumes.get(volume).map_or("", |v| &v.standard.id);
        match part {
            1 => format!("assets/search/{}/{id}.js", lang.tag()),
            _ => format!("assets/search/{}/{id}.{part}.js", lang.tag()),
        }
    }

    /// Returns where the picture lies by which others show links to a standard, from the site's root.
    #[must_use]
    pub fn preview_path(&self, volume: usize, lang: Lang) -> String {
        let id = &self.volumes[volume].standard.id;
        format!("{}{id}/preview.png", self.prefix(lang))
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
        let is_said = s.steps().any(|(_, step)| step.doc.say.is_set())
            || s.phases.iter().any(|p| p.doc.say.is_set());
        let excepted = |f: &Field<_>| !f.is_blank();
        let has_exceptions = !s.exceptions.is_empty()
            || s.phases.iter().any(|p| excepted(&p.doc.exceptions))
            || s.steps().any(|(_, step)| excepted(&step.doc.exceptions));
        let has_records = s.steps().any(|(_, step)| !step.doc.record.is_blank());
        let has_duties = has_duties(s);
        let lessons = s.lessons.len() + s.drills.len() + s.questions.len() + s.assessments.len();
        let words = s.terms.len() + s.audiences.len() + s.touchpoints.len();
        let listed = [
            (is_said || !s.phrases.is_empty(), PageKey::Phrases),
            (s.rules.iter().any(|r| r.is_grooming()), PageKey::Grooming),
            (s.rules.iter().any(|r| !r.is_grooming()), PageKey::Conduct),
            (!s.articles.is_empty(), PageKey::Articles),
            (has_exceptions, PageKey::Exceptions),
            (
                has_records || !s.forms.is_empty() || !s.feedback.is_empty(),
                PageKey::Forms,
            ),
            (!s.roles.is_empty(), PageKey::Roles),
            (!s.bodies.is_empty(), PageKey::Bodies),
        ];
        let learned = [
            (has_journey(s), PageKey::Journey),
            (has_duties, PageKey::Flow),
            (has_duties, PageKey::Duties),
            (lessons > 0, PageKey::Lessons),
            (self.outline.learn.quiz, PageKey::Quiz),
            (self.outline.learn.quiz, PageKey::QuizPaper),
            (self.outline.learn.quiz, PageKey::QuizKey),
            (self.outline.learn.practice, PageKey::Practice),
            (self.outline.learn.training, PageKey::Training),
            (!s.cases.is_empty(), PageKey::Cases),
        ];
        let kept = [
            (true, PageKey::Open),
            (true, PageKey::Changes),
            (true, PageKey::Acknowledgement),
            (words > 0 || s.doc.references.is_set(), PageKey::Glossary),
            (true, PageKey::Go),
        ];
        let there = |(is_there, key): (bool, PageKey<'a>)| is_there.then_some(key);
        let meetings = s.phases.iter().filter(|phase| is_shown(phase));
        let mut pages = vec![PageKey::Overview];
        pages.extend(s.phases.iter().map(PageKey::Phase));
        pages.extend(listed.into_iter().filter_map(there));
        pages.extend(meetings.map(PageKey::Meeting));
        pages.extend(learned.into_iter().filter_map(there));
        pages.extend(s.chapters.iter().map(PageKey::Chapter));
        pages.extend(kept.into_iter().filter_map(there));
        pages.extend(s.roles.iter().map(PageKey::Role));
        pages
    }

    /// Tells whether the standard has such a page.
    #[must_use]
    pub fn has(&self, key: PageKey<'_>) -> bool {
        self.pages().contains(&key)
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
