//! The line of visits: numbers and grades over time.

use super::context::ReportContext;
use super::verdict::grade;
use crate::format::GradeBy;
use crate::model::SheetItems;
use crate::quantity::{Fraction, Ratio};
use crate::review::Earlier;
use crate::score::{Outcome, Reason, Verdict};
use crate::view::part::TextView;
use serde::Serialize;

/// How many visits are drawn: more do not fit side by side with their numbers.
const DRAWN: usize = 8;

/// The visits to a site so far, and this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendChart {
    /// From the oldest to this one.
    pub points: Vec<TrendPoint>,
    /// Where the line turns, from point to point.
    pub legs: Vec<[String; 4]>,
    /// Where grades begin.
    pub grades: Vec<GradeLine>,
}

/// A visit in the line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendPoint {
    /// The day.
    pub date: Option<String>,
    /// The number as shown; none where there was none.
    pub score: Option<String>,
    /// The grade.
    pub grade: Option<TextView>,
    /// `pass`, `fail`, `incomplete` or `none`.
    pub result: &'static str,
    /// How many critical items made it fail.
    pub vetoes: usize,
    /// Place from the left, in percent.
    pub x: String,
    /// Place from the top, in percent; none where there is no number.
    pub y: Option<String>,
    /// Where its number stands clear of the line: `middle`, `left` or `right` above it, or `below`.
    pub side: &'static str,
    /// Whether it is the visit of the report.
    pub now: bool,
}

/// Where a grade begins.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GradeLine {
    /// The bound.
    pub from: String,
    /// The grade.
    pub grade: TextView,
    /// Place from the top, in percent.
    pub y: String,
}

/// What is drawn of a visit.
struct Drawn<'v> {
    date: Option<String>,
    score: Option<&'v String>,
    number: Option<&'v Fraction>,
    grade: Option<TextView>,
    outcome: Outcome,
    reasons: &'v [Reason],
}

impl TrendChart {
    /// Draws the line; `None` where this is the first visit that is known.
    pub(super) fn new(
        context: &ReportContext<'_>,
        sheet: &SheetItems,
        (date, verdict): (Option<String>, &Verdict),
        earlier: Earlier<'_>,
    ) -> Option<Self> {
        let from = earlier.visits.len().saturating_sub(DRAWN - 1);
        let mut all: Vec<Drawn<'_>> = earlier.visits[from..]
            .iter()
            .map(|visit| Drawn {
                date: visit.date.map(|day| day.to_string()),
                score: visit.total.score.as_ref(),
                number: visit.total.number.as_ref(),
                grade: grade(context, &visit.list, visit.total.grade),
                outcome: visit.total.outcome,
                reasons: &visit.total.reasons,
            })
            .collect();
        if all.is_empty() {
            return None;
        }
        all.push(Drawn {
            date,
            score: verdict.score.as_ref(),
            number: verdict.number.as_ref(),
            grade: grade(context, sheet, verdict.grade),
            outcome: verdict.outcome,
            reasons: &verdict.reasons,
        });
        let rows = bounds(sheet);
        let scale = Scale::of(all.iter().filter_map(|one| one.number), &rows);
        let last = all.len() - 1;
        let numbers: Vec<Option<&Fraction>> = all.iter().map(|one| one.number).collect();
        let points: Vec<TrendPoint> = all
            .iter()
            .enumerate()
            .map(|(n, one)| TrendPoint {
                side: side(&numbers, n),
                date: one.date.clone(),
                score: one.score.cloned(),
                grade: one.grade.clone(),
                result: one.outcome.key(),
                vetoes: one.reasons.iter().filter(|reason| reason.is_veto()).count(),
                x: across(n, all.len()),
                y: one.number.map(|number| scale.y(number)),
                now: n == last,
            })
            .collect();
        let seen: Vec<&TrendPoint> = points.iter().filter(|point| point.y.is_some()).collect();
        let legs = seen.windows(2).map(|pair| {
            let y = |point: &TrendPoint| point.y.clone().unwrap_or_default();
            [pair[0].x.clone(), y(pair[0]), pair[1].x.clone(), y(pair[1])]
        });
        let lines = rows.iter().filter(|(_, from)| scale.holds(from));
        Some(Self {
            legs: legs.collect(),
            grades: lines
                .filter_map(|(index, from)| {
                    Some(GradeLine {
                        from: from.to_string(),
                        grade: grade(context, sheet, Some(*index))?,
                        y: scale.y(&Fraction::from(*from)),
                    })
                })
                .collect(),
            points,
        })
    }
}

