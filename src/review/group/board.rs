//! Regions, or auditors, beside each other.

use super::action::OpenAction;
use super::spread::auditor_of;
use super::{GroupBy, Line};
use crate::format::Text;
use crate::quantity::Fraction;
use crate::review::site::Sites;
use crate::review::visit::{ActionState, Visit};
use crate::score::{Benchmark, Rank, Ranked, benchmark, mean, pooled, rank};
use std::collections::{BTreeMap, BTreeSet};

/// What a row stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum BoardKey<'h> {
    /// A region of the book.
    Region(&'h Text),
    /// An auditor.
    Auditor(&'h str),
    /// All sites without a region, or all visits without an auditor.
    Unnamed,
}

/// A region or an auditor among the others.
#[derive(Debug)]
pub struct BoardRow<'h> {
    /// What it stands for.
    pub key: BoardKey<'h>,
    /// Its place by its mean.
    pub rank: Rank,
    /// How its mean compares with that of all.
    pub benchmark: Option<Benchmark>,
    /// The mean of the exact numbers.
    pub mean: Option<Fraction>,
    /// All points earned of all that could be.
    pub pooled: Option<Fraction>,
    /// How many sites take part.
    pub sites: usize,
    /// How many visits the mean is of: the newest of each site, or all of an auditor.
    pub visits: usize,
    /// How many of these failed by a critical item.
    pub vetoed: usize,
    /// How many findings these have.
    pub faults: usize,
    /// How many actions of these sites are still to be done; of an auditor none are counted.
    pub open: usize,
    /// How many of these are overdue.
    pub overdue: usize,
}

/// A mean that is ranked.
struct Mean(Option<Fraction>);

impl Ranked for Mean {
    fn counted(&self) -> Option<&Fraction> {
        self.0.as_ref()
    }

    fn points(&self) -> (&Fraction, &Fraction) {
        (&Fraction::ZERO, &Fraction::ZERO)
    }

    fn is_vetoed(&self) -> bool {
        false
    }
}

/// Lists regions or auditors by rank; sites are ranked elsewhere.
pub(super) fn rows<'h>(
    by: GroupBy,
    sites: &'h Sites,
    lines: &[Line<'h>],
    decimals: u32,
    actions: &[OpenAction<'h>],
) -> Vec<BoardRow<'h>> {
    let mut parts: BTreeMap<&str, Part<'h>> = BTreeMap::new();
    for line in lines {
        match by {
            GroupBy::Site => {}
            GroupBy::Region => {
                let region = sites.get(line.site).and_then(|site| site.region.as_ref());
                let key = region.map_or(BoardKey::Unnamed, BoardKey::Region);
                let part = part(&mut parts, region.map_or("", Text::main), key);
                part.visits.push(line.newest());
                part.sites.insert(line.site);
            }
            GroupBy::Auditor => {
                for visit in line.visits() {
                    let auditor = auditor_of(visit);
                    let key = auditor.map_or(BoardKey::Unnamed, BoardKey::Auditor);
                    let part = part(&mut parts, auditor.unwrap_or_default(), key);
                    part.visits.push(visit);
                    part.sites.insert(line.site);
                }
            }
        }
    }
    let whole = mean(parts.values().flat_map(|part| part.visits.iter().copied()));
    let means: Vec<Mean> = parts
        .values()
        .map(|part| Mean(mean(part.visits.iter().copied())))
        .collect();
    let ranks = rank(&means.iter().collect::<Vec<_>>(), decimals);
    let rows = parts.into_values().zip(means).zip(ranks);
    let mut rows: Vec<BoardRow<'h>> = rows
        .map(|((part, Mean(mean)), rank)| {
            let (open, overdue) = match by {
                GroupBy::Region => part.actions(actions),
                GroupBy::Site | GroupBy::Auditor => (0, 0),
            };
            let faults = part.visits.iter().flat_map(|visit| &visit.marks);
            BoardRow {
                rank,
                benchmark: mean
                    .as_ref()
                    .zip(whole.as_ref())
                    .map(|(own, all)| benchmark(own, all)),
                mean,
                pooled: pooled(part.visits.iter().copied()),
                sites: part.sites.len(),
                visits: part.visits.len(),
                vetoed: part.visits.iter().filter(|visit| visit.is_vetoed()).count(),
                faults: faults.filter(|mark| mark.is_fault()).count(),
                open,
                overdue,
                key: part.key,
            }
        })
        .collect();
    // A stable sort: what shares a rank stays in the order of names.
    rows.sort_by_key(|row| match row.rank {
        Rank::Place(place) | Rank::Vetoed(place) => place,
        Rank::Unranked => usize::MAX,
    });
    rows
}

struct Part<'h> {
    key: BoardKey<'h>,
    visits: Vec<&'h Visit>,
    sites: BTreeSet<&'h str>,
}

impl Part<'_> {
    /// Counts open and overdue actions of its sites.
    fn actions(&self, actions: &[OpenAction<'_>]) -> (usize, usize) {
        let own = || actions.iter().filter(|one| self.sites.contains(one.site));
        let overdue = own().filter(|one| one.action.state == ActionState::Overdue);
        (own().count(), overdue.count())
    }
}

fn part<'p, 'h, 'k>(
    parts: &'p mut BTreeMap<&'k str, Part<'h>>,
    name: &'k str,
    key: BoardKey<'h>,
) -> &'p mut Part<'h> {
    parts.entry(name).or_insert_with(|| Part {
        key,
        visits: Vec::new(),
        sites: BTreeSet::new(),
    })
}
