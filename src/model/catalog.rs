//! The book and all its standards.

use super::{Item, Standard};
use crate::format::doc::{BookDoc, SiteDoc};
use crate::format::{Paper, Strictness, Text};
use crate::label::Lang;
use serde::Serialize;

/// All that holds for one project.
#[derive(Debug, Serialize)]
pub struct Catalog {
    /// The book.
    pub book: Book,
    /// The standards, in the order of their ids.
    pub standards: Vec<Standard>,
}

impl Catalog {
    /// Finds a standard by its id.
    #[must_use]
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.standards.iter().find(|s| s.id == id)
    }
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
