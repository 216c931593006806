//! Reads the files of a project into texts with ids: the only reader.
//!
//! It walks the folder of standards, decodes what it finds and reports what it cannot read;
//! then it goes on with the rest. It knows no TOML and no Markdown, and it writes nothing.
//! Pictures are listed here, but their bytes are read only when somebody asks for them.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the only module that reads the disk"
)]

mod again;
mod builtin;
mod decode;
mod error;
mod filled;
mod folder;
mod font;
mod image;
mod line;
mod load;
mod manifest;
mod project;
mod read;
mod released;
mod svg;

pub use again::{Changed, Glance};
pub use builtin::{theme_files, themes};
pub use error::{Error, Result};
pub use filled::{Filled, Found, found, read_filled, read_kept};
pub use folder::{Entry, list, subfolders};
pub use font::{font_of_machine, fonts_in, is_font};
pub use image::{Facts, Format, MAX_PICTURE, Picture, beside};
pub use line::{Location, display_width, is_unseen};
pub use load::{Loaded, load};
pub use project::Project;
pub use read::{MAX_FONT, MAX_TEXT, read_bytes, read_data, read_font, read_text};

use crate::span::{SourceId, Span};
use line::LineIndex;
use std::sync::{Arc, OnceLock};

/// What a text is for, judged from its place in the project alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `standards/punctilio.toml`.
    Book,
    /// A TOML file that holds a standard or a part of one.
    Standard,
    /// A Markdown chapter of a standard.
    Chapter,
    /// A template or a word list of a theme.
    Theme,
    /// `theme.toml` of a theme.
    Manifest,
    /// A release of a standard, as the program wrote it.
    Released,
    /// A filled score sheet.
    Filled,
    /// No readable text: kept so that a diagnostic can show it, and parsed by nobody.
    Damaged,
}

/// How a text was stored in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark, which is no part of the text.
    Utf8 {
        /// Whether the file starts with a byte order mark.
        bom: bool,
    },
    /// Anything else; `check --fix` leaves such a file alone.
    Other,
}

/// One text of the project.
#[derive(Debug)]
pub struct Source {
    /// The name that spans use.
    pub id: SourceId,
    /// The path relative to the project, with `/` between the parts.
    pub path: String,
    /// The text, without a byte order mark and with its line ends as they are.
    pub text: String,
    /// What the text is for.
    pub kind: Kind,
    /// How the file stores it.
    pub encoding: Encoding,
    lines: OnceLock<LineIndex>,
}

impl Source {
    fn new(id: SourceId, path: String, text: String, kind: Kind, encoding: Encoding) -> Self {
        Self {
            id,
            path,
            text,
            kind,
            encoding,
            lines: OnceLock::new(),
        }
    }

    /// Returns the name of the standard's folder: `bank-branch` for `standards/bank-branch/30-queue.toml`.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        let below = self
            .path
            .strip_prefix(Project::STANDARDS)?
            .strip_prefix('/')?;
        below.split_once('/').map(|(folder, _)| folder)
    }

    /// Returns the folder that pictures of this text are looked for in, with a slash at the end.
    #[must_use]
    pub fn picture_folder(&self) -> String {
        match (self.kind, self.path.rsplit_once('/')) {
            (Kind::Manifest, Some((folder, _))) => format!("{folder}/"),
            _ => match self.folder() {
                Some(folder) => format!("{}/{folder}/", Project::STANDARDS),
                None => format!("{}/", Project::STANDARDS),
            },
        }
    }

    /// Returns the file name with its extension.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Tells whether `check --fix` may change it: what an author wrote in UTF-8, and nothing that was guessed from
    /// another encoding.
    #[must_use]
    pub fn is_mendable(&self) -> bool {
        matches!(self.kind, Kind::Book | Kind::Standard | Kind::Chapter)
            && matches!(self.encoding, Encoding::Utf8 { .. })
    }

    /// Returns the whole text as a span.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.id, 0, self.text.len())
    }

    /// Turns a byte offset into line and columns.
    ///
    /// An offset behind the end counts as the end, one inside a character as its first byte.
    #[must_use]
    pub fn locate(&self, offset: usize) -> Location {
        self.index().locate(&self.text, offset)
    }

    /// Returns the number of lines; an empty text has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.index().line_count()
    }

    /// Returns the byte range of a line without its line end.
    ///
    /// # Units
    /// `line` starts at 1; the range of a line that does not exist is empty and at the end.
    #[must_use]
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        self.index().line_range(&self.text, line)
    }

    fn index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// Walks over texts.
pub type Iter<'a> = std::iter::Map<std::slice::Iter<'a, Arc<Source>>, fn(&Arc<Source>) -> &Source>;

/// All texts of a run by their ids; a copy shares them.
#[derive(Debug, Clone, Default)]
pub struct SourceSet {
    sources: Vec<Arc<Source>>,
}

impl SourceSet {
    /// Starts empty.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a text that was not read from a file of its own, such as a built-in template.
    pub fn add(
        &mut self,
        path: impl Into<String>,
        text: impl Into<String>,
        kind: Kind,
    ) -> SourceId {
        self.push(
            path.into(),
            text.into(),
            kind,
            Encoding::Utf8 { bom: false },
        )
    }

    /// Returns the text of an id.
    ///
    /// # Panics
    /// When the id comes from another set.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        self.sources
            .get(id.0 as usize)
            .expect("a span names a text of the set it came from")
    }

    /// Returns the text of a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Source> {
        self.iter().find(|source| source.path == path)
    }

    /// Walks over all texts in the order of their ids.
    pub fn iter(&self) -> Iter<'_> {
        self.sources.iter().map(AsRef::as_ref)
    }

    /// Returns the number of texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Tells whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    fn push(&mut self, path: String, text: String, kind: Kind, encoding: Encoding) -> SourceId {
        let id = SourceId(
            u32::try_from(self.sources.len()).expect("a project has fewer texts than 2^32"),
        );
        self.sources
            .push(Arc::new(Source::new(id, path, text, kind, encoding)));
        id
    }

    /// Puts another text in the place of one that has changed; its id stays.
    fn replace(&mut self, id: SourceId, text: String, encoding: Encoding) {
        if let Some(place) = self.sources.get_mut(id.0 as usize) {
            let path = place.path.clone();
            *place = Arc::new(Source::new(id, path, text, place.kind, encoding));
        }
    }
}

impl<'a> IntoIterator for &'a SourceSet {
    type Item = &'a Source;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