/// Lists the bounds of grades with their indexes; none where grades follow from findings.
fn bounds(sheet: &SheetItems) -> Vec<(usize, Ratio)> {
    if sheet.grade_by != GradeBy::Score {
        return Vec::new();
    }
    let rows = sheet.grades.iter().enumerate();
    let rows = rows.filter(|(_, row)| !row.from.is_zero());
    rows.map(|(index, row)| (index, row.from)).collect()
}

/// Places a visit among others: in the middle of its share of the width.
fn across(n: usize, count: usize) -> String {
    let whole = |n: usize| Fraction::whole(i64::try_from(n).unwrap_or(0));
    let part = whole((2 * n + 1) * 100).over(&whole(2 * count));
    part.unwrap_or(Fraction::ZERO).fixed(2)
}

/// Finds where the number of a visit stands clear of the line that leads to its neighbours.
fn side(numbers: &[Option<&Fraction>], n: usize) -> &'static str {
    let (before, after) = numbers.split_at(n);
    let own = numbers.get(n).copied().flatten();
    let above = |other: Option<&Fraction>| other.zip(own).is_some_and(|(other, own)| other > own);
    let last = before.iter().rev().find_map(|number| *number);
    let next = after.iter().skip(1).find_map(|number| *number);
    match (above(last), above(next)) {
        (false, false) => "middle",
        (false, true) => "left",
        (true, false) => "right",
        (true, true) => "below",
    }
}

/// What part of the numbers is drawn: what occurs, and the bound of a grade above and below it.
struct Scale {
    low: Fraction,
    high: Fraction,
}

impl Scale {
    fn of<'n>(numbers: impl Iterator<Item = &'n Fraction>, rows: &[(usize, Ratio)]) -> Self {
        let (mut low, mut high) = (None::<Fraction>, None::<Fraction>);
        for number in numbers {
            low = Some(low.map_or_else(|| number.clone(), |low| low.min(number.clone())));
            high = Some(high.map_or_else(|| number.clone(), |high| high.max(number.clone())));
        }
        let hundred = || Fraction::whole(100);
        let (low, high) = (low.unwrap_or(Fraction::ZERO), high.unwrap_or_else(hundred));
        let bounds = || rows.iter().map(|(_, from)| Fraction::from(*from));
        let below = bounds().filter(|from| *from <= low).max();
        let above = bounds().filter(|from| *from >= high).min();
        let mut low = below.unwrap_or(low);
        let mut high = above.unwrap_or(high);
        // A span of a few points would make steps of chance look like cliffs.
        let least = Fraction::whole(20);
        if &high - &low < least {
            high = (&low + &least).min(hundred());
            low = (&high - &least).max(Fraction::ZERO);
        }
        Self { low, high }
    }

    fn holds(&self, bound: &Ratio) -> bool {
        let bound = Fraction::from(*bound);
        bound >= self.low && bound <= self.high
    }

    fn y(&self, number: &Fraction) -> String {
        let part = (&self.high - number).over(&(&self.high - &self.low));
        let part = part.unwrap_or(Fraction::ZERO);
        (&Fraction::whole(100) * &part).fixed(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_clear_of_the_line() {
        let numbers: Vec<Fraction> = [70, 80, 90, 60, 85, 85].map(Fraction::whole).to_vec();
        let mut shown: Vec<Option<&Fraction>> = numbers.iter().map(Some).collect();
        let sides = |shown: &[Option<&Fraction>]| -> Vec<&str> {
            (0..shown.len()).map(|n| side(shown, n)).collect()
        };
        assert_eq!(
            sides(&shown),
            ["left", "left", "middle", "below", "middle", "middle"]
        );
        // A visit without a number is passed over.
        shown[2] = None;
        assert_eq!(
            sides(&shown),
            ["left", "middle", "middle", "below", "middle", "middle"]
        );
    }

    #[test]
    fn the_scale_holds_what_occurs_and_the_grades_around_it() {
        let numbers = [Fraction::whole(68), Fraction::whole(94)];
        let rows = [
            (0, Ratio::whole(90)),
            (1, Ratio::whole(80)),
            (2, Ratio::whole(60)),
        ];
        let scale = Scale::of(numbers.iter(), &rows);
        assert_eq!(
            (scale.low, scale.high),
            (Fraction::whole(60), Fraction::whole(94))
        );
        let narrow = [Fraction::whole(99), Fraction::whole(100)];
        let scale = Scale::of(narrow.iter(), &[]);
        assert_eq!(
            (scale.y(&narrow[1]), scale.y(&narrow[0])),
            ("0.00".to_owned(), "5.00".to_owned())
        );
    }
}
