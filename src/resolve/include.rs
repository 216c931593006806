//! Takes over phases, rules, phrases and articles of other standards; they keep the ids and the hash of their origin.

use super::ids::Space;
use super::{Draft, hash};
use crate::diag::{CIRCULAR_INCLUDE, EMPTY_SELECT, Sink, UNKNOWN_REFERENCE};
use crate::format::doc::IncludeDoc;
use crate::format::doc::{PhraseDoc, RoleDoc};
use crate::format::{RefKind, Relabel, Select, SelectKind, Visit, nearest};
use crate::model::{Article, Entry, Origin, Phase, Rule, Standard};
use crate::span::Spanned;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Resolves all includes, origins first.
pub(super) fn include_all(drafts: &mut BTreeMap<String, Draft>, sink: &mut Sink) {
    let wanting: Vec<String> = drafts
        .iter()
        .filter(|(_, draft)| !draft.includes.is_empty())
        .map(|(id, _)| id.clone())
        .collect();
    let mut done = BTreeSet::new();
    for id in wanting {
        visit(&id, drafts, &mut Vec::new(), &mut done, sink);
    }
}

fn visit(
    id: &str,
    drafts: &mut BTreeMap<String, Draft>,
    path: &mut Vec<String>,
    done: &mut BTreeSet<String>,
    sink: &mut Sink,
) {
    if done.contains(id) {
        return;
    }
    path.push(id.to_owned());
    let includes = drafts
        .get(id)
        .map(|d| d.includes.clone())
        .unwrap_or_default();
    for include in includes {
        let Some(from) = include.from.get() else {
            continue;
        };
        let (name, span) = (from.as_str().to_owned(), from.0.span);
        if path.contains(&name) {
            let circle = format!("{} → {name}", path.join(" → "));
            sink.report(
                CIRCULAR_INCLUDE
                    .at(span)
                    .words(
                        format!("引入成了一个圈：{circle}"),
                        format!("the includes run in a circle: {circle}"),
                    )
                    .help("去掉其中一处 include", "take one of the includes out"),
            );
            continue;
        }
        if !drafts.contains_key(&name) {
            let mut fault = UNKNOWN_REFERENCE.at(span).words(
                format!("没有标准“{name}”"),
                format!("there is no standard “{name}”"),
            );
            if let Some(near) = nearest(&name, drafts.keys().map(String::as_str)) {
                fault = fault.help(
                    format!("是不是 \"{near}\"？"),
                    format!("did you mean \"{near}\"?"),
                );
            }
            sink.report(fault);
            continue;
        }
        visit(&name, drafts, path, done, sink);
        let Some(taken) = drafts
            .get(&name)
            .map(|origin| take(&include, &origin.standard, sink))
        else {
            continue;
        };
        if let Some(draft) = drafts.get_mut(id) {
            join(&mut draft.standard, taken, &include, sink);
        }
    }
    if let Some(draft) = drafts.get_mut(id) {
        draft.standard.hash = hash::of_standard(&draft.standard, &draft.checklists, &draft.audits);
    }
    path.pop();
    done.insert(id.to_owned());
}

/// What an include takes over.
struct Taken {
    phases: Vec<Phase>,
    rules: Vec<Rule>,
    articles: Vec<Article>,
    phrases: Vec<Entry<PhraseDoc>>,
    /// Roles of the origin, for those that what is taken names and this standard lacks.
    roles: Vec<Entry<RoleDoc>>,
}

