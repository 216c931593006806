//! The files of a published site that are no pages: feeds, the map, the word to crawlers.

use crate::label::Lang;
use crate::render::web::{self, MOST_PLACES};
use crate::view::app::{self, AppFile};
use crate::view::edition::Edition;

/// What such a file holds.
#[derive(Debug)]
pub(super) enum Published {
    /// The feed of a language, which is written when the words of the theme are there.
    Feed(Lang),
    /// A part of what makes the site an app.
    App(AppFile),
    /// The file itself.
    Bytes(Vec<u8>),
}

/// Tells whether a file of the site's root lists or serves the whole site, so that only a whole build may touch it.
pub(super) fn is_of_whole(name: &str) -> bool {
    name.starts_with("sitemap")
        || matches!(
            name,
            "robots.txt" | app::WORKER | app::EDITION | app::MANIFEST
        )
}

/// Lists what makes the site an app, and what an address on the web brings with it, by paths from the site's root.
///
/// The map and the word to crawlers belong to the whole site: a narrowed build leaves them as they are. Crawlers read
/// the latter at the top of a host only, so the site of one shop has none.
pub(super) fn files(edition: &Edition<'_>, narrowed: bool) -> Vec<(String, Published)> {
    let mut files = Vec::new();
    let book = &edition.catalog.book;
    if !narrowed && !edition.volumes.is_empty() {
        let mut add = |path: String, file| files.push((path, Published::App(file)));
        add(app::WORKER.to_owned(), AppFile::Worker);
        add(app::EDITION.to_owned(), AppFile::Edition);
        for lang in &book.languages {
            let path = format!("{}{}", edition.prefix(*lang), app::MANIFEST);
            add(path, AppFile::Manifest(*lang));
        }
    }
    let Some(base) = &edition.base_url else {
        return files;
    };
    for lang in &book.languages {
        if let Some(path) = edition.feed_path(*lang) {
            files.push((path, Published::Feed(*lang)));
        }
    }
    if narrowed {
        return files;
    }
    let mut add = |path: String, bytes| files.push((path, Published::Bytes(bytes)));
    let places = edition.places();
    let maps = places.chunks(MOST_PLACES);
    if maps.len() == 1 {
        add("sitemap.xml".to_owned(), web::sitemap(&places));
    } else if maps.len() > 1 {
        let mut addresses = Vec::new();
        for (number, part) in (1..).zip(maps) {
            let path = format!("sitemap-{number}.xml");
            addresses.push(format!("{base}/{path}"));
            add(path, web::sitemap(part));
        }
        add("sitemap.xml".to_owned(), web::sitemaps(&addresses));
    }
    if edition.site.is_none() {
        let path = edition.base_path().unwrap_or_default();
        add("robots.txt".to_owned(), web::robots(base, path, book.index));
    }
    files
}
