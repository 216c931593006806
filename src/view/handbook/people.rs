//! Roles, bodies, and the rules on how people look and behave.

use serde::Serialize;

use super::home::RoleRowView;
use crate::view::part::{FactView, LineView, LinkView, RuleView, StepView, TextView, ValueView};

/// All roles of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolesView {
    /// The roles.
    pub roles: Vec<RoleRowView>,
    /// Which role has which part in which step.
    pub matrix: MatrixView,
}

/// Roles across, steps down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixView {
    /// The roles at the head of the columns.
    pub roles: Vec<LinkView>,
    /// The steps.
    pub rows: Vec<MatrixRowView>,
}

/// One step in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRowView {
    /// The step.
    pub step: LinkView,
    /// The key of the part of each role, empty for none: `lead`, `assist`, `inform`.
    pub parts: Vec<&'static str>,
}

/// Everything that one role does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// Department, duties, skills, where it assists or is informed, what it receives, its bodies.
    pub facts: Vec<FactView>,
    /// The steps that it is accountable for, by phase.
    pub phases: Vec<RolePhaseView>,
    /// The rules that bind it by name.
    pub rules: Vec<RuleView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// The steps of one role in one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolePhaseView {
    /// The phase.
    pub phase: LinkView,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// The rules from head to toe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroomingView {
    /// The areas of the body, numbered as in the figure.
    pub areas: Vec<AreaView>,
    /// Areas that the figure does not show: posture and smile.
    pub beside: Vec<AreaView>,
    /// Whether a figure of a woman is drawn.
    pub female: bool,
    /// Whether a figure of a man is drawn.
    pub male: bool,
    /// The sheet to check oneself by.
    pub sheets: Vec<LinkView>,
}

/// The rules that hold for one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaView {
    /// The id of the area, such as `hair`, which is also the anchor.
    pub id: String,
    /// The number in the figure.
    pub number: Option<usize>,
    /// Its name as printed.
    pub title: String,
    /// The rules.
    pub rules: Vec<RuleView>,
}

/// The rules on conduct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConductView {
    /// The areas.
    pub areas: Vec<AreaView>,
    /// What never to do anywhere.
    pub avoid: Vec<LineView>,
}

/// Committees and departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodiesView {
    /// The bodies.
    pub bodies: Vec<BodyView>,
}

/// One committee or department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// Chair, members, meetings, duties, references.
    pub facts: Vec<FactView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}
