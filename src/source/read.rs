//! Reads files, none larger than its kind may be.

use super::decode::{Guess, decode};
use super::error::{Error, Result};
use super::folder::{Entry, unreadable_for};
use super::{Kind, SourceSet};
use crate::diag::{Place, Sink, code};
use crate::span::{SourceId, Span};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes that a text may have: far more than a person writes, far less than a machine may pour in.
pub const MAX_TEXT: u64 = 8 * MEGABYTE;

/// Bytes that a font may have: the largest ones of a single weight, with all of Chinese, have some 30 MB.
pub const MAX_FONT: u64 = 64 * MEGABYTE;

const MEGABYTE: u64 = 1024 * 1024;

/// Bytes that a catalog may have: a thousand long standards.
const MAX_CATALOG: u64 = 512 * MEGABYTE;

/// Reads a file that is no text, such as a picture of a theme; reports one that is too large or cannot be read.
pub fn read_bytes(entry: &Entry, sink: &mut Sink) -> Option<Vec<u8>> {
    if entry.size > MAX_TEXT {
        too_large(entry, entry.size, sink);
        return None;
    }
    read_whole(entry, MAX_TEXT, sink)
}

/// Reads a font; reports one that is too large or cannot be read.
pub fn read_font(entry: &Entry, sink: &mut Sink) -> Option<Vec<u8>> {
    if entry.size > MAX_FONT {
        let (size, most) = (entry.size.div_ceil(MEGABYTE), MAX_FONT / MEGABYTE);
        sink.report(
            code::TOO_LARGE
                .at(Place::File(entry.path.clone()))
                .words(
                    format!("字体文件有 {size} MB，超过上限 {most} MB"),
                    format!("the font has {size} MB; a font may have {most} MB"),
                )
                .help(
                    "换成只含所需文字的字体文件（子集）",
                    "take a font file with the characters you need (a subset)",
                ),
        );
        return None;
    }
    read_whole(entry, MAX_FONT, sink)
}

fn read_whole(entry: &Entry, most: u64, sink: &mut Sink) -> Option<Vec<u8>> {
    match read(entry, most) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            unreadable_for(&entry.path, &error, sink);
            None
        }
    }
}

/// Reads a file of data that was named on the command line.
///
/// # Errors
/// When it cannot be read.
pub fn read_data(path: &Path) -> Result<Vec<u8>> {
    let failed = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let size = path.metadata().map_err(failed)?.len();
    let entry = Entry {
        path: path.to_string_lossy().into_owned(),
        file: path.to_owned(),
        size,
    };
    if size > MAX_CATALOG {
        return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
    }
    read(&entry, MAX_CATALOG).map_err(failed)
}

/// Reads one text into the set and returns its id, or reports why it cannot be had.
///
/// A text in a foreign encoding that can be told is reported and read all the same, so that its other
/// faults are found in the same run; one that cannot be told is kept as [`Kind::Damaged`]; what is
/// no text at all is not kept.
pub fn read_text(
    entry: &Entry,
    kind: Kind,
    sources: &mut SourceSet,
    sink: &mut Sink,
) -> Option<SourceId> {
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
    if bytes.len() as u64 > MAX_TEXT {
        too_large(entry, bytes.len() as u64, sink);
        return None;
    }
    let decoded = decode(bytes);
    let Some(fault) = decoded.fault else {
        return Some(sources.push(entry.path.clone(), decoded.text, kind, decoded.encoding));
    };
    let guess = fault.guess;
    if !guess.is_text() {
        not_utf8(Place::File(entry.path.clone()), guess, sink);
        return None;
    }
    let kind = if guess.is_readable() {
        kind
    } else {
        Kind::Damaged
    };
    let id = sources.push(entry.path.clone(), decoded.text, kind, decoded.encoding);
    let span = Span::new(id, fault.range.start, fault.range.end);
    not_utf8(span.into(), guess, sink);
    Some(id)
}

pub(super) fn not_utf8(place: Place, guess: Guess, sink: &mut Sink) {
    let (words, help) = (guess.words(), guess.help());
    sink.report(
        code::NOT_UTF8
            .at(place)
            .words(words.zh, words.en)
            .expected("应为 UTF-8", "expected UTF-8")
            .help(help.zh, help.en),
    );
}

pub(super) fn read(entry: &Entry, most: u64) -> io::Result<Vec<u8>> {
    let expected = usize::try_from(entry.size.min(most)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(expected + 1);
    // One byte more than allowed shows that a file has grown since it was listed.
    File::open(&entry.file)?
        .take(most + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn too_large(entry: &Entry, size: u64, sink: &mut Sink) {
    let (size, most) = (size.div_ceil(1024 * 1024), MAX_TEXT / 1024 / 1024);
    sink.report(
        code::TOO_LARGE
            .at(Place::File(entry.path.clone()))
            .words(
                format!("文件有 {size} MB，超过文本文件的上限 {most} MB"),
                format!("the file has {size} MB; a text may have {most} MB"),
            )
            .help("把标准拆成文件夹里的几个文件；放错地方的数据请移出 standards/", "split the standard into several files of a folder; move data that is no standard out of standards/"),
    );
}
