//! The flow chart of a standard: who does which step, what goes from hand to hand, and what goes otherwise.

use serde::Serialize;

use self::chart::ChartView;
use self::layout::Layout;
use super::lettering::{bare, said};
use crate::format::Field;
use crate::format::doc::ExceptionDoc;
use crate::model::{Phase, Step};
use crate::view::line::{exceptions, whole_exceptions};
use crate::view::part::{ExceptionView, LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};

pub mod chart;
mod lanes;
mod layout;

/// The flow chart, phase by phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowView {
    /// The phases that have steps.
    pub phases: Vec<FlowPhaseView>,
    /// What may go otherwise at any step.
    pub everywhere: Option<FlowEverywhereView>,
}

/// One phase: the drawing, and the same in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowPhaseView {
    /// The id.
    pub id: String,
    /// The phase.
    pub phase: LinkView,
    /// Where it starts.
    pub from: Option<TextView>,
    /// Where it ends.
    pub to: Option<TextView>,
    /// The drawing.
    pub chart: ChartView,
    /// The steps in words.
    pub steps: Vec<FlowStepView>,
    /// What may go otherwise in the whole phase.
    pub exceptions: Vec<ExceptionView>,
}

/// One step in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowStepView {
    /// The step.
    pub step: LinkView,
    /// Who does it, who helps, who is told, to whom it goes on, which step may follow.
    pub details: Vec<ValueView>,
    /// What may go otherwise.
    pub exceptions: Vec<ExceptionView>,
}

/// What may go otherwise at any step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowEverywhereView {
    /// The drawing.
    pub chart: ChartView,
    /// The same in words.
    pub exceptions: Vec<ExceptionView>,
}

/// What goes otherwise, as words for a box.
struct Branch {
    kind: &'static str,
    when: String,
    small: String,
}

impl FlowView {
    /// Draws the phases of a standard.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let drawn = standard.phases.iter().filter(|p| !p.steps.is_empty());
        let all = standard.exceptions.iter().map(|one| &one.doc);
        let branches: Vec<Branch> = all.map(|doc| branch(doc, pen)).collect();
        Self {
            phases: drawn.map(|p| phase(p, pen)).collect(),
            everywhere: (!branches.is_empty()).then(|| FlowEverywhereView {
                chart: Layout::everywhere(&branches, pen),
                exceptions: unnamed(whole_exceptions(pen)),
            }),
        }
    }
}

fn phase<'a>(phase: &'a Phase, pen: &Pen<'a>) -> FlowPhaseView {
    let of_steps: Vec<Vec<Branch>> = phase.steps.iter().map(|s| branches(s, pen)).collect();
    let whole = excepted(&phase.doc.exceptions, pen);
    FlowPhaseView {
        id: phase.id.clone(),
        phase: pen.phase_link(phase),
        from: pen.field(&phase.doc.from),
        to: pen.field(&phase.doc.to),
        chart: Layout::phase(phase, &of_steps, &whole, pen),
        steps: phase
            .steps
            .iter()
            .filter_map(|s| in_words(s, pen))
            .collect(),
        exceptions: unnamed(exceptions(&phase.doc.exceptions, None, pen)),
    }
}

fn in_words(step: &Step, pen: &Pen<'_>) -> Option<FlowStepView> {
    let doc = &step.doc;
    Some(FlowStepView {
        step: pen.step_link(&step.id)?,
        details: Details::new(pen)
            .add("tag_who", &doc.role)
            .add("d_assist", &doc.assist)
            .add("d_inform", &doc.inform)
            .add("d_to", &doc.handoff)
            .add("f_next", &doc.next)
            .list(),
        exceptions: unnamed(exceptions(&doc.exceptions, None, pen)),
    })
}

/// Takes their names and clauses from exceptions, which stand on the pages that tell of them in full.
fn unnamed(mut list: Vec<ExceptionView>) -> Vec<ExceptionView> {
    for one in &mut list {
        one.anchor = None;
        one.details.retain(|value| value.label != Some("d_refs"));
    }
    list
}

/// Lists what goes otherwise at a step: exceptions, then other steps that may follow.
fn branches(step: &Step, pen: &Pen<'_>) -> Vec<Branch> {
    let mut all = excepted(&step.doc.exceptions, pen);
    all.extend(step.doc.next.list().iter().map(|next| {
        let to = pen.value(&next.to);
        let number = to
            .as_ref()
            .and_then(|to| to.number.clone())
            .unwrap_or_default();
        let title = to.map(|to| words(&to, pen)).unwrap_or_default();
        let when = pen.field(&next.when);
        Branch {
            kind: "next",
            when: when.map_or_else(String::new, |when| said(&when, open(pen))),
            small: format!("→ {number} {title}").trim_end().to_owned(),
        }
    }));
    all
}

fn excepted(field: &Field<crate::format::Many<ExceptionDoc>>, pen: &Pen<'_>) -> Vec<Branch> {
    if let Field::Open { .. } = field {
        return vec![Branch {
            kind: "exception",
            when: open(pen).to_owned(),
            small: String::new(),
        }];
    }
    field.list().iter().map(|doc| branch(doc, pen)).collect()
}

/// Says what happens and who acts: 迎宾 · 2 分钟 → 店长.
fn branch(doc: &ExceptionDoc, pen: &Pen<'_>) -> Branch {
    let when = pen.field(&doc.when);
    let one = |value: Option<ValueView>| value.map(|value| words(&value, pen));
    // An open point says of what it is one.
    let who = match &doc.role {
        Field::Open { .. } => Some(pen.words("谁来办未规定", "Who acts: not stated").to_owned()),
        role => one(pen.value(role)),
    };
    let within = match &doc.within {
        Field::Open { .. } => Some(pen.words("时限未规定", "Time: not stated").to_owned()),
        within => one(pen.value(within)),
    };
    let who: Vec<String> = [who, within].into_iter().flatten().collect();
    let mut small = who.join(" · ");
    if let Some(call) = one(pen.value(&doc.escalate)) {
        let gap = if small.is_empty() { "" } else { " " };
        small.push_str(&format!("{gap}→ {call}"));
    }
    Branch {
        kind: "exception",
        when: when.map_or_else(String::new, |when| said(&when, open(pen))),
        small,
    }
}

/// Returns a value as bare words.
fn words(value: &ValueView, pen: &Pen<'_>) -> String {
    match (&value.text, &value.plain) {
        (Some(text), _) => said(text, open(pen)),
        (None, Some(plain)) => bare(plain),
        (None, None) => String::new(),
    }
}

/// The word for what is not decided.
fn open<'w>(pen: &Pen<'w>) -> &'w str {
    pen.words("未规定", "Not stated")
}
