//! What is new in a standard: since its newest release, else of that release itself.

use super::change::Difference;
use super::edition::Edition;
use crate::model::{Catalog, Standard};

/// Compares a standard with its newest release; where it says the same, that release with the one before.
///
/// Without a release, or with one alone that says the same, there is nothing to tell.
#[must_use]
pub fn latest(catalog: &Catalog, standard: &Standard) -> Option<Difference> {
    let (newest, older) = catalog.releases(&standard.id).split_last()?;
    let released = Edition::read(&newest.standard)?;
    if newest.hash != standard.hash {
        let pending = super::compare(&released, &Edition::of(standard));
        if pending.weight().is_some() {
            return Some(pending);
        }
    }
    let before = Edition::read(&older.last()?.standard)?;
    let difference = super::compare(&before, &released);
    difference.weight().is_some().then_some(difference)
}
