//! The documents of a project, with the parts of a standard joined.

use super::chapter::ChapterFile;
use crate::diag::Damage;
use crate::format::doc::{BookDoc, Content, StandardDoc};
use crate::label::Lang;

/// The documents of a project.
#[derive(Debug)]
pub struct Project {
    /// The book, where there is a `punctilio.toml`.
    pub book: Option<BookDoc>,
    /// The standards, in the order of their files.
    pub standards: Vec<StandardFile>,
    /// What of them could not be read.
    pub damage: Damage,
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
