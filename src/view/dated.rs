//! When a text changed, as far as the text says so.

use crate::format::Date;
use crate::format::doc::ChangeDoc;
use crate::model::{Catalog, Standard};

/// Returns the version and the date of a change that has both.
pub(super) fn dated(change: &ChangeDoc) -> Option<(String, Date)> {
    Some((change.version.get()?.to_string(), *change.date.get()?))
}

/// Tells whether a standard has a change with a version and a date.
pub(super) fn tells_of_changes(standard: &Standard) -> bool {
    let mut changes = standard.doc.changes.list().iter();
    changes.any(|change| dated(change).is_some())
}

/// Tells whether a standard has anything for the page of all changes.
pub(super) fn has_news(catalog: &Catalog, standard: &Standard) -> bool {
    !standard.doc.changes.list().is_empty() || catalog.releases(&standard.id).len() > 1
}

/// Returns the date of the latest change of a standard.
pub(super) fn changed(standard: &Standard) -> Option<Date> {
    let changes = standard.doc.changes.list().iter();
    changes.filter_map(|c| c.date.get().copied()).max()
}