fn take(include: &IncludeDoc, from: &Standard, sink: &mut Sink) -> Taken {
    let origin = Arc::new(Origin {
        standard: from.id.clone(),
        title: from.title.clone(),
        version: from.version.to_string(),
        hash: from.hash.clone(),
    });
    let terms = include.select.list();
    let wanted = |kind: Taking<'_>| -> bool {
        let hit = |select: &Select| kind.matches(select);
        let (remove, add): (Vec<_>, Vec<_>) = terms.iter().partition(|s| s.term().remove);
        (add.is_empty() || add.iter().any(|s| hit(s))) && !remove.iter().any(|s| hit(s))
    };
    let keep = |own: &Option<Arc<Origin>>| Some(own.clone().unwrap_or_else(|| Arc::clone(&origin)));
    let phases: Vec<Phase> = from
        .phases
        .iter()
        .filter_map(|phase| {
            let steps: Vec<_> = phase
                .steps
                .iter()
                .filter(|step| wanted(Taking::Step(&phase.id, step)))
                .cloned()
                .collect();
            (!steps.is_empty()).then(|| Phase {
                steps,
                origin: keep(&phase.origin),
                ..phase.clone()
            })
        })
        .collect();
    let rules: Vec<Rule> = from
        .rules
        .iter()
        .filter(|rule| wanted(Taking::Rule(rule)))
        .map(|rule| Rule {
            origin: keep(&rule.origin),
            ..rule.clone()
        })
        .collect();
    let articles: Vec<Article> = from
        .articles
        .iter()
        .filter(|article| wanted(Taking::Article(article)))
        .map(|article| Article {
            origin: keep(&article.origin),
            ..article.clone()
        })
        .collect();
    let phrases: Vec<Entry<PhraseDoc>> = from
        .phrases
        .iter()
        .filter(|phrase| wanted(Taking::Phrase(phrase)))
        .map(|phrase| Entry {
            origin: keep(&phrase.origin),
            ..phrase.clone()
        })
        .collect();
    for select in terms {
        let found = phases.iter().any(|p| {
            p.steps
                .iter()
                .any(|s| Taking::Step(&p.id, s).matches(select))
        }) || rules.iter().any(|r| Taking::Rule(r).matches(select))
            || articles.iter().any(|a| Taking::Article(a).matches(select))
            || phrases.iter().any(|p| Taking::Phrase(p).matches(select));
        if !found && !select.term().remove {
            sink.report(
                EMPTY_SELECT
                    .at(select.span())
                    .words(
                        format!("“{}”在标准“{}”里什么也没选到", select.term(), from.id),
                        format!(
                            "“{}” selects nothing in the standard “{}”",
                            select.term(),
                            from.id
                        ),
                    )
                    .help(
                        "核对编号；不写 select 就引入全部",
                        "look the ids up, or leave select out to take everything",
                    ),
            );
        }
    }
    Taken {
        phases,
        rules,
        articles,
        phrases,
        roles: from.roles.clone(),
    }
}

/// A thing that a select term may name.
#[derive(Clone, Copy)]
enum Taking<'a> {
    Step(&'a str, &'a crate::model::Step),
    Rule(&'a Rule),
    Article(&'a Article),
    Phrase(&'a Entry<PhraseDoc>),
}

impl Taking<'_> {
    fn matches(self, select: &Select) -> bool {
        let term = select.term();
        let is = |id: &str| term.name.as_deref().is_none_or(|name| name == id);
        let tagged = |tags: &[crate::format::Name]| tags.iter().any(|t| is(t.as_str()));
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
            _ => false,
        }
    }
}

fn join(standard: &mut Standard, taken: Taken, include: &IncludeDoc, sink: &mut Sink) {
    let map: Vec<(String, String)> = include
        .roles
        .get()
        .map(|roles| {
            roles
                .0
                .iter()
                .map(|(from, to)| (from.clone(), to.as_str().to_owned()))
                .collect()
        })
        .unwrap_or_default();
    let mut used = BTreeSet::new();
    let mut rename = |kind: RefKind, id: &mut Spanned<String>| {
        if kind == RefKind::Role {
            if let Some((_, to)) = map.iter().find(|(from, _)| *from == id.value) {
                id.value.clone_from(to);
            }
            used.insert(id.value.clone());
        }
    };
    let rename: &mut Relabel<'_> = &mut rename;
    let Taken {
        mut phases,
        mut rules,
        mut articles,
        mut phrases,
        roles,
    } = taken;
    for phase in &mut phases {
        phase.doc.relabel(rename);
        for step in &mut phase.steps {
            step.doc.relabel(rename);
        }
    }
    rules.iter_mut().for_each(|rule| rule.doc.relabel(rename));
    articles
        .iter_mut()
        .for_each(|article| article.doc.relabel(rename));
    phrases
        .iter_mut()
        .for_each(|phrase| phrase.doc.relabel(rename));

    for role in roles {
        if used.contains(&role.id) && standard.role(&role.id).is_none() {
            standard.roles.push(role);
        }
    }
    let place = include.from.span().unwrap_or(include.span);
    let head = standard.doc.clone();
    let mut space = Space::own(&head);
    let own = standard
        .phases
        .iter()
        .flat_map(|p| {
            std::iter::once((&p.id, p.doc.span)).chain(p.steps.iter().map(|s| (&s.id, s.doc.span)))
        })
        .chain(standard.rules.iter().map(|r| (&r.id, r.doc.span)))
        .chain(standard.articles.iter().map(|a| (&a.id, a.doc.span)))
        .chain(standard.phrases.iter().map(|p| (&p.id, p.doc.span)));
    let mut quiet = Sink::new();
    for (id, span) in own {
        space.take(id, span, &mut quiet);
    }
    let mut fresh = |id: &str| {
        let before = sink.count(crate::diag::Severity::Error);
        space.take(id, place, sink);
        sink.count(crate::diag::Severity::Error) == before
    };
    phases.retain(|phase| fresh(&phase.id));
    for phase in &mut phases {
        phase.steps.retain(|step| fresh(&step.id));
    }
    rules.retain(|rule| fresh(&rule.id));
    articles.retain(|article| fresh(&article.id));
    phrases.retain(|phrase| fresh(&phrase.id));
    standard.phases.extend(phases);
    standard.rules.extend(rules);
    standard.articles.extend(articles);
    standard.phrases.extend(phrases);
}
