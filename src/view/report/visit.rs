//! The report of one visit.

use super::action::FirstView;
use super::context::{ReportContext, is_article};
use super::finding::{FindingView, Parts, Standing};
use super::head::{ReportFoot, ReportHead};
use super::matrix::{MatrixSection, matrix};
use super::said::SaidView;
use super::section::SectionChart;
use super::trend::TrendChart;
use super::verdict::VerdictView;
use crate::format::Decision;
use crate::intake::{Appeal, Note, Response};
use crate::review::{Earlier, Weighed, first, weighed};
use crate::score::{FindingKind, Verdict};
use crate::view::part::TextView;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the report of a visit is made from.
#[derive(Debug, Clone, Copy)]
pub struct VisitInput<'r> {
    /// The filled sheet.
    pub response: &'r Response,
    /// What it comes to as it was filled in.
    pub verdict: &'r Verdict,
    /// The visits before it.
    pub earlier: Earlier<'r>,
    /// The names of evidence whose pictures are at hand.
    pub photos: &'r BTreeSet<String>,
}

/// The report of one visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VisitReport {
    /// What it is about.
    pub head: ReportHead,
    /// What the sheet comes to, after appeals.
    pub verdict: VerdictView,
    /// What it came to before an appeal changed it.
    pub original: Option<VerdictView>,
    /// The first things to do.
    pub first: Vec<FirstView>,
    /// What was done best.
    pub best: Vec<String>,
    /// The bars of the sections.
    pub sections: SectionChart,
    /// The visits so far; none where this is the first.
    pub trend: Option<TrendChart>,
    /// Findings, the heaviest first.
    pub findings: Vec<FindingView>,
    /// Observations with evidence, or about which something is to be done, the heaviest first.
    pub observations: Vec<FindingView>,
    /// All other observations, the heaviest first.
    pub slight: Vec<FindingView>,
    /// How many findings there are: critical, major, minor, and observations.
    pub counts: [usize; 4],
    /// How the actions stand.
    pub actions: ActionCounts,
    /// The names of the photos that are shown, each with the number of its item.
    pub photos: Vec<PhotoView>,
    /// Appeals.
    pub appeals: Vec<AppealView>,
    /// All judgements.
    pub matrix: Vec<MatrixSection>,
    /// Whether any item is critical.
    pub critical: bool,
    /// The marks that occur among them.
    pub faces: Vec<&'static str>,
    /// What tells it from another.
    pub foot: ReportFoot,
}

/// How the actions of a visit stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ActionCounts {
    /// Agreed and not done.
    pub open: usize,
    /// Those of them whose day has passed.
    pub overdue: usize,
    /// Done.
    pub done: usize,
    /// Findings about which nothing was agreed.
    pub none: usize,
}

/// A photo that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhotoView {
    /// Its name.
    pub name: String,
    /// The number of the item that it belongs to.
    pub number: String,
    /// Whether that is the number of an article.
    pub article: bool,
    /// What it shows, as far as that is written.
    pub fact: Option<String>,
}

/// An appeal against an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppealView {
    /// The number of the item.
    pub number: String,
    /// Whether that is the number of an article.
    pub article: bool,
    /// The criterion.
    pub text: TextView,
    /// What was answered first.
    pub said: Vec<SaidView>,
    /// Why that is held to be wrong.
    pub reason: String,
    /// `open`, `upheld` or `rejected`.
    pub decision: &'static str,
    /// The answer that holds from then on.
    pub answer: Vec<SaidView>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
}

impl VisitReport {
    /// Makes the report of a visit.
    #[must_use]
    pub fn new(context: &ReportContext<'_>, input: VisitInput<'_>) -> Self {
        let VisitInput {
            response, earlier, ..
        } = input;
        let sheet = &*response.sheet;
        let reviewed = response.reviewed();
        let verdict = reviewed.as_ref().unwrap_or(input.verdict);
        let all = weighed(response, verdict, earlier);
        let list = Listed::of(context, input, verdict, &all);
        let date = response.date().map(|day| day.to_string());
        let (matrix, faces) = matrix(context, sheet, verdict);
        let items: Vec<_> = sheet.items().collect();
        let firsts = first(response, &all);
        let first = firsts.iter().filter_map(|one| {
            let index = one.finding.item;
            let note = response.notes.get(&index);
            Some(FirstView::of(
                context,
                sheet,
                items.get(index)?,
                (one, note, response.date()),
            ))
        });
        let count = |kind| all.iter().filter(|one| one.kind == kind).count();
        Self {
            head: ReportHead::new(context, response),
            verdict: VerdictView::new(context, sheet, verdict),
            original: reviewed
                .is_some()
                .then(|| VerdictView::new(context, sheet, input.verdict)),
            first: first.collect(),
            best: response.head.best.clone(),
            sections: SectionChart::new(context, sheet, verdict, earlier),
            trend: TrendChart::new(context, sheet, (date, verdict), earlier),
            counts: [
                count(FindingKind::Critical),
                count(FindingKind::Major),
                count(FindingKind::Minor),
                count(FindingKind::Observation),
            ],
            actions: list.actions(),
            findings: list.findings,
            observations: list.observations,
            slight: list.slight,
            photos: list.photos,
            appeals: response
                .appeals
                .iter()
                .filter_map(|appeal| AppealView::of(context, response, appeal))
                .collect(),
            critical: sheet.items().any(|item| item.critical.is_some()),
            matrix,
            faces,
            foot: ReportFoot::new(response),
        }
    }
}

