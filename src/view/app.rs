//! The handbook kept on a phone or a computer: what names the whole edition, and what it is called as an app.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::label::Lang;

use super::edition::{Edition, relative};
use super::part::TextView;
use super::pen::Pen;

/// The worker that answers without a network, from the site's root; its place decides which pages it may answer for.
pub const WORKER: &str = "sw.js";
/// What names the edition, from the site's root.
pub const EDITION: &str = "edition.json";
/// What a browser needs to know to install the site; one in the folder of each language.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The files that make a site an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppFile {
    /// The worker.
    Worker,
    /// What names the edition.
    Edition,
    /// What is needed to install the site in a language.
    Manifest(Lang),
}

/// The list of all files, at the top of the output folder.
pub const LEDGER: &str = "ledger.json";

/// What the home page needs to know to keep the handbook on the reader's machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppView {
    /// The way to the worker.
    pub worker: String,
    /// The way to what names the edition.
    pub edition: String,
    /// The way to the list of all files.
    pub ledger: String,
    /// The way to what is needed to install the site.
    pub manifest: String,
    /// How the paths of the site begin in the list of all files.
    pub below: String,
    /// The folder of the page's language, empty for the first.
    pub folder: String,
    /// The folders of the other languages.
    pub others: Vec<String>,
    /// The hash of the edition, seven digits.
    pub hash: String,
    /// The standards that may be chosen, by their ids.
    pub standards: Vec<(String, TextView)>,
}

/// The edition by its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundView {
    /// The hash of the edition, seven digits.
    pub hash: String,
    /// The standards.
    pub standards: Vec<LeafView>,
}

/// One standard of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafView {
    /// The id.
    pub id: String,
    /// The title in each language of the book.
    pub titles: Vec<(Lang, TextView)>,
    /// The version, if it has one.
    pub version: Option<String>,
    /// The content hash, seven digits.
    pub hash: String,
}

/// What the site is called once it is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestView {
    /// The language.
    pub lang: Lang,
    /// The title of the book; if absent, the theme names it.
    pub title: Option<TextView>,
    /// The name of the house.
    pub brand: Option<TextView>,
    /// The site the book is built for.
    pub site: Option<TextView>,
    /// The way from the manifest to the root of the site.
    pub root: String,
    /// The colour of the house.
    pub accent: Option<String>,
}

impl Edition<'_> {
    /// Computes what names the whole edition: the hash of all standards that it shows, seven digits.
    #[must_use]
    pub fn short_hash(&self) -> String {
        let mut all = Sha256::new();
        for volume in &self.volumes {
            for part in [volume.standard.id.as_str(), &volume.standard.hash] {
                all.update(part);
                all.update("\n");
            }
        }
        let bytes = all.finalize();
        let digits: String = bytes.iter().take(4).map(|b| format!("{b:02x}")).collect();
        digits.chars().take(7).collect()
    }

    /// Names the edition by its parts.
    #[must_use]
    pub fn bound(&self) -> BoundView {
        let leaf = |volume: &super::edition::Volume<'_>| {
            let standard = volume.standard;
            let languages = self.catalog.book.languages.iter();
            LeafView {
                id: standard.id.clone(),
                titles: languages
                    .map(|lang| (*lang, TextView::of(&standard.title, *lang)))
                    .collect(),
                version: standard.doc.version.get().map(ToString::to_string),
                hash: standard.short_hash().to_owned(),
            }
        };
        BoundView {
            hash: self.short_hash(),
            standards: self.volumes.iter().map(leaf).collect(),
        }
    }

    /// Says what the site is called once it is installed.
    #[must_use]
    pub fn manifest(&self, lang: Lang) -> ManifestView {
        let book = &self.catalog.book;
        let said = |text: TextView| Some(text).filter(|t| !t.open && !t.text.is_empty());
        let brand = book.doc.brand.get();
        ManifestView {
            lang,
            title: said(TextView::of(&book.title, lang)),
            brand: brand
                .and_then(|brand| TextView::field(&brand.name, lang))
                .and_then(said),
            site: self
                .site
                .and_then(|site| TextView::field(&site.doc.name, lang))
                .and_then(said),
            root: if self.prefix(lang).is_empty() {
                "./"
            } else {
                "../"
            }
            .to_owned(),
            accent: book.accent().map(str::to_owned),
        }
    }
}

impl AppView {
    /// Collects what the home page needs; `None` where no whole site stands that it could keep.
    pub(super) fn new(pen: &Pen<'_>) -> Option<Self> {
        let edition = pen.edition;
        let folder = edition.prefix(pen.lang);
        let below = edition
            .site
            .map_or_else(String::new, |site| format!("sites/{}/", site.id));
        let up = "../".repeat(below.matches('/').count());
        let languages = edition.catalog.book.languages.iter();
        Some(Self {
            worker: pen.way(WORKER)?,
            edition: pen.way(EDITION)?,
            ledger: format!("{}{up}{}", root_of(&pen.path), LEDGER),
            manifest: pen.way(&format!("{folder}{MANIFEST}"))?,
            below,
            others: languages
                .map(|lang| edition.prefix(*lang))
                .filter(|other| *other != folder && !other.is_empty())
                .collect(),
            folder,
            hash: edition.short_hash(),
            standards: edition
                .volumes
                .iter()
                .map(|v| (v.standard.id.clone(), pen.text(&v.standard.title)))
                .collect(),
        })
    }
}

fn root_of(path: &str) -> String {
    let root = relative(path, WORKER);
    root.strip_suffix(WORKER).unwrap_or_default().to_owned()
}
