//! Who does a step, and who takes over.

use super::fold::Folded;
use super::pick::{Candidate, pick};
use super::words::id_of;
use super::{About, Bank, Choice, Place, Question};
use crate::model::{Phase, Standard, Step};

/// Words in names that take in other roles: everyone, the house as a whole, whoever is concerned.
const ALL: [&str; 24] = [
    "全体",
    "全员",
    "所有",
    "各",
    "相关",
    "有关",
    "员工",
    "企业",
    "公司",
    "组织",
    "机构",
    "单位",
    "部门",
    "银行",
    "门店",
    "shop",
    "everyone",
    "all staff",
    "staff",
    "employee",
    "company",
    "organisation",
    "department",
    "bank",
];

/// Lists the names of the roles, by id.
pub(super) fn roles(standard: &Standard) -> Vec<Candidate<'_>> {
    let roles = standard.roles.iter();
    roles
        .filter_map(|role| {
            Some(Candidate::new(
                super::words::said(&role.doc.name)?,
                &role.id,
                "",
            ))
        })
        .collect()
}

/// Lists the roles that do a step: the accountable one and those that help.
pub(super) fn doers(step: &Step) -> Vec<&str> {
    let own = step.doc.role.get().into_iter();
    let doers = own.chain(step.doc.assist.list());
    let mut doers: Vec<&str> = doers.map(|role| role.as_str()).collect();
    // Where nobody is accountable yet, whoever it will be has to know it.
    if step.doc.role.get().is_none() {
        doers.clear();
    }
    doers
}

impl<'a> Bank<'a> {
    /// Tells whether a role takes in others: by its name, or because others are named after it.
    fn takes_in_others(&self, name: &Candidate<'_>) -> bool {
        let is_part =
            |one: &&Candidate<'_>| one.step != name.step && one.folded().names(name.folded());
        ALL.iter().any(|word| name.folded().has(word)) || self.roles.iter().any(|one| is_part(&one))
    }

    /// Chooses among the roles, without those in `out` and those whose names can be taken for the right one's.
    fn role_question(
        &self,
        about: About,
        right: &str,
        out: &[&str],
        (phase, step): (&'a Phase, &'a Step),
    ) -> Option<Question<'a>> {
        let right = self.roles.iter().find(|role| role.step == right)?;
        let same = |one: &Candidate<'_>| {
            let (a, b): (&Folded, &Folded) = (one.folded(), right.folded());
            a.names(b) || b.names(a)
        };
        // A title that names its role asks nothing.
        let title = Folded::of(&step.title);
        if self.takes_in_others(right) || title.names(right.folded()) {
            return None;
        }
        let pool = self.roles.iter().filter(|one| {
            let is_out = one.step == right.step || out.contains(&one.step);
            !is_out && !self.takes_in_others(one) && !same(one)
        });
        let id = id_of(&step.id, about, None);
        let wrong = pick(&id, right.folded(), &[], pool.map(|one| (0, one)));
        if wrong.is_empty() {
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

    /// Asks who is accountable for a step; who helps or is told is no wrong answer.
    pub(super) fn who_of(&self, phase: &'a Phase, step: &'a Step) -> Option<Question<'a>> {
        let right = step.doc.role.get()?.as_str();
        let others = step.doc.assist.list().iter().chain(step.doc.inform.list());
        let out: Vec<&str> = others.map(|role| role.as_str()).collect();
        self.role_question(About::Who, right, &out, (phase, step))
    }

    /// Asks who takes over after a step.
    pub(super) fn handoff_of(&self, phase: &'a Phase, step: &'a Step) -> Option<Question<'a>> {
        let to = step.doc.handoff.get()?.to.get()?.as_str();
        let mut out = doers(step);
        out.extend(step.doc.inform.list().iter().map(|role| role.as_str()));
        if out.contains(&to) {
            return None;
        }
        self.role_question(About::Handoff, to, &out, (phase, step))
    }
}
