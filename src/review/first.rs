//! What a report begins with: findings by weight, and the first things to do.

use super::history::Earlier;
use crate::format::Date;
use crate::intake::Response;
use crate::quantity::Fraction;
use crate::score::{FindingKind, Verdict, findings};
use std::cmp::Reverse;

/// How many things come first.
const FIRST: usize = 3;

/// A finding with what its place in a report follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// Index of the item.
    pub item: usize,
    /// What it is.
    pub kind: FindingKind,
    /// At how many visits in a row it was a fault, this one included; none for an observation.
    pub repeats: usize,
    /// The points that were lost by it.
    pub lost: Fraction,
}

/// One of the first things to do.
#[derive(Debug, Clone, PartialEq)]
pub struct First<'r> {
    /// The finding.
    pub finding: Weighed,
    /// What is to be done, as it was agreed.
    pub action: Option<&'r str>,
    /// Who does it.
    pub owner: Option<&'r str>,
    /// By when.
    pub due: Option<Date>,
}

/// Lists findings, then observations, the heaviest first: critical ones, repeated ones, those that lost most points.
#[must_use]
pub fn weighed(response: &Response, verdict: &Verdict, earlier: Earlier<'_>) -> Vec<Weighed> {
    let found = findings(&response.answers, verdict).into_iter();
    let mut all: Vec<Weighed> = found
        .filter_map(|finding| {
            let item = verdict.items.get(finding.item)?;
            let credit = item.credit.as_ref().unwrap_or(&Fraction::ONE);
            let lost = &Fraction::from(item.points) * &(&Fraction::ONE - credit);
            let repeats = match finding.kind {
                FindingKind::Observation => 0,
                _ => earlier.repeats(&item.id),
            };
            Some(Weighed {
                item: finding.item,
                kind: finding.kind,
                repeats,
                lost,
            })
        })
        .collect();
    all.sort_by_key(|one| {
        let class = match one.kind {
            FindingKind::Critical => 0,
            FindingKind::Major | FindingKind::Minor => 1,
            FindingKind::Observation => 2,
        };
        let (repeats, lost) = (Reverse(one.repeats), Reverse(one.lost.clone()));
        (class, repeats, lost, one.kind, one.item)
    });
    all
}

/// Picks the first things to do from findings by weight; what is done already is none.
#[must_use]
pub fn first<'r>(response: &'r Response, weighed: &[Weighed]) -> Vec<First<'r>> {
    let mut first = Vec::new();
    for finding in weighed {
        let note = response.notes.get(&finding.item);
        let is_agreed = note.is_some_and(|note| note.action.is_some() || note.due.is_some());
        let is_done = note.is_some_and(|note| note.done.is_some());
        let is_idle = finding.kind == FindingKind::Observation && finding.lost.is_zero();
        if is_done || (is_idle && !is_agreed) {
            continue;
        }
        first.push(First {
            finding: finding.clone(),
            action: note.and_then(|note| note.action.as_deref()),
            owner: note.and_then(|note| note.owner.as_deref()),
            due: note.and_then(|note| note.due),
        });
        if first.len() == FIRST {
            break;
        }
    }
    first
}
