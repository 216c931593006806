//! The frame of every page: header, navigation, footer, and what the page is part of.

use serde::Serialize;

use crate::format::Paper;

use super::output::OutputView;
use super::part::{LinkView, SheetLinkView, TextView};
use super::sheet::CodeView;

/// What every page of the site knows about itself and its surroundings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageView {
    /// The kind of page, which is also the name of its template.
    pub kind: &'static str,
    /// The value of the `lang` attribute.
    pub lang: &'static str,
    /// The way from the page up to the root of the site: empty or `../` several times.
    pub root: String,
    /// The address of the home page in the page's language.
    pub home: Option<String>,
    /// The title as plain text, if an author named the page.
    pub title: Option<TextView>,
    /// The key of the title, if the theme names the page.
    pub word: Option<&'static str>,
    /// What the page is about, in the author's words, for search engines.
    pub about: Vec<TextView>,
    /// The book.
    pub book: BookView,
    /// The standard that the page belongs to.
    pub standard: Option<IdentityView>,
    /// The places above the page; the page itself is not among them.
    pub crumbs: Vec<LinkView>,
    /// The navigation at the side, in groups.
    pub nav: Vec<NavGroupView>,
    /// The links in the header.
    pub top: Vec<LinkView>,
    /// The same page in the other languages.
    pub languages: Vec<LanguageView>,
    /// What precedes and follows.
    pub bar: BarView,
    /// What stands beside the text.
    pub aside: Option<AsideView>,
    /// The address on the web, if the book states where it is published.
    pub canonical: Option<String>,
    /// The address on the web of the picture by which others show a link to the page.
    pub preview: Option<String>,
    /// The code that leads from paper back to the page, if the book states where it is published.
    pub code: Option<CodeView>,
    /// The way to the same as a document to print, where one is made.
    pub document: Option<String>,
    /// The script that names what the search holds, from the site's root, if the site can be searched.
    pub search: Option<String>,
}

/// The book that the site is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BookView {
    /// The title; if absent, the theme names the book.
    pub title: Option<TextView>,
    /// The name of the house.
    pub brand: Option<TextView>,
    /// The address of the logo, relative to the page.
    pub logo: Option<String>,
    /// The width in pixels of the logo, which is 28 pixels high.
    pub logo_width: u32,
    /// Whether the book brings a style sheet of its own colours.
    pub tokens: Option<String>,
    /// Lines of the footer.
    pub footer: Vec<TextView>,
    /// A mark of confidentiality.
    pub confidential: Option<TextView>,
    /// The site the book is built for.
    pub site: Option<TextView>,
    /// Whether search engines may list the page.
    pub index: bool,
    /// The way to the feed of changes, if there is one.
    pub feed: Option<String>,
    /// The paper that pages are printed on.
    pub paper: Paper,
}

/// What identifies a standard on paper and on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdentityView {
    /// The id.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// The way to the overview, relative to the page.
    pub href: Option<String>,
    /// The version.
    pub version: Option<TextView>,
    /// The house's own edition mark.
    pub edition: Option<TextView>,
    /// The house's own document number.
    pub doc_no: Option<TextView>,
    /// The content hash, seven digits.
    pub hash: String,
    /// The date from which it holds, as `2026-01-01`.
    pub effective: Option<TextView>,
    /// The status as printed.
    pub status: Option<&'static str>,
    /// The status as stamped on every page of a draft or pilot.
    pub stamp: Option<&'static str>,
}

/// A group of links in the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavGroupView {
    /// The key of the heading, if the theme names the group.
    pub label: Option<&'static str>,
    /// The heading, if an author names the group.
    pub text: Option<TextView>,
    /// The links.
    pub links: Vec<LinkView>,
}

/// The same page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageView {
    /// The value of the `lang` attribute.
    pub lang: &'static str,
    /// The name of the language in the language itself.
    pub name: &'static str,
    /// The address, relative to the page.
    pub href: String,
    /// The address on the web, if the book states where it is published.
    pub canonical: Option<String>,
}

/// The way back and on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarView {
    /// The page before, or the one above.
    pub back: Option<LinkView>,
    /// The page after.
    pub next: Option<LinkView>,
}

/// What stands beside the text of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AsideView {
    /// The headings of the page.
    pub toc: Vec<LinkView>,
    /// What can be printed or downloaded.
    pub downloads: Vec<OutputView>,
    /// The sheets that use what the page describes.
    pub sheets: Vec<SheetLinkView>,
    /// How many points of the page are open.
    pub open: usize,
    /// Where they are listed.
    pub open_href: Option<String>,
}
