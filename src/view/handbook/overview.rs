//! The first page of a standard.

use serde::Serialize;

use super::home::{CountView, PhaseCellView};
use super::timeline::TimelineView;
use crate::view::part::{ExceptionView, FactView, LineView, LinkView, NumberView, TextView};

/// The overview of one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverviewView {
    /// What the standard holds, counted.
    pub counts: Vec<CountView>,
    /// How many points are open.
    pub open: usize,
    /// The page of open points.
    pub open_href: String,
    /// What can be printed or downloaded.
    pub outputs: Vec<LinkView>,
    /// The phases by track: the main process first.
    pub tracks: Vec<TrackView>,
    /// The numbers to remember.
    pub numbers: Vec<NumberView>,
    /// The mottos.
    pub mottos: Vec<LineView>,
    /// The goals.
    pub goals: Vec<LineView>,
    /// What customers need, with the steps that answer it.
    pub needs: Vec<LineView>,
    /// The principles.
    pub principles: Vec<LineView>,
    /// Scope, start and end, neighbours and what is included from where.
    pub facts: Vec<FactView>,
    /// Criteria that hold for the whole standard.
    pub quality: Vec<LineView>,
    /// What never to do anywhere.
    pub avoid: Vec<LineView>,
    /// What to do when something goes wrong anywhere.
    pub exceptions: Vec<ExceptionView>,
    /// Tips for the whole standard.
    pub tips: Vec<LineView>,
    /// The other pages of the standard.
    pub contents: Vec<LinkView>,
}

/// One process of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrackView {
    /// The name of the process, where an author gave one.
    pub title: Option<TextView>,
    /// The order of its phases, drawn.
    pub timelines: Vec<TimelineView>,
    /// Its phases.
    pub phases: Vec<PhaseCellView>,
}
