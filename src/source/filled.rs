//! Filled score sheets: files and folders that a command was given, in whatever encoding they were saved.

use super::decode::decode;
use super::error::{Error, Result};
use super::folder::{Entry, list_at, unreadable_for};
use super::read::{MAX_TEXT, not_utf8, read, too_large};
use super::{Kind, SourceSet};
use crate::diag::{OTHER_ENCODING, Place, Sink};
use crate::span::{SourceId, Span};
use std::path::Path;

/// A file that a command was given, or that lies in a folder that it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub entry: Entry,
    /// Whether it was named itself.
    pub named: bool,
}

/// What a file holds.
#[derive(Debug)]
pub enum Filled {
    /// A text.
    Text(SourceId),
    /// No text, such as a workbook.
    Bytes(Vec<u8>),
}

/// Endings of files that programs lock, back up or leave behind.
const DEBRIS: [&str; 4] = ["~", ".bak", ".tmp", ".lock"];

/// Lists a file, or all files below a folder in the order of their names.
///
/// # Errors
/// When there is no such file or folder.
pub fn found(path: &Path, sink: &mut Sink) -> Result<Vec<Found>> {
    let facts = path.metadata().map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    let shown = path.to_string_lossy().replace('\\', "/");
    let shown = shown.strip_prefix("./").unwrap_or(&shown);
    if facts.is_dir() {
        let mut below = list_at(path, shown.trim_end_matches('/'), sink);
        for entry in &mut below {
            if let Some(short) = entry.path.strip_prefix("./") {
                entry.path = short.to_owned();
            }
        }
        let is_debris = |entry: &Entry| {
            let name = entry.path.rsplit('/').next().unwrap_or_default();
            name.starts_with("~$") || DEBRIS.iter().any(|end| name.ends_with(end))
        };
        let found = below.into_iter().filter(|entry| !is_debris(entry));
        return Ok(found
            .map(|entry| Found {
                entry,
                named: false,
            })
            .collect());
    }
    let entry = Entry {
        path: shown.to_owned(),
        file: path.to_owned(),
        size: facts.len(),
    };
    Ok(vec![Found { entry, named: true }])
}

/// Reads a file; one in a foreign encoding that can be told is read all the same, and that is told.
pub fn read_filled(entry: &Entry, sources: &mut SourceSet, sink: &mut Sink) -> Option<Filled> {
    if entry.size > MAX_TEXT {
        too_large(entry, entry.size, sink);
        return None;
    }
    let bytes = match read(entry, MAX_TEXT) {
        Ok(bytes) => bytes,
        Err(error) => {
            unreadable_for(&entry.path, &error, sink);
            return None;
        }
    };
    let is_archive =
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    if is_archive {
        return Some(Filled::Bytes(bytes));
    }
    let decoded = decode(bytes);
    let Some(fault) = decoded.fault else {
        let text = decoded.text;
        return Some(Filled::Text(sources.push(
            entry.path.clone(),
            text,
            Kind::Filled,
            decoded.encoding,
        )));
    };
    let guess = fault.guess;
    if !guess.is_text() {
        not_utf8(Place::File(entry.path.clone()), guess, sink);
        return None;
    }
    let id = sources.push(
        entry.path.clone(),
        decoded.text,
        Kind::Filled,
        decoded.encoding,
    );
    let place = Span::new(id, fault.range.start, fault.range.end);
    if !guess.is_whole() {
        not_utf8(place.into(), guess, sink);
        return None;
    }
    let words = guess.words();
    sink.report(
        OTHER_ENCODING
            .at(place)
            .words(
                format!("{}，已按它读", words.zh),
                format!("{}, and was read as that", words.en),
            )
            .help(
                "看看文字对不对；下次另存为 UTF-8",
                "see that the words are right, and save as UTF-8 next time",
            ),
    );
    Some(Filled::Text(id))
}

/// Reads a file of the program's own that may be gone; `None` where it cannot be read as text.
#[must_use]
pub fn read_kept(path: &Path) -> Option<String> {
    let size = path.metadata().ok().filter(|facts| facts.is_file())?.len();
    (size <= MAX_TEXT).then(|| std::fs::read_to_string(path).ok())?
}