/// Findings, observations and photos while they are listed.
#[derive(Default)]
struct Listed {
    findings: Vec<FindingView>,
    observations: Vec<FindingView>,
    slight: Vec<FindingView>,
    photos: Vec<PhotoView>,
}

impl Listed {
    fn of(
        context: &ReportContext<'_>,
        input: VisitInput<'_>,
        verdict: &Verdict,
        all: &[Weighed],
    ) -> Self {
        let response = input.response;
        let sheet = &*response.sheet;
        let upheld = response.upheld();
        let answers = upheld.as_ref().unwrap_or(&response.answers);
        let items: Vec<_> = sheet.items().collect();
        let mut list = Self::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for weighed in all {
            let (Some(item), Some(own)) =
                (items.get(weighed.item), verdict.items.get(weighed.item))
            else {
                continue;
            };
            let note = response.notes.get(&weighed.item);
            let mut photo = |name: &str| {
                if !input.photos.contains(name) {
                    return None;
                }
                let shown = &mut list.photos;
                Some(*known.entry(name.to_owned()).or_insert_with(|| {
                    shown.push(PhotoView {
                        name: name.to_owned(),
                        number: item.number.clone(),
                        article: is_article(item),
                        fact: note.and_then(|note| note.fact.clone()),
                    });
                    shown.len()
                }))
            };
            let parts = Parts {
                sheet,
                item,
                answers,
                verdict: own,
                note,
                date: response.date(),
                appealed: answers.get(weighed.item) != response.answers.get(weighed.item),
            };
            let is_fault = weighed.kind != FindingKind::Observation;
            let is_more_than_seen = |note: &Note| {
                let bare = Note {
                    fact: None,
                    ..note.clone()
                };
                !bare.is_empty()
            };
            let is_noted = note.is_some_and(is_more_than_seen);
            let view = FindingView::of(context, weighed, &parts, &mut photo);
            match (is_fault, is_noted) {
                (true, _) => list.findings.push(view),
                (false, true) => list.observations.push(view),
                (false, false) => list.slight.push(view),
            }
        }
        list
    }

    fn actions(&self) -> ActionCounts {
        let all = || self.findings.iter().chain(&self.observations);
        let count = |standing| all().filter(|one| one.standing == standing).count();
        let bare = |one: &&FindingView| one.standing == Standing::None;
        let overdue = count(Standing::Overdue);
        ActionCounts {
            open: count(Standing::Open) + overdue,
            overdue,
            done: count(Standing::Done),
            none: self.findings.iter().filter(bare).count(),
        }
    }
}

impl AppealView {
    fn of(context: &ReportContext<'_>, response: &Response, appeal: &Appeal) -> Option<Self> {
        let sheet = &*response.sheet;
        let item = sheet.items().nth(appeal.item)?;
        let words = |text: &str| context.words(sheet, text);
        let said = |samples| SaidView::all(item, samples, context.lang, &words);
        let answer = appeal.answer.as_ref();
        Some(Self {
            number: item.number.clone(),
            article: is_article(item),
            text: context.criterion(sheet, item),
            said: said(response.answers.get(appeal.item).samples()),
            reason: appeal.reason.clone(),
            decision: decision(appeal.decision),
            answer: answer.map_or_else(Vec::new, |answer| said(answer.samples())),
            by: appeal.by.clone(),
            date: appeal.date.map(|day| day.to_string()),
        })
    }
}

/// Returns the word of files for what was decided.
pub(super) fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Open => "open",
        Decision::Upheld => "upheld",
        Decision::Rejected => "rejected",
    }
}
