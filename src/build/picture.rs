//! The pictures and the colours of a book, ready for the site.

use crate::artifact::{Artifact, ArtifactPath};
use crate::diag::Sink;
use crate::format::Name;
use crate::format::doc::ImageDoc;
use crate::model::{Catalog, Standard};
use crate::render::html::{fingerprint, site_picture, tokens as tokens_css};
use crate::source;
use crate::view::edition::Picture;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A picture of the site with its file.
pub(super) struct Ready {
    /// Where it lies below `standards/`.
    pub key: String,
    /// How pages show it.
    pub picture: Picture,
    /// Its file.
    pub artifact: Artifact,
}

/// Makes every picture ready that a standard or the book names.
pub(super) fn pictures(
    catalog: &Catalog,
    found: &BTreeMap<String, source::Picture>,
    sink: &mut Sink,
) -> Vec<Ready> {
    let mut wanted = BTreeSet::new();
    for standard in &catalog.standards {
        wanted.extend(named(standard));
    }
    let logo = catalog.book.doc.brand.get().and_then(|b| b.logo.get());
    wanted.extend(logo.map(|logo| format!("standards/{}", logo.as_str())));
    let results: Vec<(Option<Ready>, Sink)> = wanted
        .into_par_iter()
        .filter_map(|path| Some((found.get(&path)?, path)))
        .map(|(picture, path)| {
            let mut sink = Sink::new();
            (ready(picture, &path, &mut sink), sink)
        })
        .collect();
    let mut pictures = Vec::new();
    for (picture, faults) in results {
        sink.absorb(faults);
        pictures.extend(picture);
    }
    pictures
}

fn ready(picture: &source::Picture, path: &str, sink: &mut Sink) -> Option<Ready> {
    let facts = picture.inspect(sink)?;
    let shown = site_picture(&facts.bytes, facts.format.extension(), facts.size)?;
    let key = path.strip_prefix("standards/").unwrap_or(path).to_owned();
    let stem = key.rsplit('/').next().unwrap_or(&key);
    let stem: String = stem
        .rsplit_once('.')
        .map_or(stem, |(stem, _)| stem)
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let name = fingerprint(&format!("{stem}.{}", shown.ending), &shown.bytes);
    let place = ArtifactPath::new(&format!("assets/pictures/{name}")).ok()?;
    Some(Ready {
        key,
        picture: Picture {
            path: place.as_str().to_owned(),
            width: shown.width,
            height: shown.height,
        },
        artifact: Artifact::new(place, shown.bytes),
    })
}

/// Lists the pictures of a standard, relative to the project.
fn named(standard: &Standard) -> Vec<String> {
    let images = |list: &[ImageDoc]| -> Vec<String> {
        let files = list.iter().filter_map(|image| image.file.get());
        files
            .map(|file: &Name| format!("standards/{}{}", standard.folder, file.as_str()))
            .collect()
    };
    let mut all = Vec::new();
    for phase in &standard.phases {
        all.extend(images(phase.doc.images.list()));
        for step in &phase.steps {
            all.extend(images(step.doc.images.list()));
        }
    }
    for rule in &standard.rules {
        all.extend(images(rule.doc.images.list()));
    }
    for text in standard.chapters.iter().flat_map(|c| &c.texts) {
        let of_chapter = text.pictures.iter();
        all.extend(of_chapter.map(|name| format!("standards/{}{name}", standard.folder)));
    }
    all
}

/// Makes the style sheet of the book's own colour.
pub(super) fn tokens(catalog: &Catalog, sink: &mut Sink) -> Option<Artifact> {
    let accent = catalog.book.doc.brand.get()?.accent.get()?;
    let css = tokens_css(accent, sink);
    let name = fingerprint("brand.css", css.as_bytes());
    Some(Artifact::new(
        ArtifactPath::new(&format!("assets/{name}")).ok()?,
        css,
    ))
}
