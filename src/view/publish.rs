//! What a site tells those who do not read its pages: crawlers get a map, feed readers the changes.
//!
//! Every date comes from the text; without one there is none.

use std::collections::BTreeMap;

use crate::format::Date;
use crate::label::Lang;
use crate::model::Standard;

use super::dated::{changed, dated};
use super::edition::Edition;
use super::page::{PageKey, PageRef};
use super::part::TextView;
use super::usage::{audit_file, checklist_file};

/// How many versions a feed lists.
const MOST_ENTRIES: usize = 50;

/// One page of the map, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceView {
    /// The address on the web.
    pub address: String,
    /// The same page in all languages, itself included; empty in a book of one language.
    pub languages: Vec<(&'static str, String)>,
    /// When its text changed last, if the text says so: `2026-01-31`.
    pub changed: Option<String>,
}

/// The changes of all standards in one language, as a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedView {
    /// The language.
    pub lang: Lang,
    /// The address of the feed itself.
    pub address: String,
    /// The address of the home page.
    pub home: String,
    /// The title of the book.
    pub title: TextView,
    /// Who publishes it.
    pub author: TextView,
    /// The date of the newest entry.
    pub updated: String,
    /// The entries, the newest first.
    pub entries: Vec<EntryView>,
}

/// One version of one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// What names the entry for ever.
    pub id: String,
    /// The page that tells of it.
    pub address: String,
    /// The title of the standard.
    pub title: TextView,
    /// The version.
    pub version: String,
    /// The date of its latest change.
    pub updated: String,
    /// What changed, each with its reason.
    pub changes: Vec<(TextView, Option<TextView>)>,
}

impl Edition<'_> {
    /// Returns the path of the site on its host: empty, or `/handbook`.
    #[must_use]
    pub fn base_path(&self) -> Option<&str> {
        let (_, rest) = self.base_url.as_ref()?.split_once("://")?;
        Some(rest.find('/').map_or("", |at| &rest[at..]))
    }

    /// Returns where the feed of a language lies, if there is one: it takes an address and a change with a date.
    #[must_use]
    pub fn feed_path(&self, lang: Lang) -> Option<String> {
        self.has_feed
            .then(|| format!("{}feed.xml", self.prefix(lang)))
    }

    /// Builds the feed of a language.
    #[must_use]
    pub fn feed(&self, lang: Lang) -> Option<FeedView> {
        let base = self.base_url.as_ref()?;
        let path = self.feed_path(lang)?;
        let mut entries: Vec<EntryView> = self
            .volumes
            .iter()
            .flat_map(|volume| self.entries(base, volume.standard, lang))
            .collect();
        entries.sort_by(|a, b| b.updated.cmp(&a.updated));
        entries.truncate(MOST_ENTRIES);
        let book = &self.catalog.book;
        let title = TextView::of(&book.title, lang);
        let brand = book.doc.brand.get();
        Some(FeedView {
            lang,
            address: format!("{base}/{path}"),
            home: format!("{base}/{}index.html", self.prefix(lang)),
            author: brand
                .and_then(|brand| TextView::field(&brand.name, lang))
                .filter(|name| !name.open && !name.text.is_empty())
                .unwrap_or_else(|| title.clone()),
            title,
            updated: entries.first()?.updated.clone(),
            entries,
        })
    }

    fn entries(&self, base: &str, standard: &Standard, lang: Lang) -> Vec<EntryView> {
        let page = format!("{base}/{}{}/changes.html", self.prefix(lang), standard.id);
        let mut versions: BTreeMap<String, EntryView> = BTreeMap::new();
        let mut order = Vec::new();
        for change in standard.doc.changes.list() {
            let Some((version, date)) = dated(change) else {
                continue;
            };
            let entry = versions.entry(version.clone()).or_insert_with(|| {
                order.push(version.clone());
                EntryView {
                    id: format!("{page}#{version}"),
                    address: format!("{page}#_changes"),
                    title: TextView::of(&standard.title, lang),
                    version,
                    updated: String::new(),
                    changes: Vec::new(),
                }
            });
            entry.updated = entry.updated.clone().max(date.to_string());
            let said = |text| TextView::field(text, lang).filter(|t| !t.open);
            if let Some(text) = said(&change.text) {
                entry.changes.push((text, said(&change.reason)));
            }
        }
        let newest_first = order.iter().rev();
        newest_first.filter_map(|v| versions.remove(v)).collect()
    }

    /// Lists all pages and sheets that search engines may list, in all languages.
    #[must_use]
    pub fn places(&self) -> Vec<PlaceView> {
        let Some(base) = &self.base_url else {
            return Vec::new();
        };
        let languages = &self.catalog.book.languages;
        let mut places = Vec::new();
        let mut add = |path: &dyn Fn(Lang) -> String, date: Option<Date>| {
            let address = |lang: Lang| format!("{base}/{}", path(lang));
            let all: Vec<(&'static str, String)> = languages
                .iter()
                .filter(|_| languages.len() > 1)
                .map(|lang| (lang.html(), address(*lang)))
                .collect();
            places.extend(languages.iter().map(|lang| PlaceView {
                address: address(*lang),
                languages: all.clone(),
                changed: date.map(|date| date.to_string()),
            }));
        };
        let shown = |volume: usize| {
            self.volumes
                .get(volume)
                .filter(|v| !v.standard.is_internal())
        };
        for page in self.pages() {
            let newest = match page.key {
                PageKey::Go | PageKey::Missing => continue,
                PageKey::Home | PageKey::News => {
                    let volumes = self.volumes.iter().filter(|v| !v.standard.is_internal());
                    volumes.filter_map(|v| changed(v.standard)).max()
                }
                _ => match shown(page.volume) {
                    Some(volume) => changed(volume.standard),
                    None => continue,
                },
            };
            add(&|lang| self.path(&page, lang), newest);
        }
        for volume in (0..self.volumes.len()).filter_map(shown) {
            let standard = volume.standard;
            let lists = standard.checklists.iter().map(checklist_file);
            let audits = standard.audits.iter().filter(|audit| !audit.internal);
            for file in lists.chain(audits.map(audit_file)) {
                let path = |lang| format!("{}{}/{file}", self.prefix(lang), standard.id);
                add(&path, changed(standard));
            }
        }
        places
    }

    /// Tells whether search engines may list a page.
    pub(super) fn lists(&self, page: &PageRef<'_>) -> bool {
        let inside = match page.key {
            PageKey::Go | PageKey::Missing => true,
            PageKey::Home | PageKey::News => false,
            _ => self
                .volumes
                .get(page.volume)
                .is_some_and(|v| v.standard.is_internal()),
        };
        self.catalog.book.index && !inside
    }
}
