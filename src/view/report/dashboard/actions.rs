//! What is still to be done.

use super::Desk;
use super::label::{ItemLabel, SiteLabel};
use crate::format::Date;
use crate::review::{Group, OpenAction};
use crate::view::report::day::DayView;
use serde::Serialize;

/// An action that is not done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenActionView {
    /// The site.
    pub site: SiteLabel,
    /// The item.
    pub item: ItemLabel,
    /// What is to be done.
    pub what: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<DayView>,
    /// By how many days it is overdue.
    pub late: Option<i32>,
    /// The day of the visit at which it was agreed.
    pub agreed: Option<String>,
}

pub(super) fn actions(desk: &Desk<'_>, group: &Group<'_>) -> Vec<OpenActionView> {
    let all = group.actions.iter();
    all.map(|one| OpenActionView::of(desk, group, one))
        .collect()
}

impl OpenActionView {
    pub(super) fn of(desk: &Desk<'_>, group: &Group<'_>, one: &OpenAction<'_>) -> Self {
        let standing = group.sites.iter().find(|site| site.site == one.site);
        let visit = standing.map(|standing| standing.visit);
        let (today, lang) = (desk.context.today, desk.context.lang);
        let due = one.action.due;
        Self {
            site: SiteLabel::of(desk, one.site, visit),
            item: ItemLabel::of(desk, &one.visit.list, one.item),
            what: one.action.what.clone(),
            owner: one.action.owner.clone(),
            due: due.map(|due| DayView::of(due, Some(today), lang)),
            late: due.and_then(|due| late(due, today)),
            agreed: one.visit.date.map(|day| day.to_string()),
        }
    }
}

/// Counts the days from one day to a later one.
fn late(due: Date, today: Date) -> Option<i32> {
    let span = due.0.until(today.0).ok()?;
    Some(span.get_days()).filter(|days| *days > 0)
}
