//! Document control and changes.

use serde::Serialize;

use super::since::since;
use crate::format::doc::{ChangeDoc, IssueDoc, PilotDoc, Translated, WaiverDoc};
use crate::format::{Field, Word};
use crate::label::Lang;
use crate::view::changed::ChangedView;
use crate::view::output::{OutputView, acknowledgement};
use crate::view::part::{FactView, LinkView, TextView, ValueView};
use crate::view::pen::{Details, Facts, Pen};
use crate::view::show::{noted, notes};

/// Document control and changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ControlView {
    /// Version, status, dates, people, neighbours, origin.
    pub facts: Vec<FactView>,
    /// The changes, the newest first.
    pub changes: Vec<ChangeView>,
    /// What the newest edition says otherwise than the one before.
    pub since: Option<ChangedView>,
    /// The sheet on which staff sign that they have read this edition.
    pub sheets: Vec<OutputView>,
    /// The trial run.
    pub pilot: Vec<FactView>,
    /// Findings of the checks that are accepted, with their reason.
    pub waivers: Vec<WaiverView>,
    /// Remarks and suggestions with what was decided.
    pub issues: Vec<IssueView>,
    /// Ids that are no longer used.
    pub retired: Vec<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// The version it belongs to.
    pub version: Option<TextView>,
    /// The date.
    pub date: Option<TextView>,
    /// Its kind.
    pub kind: Option<ValueView>,
    /// What was done.
    pub action: Option<ValueView>,
    /// What changed.
    pub text: Option<TextView>,
    /// Why.
    pub reason: Option<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// One accepted finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaiverView {
    /// The code of the check.
    pub code: String,
    /// The place.
    pub at: ValueView,
    /// Why it is accepted.
    pub reason: Option<TextView>,
    /// Until when.
    pub until: Option<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// One remark on the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueView {
    /// The name within the page.
    pub anchor: Option<String>,
    /// The step.
    pub step: Option<LinkView>,
    /// Who raised it.
    pub source: Option<ValueView>,
    /// The remark.
    pub text: Option<TextView>,
    /// The date.
    pub date: Option<TextView>,
    /// Its status.
    pub status: Option<ValueView>,
    /// What was decided.
    pub decision: Option<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

impl ControlView {
    /// Collects who answers for the standard, since when it holds and what was changed.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let doc = &standard.doc;
        let retired = doc.retired.list().iter();
        let mut waivers: Vec<WaiverView> =
            standard.waivers.iter().map(|w| waiver(w, pen)).collect();
        waivers.sort_by(|a, b| a.code.cmp(&b.code));
        Self {
            facts: facts(pen),
            changes: changes_of(pen),
            since: since(pen),
            sheets: [acknowledgement(pen)]
                .into_iter()
                .filter(OutputView::leads)
                .collect(),
            pilot: doc.pilot.get().map_or_else(
                || {
                    Facts::new(pen)
                        .row("f_result", &open_pilot(&doc.pilot))
                        .list()
                },
                |pilot| trial(pilot, pen),
            ),
            waivers,
            issues: standard.issues.iter().map(|i| issue(i, pen)).collect(),
            retired: retired.map(|id| id.as_str().to_owned()).collect(),
        }
    }
}

/// Lists the changes, the newest first.
pub(super) fn changes_of(pen: &Pen<'_>) -> Vec<ChangeView> {
    let mut changes: Vec<&ChangeDoc> = pen.standard().doc.changes.list().iter().collect();
    changes.sort_by_key(|c| std::cmp::Reverse(c.version.get()));
    changes.into_iter().map(|c| change(c, pen)).collect()
}

/// Returns the pilot as an open text, where it is open.
fn open_pilot(field: &Field<PilotDoc>) -> Field<crate::format::Text> {
    match field {
        Field::Open { span, why } => Field::Open {
            span: *span,
            why: why.clone(),
        },
        _ => Field::Absent,
    }
}

