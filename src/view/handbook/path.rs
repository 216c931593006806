//! The path of a role: its steps in order, what is handed to it and what it hands on, when it is called, what it never
//! does.

use serde::Serialize;

use super::duties::{HandoffView, handoff, part};
use super::role_row::{assists, leads};
use crate::format::doc::{ExceptionDoc, StepDoc};
use crate::format::{Field, Many, PostRef};
use crate::model::{Phase, StatementKind, Step};
use crate::view::figure::numbers;
use crate::view::frame::as_value;
use crate::view::line::{exception, list};
use crate::view::page::PageKey;
use crate::view::part::{ExceptionView, LineView, LinkView, NumberView, TextView, ValueView};
use crate::view::pen::Pen;
use crate::view::source::Sources;
use crate::view::step::statement;

/// The path of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathView {
    /// For how many steps it answers.
    pub leads: usize,
    /// With how many it helps.
    pub assists: usize,
    /// Of how many it is told.
    pub informed: usize,
    /// The steps, by phase.
    pub phases: Vec<PathPhaseView>,
    /// What others hand to it.
    pub receives: Vec<HandoffView>,
    /// What it hands on.
    pub hands_on: Vec<HandoffView>,
    /// What it does when something goes wrong, and when it is called.
    pub exceptions: Vec<ExceptionView>,
}

/// The steps of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathPhaseView {
    /// The phase.
    pub phase: LinkView,
    /// The steps.
    pub steps: Vec<PathStepView>,
}

/// One step on the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathStepView {
    /// The step: the place on the page where it is told in full, else its own.
    pub step: LinkView,
    /// The key of the part: `lead`, `assist`, `inform`, or `takes` where it only takes over.
    pub part: &'static str,
    /// Who answers for the step, where it is another one.
    pub role: Option<ValueView>,
    /// The first words to say.
    pub says: Option<TextView>,
    /// The numbers to remember.
    pub numbers: Vec<NumberView>,
    /// The time limits.
    pub times: Vec<LineView>,
    /// To whom the step goes on.
    pub to: Option<ValueView>,
}

impl PathView {
    /// Walks through a standard as a role does.
    pub(super) fn new(id: &str, pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let parts: Vec<&str> = standard.steps().map(|(_, s)| part(&s.doc, id)).collect();
        let count = |wanted: &str| parts.iter().filter(|part| **part == wanted).count();
        let phases = standard.phases.iter().map(|phase| PathPhaseView {
            phase: pen.phase_link(phase),
            steps: phase
                .steps
                .iter()
                .filter_map(|s| step(phase, s, id, pen))
                .collect(),
        });
        let handed = |wanted: &dyn Fn(&StepDoc) -> bool| {
            let steps = standard.steps().filter(|(_, s)| wanted(&s.doc));
            steps.filter_map(|(_, s)| handoff(s, pen)).collect()
        };
        Self {
            leads: count("lead"),
            assists: count("assist"),
            informed: count("inform"),
            phases: phases.filter(|phase| !phase.steps.is_empty()).collect(),
            receives: handed(&|doc| takes_over(doc, id)),
            hands_on: handed(&|doc| leads(doc, id)),
            exceptions: called(id, pen),
        }
    }
}

/// Tells whether a step is handed over to a role.
pub(super) fn takes_over(doc: &StepDoc, id: &str) -> bool {
    let to = doc.handoff.get().and_then(|handoff| handoff.to.get());
    to.is_some_and(|to| to.as_str() == id)
}

