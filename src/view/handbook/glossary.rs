//! Terms, kinds of customers, places and sources.

use serde::Serialize;

use crate::format::doc::StepDoc;
use crate::view::part::{LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};
use crate::view::show::notes;

/// Terms, kinds of customers, places and sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryView {
    /// The terms.
    pub terms: Vec<EntryView>,
    /// The kinds of customers, with their signs.
    pub audiences: Vec<EntryView>,
    /// The places and channels.
    pub touchpoints: Vec<EntryView>,
    /// The sources that `refs` name.
    pub references: Vec<EntryView>,
}

/// One entry of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// The name within the page.
    pub anchor: Option<String>,
    /// The word.
    pub term: TextView,
    /// What it means.
    pub meaning: Option<TextView>,
    /// Signs, where it is used, references.
    pub details: Vec<ValueView>,
    /// The steps that use it.
    pub used: Vec<LinkView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

impl GlossaryView {
    /// Lists terms, kinds of customers, places and sources.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let used = |wanted: &dyn Fn(&StepDoc) -> bool| -> Vec<LinkView> {
            let steps = standard.steps().filter(|(_, s)| wanted(&s.doc));
            steps.filter_map(|(_, s)| pen.step_link(&s.id)).collect()
        };
        let terms = standard.terms.iter().map(|entry| EntryView {
            anchor: Some(entry.id.clone()),
            term: named(pen.field(&entry.doc.term), &entry.id),
            meaning: pen.field(&entry.doc.meaning),
            details: Details::new(pen)
                .refs(&entry.doc.refs)
                .with(pen.origin(entry.origin.as_ref()))
                .list(),
            used: Vec::new(),
            notes: notes(&entry.doc.notes, pen),
        });
        let audiences = standard.audiences.iter().map(|entry| EntryView {
            anchor: Some(entry.id.clone()),
            term: named(pen.field(&entry.doc.name), &entry.id),
            meaning: None,
            details: Details::new(pen)
                .add("d_signs", &entry.doc.signs)
                .refs(&entry.doc.refs)
                .with(pen.origin(entry.origin.as_ref()))
                .list(),
            used: used(&|d| d.r#for.list().iter().any(|a| a.as_str() == entry.id)),
            notes: notes(&entry.doc.notes, pen),
        });
        let touchpoints = standard.touchpoints.iter().map(|entry| EntryView {
            anchor: Some(entry.id.clone()),
            term: named(pen.field(&entry.doc.name), &entry.id),
            meaning: pen.field(&entry.doc.text),
            details: Details::new(pen)
                .add("d_roles", &entry.doc.role)
                .refs(&entry.doc.refs)
                .with(pen.origin(entry.origin.as_ref()))
                .list(),
            used: used(&|d| d.touchpoint.get().is_some_and(|t| t.as_str() == entry.id)),
            notes: notes(&entry.doc.notes, pen),
        });
        let own = standard.doc.references.list().iter().map(|doc| (doc, None));
        let taken = standard.references.iter();
        let taken = taken.map(|one| (&one.doc, one.origin.as_ref()));
        let references = own.chain(taken).map(|(doc, origin)| {
            let id = doc.id.get().map_or("", |id| id.as_str());
            EntryView {
                anchor: Some(format!("_ref-{id}")),
                term: TextView::plain(id),
                meaning: pen.field(&doc.title),
                details: Details::new(pen)
                    .add("d_place", &doc.r#where)
                    .with(pen.origin(origin))
                    .list(),
                used: Vec::new(),
                notes: notes(&doc.notes, pen),
            }
        });
        Self {
            terms: terms.collect(),
            audiences: audiences.collect(),
            touchpoints: touchpoints.collect(),
            references: references.collect(),
        }
    }
}

fn named(text: Option<TextView>, id: &str) -> TextView {
    text.unwrap_or_else(|| TextView::plain(id))
}