fn facts(pen: &Pen<'_>) -> Vec<FactView> {
    let standard = pen.standard();
    let doc = &standard.doc;
    let plain = |text: String| vec![ValueView::plain(text)];
    let word = |key: &str| vec![ValueView::word(key)];
    let internal = match doc.internal.get() {
        Some(true) => word("internal_yes"),
        Some(false) => word("internal_no"),
        None => Vec::new(),
    };
    let translated = doc
        .translated
        .get()
        .map_or_else(Vec::new, |t| promises(t, pen));
    let notes = kinds_first(notes(&doc.notes, pen));
    let open_changes = pen.undecided("open", &doc.changes);
    let open_changes = open_changes.into_iter().map(unlabelled).collect();
    let language = match standard.language {
        Lang::Zh => "中文",
        Lang::En => "English",
    };
    Facts::new(pen)
        .line("f_id", plain(standard.id.clone()))
        .row("f_doc_no", &doc.doc_no)
        .line("f_version", plain(standard.version.to_string()))
        .row("f_edition", &doc.edition)
        .line("f_hash", plain(standard.short_hash().to_owned()))
        .row("f_status", &doc.status)
        .row("f_kind", &doc.kind)
        .row("f_industry", &doc.industry)
        .row("f_effective", &doc.effective)
        .row("f_review_every", &doc.review_every)
        .row("f_owner", &doc.owner)
        .rows("f_authors", &doc.authors)
        .row("f_site_word", &doc.site_word)
        .row("f_site_head", &doc.site_head)
        .row("f_region_head", &doc.region_head)
        .rows("f_audit_asks", &doc.audit_asks)
        .row("f_consulted", &doc.consulted)
        .row("f_reviewed_by", &doc.reviewed_by)
        .row("f_approved_by", &doc.approved_by)
        .row("f_follows", &doc.follows)
        .row("f_precedes", &doc.precedes)
        .rows("f_include", &doc.include)
        .line("f_language", plain(language.to_owned()))
        .line("f_translated", translated)
        .line("f_internal", internal)
        .line("changes", open_changes)
        .row("f_refs", &doc.refs)
        .lines("f_notes", notes)
        .list()
}

/// Takes the label away, for a field that has one of its own.
fn unlabelled(mut value: ValueView) -> ValueView {
    value.label = None;
    value
}

/// Puts each note on a line of its own, its kind in front.
fn kinds_first(notes: Vec<ValueView>) -> Vec<Vec<ValueView>> {
    let first = |mut note: ValueView| {
        note.number = note.plain.take();
        vec![note]
    };
    notes.into_iter().map(first).collect()
}

fn promises(translated: &Translated, pen: &Pen<'_>) -> Vec<ValueView> {
    let promise = |(lang, promise): &(Lang, crate::format::Promise)| {
        let name = match lang {
            Lang::Zh => "中文",
            Lang::En => "English",
        };
        ValueView::plain(format!("{name} · {}", promise.print(pen.lang)))
    };
    translated.0.iter().map(promise).collect()
}

fn trial(doc: &PilotDoc, pen: &Pen<'_>) -> Vec<FactView> {
    let notes = kinds_first(notes(&doc.notes, pen));
    Facts::new(pen)
        .row("f_sites", &doc.sites)
        .row("f_from", &doc.from)
        .row("f_to", &doc.to)
        .rows("f_criteria", &doc.criteria)
        .row("f_result", &doc.result)
        .row("f_refs", &doc.refs)
        .lines("f_notes", notes)
        .list()
}

fn date(field: &Field<crate::format::Date>, pen: &Pen<'_>) -> Option<TextView> {
    TextView::value(field, pen.lang, |date| TextView::plain(date.to_string()))
}

pub(super) fn change(doc: &ChangeDoc, pen: &Pen<'_>) -> ChangeView {
    ChangeView {
        version: doc.version.get().map(|v| TextView::plain(v.to_string())),
        date: date(&doc.date, pen),
        kind: pen.value(&doc.kind),
        action: pen.value(&doc.action),
        text: pen.field(&doc.text),
        reason: pen.field(&doc.reason),
        details: Details::new(pen)
            .refs(&doc.refs)
            .with(noted(&doc.notes, pen))
            .list(),
    }
}

fn waiver(doc: &WaiverDoc, pen: &Pen<'_>) -> WaiverView {
    WaiverView {
        code: doc
            .code
            .get()
            .map_or_else(String::new, |c| c.as_str().to_owned()),
        at: pen
            .values(&doc.at)
            .into_iter()
            .next()
            .unwrap_or_else(|| ValueView::word("whole_standard")),
        reason: pen.field(&doc.reason),
        until: date(&doc.until, pen),
        details: Details::new(pen).refs(&doc.refs).list(),
    }
}

fn issue(doc: &IssueDoc, pen: &Pen<'_>) -> IssueView {
    IssueView {
        anchor: doc.id.get().map(|id| id.as_str().to_owned()),
        step: doc.step.get().and_then(|step| pen.step_link(step.as_str())),
        source: pen.value(&doc.source),
        text: pen.field(&doc.text),
        date: date(&doc.date, pen),
        status: pen.value(&doc.status),
        decision: pen.field(&doc.decision),
        details: Details::new(pen)
            .with(pen.undecided("d_step", &doc.step))
            .refs(&doc.refs)
            .with(noted(&doc.notes, pen))
            .list(),
    }
}
