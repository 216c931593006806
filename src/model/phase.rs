//! A phase with its steps and their statements.

use super::Item;
use super::origin::Origin;
use crate::format::doc::{PhaseDoc, StepDoc};
use crate::format::{CustomerState, Text};
use serde::Serialize;
use std::sync::Arc;

/// A phase.
#[derive(Debug, Clone, Serialize)]
pub struct Phase {
    /// Id of the phase.
    pub id: String,
    /// Whether the author gave the id.
    #[serde(skip)]
    pub given: bool,
    /// Its place among all phases, from 1 on, as printed.
    pub number: usize,
    /// Title.
    pub title: Text,
    /// Where it comes from, if it is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Arc<Origin>>,
    /// The phase as written, without its steps.
    pub doc: PhaseDoc,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// Id of the step.
    pub id: String,
    /// Whether the author gave the id.
    #[serde(skip)]
    pub given: bool,
    /// Printed number: `1.2`.
    pub number: String,
    /// Title.
    pub title: Text,
    /// The step as written.
    pub doc: StepDoc,
    /// Its statements in printed order: do, say, quality, time, avoid.
    pub statements: Vec<Statement>,
    /// Its own item; `None` for an instruction or a heading.
    pub item: Option<Arc<Item>>,
    /// Whether all its statements are items of their own, so that it is their heading on sheets.
    pub heading: bool,
}

impl Step {
    /// Tells whether a customer is there, waits or is in touch from elsewhere: said so, or by default where there is a
    /// touchpoint or a line to say.
    #[must_use]
    pub fn has_customer(&self) -> bool {
        match self.doc.customer.get() {
            Some(state) => *state != CustomerState::Absent,
            None => self.doc.touchpoint.is_set() || !self.doc.say.list().is_empty(),
        }
    }

    /// Tells whether the customer is in touch by phone or online.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        self.doc.customer.get() == Some(&CustomerState::Remote)
    }

    /// Lists the statements of one kind.
    pub fn of_kind(&self, kind: StatementKind) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |s| s.kind == kind)
    }
}

/// The kinds of statements, in the order in which a step prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// An action.
    Do,
    /// A line to say.
    Say,
    /// A criterion.
    Quality,
    /// A time limit.
    Time,
    /// A ban.
    Avoid,
}

/// A statement of a step: which entry of which list it is, its letter and its item.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// Which list of the step it stands in.
    pub kind: StatementKind,
    /// Its place in that list, from 0 on.
    pub index: usize,
    /// Printed letter; `None` for a time that is not scored and for a line that only points at another.
    pub letter: Option<String>,
    /// Its id, where the author gave one.
    pub id: Option<String>,
    /// Its own item, where it has one.
    pub item: Option<Arc<Item>>,
}
