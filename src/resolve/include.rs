//! Includes: in which order they are resolved, and how what they take joins the standard.

use super::ids::Space;
use super::select::all_names;
use super::take::{Taken, take};
use super::{Draft, Found, add, along, hash};
use crate::diag::{CIRCULAR_INCLUDE, Severity, Sink};
use crate::format::doc::IncludeDoc;
use crate::format::{Id, RefKind, Select};
use crate::model::{Phase, Standard};
use std::collections::{BTreeMap, BTreeSet};

/// Resolves all includes, origins first; what is wrong is found for the standard that includes.
pub(super) fn include_all(drafts: &mut BTreeMap<String, Draft>, found: &mut Found) {
    let wanting: Vec<String> = drafts
        .iter()
        .filter(|(_, draft)| !draft.includes.is_empty())
        .map(|(id, _)| id.clone())
        .collect();
    let mut done = BTreeSet::new();
    for id in wanting {
        visit(&id, drafts, &mut Vec::new(), &mut done, found);
    }
}

fn visit(
    id: &str,
    drafts: &mut BTreeMap<String, Draft>,
    path: &mut Vec<String>,
    done: &mut BTreeSet<String>,
    found: &mut Found,
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
            found.entry(id.to_owned()).or_default().report(
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
        // Linking says that there is no such standard.
        if !drafts.contains_key(&name) {
            continue;
        }
        visit(&name, drafts, path, done, found);
        let Some(origin) = drafts.get(&name) else {
            continue;
        };
        let sink = found.entry(id.to_owned()).or_default();
        let taken = take(&include, &origin.standard, sink);
        let mut missed = origin.missed.clone();
        if taken.is_short {
            missed.extend(all_names(&origin.standard));
        }
        if let Some(draft) = drafts.get_mut(id) {
            draft.missed.extend(missed);
            join(&mut draft.standard, taken, &include, sink);
        }
    }
    if let Some(draft) = drafts.get_mut(id) {
        draft.standard.hash = hash::of_standard(&draft.standard, &draft.checklists, &draft.audits);
    }
    path.pop();
    done.insert(id.to_owned());
}

/// Puts what an include takes into the standard, with all that it names.
fn join(standard: &mut Standard, mut taken: Taken, include: &IncludeDoc, sink: &mut Sink) {
    let is_sure = !include.select.list().iter().any(Select::is_unreadable);
    rename(&mut taken, include);
    if let Some(own) = include.into.get() {
        add::fill(standard, &mut taken, own, sink);
    }
    along::bring(standard, &mut taken);
    add::add(&mut taken, include, sink);
    let Taken {
        mut phases,
        mut rules,
        mut articles,
        mut phrases,
        mut exceptions,
        forms: mut papers,
        feedback: mut asked,
        ..
    } = taken;
    let place = include.from.span().unwrap_or(include.span);
    let head = standard.doc.clone();
    let mut quiet = Sink::new();
    let mut pages = Space::own(&head);
    let steps = standard.steps().map(|(_, step)| (&step.id, step.doc.span));
    let own = standard
        .phases
        .iter()
        .map(|p| (&p.id, p.doc.span))
        .chain(steps)
        .chain(standard.rules.iter().map(|r| (&r.id, r.doc.span)))
        .chain(standard.articles.iter().map(|a| (&a.id, a.doc.span)))
        .chain(standard.phrases.iter().map(|p| (&p.id, p.doc.span)))
        .chain(standard.forms.iter().map(|f| (&f.id, f.doc.span)));
    for (id, span) in own {
        pages.take(id, span, &mut quiet);
    }
    let mut questionnaires = Space::own(&head);
    for one in &standard.feedback {
        questionnaires.take(&one.id, one.doc.span, &mut quiet);
    }
    let mut loose = Space::own(&head);
    for id in standard.exceptions.iter().filter_map(|e| e.doc.id.get()) {
        loose.take(id.as_str(), id.0.span, &mut quiet);
    }
    // What could not be read may leave out what is there already.
    let sink = if is_sure { sink } else { &mut Sink::new() };
    let mut fresh = |space: &mut Space<'_>, id: &str| {
        let before = sink.count(Severity::Error);
        space.take(id, place, sink);
        sink.count(Severity::Error) == before
    };
    phases.retain(|phase| fresh(&mut pages, &phase.id));
    for phase in &mut phases {
        phase.steps.retain(|step| fresh(&mut pages, &step.id));
    }
    rules.retain(|rule| fresh(&mut pages, &rule.id));
    articles.retain(|article| fresh(&mut pages, &article.id));
    phrases.retain(|phrase| fresh(&mut pages, &phrase.id));
    papers.retain(|form| fresh(&mut pages, &form.id));
    asked.retain(|one| fresh(&mut questionnaires, &one.id));
    exceptions.retain(|one| {
        let id = one.doc.id.get().map(Id::as_str);
        id.is_none_or(|id| fresh(&mut loose, id))
    });
    let at = behind(&standard.phases, include);
    standard.phases.splice(at..at, phases);
    standard.rules.extend(rules);
    standard.articles.extend(articles);
    standard.phrases.extend(phrases);
    standard.exceptions.extend(exceptions);
    standard.forms.extend(papers);
    standard.feedback.extend(asked);
}

/// Gives the roles of what is taken, and of what may come along, the names they have here.
fn rename(taken: &mut Taken, include: &IncludeDoc) {
    let map = include.roles.get().map_or(&[][..], |map| map.0.as_slice());
    taken.relabel(&mut |kind, id| {
        let role = map.iter().find(|(from, _)| *from == id.value);
        if let Some((_, to)) = role.filter(|_| matches!(kind, RefKind::Role | RefKind::Post)) {
            to.as_str().clone_into(&mut id.value);
        }
    });
}

/// Returns the place of included phases: behind the one that the author names and what earlier includes put there.
fn behind(phases: &[Phase], include: &IncludeDoc) -> usize {
    let named = include.after.get().map(|id| id.as_str());
    let Some(at) = phases.iter().position(|p| Some(p.id.as_str()) == named) else {
        return phases.len();
    };
    let rest = phases.iter().skip(at + 1);
    at + 1 + rest.take_while(|phase| phase.origin.is_some()).count()
}
