//! The bars of the sections: this visit, the last one, the target.

use super::context::ReportContext;
use super::verdict::points;
use crate::model::SheetItems;
use crate::quantity::{Fraction, Ratio};
use crate::review::Earlier;
use crate::score::{State, Verdict};
use crate::view::part::TextView;
use serde::Serialize;

/// How far from the target a mark of the axis must be not to be written over, in percent.
const ROOM: i64 = 12;

/// The bars of all sections, in the order of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionChart {
    /// The target, as shown.
    pub target: Option<String>,
    /// Where the target lies, in percent of the width.
    pub target_at: Option<String>,
    /// The marks of the axis that have room beside the target, in percent.
    pub ticks: Vec<u32>,
    /// Whether any bar has a pin of the last visit.
    pub has_last: bool,
    /// Whether any bar is drawn solid.
    pub has_below: bool,
    /// The bars.
    pub bars: Vec<SectionBar>,
}

/// The bar of a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionBar {
    /// The letter of the section.
    pub letter: String,
    /// Its title.
    pub title: TextView,
    /// Its number as shown; none where nothing of it was judged.
    pub score: Option<String>,
    /// The length of the bar, in percent of the width.
    pub length: String,
    /// Whether it is below target or minimum: such bars are solid.
    pub below: bool,
    /// Points earned.
    pub earned: String,
    /// Points that could be earned.
    pub max: String,
    /// The number of the last visit, as shown.
    pub last: Option<String>,
    /// Where that lies, in percent of the width.
    pub last_at: Option<String>,
    /// The change since then in points of percent, with its sign.
    pub change: Option<String>,
    /// Whether the change is one for the worse.
    pub worse: bool,
    /// Whether a critical item emptied the section.
    pub emptied: bool,
    /// The minimum that it is below.
    pub min: Option<String>,
    /// How many of its items do not apply.
    pub na: usize,
}

impl SectionChart {
    pub(super) fn new(
        context: &ReportContext<'_>,
        sheet: &SheetItems,
        verdict: &Verdict,
        earlier: Earlier<'_>,
    ) -> Self {
        let target = context
            .audit(sheet)
            .and_then(|audit| audit.doc.target.get());
        let target = target.map(|target| target.0);
        let bars = verdict.sections.iter().zip(&sheet.sections).enumerate();
        let bars: Vec<SectionBar> = bars
            .map(|(index, (section, written))| {
                let last = earlier.last().and_then(|visit| {
                    let sections = &visit.list.sections;
                    let place = sections.iter().position(|one| one.id == written.id)?;
                    visit.total.sections.get(place)?.number.clone()
                });
                let shown = |number: &Fraction| number.fixed(sheet.decimals);
                let read = |text: &str| Ratio::parse(text).unwrap_or(Ratio::ZERO);
                let under = |score: &String| target.is_some_and(|target| read(score) < target);
                let change = section.number.as_ref().zip(last.as_ref());
                let change = change.map(|(now, last)| difference(now, last, sheet.decimals));
                let items = verdict.items.iter().filter(|item| item.section == index);
                SectionBar {
                    letter: written.letter.clone(),
                    title: context.section(sheet, index, written),
                    length: section
                        .number
                        .as_ref()
                        .map_or_else(|| "0".to_owned(), place),
                    below: section.below_min
                        || section.emptied
                        || section.score.as_ref().is_some_and(under),
                    score: section.score.clone(),
                    earned: points(&section.earned),
                    max: points(&section.max),
                    last_at: last.as_ref().map(place),
                    last: last.as_ref().map(shown),
                    worse: change
                        .as_ref()
                        .is_some_and(|change| change.starts_with('−')),
                    change,
                    emptied: section.emptied,
                    min: written
                        .min
                        .filter(|_| section.below_min)
                        .map(|min| min.to_string()),
                    na: items
                        .filter(|item| item.state == State::NotApplicable)
                        .count(),
                }
            })
            .collect();
        let near = |tick: &u32| {
            let tick = Fraction::whole((*tick).into());
            let target = target.map(Fraction::from);
            let way = |from: &Fraction, to: &Fraction| from - to;
            let room = Fraction::whole(ROOM);
            target.is_some_and(|aim| way(&aim, &tick) < room && way(&tick, &aim) < room)
        };
        Self {
            ticks: [0, 25, 50, 75, 100]
                .into_iter()
                .filter(|tick| !near(tick))
                .collect(),
            target_at: target.map(|target| place(&target.into())),
            target: target.map(|target| target.to_string()),
            has_last: bars.iter().any(|bar| bar.last.is_some()),
            has_below: bars.iter().any(|bar| bar.below),
            bars,
        }
    }
}

/// Writes a number of percent as a place in a drawing.
pub(super) fn place(number: &Fraction) -> String {
    number
        .clone()
        .max(Fraction::ZERO)
        .min(Fraction::whole(100))
        .fixed(2)
}

/// Writes how much a number has changed, by the numbers that are shown.
pub(super) fn difference(now: &Fraction, last: &Fraction, decimals: u32) -> String {
    let read = |number: &Fraction| {
        Ratio::parse(&number.fixed(decimals)).map_or(Fraction::ZERO, Fraction::from)
    };
    let change = &read(now) - &read(last);
    let (sign, size) = if change < Fraction::ZERO {
        ("−", &Fraction::ZERO - &change)
    } else if change.is_zero() {
        ("±", change)
    } else {
        ("+", change)
    };
    format!("{sign}{}", size.fixed(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_by_what_is_shown() {
        let number = |n, d| Fraction::whole(n).over(&Fraction::whole(d)).unwrap();
        // 88.888… and 88.85 are both shown as 88.9.
        assert_eq!(difference(&number(800, 9), &number(8885, 100), 1), "±0.0");
        assert_eq!(difference(&number(51, 1), &number(833, 10), 1), "−32.3");
        assert_eq!(difference(&number(100, 1), &number(200, 3), 1), "+33.3");
    }
}
