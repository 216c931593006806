//! What a step consists of, what it forbids, and the questions that authors write.

use super::fold::Folded;
use super::mix::{mixed, named};
use super::pick::{Candidate, pick};
use super::words::{deed, id_of, said};
use super::{About, Bank, Choice, Place, Question};
use crate::format::Text;
use crate::format::doc::AvoidDoc;
use crate::model::{Phase, Step};
use std::borrow::Cow;

/// At most so many bans of a step are asked for.
const BANS: usize = 2;
/// An act in fewer words says too little to belong to one step alone.
///
/// # Units
/// Letters and digits.
const SHORT: usize = 6;

impl<'a> Bank<'a> {
    /// Lists all bans that hold in a phase, folded.
    fn bans_in(&self, phase: &'a Phase, step: Option<&'a Step>) -> Vec<Folded> {
        let own = step.map_or(&[][..], |step| step.doc.avoid.list());
        let docs = own
            .iter()
            .chain(phase.doc.avoid.list())
            .chain(&self.standard.avoid);
        let bans = docs.filter_map(|ban| said(&ban.text)).map(Folded::of);
        bans.chain(self.bans.iter().map(|ban| ban.folded().clone()))
            .collect()
    }

    fn ban_question(
        &self,
        ban: &'a AvoidDoc,
        (of, about, subject): (&str, About, &'a Text),
        bans: &[Folded],
        demanded: impl Iterator<Item = (u8, &'a Text)>,
        place: Place<'a>,
    ) -> Option<Question<'a>> {
        let words = said(&ban.text)?;
        let name = match ban.id.get() {
            Some(id) => id.as_str().to_owned(),
            None => named(words.main()),
        };
        let id = id_of(of, about, Some(&name));
        let pool: Vec<(u8, Candidate<'a>)> = demanded
            .map(|(rank, words)| (rank, Candidate::new(words, "", "")))
            .collect();
        let never: Vec<&Folded> = bans.iter().collect();
        let wrong = pick(
            &id,
            &Folded::of(words),
            &never,
            pool.iter().map(|(rank, one)| (*rank, one)),
        );
        if wrong.len() < 2 {
            return None;
        }
        let wrong = wrong
            .into_iter()
            .map(|one| Choice::plain(one.words.clone()));
        let mut question = Question::new(
            id,
            about,
            subject,
            Choice::plain(Cow::Borrowed(words)),
            wrong.collect(),
            place,
        );
        question.when = said(&ban.when);
        question.audiences = Some(&ban.r#for);
        question.why = said(&ban.why);
        Some(question)
    }

    /// Asks what a step forbids: what the same step demands is wrong, then what its phase demands.
    pub(super) fn bans_of(&self, phase: &'a Phase, step: &'a Step) -> Vec<Question<'a>> {
        let bans = self.bans_in(phase, Some(step));
        let of = (step.id.as_str(), About::Never, &step.title);
        let place = Place::Step(phase, step);
        let docs = step.doc.avoid.list();
        let asked = docs.iter().filter_map(|ban| {
            let demanded = phase.steps.iter().flat_map(|one| {
                let rank = u8::from(one.id != step.id);
                demands(one).map(move |text| (rank, text))
            });
            self.ban_question(ban, of, &bans, demanded, place)
        });
        let mut list: Vec<Question<'a>> = asked.take(BANS).collect();
        list.extend(
            docs.iter()
                .filter_map(|ban| self.instead_of(ban, &bans, place)),
        );
        list
    }

    /// Asks what a whole phase forbids.
    pub(super) fn phase_bans(&self, phase: &'a Phase) -> Vec<Question<'a>> {
        let bans = self.bans_in(phase, None);
        let of = (phase.id.as_str(), About::PhaseNever, &phase.title);
        let asked = phase.doc.avoid.list().iter().filter_map(|ban| {
            let demanded = phase.steps.iter().flat_map(demands).map(|text| (0, text));
            self.ban_question(ban, of, &bans, demanded, Place::Phase(phase))
        });
        asked.take(BANS).collect()
    }

    /// Asks what to do in place of something forbidden.
    fn instead_of(
        &self,
        ban: &'a AvoidDoc,
        bans: &[Folded],
        place: Place<'a>,
    ) -> Option<Question<'a>> {
        let (words, instead) = (said(&ban.text)?, said(&ban.instead)?);
        let Place::Step(_, step) = place else {
            return None;
        };
        let name = match ban.id.get() {
            Some(id) => id.as_str().to_owned(),
            None => named(words.main()),
        };
        let id = id_of(&step.id, About::Instead, Some(&name));
        let pool = self.insteads.iter().filter(|one| one.step != step.id);
        let never: Vec<&Folded> = bans.iter().collect();
        let wrong = pick(&id, &Folded::of(instead), &never, pool.map(|one| (0, one)));
        if wrong.len() < 2 {
            return None;
        }
        let wrong = wrong
            .into_iter()
            .map(|one| Choice::plain(one.words.clone()));
        let right = Choice::plain(Cow::Borrowed(instead));
        let wrong = wrong.collect();
        let mut question = Question::new(id, About::Instead, words, right, wrong, place);
        question.when = said(&ban.when);
        question.why = said(&ban.why);
        Some(question)
    }

    /// Asks which action or criterion belongs to a step: what the step forbids is wrong, then what far steps do.
    pub(super) fn deed_of(&self, phase: &'a Phase, step: &'a Step) -> Option<Question<'a>> {
        let said_here = self.said_in(&step.id);
        let title = Folded::of(&step.title);
        let (about, own, others) = match self.deeds.iter().any(|one| one.step == step.id) {
            true => (About::Deed, &self.deeds, &self.deeds),
            false => (About::Criterion, &self.criteria, &self.criteria),
        };
        let id = id_of(&step.id, about, None);
        let mine = own.iter().filter(|one| one.step == step.id);
        // The longer ones say more, and what repeats the title gives itself away.
        let right = mine.min_by_key(|one| {
            let folded = one.folded();
            let plain = folded.len() < SHORT || one.is_general() || goes_on(one.words.main());
            (plain, folded.names(&title), mixed(&id, one.words.main()))
        })?;
        let bans = step
            .doc
            .avoid
            .list()
            .iter()
            .filter_map(|ban| said(&ban.text));
        let bans: Vec<Candidate<'a>> = bans.map(|ban| Candidate::new(ban, "", "")).collect();
        let kin = self.kin(step);
        let far = others.iter().filter(|one| {
            let fits = one.folded().shares(&title) || one.is_general() || goes_on(one.words.main());
            !kin.contains(one.step) && one.folded().len() >= SHORT && !fits
        });
        let far = far.map(|one| (1 + u8::from(one.group == phase.id), one));
        let pool = bans.iter().map(|ban| (0, ban)).chain(far);
        let never: Vec<&Folded> = said_here.into_iter().chain([&title]).collect();
        let wrong = pick(&id, right.folded(), &never, pool);
        if wrong.len() < 2 {
            return None;
        }
        let choice = |one: &Candidate<'a>| Choice::plain(one.words.clone());
        Some(Question::new(
            id,
            about,
            &step.title,
            choice(right),
            wrong.into_iter().map(choice).collect(),
            Place::Step(phase, step),
        ))
    }

    /// Takes over the questions that authors write, where one of the choices is the answer.
    #[must_use]
    pub fn own(&self) -> Vec<Question<'a>> {
        let each = self.standard.questions.iter();
        each.filter_map(|entry| {
            let doc = &entry.doc;
            let right = right_choice(doc)?;
            let choices = doc.choices.list().iter();
            let step = doc.step.get();
            let step = step.and_then(|id| self.standard.step(id.as_str()));
            Some(Question {
                id: entry.id.clone(),
                about: About::Own,
                subject: Cow::Borrowed(said(&doc.ask)?),
                when: None,
                audiences: None,
                phases: None,
                trigger: None,
                choices: choices
                    .map(|text| Choice::plain(Cow::Borrowed(text)))
                    .collect(),
                right,
                place: step.map_or(Place::Whole, |(phase, step)| Place::Step(phase, step)),
                why: said(&doc.why),
                roles: step.map_or_else(Vec::new, |(_, step)| super::who::doers(step)),
                is_short: true,
            })
        })
        .collect()
    }
}

/// Finds the right one among the choices of an author's question: by its place from 1 on, or by its words.
#[must_use]
pub(crate) fn right_choice(doc: &crate::format::doc::QuestionDoc) -> Option<usize> {
    let answer = doc.answer.get()?.main().trim();
    let choices = doc.choices.list();
    match answer.parse::<usize>() {
        Ok(place) => place.checked_sub(1).filter(|at| *at < choices.len()),
        Err(_) => choices.iter().position(|choice| choice.main() == answer),
    }
}

/// Tells whether an act goes on from the one before, so that it says little alone.
pub(super) fn goes_on(words: &str) -> bool {
    const LINKS: [&str; 8] = ["再", "然后", "同样", "也", "并", "接着", "其中", "同时"];
    LINKS.iter().any(|link| words.starts_with(link))
}

/// Lists what a step demands: actions and criteria.
fn demands(step: &Step) -> impl Iterator<Item = &Text> {
    let deeds = step.doc.r#do.list().iter().filter_map(deed);
    let criteria = step.doc.quality.list().iter();
    deeds.chain(criteria.filter_map(|one| said(&one.text)))
}
