//! The page that a server shows for an address without one.

use serde::Serialize;

use crate::view::pen::Pen;
use crate::view::site::PageView;

/// The page for an address without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingView {
    /// Whether its links hold below any address: they do where the book says where it is published.
    pub anywhere: bool,
}

impl MissingView {
    /// Says whether the links hold anywhere.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        Self {
            anywhere: pen.edition.base_path().is_some(),
        }
    }
}

/// Makes the links of the page lead from the top of the host, because nobody knows below which address it is shown.
///
/// The frame was built for a page at the site's root. In other languages the links lead to the home page, not to the
/// same page, which says the same in all of them.
pub(super) fn from_the_top(page: &mut PageView, base: &str) {
    let book = &mut page.book;
    let languages = page.languages.iter_mut().map(|other| &mut other.href);
    let some = [
        &mut page.home,
        &mut book.logo,
        &mut book.tokens,
        &mut book.feed,
    ];
    let ways = std::iter::once(&mut page.root).chain(some.into_iter().flatten());
    for way in ways.chain(languages) {
        *way = format!("{base}/{way}");
    }
}
