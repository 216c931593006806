//! A phase as it is shown at the morning meeting: one step a screen.

use serde::Serialize;

use super::cells::{goals, phase_roles};
use super::timeline::limit;
use crate::model::Phase;
use crate::view::figure::numbers;
use crate::view::learn::is_shown;
use crate::view::line::{exceptions, lines, list, whole_exceptions};
use crate::view::link::meeting_link;
use crate::view::page::PageKey;
use crate::view::part::{
    ExceptionView, LineView, LinkView, NumberView, StepView, TextView, ValueView,
};
use crate::view::pen::Pen;
use crate::view::step::step;

/// A phase, screen by screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingView {
    /// The number of the phase.
    pub number: String,
    /// The title.
    pub title: TextView,
    /// The page of the phase, relative to the page.
    pub href: Option<String>,
    /// What it is to achieve.
    pub goals: Vec<TextView>,
    /// The accountable roles.
    pub roles: Vec<ValueView>,
    /// The time limit.
    pub limit: ValueView,
    /// Where it starts.
    pub from: Option<TextView>,
    /// Where it ends.
    pub to: Option<TextView>,
    /// The numbers of the whole phase.
    pub numbers: Vec<NumberView>,
    /// What to say in all its steps.
    pub says: Vec<LineView>,
    /// Criteria for all its steps.
    pub quality: Vec<LineView>,
    /// The steps, with what can be read from afar.
    pub steps: Vec<StepView>,
    /// What never to do in it.
    pub avoid: Vec<LineView>,
    /// What never to do anywhere.
    pub everywhere: Vec<LineView>,
    /// What to do when something goes wrong in it.
    pub exceptions: Vec<ExceptionView>,
    /// What to do when something goes wrong anywhere.
    pub exceptions_everywhere: Vec<ExceptionView>,
    /// The meeting of the phase before.
    pub back: Option<LinkView>,
    /// The meeting of the phase behind.
    pub next: Option<LinkView>,
}

impl MeetingView {
    /// Shows a phase.
    pub(crate) fn new(phase: &Phase, pen: &Pen<'_>) -> Self {
        let doc = &phase.doc;
        let standard = pen.standard();
        let shown: Vec<&Phase> = standard.phases.iter().filter(|p| is_shown(p)).collect();
        let place = shown.iter().position(|p| p.id == phase.id);
        let at = |place: Option<usize>| {
            let phase = shown.get(place?)?;
            let link = meeting_link(phase, pen);
            link.href.is_some().then_some(link)
        };
        Self {
            number: phase.number.to_string(),
            title: pen.text(&phase.title),
            href: pen.page(PageKey::Phase(phase)),
            goals: goals(phase, pen),
            roles: phase_roles(phase, pen),
            limit: limit(phase, pen),
            from: pen.field(&doc.from),
            to: pen.field(&doc.to),
            numbers: bare_numbers(numbers(&doc.numbers, pen)),
            says: short(lines("say", &doc.say, pen)),
            quality: short(lines("quality", &doc.quality, pen)),
            steps: phase
                .steps
                .iter()
                .map(|s| from_afar(step(phase, s, true, pen)))
                .collect(),
            avoid: short(lines("avoid", &doc.avoid, pen)),
            everywhere: short(list(&standard.avoid, pen)),
            exceptions: short_exceptions(exceptions(&doc.exceptions, None, pen)),
            exceptions_everywhere: short_exceptions(whole_exceptions(pen)),
            back: at(place.and_then(|place| place.checked_sub(1))),
            next: at(place.map(|place| place + 1)),
        }
    }
}

/// Leaves of a step what is said and done; where it comes from and how it is scored stands on its page.
fn from_afar(mut step: StepView) -> StepView {
    step.experience = short(step.experience);
    step.does = short(step.does);
    step.says = short(step.says);
    step.quality = short(step.quality);
    step.times = short(step.times);
    step.avoid = short(step.avoid);
    step.exceptions = short_exceptions(step.exceptions);
    step.facts
        .retain(|fact| matches!(fact.label, "f_handoff" | "f_next"));
    step.numbers = bare_numbers(step.numbers);
    step.sheets.clear();
    step.notes.clear();
    step.images.clear();
    if let Some(who) = &mut step.who {
        who.details
            .retain(|value| matches!(value.label, Some("d_assist" | "d_for" | "d_touchpoint")));
    }
    step
}

fn bare_numbers(mut numbers: Vec<NumberView>) -> Vec<NumberView> {
    for number in &mut numbers {
        number.details.clear();
        number.notes.clear();
    }
    numbers
}

fn short(mut lines: Vec<LineView>) -> Vec<LineView> {
    for line in &mut lines {
        line.anchor = None;
        line.notes.clear();
        let is_point = line.kind == "point";
        line.details.retain(|value| {
            let label = value.label;
            is_point && label.is_none()
                || matches!(
                    label,
                    Some(
                        "d_when"
                            | "d_for"
                            | "d_tone"
                            | "d_reply"
                            | "d_instead"
                            | "say_line"
                            | "d_trigger"
                            | "d_at"
                    )
                )
        });
        for value in &mut line.details {
            // A letter leads to its line, which stands on the same screen.
            if value
                .href
                .as_ref()
                .is_some_and(|href| href.starts_with('#'))
            {
                value.href = None;
            }
        }
    }
    lines
}

fn short_exceptions(mut list: Vec<ExceptionView>) -> Vec<ExceptionView> {
    for one in &mut list {
        one.anchor = None;
        one.notes.clear();
        one.details.retain(|value| {
            matches!(
                value.label,
                Some("d_role" | "d_within" | "d_escalate" | "d_form" | "d_for")
            )
        });
        one.does = short(std::mem::take(&mut one.does));
        one.says = short(std::mem::take(&mut one.says));
    }
    list
}
