//! What follows what.

use super::fold::Folded;
use super::pick::{Candidate, pick};
use super::words::id_of;
use super::{About, Bank, Choice, Place, Question};
use crate::format::{Field, StandardKind, Text};
use crate::model::{Phase, Step};
use std::borrow::Cow;

/// Signs of a title that is counted.
const ORDINALS: [&str; 10] = [
    "第", "首次", "first", "second", "third", "fourth", "fifth", "sixth", "步骤", "item",
];

impl<'a> Bank<'a> {
    /// Tells whether the phases and steps of the standard follow each other in time.
    fn is_process(&self) -> bool {
        let kind = self.standard.doc.kind.get();
        matches!(kind, Some(StandardKind::Sop | StandardKind::Project))
    }

    /// Asks for the step after one, where every customer comes from one to the other.
    pub(super) fn next_of(&self, phase: &'a Phase, step: &'a Step) -> Option<Question<'a>> {
        let at = phase.steps.iter().position(|one| one.id == step.id)?;
        let next = phase.steps.get(at + 1)?;
        let plain = |one: &Step| {
            let doc = &one.doc;
            let timed = doc.time.list().iter();
            let mut routine = timed.filter(|time| time.every.is_set());
            doc.r#for.is_blank() && doc.next.is_blank() && routine.next().is_none()
        };
        if !self.is_process() || !plain(step) || !plain(next) {
            return None;
        }
        let right = self.steps.iter().find(|one| one.step == next.id)?;
        let here = Folded::of(&step.title);
        let id = id_of(&step.id, About::Next, None);
        let pool = self
            .steps
            .iter()
            .filter(|one| one.step != step.id && one.step != next.id);
        let pool = pool.map(|one| (u8::from(one.group != phase.id), one));
        let wrong = pick(&id, right.folded(), &[&here], pool);
        let counts = |title: &Folded| ORDINALS.iter().any(|word| title.has(word));
        // Titles that are counted tell their order themselves.
        if wrong.len() < 2
            || right.folded().is_like(&here)
            || counts(&here) && counts(right.folded())
        {
            return None;
        }
        let choice = |one: &Candidate<'a>| Choice::plain(one.words.clone());
        Some(Question::new(
            id,
            About::Next,
            &step.title,
            choice(right),
            wrong.into_iter().map(choice).collect(),
            Place::Step(phase, step),
        ))
    }

    /// Asks for the phase after one of the same track.
    pub(super) fn next_phase(&self, phase: &'a Phase) -> Option<Question<'a>> {
        let track = |one: &Phase| match &one.doc.track {
            Field::Set { value, .. } => Some(value.main().to_owned()),
            _ => None,
        };
        let own = track(phase);
        let phases: Vec<&'a Phase> = self
            .standard
            .phases
            .iter()
            .filter(|one| track(one) == own)
            .collect();
        let at = phases.iter().position(|one| one.id == phase.id)?;
        let next = *phases.get(at + 1)?;
        if !self.is_process() || next.number != phase.number + 1 {
            return None;
        }
        let id = id_of(&phase.id, About::NextPhase, None);
        let here = Folded::of(&phase.title);
        let pool: Vec<Candidate<'a>> = phases
            .iter()
            .filter(|one| one.id != phase.id && one.id != next.id)
            .map(|one| Candidate::new(&one.title, "", &one.id))
            .collect();
        let right: &'a Text = &next.title;
        let wrong = pick(
            &id,
            &Folded::of(right),
            &[&here],
            pool.iter().map(|one| (0, one)),
        );
        if wrong.len() < 2 {
            return None;
        }
        let wrong = wrong
            .into_iter()
            .map(|one| Choice::plain(one.words.clone()));
        Some(Question::new(
            id,
            About::NextPhase,
            &phase.title,
            Choice::plain(Cow::Borrowed(right)),
            wrong.collect(),
            Place::Phase(phase),
        ))
    }
}
