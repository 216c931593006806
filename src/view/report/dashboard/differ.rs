//! Where sites differ, and where auditors do.

use super::Desk;
use super::label::ItemLabel;
use crate::quantity::Fraction;
use crate::review::Group;
use crate::view::report::section::place;
use serde::Serialize;

/// How many items are told of: those that differ most.
const MOST: usize = 10;

/// How sites differ about an item: a bar of three parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteBar {
    /// The item.
    pub item: ItemLabel,
    /// At how many sites it has full credit, some, none.
    pub counts: [usize; 3],
    /// Where these parts begin, in percent of the width; the first begins at 0.
    pub starts: [String; 3],
    /// How long they are.
    pub lengths: [String; 3],
    /// The mean credit in percent, as shown.
    pub mean: String,
    /// How far a site is from it on the average, in points of percent.
    pub deviation: String,
}

/// How auditors differ about an item: dots on a line from 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditorStrip {
    /// The item.
    pub item: ItemLabel,
    /// The auditors, the strictest first.
    pub dots: Vec<AuditorDot>,
    /// The mean credit of the mildest less that of the strictest, in points of percent.
    pub gap: String,
}

/// What an auditor gave an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditorDot {
    /// The auditor.
    pub auditor: String,
    /// The mean credit in percent, as shown.
    pub mean: String,
    /// Where it lies, in percent of the width.
    pub x: String,
    /// How many judgements that is of.
    pub visits: usize,
}

pub(super) fn sites(desk: &Desk<'_>, group: &Group<'_>) -> Vec<SiteBar> {
    let bars = group.site_spread.iter().take(MOST).map(|one| {
        let all: usize = one.counts.iter().sum();
        let [full, part, none] = one.counts;
        let at = |count: usize| place(&share(count, all));
        SiteBar {
            item: ItemLabel::of(desk, group.list, one.item),
            counts: one.counts,
            starts: [at(0), at(full), at(full + part)],
            lengths: [at(full), at(part), at(none)],
            mean: percent(&one.mean),
            deviation: percent(&one.deviation),
        }
    });
    bars.collect()
}

pub(super) fn auditors(desk: &Desk<'_>, group: &Group<'_>) -> Vec<AuditorStrip> {
    let strips = group.auditor_spread.iter().take(MOST).map(|one| {
        let dots = one.auditors.iter().map(|own| AuditorDot {
            auditor: own.auditor.to_owned(),
            mean: percent(&own.mean),
            x: place(&(&Fraction::whole(100) * &own.mean)),
            visits: own.visits,
        });
        AuditorStrip {
            item: ItemLabel::of(desk, group.list, one.item),
            dots: dots.collect(),
            gap: percent(&one.gap),
        }
    });
    strips.collect()
}

/// Writes a credit in whole percent.
fn percent(credit: &Fraction) -> String {
    (&Fraction::whole(100) * credit).fixed(0)
}

fn share(part: usize, all: usize) -> Fraction {
    let whole = |n: usize| Fraction::whole(i64::try_from(n).unwrap_or(0));
    let share = (&Fraction::whole(100) * &whole(part)).over(&whole(all));
    share.unwrap_or(Fraction::ZERO)
}
