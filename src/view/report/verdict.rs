//! What a sheet comes to: number, grade, result, and why.

use super::context::ReportContext;
use crate::format::{GradeBy, Model};
use crate::model::SheetItems;
use crate::quantity::{Fraction, Ratio};
use crate::score::{Outcome, Reason, State, Trigger, Verdict};
use crate::view::part::TextView;
use serde::Serialize;

/// What a sheet comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictView {
    /// The number as shown; none where nothing was judged.
    pub score: Option<String>,
    /// The number before a cap, where that changed it.
    pub uncapped: Option<String>,
    /// Points earned.
    pub earned: String,
    /// Points that could be earned.
    pub max: String,
    /// Points that did not apply or were not seen, where there are any.
    pub left_out: Option<String>,
    /// Whether the number is the weighted mean of the sections.
    pub weighted: bool,
    /// The grade.
    pub grade: Option<TextView>,
    /// How many characters the grade has.
    pub grade_length: usize,
    /// The grade that the number alone would have given, where a veto made it another.
    pub grade_by_score: Option<TextView>,
    /// `pass`, `fail`, `incomplete` or `none`.
    pub result: &'static str,
    /// Why.
    pub reasons: Vec<ReasonView>,
    /// The share of what does not apply, in percent.
    pub na_share: Option<String>,
    /// The share that calls for a word, in percent, where it is exceeded.
    pub na_limit: Option<String>,
    /// The share of what applies that was judged, in percent.
    pub coverage: Option<String>,
    /// How many items with points have full credit.
    pub passed: usize,
    /// How many items with points were judged.
    pub judged: usize,
    /// How many items the sheet has.
    pub items: usize,
    /// How many of them do not apply.
    pub na_items: usize,
}

/// Why a result or a number is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonView {
    /// `critical`, `cap`, `zero_section`, `section_min` or `blank`.
    pub kind: &'static str,
    /// The number of the item, or the letter of the section.
    pub number: Option<String>,
    /// The criterion of the item, or the title of the section.
    pub text: Option<TextView>,
    /// The most, the least, or how many.
    pub figure: Option<String>,
    /// The number of the section.
    pub score: Option<String>,
}

impl VerdictView {
    pub(super) fn new(context: &ReportContext<'_>, sheet: &SheetItems, verdict: &Verdict) -> Self {
        let decimals = sheet.decimals;
        let uncapped = verdict.raw.as_ref().map(|raw| raw.fixed(decimals));
        let by_score = of_score(sheet, verdict).filter(|index| Some(*index) != verdict.grade);
        let by_score = grade(context, sheet, by_score);
        let grade = grade(context, sheet, verdict.grade);
        let out = |item: &&crate::score::ItemVerdict| {
            matches!(item.state, State::NotApplicable | State::NotObserved)
        };
        let left_out: Ratio = verdict
            .items
            .iter()
            .filter(out)
            .map(|item| item.points)
            .sum();
        let is_na = |item: &&crate::score::ItemVerdict| item.state == State::NotApplicable;
        Self {
            uncapped: uncapped.filter(|raw| Some(raw) != verdict.score.as_ref()),
            score: verdict.score.clone(),
            earned: points(&verdict.earned),
            max: points(&verdict.max),
            left_out: (!left_out.is_zero()).then(|| left_out.short(2)),
            weighted: sheet.model == Model::Sections,
            grade_length: grade.as_ref().map_or(0, |grade| grade.text.chars().count()),
            grade,
            grade_by_score: by_score,
            result: verdict.outcome.key(),
            reasons: reasons(context, sheet, verdict),
            na_share: verdict.na_share.clone(),
            na_limit: verdict.na_exceeded.then(|| sheet.na_limit.to_string()),
            coverage: verdict.coverage.clone(),
            passed: verdict.passed,
            judged: verdict.judged,
            items: verdict.items.len(),
            na_items: verdict.items.iter().filter(is_na).count(),
        }
    }
}

/// Names a grade of a sheet.
pub(super) fn grade(
    context: &ReportContext<'_>,
    sheet: &SheetItems,
    index: Option<usize>,
) -> Option<TextView> {
    let index = index?;
    if let Some(audit) = context.today_of(sheet) {
        let name = match sheet.grade_by {
            GradeBy::Score => audit.grades.get(index).map(|grade| &grade.name),
            GradeBy::Findings => audit.findings.get(index).map(|grade| &grade.name),
        };
        return name.map(|name| TextView::of(name, context.lang));
    }
    let name = match sheet.grade_by {
        GradeBy::Score => sheet.grades.get(index).map(|grade| &grade.name),
        GradeBy::Findings => sheet.findings.get(index).map(|grade| &grade.name),
    };
    name.map(|name| context.words(sheet, name))
}

/// Returns the grade of the number alone, where a miss made the sheet fail whatever its number is.
fn of_score(sheet: &SheetItems, verdict: &Verdict) -> Option<usize> {
    let fails = |reason: &Reason| reason.is_veto() || matches!(reason, Reason::SectionMin(_));
    let is_whole = verdict.outcome == Outcome::Fail && verdict.blanks == 0;
    if sheet.grade_by != GradeBy::Score || !is_whole || !verdict.reasons.iter().any(fails) {
        return None;
    }
    let score = Ratio::parse(verdict.score.as_deref()?)?;
    sheet.grades.iter().position(|grade| score >= grade.from)
}

fn reasons(context: &ReportContext<'_>, sheet: &SheetItems, verdict: &Verdict) -> Vec<ReasonView> {
    let of = |reason: &Reason| match *reason {
        Reason::Critical(index, trigger) => {
            let item = sheet.items().nth(index);
            let (kind, figure) = match trigger {
                Trigger::Fail => ("critical", None),
                Trigger::Cap(most) => ("cap", Some(most.to_string())),
                Trigger::ZeroSection => ("zero_section", None),
            };
            ReasonView {
                kind,
                number: item.map(|item| item.number.clone()),
                text: item.map(|item| context.criterion(sheet, item)),
                figure,
                score: None,
            }
        }
        Reason::SectionMin(index) => {
            let section = sheet.sections.get(index);
            ReasonView {
                kind: "section_min",
                number: section.map(|section| section.letter.clone()),
                text: section.map(|section| context.section(sheet, index, section)),
                figure: section
                    .and_then(|section| section.min)
                    .map(|min| min.to_string()),
                score: verdict
                    .sections
                    .get(index)
                    .and_then(|section| section.score.clone()),
            }
        }
        Reason::Blank(count) => ReasonView {
            kind: "blank",
            number: None,
            text: None,
            figure: Some(count.to_string()),
            score: None,
        },
    };
    verdict.reasons.iter().map(of).collect()
}

/// Writes points with at most two decimals, none of them idle.
pub(super) fn points(points: &Fraction) -> String {
    let text = points.fixed(2);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.to_owned()
}
