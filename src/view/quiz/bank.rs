//! What of a standard can be an answer, collected once for all its questions.

use super::fold::Folded;
use super::pick::Candidate;
use super::words::{deed, said};
use super::{Place, Question};
use crate::format::Text;
use crate::format::doc::{AvoidDoc, ExceptionDoc};
use crate::model::{Phase, Standard, Step};
use std::collections::BTreeSet;

/// What of a standard can be an answer.
#[derive(Debug)]
pub struct Bank<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// Actions of all steps.
    pub(super) deeds: Vec<Candidate<'a>>,
    /// Criteria of all steps.
    pub(super) criteria: Vec<Candidate<'a>>,
    /// Lines to say of all steps.
    pub(super) lines: Vec<Candidate<'a>>,
    /// Names of steps.
    pub(super) steps: Vec<Candidate<'a>>,
    /// Names of roles that can be told from each other.
    pub(super) roles: Vec<Candidate<'a>>,
    /// Titles of forms and of questions to customers, by id.
    pub(super) forms: Vec<Candidate<'a>>,
    /// What is done when something goes wrong, by the exception it belongs to.
    pub(super) cases: Vec<Candidate<'a>>,
    /// What is done instead of what is forbidden.
    pub(super) insteads: Vec<Candidate<'a>>,
    /// What rules demand of everyone.
    pub(super) musts: Vec<Candidate<'a>>,
    /// What rules forbid.
    pub(super) bans: Vec<Candidate<'a>>,
    /// Phrases that belong to no step, by category.
    pub(super) phrases: Vec<Candidate<'a>>,
}

/// Lists bans, and what to do instead.
fn insteads(bans: &[AvoidDoc]) -> impl Iterator<Item = &Text> {
    bans.iter().filter_map(|ban| said(&ban.instead))
}

impl<'a> Bank<'a> {
    /// Collects the answers of a standard.
    #[must_use]
    pub fn new(standard: &'a Standard) -> Self {
        let mut bank = Self {
            standard,
            deeds: Vec::new(),
            criteria: Vec::new(),
            lines: Vec::new(),
            steps: Vec::new(),
            roles: super::who::roles(standard),
            forms: super::form::titles(standard),
            cases: Vec::new(),
            insteads: Vec::new(),
            musts: Vec::new(),
            bans: Vec::new(),
            phrases: super::line::phrases(standard),
        };
        for (phase, step) in standard.steps() {
            let of = |words: &'a Text| Candidate::new(words, &step.id, &phase.id);
            let doc = &step.doc;
            bank.steps.push(of(&step.title));
            let deeds = doc.r#do.list().iter().filter_map(deed);
            bank.deeds.extend(deeds.map(of));
            let criteria = doc.quality.list().iter();
            bank.criteria
                .extend(criteria.filter_map(|q| said(&q.text)).map(of));
            let lines = doc.say.list().iter().filter_map(|line| said(&line.text));
            bank.lines.extend(lines.map(of));
            bank.insteads.extend(insteads(doc.avoid.list()).map(of));
            bank.take_cases(doc.exceptions.list(), &step.id, &phase.id);
        }
        for phase in &standard.phases {
            let of = |words: &'a Text| Candidate::new(words, "", &phase.id);
            bank.insteads
                .extend(insteads(phase.doc.avoid.list()).map(of));
            bank.take_cases(phase.doc.exceptions.list(), "", &phase.id);
        }
        for one in &standard.exceptions {
            bank.take_cases(std::slice::from_ref(&one.doc), "", "");
        }
        let own = insteads(&standard.avoid).map(|words| Candidate::new(words, "", ""));
        bank.insteads.extend(own);
        for rule in &standard.rules {
            let of = |words: &'a Text| Candidate::new(words, &rule.id, rule.area());
            // What holds in some phases alone is neither demanded nor forbidden everywhere.
            if rule.doc.phases.is_blank() {
                bank.bans.extend(said(&rule.doc.must_not).map(of));
                let must = said(&rule.doc.must).filter(|_| super::rule::is_for_all(rule));
                bank.musts.extend(must.map(of));
            }
        }
        bank
    }

    fn take_cases(&mut self, list: &'a [ExceptionDoc], step: &'a str, phase: &'a str) {
        for one in list {
            let does = one.r#do.list().iter().filter_map(|line| said(&line.text));
            self.cases
                .extend(does.map(|words| Candidate::new(words, step, phase)));
        }
    }

    /// Tells whether anything can be asked.
    #[must_use]
    pub fn has_any(&self) -> bool {
        let s = self.standard;
        !self.own().is_empty()
            || s.steps()
                .any(|(phase, step)| !self.of_step(phase, step).is_empty())
            || s.phases
                .iter()
                .any(|phase| !self.of_phase(phase).is_empty())
            || !self.of_rules().is_empty()
            || !self.of_phrases().is_empty()
            || !self.of_exceptions().is_empty()
    }

    /// Asks about a step.
    #[must_use]
    pub fn of_step(&self, phase: &'a Phase, step: &'a Step) -> Vec<Question<'a>> {
        let mut list = self.words_of(phase, step);
        list.extend(self.figures_of(phase, step));
        list.extend(self.times_of(phase, step));
        list.extend(self.bans_of(phase, step));
        list.extend(self.form_of(phase, step));
        let cases = step.doc.exceptions.list();
        list.extend(self.cases_of(&step.id, cases, Place::Step(phase, step)));
        list.extend(self.who_of(phase, step));
        list.extend(self.handoff_of(phase, step));
        list.extend(self.next_of(phase, step));
        list.extend(self.deed_of(phase, step));
        let roles = super::who::doers(step);
        for one in &mut list {
            one.roles.clone_from(&roles);
            one.why = one.why.or_else(|| said(&step.doc.why));
        }
        list
    }

    /// Asks about a phase as a whole.
    pub(super) fn of_phase(&self, phase: &'a Phase) -> Vec<Question<'a>> {
        let mut list = self.phase_bans(phase);
        let cases = phase.doc.exceptions.list();
        list.extend(self.cases_of(&phase.id, cases, Place::Phase(phase)));
        list.extend(self.next_phase(phase));
        let mut roles: Vec<&str> = phase.steps.iter().flat_map(super::who::doers).collect();
        roles.sort_unstable();
        roles.dedup();
        for one in &mut list {
            one.roles.clone_from(&roles);
        }
        list
    }

    /// Asks about what may go wrong anywhere.
    pub(super) fn of_exceptions(&self) -> Vec<Question<'a>> {
        let each = self.standard.exceptions.iter();
        each.flat_map(|one| {
            let id = one.doc.id.get().map(|id| id.as_str());
            let list = std::slice::from_ref(&one.doc);
            self.cases_of("", list, Place::Exception(id))
        })
        .collect()
    }

    /// Lists a step and those whose titles are about the same thing: what they say and do may fit here as well.
    pub(super) fn kin(&self, step: &Step) -> BTreeSet<&'a str> {
        let title = Folded::of(&step.title);
        let kin = self.steps.iter().filter(|one| one.folded().shares(&title));
        kin.map(|one| one.step)
            .chain(
                self.steps
                    .iter()
                    .map(|one| one.step)
                    .filter(|id| *id == step.id),
            )
            .collect()
    }

    /// Lists what a step demands or says, folded: none of it may stand as a wrong answer of the same step.
    pub(super) fn said_in<'b>(&'b self, step: &str) -> Vec<&'b Folded> {
        let lists = [&self.deeds, &self.criteria, &self.lines];
        let of_step = lists.into_iter().flatten().filter(|one| one.step == step);
        of_step.map(Candidate::folded).collect()
    }
}
