//! Many sites on one page: how they are, and what now.

mod absent;
mod actions;
mod board;
mod differ;
mod heat;
mod label;
mod ranking;
mod repeat;
mod sheet;
mod trend;
mod visits;

pub use absent::{OverView, UnusualView};
pub use actions::OpenActionView;
pub use board::{BoardRowView, BoardView};
pub use differ::{AuditorDot, AuditorStrip, SiteBar};
pub use heat::{HeatBlock, HeatCell, HeatItem, HeatSection, HeatSite, HeatView};
pub use label::{ItemLabel, SiteLabel};
pub use ranking::{SiteReason, SiteRow};
pub use repeat::{RepeatSite, RepeatView};
pub use sheet::{FirstOf, SheetBoard};
pub use trend::{MeanPoint, MeansChart};
pub use visits::{SiteVisits, VisitRow};

use super::context::ReportContext;
use crate::format::Date;
use crate::review::{ActionState, Group, GroupBy, History, Visit};
use crate::score::Ranked;
use crate::view::part::TextView;
use serde::Serialize;

/// What a dashboard is made from.
#[derive(Clone, Copy)]
pub struct DashboardInput<'r> {
    /// The comparisons, sheet by sheet.
    pub groups: &'r [Group<'r>],
    /// The visits that they are made from.
    pub history: &'r History,
    /// The first day that counts.
    pub since: Option<Date>,
    /// What rows stand for.
    pub by: GroupBy,
    /// Where the report of a visit lies, where it has one.
    pub href: &'r dyn Fn(&Visit) -> Option<String>,
}

/// All sites on one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dashboard {
    /// The house.
    pub organisation: Option<TextView>,
    /// The first day that counts, where one was asked for.
    pub since: Option<String>,
    /// The first and the last day of visits.
    pub days: Option<[String; 2]>,
    /// The day that actions are compared with.
    pub today: String,
    /// What rows stand for: `site`, `region` or `auditor`.
    pub by: &'static str,
    /// How many sites have a visit.
    pub sites: usize,
    /// How many visits count.
    pub visits: usize,
    /// How many sites failed by a critical item at their newest visit.
    pub vetoed: usize,
    /// How many actions are still to be done.
    pub open: usize,
    /// How many of these are overdue.
    pub overdue: usize,
    /// How many sheets name no site.
    pub unplaced: usize,
    /// The sheets.
    pub sheets: Vec<SheetBoard>,
    /// The visits of each site, the newest first.
    pub list: Vec<SiteVisits>,
}

/// What views of a dashboard look things up in.
#[derive(Clone, Copy)]
struct Desk<'r> {
    context: &'r ReportContext<'r>,
    href: &'r dyn Fn(&Visit) -> Option<String>,
}

impl Dashboard {
    /// Makes the page of many sites.
    #[must_use]
    pub fn new(context: &ReportContext<'_>, input: DashboardInput<'_>) -> Self {
        let desk = Desk {
            context,
            href: input.href,
        };
        let groups = input.groups;
        let list = visits::list(&desk, input.history, input.since);
        let standings = || groups.iter().flat_map(|group| &group.sites);
        let actions = || groups.iter().flat_map(|group| &group.actions);
        let is_overdue = |state| state == ActionState::Overdue;
        let brand = context
            .catalog
            .and_then(|catalog| catalog.book.doc.brand.get());
        let days = list.iter().flat_map(|site| &site.visits);
        let days: Vec<&String> = days.filter_map(|visit| visit.date.as_ref()).collect();
        let ends = days.iter().min().zip(days.iter().max());
        Self {
            organisation: brand.and_then(|brand| TextView::field(&brand.name, context.lang)),
            since: input.since.map(|day| day.to_string()),
            days: ends.map(|(from, to)| [(*from).clone(), (*to).clone()]),
            today: context.today.to_string(),
            by: match input.by {
                GroupBy::Site => "site",
                GroupBy::Region => "region",
                GroupBy::Auditor => "auditor",
            },
            sites: list.len(),
            visits: groups.iter().map(|group| group.visits).sum(),
            vetoed: standings().filter(|one| one.visit.is_vetoed()).count(),
            open: actions().count(),
            overdue: actions().filter(|one| is_overdue(one.action.state)).count(),
            unplaced: input.history.unplaced(),
            sheets: groups
                .iter()
                .map(|group| SheetBoard::new(&desk, group))
                .collect(),
            list,
        }
    }
}
