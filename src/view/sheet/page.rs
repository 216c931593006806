//! What surrounds a sheet on screen: the way back, the same sheet in other languages.

use serde::Serialize;

use crate::label::Lang;
use crate::view::edition::{Edition, relative};
use crate::view::part::TextView;
use crate::view::site::LanguageView;

/// What the template of a sheet knows about its place in the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPageView {
    /// The value of the `lang` attribute.
    pub lang: &'static str,
    /// The way from the page up to the root of the site.
    pub root: String,
    /// The address of the home page in the page's language.
    pub home: Option<String>,
    /// What the sheet belongs to, for search engines.
    pub description: String,
    /// The address on the web, if the book states where it is published.
    pub canonical: Option<String>,
    /// The book.
    pub book: SheetBookView,
    /// The standard that the sheet belongs to.
    pub standard: SheetStandardView,
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
    /// Builds the surroundings of a sheet; `file` is its place below the folder of its standard.
    #[must_use]
    pub fn new(edition: &Edition<'_>, volume: usize, file: &str, lang: Lang) -> Self {
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
            description: standard.title.best(lang).0.to_owned(),
            canonical: web(&path),
            book: SheetBookView {
                index: edition.catalog.book.index,
            },
            standard: SheetStandardView {
                href: way(&overview),
                title: TextView::of(&standard.title, lang),
            },
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
