//! A file that a build will write: where it goes, and what it holds.

use super::picture::File;
use super::scope::Format;
use crate::artifact::ArtifactPath;
use crate::label::Lang;
use crate::view::app::AppFile;
use crate::view::page::{PageKey, PageRef};

/// What a job prints.
#[derive(Debug)]
pub(super) enum Work<'a> {
    /// A page of the handbook.
    Page(PageRef<'a>, Lang),
    /// The document of a page of the handbook.
    Booklet(PageRef<'a>, Lang),
    /// A checklist: place of the standard, place of the list.
    Checklist(usize, usize, Lang),
    /// A score sheet: place of the standard, place of the audit.
    ScoreSheet(usize, usize, Lang),
    /// A score sheet as a workbook: place of the standard, place of the audit.
    Workbook(usize, usize, Lang),
    /// The answers of a score sheet as a list to fill in: place of the standard, place of the audit.
    AnswerList(usize, usize, Lang),
    /// The pocket cards of a standard.
    Cards(usize, Lang),
    /// The wall poster of a standard.
    Poster(usize, Lang),
    /// The picture by which others show a link to a standard.
    Preview(usize, Lang),
    /// A blank form: place of the standard, place of the form.
    Form(usize, usize, Lang),
    /// Questions asked of customers: place of the standard, place of the feedback.
    Feedback(usize, usize, Lang),
    /// The data of a score sheet.
    SheetData(usize, usize),
    /// The catalog as data.
    Catalog,
    /// The feed of changes in a language.
    Feed(Lang),
    /// A part of what makes the site an app.
    App(AppFile),
    /// A script of the search: place of the standard, language, which one of its scripts, from 1.
    Shard(usize, Lang, usize),
    /// The script that names those of a language.
    Shards(Lang),
    /// How characters are read, for the search.
    Pinyin,
    /// A picture.
    Picture(File),
    /// Bytes that are there already.
    Bytes(Vec<u8>),
}

/// One file to write.
#[derive(Debug)]
pub(super) struct Job<'a> {
    /// Where it goes.
    pub path: ArtifactPath,
    /// What it holds.
    pub work: Work<'a>,
    /// In which form.
    pub format: Format,
    /// The language that stands beside the first one.
    pub second: Option<Lang>,
}

impl Work<'_> {
    /// Returns the same sheet in another language.
    pub fn in_language(&self, lang: Lang) -> Self {
        match *self {
            Self::Checklist(volume, index, _) => Self::Checklist(volume, index, lang),
            Self::Cards(volume, _) => Self::Cards(volume, lang),
            _ => unreachable!("only checklists and cards are planned in two languages"),
        }
    }
}

impl Job<'_> {
    /// Returns how its file ends: `pdf`, or `zh-en.pdf` in two languages.
    pub fn ending(&self) -> String {
        let first = match self.work {
            Work::Checklist(_, _, lang) | Work::Cards(_, lang) => lang,
            _ => return self.format.ending().to_owned(),
        };
        match self.second {
            Some(second) => format!("{}.{}", both(first, second), self.format.ending()),
            None => self.format.ending().to_owned(),
        }
    }

    /// Tells whether it is a whole handbook as one document.
    pub fn is_book(&self) -> bool {
        let part = |page: &PageRef<'_>| matches!(page.key, PageKey::Phase(_) | PageKey::Role(_));
        matches!(&self.work, Work::Booklet(page, _) if !part(page))
    }

    /// Tells whether it is set, not rendered.
    pub fn is_printed(&self) -> bool {
        self.is_document() || self.is_preview()
    }

    /// Tells whether it is a document that somebody prints.
    pub fn is_document(&self) -> bool {
        Format::PRINTED.contains(&self.format)
    }

    /// Tells whether it is a picture that belongs to the pages.
    pub fn is_preview(&self) -> bool {
        matches!(self.work, Work::Preview(..))
    }
}

/// Names two languages side by side: `zh-en`.
pub(super) fn both(first: Lang, second: Lang) -> String {
    format!("{}-{}", first.tag(), second.tag())
}
