//! Items → sections → the whole.
//!
//! # Source
//! Scoring rule 9, the order: credits, critical triggers, zero_section, sections, overall, caps, rounding, grade, then
//! fail, section minimum and incomplete.

use super::credit::of_samples;
use super::grade;
use super::response::Answers;
use super::verdict::{ItemVerdict, Outcome, Reason, SectionVerdict, State, Trigger, Verdict};
use crate::format::Model;
use crate::format::doc::Critical;
use crate::model::{SheetItem, SheetItems, SheetSection};
use crate::quantity::{Fraction, Ratio};

/// Scores the answers of a sheet.
#[must_use]
pub fn score(sheet: &SheetItems, answers: &Answers) -> Verdict {
    let items = judge(sheet, answers);
    let mut sections = Vec::with_capacity(sheet.sections.len());
    let mut first = 0;
    for section in &sheet.sections {
        let own = &items[first..first + section.items.len()];
        sections.push(of_section(section, own, sheet.decimals));
        first += section.items.len();
    }
    let raw = overall(sheet, &sections);
    let caps = items.iter().filter_map(|item| match item.triggered {
        Some(Trigger::Cap(cap)) => Some(Fraction::whole(cap.into())),
        _ => None,
    });
    let cap = caps.min();
    let number = raw.clone().map(|raw| match cap {
        Some(cap) => raw.min(cap),
        None => raw,
    });
    let shares = Shares::of(&items);
    let na_share = shares.na.map(|share| share.fixed(sheet.decimals));
    let limit = Ratio::whole(sheet.na_limit.into());
    let mut verdict = Verdict {
        score: number.as_ref().map(|n| n.fixed(sheet.decimals)),
        number,
        raw,
        earned: sections.iter().map(|s| &s.earned).sum(),
        max: sections.iter().map(|s| &s.max).sum(),
        grade: None,
        grade_name: None,
        outcome: Outcome::None,
        reasons: Vec::new(),
        blanks: shares.blanks,
        na_exceeded: na_share.as_deref().is_some_and(|s| grade::shown(s) > limit),
        na_share,
        coverage: shares.coverage.map(|share| share.fixed(sheet.decimals)),
        passed: shares.passed,
        judged: shares.judged,
        sections,
        items,
    };
    conclude(sheet, answers, &mut verdict);
    verdict
}

fn judge(sheet: &SheetItems, answers: &Answers) -> Vec<ItemVerdict> {
    let sections = sheet.sections.iter().enumerate();
    let items = sections.flat_map(|(n, section)| section.items.iter().map(move |item| (n, item)));
    let judged = items.enumerate().map(|(index, (section, item))| {
        let answer = answers.get(index);
        let (state, credit) = of_samples(answer, item.samples_rule);
        let samples = answer.samples().iter().filter_map(|a| a.credit());
        ItemVerdict {
            id: item.id.clone(),
            section,
            points: item.points,
            credit,
            state,
            triggered: trigger(item, samples),
            severity: item.severity,
        }
    });
    judged.collect()
}

/// Tells what the samples of an item trigger: one below the item's threshold is enough.
fn trigger<'c>(
    item: &SheetItem,
    mut credits: impl Iterator<Item = &'c Fraction>,
) -> Option<Trigger> {
    let rule = item.critical?;
    let effect = match rule.effect {
        Critical::No => return None,
        Critical::Fail => Trigger::Fail,
        Critical::Cap(cap) => Trigger::Cap(cap),
        Critical::ZeroSection => Trigger::ZeroSection,
    };
    let below = Fraction::from(rule.below);
    credits.any(|credit| *credit < below).then_some(effect)
}

fn of_section(section: &SheetSection, items: &[ItemVerdict], decimals: u32) -> SectionVerdict {
    let (mut earned, mut max) = (Fraction::ZERO, Fraction::ZERO);
    for item in items.iter().filter(|item| !item.points.is_zero()) {
        if let Some(credit) = &item.credit {
            let points = Fraction::from(item.points);
            earned = &earned + &(&points * credit);
            max = &max + &points;
        }
    }
    let emptied = items
        .iter()
        .any(|item| item.triggered == Some(Trigger::ZeroSection));
    if emptied {
        earned = Fraction::ZERO;
    }
    let number = percent(&earned, &max);
    let score = number.as_ref().map(|number| number.fixed(decimals));
    let below_min = match (&score, section.min) {
        (Some(score), Some(min)) => grade::shown(score) < min,
        _ => false,
    };
    SectionVerdict {
        id: section.id.clone(),
        score,
        number,
        earned,
        max,
        below_min,
        emptied,
    }
}

