//! Corrective-action slips: one for each finding, to be given to the one who mends it.

use super::finding::{FindingView, Standing};
use super::head::{ReportFoot, ReportHead};
use super::visit::VisitReport;
use serde::Serialize;

/// The slips of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slips {
    /// What they are about.
    pub head: ReportHead,
    /// A slip for each finding, and for each observation that something was agreed about.
    pub findings: Vec<FindingView>,
    /// What tells them from others.
    pub foot: ReportFoot,
}

impl Slips {
    /// Makes the slips of a report.
    #[must_use]
    pub fn of(report: &VisitReport) -> Self {
        let agreed = |finding: &&FindingView| finding.standing != Standing::None;
        let observations = report.observations.iter().filter(agreed);
        let findings = report
            .findings
            .iter()
            .chain(observations)
            .cloned()
            .collect();
        Self {
            head: report.head.clone(),
            findings,
            foot: report.foot.clone(),
        }
    }
}
