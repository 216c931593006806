//! A role in a list: what it does and how much of it.

use serde::Serialize;

use crate::format::doc::{ExceptionDoc, HandoffDoc, RoleDoc, StepDoc};
use crate::format::{Field, PostRef};
use crate::model::{Entry, Standard, Step};
use crate::view::page::PageKey;
use crate::view::part::TextView;
use crate::view::pen::Pen;

/// A role with what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleRowView {
    /// The name.
    pub name: TextView,
    /// The standard, if the book has several.
    pub standard: Option<TextView>,
    /// The titles of the steps it is accountable for, else of those it has a part in, else its duties.
    pub summary: Vec<TextView>,
    /// How many steps it is accountable for.
    pub steps: usize,
    /// How many rules bind it by name.
    pub rules: usize,
    /// In how many other steps it helps, is told, takes over or acts when something goes wrong.
    pub parts: usize,
    /// How many duties it has.
    pub duties: usize,
    /// The address, relative to the page.
    pub href: Option<String>,
}

/// Makes the row of a role: what it does and how much of it.
pub(crate) fn role_row(
    role: &Entry<RoleDoc>,
    standard: &Standard,
    several: bool,
    pen: &Pen<'_>,
) -> Option<RoleRowView> {
    let own: Vec<&Step> = standard
        .steps()
        .map(|(_, step)| step)
        .filter(|s| leads(&s.doc, &role.id))
        .collect();
    let other: Vec<&Step> = standard
        .steps()
        .map(|(_, step)| step)
        .filter(|s| !leads(&s.doc, &role.id) && takes_part(&s.doc, &role.id))
        .collect();
    let duties = role.doc.duties.list();
    let titles = |steps: &[&Step]| -> Vec<TextView> {
        let first = steps.iter().take(MOST);
        first.map(|s| pen.text(&s.title)).collect()
    };
    let summary = match () {
        () if !own.is_empty() => titles(&own),
        () if !other.is_empty() => titles(&other),
        () => {
            let texts = duties.iter().filter_map(|duty| pen.field(&duty.text));
            texts.filter(|text| !text.open).take(MOST).collect()
        }
    };
    let rules = standard.rules.iter();
    let rules = rules.filter(|r| r.doc.roles.list().iter().any(|n| n.as_str() == role.id));
    Some(RoleRowView {
        name: pen.field(&role.doc.name)?,
        standard: several.then(|| pen.text(&standard.title)),
        summary,
        steps: own.len(),
        rules: rules.count(),
        parts: other.len(),
        duties: duties.len(),
        href: pen.file_of(standard, &PageKey::Role(role).file()),
    })
}

/// As many titles as tell what a role is about.
const MOST: usize = 6;

/// Tells whether a role has a part in a step that another one answers for.
fn takes_part(doc: &StepDoc, id: &str) -> bool {
    let post = |field: &Field<PostRef>| field.get().is_some_and(|r| r.as_str() == id);
    let takes_over = |h: &HandoffDoc| h.to.get().is_some_and(|role| role.as_str() == id);
    let acts = |e: &ExceptionDoc| post(&e.role) || post(&e.escalate);
    assists(doc, id)
        || informed(doc, id)
        || doc.handoff.get().is_some_and(takes_over)
        || doc.exceptions.list().iter().any(acts)
}

/// Tells whether a role answers for a step.
pub(super) fn leads(doc: &StepDoc, id: &str) -> bool {
    doc.role.get().is_some_and(|role| role.as_str() == id)
}

/// Tells whether a role helps with a step.
pub(super) fn assists(doc: &StepDoc, id: &str) -> bool {
    doc.assist.list().iter().any(|role| role.as_str() == id)
}

/// Tells whether a role is told of a step.
pub(super) fn informed(doc: &StepDoc, id: &str) -> bool {
    doc.inform.list().iter().any(|role| role.as_str() == id)
}
