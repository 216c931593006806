//! Plans what is printed: sheets beside their pages, parts of the handbook, cards, posters, blank forms.

use super::job::{Work, both};
use super::plan::Plan;
use super::scope::{Format, Product, Tag};
use crate::diag::Sink;
use crate::label::Lang;
use crate::view::output::Document;
use crate::view::page::{PageKey, PageRef};

impl<'a> Plan<'a> {
    /// Plans a page that is printed, too: `path` is that of the page.
    pub fn put_printed(
        &mut self,
        path: &str,
        work: &dyn Fn() -> Work<'a>,
        tag: Tag,
        sink: &mut Sink,
    ) {
        let stem = path.trim_end_matches(".html");
        self.put_paper(stem, work, &tag, sink);
        self.put(path, work(), Some(tag), sink);
    }

    /// Plans the forms of a score sheet that are filled in on a computer: `stem` is its path without its ending.
    pub fn answers(
        &mut self,
        stem: &str,
        (volume, index): (usize, usize),
        tag: &Tag,
        sink: &mut Sink,
    ) {
        let Some(lang) = tag.lang else {
            return;
        };
        let forms = [
            (Format::Xlsx, Work::Workbook(volume, index, lang)),
            (Format::Csv, Work::AnswerList(volume, index, lang)),
        ];
        for (format, work) in forms {
            let path = format!("{stem}.{}", format.ending());
            let tag = Tag {
                format,
                ..tag.clone()
            };
            self.put(&path, work, Some(tag), sink);
        }
    }

    /// Plans the same in two languages, side by side: it is made only when both are named, so that nothing is printed twice.
    pub fn put_both(
        &mut self,
        stem: &str,
        work: &dyn Fn() -> Work<'a>,
        tag: &Tag,
        sink: &mut Sink,
    ) {
        let Some((first, second)) = self.scope.both.filter(|both| Some(both.0) == tag.lang) else {
            return;
        };
        let stem = format!("{stem}.{}", both(first, second));
        let tag = Tag {
            second: Some(second),
            ..tag.clone()
        };
        self.put_paper(&stem, work, &tag, sink);
    }

    /// Plans what is only printed: `stem` is the path without its ending.
    pub fn put_paper(
        &mut self,
        stem: &str,
        work: &dyn Fn() -> Work<'a>,
        tag: &Tag,
        sink: &mut Sink,
    ) {
        for format in Format::PRINTED {
            let path = format!("{stem}.{}", format.ending());
            let tag = Tag {
                format,
                ..tag.clone()
            };
            self.put(&path, work(), Some(tag), sink);
        }
    }

    /// Plans the documents of a page.
    pub fn booklets(&mut self, page: &PageRef<'a>, lang: Lang, tag: &Tag, sink: &mut Sink) {
        let (Some(document), Some(standard)) = (Document::of(&page.key), &tag.standard) else {
            return;
        };
        let stem = document.stem();
        let stem = format!("{}{standard}/{stem}", self.edition.prefix(lang));
        for &format in formats(&page.key) {
            let path = format!("{stem}.{}", format.ending());
            let tag = Tag {
                format,
                ..tag.clone()
            };
            self.put(&path, Work::Booklet(*page, lang), Some(tag), sink);
        }
    }

    /// Plans what has no page: cards, posters, blank forms.
    pub fn papers(&mut self, sink: &mut Sink) {
        for volume in self.volumes() {
            let standard = self.edition.volumes[volume].standard;
            for lang in self.languages.clone() {
                let folder = format!("{}{}", self.edition.prefix(lang), standard.id);
                let path = |document: Document<'_>| format!("{folder}/{}", document.stem());
                let tag = |product| Tag {
                    product,
                    format: Format::Pdf,
                    standard: Some(standard.id.clone()),
                    role: None,
                    lang: Some(lang),
                    second: None,
                };
                if self.edition.volumes[volume].has_cards() {
                    let (path, tag) = (path(Document::Cards), tag(Product::Card));
                    self.put_both(&path, &|| Work::Cards(volume, lang), &tag, sink);
                    self.put_paper(&path, &|| Work::Cards(volume, lang), &tag, sink);
                }
                if self.edition.volumes[volume].has_poster() {
                    let (path, tag) = (path(Document::Poster), tag(Product::Poster));
                    self.put_paper(&path, &|| Work::Poster(volume, lang), &tag, sink);
                }
                if self.edition.has_previews {
                    let path = self.edition.preview_path(volume, lang);
                    let tag = Tag {
                        format: Format::Html,
                        ..tag(Product::Handbook)
                    };
                    self.put(&path, Work::Preview(volume, lang), Some(tag), sink);
                }
                let tag = tag(Product::Form);
                for (index, form) in standard.forms.iter().enumerate() {
                    let path = path(Document::Form(&form.id));
                    self.put_paper(&path, &|| Work::Form(volume, index, lang), &tag, sink);
                }
                for (index, asked) in standard.feedback.iter().enumerate() {
                    let path = path(Document::Form(&asked.id));
                    self.put_paper(&path, &|| Work::Feedback(volume, index, lang), &tag, sink);
                }
            }
        }
    }
}

/// Lists the forms of the document of a page; a book would be no picture that anybody can look at.
fn formats(key: &PageKey<'_>) -> &'static [Format] {
    match key {
        PageKey::Overview => &[Format::Pdf],
        _ => &[Format::Pdf, Format::Png],
    }
}
