//! How the means went, month by month.

use super::Line;
use crate::format::Date;
use crate::quantity::Fraction;
use crate::review::history::KEPT;
use crate::review::visit::Visit;
use crate::score::{Ranked, mean};
use std::collections::BTreeMap;

/// How many months are told of.
const MONTHS: usize = 12;

/// A month.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Year and month.
    pub month: (i16, i8),
    /// The mean of its visits' exact numbers.
    pub mean: Option<Fraction>,
    /// How many visits it had.
    pub visits: usize,
    /// How many of them failed by a critical item.
    pub vetoed: usize,
}

/// Lists the newest months that have visits, the oldest first.
pub(super) fn by_month(lines: &[Line<'_>]) -> Vec<Period> {
    let mut months: BTreeMap<(i16, i8), Vec<&Visit>> = BTreeMap::new();
    for visit in lines.iter().flat_map(Line::visits) {
        if let Some(day) = visit.date {
            months.entry(month(day)).or_default().push(visit);
        }
    }
    // Where visits of a site were let go, the months up to its oldest one are not whole.
    let full = lines.iter().filter(|line| line.all.len() == KEPT);
    let torn = full.filter_map(|line| line.all[0].date).map(month).max();
    months.retain(|month, _| torn.is_none_or(|torn| *month > torn));
    let from = months.len().saturating_sub(MONTHS);
    let periods = months.into_iter().skip(from).map(|(month, visits)| Period {
        month,
        mean: mean(visits.iter().copied()),
        visits: visits.len(),
        vetoed: visits.iter().filter(|visit| visit.is_vetoed()).count(),
    });
    periods.collect()
}

fn month(day: Date) -> (i16, i8) {
    (day.0.year(), day.0.month())
}
