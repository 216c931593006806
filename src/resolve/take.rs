//! What an include takes from another standard; it keeps the ids and the hash of its origin.

use crate::diag::{EMPTY_SELECT, Sink};
use crate::format::doc::{
    AudienceDoc, BodyDoc, ExceptionDoc, FeedbackDoc, FormDoc, IncludeDoc, PhraseDoc, ReferenceDoc,
    RoleDoc, TermDoc, TouchpointDoc,
};
use crate::format::{Id, Name, Relabel, Select, SelectKind, SelectTerm, Text, Visit};
use crate::label::Lang;
use crate::model::{Article, Entry, Loose, Origin, Phase, Rule, Standard, Step};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an include takes over.
pub(super) struct Taken {
    /// Where it comes from.
    pub origin: Arc<Origin>,
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
    pub bodies: Vec<Entry<BodyDoc>>,
    pub audiences: Vec<Entry<AudienceDoc>>,
    pub touchpoints: Vec<Entry<TouchpointDoc>>,
    pub terms: Vec<Entry<TermDoc>>,
    pub forms: Vec<Entry<FormDoc>>,
    pub feedback: Vec<Entry<FeedbackDoc>>,
    pub references: Vec<Loose<ReferenceDoc>>,
    /// Names of phases, steps and needs, by address.
    pub names: BTreeMap<String, Text>,
}

impl Taken {
    /// Hands out every reference within what is taken and what may come along.
    pub(super) fn relabel(&mut self, relabel: &mut Relabel<'_>) {
        for phase in &mut self.phases {
            phase.doc.relabel(relabel);
            for step in &mut phase.steps {
                step.doc.relabel(relabel);
            }
        }
        macro_rules! each {
            ($($list:expr),*) => {$(
                $list.iter_mut().for_each(|one| one.doc.relabel(relabel));
            )*};
        }
        let spare = &mut self.spare;
        each!(
            self.rules,
            self.articles,
            self.phrases,
            self.exceptions,
            self.forms,
            self.feedback
        );
        each!(
            spare.roles,
            spare.bodies,
            spare.audiences,
            spare.touchpoints,
            spare.terms
        );
        each!(spare.forms, spare.feedback);
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
    let all = terms.iter().all(|s| s.term().remove);
    let mut hits = vec![false; terms.len()];
    let mut wanted = |thing: Taking<'_>| -> bool {
        let (mut keep, mut removed) = (all, false);
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
    let mut exceptions = taken!(exceptions, one => Taking::Exception(&one.doc));
    exceptions.extend(
        exceptions_within(from)
            .filter(|doc| !all && wanted(Taking::Within(doc)))
            .map(|doc| Loose {
                origin: Some(Arc::clone(&origin)),
                doc: doc.clone(),
            }),
    );
    let mut taken = Taken {
        origin: Arc::clone(&origin),
        phases,
        rules: taken!(rules, one => Taking::Rule(one)),
        articles: taken!(articles, one => Taking::Article(one)),
        phrases: taken!(phrases, one => Taking::Phrase(one)),
        exceptions,
        forms: taken!(forms, one => Taking::Form(&one.id)),
        feedback: taken!(feedback, one => Taking::Feedback(&one.id)),
        is_short: false,
        spare: Spare {
            roles: spare!(roles),
            bodies: spare!(bodies),
            audiences: spare!(audiences),
            touchpoints: spare!(touchpoints),
            terms: spare!(terms),
            forms: spare!(forms),
            feedback: spare!(feedback),
            references: references(from, &origin),
            names: names(from),
        },
    };
    for (hit, select) in hits.iter().zip(terms) {
        if !hit && (select.is_unreadable() || !select.term().remove) {
            taken.is_short = true;
            if !select.is_unreadable() {
                report_empty(select, from, sink);
            }
        }
    }
    taken
}

/// Lists the exceptions of single phases and steps.
fn exceptions_within(from: &Standard) -> impl Iterator<Item = &ExceptionDoc> {
    from.phases.iter().flat_map(|phase| {
        let of_steps = phase.steps.iter().flat_map(|s| s.doc.exceptions.list());
        phase.doc.exceptions.list().iter().chain(of_steps)
    })
}

fn references(from: &Standard, origin: &Arc<Origin>) -> Vec<Loose<ReferenceDoc>> {
    let own = from.doc.references.list().iter().map(|doc| Loose {
        origin: Some(Arc::clone(origin)),
        doc: doc.clone(),
    });
    own.chain(from.references.iter().cloned()).collect()
}

/// Returns the names of all that included things may point at and that does not come along.
fn names(from: &Standard) -> BTreeMap<String, Text> {
    let mut names = from.elsewhere.clone();
    for phase in &from.phases {
        names.insert(format!("phase:{}", phase.id), phase.title.clone());
    }
    for (_, step) in from.steps() {
        names.insert(format!("step:{}", step.id), step.title.clone());
    }
    for need in from.doc.needs.list() {
        if let (Some(id), Some(text)) = (need.id.get(), need.text.get()) {
            names.insert(format!("need:{}", id.as_str()), text.clone());
        }
    }
    names
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

/// Tells whether a phrase is of the category that a term names, in any language.
pub(super) fn in_category(term: &SelectTerm, phrase: &PhraseDoc) -> bool {
    let named = |name: &str| {
        let category = phrase.category.get();
        category.is_some_and(|text| Lang::ALL.iter().any(|l| text.get(*l) == Some(name)))
    };
    term.name.as_deref().is_none_or(named)
}

/// A thing that a select term may name.
#[derive(Clone, Copy)]
enum Taking<'a> {
    Step(&'a str, &'a Step),
    Rule(&'a Rule),
    Article(&'a Article),
    Phrase(&'a Entry<PhraseDoc>),
    Exception(&'a ExceptionDoc),
    /// An exception of a single phase or step, which is taken where it is named.
    Within(&'a ExceptionDoc),
    Form(&'a str),
    Feedback(&'a str),
}

impl Taking<'_> {
    fn matches(self, select: &Select) -> bool {
        let term = select.term();
        let is = |id: &str| term.name.as_deref().is_none_or(|name| name == id);
        let tagged = |tags: &[Name]| tags.iter().any(|t| is(t.as_str()));
        match (term.kind, self) {
            (SelectKind::Exception, Self::Within(one)) => {
                term.name.as_deref() == one.id.get().map(Id::as_str) && term.name.is_some()
            }
            (_, Self::Within(_)) => false,
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
            (SelectKind::Phrases, Self::Phrase(phrase)) => in_category(term, &phrase.doc),
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
