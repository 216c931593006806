//! How the means went.

use crate::quantity::Fraction;
use crate::review::{Group, Period};
use serde::Serialize;

/// The means, month by month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeansChart {
    /// The months, the oldest first.
    pub points: Vec<MeanPoint>,
    /// Lines from point to point: x and y of both, in percent.
    pub legs: Vec<[String; 4]>,
    /// Numbers at the left edge, each with its place from the top in percent.
    pub levels: Vec<[String; 2]>,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeanPoint {
    /// Year and month: `2026-06`.
    pub month: String,
    /// The mean as shown.
    pub mean: Option<String>,
    /// How many visits it had.
    pub visits: usize,
    /// How many of them failed by a critical item.
    pub vetoed: usize,
    /// Place from the left, in percent.
    pub x: String,
    /// Place from the top, in percent.
    pub y: Option<String>,
}

impl MeansChart {
    /// Draws the means; `None` where there are not two to compare.
    pub(super) fn of(group: &Group<'_>) -> Option<Self> {
        let means: Vec<&Fraction> = group.trend.iter().filter_map(|p| p.mean.as_ref()).collect();
        if means.len() < 2 {
            return None;
        }
        let low = tens(means.iter().min()?, false);
        let high = tens(means.iter().max()?, true);
        // A span of a few points would make steps of chance look like cliffs.
        let low = low.min(high - 20).max(0);
        let high = high.max(low + 20);
        let y = |number: &Fraction| {
            let from = &Fraction::whole(high) - number;
            let part = (&Fraction::whole(100) * &from).over(&Fraction::whole(high - low));
            part.unwrap_or(Fraction::ZERO).fixed(2)
        };
        let count = group.trend.len();
        let point = |(n, one): (usize, &Period)| MeanPoint {
            month: format!("{:04}-{:02}", one.month.0, one.month.1),
            mean: one
                .mean
                .as_ref()
                .map(|mean| mean.fixed(group.list.decimals)),
            visits: one.visits,
            vetoed: one.vetoed,
            x: across(n, count),
            y: one.mean.as_ref().map(y),
        };
        let points: Vec<MeanPoint> = group.trend.iter().enumerate().map(point).collect();
        let seen = points.iter().filter_map(|p| Some((&p.x, p.y.as_ref()?)));
        let seen: Vec<(&String, &String)> = seen.collect();
        let legs = seen.windows(2).map(|pair| {
            let [(x, y), (to, end)] = [pair[0], pair[1]];
            [x, y, to, end].map(Clone::clone)
        });
        let step = if high - low > 50 { 20 } else { 10 };
        let levels = (0..=(high - low) / step).map(|n| high - n * step);
        Some(Self {
            legs: legs.collect(),
            levels: levels
                .map(|level| [level.to_string(), y(&Fraction::whole(level))])
                .collect(),
            points,
        })
    }
}

/// Returns the multiple of ten below, or above, a number of percent.
fn tens(number: &Fraction, up: bool) -> i64 {
    let tens = (0..=10).map(|n| n * 10);
    let holds = |ten: &i64| match up {
        true => Fraction::whole(*ten) >= *number,
        false => Fraction::whole(*ten) <= *number,
    };
    let mut found = tens.filter(holds);
    match up {
        true => found.next().unwrap_or(100),
        false => found.next_back().unwrap_or(0),
    }
}

/// Places a month among others: in the middle of its share of the width.
fn across(n: usize, count: usize) -> String {
    let whole = |n: usize| Fraction::whole(i64::try_from(n).unwrap_or(0));
    let part = whole((2 * n + 1) * 100).over(&whole(2 * count));
    part.unwrap_or(Fraction::ZERO).fixed(2)
}
