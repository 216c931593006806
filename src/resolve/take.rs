//! What an include takes from another standard; it keeps the ids and the hash of its origin.

use crate::diag::{EMPTY_SELECT, Sink};
use crate::format::doc::{ExceptionDoc, FeedbackDoc, FormDoc, IncludeDoc, PhraseDoc, RoleDoc};
use crate::format::{Id, Name, Relabel, Select, SelectKind, Visit};
use crate::model::{Article, Entry, Loose, Origin, Phase, Rule, Standard, Step};
use std::sync::Arc;

/// What an include takes over.
pub(super) struct Taken {
    pub phases: Vec<Phase>,
    pub rules: Vec<Rule>,
    pub articles: Vec<Article>,
    pub phrases: Vec<Entry<PhraseDoc>>,
    pub exceptions: Vec<Loose<ExceptionDoc>>,
    pub forms: Vec<Entry<FormDoc>>,
    pub feedback: Vec<Entry<FeedbackDoc>>,
    /// Whether a term brought nothing, so that something may be missing.
    pub is_short: bool,
    /// What the origin has for those that what is taken names and this standard lacks.
    pub spare: Spare,
}

/// Things that come along where they are named.
pub(super) struct Spare {
    pub roles: Vec<Entry<RoleDoc>>,
    pub forms: Vec<Entry<FormDoc>>,
    pub feedback: Vec<Entry<FeedbackDoc>>,
}

impl Taken {
    /// Hands out every reference within what is taken.
    pub(super) fn relabel(&mut self, relabel: &mut Relabel<'_>) {
        for phase in &mut self.phases {
            phase.doc.relabel(relabel);
            for step in &mut phase.steps {
                step.doc.relabel(relabel);
            }
        }
        self.rules.iter_mut().for_each(|r| r.doc.relabel(relabel));
        self.articles
            .iter_mut()
            .for_each(|a| a.doc.relabel(relabel));
        self.phrases.iter_mut().for_each(|p| p.doc.relabel(relabel));
        self.exceptions
            .iter_mut()
            .for_each(|e| e.doc.relabel(relabel));
        self.forms.iter_mut().for_each(|f| f.doc.relabel(relabel));
        self.feedback
            .iter_mut()
            .for_each(|f| f.doc.relabel(relabel));
    }
}

/// Takes what an include selects; reports a term that selects nothing.
pub(super) fn take(include: &IncludeDoc, from: &Standard, sink: &mut Sink) -> Taken {
    let origin = Arc::new(Origin {
        standard: from.id.clone(),
        title: from.title.clone(),
        version: from.version.to_string(),
        hash: from.hash.clone(),
    });
    let terms = include.select.list();
    let mut hits = vec![false; terms.len()];
    let mut wanted = |thing: Taking<'_>| -> bool {
        let (mut keep, mut removed) = (terms.iter().all(|s| s.term().remove), false);
        for (hit, select) in hits.iter_mut().zip(terms) {
            if thing.matches(select) {
                *hit = true;
                keep |= !select.term().remove;
                removed |= select.term().remove;
            }
        }
        keep && !removed
    };
    let from_there =
        |own: &Option<Arc<Origin>>| Some(own.clone().unwrap_or_else(|| Arc::clone(&origin)));
    let mut phases = Vec::new();
    for phase in &from.phases {
        let steps = phase.steps.iter();
        let steps = steps.filter(|step| wanted(Taking::Step(&phase.id, step)));
        let steps: Vec<Step> = steps.cloned().collect();
        if !steps.is_empty() {
            phases.push(Phase {
                steps,
                origin: from_there(&phase.origin),
                ..phase.clone()
            });
        }
    }
    macro_rules! taken {
        ($list:ident, $one:ident => $thing:expr) => {{
            let mut taken = from.$list.clone();
            taken.retain(|$one| wanted($thing));
            for one in &mut taken {
                one.origin = from_there(&one.origin);
            }
            taken
        }};
    }
    macro_rules! spare {
        ($list:ident) => {{
            let mut all = from.$list.clone();
            for one in &mut all {
                one.origin = from_there(&one.origin);
            }
            all
        }};
    }
    let mut taken = Taken {
        phases,
        rules: taken!(rules, one => Taking::Rule(one)),
        articles: taken!(articles, one => Taking::Article(one)),
        phrases: taken!(phrases, one => Taking::Phrase(one)),
        exceptions: taken!(exceptions, one => Taking::Exception(&one.doc)),
        forms: taken!(forms, one => Taking::Form(&one.id)),
        feedback: taken!(feedback, one => Taking::Feedback(&one.id)),
        is_short: false,
        spare: Spare {
            roles: from.roles.clone(),
            forms: spare!(forms),
            feedback: spare!(feedback),
        },
    };
    for (hit, select) in hits.iter().zip(terms) {
        if !hit && !select.term().remove {
            taken.is_short = true;
            if !select.is_unreadable() {
                report_empty(select, from, sink);
            }
        }
    }
    taken
}

fn report_empty(select: &Select, from: &Standard, sink: &mut Sink) {
    let term = select.term();
    sink.report(
        EMPTY_SELECT
            .at(select.span())
            .words(
                format!("“{term}”在标准“{}”里什么也没选到", from.id),
                format!("“{term}” selects nothing in the standard “{}”", from.id),
            )
            .help(
                "核对编号；不写 select 就引入全部",
                "look the ids up, or leave select out to take everything",
            ),
    );
}

/// A thing that a select term may name.
#[derive(Clone, Copy)]
enum Taking<'a> {
    Step(&'a str, &'a Step),
    Rule(&'a Rule),
    Article(&'a Article),
    Phrase(&'a Entry<PhraseDoc>),
    Exception(&'a ExceptionDoc),
    Form(&'a str),
    Feedback(&'a str),
}

impl Taking<'_> {
    fn matches(self, select: &Select) -> bool {
        let term = select.term();
        let is = |id: &str| term.name.as_deref().is_none_or(|name| name == id);
        let tagged = |tags: &[Name]| tags.iter().any(|t| is(t.as_str()));
        match (term.kind, self) {
            (SelectKind::All, _) => true,
            (SelectKind::Phase, Self::Step(phase, _)) => is(phase),
            (SelectKind::Step, Self::Step(_, step)) => is(&step.id),
            (SelectKind::Role, Self::Step(_, step)) => {
                step.doc.role.get().is_some_and(|r| is(r.as_str()))
            }
            (SelectKind::Tag, Self::Step(_, step)) => tagged(step.doc.tags.list()),
            (SelectKind::Rule, Self::Rule(rule)) => is(&rule.id),
            (SelectKind::Rules, Self::Rule(rule)) => is(rule.area()),
            (SelectKind::Role, Self::Rule(rule)) => {
                rule.doc.roles.list().iter().any(|r| is(r.as_str()))
            }
            (SelectKind::Tag, Self::Rule(rule)) => tagged(rule.doc.tags.list()),
            (SelectKind::Article, Self::Article(article)) => is(&article.id),
            (SelectKind::Tag, Self::Article(article)) => tagged(article.doc.tags.list()),
            (SelectKind::Phrase, Self::Phrase(phrase)) => is(&phrase.id),
            (SelectKind::Tag, Self::Phrase(phrase)) => tagged(phrase.doc.tags.list()),
            (SelectKind::Exception, Self::Exception(one)) => {
                is(one.id.get().map_or("", Id::as_str))
            }
            (SelectKind::Form, Self::Form(id)) | (SelectKind::Feedback, Self::Feedback(id)) => {
                is(id)
            }
            _ => false,
        }
    }
}
