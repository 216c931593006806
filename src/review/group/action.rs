//! What is still to be done.

use super::Line;
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

/// Lists open actions, the longest overdue first.
///
/// Each item of a site has one at most: an action is settled when it is done, or when a later visit finds the item in
/// order, and a later one about the same item takes its place.
pub(super) fn open<'h>(lines: &[Line<'h>]) -> Vec<OpenAction<'h>> {
    let mut all: Vec<OpenAction<'h>> = Vec::new();
    for line in lines {
        let mut open: BTreeMap<&str, OpenAction<'h>> = BTreeMap::new();
        for visit in line.all {
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
                    site: line.site,
                    item,
                    action,
                    visit,
                };
                open.insert(&item.id, one);
            }
        }
        all.extend(open.into_values());
    }
    all.sort_by_key(|one| {
        let action = one.action;
        let day = (action.due.is_none(), action.due);
        (action.state, day, one.site, &one.item.id)
    });
    all
}
