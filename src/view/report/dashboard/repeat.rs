//! What was a fault again, item by item.

use super::Desk;
use super::label::{ItemLabel, SiteLabel};
use crate::review::{Group, Repeat};
use serde::Serialize;
use std::collections::BTreeMap;

/// An item that is a fault again, with the sites that it is one of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepeatView {
    /// The item.
    pub item: ItemLabel,
    /// The sites, those with the longest row first.
    pub sites: Vec<RepeatSite>,
}

/// A site with a fault that it had before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepeatSite {
    /// The site.
    pub site: SiteLabel,
    /// How it is drawn.
    pub face: &'static str,
    /// Whether the miss was critical.
    pub critical: bool,
    /// At how many visits in a row it was a fault.
    pub times: usize,
    /// The first day of that row.
    pub since: Option<String>,
}

/// Lists the items in the order of their worst sites.
pub(super) fn repeats(desk: &Desk<'_>, group: &Group<'_>) -> Vec<RepeatView> {
    let mut items: Vec<RepeatView> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &group.repeats {
        let place = *places.entry(&one.item.id).or_insert_with(|| {
            items.push(RepeatView {
                item: label(desk, group, one),
                sites: Vec::new(),
            });
            items.len() - 1
        });
        items[place].sites.push(site(desk, group, one));
    }
    items
}

fn label(desk: &Desk<'_>, group: &Group<'_>, one: &Repeat<'_>) -> ItemLabel {
    let row = group
        .heat
        .rows
        .iter()
        .find(|row| row.item.id == one.item.id);
    ItemLabel::of(desk, group.list, row.map_or(one.item, |row| row.item))
}

fn site(desk: &Desk<'_>, group: &Group<'_>, one: &Repeat<'_>) -> RepeatSite {
    let standing = group.sites.iter().find(|site| site.site == one.site);
    RepeatSite {
        site: SiteLabel::of(desk, one.site, standing.map(|standing| standing.visit)),
        face: one.mark.face.key(),
        critical: one.mark.is_critical(),
        times: one.times,
        since: one.since.map(|day| day.to_string()),
    }
}
