//! The documents of a project, with the parts of a standard joined.

use super::chapter::ChapterFile;
use crate::diag::Damage;
use crate::format::Version;
use crate::format::doc::{BookDoc, Content, StandardDoc, ThemeFileDoc};
use crate::label::Lang;
use crate::span::Span;

/// The documents of a project.
#[derive(Debug)]
pub struct Project {
    /// The book, where there is a `punctilio.toml`.
    pub book: Option<BookDoc>,
    /// What the theme of the book says of the house, and the folder of its pictures with a slash at the end.
    pub theme: Option<(ThemeFileDoc, String)>,
    /// The standards, in the order of their files.
    pub standards: Vec<StandardFile>,
    /// What standards said when they were given out, the oldest release of each first.
    pub releases: Vec<ReleaseFile>,
    /// What of them could not be read.
    pub damage: Damage,
}

/// What a standard said when it was given out.
#[derive(Debug)]
pub struct ReleaseFile {
    /// Id of the standard.
    pub id: String,
    /// Its version then.
    pub version: Version,
    /// Its hash then.
    pub hash: String,
    /// SHA-256 in hex of the file.
    pub digest: String,
    /// The standard as data.
    pub standard: serde_json::Value,
    /// The file.
    pub span: Span,
}

/// A standard with all its parts joined.
#[derive(Debug)]
pub struct StandardFile {
    /// Its head.
    pub head: StandardDoc,
    /// What its parts hold together.
    pub content: Content,
    /// Its chapters.
    pub chapters: Vec<ChapterFile>,
    /// Language of its plain strings.
    pub language: Lang,
    /// Its folder relative to the project with a slash at the end, where pictures are looked for.
    pub folder: String,
}
