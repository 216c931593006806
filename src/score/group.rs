//! Several visits or sites beside each other: means, ranks, benchmark.
//!
//! # Source
//! Scoring rule 14. A provisional number is no result yet: unfinished sheets take part in no mean and have no rank.

use super::rollup::percent;
use super::verdict::{Outcome, Trigger, Verdict};
use crate::quantity::Fraction;
use std::cmp::Reverse;

/// The place of one sheet among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// Its place, from one on; equal numbers as shown share it.
    Place(usize),
    /// Its place among those that failed by a critical item, which stand behind all others.
    Vetoed(usize),
    /// It has no number, or a provisional one.
    Unranked,
}

/// How a number compares with the mean of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Benchmark {
    /// More than 2 points above.
    Above,
    /// Within 2 points.
    Within,
    /// More than 2 points below.
    Below,
}

/// Returns the number that a sheet takes part with in means and ranks.
fn counted(verdict: &Verdict) -> Option<&Fraction> {
    let is_whole = verdict.blanks == 0 && verdict.outcome != Outcome::Incomplete;
    verdict.number.as_ref().filter(|_| is_whole)
}

fn is_vetoed(verdict: &Verdict) -> bool {
    let mut items = verdict.items.iter();
    items.any(|item| item.triggered == Some(Trigger::Fail))
}

/// Returns the mean of the exact numbers: each visit counts once.
#[must_use]
pub fn mean<'v>(verdicts: impl IntoIterator<Item = &'v Verdict>) -> Option<Fraction> {
    let (mut sum, mut count) = (Fraction::ZERO, 0);
    for number in verdicts.into_iter().filter_map(counted) {
        sum = &sum + number;
        count += 1;
    }
    sum.over(&Fraction::whole(count))
}

/// Returns all points earned of all points that could be: large sheets count more.
#[must_use]
pub fn pooled<'v>(verdicts: impl IntoIterator<Item = &'v Verdict>) -> Option<Fraction> {
    let (mut earned, mut max) = (Fraction::ZERO, Fraction::ZERO);
    let whole = |verdict: &&Verdict| counted(verdict).is_some();
    for verdict in verdicts.into_iter().filter(whole) {
        earned = &earned + &verdict.earned;
        max = &max + &verdict.max;
    }
    percent(&earned, &max)
}

/// Ranks sheets by their numbers as shown, best first; the ranks stand in the order of the sheets.
#[must_use]
pub fn rank(verdicts: &[&Verdict], decimals: u32) -> Vec<Rank> {
    let shown = |verdict: &Verdict| {
        // Beyond the decimals nothing is seen, so nothing is compared.
        let text = counted(verdict)?.fixed(decimals);
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        Some((whole.parse::<u64>().ok()?, part.to_owned()))
    };
    let places = |vetoed: bool| {
        let numbers = verdicts.iter().filter(|v| is_vetoed(v) == vetoed);
        let mut numbers: Vec<_> = numbers.filter_map(|v| shown(v)).collect();
        numbers.sort_by_key(|number| Reverse(number.clone()));
        numbers
    };
    let (ranked, vetoed) = (places(false), places(true));
    let place = |list: &[(u64, String)], number: &(u64, String)| {
        list.iter().take_while(|other| *other > number).count() + 1
    };
    let of = |verdict: &&Verdict| match (is_vetoed(verdict), shown(verdict)) {
        (_, None) => Rank::Unranked,
        (false, Some(number)) => Rank::Place(place(&ranked, &number)),
        (true, Some(number)) => Rank::Vetoed(place(&vetoed, &number)),
    };
    verdicts.iter().map(of).collect()
}

/// Compares a number with the mean of its group.
#[must_use]
pub fn benchmark(number: &Fraction, mean: &Fraction) -> Benchmark {
    let two = Fraction::whole(2);
    if *number > mean + &two {
        Benchmark::Above
    } else if *number < mean - &two {
        Benchmark::Below
    } else {
        Benchmark::Within
    }
}