fn step(phase: &Phase, step: &Step, id: &str, pen: &Pen<'_>) -> Option<PathStepView> {
    let doc = &step.doc;
    let part = match part(doc, id) {
        "" if takes_over(doc, id) => "takes",
        "" => return None,
        part => part,
    };
    let here = matches!(part, "lead" | "assist");
    let href = match here {
        true => Some(format!("#{}", step.id)),
        false => pen.anchor(PageKey::Phase(phase), &step.id),
    };
    let says = doc
        .say
        .list()
        .iter()
        .filter_map(|line| pen.field(&line.text));
    let mut numbers = numbers(&doc.numbers, pen);
    for number in &mut numbers {
        number.details.clear();
        number.notes.clear();
    }
    let times = step.of_kind(StatementKind::Time);
    let times = times
        .filter_map(|s| statement(step, s, pen))
        .map(|line| LineView {
            details: Vec::new(),
            notes: Vec::new(),
            anchor: None,
            letter: None,
            ..line
        });
    Some(PathStepView {
        step: LinkView::text(pen.text(&step.title), href).numbered(&step.number),
        part,
        role: (part != "lead").then(|| pen.value(&doc.role)).flatten(),
        says: says.into_iter().find(|text| here && !text.open),
        numbers: if here { numbers } else { Vec::new() },
        times: times
            .filter(|line| here && !line.text.text.is_empty())
            .collect(),
        to: doc
            .handoff
            .get()
            .filter(|_| part == "lead")
            .and_then(|h| pen.value(&h.to)),
    })
}

/// Lists what a role does when something goes wrong, in steps of others too.
fn called(id: &str, pen: &Pen<'_>) -> Vec<ExceptionView> {
    let standard = pen.standard();
    let named = |field: &Field<PostRef>| field.get().is_some_and(|post| post.as_str() == id);
    let mine = |doc: &&ExceptionDoc| named(&doc.role) || named(&doc.escalate);
    let of = |field: &Field<Many<ExceptionDoc>>, place: LinkView| -> Vec<ExceptionView> {
        let list = field.list().iter().filter(mine);
        list.map(|doc| exception(doc, Some(place.clone()), pen))
            .collect()
    };
    let whole = standard.exceptions.iter().map(|one| &one.doc).filter(mine);
    let mut all: Vec<ExceptionView> = whole.map(|doc| exception(doc, None, pen)).collect();
    for phase in &standard.phases {
        all.extend(of(&phase.doc.exceptions, pen.phase_link(phase)));
        for step in &phase.steps {
            let href = pen.anchor(PageKey::Phase(phase), &step.id);
            let place = LinkView::text(pen.text(&step.title), href).numbered(&step.number);
            // What stands with its step on this page is not told twice.
            if !leads(&step.doc, id) && !assists(&step.doc, id) {
                all.extend(of(&step.doc.exceptions, place));
            }
        }
    }
    for one in &mut all {
        one.anchor = None;
        one.details.retain(|value| value.label != Some("d_refs"));
    }
    all
}

/// Lists what a role never does: in its own steps, in the phases that it works in, and anywhere.
pub(super) fn bans(id: &str, pen: &Pen<'_>, sources: &mut Sources) -> Vec<LineView> {
    let whole = ValueView::word("must_not");
    let standard = pen.standard();
    let works = |step: &Step| leads(&step.doc, id) || assists(&step.doc, id);
    let mut all = Vec::new();
    for phase in &standard.phases {
        for step in phase.steps.iter().filter(|step| works(step)) {
            let link = pen.step_link(&step.id).map(as_value);
            let said = step.of_kind(StatementKind::Avoid);
            all.extend(
                said.filter_map(|s| statement(step, s, pen))
                    .map(|mut line| {
                        line.anchor = None;
                        line.letter = None;
                        line.notes.clear();
                        line.details
                            .retain(|value| matches!(value.label, Some("d_when" | "d_instead")));
                        line.details.extend(link.clone());
                        line
                    }),
            );
        }
        if phase.steps.iter().any(works) {
            let mut lines = list(phase.doc.avoid.list(), pen);
            sources.lines(&whole, &mut lines);
            for line in &mut lines {
                line.details.push(as_value(pen.phase_link(phase)));
            }
            all.extend(lines);
        }
    }
    let mut lines = list(&standard.avoid, pen);
    sources.lines(&whole, &mut lines);
    all.extend(lines);
    all
}
