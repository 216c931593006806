//! Counts and phases as strips and tables show them.

use serde::Serialize;

use super::timeline::limit;
use crate::format::Field;
use crate::model::{Phase, Standard, Step};
use crate::view::page::PageKey;
use crate::view::part::{TextView, ValueView};
use crate::view::pen::Pen;
use crate::view::step::opening;

/// A number with the key of its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// The number.
    pub value: usize,
    /// The key of the counted thing; the templates append `_one` or `_other`.
    pub word: &'static str,
}

/// A phase in a strip or table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseCellView {
    /// The number of the phase.
    pub number: String,
    /// The title.
    pub title: TextView,
    /// The address, relative to the page.
    pub href: Option<String>,
    /// What it is to achieve.
    pub goals: Vec<TextView>,
    /// The first words that a customer hears in it.
    pub opening: Option<TextView>,
    /// The accountable roles.
    pub roles: Vec<ValueView>,
    /// Where it starts.
    pub from: Option<TextView>,
    /// Where it ends.
    pub to: Option<TextView>,
    /// The time limit, or what stands in its place.
    pub limit: Option<ValueView>,
    /// What is handed over at its end or on the way.
    pub deliverables: Vec<TextView>,
    /// How many steps it has.
    pub steps: usize,
    /// Whether its steps are not decided.
    pub steps_open: bool,
    /// How many critical items it has.
    pub critical: usize,
}

/// Counts what standards hold; what there is none of is left out.
pub(crate) fn counts(standards: &[&Standard]) -> Vec<CountView> {
    let sum = |count: &dyn Fn(&Standard) -> usize| standards.iter().map(|s| count(s)).sum();
    let says = |s: &Standard| {
        let of_phases = s.phases.iter().flat_map(|phase| phase.doc.say.list());
        let of_steps = s.steps().flat_map(|(_, step)| step.doc.say.list());
        let decided = of_phases.chain(of_steps).map(|line| &line.text);
        let phrases = s.phrases.iter().map(|entry| &entry.doc.text);
        decided
            .chain(phrases)
            .filter(|text| !text.is_open())
            .count()
    };
    let list: [(&'static str, usize); 6] = [
        ("n_phases", sum(&|s| s.phases.len())),
        ("n_steps", sum(&|s| s.steps().count())),
        ("n_rules", sum(&|s| s.rules.len())),
        ("n_articles", sum(&|s| s.articles.len())),
        ("n_phrases", sum(&says)),
        ("n_critical", sum(&all_critical)),
    ];
    list.into_iter()
        .filter(|(_, value)| *value > 0)
        .map(|(word, value)| CountView { value, word })
        .collect()
}

/// Counts what one standard holds, its cases first where it has no process.
pub(super) fn made_of(standard: &Standard) -> Vec<CountView> {
    let mut all = counts(&[standard]);
    if standard.phases.is_empty() && !standard.cases.is_empty() {
        let cases = CountView {
            value: standard.cases.len(),
            word: "n_cases",
        };
        all.insert(0, cases);
    }
    all
}

/// Counts the critical items of a standard.
pub(super) fn all_critical(standard: &Standard) -> usize {
    standard
        .items
        .iter()
        .filter(|item| item.critical.is_some())
        .count()
}

/// Returns what tells the processes of a standard apart.
pub(crate) fn track_of(phase: &Phase) -> Option<&str> {
    phase.doc.track.get().map(|track| track.main())
}

/// Counts the critical items of a phase.
pub(crate) fn critical(phase: &Phase) -> usize {
    let own = phase.steps.iter().filter_map(|s| s.item.as_ref());
    let statements = phase.steps.iter().flat_map(|s| &s.statements);
    own.chain(statements.filter_map(|s| s.item.as_ref()))
        .filter(|item| item.critical.is_some())
        .count()
}

/// Tells whether a step or one of its statements is critical.
pub(super) fn critical_step(step: &Step) -> bool {
    let statements = step.statements.iter().filter_map(|s| s.item.as_ref());
    let mut items = statements.chain(&step.item);
    items.any(|item| item.critical.is_some())
}

/// Shows a phase in a strip or table.
pub(crate) fn phase_cell(phase: &Phase, pen: &Pen<'_>) -> PhaseCellView {
    let mut limit = limit(phase, pen);
    if let Some(text) = limit.text.as_mut().filter(|text| text.open) {
        text.text.clear();
    }
    PhaseCellView {
        number: phase.number.to_string(),
        title: pen.text(&phase.title),
        href: pen.page(PageKey::Phase(phase)),
        goals: goals(phase, pen),
        opening: opening(phase, pen),
        roles: phase_roles(phase, pen),
        from: pen.field(&phase.doc.from),
        to: pen.field(&phase.doc.to),
        limit: Some(limit),
        deliverables: deliverables(phase, pen),
        steps: phase.steps.len(),
        steps_open: matches!(phase.doc.steps, Field::Open { .. }),
        critical: critical(phase),
    }
}

/// Lists what the steps of a phase hand over; what is not decided stands on their pages.
fn deliverables(phase: &Phase, pen: &Pen<'_>) -> Vec<TextView> {
    let lines = phase.steps.iter().flat_map(|s| s.doc.deliverables.list());
    let texts = lines.filter_map(|line| pen.field(&line.text));
    texts.filter(|text| !text.open).collect()
}

/// Lists what a phase is to achieve.
pub(crate) fn goals(phase: &Phase, pen: &Pen<'_>) -> Vec<TextView> {
    match &phase.doc.goal {
        Field::Open { why, .. } => vec![pen.open(why.as_deref())],
        goal => goal.list().iter().map(|text| pen.text(text)).collect(),
    }
}

/// Lists the accountable roles of a phase, each once; one open point where none is decided.
pub(crate) fn phase_roles(phase: &Phase, pen: &Pen<'_>) -> Vec<ValueView> {
    let mut roles: Vec<ValueView> = Vec::new();
    let mut open = None;
    for step in &phase.steps {
        let values = pen.values(&step.doc.role);
        if let Field::Open { .. } = step.doc.role {
            open = open.or(values.into_iter().next());
            continue;
        }
        for value in values {
            if !roles.contains(&value) {
                roles.push(value);
            }
        }
    }
    if roles.is_empty() {
        roles.extend(open);
    }
    for role in &mut roles {
        if let Some(text) = role.text.as_mut().filter(|text| text.open) {
            text.text.clear();
        }
    }
    roles
}
