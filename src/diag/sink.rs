//! Collects the faults of a run, puts them in order and drops doubles.

use super::{Diagnostic, Place, Severity};

/// Where all stages put what they find.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Starts empty.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a fault.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Takes all faults of another sink, as a parallel stage collects them.
    pub fn absorb(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Tells whether any fault so far is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Counts the faults of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.severity == severity).count()
    }

    /// Looks at what was found so far, in the order of finding.
    #[must_use]
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Keeps only the faults for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(keep);
    }

    /// Returns all faults in the order of their places, none twice.
    #[must_use]
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| key(a).cmp(&key(b)));
        self.found.dedup_by(|a, b| key(a) == key(b));
        self.found
    }
}

fn key(d: &Diagnostic) -> (&Place, &'static str, &str) {
    (&d.place, d.code.id, &d.words.en)
}
