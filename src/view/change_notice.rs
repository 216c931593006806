//! Notices of what changed: all of it in one list, then a sheet for each role with what is new for it.

use crate::diff::{Difference, Differences, Edition, Head, Weight};
use crate::label::Lang;
use serde::Serialize;

use super::changed::{ChangedItemView, ChangedView, EditionView, Ways, edition, item, said};
use super::part::{LinkView, TextView};

/// Notices of what changed between two books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeNoticeView {
    /// Standards that are new.
    pub added: Vec<HeadView>,
    /// Standards that are gone.
    pub removed: Vec<HeadView>,
    /// Standards that changed.
    pub standards: Vec<StandardNoticeView>,
}

/// A standard by its title and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadView {
    /// Title.
    pub title: TextView,
    /// Version, hash, day.
    pub edition: EditionView,
}

/// What changed in one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandardNoticeView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: TextView,
    /// All changes by kind.
    pub changed: ChangedView,
    /// A sheet for each role that must be told.
    pub notices: Vec<RoleNoticeView>,
}

/// What is new for one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleNoticeView {
    /// The role.
    pub role: TextView,
    /// What it has to do otherwise.
    pub duties: Vec<ChangedItemView>,
    /// What stands elsewhere or has another number.
    pub layout: Vec<ChangedItemView>,
}

impl ChangeNoticeView {
    /// Collects the notices; `editions` finds both editions of a standard, the newer one first.
    #[must_use]
    pub fn new(
        differences: &Differences,
        editions: &dyn Fn(&str) -> Vec<Edition>,
        lang: Lang,
    ) -> Self {
        let heads = |list: &[Head]| list.iter().map(|head| of_head(head, lang)).collect();
        let standards = differences.standards.iter();
        Self {
            added: heads(&differences.added),
            removed: heads(&differences.removed),
            standards: standards
                .filter_map(|one| standard(one, &editions(&one.id), lang))
                .collect(),
        }
    }

    /// Tells whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.standards.is_empty()
    }
}

fn of_head(head: &Head, lang: Lang) -> HeadView {
    HeadView {
        title: said(&head.title, lang),
        edition: edition(head),
    }
}

fn standard(
    difference: &Difference,
    editions: &[Edition],
    lang: Lang,
) -> Option<StandardNoticeView> {
    let name = |id: &str| -> TextView {
        let mut names = editions.iter().filter_map(|one| one.role(id));
        names
            .next()
            .map_or_else(|| TextView::plain(id), |name| said(&name, lang))
    };
    let role = |id: &str| LinkView::text(name(id), None);
    let ways = Ways {
        lang,
        href: &|_| None,
        role: &role,
        shows: &|_| true,
    };
    let mut roles: Vec<String> = Vec::new();
    for id in editions.iter().flat_map(Edition::roles) {
        if !roles.iter().any(|known| known == id) {
            roles.push(id.to_owned());
        }
    }
    let of = |id: &str, weight: Weight| -> Vec<ChangedItemView> {
        let changes = difference.of_weight(weight);
        let told = changes.filter(|change| change.told.has(id));
        told.map(|change| item(change, &ways)).collect()
    };
    let notices = roles.iter().map(|id| RoleNoticeView {
        role: name(id),
        duties: of(id, Weight::Duty),
        layout: of(id, Weight::Layout),
    });
    Some(StandardNoticeView {
        id: difference.id.clone(),
        title: said(&difference.title, lang),
        changed: ChangedView::new(difference, &ways)?,
        notices: notices
            .filter(|notice| !(notice.duties.is_empty() && notice.layout.is_empty()))
            .collect(),
    })
}
