//! The order in which open points are talked about.

use crate::format::FieldSpec;
use crate::model::{Kind, Phase, Subject};
use crate::view::pen::Pen;

/// Fields of a standard that tell how the document itself is looked after.
const CONTROL: [&str; 9] = [
    "owner",
    "review_every",
    "effective",
    "authors",
    "consulted",
    "reviewed_by",
    "approved_by",
    "pilot",
    "changes",
];

/// The parts of the agenda: what the service is comes first, then its phases, how the document is kept comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What the service is, and who does it.
    Whole,
    /// A phase, by its place.
    Phase(usize),
    /// Rules, words to say and exceptions of the whole standard.
    Conduct,
    /// Forms, checklists and audits.
    Sheets,
    /// Training, assessment and feedback.
    Learning,
    /// How the document itself is looked after.
    Control,
}

impl Part {
    /// Returns the key of the word that names the part.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Whole => "whole_standard",
            Self::Phase(_) => "phase",
            Self::Conduct => "open_conduct",
            Self::Sheets => "open_sheets",
            Self::Learning => "open_learning",
            Self::Control => "open_control",
        }
    }

    /// Finds the part that a point belongs to; `own` is its field, if that is one of the standard itself.
    pub(super) fn of(
        subject: &Subject<'_>,
        phase: Option<&Phase>,
        own: Option<&FieldSpec>,
        pen: &Pen<'_>,
    ) -> Self {
        if let Some(phase) = phase {
            let mut phases = pen.standard().phases.iter();
            return Self::Phase(phases.position(|p| p.id == phase.id).unwrap_or(0));
        }
        match subject.kind {
            Kind::Standard => match own {
                Some(field) if CONTROL.contains(&field.key) => Self::Control,
                Some(_) => Self::Whole,
                None => Self::Conduct,
            },
            Kind::Rule | Kind::Phrase | Kind::Case => Self::Conduct,
            Kind::Form | Kind::Checklist | Kind::Audit => Self::Sheets,
            Kind::Lesson | Kind::Drill | Kind::Question | Kind::Assessment | Kind::Feedback => {
                Self::Learning
            }
            _ => Self::Whole,
        }
    }
}
