//! Two editions of a standard → what changed between them, by id.
//!
//! Editions are compared as data, as the catalog file and the releases hold them, along the declared tables of the
//! [`format`](mod@crate::format): a key that the format learns is compared from its first day, and `fields.txt` has to say
//! what a change of it weighs. A thing is known by its kind and id wherever it stands; what has no id is known by its
//! words.
//!
//! # Invariants
//! - What is equal gives nothing, and a single edit gives a single change.
//! - Whether something is a duty is decided for safety: only marks, spelling by sound and translations are taken for
//!   mere wording where a duty's words change.
//! - Nothing here reads a file or knows a theme; values come out as they are printed, in each language.

mod change;
mod chapters;
mod compare;
mod edition;
mod entries;
mod latest;
mod limit;
mod pairs;
mod summary;
mod text;
mod thing;
mod told;
mod value;
mod weight;

pub use change::{Act, Change, Difference, Head, Subject, Told, Weight};
pub use edition::Edition;
pub use latest::latest;
pub use text::{Part, Side, parts, sides};
pub use value::Said;
pub use weight::{FieldWeight, fields};

use crate::format::TableType;
use crate::format::doc::BookDoc;
use crate::label::Lang;
use compare::Comparison;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use thing::Things;

/// What changed between two books.
#[derive(Debug, Clone, Serialize)]
pub struct Differences {
    /// What the books say of themselves.
    pub book: Vec<Change>,
    /// Standards that are new.
    pub added: Vec<Head>,
    /// Standards that are gone.
    pub removed: Vec<Head>,
    /// Standards that stand in both and differ.
    pub standards: Vec<Difference>,
}

impl Differences {
    /// Tells whether the books say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.book.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.standards.is_empty()
    }
}

/// Compares two editions of one standard.
#[must_use]
pub fn compare(old: &Edition, new: &Edition) -> Difference {
    let things = (Things::of(old), Things::of(new));
    Difference {
        id: new.id().to_owned(),
        title: new.title(),
        old: old.head(),
        new: new.head(),
        changes: pairs::compare(&things.0, &things.1, new.language()),
    }
}

/// Compares the standards of two books by their ids; what the books say of themselves where both say it.
#[must_use]
pub fn books(
    (old, old_book): (&[Edition], Option<&Value>),
    (new, new_book): (&[Edition], Option<&Value>),
) -> Differences {
    let find = |list: &'_ [Edition], id: &str| list.iter().position(|one| one.id() == id);
    let alone = |list: &[Edition], others: &[Edition]| -> Vec<Head> {
        let alone = list.iter().filter(|one| find(others, one.id()).is_none());
        alone.map(Edition::head).collect()
    };
    let both = new
        .iter()
        .filter_map(|one| Some((old.get(find(old, one.id())?)?, one)));
    let differ = |difference: &Difference| {
        !difference.changes.is_empty() || difference.old.version != difference.new.version
    };
    Differences {
        book: of_book(old_book, new_book),
        added: alone(new, old),
        removed: alone(old, new),
        standards: both
            .map(|(old, new)| compare(old, new))
            .filter(differ)
            .collect(),
    }
}

fn of_book(old: Option<&Value>, new: Option<&Value>) -> Vec<Change> {
    let doc = |book: Option<&Value>| Some(book?.get("doc")?.as_object()?.clone());
    let (Some(old), Some(new)) = (doc(old), doc(new)) else {
        return Vec::new();
    };
    let names = value::Names::default();
    let nothing = BTreeSet::new();
    let mut comparison = Comparison::new((&names, &names), Lang::Zh, &nothing);
    comparison.table(BookDoc::SPEC, &old, &new);
    let subject = Subject::of_book();
    comparison.into_changes(&subject, &Told::Nobody)
}
