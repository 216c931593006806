//! What is still to be done.

use super::Line;
use crate::format::Date;
use crate::model::SheetItem;
use crate::review::visit::{Action, ActionState, Face, Visit};
use std::collections::BTreeMap;

/// An action that is not done.
#[derive(Debug, Clone, Copy)]
pub struct OpenAction<'h> {
    /// The site.
    pub site: &'h str,
    /// The item, as it stands on the list of the visit.
    pub item: &'h SheetItem,
    /// The action.
    pub action: &'h Action,
    /// The visit at which it was agreed.
    pub visit: &'h Visit,
}

/// Lists the open actions of several sites, the longest overdue first.
pub(super) fn open<'h>(lines: &[Line<'h>]) -> Vec<OpenAction<'h>> {
    let all = lines
        .iter()
        .flat_map(|line| still_open(line.site, line.all));
    let mut all: Vec<OpenAction<'h>> = all.collect();
    all.sort_by_key(OpenAction::urgency);
    all
}

/// Lists what is still to be done of all that the visits of a site agreed on, from the oldest on; the longest overdue first.
///
/// Each item has one action at most: an action is settled when it is done, or when a later visit finds the item in
/// order, and a later one about the same item takes its place.
#[must_use]
pub fn still_open<'h>(site: &'h str, visits: &'h [Visit]) -> Vec<OpenAction<'h>> {
    let mut open: BTreeMap<&str, OpenAction<'h>> = BTreeMap::new();
    for visit in visits {
        for (item, mark) in visit.list.items().zip(&visit.marks) {
            if mark.face == Face::Full {
                open.remove(item.id.as_str());
            }
        }
        for action in &visit.actions {
            let Some(item) = visit.list.items().nth(action.item) else {
                continue;
            };
            if action.state == ActionState::Done {
                open.remove(item.id.as_str());
                continue;
            }
            let one = OpenAction {
                site,
                item,
                action,
                visit,
            };
            open.insert(&item.id, one);
        }
    }
    let mut all: Vec<OpenAction<'h>> = open.into_values().collect();
    all.sort_by_key(OpenAction::urgency);
    all
}

impl<'h> OpenAction<'h> {
    /// Orders actions: overdue ones first, then by their day, those without one last.
    fn urgency(&self) -> (ActionState, bool, Option<Date>, &'h str, &'h str) {
        let action = self.action;
        let (state, due) = (action.state, action.due);
        (state, due.is_none(), due, self.site, &self.item.id)
    }
}
