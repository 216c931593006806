//! What changed in the standards, as the page of a standard and that of the book show it.

use serde::Serialize;

use super::control::{ChangeView, changes_of};
use super::since::since;
use crate::view::changed::ChangedView;
use crate::view::dated::has_news;
use crate::view::edition::Volume;
use crate::view::page::PageKey;
use crate::view::part::LinkView;
use crate::view::pen::Pen;

/// The page of changes of the whole book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewsView {
    /// The standards that tell of changes, the one that changed last first.
    pub standards: Vec<StandardNewsView>,
}

/// The changes of one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandardNewsView {
    /// Its id, for the name within the page.
    pub id: String,
    /// The standard.
    pub standard: LinkView,
    /// Its list of changes, the newest first.
    pub changes: Vec<ChangeView>,
    /// What its newest edition says otherwise than the one before.
    pub since: Option<ChangedView>,
}

impl NewsView {
    /// Collects the changes of every standard of the edition.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let mut standards: Vec<(Option<String>, StandardNewsView)> = pen
            .edition
            .volumes
            .iter()
            .filter_map(|volume| news(&of(volume, pen)))
            .collect();
        standards.sort_by(|a, b| b.0.cmp(&a.0));
        Self {
            standards: standards.into_iter().map(|(_, news)| news).collect(),
        }
    }
}

fn news(pen: &Pen<'_>) -> Option<(Option<String>, StandardNewsView)> {
    if !has_news(pen.edition.catalog, pen.standard()) {
        return None;
    }
    let standard = pen.standard();
    let changes = standard.doc.changes.list().iter();
    let newest = changes.filter_map(|change| change.date.get()).max();
    let href = pen.page(PageKey::Changes);
    Some((
        newest.map(ToString::to_string),
        StandardNewsView {
            id: standard.id.clone(),
            standard: LinkView::text(pen.text(&standard.title), href),
            changes: changes_of(pen),
            since: since(pen),
        },
    ))
}

fn of<'a>(volume: &'a Volume<'a>, pen: &Pen<'a>) -> Pen<'a> {
    Pen {
        edition: pen.edition,
        volume,
        lang: pen.lang,
        path: pen.path.clone(),
        reach: pen.reach,
    }
}
