//! What a report is made within: the book where there is one, the language, the day.

use crate::format::Date;
use crate::label::Lang;
use crate::model::{Audit, Catalog, Item, SheetItem, SheetItems, SheetSection, Standard};
use crate::review::{KnownSite, Sites};
use crate::view::part::TextView;
use crate::view::sheet::SheetContext;

/// What a report is made within.
#[derive(Debug, Clone, Copy)]
pub struct ReportContext<'a> {
    /// The book, where a project is at hand.
    pub catalog: Option<&'a Catalog>,
    /// The sites of the book.
    pub sites: &'a Sites,
    /// The language of the report.
    pub lang: Lang,
    /// The day that actions are compared with.
    pub today: Date,
}

impl<'a> ReportContext<'a> {
    /// Finds the standard that a sheet is made from.
    pub(super) fn standard(&self, sheet: &SheetItems) -> Option<&'a Standard> {
        self.catalog?.standard(sheet.names().0)
    }

    /// Finds the audit that a sheet is made from, whatever its version is.
    pub(super) fn audit(&self, sheet: &SheetItems) -> Option<&'a Audit> {
        let id = sheet.names().1;
        let mut audits = self.standard(sheet)?.audits.iter();
        audits.find(|audit| audit.id == id)
    }

    /// Finds an item of a sheet in today's standard.
    pub(super) fn item(&self, sheet: &SheetItems, id: &str) -> Option<&'a Item> {
        let standard = self.standard(sheet)?;
        let mut lines = self.audit(sheet)?.lines();
        let line = lines.find(|line| line.item.path_in(&standard.id) == id)?;
        Some(&line.item)
    }

    /// Finds a site of the book by its id or its name.
    pub(super) fn site(&self, written: &str) -> Option<&'a KnownSite> {
        self.sites.get(&self.sites.id(written))
    }

    /// Returns what is needed to look things up as a sheet of the standard does.
    pub(super) fn sheet(&self, standard: &'a Standard) -> Option<SheetContext<'a>> {
        Some(SheetContext {
            catalog: self.catalog?,
            standard,
            site: None,
            lang: self.lang,
            public: false,
            past: None,
        })
    }

    /// Shows words of a sheet; they are in the main language of its standard.
    pub(super) fn words(&self, sheet: &SheetItems, text: &str) -> TextView {
        let main = self.standard(sheet).map(|standard| standard.language);
        TextView {
            text: text.to_owned(),
            lang: main
                .filter(|main| *main != self.lang)
                .map(|lang| lang.html()),
            open: false,
        }
    }

    /// Shows the criterion of an item: in the report's language where the sheet is today's, else as it was judged by.
    pub(super) fn criterion(&self, sheet: &SheetItems, item: &SheetItem) -> TextView {
        let today = self
            .today_of(sheet)
            .and_then(|_| self.item(sheet, &item.id));
        match today {
            Some(found) => TextView::of(&found.text, self.lang),
            None => TextView {
                open: item.open.iter().any(|key| key == "text"),
                ..self.words(sheet, &item.text)
            },
        }
    }

    /// Shows the title of a section.
    pub(super) fn section(
        &self,
        sheet: &SheetItems,
        index: usize,
        section: &SheetSection,
    ) -> TextView {
        let today = self
            .today_of(sheet)
            .and_then(|audit| audit.sections.get(index));
        match today {
            Some(found) => TextView::of(&found.title, self.lang),
            None => self.words(sheet, &section.title),
        }
    }

    /// Shows the title of a sheet.
    pub(super) fn title(&self, sheet: &SheetItems) -> TextView {
        match self.audit(sheet).and_then(|audit| audit.title.as_ref()) {
            Some(title) => TextView::of(title, self.lang),
            None => self
                .standard_title(sheet)
                .unwrap_or_else(|| self.words(sheet, &sheet.title)),
        }
    }

    /// Shows the title of the standard that a sheet is made from.
    pub(super) fn standard_title(&self, sheet: &SheetItems) -> Option<TextView> {
        let standard = self.standard(sheet)?;
        Some(TextView::of(&standard.title, self.lang))
    }

    /// Returns today's audit where the sheet was filled in on it.
    pub(super) fn today_of(&self, sheet: &SheetItems) -> Option<&'a Audit> {
        self.audit(sheet).filter(|audit| audit.hash == sheet.hash)
    }
}

/// Tells whether the number of an item is that of an article, which has no sign of its own.
pub(super) fn is_article(item: &SheetItem) -> bool {
    item.number.bytes().all(|b| b.is_ascii_digit())
}
