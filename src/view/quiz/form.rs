//! Which form is filled in.

use super::fold::Folded;
use super::pick::{Candidate, pick};
use super::words::{id_of, said};
use super::{About, Bank, Choice, Place, Question};
use crate::model::{Phase, Standard, Step};

/// Lists the titles of forms and of questions to customers, by id.
pub(super) fn titles(standard: &Standard) -> Vec<Candidate<'_>> {
    let forms = standard.forms.iter();
    let forms = forms.filter_map(|one| Some(Candidate::new(said(&one.doc.title)?, &one.id, "")));
    let asked = standard.feedback.iter();
    let asked = asked.filter_map(|one| Some(Candidate::new(said(&one.doc.title)?, &one.id, "")));
    forms.chain(asked).collect()
}

impl<'a> Bank<'a> {
    /// Asks for the form of a step; no other form that the step uses is a wrong answer.
    pub(super) fn form_of(&self, phase: &'a Phase, step: &'a Step) -> Option<Question<'a>> {
        let used: Vec<&str> = step.doc.forms.list().iter().map(|id| id.as_str()).collect();
        let first = used.first()?;
        let right = self.forms.iter().find(|one| one.step == *first)?;
        if Folded::of(&step.title).names(right.folded()) {
            return None;
        }
        let id = id_of(&step.id, About::Form, None);
        let pool = self.forms.iter().filter(|one| !used.contains(&one.step));
        let wrong = pick(&id, right.folded(), &[], pool.map(|one| (0, one)));
        if wrong.is_empty() {
            return None;
        }
        let choice = |one: &Candidate<'a>| Choice::plain(one.words.clone());
        Some(Question::new(
            id,
            About::Form,
            &step.title,
            choice(right),
            wrong.into_iter().map(choice).collect(),
            Place::Step(phase, step),
        ))
    }
}
