//! What rules demand and forbid.

use super::fold::Folded;
use super::pick::{Candidate, pick};
use super::words::{id_of, said};
use super::{About, Bank, Choice, Place, Question};
use crate::format::{Text, Wearer};
use crate::model::Rule;
use std::borrow::Cow;

/// Tells whether a rule is for women and men alike.
pub(super) fn is_for_all(rule: &Rule) -> bool {
    let wearer = rule.doc.wearer.get().copied();
    wearer.unwrap_or(Wearer::All) == Wearer::All
}

impl<'a> Bank<'a> {
    /// Asks about rules: their figures, what they forbid, else what they demand.
    pub(super) fn of_rules(&self) -> Vec<Question<'a>> {
        let mut list = Vec::new();
        for rule in &self.standard.rules {
            let place = Place::Rule(rule);
            let mut of_rule = self.numbers(&rule.id, rule.doc.numbers.list(), place);
            of_rule.extend(self.rule_ban(rule).or_else(|| self.rule_must(rule)));
            let roles = rule.doc.roles.list().iter().map(|role| role.as_str());
            let known = |id: &&str| self.standard.role(id).is_some();
            let roles: Vec<&str> = roles.filter(known).collect();
            for one in &mut of_rule {
                one.roles.clone_from(&roles);
                one.why = said(&rule.doc.why);
            }
            list.extend(of_rule);
        }
        list
    }

    fn rule_question(
        &self,
        about: About,
        rule: &'a Rule,
        right: &'a Text,
        (pool, never): (&[Candidate<'a>], &[Candidate<'a>]),
    ) -> Option<Question<'a>> {
        let id = id_of(&rule.id, about, None);
        let pool = pool.iter().filter(|one| one.step != rule.id);
        let pool = pool.map(|one| (u8::from(one.group != rule.area()), one));
        let never = never.iter().filter(|one| one.step != rule.id);
        let mut never: Vec<&Folded> = never.map(Candidate::folded).collect();
        // What the rule says on the other side is as true.
        let (must, must_not) = (said(&rule.doc.must), said(&rule.doc.must_not));
        let own: Vec<Folded> = must.into_iter().chain(must_not).map(Folded::of).collect();
        never.extend(&own);
        let wrong = pick(&id, &Folded::of(right), &never, pool);
        if wrong.len() < 2 {
            return None;
        }
        let wrong = wrong
            .into_iter()
            .map(|one| Choice::plain(one.words.clone()));
        let choice = Choice::plain(Cow::Borrowed(right));
        let mut question =
            Question::new(id, about, right, choice, wrong.collect(), Place::Rule(rule));
        question.phases = Some(&rule.doc.phases);
        Some(question)
    }

    /// Asks what is forbidden: what rules demand is wrong, of the same area first.
    fn rule_ban(&self, rule: &'a Rule) -> Option<Question<'a>> {
        let right = said(&rule.doc.must_not)?;
        self.rule_question(About::RuleNever, rule, right, (&self.musts, &self.bans))
    }

    /// Asks what is demanded: what rules forbid is wrong.
    fn rule_must(&self, rule: &'a Rule) -> Option<Question<'a>> {
        let right = said(&rule.doc.must).filter(|_| is_for_all(rule))?;
        self.rule_question(About::RuleMust, rule, right, (&self.bans, &self.musts))
    }
}
