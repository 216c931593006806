//! Walks the folder of standards and reads every text in it.

use super::decode::{Guess, decode};
use super::folder::{Entry, list, unreadable_for};
use super::image::{Format, Picture};
use super::{Kind, Project, SourceSet};
use crate::diag::{Place, Sink, code};
use crate::span::{SourceId, Span};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};

/// Bytes that a text may have: far more than a person writes, far less than a machine may pour in.
pub const MAX_TEXT: u64 = 8 * MEGABYTE;

/// Bytes that a font may have: the largest ones of a single weight, with all of Chinese, have some 30 MB.
pub const MAX_FONT: u64 = 64 * MEGABYTE;

const MEGABYTE: u64 = 1024 * 1024;

/// Files that systems leave in every folder and nobody can get rid of.
const DEBRIS: [&str; 2] = ["Thumbs.db", "desktop.ini"];

/// What a project holds.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, in the order of their paths.
    pub sources: SourceSet,
    /// The pictures by their paths relative to the project; not read yet.
    pub pictures: BTreeMap<String, Picture>,
}

/// Reads all texts of a project and lists its pictures.
///
/// Whatever cannot be read is reported, and the rest is read all the same.
pub fn load(project: &Project, sink: &mut Sink) -> Loaded {
    let mut loaded = Loaded::default();
    let entries = list(project.root(), Project::STANDARDS, sink);
    let has_standards = entries
        .iter()
        .any(|entry| role(&entry.path) == Role::Text(Kind::Standard));
    let is_damaged = sink
        .found()
        .iter()
        .any(|fault| fault.code == &code::UNREADABLE || is_link(fault.code));
    for entry in entries {
        match role(&entry.path) {
            Role::Text(kind) => {
                read_text(&entry, kind, &mut loaded.sources, sink);
            }
            Role::Picture(format) => {
                let picture = Picture::new(entry.path.clone(), entry.file, format);
                loaded.pictures.insert(entry.path, picture);
            }
            Role::LostChapter => stray(
                entry.path,
                (
                    "章节没有归属：它不在任何标准的文件夹里",
                    "a chapter that belongs to no standard",
                ),
                (
                    "把它移进标准的文件夹，例如 standards/bank-branch/",
                    "move it into the folder of a standard, such as standards/bank-branch/",
                ),
                sink,
            ),
            Role::Debris => {}
            Role::Stray => stray(
                entry.path,
                ("这类文件不会被读取", "files of this kind are not read"),
                (
                    "standards/ 中只放 .toml、.md 和图片（.jpg .png .webp .gif .svg）",
                    "standards/ holds .toml, .md and pictures (.jpg .png .webp .gif .svg)",
                ),
                sink,
            ),
        }
    }
    if project.root().join("punctilio.toml").is_file() {
        stray(
            "punctilio.toml".to_owned(),
            (
                "放在这里的 punctilio.toml 不会被读取",
                "punctilio.toml is not read from here",
            ),
            (
                "把它移到 standards/punctilio.toml",
                "move it to standards/punctilio.toml",
            ),
            sink,
        );
    }
    if !has_standards && !is_damaged {
        sink.report(
            code::NO_STANDARDS
                .at(Place::File(Project::STANDARDS.to_owned()))
                .words("这里还没有标准", "there is no standard here yet")
                .help(
                    "运行 `punctilio init`，得到一个可以马上生成的例子",
                    "run `punctilio init` for an example that builds at once",
                ),
        );
    }
    loaded
}

fn is_link(found: &crate::diag::Code) -> bool {
    found == &code::OUTSIDE_LINK || found == &code::CIRCULAR_LINK
}

/// What a file below `standards/` is for.
#[derive(Debug, PartialEq, Eq)]
enum Role {
    Text(Kind),
    Picture(Format),
    LostChapter,
    Debris,
    Stray,
}

fn role(path: &str) -> Role {
    let below = path.strip_prefix("standards/").unwrap_or(path);
    let (name, is_top) = match below.rsplit_once('/') {
        Some((_, name)) => (name, false),
        None => (below, true),
    };
    if DEBRIS
        .iter()
        .any(|debris| name.eq_ignore_ascii_case(debris))
    {
        return Role::Debris;
    }
    if below == "punctilio.toml" {
        return Role::Text(Kind::Book);
    }
    let extension = name
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension)
        .to_ascii_lowercase();
    match extension.as_str() {
        "toml" => Role::Text(Kind::Standard),
        "md" if is_top => Role::LostChapter,
        "md" => Role::Text(Kind::Chapter),
        other => Format::from_extension(other).map_or(Role::Stray, Role::Picture),
    }
}

fn stray(path: String, words: (&str, &str), help: (&str, &str), sink: &mut Sink) {
    sink.report(
        code::STRAY_FILE
            .at(Place::File(path))
            .words(words.0, words.1)
            .help(help.0, help.1),
    );
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_tells_what_a_file_is_for() {
        assert_eq!(role("standards/punctilio.toml"), Role::Text(Kind::Book));
        assert_eq!(role("standards/a.TOML"), Role::Text(Kind::Standard));
        assert_eq!(
            role("standards/bank/punctilio.toml"),
            Role::Text(Kind::Standard)
        );
        assert_eq!(
            role("standards/bank/10 intro.md"),
            Role::Text(Kind::Chapter)
        );
        assert_eq!(role("standards/intro.md"), Role::LostChapter);
        assert_eq!(
            role("standards/bank/a/bow.JPG"),
            Role::Picture(Format::Jpeg)
        );
        assert_eq!(role("standards/thumbs.db"), Role::Debris);
        assert_eq!(role("standards/toml"), Role::Stray);
        assert_eq!(role("standards/a.toml~"), Role::Stray);
    }
}
