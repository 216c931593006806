//! Findings and observations.
//!
//! # Source
//! Scoring rule 14: every item below full credit or with a note appears. A triggered critical item is a critical
//! finding; with full credit, N/A or not observed, or above half credit and without severity, it is an observation;
//! else a non-conformity, minor where no severity is given. A blank item was not judged, so its note is an observation.

use super::response::Answers;
use super::verdict::{State, Verdict};
use crate::format::Severity;
use crate::quantity::{Fraction, Ratio};

/// An item that a report must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Index of the item.
    pub item: usize,
    /// What it is.
    pub kind: FindingKind,
}

/// How much a finding weighs, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// A triggered critical item: 否决项.
    Critical,
    /// A major non-conformity: 严重.
    Major,
    /// A minor non-conformity: 一般.
    Minor,
    /// No fault: 观察项.
    Observation,
}

impl FindingKind {
    /// Returns the word of files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Observation => "observation",
        }
    }
}

/// Lists findings and observations in the order of the sheet.
#[must_use]
pub fn findings(answers: &Answers, verdict: &Verdict) -> Vec<Finding> {
    let half = Ratio::new(1, 2).map_or(Fraction::ONE, Fraction::from);
    let items = verdict.items.iter().enumerate();
    let found = items.filter_map(|(index, item)| {
        let is_full = item.credit.as_ref().is_some_and(|c| *c >= Fraction::ONE);
        let is_below = item.credit.is_some() && !is_full;
        // A miss of one sample triggers, whatever the mean is rounded to by others.
        if item.triggered.is_none() && !is_below && !answers.is_noted(index) {
            return None;
        }
        let is_slight = item.credit.as_ref().is_some_and(|c| *c > half) && item.severity.is_none();
        let kind = if item.triggered.is_some() {
            FindingKind::Critical
        } else if is_full || item.state != State::Answered || is_slight {
            FindingKind::Observation
        } else {
            match item.severity {
                Some(Severity::Major) => FindingKind::Major,
                Some(Severity::Minor) | None => FindingKind::Minor,
            }
        };
        Some(Finding { item: index, kind })
    });
    found.collect()
}
