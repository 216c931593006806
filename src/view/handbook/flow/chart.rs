//! What a flow chart is drawn from: places and sizes, nothing to be worked out.
//!
//! # Units
//! CSS pixels of a drawing that is [`ChartView::width`] wide.

use serde::Serialize;

use crate::view::handbook::lettering::LetterView;

/// A flow chart: a lane a role, steps downwards, what goes otherwise at the side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartView {
    /// A name that is unique on the page.
    pub id: String,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// Whether there are more lanes than a page of upright paper shows.
    pub is_broad: bool,
    /// The lanes.
    pub lanes: Vec<LaneView>,
    /// Where the heads of the lanes end.
    pub head: u32,
    /// Where the lanes end.
    pub floor: u32,
    /// The right edge of the lanes.
    pub edge: u32,
    /// The steps.
    pub boxes: Vec<BoxView>,
    /// The ways from step to step.
    pub arrows: Vec<ArrowView>,
    /// Who helps, who is told, who takes over.
    pub marks: Vec<MarkView>,
    /// What goes otherwise.
    pub branches: Vec<BranchView>,
}

/// The lane of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LaneView {
    /// The left edge.
    pub x: u32,
    /// The name.
    pub lines: Vec<LetterView>,
}

/// A step, or what all steps have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoxView {
    /// The left edge.
    pub x: u32,
    /// The top.
    pub y: u32,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The number of the step.
    pub number: Option<LetterView>,
    /// The title.
    pub lines: Vec<LetterView>,
    /// Who helps, where they have no lane.
    pub small: Vec<LetterView>,
    /// Whether a miss is critical.
    pub critical: bool,
    /// Where all about it stands, relative to the page.
    pub href: Option<String>,
    /// Whether it stands for all steps.
    pub whole: bool,
}

/// The way from a step to the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArrowView {
    /// The line.
    pub path: String,
    /// The head.
    pub head: String,
    /// Whether something is handed over on it.
    pub handoff: bool,
    /// What.
    pub label: Vec<LetterView>,
}

/// What a role has to do with the step of another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkView {
    /// The left edge.
    pub x: u32,
    /// The top.
    pub y: u32,
    /// The width.
    pub width: u32,
    /// The middle.
    pub middle: u32,
    /// The key of its word: `part_assist`, `part_inform` or `flow_takes`.
    pub word: &'static str,
    /// The line to the step.
    pub path: String,
}

/// What goes otherwise: an exception, or another step that follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BranchView {
    /// `exception` or `next`.
    pub kind: &'static str,
    /// The left edge.
    pub x: u32,
    /// The top.
    pub y: u32,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The case.
    pub lines: Vec<LetterView>,
    /// Who acts, within what time, who is called; or the step that follows.
    pub small: Vec<LetterView>,
    /// The line from the step.
    pub path: String,
    /// Its head.
    pub head: String,
}

/// Draws the head of an arrow that points down.
pub(super) fn down(x: u32, y: u32) -> String {
    format!(
        "M{} {}L{x} {y}L{} {}Z",
        x.saturating_sub(4),
        y - 7,
        x + 4,
        y - 7
    )
}

/// Draws the head of an arrow that points right.
pub(super) fn right(x: u32, y: u32) -> String {
    format!("M{} {}L{x} {y}L{} {}Z", x - 7, y - 4, x - 7, y + 4)
}
