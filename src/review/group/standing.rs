//! Where each site stands.

use super::Line;
use super::action::OpenAction;
use crate::quantity::Fraction;
use crate::review::visit::{ActionState, Mark, Visit};
use crate::score::{Benchmark, FindingKind, Rank, Ranked, benchmark, mean, rank};

/// A site among the others.
#[derive(Debug)]
pub struct Standing<'h> {
    /// The site.
    pub site: &'h str,
    /// Its newest visit.
    pub visit: &'h Visit,
    /// Its place.
    pub rank: Rank,
    /// How its number compares with the mean of all.
    pub benchmark: Option<Benchmark>,
    /// The visit before, whether it counts or not.
    pub before: Option<&'h Visit>,
    /// How many of its visits count.
    pub visits: usize,
    /// The mean of these visits.
    pub mean: Option<Fraction>,
    /// Critical, major and minor findings of the newest visit.
    pub findings: [usize; 3],
    /// How many of these are repeated.
    pub repeated: usize,
    /// How many actions are still to be done.
    pub open: usize,
    /// How many of these are overdue.
    pub overdue: usize,
}

/// Ranks the sites by their newest visits: ranked ones first, then those without a rank, then vetoed ones.
pub(super) fn ranked<'h>(
    lines: &[Line<'h>],
    decimals: u32,
    actions: &[OpenAction<'h>],
) -> Vec<Standing<'h>> {
    let newest: Vec<&Visit> = lines.iter().map(Line::newest).collect();
    let ranks = rank(&newest, decimals);
    let all = mean(newest.iter().copied());
    let sites = lines.iter().zip(ranks);
    let mut sites: Vec<Standing<'h>> = sites
        .map(|(line, rank)| standing(line, rank, all.as_ref(), actions))
        .collect();
    sites.sort_by_key(|one| {
        let (block, place) = match one.rank {
            Rank::Place(place) => (0, place),
            Rank::Unranked if one.visit.is_vetoed() => (2, usize::MAX),
            Rank::Unranked => (1, 0),
            Rank::Vetoed(place) => (2, place),
        };
        (block, place, one.site)
    });
    sites
}

fn standing<'h>(
    line: &Line<'h>,
    rank: Rank,
    all: Option<&Fraction>,
    actions: &[OpenAction<'h>],
) -> Standing<'h> {
    let visit = line.newest();
    let earlier = line.earlier();
    let count = |kind| {
        let mut marks = visit.marks.iter();
        marks.by_ref().filter(|m| m.finding == Some(kind)).count()
    };
    let faults = visit.list.items().zip(&visit.marks);
    let faults = faults.filter(|(_, mark): &(_, &Mark)| mark.is_fault());
    let own = || actions.iter().filter(|action| action.site == line.site);
    let is_overdue = |action: &&OpenAction<'_>| action.action.state == ActionState::Overdue;
    Standing {
        site: line.site,
        visit,
        rank,
        benchmark: visit
            .counted()
            .zip(all)
            .map(|(number, mean)| benchmark(number, mean)),
        before: earlier.last(),
        visits: line.visits().len(),
        mean: mean(line.visits()),
        findings: [
            count(FindingKind::Critical),
            count(FindingKind::Major),
            count(FindingKind::Minor),
        ],
        repeated: faults
            .filter(|(item, _)| earlier.repeats(&item.id) > 1)
            .count(),
        open: own().count(),
        overdue: own().filter(is_overdue).count(),
    }
}
