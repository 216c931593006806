//! How many points of a standard are open, and how much it says.

use std::collections::BTreeMap;

use crate::format::{Text, Visitor};
use crate::model::{Kind, Standard, Subject, Walker};
use crate::span::Span;

/// How many points of a standard are open, and how much it says.
#[derive(Debug, Default)]
pub struct OpenCount {
    /// All of them.
    pub total: usize,
    /// Those of each phase and its steps, by the phase's id.
    pub phases: BTreeMap<String, usize>,
    /// How many bytes its texts have as they are written, in all languages.
    pub bytes: usize,
    phase: Option<String>,
}

impl OpenCount {
    /// Counts the open points of a standard, those of included things too: who works by it lacks them all.
    pub(crate) fn new(standard: &Standard) -> Self {
        let mut count = Self::default();
        standard.walk(&mut count);
        let chapters = standard.chapters.iter().flat_map(|one| &one.texts);
        count.bytes += chapters.map(|text| text.body.len()).sum::<usize>();
        count
    }

    fn add(&mut self) {
        self.total += 1;
        if let Some(phase) = &self.phase {
            *self.phases.entry(phase.clone()).or_default() += 1;
        }
    }
}

impl Visitor<'_> for OpenCount {
    fn text(&mut self, text: &Text) {
        self.bytes += text.span.end.saturating_sub(text.span.start) as usize;
        if text.open {
            self.add();
        }
    }

    fn open(&mut self, _: Span, _: Option<&Text>) {
        self.add();
    }
}

impl Walker<'_> for OpenCount {
    fn subject(&mut self, subject: Subject<'_>) {
        match subject.kind {
            Kind::Phase => self.phase = Some(subject.id.to_owned()),
            Kind::Step => {}
            _ => self.phase = None,
        }
    }
}
