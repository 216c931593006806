//! The pictures and the colours of a book, ready for the site.

use crate::artifact::{Artifact, ArtifactPath};
use crate::diag::Sink;
use crate::format::Name;
use crate::format::doc::ImageDoc;
use crate::model::{Catalog, Standard};
use crate::render::html::{fingerprint, site_picture, tokens as tokens_css};
use crate::source::{self, SourceSet};
use crate::span::SourceId;
use crate::view::picture::Picture;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A picture of the site with its file.
pub(super) struct Ready {
    /// The texts that name it, each with the name it has there.
    pub names: BTreeSet<(SourceId, String)>,
    /// How pages show it.
    pub picture: Picture,
    /// Its file.
    pub artifact: Artifact,
}

/// What is to be done with the pictures that are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Only look whether they can be shown.
    Look,
    /// Make them ready as well.
    Show,
}

/// Looks into every picture that a standard or the book names, and makes those ready that are to be shown.
pub(super) fn pictures(
    catalog: &Catalog,
    found: &BTreeMap<String, source::Picture>,
    sources: &SourceSet,
    purpose: Use,
    sink: &mut Sink,
) -> Vec<Ready> {
    let mut names = BTreeSet::new();
    for standard in &catalog.standards {
        named(standard, &mut names);
    }
    if let Some(logo) = catalog.book.doc.brand.get().and_then(|b| b.logo.get()) {
        names.insert((logo.0.span.source, logo.as_str().to_owned()));
    }
    let mut wanted: BTreeMap<&source::Picture, BTreeSet<_>> = BTreeMap::new();
    for (text, name) in names {
        let folder = sources.get(text).folder();
        let folder = folder.map_or_else(String::new, |folder| format!("{folder}/"));
        if let Some(picture) = found.get(&format!("standards/{folder}{name}")) {
            wanted.entry(picture).or_default().insert((text, name));
        }
    }
    let results: Vec<(Option<Ready>, Sink)> = wanted
        .into_par_iter()
        .map(|(picture, names)| {
            let mut sink = Sink::new();
            (ready(picture, names, purpose, &mut sink), sink)
        })
        .collect();
    let mut pictures = Vec::new();
    for (picture, faults) in results {
        sink.absorb(faults);
        pictures.extend(picture);
    }
    pictures
}

/// Looks into one picture; the pixels are dropped again before the next one is decoded.
fn ready(
    picture: &source::Picture,
    names: BTreeSet<(SourceId, String)>,
    purpose: Use,
    sink: &mut Sink,
) -> Option<Ready> {
    let facts = picture.inspect(sink)?;
    if purpose == Use::Look {
        return None;
    }
    let shown = site_picture(facts)?;
    let stem = picture.path.rsplit('/').next().unwrap_or(&picture.path);
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
        names,
        picture: Picture {
            path: place.as_str().to_owned(),
            width: shown.width,
            height: shown.height,
        },
        artifact: Artifact::new(place, shown.bytes),
    })
}

/// Collects the pictures that a standard names, each with the text it is named in.
fn named(standard: &Standard, names: &mut BTreeSet<(SourceId, String)>) {
    let mut images = |list: &[ImageDoc]| {
        let files = list.iter().filter_map(|image| image.file.get());
        names.extend(files.map(|file: &Name| (file.0.span.source, file.as_str().to_owned())));
    };
    for phase in &standard.phases {
        images(phase.doc.images.list());
        for step in &phase.steps {
            images(step.doc.images.list());
        }
    }
    for rule in &standard.rules {
        images(rule.doc.images.list());
    }
    for text in standard.chapters.iter().flat_map(|c| &c.texts) {
        let of_chapter = text.pictures.iter();
        names.extend(of_chapter.map(|name| (text.span.source, name.clone())));
    }
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
