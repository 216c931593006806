//! The sites of a book, under the names that filled sheets use for them.

use crate::format::Text;
use crate::model::Catalog;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// A site of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownSite {
    /// Its id.
    pub id: String,
    /// Its name, unless that is an open point.
    pub name: Option<Text>,
    /// The region that it belongs to.
    pub region: Option<Text>,
}

/// All sites of a book.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    sites: BTreeMap<String, KnownSite>,
    /// Ids by folded name.
    names: BTreeMap<String, String>,
}

impl Sites {
    /// Starts with none: every site is what it is called.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the sites of a book.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut sites = Self::new();
        for site in &catalog.book.sites {
            sites.add(KnownSite {
                id: site.id.clone(),
                name: site.doc.name.get().cloned(),
                region: site.doc.region.get().cloned(),
            });
        }
        sites
    }

    /// Adds a site; a name that two sites have leads to neither.
    pub fn add(&mut self, site: KnownSite) {
        for (_, name, _) in site.name.iter().flat_map(Text::parts) {
            let known = self.names.entry(folded(name));
            let id = known.or_insert_with(|| site.id.clone());
            if *id != site.id {
                id.clear();
            }
        }
        self.sites.insert(site.id.clone(), site);
    }

    /// Returns the id of a site that was written as id or as name; one that the book does not have is what it is called.
    #[must_use]
    pub fn id(&self, written: &str) -> String {
        let written = written.trim();
        if self.sites.contains_key(written) {
            return written.to_owned();
        }
        let name = folded(written);
        if self.sites.contains_key(&name) {
            return name;
        }
        let known = self.names.get(&name).filter(|id| !id.is_empty());
        known.map_or_else(|| written.to_owned(), Clone::clone)
    }

    /// Returns a site of the book.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&KnownSite> {
        self.sites.get(id)
    }
}

/// Takes full-width letters, capitals and spaces for what is meant by them.
fn folded(name: &str) -> String {
    let lower = name.nfkc().flat_map(char::to_lowercase);
    lower.filter(|c| !c.is_whitespace()).collect()
}
