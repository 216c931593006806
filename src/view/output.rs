//! What of a standard can be printed: sheets, the handbook and its parts as documents, cards, posters, forms.

use serde::Serialize;

use super::link::{checklist_word, page_link};
use super::page::PageKey;
use super::part::LinkView;
use super::pen::Pen;
use super::usage::{audit_file, checklist_file};
use crate::format::Text;
use crate::model::{Audit, Checklist, Generated};

/// A document that no sheet stands for: it is printed only, or a page of the handbook stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document<'a> {
    /// The whole handbook as a book.
    Book,
    /// A phase on paper.
    Phase(&'a str),
    /// All that a role does, as a booklet.
    Role(&'a str),
    /// The pocket cards.
    Cards,
    /// The wall poster.
    Poster,
    /// A blank form, or questions asked of customers.
    Form(&'a str),
}

impl<'a> Document<'a> {
    /// Returns the document that a page of the handbook stands for; the overview stands for the book.
    #[must_use]
    pub fn of(key: &PageKey<'a>) -> Option<Self> {
        match key {
            PageKey::Overview => Some(Self::Book),
            PageKey::Phase(phase) => Some(Self::Phase(&phase.id)),
            PageKey::Role(role) => Some(Self::Role(&role.id)),
            _ => None,
        }
    }

    /// Returns its file below the folder of the standard, without its ending.
    #[must_use]
    pub fn stem(self) -> String {
        match self {
            Self::Book => "print/handbook".to_owned(),
            Self::Phase(id) => format!("print/phase-{id}"),
            Self::Role(id) => format!("print/role-{id}"),
            Self::Cards => "print/cards".to_owned(),
            Self::Poster => "print/poster".to_owned(),
            Self::Form(id) => format!("print/forms/{id}"),
        }
    }
}

/// Something that can be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutputView {
    /// Its page; without an address where it has none.
    pub page: LinkView,
    /// The way to its document, relative to the page that names it; absent where none is made.
    pub document: Option<String>,
    /// The way to a workbook that scores itself, relative to the page that names it; only score sheets have one.
    pub workbook: Option<String>,
    /// Whether it is the whole handbook.
    pub whole: bool,
}

impl OutputView {
    fn new(page: LinkView, document: Option<String>) -> Self {
        Self {
            page,
            document,
            workbook: None,
            whole: false,
        }
    }

    /// Tells whether there is anything to print.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.page.href.is_some() || self.document.is_some()
    }

    /// Turns it into one link: to its page, where it has one.
    #[must_use]
    pub fn into_link(self) -> LinkView {
        LinkView {
            href: self.page.href.or(self.document),
            ..self.page
        }
    }
}

/// Lists what can be printed of the whole standard: sheets that authors wrote, generated ones, then what is only printed.
pub fn outputs(pen: &Pen<'_>) -> Vec<OutputView> {
    let standard = pen.standard();
    let only = |word, document: Document<'_>| {
        OutputView::new(LinkView::word(word, None), pen.document(&document.stem()))
    };
    let lists = standard.checklists.iter().filter(|list| {
        matches!(
            list.generated,
            None | Some(Generated::All | Generated::Grooming)
        )
    });
    let audits = standard.audits.iter();
    let audits = audits.filter(|audit| !(pen.edition.public && audit.internal));
    let mut outputs: Vec<OutputView> = lists
        .map(|l| sheet(l.title.as_ref(), checklist_word(l), &checklist_file(l), pen))
        .chain(audits.map(|a| audit(a, pen)))
        .chain([acknowledgement(pen)])
        .collect();
    outputs.push(OutputView {
        whole: true,
        ..only("out_handbook", Document::Book)
    });
    if pen.volume.has_cards() {
        outputs.push(only("out_cards", Document::Cards));
    }
    if pen.volume.has_poster() {
        outputs.push(only("out_poster", Document::Poster));
    }
    outputs.retain(OutputView::leads);
    outputs
}

/// Chooses what most people come for: the checklist of the day, the score sheet, the whole handbook to print, else the
/// sheet to sign.
pub fn main_outputs(pen: &Pen<'_>) -> Vec<OutputView> {
    let standard = pen.standard();
    let own = standard.checklists.iter().find(|l| l.generated.is_none());
    let all = |l: &&Checklist| l.generated == Some(Generated::All);
    let list = own.or_else(|| standard.checklists.iter().find(all));
    let shown = |a: &&Audit| !(pen.edition.public && a.internal);
    let audit = standard.audits.iter().find(shown);
    let mut links = outputs(pen);
    let sign = PageKey::Acknowledgement.file();
    let sign = (!links.iter().any(|link| link.whole)).then_some(sign);
    let wanted: Vec<String> = list
        .map(checklist_file)
        .into_iter()
        .chain(audit.map(audit_file))
        .chain(sign)
        .filter_map(|file| pen.file(&file))
        .collect();
    let is_wanted = |link: &LinkView| link.href.as_ref().is_some_and(|href| wanted.contains(href));
    links.retain(|link| link.whole || is_wanted(&link.page));
    links
}

/// Lists the sheets of one role or phase.
pub fn generated(wanted: &Generated, pen: &Pen<'_>) -> Vec<OutputView> {
    let lists = pen.standard().checklists.iter();
    lists
        .filter(|list| list.generated.as_ref() == Some(wanted))
        .map(|list| sheet(None, checklist_word(list), &checklist_file(list), pen))
        .filter(OutputView::leads)
        .collect()
}

fn sheet(title: Option<&Text>, word: &'static str, file: &str, pen: &Pen<'_>) -> OutputView {
    let (href, document) = (pen.file(file), pen.document(file.trim_end_matches(".html")));
    let link = match title {
        Some(title) => LinkView::text(pen.text(title), href),
        None => LinkView::word(word, href),
    };
    OutputView::new(link, document)
}

fn audit(audit: &Audit, pen: &Pen<'_>) -> OutputView {
    let file = audit_file(audit);
    let workbook = format!("{}.xlsx", file.trim_end_matches(".html"));
    OutputView {
        workbook: pen.file(&workbook),
        ..sheet(audit.title.as_ref(), "full_audit", &file, pen)
    }
}

/// Returns the sheet to sign.
pub fn acknowledgement(pen: &Pen<'_>) -> OutputView {
    let key = PageKey::Acknowledgement;
    OutputView::new(page_link(key, pen), document(key, pen))
}

/// Returns the way to the document that has the same to say as a page; the overview says less than the book.
pub fn document(key: PageKey<'_>, pen: &Pen<'_>) -> Option<String> {
    match key {
        PageKey::Phase(_) | PageKey::Role(_) => pen.document(&Document::of(&key)?.stem()),
        PageKey::Acknowledgement => pen.document(key.file().trim_end_matches(".html")),
        PageKey::Open if pen.volume.outline.open.total > 0 => {
            pen.document(key.file().trim_end_matches(".html"))
        }
        _ => None,
    }
}