/// Returns the overall number before caps.
fn overall(sheet: &SheetItems, sections: &[SectionVerdict]) -> Option<Fraction> {
    match sheet.model {
        Model::Points => {
            let earned: Fraction = sections.iter().map(|s| &s.earned).sum();
            let max: Fraction = sections.iter().map(|s| &s.max).sum();
            percent(&earned, &max)
        }
        Model::Sections => {
            let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
            for (section, written) in sections.iter().zip(&sheet.sections) {
                if let Some(number) = &section.number {
                    let weight = Fraction::from(written.weight);
                    sum = &sum + &(&weight * number);
                    weights = &weights + &weight;
                }
            }
            sum.over(&weights)
        }
    }
}

/// Fills in grade, result and reasons.
///
/// # Source
/// Scoring rule 12: the first that holds.
fn conclude(sheet: &SheetItems, answers: &Answers, verdict: &mut Verdict) {
    let failed = verdict
        .items
        .iter()
        .any(|item| item.triggered == Some(Trigger::Fail));
    let is_whole = verdict.blanks == 0 && verdict.number.is_some();
    let is_short = !failed && is_whole && verdict.sections.iter().any(|s| s.below_min);
    verdict.reasons = reasons(verdict, is_short);
    (verdict.outcome, verdict.grade) = if failed || is_short {
        (Outcome::Fail, grade::lowest(sheet))
    } else if verdict.blanks > 0 {
        verdict.reasons.push(Reason::Blank(verdict.blanks));
        (Outcome::Incomplete, None)
    } else if !is_whole {
        (Outcome::None, None)
    } else {
        let grade = grade::of(sheet, answers, verdict);
        match grade.is_some_and(|index| grade::is_failing(sheet, index)) {
            true => (Outcome::Fail, grade),
            false => (Outcome::Pass, grade),
        }
    };
    verdict.grade_name = verdict
        .grade
        .and_then(|index| grade::name(sheet, index))
        .map(str::to_owned);
}

/// Lists what was triggered, once each, section by section.
fn reasons(verdict: &Verdict, is_short: bool) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut items = verdict.items.iter().enumerate().peekable();
    for (n, section) in verdict.sections.iter().enumerate() {
        while let Some((index, item)) = items.next_if(|(_, item)| item.section == n) {
            reasons.extend(item.triggered.map(|what| Reason::Critical(index, what)));
        }
        if is_short && section.below_min {
            reasons.push(Reason::SectionMin(n));
        }
    }
    reasons
}

/// Shares and counts of the items with points.
///
/// # Source
/// Scoring rule 13.
struct Shares {
    na: Option<Fraction>,
    coverage: Option<Fraction>,
    blanks: usize,
    passed: usize,
    judged: usize,
}

impl Shares {
    fn of(items: &[ItemVerdict]) -> Self {
        let (mut all, mut na, mut judged) = (Fraction::ZERO, Fraction::ZERO, Fraction::ZERO);
        let mut counts = [0_usize; 3];
        for item in items.iter().filter(|item| !item.points.is_zero()) {
            let points = Fraction::from(item.points);
            all = &all + &points;
            match item.state {
                State::NotApplicable => na = &na + &points,
                State::Answered => {
                    judged = &judged + &points;
                    counts[1] += usize::from(item.credit == Some(Fraction::ONE));
                    counts[2] += 1;
                }
                State::Blank => counts[0] += 1,
                State::NotObserved => {}
            }
        }
        let [blanks, passed, answered] = counts;
        Self {
            coverage: percent(&judged, &(&all - &na)),
            na: percent(&na, &all),
            blanks,
            passed,
            judged: answered,
        }
    }
}

/// Returns a part in percent; `None` of nothing.
pub(super) fn percent(part: &Fraction, whole: &Fraction) -> Option<Fraction> {
    (&Fraction::whole(100) * part).over(whole)
}
