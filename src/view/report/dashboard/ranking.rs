//! The sites by rank.

use super::Desk;
use super::label::SiteLabel;
use crate::quantity::Fraction;
use crate::review::Standing;
use crate::score::{Benchmark, Rank, Ranked, Reason, Trigger};
use crate::view::part::TextView;
use crate::view::report::section::{difference, place};
use crate::view::report::verdict::grade;
use serde::Serialize;

/// A site among the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteRow {
    /// The site.
    pub site: SiteLabel,
    /// Its place; none where it has no rank.
    pub place: Option<usize>,
    /// The day of its newest visit.
    pub date: Option<String>,
    /// The number as shown.
    pub score: Option<String>,
    /// The length of its bar, in percent of the width.
    pub length: String,
    /// Whether it is more than two points below the mean: such bars are solid.
    pub below: bool,
    /// `above`, `within` or `below` the mean.
    pub benchmark: Option<&'static str>,
    /// The grade.
    pub grade: Option<TextView>,
    /// `pass`, `fail`, `incomplete` or `none`.
    pub result: &'static str,
    /// Why.
    pub reasons: Vec<SiteReason>,
    /// Where the number of the visit before lies, in percent of the width.
    pub last_at: Option<String>,
    /// The change since then, with its sign.
    pub change: Option<String>,
    /// Whether that is one for the worse.
    pub worse: bool,
    /// How many visits count.
    pub visits: usize,
    /// The mean of these, where there are several.
    pub mean: Option<String>,
    /// Critical, major and minor findings.
    pub findings: [usize; 3],
    /// How many of them are repeated.
    pub repeated: usize,
    /// How many actions are still to be done.
    pub open: usize,
    /// How many of these are overdue.
    pub overdue: usize,
}

/// Why a site failed, or has no rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteReason {
    /// `critical`, `section_min` or `blank`.
    pub kind: &'static str,
    /// The number of the item, the letter of the section, or how many.
    pub figure: String,
    /// The criterion, or the title of the section.
    pub text: Option<TextView>,
}

impl SiteRow {
    pub(super) fn of(desk: &Desk<'_>, standing: &Standing<'_>) -> Self {
        let visit = standing.visit;
        let (list, total) = (&visit.list, &visit.total);
        let decimals = list.decimals;
        let shown = |number: &Fraction| number.fixed(decimals);
        let before = standing.before.and_then(|before| before.counted());
        let change = visit.counted().zip(before);
        let change = change.map(|(now, before)| difference(now, before, decimals));
        let number = total.number.as_ref();
        Self {
            site: SiteLabel::of(desk, standing.site, Some(visit)),
            place: match standing.rank {
                Rank::Place(place) | Rank::Vetoed(place) => Some(place),
                Rank::Unranked => None,
            },
            date: visit.date.map(|day| day.to_string()),
            score: total.score.clone(),
            length: number.map_or_else(|| "0".to_owned(), place),
            below: standing.benchmark == Some(Benchmark::Below),
            benchmark: standing.benchmark.map(key),
            grade: grade(desk.context, list, total.grade),
            result: total.outcome.key(),
            reasons: reasons(desk, standing),
            last_at: before.map(place),
            worse: change.as_ref().is_some_and(|c| c.starts_with('−')),
            change,
            visits: standing.visits,
            mean: standing
                .mean
                .as_ref()
                .filter(|_| standing.visits > 1)
                .map(shown),
            findings: standing.findings,
            repeated: standing.repeated,
            open: standing.open,
            overdue: standing.overdue,
        }
    }
}

/// Returns the word of files.
pub(super) fn key(benchmark: Benchmark) -> &'static str {
    match benchmark {
        Benchmark::Above => "above",
        Benchmark::Within => "within",
        Benchmark::Below => "below",
    }
}

fn reasons(desk: &Desk<'_>, standing: &Standing<'_>) -> Vec<SiteReason> {
    let visit = standing.visit;
    let list = &*visit.list;
    let reasons = visit.total.reasons.iter();
    let reason = |reason: &Reason| match *reason {
        Reason::Critical(index, Trigger::Fail) => {
            let item = list.items().nth(index)?;
            Some(SiteReason {
                kind: "critical",
                figure: item.number.clone(),
                text: Some(desk.context.criterion(list, item)),
            })
        }
        // What it did to the number can be seen by the number.
        Reason::Critical(..) => None,
        Reason::SectionMin(index) => {
            let section = list.sections.get(index)?;
            Some(SiteReason {
                kind: "section_min",
                figure: section.letter.clone(),
                text: Some(desk.context.section(list, index, section)),
            })
        }
        Reason::Blank(count) => Some(SiteReason {
            kind: "blank",
            figure: count.to_string(),
            text: None,
        }),
    };
    reasons.filter_map(reason).collect()
}
