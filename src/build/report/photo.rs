//! Photos that lie beside a filled sheet, small enough to be carried within its report.

use crate::diag::{Severity, Sink};
use crate::intake::Response;
use crate::render::html::{SitePicture, small_picture};
use crate::source;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The longest side of a photo in a report: a third of the width of paper at 300 dots an inch.
///
/// # Units
/// Pixels.
const LONGEST: u32 = 720;

/// A photo as a report shows it.
#[derive(Debug, Serialize)]
pub(super) struct Photo {
    /// All of it as an address.
    pub src: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture itself, for paper.
    #[serde(skip)]
    pub picture: SitePicture,
}

/// Reads the photos that a filled sheet names; what cannot be shown is told and shown by its name alone.
pub(super) fn photos(file: &Path, response: &Response, sink: &mut Sink) -> BTreeMap<String, Photo> {
    let mut photos = BTreeMap::new();
    for name in response.notes.values().flat_map(|note| &note.evidence) {
        if photos.contains_key(name) {
            continue;
        }
        let mut told = Sink::new();
        if let Some(facts) = source::beside(file, name).and_then(|one| one.inspect(&mut told)) {
            let picture = small_picture(facts, LONGEST);
            let photo = Photo {
                src: picture.address(),
                width: picture.width,
                height: picture.height,
                picture,
            };
            photos.insert(name.clone(), photo);
        }
        for mut fault in told.finish() {
            // The answer counts all the same.
            fault.severity = Severity::Warning;
            sink.report(fault);
        }
    }
    photos
}
