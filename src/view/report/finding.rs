//! Findings and observations, each with what belongs to it.

use super::action::{ActionView, due};
use super::context::{ReportContext, is_article};
use super::day::DayView;
use super::said::SaidView;
use super::verdict::points;
use crate::format::Date;
use crate::intake::Note;
use crate::model::{SheetItem, SheetItems};
use crate::review::{ActionState, Face, Weighed};
use crate::score::{Answers, FindingKind, ItemVerdict, Trigger};
use crate::view::part::TextView;
use serde::Serialize;

/// A finding or an observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// The number of the item.
    pub number: String,
    /// Whether that is the number of an article.
    pub article: bool,
    /// The item, as answers write it.
    pub item: String,
    /// `critical`, `major`, `minor` or `observation`.
    pub kind: &'static str,
    /// Whether the sheet says how much a miss weighs.
    pub graded: bool,
    /// What the miss did: `fail`, `cap` or `zero_section`.
    pub trigger: Option<&'static str>,
    /// How the judgement is drawn.
    pub face: &'static str,
    /// What was answered.
    pub said: Vec<SaidView>,
    /// The points that it lost, where it lost any.
    pub lost: Option<String>,
    /// The criterion.
    pub text: TextView,
    /// In which case it holds.
    pub when: Option<TextView>,
    /// The kinds of customers it holds for.
    pub audiences: Vec<TextView>,
    /// What was seen or heard.
    pub fact: Option<String>,
    /// Photos and papers.
    pub evidence: Vec<EvidenceView>,
    /// Why it happened.
    pub cause: Option<String>,
    /// What is to be done.
    pub action: ActionView,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<DayView>,
    /// Whether that follows from the sheet's own rule.
    pub due_by_rule: bool,
    /// Where the action stands.
    pub standing: Standing,
    /// When it was done.
    pub done: Option<DayView>,
    /// Who saw that it was done.
    pub verified_by: Option<String>,
    /// At how many visits in a row it was a fault, from two on.
    pub repeat: Option<usize>,
    /// Whether the answer was changed by an appeal.
    pub appealed: bool,
}

/// A photo or a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceView {
    /// Its name, as the auditor wrote it.
    pub name: String,
    /// Its place among the photos of the report, from one on; none where it is not at hand.
    pub photo: Option<usize>,
}

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nothing was agreed.
    None,
    /// It is to be done.
    Open,
    /// Its day has passed.
    Overdue,
    /// It was done.
    Done,
}

/// What a finding is made of.
pub(super) struct Parts<'r> {
    pub sheet: &'r SheetItems,
    pub item: &'r SheetItem,
    pub answers: &'r Answers,
    pub verdict: &'r ItemVerdict,
    pub note: Option<&'r Note>,
    pub date: Option<Date>,
    pub appealed: bool,
}

impl FindingView {
    pub(super) fn of(
        context: &ReportContext<'_>,
        weighed: &Weighed,
        parts: &Parts<'_>,
        photo: &mut dyn FnMut(&str) -> Option<usize>,
    ) -> Self {
        let Parts {
            sheet, item, note, ..
        } = *parts;
        let words = |text: &str| context.words(sheet, text);
        let samples = parts.answers.get(weighed.item).samples();
        let day = |day: Date| DayView::of(day, parts.date, context.lang);
        let due = due(context, sheet, weighed.kind, (note, parts.date));
        let evidence = note.map_or(&[][..], |note| &note.evidence);
        Self {
            number: item.number.clone(),
            article: is_article(item),
            item: item.id.clone(),
            kind: weighed.kind.key(),
            graded: item.severity.is_some() || weighed.kind == FindingKind::Critical,
            trigger: parts.verdict.triggered.map(|trigger| match trigger {
                Trigger::Fail => "fail",
                Trigger::Cap(_) => "cap",
                Trigger::ZeroSection => "zero_section",
            }),
            face: Face::of(parts.verdict).key(),
            said: SaidView::all(item, samples, context.lang, &words),
            lost: (!weighed.lost.is_zero()).then(|| points(&weighed.lost)),
            text: context.criterion(sheet, item),
            when: item.when.as_deref().map(words),
            audiences: item.audiences.iter().map(|name| words(name)).collect(),
            fact: note.and_then(|note| note.fact.clone()),
            evidence: evidence
                .iter()
                .map(|name| EvidenceView {
                    photo: photo(name),
                    name: name.clone(),
                })
                .collect(),
            cause: note.and_then(|note| note.cause.clone()),
            action: ActionView::of(context, sheet, item, note),
            owner: note.and_then(|note| note.owner.clone()),
            due: due.map(|(due, _)| day(due)),
            due_by_rule: due.is_some_and(|(_, by_rule)| by_rule),
            standing: note
                .and_then(|note| ActionState::of(note, Some(context.today)))
                .into(),
            done: note.and_then(|note| note.done).map(day),
            verified_by: note.and_then(|note| note.verified_by.clone()),
            repeat: (weighed.repeats > 1).then_some(weighed.repeats),
            appealed: parts.appealed,
        }
    }
}

impl From<Option<ActionState>> for Standing {
    fn from(state: Option<ActionState>) -> Self {
        match state {
            None => Self::None,
            Some(ActionState::Open) => Self::Open,
            Some(ActionState::Overdue) => Self::Overdue,
            Some(ActionState::Done) => Self::Done,
        }
    }
}
