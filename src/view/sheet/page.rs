//! What surrounds a sheet on screen: the way back, the same sheet in other languages.

use serde::Serialize;

use crate::label::Lang;
use crate::model::{Audit, Checklist};
use crate::view::about;
use crate::view::edition::{Edition, relative};
use crate::view::part::TextView;
use crate::view::site::LanguageView;
use crate::view::usage::{audit_file, checklist_file};

/// What the template of a sheet knows about its place in the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPageView {
    /// The value of the `lang` attribute.
    pub lang: &'static str,
    /// The way from the page up to the root of the site.
    pub root: String,
    /// The address of the home page in the page's language.
    pub home: Option<String>,
    /// What is ticked or scored on the sheet, for search engines.
    pub about: Vec<TextView>,
    /// The address on the web, if the book states where it is published.
    pub canonical: Option<String>,
    /// The book.
    pub book: SheetBookView,
    /// The standard that the sheet belongs to.
    pub standard: SheetStandardView,
    /// The way to the same sheet as a document to print, relative to the page.
    pub document: Option<String>,
    /// The way to the same sheet as a workbook that scores itself.
    pub workbook: Option<String>,
    /// The way to its answers as a list to fill in.
    pub list: Option<String>,
    /// The same sheet in the other languages.
    pub languages: Vec<LanguageView>,
}

/// What a sheet knows of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SheetBookView {
    /// Whether search engines may list the page.
    pub index: bool,
}

/// What a sheet knows of its standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetStandardView {
    /// The way to the overview, relative to the page.
    pub href: Option<String>,
    /// The title.
    pub title: TextView,
}

impl SheetPageView {
    /// Builds the surroundings of a checklist.
    #[must_use]
    pub fn of_checklist(
        edition: &Edition<'_>,
        volume: usize,
        list: &Checklist,
        lang: Lang,
    ) -> Self {
        Self {
            about: about::checklist(list, edition.site, lang),
            ..Self::new(edition, volume, &checklist_file(list), lang)
        }
    }

    /// Builds the surroundings of a score sheet.
    #[must_use]
    pub fn of_audit(edition: &Edition<'_>, volume: usize, audit: &Audit, lang: Lang) -> Self {
        let mut page = Self::new(edition, volume, &audit_file(audit), lang);
        page.about = about::audit(audit, lang);
        let path = format!(
            "{}{}/{}",
            edition.prefix(lang),
            edition.volumes[volume].standard.id,
            audit_file(audit)
        );
        let beside = |ending: &str| {
            let to = format!("{}.{ending}", path.trim_end_matches(".html"));
            edition.reach.has(&to).then(|| relative(&path, &to))
        };
        page.workbook = beside("xlsx");
        page.list = beside("csv");
        page.book.index &= !audit.internal;
        page
    }

    /// Builds the surroundings of a sheet; `file` is its place below the folder of its standard.
    fn new(edition: &Edition<'_>, volume: usize, file: &str, lang: Lang) -> Self {
        let standard = edition.volumes[volume].standard;
        let place = |lang| format!("{}{}/{file}", edition.prefix(lang), standard.id);
        let path = place(lang);
        let way = |to: &str| edition.reach.has(to).then(|| relative(&path, to));
        let web = |path: &str| Some(format!("{}/{path}", edition.base_url.as_ref()?));
        let overview = format!("{}{}/index.html", edition.prefix(lang), standard.id);
        let others = edition.catalog.book.languages.iter();
        Self {
            lang: lang.html(),
            root: "../".repeat(path.matches('/').count()),
            home: way(&format!("{}index.html", edition.prefix(lang))),
            about: Vec::new(),
            canonical: web(&path),
            book: SheetBookView {
                index: edition.catalog.book.index && !standard.is_internal(),
            },
            standard: SheetStandardView {
                href: way(&overview),
                title: TextView::of(&standard.title, lang),
            },
            document: edition
                .document(path.trim_end_matches(".html"))
                .map(|to| relative(&path, &to)),
            workbook: None,
            list: None,
            languages: others
                .filter(|other| **other != lang)
                .filter_map(|other| {
                    Some(LanguageView {
                        lang: other.html(),
                        name: match other {
                            Lang::Zh => "中文",
                            Lang::En => "English",
                        },
                        href: way(&place(*other))?,
                        canonical: web(&place(*other)),
                    })
                })
                .collect(),
        }
    }
}
