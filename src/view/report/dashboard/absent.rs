//! What was said not to apply, more often than it should be.

use super::Desk;
use super::label::{ItemLabel, SiteLabel};
use crate::review::Group;
use serde::Serialize;

/// A visit whose share is above the limit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverView {
    /// The site, with the report of that visit.
    pub site: SiteLabel,
    /// The day.
    pub date: Option<String>,
    /// The share, in percent.
    pub share: String,
    /// The limit, in percent.
    pub limit: String,
    /// The auditor.
    pub auditor: Option<String>,
}

/// An item that does not apply at one site and does at the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnusualView {
    /// The site.
    pub site: SiteLabel,
    /// The item.
    pub item: ItemLabel,
    /// At how many of its visits it did not apply, and of how many.
    pub own: [usize; 2],
    /// The same of all other sites.
    pub others: [usize; 2],
}

pub(super) fn over(desk: &Desk<'_>, group: &Group<'_>) -> Vec<OverView> {
    let all = group.absences.over.iter().map(|one| OverView {
        site: SiteLabel::of(desk, one.site, Some(one.visit)),
        date: one.visit.date.map(|day| day.to_string()),
        share: one.visit.total.na_share.clone().unwrap_or_default(),
        limit: one.visit.list.na_limit.to_string(),
        auditor: one.visit.auditor.clone(),
    });
    all.collect()
}

pub(super) fn unusual(desk: &Desk<'_>, group: &Group<'_>) -> Vec<UnusualView> {
    let all = group.absences.unusual.iter().map(|one| {
        let standing = group.sites.iter().find(|site| site.site == one.site);
        UnusualView {
            site: SiteLabel::of(desk, one.site, standing.map(|standing| standing.visit)),
            item: ItemLabel::of(desk, group.list, one.item),
            own: one.own,
            others: one.others,
        }
    });
    all.collect()
}
