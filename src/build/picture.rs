//! The pictures and the colours of a book, ready for the site.

use super::mix::Mix;
use crate::artifact::{Artifact, ArtifactPath};
use crate::diag::{Diagnostic, Sink};
use crate::format::Name;
use crate::format::doc::ImageDoc;
use crate::model::{Catalog, Standard};
use crate::render::html::{fingerprint, site_picture, tokens as tokens_css};
use crate::source::{self, Project, SourceSet};
use crate::span::SourceId;
use crate::view::picture::Picture;
use crate::write::{Digest, recall, remember};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A picture of the site with its file.
#[derive(Debug)]
pub(super) struct Ready {
    /// The texts that name it, each with the name it has there.
    pub names: BTreeSet<(SourceId, String)>,
    /// How pages show it.
    pub picture: Picture,
    /// Where its file goes.
    pub place: ArtifactPath,
    /// Its file.
    pub file: File,
}

/// The file of a picture, made or still to be made.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// What it is made from.
    pub key: Digest,
    source: source::Picture,
    made: Option<Arc<[u8]>>,
}

impl File {
    /// Returns the bytes, made now if need be.
    ///
    /// # Errors
    /// When the picture was changed while the build ran, and cannot be shown any more.
    pub fn bytes(&self) -> Result<Vec<u8>, Vec<Diagnostic>> {
        if let Some(bytes) = &self.made {
            return Ok(bytes.to_vec());
        }
        let mut sink = Sink::new();
        match self.source.inspect(&mut sink) {
            Some(facts) => Ok(site_picture(facts).bytes),
            None => Err(sink.finish()),
        }
    }
}

/// What is to be done with the pictures that are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Only look whether they can be shown.
    Look,
    /// Make them ready as well.
    Show,
}

/// What pictures came to in the last run, by what they are made from, so that none is decoded twice.
#[derive(Debug, Default)]
pub(super) struct Memory(BTreeMap<Digest, Picture>);

/// The first line of the file that remembers pictures.
const HEAD: &str = "punctilio pictures 1";

impl Memory {
    /// Reads what the last run has left.
    pub fn of(project: &Project) -> Self {
        let text = recall(&file(project)).unwrap_or_default();
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return Self::default();
        }
        let one = |line: &str| {
            let mut parts = line.splitn(4, ' ');
            let key = parts.next()?.parse().ok()?;
            let width = parts.next()?.parse().ok()?;
            let height = parts.next()?.parse().ok()?;
            let path = parts.next()?.to_owned();
            let picture = Picture {
                path,
                width,
                height,
            };
            Some((key, picture))
        };
        Self(lines.filter_map(one).collect())
    }

    /// Takes what the pictures of this run came to.
    pub fn from(pictures: &[Ready]) -> Self {
        let now = pictures
            .iter()
            .map(|one| (one.file.key, one.picture.clone()));
        Self(now.collect())
    }

    /// Leaves it to the next run.
    pub fn save(&self, project: &Project) {
        let mut text = format!("{HEAD}\n");
        for (key, picture) in &self.0 {
            let (width, height) = (picture.width, picture.height);
            text += &format!("{key} {width} {height} {}\n", picture.path);
        }
        remember(&file(project), &text);
    }
}

fn file(project: &Project) -> PathBuf {
    project.cache().join("pictures")
}

/// Looks into every picture that a standard or the book names, and makes those ready that are to be shown.
pub(super) fn pictures(
    catalog: &Catalog,
    found: &BTreeMap<String, source::Picture>,
    sources: &SourceSet,
    (memory, purpose): (&Memory, Use),
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
        let folder = sources.get(text).picture_folder();
        if let Some(picture) = found.get(&format!("{folder}{name}")) {
            wanted.entry(picture).or_default().insert((text, name));
        }
    }
    let results: Vec<(Option<Ready>, Sink)> = wanted
        .into_par_iter()
        .map(|(picture, names)| {
            let mut sink = Sink::new();
            (ready(picture, names, (memory, purpose), &mut sink), sink)
        })
        .collect();
    let mut pictures: BTreeMap<ArtifactPath, Ready> = BTreeMap::new();
    for (picture, faults) in results {
        sink.absorb(faults);
        let Some(picture) = picture else { continue };
        // Two files that show the same become one.
        match pictures.get_mut(&picture.place) {
            Some(same) => same.names.extend(picture.names),
            None => {
                pictures.insert(picture.place.clone(), picture);
            }
        }
    }
    pictures.into_values().collect()
}

/// Looks into one picture; the pixels are dropped again before the next one is decoded.
fn ready(
    source: &source::Picture,
    names: BTreeSet<(SourceId, String)>,
    (memory, purpose): (&Memory, Use),
    sink: &mut Sink,
) -> Option<Ready> {
    let bytes = source.take(sink)?;
    let mut mix = Mix::new("picture");
    mix.add(&source.path);
    mix.add(Digest::of(&bytes));
    let key = mix.digest();
    let known = memory.0.get(&key);
    let known = known.and_then(|known| Some((ArtifactPath::new(&known.path).ok()?, known.clone())));
    let (place, picture, made) = match known {
        Some((place, picture)) => (place, picture, None),
        None => {
            let facts = source.judge(bytes, sink)?;
            if purpose == Use::Look {
                return None;
            }
            let shown = site_picture(facts);
            let name = fingerprint(&format!("{}.{}", stem(source), shown.ending), &shown.bytes);
            let place = ArtifactPath::new(&format!("assets/pictures/{name}")).ok()?;
            let picture = Picture {
                path: place.as_str().to_owned(),
                width: shown.width,
                height: shown.height,
            };
            (place, picture, Some(Arc::from(shown.bytes)))
        }
    };
    Some(Ready {
        names,
        picture,
        place,
        file: File {
            key,
            source: source.clone(),
            made,
        },
    })
}

/// Returns the name of a picture without its ending, as it may stand in an address.
fn stem(source: &source::Picture) -> String {
    let name = source.path.rsplit('/').next().unwrap_or(&source.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let plain = |c: char| match c {
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
        _ => '-',
    };
    stem.chars().map(plain).collect()
}

/// Collects the pictures that a standard names, each with the text it is named in.
pub(super) fn named(standard: &Standard, names: &mut BTreeSet<(SourceId, String)>) {
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
