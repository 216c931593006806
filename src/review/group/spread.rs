//! How far sites, and auditors, differ about an item.
//!
//! Where sites differ, some can do it and others can learn from them. Where auditors differ, the criterion is read in
//! two ways, or somebody looks away.

use super::{Heat, HeatRow, Line};
use crate::model::SheetItem;
use crate::quantity::Fraction;
use crate::review::visit::{Face, Visit};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many judgements of an item make an auditor comparable.
const ENOUGH: usize = 2;

/// How sites differ about an item.
#[derive(Debug)]
pub struct SiteSpread<'h> {
    /// The item.
    pub item: &'h SheetItem,
    /// At how many sites it has full credit, some, none.
    pub counts: [usize; 3],
    /// The mean credit.
    pub mean: Fraction,
    /// How far a site is from that mean, on the average.
    pub deviation: Fraction,
}

/// How auditors differ about an item.
#[derive(Debug)]
pub struct AuditorSpread<'h> {
    /// The item.
    pub item: &'h SheetItem,
    /// The auditors, the strictest first.
    pub auditors: Vec<AuditorMean<'h>>,
    /// The mean credit of the mildest less that of the strictest.
    pub gap: Fraction,
}

/// What an auditor gave an item.
#[derive(Debug, PartialEq)]
pub struct AuditorMean<'h> {
    /// The auditor.
    pub auditor: &'h str,
    /// The mean credit.
    pub mean: Fraction,
    /// How many judgements that is of.
    pub visits: usize,
}

/// Lists the items that sites differ about.
pub(super) fn between_sites<'h>(heat: &Heat<'h>) -> Vec<SiteSpread<'h>> {
    let spread = |row: &HeatRow<'h>| {
        let credits: Vec<Fraction> = row.judged().filter_map(|mark| mark.credit()).collect();
        let mean = mean_of(&credits)?;
        let far: Vec<Fraction> = credits.iter().map(|credit| apart(credit, &mean)).collect();
        let count = |face| row.judged().filter(|mark| mark.face == face).count();
        Some(SiteSpread {
            item: row.item,
            counts: [count(Face::Full), count(Face::Part), count(Face::Nothing)],
            deviation: mean_of(&far)?,
            mean,
        })
    };
    let mut all: Vec<SiteSpread<'h>> = heat.rows.iter().filter_map(spread).collect();
    all.retain(|one| !one.deviation.is_zero());
    // A stable sort: items that differ alike stay in the order of the sheet.
    all.sort_by_cached_key(|one| Reverse(one.deviation.clone()));
    all
}

/// Lists the items that auditors differ about, over all visits that count.
pub(super) fn between_auditors<'h>(lines: &[Line<'h>], heat: &Heat<'h>) -> Vec<AuditorSpread<'h>> {
    let mut given: BTreeMap<&str, BTreeMap<&str, Vec<Fraction>>> = BTreeMap::new();
    for visit in lines.iter().flat_map(Line::visits) {
        let Some(auditor) = auditor_of(visit) else {
            continue;
        };
        for (item, mark) in visit.list.items().zip(&visit.marks) {
            if let Some(credit) = mark.credit() {
                let own = given.entry(&item.id).or_default();
                own.entry(auditor).or_default().push(credit);
            }
        }
    }
    let spread = |row: &HeatRow<'h>| {
        let own = given.get(row.item.id.as_str())?;
        let enough = own.iter().filter(|(_, credits)| credits.len() >= ENOUGH);
        let mut auditors: Vec<AuditorMean<'h>> = enough
            .filter_map(|(auditor, credits)| {
                Some(AuditorMean {
                    auditor,
                    mean: mean_of(credits)?,
                    visits: credits.len(),
                })
            })
            .collect();
        auditors.sort_by(|a, b| a.mean.cmp(&b.mean).then_with(|| a.auditor.cmp(b.auditor)));
        let (strict, mild) = (auditors.first()?, auditors.last()?);
        let gap = &mild.mean - &strict.mean;
        (!gap.is_zero()).then_some(AuditorSpread {
            item: row.item,
            auditors,
            gap,
        })
    };
    let mut all: Vec<AuditorSpread<'h>> = heat.rows.iter().filter_map(spread).collect();
    all.sort_by_cached_key(|one| Reverse(one.gap.clone()));
    all
}

/// Returns the auditor of a visit.
pub(super) fn auditor_of(visit: &Visit) -> Option<&str> {
    let auditor = visit.auditor.as_deref().map(str::trim);
    auditor.filter(|auditor| !auditor.is_empty())
}

fn mean_of(numbers: &[Fraction]) -> Option<Fraction> {
    let count = i64::try_from(numbers.len()).ok()?;
    numbers
        .iter()
        .sum::<Fraction>()
        .over(&Fraction::whole(count))
}

fn apart(a: &Fraction, b: &Fraction) -> Fraction {
    if a > b { a - b } else { b - a }
}
