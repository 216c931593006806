//! Which words belong to which situation.

use super::fold::Folded;
use super::mix::named;
use super::pick::{Candidate, pick};
use super::words::{id_of, said};
use super::{About, Bank, Choice, Place, Question};
use crate::model::{Phase, Standard, Step};

/// At most so many lines of a step are asked for.
const LINES: usize = 3;
/// A line that is shorter than this fits anywhere: 请坐, 谢谢.
///
/// # Units
/// Letters and digits.
const SHORT: usize = 6;

/// A set phrase that is shorter answers too much: 好的, 没关系.
///
/// # Units
/// Letters and digits.
const SET: usize = 5;

/// Lists the phrases that belong to no step, by category.
pub(super) fn phrases(standard: &Standard) -> Vec<Candidate<'_>> {
    let phrases = standard.phrases.iter();
    phrases
        .filter_map(|one| {
            let category = said(&one.doc.category).map_or("", |text| text.main());
            Some(Candidate::new(said(&one.doc.text)?, &one.id, category))
        })
        .collect()
}

impl<'a> Bank<'a> {
    /// Asks for the words of a step; other steps have the wrong ones.
    pub(super) fn words_of(&self, phase: &'a Phase, step: &'a Step) -> Vec<Question<'a>> {
        let never = self.said_in(&step.id);
        let whole: Vec<Folded> = phase
            .doc
            .say
            .list()
            .iter()
            .filter_map(|line| said(&line.text))
            .map(Folded::of)
            .collect();
        let never: Vec<&Folded> = never.into_iter().chain(&whole).collect();
        let kin = self.kin(step);
        let mut list = Vec::new();
        for line in step.doc.say.list() {
            let Some(words) = said(&line.text) else {
                continue;
            };
            let folded = Folded::of(words);
            let name = match line.id.get() {
                Some(id) => id.as_str().to_owned(),
                None => named(words.main()),
            };
            let id = id_of(&step.id, About::Line, Some(&name));
            // Words that name the step or their case give themselves away.
            let gives_away = |text: &crate::format::Text| {
                let title = Folded::of(text);
                title.len() >= 4 && folded.names(&title)
            };
            let when = said(&line.when);
            if gives_away(&step.title) || when.is_some_and(gives_away) {
                continue;
            }
            let pool = self
                .lines
                .iter()
                .filter(|one| !kin.contains(one.step) && one.folded().len() >= SHORT);
            let pool = pool.map(|one| (u8::from(one.group == phase.id), one));
            let wrong = pick(&id, &folded, &never, pool);
            if wrong.len() < 2 {
                continue;
            }
            let choice = |one: &Candidate<'a>| Choice::spoken(one.words.clone());
            let mut question = Question::new(
                id,
                About::Line,
                &step.title,
                Choice::spoken(std::borrow::Cow::Borrowed(words)),
                wrong.into_iter().map(choice).collect(),
                Place::Step(phase, step),
            );
            question.when = when;
            question.audiences = Some(&line.r#for);
            list.push(question);
            if list.len() == LINES {
                break;
            }
        }
        list
    }

    /// Asks for the phrases of the phrase book; other categories have the wrong ones.
    pub(super) fn of_phrases(&self) -> Vec<Question<'a>> {
        let each = self.standard.phrases.iter();
        each.filter_map(|entry| {
            let doc = &entry.doc;
            let (words, when) = (said(&doc.text)?, said(&doc.when)?);
            let category = said(&doc.category)?.main();
            let (folded, case) = (Folded::of(words), Folded::of(when));
            if folded.names(&case) || folded.len() < SET {
                return None;
            }
            let id = id_of(&entry.id, About::Phrase, None);
            let pool = self
                .phrases
                .iter()
                .filter(|one| one.group != category && one.folded().len() >= SET);
            let wrong = pick(&id, &folded, &[], pool.map(|one| (0, one)));
            if wrong.len() < 2 {
                return None;
            }
            let choice = |one: &Candidate<'a>| Choice::spoken(one.words.clone());
            Some(Question::new(
                id,
                About::Phrase,
                when,
                Choice::spoken(std::borrow::Cow::Borrowed(words)),
                wrong.into_iter().map(choice).collect(),
                Place::Phrase(&entry.id),
            ))
        })
        .collect()
    }
}
