//! Several visits or sites beside each other: means, ranks, benchmark.
//!
//! # Source
//! Scoring rule 14. A provisional number is no result yet: unfinished sheets take part in no mean and have no rank.

use super::rollup::percent;
use super::verdict::{Outcome, Reason, Verdict};
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

/// What takes part in means and ranks: a verdict, or what is kept of one.
pub trait Ranked {
    /// Returns the number that it takes part with; none where there is none, or a provisional one ([`whole`]).
    fn counted(&self) -> Option<&Fraction>;

    /// Returns the points earned and those that could be.
    fn points(&self) -> (&Fraction, &Fraction);

    /// Tells whether it failed by a critical item.
    fn is_vetoed(&self) -> bool;
}

impl Ranked for Verdict {
    fn counted(&self) -> Option<&Fraction> {
        whole(self.number.as_ref(), self.blanks, self.outcome)
    }

    fn points(&self) -> (&Fraction, &Fraction) {
        (&self.earned, &self.max)
    }

    fn is_vetoed(&self) -> bool {
        self.reasons.iter().any(Reason::is_veto)
    }
}

/// Returns the number of a sheet that is finished: an unfinished one has a provisional number.
#[must_use]
pub fn whole(number: Option<&Fraction>, blanks: usize, outcome: Outcome) -> Option<&Fraction> {
    number.filter(|_| blanks == 0 && outcome != Outcome::Incomplete)
}

/// Returns the mean of the exact numbers: each visit counts once.
#[must_use]
pub fn mean<'v, R: Ranked + 'v>(all: impl IntoIterator<Item = &'v R>) -> Option<Fraction> {
    let (mut sum, mut count) = (Fraction::ZERO, 0);
    for number in all.into_iter().filter_map(R::counted) {
        sum = &sum + number;
        count += 1;
    }
    sum.over(&Fraction::whole(count))
}

/// Returns all points earned of all points that could be: large sheets count more.
#[must_use]
pub fn pooled<'v, R: Ranked + 'v>(all: impl IntoIterator<Item = &'v R>) -> Option<Fraction> {
    let (mut earned, mut max) = (Fraction::ZERO, Fraction::ZERO);
    let whole = |one: &&R| one.counted().is_some();
    for (own, most) in all.into_iter().filter(whole).map(R::points) {
        earned = &earned + own;
        max = &max + most;
    }
    percent(&earned, &max)
}

/// Ranks sheets by their numbers as shown, best first; the ranks stand in the order of the sheets.
#[must_use]
pub fn rank<R: Ranked>(all: &[&R], decimals: u32) -> Vec<Rank> {
    let shown = |one: &R| {
        // Beyond the decimals nothing is seen, so nothing is compared.
        let text = one.counted()?.fixed(decimals);
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        Some((whole.parse::<u64>().ok()?, part.to_owned()))
    };
    let places = |vetoed: bool| {
        let numbers = all.iter().filter(|one| one.is_vetoed() == vetoed);
        let mut numbers: Vec<_> = numbers.filter_map(|one| shown(one)).collect();
        numbers.sort_by_key(|number| Reverse(number.clone()));
        numbers
    };
    let (ranked, vetoed) = (places(false), places(true));
    let place = |list: &[(u64, String)], number: &(u64, String)| {
        list.partition_point(|other| other > number) + 1
    };
    let of = |one: &&R| match (one.is_vetoed(), shown(one)) {
        (_, None) => Rank::Unranked,
        (false, Some(number)) => Rank::Place(place(&ranked, &number)),
        (true, Some(number)) => Rank::Vetoed(place(&vetoed, &number)),
    };
    all.iter().map(of).collect()
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
