//! The sites on one sheet.

use super::Desk;
use super::absent::{OverView, UnusualView, over, unusual};
use super::actions::{OpenActionView, actions};
use super::board::BoardView;
use super::differ::{AuditorStrip, SiteBar, auditors, sites};
use super::heat::HeatView;
use super::label::SiteLabel;
use super::ranking::SiteRow;
use super::repeat::{RepeatView, repeats};
use super::trend::MeansChart;
use crate::review::{ActionState, Group, Standing};
use crate::score::{Outcome, Rank, Ranked};
use crate::view::part::TextView;
use crate::view::report::section::place;
use serde::Serialize;

/// How many sites are named where a few stand for all.
const NAMED: usize = 5;

/// The sites on one sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetBoard {
    /// Standard and audit: `beauty-salon/full`.
    pub id: String,
    /// The same as a word that an address can end with.
    pub anchor: String,
    /// The title of the sheet.
    pub title: TextView,
    /// The title of the standard, where the sheet has one of its own.
    pub standard: Option<TextView>,
    /// The version of the newest list.
    pub version: String,
    /// The seven digits of its hash.
    pub hash: String,
    /// How many visits were filled in on other lists than that.
    pub older: usize,
    /// How many sites there are.
    pub sites: usize,
    /// How many visits count.
    pub visits: usize,
    /// How many sites take part in the mean.
    pub counted: usize,
    /// The mean of the sites, as shown.
    pub mean: Option<String>,
    /// Where it lies, in percent of the width.
    pub mean_at: Option<String>,
    /// All points earned of all that could be, as shown.
    pub pooled: Option<String>,
    /// How many sites passed, failed, and are vetoed among these; the rest is not finished.
    pub passed: usize,
    /// How many sites failed, vetoed ones among them.
    pub failed: usize,
    /// What comes first.
    pub first: FirstOf,
    /// The sites that have a rank, the best first.
    pub ranked: Vec<SiteRow>,
    /// The sites whose sheets are not finished, or have no number.
    pub unranked: Vec<SiteRow>,
    /// The sites that failed by a critical item, the best first.
    pub vetoed: Vec<SiteRow>,
    /// Whether any bar has a pin of the visit before.
    pub has_last: bool,
    /// Regions or auditors, where the page is by these.
    pub board: Option<BoardView>,
    /// The means, where there are several months.
    pub trend: Option<MeansChart>,
    /// Items by sites.
    pub heat: HeatView,
    /// What was a fault again, item by item.
    pub repeats: Vec<RepeatView>,
    /// Where sites differ most.
    pub site_spread: Vec<SiteBar>,
    /// Where auditors differ most.
    pub auditor_spread: Vec<AuditorStrip>,
    /// Visits with too much that does not apply.
    pub over: Vec<OverView>,
    /// Items that do not apply at one site alone.
    pub unusual: Vec<UnusualView>,
    /// What is still to be done, the longest overdue first.
    pub actions: Vec<OpenActionView>,
}

/// What comes first, and what is best.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirstOf {
    /// The first of the vetoed sites.
    pub vetoed: Vec<SiteLabel>,
    /// How many more there are.
    pub vetoed_more: usize,
    /// How many actions are overdue.
    pub overdue: usize,
    /// The one that is overdue longest.
    pub longest: Option<OpenActionView>,
    /// How many findings are repeated.
    pub repeated: usize,
    /// The item that is repeated most often, critical ones first.
    pub repeat: Option<RepeatView>,
    /// The best sites.
    pub best: Vec<SiteLabel>,
    /// Their number.
    pub best_score: Option<String>,
}

impl SheetBoard {
    pub(super) fn new(desk: &Desk<'_>, group: &Group<'_>) -> Self {
        let (context, list) = (desk.context, &**group.list);
        let shown = |number: &crate::quantity::Fraction| number.fixed(list.decimals);
        let title = context.title(list);
        let block = |wanted: fn(&Standing<'_>) -> bool| -> Vec<SiteRow> {
            let rows = group.sites.iter().filter(|one| wanted(one));
            rows.map(|one| SiteRow::of(desk, one)).collect()
        };
        let vetoed = block(|one| one.visit.is_vetoed());
        let ranked = block(|one| matches!(one.rank, Rank::Place(_)));
        let unranked = block(|one| one.rank == Rank::Unranked && !one.visit.is_vetoed());
        let results = |wanted| {
            let sites = group.sites.iter();
            let outcome = |one: &&Standing<'_>| one.visit.total.outcome == wanted;
            sites.filter(outcome).count()
        };
        let (repeats, actions) = (repeats(desk, group), actions(desk, group));
        let mut all = ranked.iter().chain(&vetoed);
        Self {
            id: list.sheet.clone(),
            anchor: list.sheet.replace('/', "-"),
            standard: context
                .standard_title(list)
                .filter(|one| one.text != title.text),
            title,
            version: list.version.clone(),
            hash: list.short().to_owned(),
            older: group
                .sites
                .iter()
                .filter(|one| one.visit.list.hash != list.hash)
                .count(),
            sites: group.sites.len(),
            visits: group.visits,
            counted: group
                .sites
                .iter()
                .filter(|one| one.visit.counted().is_some())
                .count(),
            mean: group.mean.as_ref().map(shown),
            mean_at: group.mean.as_ref().map(place),
            pooled: group.pooled.as_ref().map(shown),
            passed: results(Outcome::Pass),
            failed: results(Outcome::Fail),
            first: first(group, &ranked, &vetoed, &repeats, &actions),
            has_last: all.any(|row| row.last_at.is_some()),
            ranked,
            unranked,
            vetoed,
            board: BoardView::of(desk, group),
            trend: MeansChart::of(group),
            heat: HeatView::of(desk, group),
            repeats,
            site_spread: sites(desk, group),
            auditor_spread: auditors(desk, group),
            over: over(desk, group),
            unusual: unusual(desk, group),
            actions,
        }
    }
}

fn first(
    group: &Group<'_>,
    ranked: &[SiteRow],
    vetoed: &[SiteRow],
    repeats: &[RepeatView],
    actions: &[OpenActionView],
) -> FirstOf {
    let overdue = group
        .actions
        .iter()
        .filter(|one| one.action.state == ActionState::Overdue)
        .count();
    let best = ranked.iter().filter(|row| row.place == Some(1));
    FirstOf {
        vetoed: vetoed
            .iter()
            .take(NAMED)
            .map(|row| row.site.clone())
            .collect(),
        vetoed_more: vetoed.len().saturating_sub(NAMED),
        overdue,
        longest: actions.first().filter(|_| overdue > 0).cloned(),
        repeated: group.repeats.len(),
        repeat: repeats.first().cloned(),
        best: best.take(NAMED).map(|row| row.site.clone()).collect(),
        best_score: ranked.first().and_then(|row| row.score.clone()),
    }
}
