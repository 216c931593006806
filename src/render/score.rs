//! Verdicts as data, for other programs.

use crate::score::{ItemVerdict, Verdict};
use serde_json::{Value, json};

/// What of a filled sheet's head stands beside its verdict.
#[derive(Debug, Clone, Copy)]
pub struct ScoredSheet<'a> {
    /// Standard and audit.
    pub sheet: &'a str,
    /// The whole hash of the list that it was scored by.
    pub hash: &'a str,
    /// The site, where it is named.
    pub site: Option<&'a str>,
    /// The day of the visit, where it is named.
    pub date: Option<&'a str>,
}

/// Returns a verdict as one object; numbers are strings, so that no program makes floats of them.
#[must_use]
pub fn object(head: ScoredSheet<'_>, verdict: &Verdict) -> Value {
    let reasons: Vec<String> = verdict.reasons.iter().map(|reason| reason.key()).collect();
    let sections = verdict.sections.iter();
    let sections: Vec<Value> = sections
        .map(|section| json!({ "id": section.id, "score": section.score }))
        .collect();
    let items: Vec<Value> = verdict.items.iter().map(item).collect();
    json!({
        "sheet": head.sheet,
        "hash": head.hash,
        "site": head.site,
        "date": head.date,
        "score": verdict.score,
        "raw": verdict.raw,
        "earned": verdict.earned,
        "max": verdict.max,
        "grade": verdict.grade_name,
        "result": verdict.outcome.key(),
        "reasons": reasons,
        "na_share": verdict.na_share,
        "coverage": verdict.coverage,
        "sections": sections,
        "items": items,
    })
}

fn item(item: &ItemVerdict) -> Value {
    json!({
        "id": item.id,
        "credit": item.credit,
        "points": item.points,
        "state": item.state.key(),
    })
}
