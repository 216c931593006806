//! A scored sheet as data, for other programs: `score --format json` prints a list of them.

use crate::intake::{Note, Response};
use crate::quantity::{Fraction, Ratio};
use crate::score::{ItemVerdict, Verdict, findings};
use serde::Serialize;

/// A scored sheet. Numbers are strings, so that no program makes floats of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredSheet<'r> {
    /// Standard and audit.
    pub sheet: &'r str,
    /// The whole hash of the list that it was scored by.
    pub hash: &'r str,
    /// The version of the standard then.
    pub version: &'r str,
    /// The site, as it was written.
    pub site: Option<&'r str>,
    /// The day of the visit.
    pub date: Option<String>,
    /// Which visit of the day it was.
    pub visit: Option<&'r str>,
    /// The auditor's post or staff number.
    pub auditor: Option<&'r str>,
    /// What it comes to, as it was filled in.
    #[serde(flatten)]
    pub total: ScoredTotal<'r>,
    /// The share of what does not apply, in percent as shown.
    pub na_share: Option<&'r str>,
    /// The share of what applies that was judged, in percent as shown.
    pub coverage: Option<&'r str>,
    /// The sections, in the order of the sheet.
    pub sections: Vec<ScoredSection<'r>>,
    /// The items, in the order of the sheet.
    pub items: Vec<ScoredItem<'r>>,
    /// Findings and observations, in the order of the sheet.
    pub findings: Vec<ScoredFinding<'r>>,
    /// Appeals, in the order of the file.
    pub appeals: Vec<ScoredAppeal<'r>>,
    /// What it comes to after the appeals that were upheld; null where there is none.
    pub reviewed: Option<ScoredTotal<'r>>,
}

/// What a sheet comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredTotal<'r> {
    /// The number as shown.
    pub score: Option<&'r str>,
    /// The exact number before caps.
    pub raw: Option<&'r Fraction>,
    /// Points earned.
    pub earned: &'r Fraction,
    /// Points that could be earned.
    pub max: &'r Fraction,
    /// The grade.
    pub grade: Option<&'r str>,
    /// The result.
    pub result: &'static str,
    /// What led to it.
    pub reasons: Vec<String>,
}

/// A section of a scored sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredSection<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its number as shown.
    pub score: Option<&'r str>,
}

/// An item of a scored sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredItem<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its credit.
    pub credit: Option<&'r Fraction>,
    /// Its points.
    pub points: Ratio,
    /// The state of its answer.
    pub state: &'static str,
}

/// A finding or an observation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredFinding<'r> {
    /// The id of the item.
    pub item: &'r str,
    /// `critical`, `major`, `minor` or `observation`.
    pub kind: &'static str,
    /// What was seen or heard.
    pub fact: Option<&'r str>,
    /// Photos and papers.
    pub evidence: &'r [String],
    /// Why it happened.
    pub cause: Option<&'r str>,
    /// What is to be done.
    pub action: Option<&'r str>,
    /// Who does it.
    pub owner: Option<&'r str>,
    /// By when.
    pub due: Option<String>,
    /// When it was done.
    pub done: Option<String>,
    /// Who saw that it was done.
    pub verified_by: Option<&'r str>,
}

/// An appeal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoredAppeal<'r> {
    /// The id of the item.
    pub item: &'r str,
    /// Why the answer is held to be wrong.
    pub reason: &'r str,
    /// `open`, `upheld` or `rejected`.
    pub decision: &'static str,
    /// Who decided.
    pub by: Option<&'r str>,
    /// When.
    pub date: Option<String>,
}

impl<'r> ScoredSheet<'r> {
    /// Shows a scored sheet; `reviewed` is what it comes to after appeals.
    #[must_use]
    pub fn of(response: &'r Response, verdict: &'r Verdict, reviewed: Option<&'r Verdict>) -> Self {
        let (head, sheet) = (&response.head, &*response.sheet);
        let id = |index: usize| verdict.items.get(index).map(|item| item.id.as_str());
        let found = findings(&response.answers, verdict).into_iter();
        let appeals = response.appeals.iter();
        Self {
            sheet: &sheet.sheet,
            hash: &sheet.hash,
            version: &sheet.version,
            site: head.site.as_deref(),
            date: response.date().map(|day| day.to_string()),
            visit: head.visit.as_deref(),
            auditor: head.auditor.as_deref(),
            total: ScoredTotal::of(verdict),
            na_share: verdict.na_share.as_deref(),
            coverage: verdict.coverage.as_deref(),
            sections: verdict
                .sections
                .iter()
                .map(|section| ScoredSection {
                    id: &section.id,
                    score: section.score.as_deref(),
                })
                .collect(),
            items: verdict.items.iter().map(ScoredItem::of).collect(),
            findings: found
                .filter_map(|one| {
                    let note = response.notes.get(&one.item);
                    Some(ScoredFinding::of(id(one.item)?, one.kind.key(), note))
                })
                .collect(),
            appeals: appeals
                .filter_map(|appeal| {
                    Some(ScoredAppeal {
                        item: id(appeal.item)?,
                        reason: &appeal.reason,
                        decision: super::visit::decision(appeal.decision),
                        by: appeal.by.as_deref(),
                        date: appeal.date.map(|day| day.to_string()),
                    })
                })
                .collect(),
            reviewed: reviewed.map(ScoredTotal::of),
        }
    }
}

impl<'r> ScoredTotal<'r> {
    fn of(verdict: &'r Verdict) -> Self {
        Self {
            score: verdict.score.as_deref(),
            raw: verdict.raw.as_ref(),
            earned: &verdict.earned,
            max: &verdict.max,
            grade: verdict.grade_name.as_deref(),
            result: verdict.outcome.key(),
            reasons: verdict.reasons.iter().map(|reason| reason.key()).collect(),
        }
    }
}

impl<'r> ScoredItem<'r> {
    fn of(item: &'r ItemVerdict) -> Self {
        Self {
            id: &item.id,
            credit: item.credit.as_ref(),
            points: item.points,
            state: item.state.key(),
        }
    }
}

impl<'r> ScoredFinding<'r> {
    fn of(item: &'r str, kind: &'static str, note: Option<&'r Note>) -> Self {
        let word = |of: fn(&Note) -> &Option<String>| note.and_then(|note| of(note).as_deref());
        Self {
            item,
            kind,
            fact: word(|note| &note.fact),
            evidence: note.map_or(&[], |note| &note.evidence),
            cause: word(|note| &note.cause),
            action: word(|note| &note.action),
            owner: word(|note| &note.owner),
            due: note.and_then(|note| note.due).map(|day| day.to_string()),
            done: note.and_then(|note| note.done).map(|day| day.to_string()),
            verified_by: word(|note| &note.verified_by),
        }
    }
}
