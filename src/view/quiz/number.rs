//! Figures and time limits to fill in.

use super::fold::Folded;
use super::mix::named;
use super::near;
use super::words::{id_of, said};
use super::{About, Bank, Choice, Place, Question};
use crate::format::doc::{Every, NumberDoc, TimeDoc};
use crate::format::{Limit, Text};
use crate::model::{Phase, Step};
use std::borrow::Cow;

/// At most so many figures of a step are asked for.
const FIGURES: usize = 3;

fn choices<'a>(texts: Vec<Text>) -> Vec<Choice<'a>> {
    let each = texts.into_iter();
    each.map(|text| Choice::plain(Cow::Owned(text))).collect()
}

impl<'a> Bank<'a> {
    /// Asks for figures to remember.
    pub(super) fn numbers(
        &self,
        of: &str,
        numbers: &'a [NumberDoc],
        place: Place<'a>,
    ) -> Vec<Question<'a>> {
        let mut list: Vec<Question<'a>> = Vec::new();
        for doc in numbers {
            let (Some(label), Some(value)) = (said(&doc.label), doc.value.get()) else {
                continue;
            };
            // A label that says its figure, or that another figure has as well, asks nothing.
            let folded = Folded::of(label);
            let twice = numbers
                .iter()
                .filter(|one| one.label.get().is_some_and(|l| l.main() == label.main()));
            if folded.has(value.as_str())
                || twice.count() > 1
                || near::is_one_thing(doc)
                || lists(label, value.as_str())
            {
                continue;
            }
            let name = match doc.id.get() {
                Some(id) => id.as_str().to_owned(),
                None => named(label.main()),
            };
            let id = id_of(of, About::Figure, Some(&name));
            let others = self.all_numbers().filter(|one| !std::ptr::eq(*one, doc));
            let Some((texts, right)) = near::of_number(&id, doc, others) else {
                continue;
            };
            list.push(Question {
                id,
                about: About::Figure,
                subject: Cow::Borrowed(label),
                when: None,
                audiences: None,
                phases: None,
                trigger: None,
                choices: choices(texts),
                right,
                place,
                why: None,
                roles: Vec::new(),
                is_short: false,
            });
            if list.len() == FIGURES {
                break;
            }
        }
        list
    }

    /// Asks for the figures of a step.
    pub(super) fn figures_of(&self, phase: &'a Phase, step: &'a Step) -> Vec<Question<'a>> {
        let place = Place::Step(phase, step);
        self.numbers(&step.id, step.doc.numbers.list(), place)
    }

    fn all_numbers(&self) -> impl Iterator<Item = &'a NumberDoc> + use<'a> {
        let s = self.standard;
        let of_steps = s.steps().flat_map(|(_, step)| step.doc.numbers.list());
        let of_phases = s.phases.iter().flat_map(|phase| phase.doc.numbers.list());
        let of_rules = s.rules.iter().flat_map(|rule| rule.doc.numbers.list());
        of_steps.chain(of_phases).chain(of_rules).chain(&s.numbers)
    }

    /// Asks for the time limits of a step, each where no other one could be meant.
    pub(super) fn times_of(&self, phase: &'a Phase, step: &'a Step) -> Vec<Question<'a>> {
        let times = step.doc.time.list();
        let mut list = Vec::new();
        for doc in times {
            let Some((about, limit)) = limit(doc) else {
                continue;
            };
            let trigger = said(&doc.trigger);
            let same = |other: &&TimeDoc| {
                let kind = self::limit(other).map(|(about, _)| about) == Some(about);
                let start = said(&other.trigger).map(Text::main) == trigger.map(Text::main);
                kind && start
            };
            // 每天核对 says itself how often.
            let given = near::Value::of_time(&limit, doc.span, about == About::Every);
            let title = Folded::of(&step.title);
            let given = about == About::Every && title.names(&Folded::of(&given.words));
            if times.iter().filter(same).count() > 1 || also_number(step, &limit) || given {
                continue;
            }
            let name = match (doc.id.get(), trigger) {
                (Some(id), _) => Some(id.as_str().to_owned()),
                (None, Some(trigger)) => Some(named(trigger.main())),
                (None, None) => None,
            };
            let kind = about.word().trim_start_matches("quiz_");
            let part = match name {
                Some(name) => format!("{kind}-{name}"),
                None => kind.to_owned(),
            };
            let id = id_of(&step.id, about, Some(&part));
            let others = self.standard.steps().filter(|(_, one)| one.id != step.id);
            let others = others.flat_map(|(_, one)| one.doc.time.list());
            let others = others.filter_map(self::limit).filter(|one| one.0 == about);
            let others = others.map(|(_, limit)| limit);
            let Some((texts, right)) = near::of_time(&id, &limit, (doc.span, about), others) else {
                continue;
            };
            list.push(Question {
                id,
                about,
                subject: Cow::Borrowed(&step.title),
                when: None,
                audiences: None,
                phases: None,
                trigger,
                choices: choices(texts),
                right,
                place: Place::Step(phase, step),
                why: None,
                roles: Vec::new(),
                is_short: false,
            });
        }
        list
    }
}

/// Tells whether a label lists as many things as its figure says: 三项：人、财、物.
fn lists(label: &Text, figure: &str) -> bool {
    let wordings = label.parts();
    let counts = wordings.map(|(_, words, _)| {
        let listed = words.split(['：', ':']).next_back().unwrap_or(words);
        listed.split(['、', '，', ',', '和', '与']).count()
    });
    figure
        .parse::<usize>()
        .is_ok_and(|n| n > 1 && counts.into_iter().any(|count| count == n))
}

/// Returns what a time says, where it says one thing alone.
fn limit(doc: &TimeDoc) -> Option<(About, Limit)> {
    let every = match doc.every.get() {
        Some(Every::Period(limit)) => Some(limit),
        // So many times a day is no length of time.
        Some(Every::Rhythm(_)) => return None,
        None => None,
    };
    let found = [
        (About::Within, doc.within.get()),
        (About::Takes, doc.takes.get()),
        (About::Hold, doc.hold.get()),
        (About::After, doc.after.get()),
        (About::Every, every),
    ];
    let mut found = found
        .into_iter()
        .filter_map(|(about, limit)| Some((about, *limit?)));
    let first = found.next()?;
    let alone = found.next().is_none() && !doc.before.is_set();
    alone.then_some(first)
}

/// Tells whether a time stands among the figures to remember as well, where it has a label.
fn also_number(step: &Step, limit: &Limit) -> bool {
    let printed = limit.0.print(crate::label::Lang::Zh);
    let numbers = step.doc.numbers.list().iter();
    numbers
        .filter_map(near::Value::of_number)
        .any(|value| value.words.main() == printed)
}
