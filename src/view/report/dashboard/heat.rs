//! Items by sites, as a map of marks.

use super::Desk;
use super::label::{ItemLabel, SiteLabel};
use crate::review::{Face, Group, HeatRow, Mark};
use crate::score::Ranked;
use crate::view::part::TextView;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many sites stand side by side on paper.
const ACROSS: usize = 30;

/// How many sites are drawn at most; of more the last ones are, for they have most to mend.
const MOST: usize = 4 * ACROSS;

/// Items by sites.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatView {
    /// The blocks, each of as many sites as fit side by side.
    pub blocks: Vec<HeatBlock>,
    /// How many items every site that is drawn has in full, which are left out.
    pub full: usize,
    /// How many of the best sites are left out, for want of room.
    pub hidden: usize,
    /// The faces that occur.
    pub faces: Vec<&'static str>,
    /// Whether a critical item was triggered.
    pub critical: bool,
    /// Whether some list has no such item as another.
    pub absent: bool,
}

/// As many sites as fit side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatBlock {
    /// The sites, in the order of their ranks.
    pub sites: Vec<HeatSite>,
    /// The items.
    pub items: Vec<HeatItem>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatSite {
    /// The site.
    pub site: SiteLabel,
    /// Whether it failed by a critical item.
    pub vetoed: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeatItem {
    /// The item.
    pub item: ItemLabel,
    /// The section that begins with it; an empty one holds what newer lists do not have.
    pub section: Option<HeatSection>,
    /// How many sites have it as a fault, of all that judged it.
    pub faults: usize,
    /// How many sites judged it.
    pub judged: usize,
    /// The marks, in the order of the sites.
    pub cells: Vec<HeatCell>,
}

/// The head of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeatSection {
    /// Its letter.
    pub letter: String,
    /// Its title.
    pub title: Option<TextView>,
}

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct HeatCell {
    /// `full`, `part`, `none`, `na`, `not-observed`, `blank` or `absent`.
    pub face: &'static str,
    /// Whether a miss was critical.
    pub critical: bool,
}

impl HeatView {
    pub(super) fn of(desk: &Desk<'_>, group: &Group<'_>) -> Self {
        let hidden = group.sites.len().saturating_sub(MOST);
        let rows = &group.heat.rows;
        let is_full = |cell: &Option<&Mark>| {
            cell.is_none_or(|mark| mark.face == Face::Full && mark.finding.is_none())
        };
        let (full, shown): (Vec<_>, Vec<_>) = rows
            .iter()
            .partition(|row| row.cells[hidden..].iter().all(is_full));
        let ends: Vec<usize> = (hidden..group.sites.len()).collect();
        let blocks: Vec<HeatBlock> = ends
            .chunks(ACROSS)
            .map(|part| block(desk, group, &shown, part))
            .collect();
        let cells = || {
            let rows = blocks.iter().flat_map(|block| &block.items);
            rows.flat_map(|row| &row.cells)
        };
        let faces: BTreeSet<&str> = cells().map(|cell| cell.face).collect();
        let order = ["full", "part", "none", "na", "not-observed", "blank"];
        Self {
            full: full.len(),
            hidden,
            faces: order.into_iter().filter(|f| faces.contains(f)).collect(),
            critical: cells().any(|cell| cell.critical),
            absent: faces.contains("absent"),
            blocks,
        }
    }
}

fn block(desk: &Desk<'_>, group: &Group<'_>, rows: &[&HeatRow<'_>], part: &[usize]) -> HeatBlock {
    let mut last = None;
    let items = rows.iter().map(|row| {
        let id = row.section.map(|section| section.id.as_str());
        let begins = last != Some(id);
        last = Some(id);
        HeatItem {
            item: ItemLabel::of(desk, group.list, row.item),
            section: begins.then(|| section(desk, group, row)),
            faults: row.faults(),
            judged: row.judged().count(),
            cells: part.iter().map(|site| cell(row.cells[*site])).collect(),
        }
    });
    let items = items.collect();
    let sites = part.iter().map(|site| {
        let standing = &group.sites[*site];
        HeatSite {
            site: SiteLabel::of(desk, standing.site, Some(standing.visit)),
            vetoed: standing.visit.is_vetoed(),
        }
    });
    HeatBlock {
        sites: sites.collect(),
        items,
    }
}

fn section(desk: &Desk<'_>, group: &Group<'_>, row: &HeatRow<'_>) -> HeatSection {
    let sections = group.list.sections.iter();
    let place = row
        .section
        .and_then(|own| sections.clone().position(|one| one.id == own.id));
    let found = place.and_then(|place| Some((place, group.list.sections.get(place)?)));
    HeatSection {
        letter: found.map_or_else(String::new, |(_, section)| section.letter.clone()),
        title: found.map(|(place, section)| desk.context.section(group.list, place, section)),
    }
}

fn cell(mark: Option<&Mark>) -> HeatCell {
    HeatCell {
        face: mark.map_or("absent", |mark| mark.face.key()),
        critical: mark.is_some_and(Mark::is_critical),
    }
}
