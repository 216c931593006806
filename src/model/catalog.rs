//! The book and all its standards.

use super::{Item, Release, Releases, Standard};
use crate::format::doc::{BookDoc, SiteDoc};
use crate::format::{Field, HeadBlank, Paper, Strictness, Text};
use crate::label::Lang;
use serde::Serialize;
use std::sync::Arc;

/// All that holds for one project.
#[derive(Debug, Serialize)]
pub struct Catalog {
    /// The book.
    pub book: Book,
    /// The standards, in the order of their ids; the next catalog of a run shares those that did not change.
    pub standards: Vec<Arc<Standard>>,
    /// What each standard said when it was given out, by its id, the newest release last.
    #[serde(skip)]
    pub releases: Arc<Releases>,
}

impl Catalog {
    /// Finds a standard by its id.
    #[must_use]
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        let mut all = self.standards.iter();
        all.find(|s| s.id == id).map(AsRef::as_ref)
    }

    /// Lists the releases of a standard that are known, the newest last.
    #[must_use]
    pub fn releases(&self, id: &str) -> &[Release] {
        self.releases.get(id).map_or(&[], Vec::as_slice)
    }
}

impl Catalog {
    /// Returns what a place that works by a standard is called: in its own words, else in the book's.
    #[must_use]
    pub fn site_word<'a>(&'a self, standard: &'a Standard) -> Option<&'a Text> {
        said(&standard.doc.site_word, &self.book.doc.site_word)
    }

    /// Returns what the one is called who answers for such a place: in the standard's own words, else in the book's.
    #[must_use]
    pub fn site_head<'a>(&'a self, standard: &'a Standard) -> Option<&'a Text> {
        said(&standard.doc.site_head, &self.book.doc.site_head)
    }

    /// Returns what the one is called who answers for several such places: in the standard's own words, else in the book's.
    #[must_use]
    pub fn region_head<'a>(&'a self, standard: &'a Standard) -> Option<&'a Text> {
        said(&standard.doc.region_head, &self.book.doc.region_head)
    }

    /// Lists what the heads of a standard's score sheets ask for besides: as the standard says, else the book.
    #[must_use]
    pub fn audit_asks<'a>(&'a self, standard: &'a Standard) -> &'a [HeadBlank] {
        let own = &standard.doc.audit_asks;
        let chosen = if own.is_blank() {
            &self.book.doc.audit_asks
        } else {
            own
        };
        chosen.list()
    }
}

/// Chooses the own word; one that is not decided stands for none.
fn said<'a>(own: &'a Field<Text>, of_book: &'a Field<Text>) -> Option<&'a Text> {
    let chosen = if own.is_blank() { of_book } else { own };
    chosen.get().filter(|text| !text.open)
}

/// The book that holds the standards, with its defaults filled in.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    /// Title of the book.
    pub title: Text,
    /// Languages of the site, the first one at its root; never empty.
    pub languages: Vec<Lang>,
    /// Folder of the theme.
    pub theme: String,
    /// Size of the paper.
    pub paper: Paper,
    /// How much the checks ask for.
    pub level: Strictness,
    /// Whether search engines may list the site.
    pub index: bool,
    /// Whether fonts of the machine may serve where no other has a character.
    pub system_fonts: bool,
    /// The sites of the business.
    pub sites: Vec<Site>,
    /// The book as written; blank where there is no `punctilio.toml`.
    pub doc: BookDoc,
}

impl Book {
    /// Returns the language at the site's root.
    #[must_use]
    pub fn main_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::Zh)
    }

    /// Returns the house's own colour, as `#0B5A64`.
    #[must_use]
    pub fn accent(&self) -> Option<&str> {
        let accent = self.doc.brand.get()?.accent.get()?;
        Some(&accent.0.value)
    }
}

/// A site of the business.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// Id of the site.
    pub id: String,
    /// The site as written.
    pub doc: SiteDoc,
}

impl Site {
    /// Tells whether the site lacks the place where an item is done.
    #[must_use]
    pub fn lacks(&self, item: &Item) -> bool {
        let place = item.touchpoint.as_ref();
        place.is_some_and(|here| {
            self.doc
                .lacks
                .list()
                .iter()
                .any(|gone| gone.as_str() == here)
        })
    }
}
