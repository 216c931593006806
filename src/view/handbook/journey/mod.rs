//! The customer's journey: where customers meet the service and what they hear, above; what staff do, below.

use serde::Serialize;

use self::band::{BandView, bands};
use super::cells::track_of;
use crate::format::{CustomerState, Field, Word};
use crate::model::{Phase, Step};
use crate::view::line::lines;
use crate::view::part::{LineView, LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};

pub mod band;

/// The customer's journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JourneyView {
    /// The processes: the main one first.
    pub tracks: Vec<JourneyTrackView>,
}

/// One process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JourneyTrackView {
    /// The name of the process, where an author gave one.
    pub title: Option<TextView>,
    /// A name that is unique on the page.
    pub id: String,
    /// The drawings, one below the other.
    pub bands: Vec<BandView>,
    /// The steps in words.
    pub phases: Vec<JourneyPhaseView>,
}

/// One phase in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JourneyPhaseView {
    /// The phase.
    pub phase: LinkView,
    /// Its steps.
    pub steps: Vec<JourneyStepView>,
}

/// One step: the customer's side and the staff's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JourneyStepView {
    /// The step.
    pub step: LinkView,
    /// `present`, `waiting`, `remote`, `absent` or `open`.
    pub state: &'static str,
    /// Where, how and which customers.
    pub meets: Vec<ValueView>,
    /// What customers do and feel.
    pub experience: Vec<LineView>,
    /// The first words that they hear.
    pub hears: Option<TextView>,
    /// Who does the step.
    pub role: Vec<ValueView>,
}

impl JourneyView {
    /// Draws the journey of a standard, process by process.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let mut groups: Vec<(Option<&str>, Vec<&Phase>)> = Vec::new();
        for phase in pen.standard().phases.iter().filter(|p| !p.steps.is_empty()) {
            let track = track_of(phase);
            match groups.iter_mut().find(|(name, _)| *name == track) {
                Some((_, list)) => list.push(phase),
                None => groups.push((track, vec![phase])),
            }
        }
        // A process in which nobody meets a customer is no part of a journey.
        groups.retain(|(_, phases)| {
            phases
                .iter()
                .any(|p| p.steps.iter().any(Step::has_customer))
        });
        let several = groups.len() > 1;
        let view = |(place, (_, phases)): (usize, (Option<&str>, Vec<&Phase>))| JourneyTrackView {
            title: phases
                .first()
                .filter(|_| several)
                .and_then(|phase| pen.field(&phase.doc.track)),
            id: format!("_track-{place}"),
            bands: bands(&phases, place, pen),
            phases: phases.iter().map(|phase| in_words(phase, pen)).collect(),
        };
        Self {
            tracks: groups.into_iter().enumerate().map(view).collect(),
        }
    }
}

fn in_words(phase: &Phase, pen: &Pen<'_>) -> JourneyPhaseView {
    let step = |step: &Step| {
        let doc = &step.doc;
        let state = match &doc.customer {
            Field::Set { .. } | Field::Open { .. } => Vec::new(),
            _ => vec![ValueView::plain(state_of(step, pen).1)],
        };
        Some(JourneyStepView {
            step: pen.step_link(&step.id)?,
            state: state_of(step, pen).0,
            meets: Details::new(pen)
                .with(pen.values(&doc.customer))
                .with(state)
                .with(pen.values(&doc.touchpoint))
                .with(pen.values(&doc.channel))
                .add("d_for", &doc.r#for)
                .list(),
            experience: lines("text", &doc.experience, pen),
            hears: hears(step, pen),
            role: pen.values(&doc.role),
        })
    };
    JourneyPhaseView {
        phase: pen.phase_link(phase),
        steps: phase.steps.iter().filter_map(step).collect(),
    }
}

/// Tells where the customer is, as a key and in words.
fn state_of(step: &Step, pen: &Pen<'_>) -> (&'static str, String) {
    let state = match &step.doc.customer {
        Field::Open { .. } => return ("open", pen.words("未规定", "Not stated").to_owned()),
        Field::Set { value, .. } => **value,
        _ if step.has_customer() => CustomerState::Present,
        _ => CustomerState::Absent,
    };
    (state.key(), state.print(pen.lang).to_owned())
}

/// Returns the first words of a step that are decided.
fn hears(step: &Step, pen: &Pen<'_>) -> Option<TextView> {
    let said = step.doc.say.list().iter();
    let mut said = said.filter_map(|line| pen.field(&line.text));
    said.find(|text| !text.open)
}
