//! Forms, the questions asked of customers, and what is recorded.

use serde::Serialize;

use crate::format::doc::{FeedbackDoc, FeedbackQuestionDoc, FormDoc, FormFieldDoc, RecordDoc};
use crate::format::{Field, Word};
use crate::model::{Entry, Step};
use crate::view::line::{lines, open_line, text_line};
use crate::view::output::Document;
use crate::view::part::{FactView, LineView, LinkView, TextView, ValueView};
use crate::view::pen::{Details, Facts, Pen};
use crate::view::show::{linked, noted, notes};

/// The forms, the questions asked of customers, and what is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormsView {
    /// The forms.
    pub forms: Vec<FormView>,
    /// Questions asked of customers.
    pub feedback: Vec<FeedbackView>,
    /// All records with their place.
    pub records: Vec<RecordView>,
}

/// One form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// The way to the blank form to print, where one is made.
    pub document: Option<String>,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// What makes it complete and valid.
    pub quality: Vec<LineView>,
    /// Copies, how long it is kept, where it is used, references.
    pub facts: Vec<FactView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// What stands before the blank.
    pub label: TextView,
    /// Its kind.
    pub kind: Option<ValueView>,
    /// That it must be filled in, or that this is undecided.
    pub required: Option<ValueView>,
    /// Whether and how delicately personal the answer is.
    pub personal: Option<TextView>,
    /// What can be chosen.
    pub choices: Vec<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// A set of questions asked of customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedbackView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// Whether its title says that it is feedback, so that no word in front need say so.
    pub named: bool,
    /// The way to the questions to print, where they are made.
    pub document: Option<String>,
    /// Channel, time, who asks, within what time.
    pub facts: Vec<FactView>,
    /// The questions; the scale stands in the details.
    pub questions: Vec<LineView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// Something that a step records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordView {
    /// What is recorded.
    pub what: Option<TextView>,
    /// Where.
    pub place: Option<TextView>,
    /// How long it is kept.
    pub keep: Option<ValueView>,
    /// That it is about a person, or that this is undecided.
    pub personal: Option<ValueView>,
    /// The step.
    pub step: LinkView,
    /// References and notes.
    pub details: Vec<ValueView>,
}

impl FormsView {
    /// Collects forms, questions and records.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let mut records = Vec::new();
        for (_, step) in standard.steps() {
            let Some(link) = pen.step_link(&step.id) else {
                continue;
            };
            if let Field::Open { why, .. } = &step.doc.record {
                records.push(open_record(pen.open(why.as_deref()), link.clone()));
            }
            for doc in step.doc.record.list() {
                records.push(record(doc, link.clone(), pen));
            }
        }
        Self {
            forms: standard.forms.iter().map(|f| form(f, pen)).collect(),
            feedback: standard.feedback.iter().map(|f| feedback(f, pen)).collect(),
            records,
        }
    }
}

fn title(field: &Field<crate::format::Text>, id: &str, pen: &Pen<'_>) -> TextView {
    pen.field(field).unwrap_or_else(|| TextView::plain(id))
}

/// Lists the steps that use a form or ask for feedback.
fn used(id: &str, pen: &Pen<'_>) -> Vec<ValueView> {
    let uses = |step: &Step| {
        let mut calls = step.doc.exceptions.list().iter().map(|e| &e.form);
        step.doc.forms.list().iter().any(|f| f.as_str() == id)
            || calls.any(|form| form.get().is_some_and(|f| f.as_str() == id))
    };
    let steps = pen.standard().steps().filter(|(_, step)| uses(step));
    let links = steps.filter_map(|(_, step)| pen.step_link(&step.id));
    links.map(linked).collect()
}

