//! The page of one phase: every step with every field.

use serde::Serialize;

use super::timeline::TimelineView;
use crate::view::part::{
    ExceptionView, FactView, ImageView, LineView, NumberView, StepView, TextView, ValueView,
};

/// The page of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// The id.
    pub id: String,
    /// The number of the phase.
    pub number: String,
    /// The title.
    pub title: TextView,
    /// The process it belongs to, where an author named one.
    pub track: Option<TextView>,
    /// Its stage as printed: before, during or after the service.
    pub stage: Option<&'static str>,
    /// What it is for.
    pub goal: Option<TextView>,
    /// Why it exists.
    pub why: Option<TextView>,
    /// The accountable roles.
    pub roles: Vec<ValueView>,
    /// The time limit of the whole phase.
    pub limit: Option<ValueView>,
    /// Where it starts.
    pub from: Option<TextView>,
    /// Where it ends.
    pub to: Option<TextView>,
    /// How many critical items it has.
    pub critical: usize,
    /// The phases of the process with this one marked.
    pub timelines: Vec<TimelineView>,
    /// What to say in all its steps.
    pub says: Vec<LineView>,
    /// Criteria for all its steps.
    pub quality: Vec<LineView>,
    /// The numbers of the whole phase.
    pub numbers: Vec<NumberView>,
    /// The steps.
    pub steps: Vec<StepView>,
    /// What never to do in it.
    pub avoid: Vec<LineView>,
    /// What to do when something goes wrong in it.
    pub exceptions: Vec<ExceptionView>,
    /// Tips, references and other fields.
    pub facts: Vec<FactView>,
    /// The pictures.
    pub images: Vec<ImageView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}
