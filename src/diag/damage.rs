//! What could not be read: what follows from the damage alone is not held against the author.

use super::{Claim, Diagnostic, Place, Sink};
use crate::span::SourceId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The damaged places of a project and the texts that suffer from them.
///
/// A finding in a damaged line is about what the repair made up. And of a standard that lost a part nobody can say
/// that something is nowhere in it. What is wrong in the sound rest is as wrong as ever.
#[derive(Debug, Default)]
pub struct Damage {
    /// Whole lines that were lost or repaired.
    places: BTreeMap<SourceId, Vec<Range<usize>>>,
    /// Tables of which a part was lost, from header to header.
    tables: BTreeMap<SourceId, Vec<Range<usize>>>,
    /// Texts that lack something, their own or what another text has lost.
    lacking: BTreeSet<SourceId>,
}

impl Damage {
    /// Notes which lines of a text are damaged, and which tables may have lost more than one value.
    pub fn note(&mut self, text: SourceId, places: Vec<Range<usize>>, tables: Vec<Range<usize>>) {
        if !tables.is_empty() {
            self.lacking.insert(text);
        }
        self.places.insert(text, places);
        self.tables.insert(text, tables);
    }

    /// Notes that a text lacks something: all of it, or what another text has lost.
    pub fn lose(&mut self, text: SourceId) {
        self.lacking.insert(text);
    }

    /// Tells whether all could be read.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let mut ranges = self.places.values().chain(self.tables.values());
        self.lacking.is_empty() && ranges.all(Vec::is_empty)
    }

    /// Takes what was noted elsewhere.
    pub fn absorb(&mut self, other: Self) {
        self.places.extend(other.places);
        self.tables.extend(other.tables);
        self.lacking.extend(other.lacking);
    }

    /// Tells whether a text lacks anything.
    #[must_use]
    pub fn is_lacking(&self, text: SourceId) -> bool {
        self.lacking.contains(&text)
    }

    /// Drops the findings that may be nothing but a consequence of the damage.
    ///
    /// `within` is a text of the standard that was looked at: it may have taken a thing over from another one, where
    /// the finding then has its place.
    pub fn hide(&self, found: &mut Sink, within: Option<SourceId>) {
        found.retain(|fault| !self.is_behind(fault, within));
    }

    fn is_behind(&self, fault: &Diagnostic, within: Option<SourceId>) -> bool {
        let Place::Text(span) = fault.place else {
            return false;
        };
        let is_in = |ranges: &BTreeMap<SourceId, Vec<Range<usize>>>| {
            let (at, own) = (span.start as usize, ranges.get(&span.source));
            own.is_some_and(|all| all.iter().any(|r| r.start <= at && at <= r.end))
        };
        let mut texts = std::iter::once(span.source).chain(within);
        let is_doubtful = match fault.code.claim {
            Claim::Presence => false,
            Claim::AbsenceInTable => is_in(&self.tables),
            Claim::Absence => texts.any(|text| self.is_lacking(text)),
        };
        is_doubtful || is_in(&self.places)
    }
}
