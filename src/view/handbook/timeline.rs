//! The drawing of the phases in order, as coordinates.
//!
//! # Units
//! All lengths are CSS pixels of a drawing that is [`TimelineView::width`] wide.

use serde::Serialize;

use crate::view::part::{TextView, ValueView};

/// One row of the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineView {
    /// A name that is unique on the page, for the title and description.
    pub id: String,
    /// The width of the drawing.
    pub width: u32,
    /// The height of the drawing.
    pub height: u32,
    /// The top of the boxes.
    pub top: u32,
    /// The phases as boxes.
    pub boxes: Vec<TimelineBoxView>,
    /// Phases that last days, as points on a dashed line.
    pub follows: Vec<TimelineFollowView>,
    /// The bracket with the sum, if every phase has a limit.
    pub total: Option<TimelineTotalView>,
}

/// A phase drawn as a box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineBoxView {
    /// The left edge.
    pub x: u32,
    /// The width.
    pub width: u32,
    /// The middle.
    pub middle: u32,
    /// The number of the phase.
    pub number: String,
    /// The title in full.
    pub title: TextView,
    /// The title as drawn, in lines that fit.
    pub lines: Vec<String>,
    /// The address of the phase, relative to the page.
    pub href: String,
    /// The limit as printed, or the word that it is not stated.
    pub limit: ValueView,
    /// Whether the phase has no limit and is drawn dashed.
    pub dashed: bool,
    /// Whether it is the page's own phase.
    pub current: bool,
}

/// A phase whose steps fall on later days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineFollowView {
    /// The left end of the line.
    pub x: u32,
    /// The right end of the line.
    pub end: u32,
    /// The middle.
    pub middle: u32,
    /// The number of the phase.
    pub number: String,
    /// The title in full.
    pub title: TextView,
    /// The title as drawn, in lines that fit.
    pub lines: Vec<String>,
    /// The address of the phase, relative to the page.
    pub href: String,
    /// The points.
    pub pills: Vec<TimelinePillView>,
    /// Whether it is the page's own phase.
    pub current: bool,
}

/// A later day on which something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelinePillView {
    /// The left edge.
    pub x: u32,
    /// The width.
    pub width: u32,
    /// The middle.
    pub middle: u32,
    /// The figure in the point.
    pub text: String,
    /// The time as printed below it.
    pub time: String,
    /// What is done then, cut to what fits.
    pub label: Option<String>,
}

/// The sum of all limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineTotalView {
    /// The left end.
    pub x: u32,
    /// The right end.
    pub end: u32,
    /// The middle.
    pub middle: u32,
    /// The sum as printed.
    pub text: String,
}