fn form(entry: &Entry<FormDoc>, pen: &Pen<'_>) -> FormView {
    let doc = &entry.doc;
    let open_fields = match &doc.fields {
        Field::Open { why, .. } => vec![ValueView::text(pen.open(why.as_deref()))],
        _ => Vec::new(),
    };
    FormView {
        id: entry.id.clone(),
        title: title(&doc.title, &entry.id, pen),
        document: pen.document(&Document::Form(&entry.id).stem()),
        fields: doc.fields.list().iter().map(|f| field(f, pen)).collect(),
        quality: lines("quality", &doc.quality, pen),
        facts: Facts::new(pen)
            .row("f_text", &doc.text)
            .rows("f_copies", &doc.copies)
            .row("f_keep", &doc.keep)
            .line("fields", open_fields)
            .line("f_used", used(&entry.id, pen))
            .row("f_refs", &doc.refs)
            .line("f_origin", pen.origin_alone(entry.origin.as_ref()))
            .line("f_filled", pen.origin_alone(entry.filled.as_ref()))
            .list(),
        notes: notes(&doc.notes, pen),
    }
}

/// Shows a claim where it is made or undecided.
fn claimed(field: &Field<bool>, pen: &Pen<'_>) -> Option<ValueView> {
    pen.value(field).filter(|_| field.get() != Some(&false))
}

fn field(doc: &FormFieldDoc, pen: &Pen<'_>) -> FieldView {
    let choices = match &doc.choices {
        Field::Open { why, .. } => vec![pen.open(why.as_deref())],
        other => other.list().iter().map(|c| pen.text(c)).collect(),
    };
    FieldView {
        label: title(&doc.label, "", pen),
        kind: pen.value(&doc.kind),
        required: claimed(&doc.required, pen),
        personal: TextView::value(&doc.personal, pen.lang, |personal| {
            let word = personal
                .0
                .map_or_else(|| pen.words("否", "No"), |kind| kind.print(pen.lang));
            TextView::plain(word)
        }),
        choices,
        details: Details::new(pen)
            .refs(&doc.refs)
            .with(noted(&doc.notes, pen))
            .list(),
    }
}

fn feedback(entry: &Entry<FeedbackDoc>, pen: &Pen<'_>) -> FeedbackView {
    let doc = &entry.doc;
    let questions = match &doc.questions {
        Field::Open { why, .. } => vec![open_line("text", why.as_deref(), pen)],
        other => other.list().iter().map(|q| question(q, pen)).collect(),
    };
    let words = doc
        .title
        .get()
        .map(|title| pen.text(title).text.to_lowercase());
    FeedbackView {
        id: entry.id.clone(),
        named: words.is_some_and(|words| words.contains("反馈") || words.contains("feedback")),
        title: title(&doc.title, &entry.id, pen),
        document: pen.document(&Document::Form(&entry.id).stem()),
        facts: Facts::new(pen)
            .row("f_text", &doc.text)
            .row("f_channel", &doc.channel)
            .row("f_when", &doc.when)
            .row("f_by", &doc.by)
            .row("f_within", &doc.within)
            .line("f_used", used(&entry.id, pen))
            .row("f_refs", &doc.refs)
            .line("f_origin", pen.origin_alone(entry.origin.as_ref()))
            .line("f_filled", pen.origin_alone(entry.filled.as_ref()))
            .list(),
        questions,
        notes: notes(&doc.notes, pen),
    }
}

fn question(doc: &FeedbackQuestionDoc, pen: &Pen<'_>) -> LineView {
    let mut line = text_line(title(&doc.ask, "", pen));
    line.details = Details::new(pen)
        .add("d_scale", &doc.scale)
        .refs(&doc.refs)
        .list();
    line.notes = notes(&doc.notes, pen);
    line
}

fn open_record(what: TextView, step: LinkView) -> RecordView {
    RecordView {
        what: Some(what),
        place: None,
        keep: None,
        personal: None,
        step,
        details: Vec::new(),
    }
}

fn record(doc: &RecordDoc, step: LinkView, pen: &Pen<'_>) -> RecordView {
    RecordView {
        what: pen.field(&doc.what),
        place: pen.field(&doc.r#where),
        keep: pen.values(&doc.keep).into_iter().next(),
        personal: claimed(&doc.personal, pen),
        step,
        details: Details::new(pen)
            .refs(&doc.refs)
            .with(noted(&doc.notes, pen))
            .list(),
    }
}
