//! Regions, or auditors, by rank.

use super::Desk;
use super::ranking::key;
use crate::review::{BoardKey, BoardRow, Group};
use crate::score::{Benchmark, Rank};
use crate::view::part::TextView;
use crate::view::report::section::place;
use serde::Serialize;

/// Regions, or auditors, beside each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardView {
    /// The rows, the best first.
    pub rows: Vec<BoardRowView>,
}

/// A region, or an auditor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRowView {
    /// The name; none for all that have none.
    pub name: Option<TextView>,
    /// The place.
    pub place: Option<usize>,
    /// The mean as shown.
    pub mean: Option<String>,
    /// The length of the bar, in percent of the width.
    pub length: String,
    /// Whether it is more than two points below the mean of all: such bars are solid.
    pub below: bool,
    /// `above`, `within` or `below` the mean of all.
    pub benchmark: Option<&'static str>,
    /// How many sites take part.
    pub sites: usize,
    /// How many visits the mean is of.
    pub visits: usize,
    /// How many of them failed by a critical item.
    pub vetoed: usize,
    /// How many findings these have.
    pub faults: usize,
    /// How many actions are still to be done.
    pub open: usize,
    /// How many of these are overdue.
    pub overdue: usize,
}

impl BoardView {
    pub(super) fn of(desk: &Desk<'_>, group: &Group<'_>) -> Option<Self> {
        let rows = group.board.iter();
        let rows: Vec<_> = rows
            .map(|one| row(desk, one, group.list.decimals))
            .collect();
        (!rows.is_empty()).then_some(Self { rows })
    }
}

fn row(desk: &Desk<'_>, row: &BoardRow<'_>, decimals: u32) -> BoardRowView {
    BoardRowView {
        name: match row.key {
            BoardKey::Region(text) => Some(TextView::of(text, desk.context.lang)),
            BoardKey::Auditor(auditor) => Some(TextView::plain(auditor.to_owned())),
            BoardKey::Unnamed => None,
        },
        place: match row.rank {
            Rank::Place(place) | Rank::Vetoed(place) => Some(place),
            Rank::Unranked => None,
        },
        mean: row.mean.as_ref().map(|mean| mean.fixed(decimals)),
        length: row.mean.as_ref().map_or_else(|| "0".to_owned(), place),
        below: row.benchmark == Some(Benchmark::Below),
        benchmark: row.benchmark.map(key),
        sites: row.sites,
        visits: row.visits,
        vetoed: row.vetoed,
        faults: row.faults,
        open: row.open,
        overdue: row.overdue,
    }
}
