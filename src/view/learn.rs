//! Which pages to learn by a standard has: none that would be empty.

use super::quiz::Bank;
use crate::model::{Phase, Standard, Step};

/// Which pages to learn by a standard has.
#[derive(Debug, Clone, Copy)]
pub struct Learn {
    /// Whether anything can be asked.
    pub quiz: bool,
    /// Whether there are words or drills to practise.
    pub practice: bool,
    /// Whether roles do steps.
    pub training: bool,
}

impl Learn {
    /// Looks at a standard; no more is asked than it takes to know.
    #[must_use]
    pub fn of(standard: &Standard) -> Self {
        Self {
            quiz: !standard.questions.is_empty() || Bank::new(standard).has_any(),
            practice: practises(standard),
            training: trains(standard),
        }
    }
}

/// Tells whether a standard has anything to practise.
fn practises(standard: &Standard) -> bool {
    let steps = || standard.steps().flat_map(|(_, step)| step.doc.say.list());
    let phases = standard
        .phases
        .iter()
        .flat_map(|phase| phase.doc.say.list());
    let mut lines = phases.chain(steps()).filter_map(|line| line.text.get());
    !standard.drills.is_empty()
        || lines.any(|text| !text.open)
        || standard
            .phrases
            .iter()
            .any(|one| one.doc.text.get().is_some_and(|t| !t.open))
}

/// Tells whether a standard has roles that do steps.
fn trains(standard: &Standard) -> bool {
    standard
        .steps()
        .any(|(_, step)| step.doc.role.get().is_some())
}

/// Tells whether there is anything of a phase to show at the morning meeting.
#[must_use]
pub fn is_shown(phase: &Phase) -> bool {
    !phase.steps.is_empty()
}

/// Tells whether customers meet the service in any step, so that they make a journey.
#[must_use]
pub fn has_journey(standard: &Standard) -> bool {
    let mut steps = standard.steps().map(|(_, step)| step);
    steps.any(Step::has_customer)
}

/// Tells whether there are roles and steps for them, so that there is a flow to draw and duties to share.
#[must_use]
pub fn has_duties(standard: &Standard) -> bool {
    !standard.roles.is_empty() && standard.steps().next().is_some()
}
