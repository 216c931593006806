//! Checklists: the generated ones of every standard, and the authored ones.

use super::own::{OwnLines, Written};
use super::select::Pool;
use super::{Draft, hash};
use crate::diag::Sink;
use crate::format::Select;
use crate::format::doc::{ChecklistDoc, GroupDoc, LineDoc};
use crate::model::{Checklist, Entry, Generated, Group, Item, ItemSource, Line, OwnLine, Standard};
use std::sync::Arc;

/// Makes all checklists of a standard.
pub(super) fn checklists(draft: &Draft, pool: &Pool<'_>, sink: &mut Sink) -> Vec<Checklist> {
    let standard = &draft.standard;
    let mut lists = generated(standard);
    for entry in &draft.checklists {
        lists.push(authored(standard, entry, pool, sink));
    }
    let lang = standard.language;
    for list in &mut lists {
        list.hash = hash::of_checklist(standard, list, lang);
    }
    lists
}

fn generated(standard: &Standard) -> Vec<Checklist> {
    let mut lists = Vec::new();
    let all = groups(standard, &|_| true);
    if !all.is_empty() {
        lists.push(list(standard, "all".to_owned(), Generated::All, all));
    }
    for (index, phase) in standard.phases.iter().enumerate() {
        let lines = groups(standard, &|item| phase_of(item) == Some(index));
        if !lines.is_empty() {
            lists.push(list(
                standard,
                format!("phase-{}", phase.id),
                Generated::Phase(index),
                lines,
            ));
        }
    }
    for role in &standard.roles {
        let lines = groups(standard, &|item| item.role_id.as_deref() == Some(&role.id));
        if !lines.is_empty() {
            lists.push(list(
                standard,
                format!("role-{}", role.id),
                Generated::Role(role.id.clone()),
                lines,
            ));
        }
    }
    let grooming = groups(standard, &|item| match item.source {
        ItemSource::Rule(r) => standard
            .rules
            .get(r)
            .is_some_and(crate::model::Rule::is_grooming),
        _ => false,
    });
    if !grooming.is_empty() {
        lists.push(list(
            standard,
            "grooming".to_owned(),
            Generated::Grooming,
            grooming,
        ));
    }
    lists
}

/// Returns the phase that an item of this standard stands in.
fn phase_of(item: &Item) -> Option<usize> {
    match item.source {
        ItemSource::Step(p, _) | ItemSource::Statement(p, _, _) => Some(p),
        _ => None,
    }
}

/// One group a phase, one for the rules, one for the articles.
fn groups(standard: &Standard, wanted: &dyn Fn(&Item) -> bool) -> Vec<Group> {
    let pick = |of: &dyn Fn(&Item) -> bool| -> Vec<Line> {
        standard
            .items
            .iter()
            .filter(|item| wanted(item) && of(item))
            .map(|item| Line::Item(Arc::clone(item)))
            .collect()
    };
    let mut groups = Vec::new();
    let mut push = |id: String, title, lines: Vec<Line>| {
        if !lines.is_empty() {
            let doc = GroupDoc::blank(standard.doc.span);
            groups.push(Group {
                id,
                title,
                doc,
                lines,
            });
        }
    };
    for (index, phase) in standard.phases.iter().enumerate() {
        let lines = pick(&|item| phase_of(item) == Some(index));
        push(phase.id.clone(), Some(phase.title.clone()), lines);
    }
    push(
        "rules".to_owned(),
        None,
        pick(&|item| matches!(item.source, ItemSource::Rule(_))),
    );
    push(
        "articles".to_owned(),
        None,
        pick(&|item| matches!(item.source, ItemSource::Article(_))),
    );
    groups
}

fn list(standard: &Standard, id: String, generated: Generated, groups: Vec<Group>) -> Checklist {
    Checklist {
        id,
        title: None,
        generated: Some(generated),
        doc: ChecklistDoc::blank(standard.doc.span),
        groups,
        hash: String::new(),
    }
}

fn authored(
    standard: &Standard,
    entry: &Entry<ChecklistDoc>,
    pool: &Pool<'_>,
    sink: &mut Sink,
) -> Checklist {
    let doc = &entry.doc;
    let mut own = OwnLines::new(standard, &entry.id);
    let mut result = Vec::new();
    if doc.select.is_set() || !doc.items.list().is_empty() {
        let lines = lines(
            standard,
            doc.select.list(),
            doc.items.list(),
            &mut own,
            pool,
            sink,
        );
        result.push(Group {
            id: "items".to_owned(),
            title: None,
            doc: GroupDoc::blank(doc.span),
            lines,
        });
    }
    for (index, group) in doc.groups.list().iter().enumerate() {
        let id = group.id.get().map_or_else(
            || format!("group-{}", index + 1),
            |id| id.as_str().to_owned(),
        );
        let lines = lines(
            standard,
            group.select.list(),
            group.items.list(),
            &mut own,
            pool,
            sink,
        );
        result.push(Group {
            id,
            title: group.title.get().cloned(),
            doc: group.clone(),
            lines,
        });
    }
    Checklist {
        id: entry.id.clone(),
        title: doc.title.get().cloned(),
        generated: None,
        doc: doc.clone(),
        groups: result,
        hash: String::new(),
    }
}

fn lines(
    standard: &Standard,
    select: &[Select],
    items: &[LineDoc],
    own: &mut OwnLines<'_>,
    pool: &Pool<'_>,
    sink: &mut Sink,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if !select.is_empty() {
        lines.extend(
            pool.select(standard, select, sink)
                .into_iter()
                .map(Line::Item),
        );
    }
    for doc in items {
        lines.push(Line::Own(Box::new(own_line(standard, doc, own, sink))));
    }
    lines
}

fn own_line(
    standard: &Standard,
    doc: &LineDoc,
    own: &mut OwnLines<'_>,
    sink: &mut Sink,
) -> OwnLine {
    let written = Written {
        id: &doc.id,
        text: &doc.text,
        item: doc.item.get(),
        span: doc.span,
    };
    let mut item = own.item(&written, sink);
    if let Some(role) = doc.role.get() {
        item.role_id = Some(role.as_str().to_owned());
        item.role = standard.role_name(&doc.role).cloned();
    }
    OwnLine {
        doc: doc.clone(),
        item,
    }
}
