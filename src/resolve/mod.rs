//! Documents → one catalog: ids, includes, references, numbers, items, sheets, hashes.
//!
//! It reports every fault and goes on; what cannot be resolved is left out of the catalog.

mod add;
mod along;
mod audit;
mod book;
mod checklist;
mod denial;
mod hash;
mod ids;
mod include;
mod item;
mod link;
mod lower;
mod own;
mod scale;
mod select;
mod slug;
mod statement;
mod take;
mod title;

pub use ids::is_reserved;

use crate::diag::{Damage, EMPTY_SELECT, Sink};
use crate::format::Select;
use crate::format::doc::{AuditDoc, BookDoc, ChecklistDoc, IncludeDoc};
use crate::model::{Catalog, Entry, Standard};
use crate::parse::{Project, StandardFile};
use crate::span::SourceId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the project holds beside its texts.
pub trait Files: Sync {
    /// Tells whether there is a picture at a path relative to the project.
    fn has_picture(&self, path: &str) -> bool;
}

/// A standard on its way: its sheets are not resolved yet.
pub(crate) struct Draft {
    standard: Standard,
    checklists: Vec<Entry<ChecklistDoc>>,
    audits: Vec<Entry<AuditDoc>>,
    includes: Vec<IncludeDoc>,
    /// Names that a wrong include would have brought, or may have.
    missed: BTreeSet<String>,
}

impl Draft {
    /// Tells whether a sheet selects by a term that could not be read.
    fn has_unreadable_select(&self) -> bool {
        let groups = self.checklists.iter().map(|list| &list.doc);
        let lists = groups.flat_map(|list| {
            let groups = list.groups.list().iter().map(|group| &group.select);
            groups.chain(std::iter::once(&list.select))
        });
        let audits = self.audits.iter().map(|audit| &audit.doc);
        let audits = audits.flat_map(|audit| {
            let sections = audit.sections.list().iter().map(|one| &one.select);
            sections.chain(std::iter::once(&audit.select))
        });
        let mut terms = lists.chain(audits).flat_map(|select| select.list());
        terms.any(Select::is_unreadable)
    }
}

/// Resolves the documents of a project; what follows only from their damage is not reported.
pub fn resolve(project: Project, files: &dyn Files, sink: &mut Sink) -> (Catalog, Damage) {
    let Project {
        book,
        standards,
        mut damage,
    } = project;
    let mut found = Sink::new();
    let catalog = whole(book, standards, &mut damage, files, &mut found);
    sink.absorb(found);
    (catalog, damage)
}

fn whole(
    book: Option<BookDoc>,
    standards: Vec<StandardFile>,
    damage: &mut Damage,
    files: &dyn Files,
    sink: &mut Sink,
) -> Catalog {
    let lowered: Vec<(Draft, Sink)> = standards
        .into_par_iter()
        .map(|file| {
            let mut sink = Sink::new();
            (lower::lower(file, files, &mut sink), sink)
        })
        .collect();
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    for (draft, found) in lowered {
        sink.absorb(found);
        if let Some(draft) = ids::keep_first(&drafts, draft, sink) {
            drafts.insert(draft.standard.id.clone(), draft);
        }
    }
    let book = book::book(book, &drafts, files, sink);
    include::include_all(&mut drafts, sink);

    let known: Vec<String> = drafts.keys().cloned().collect();
    let numbered: Vec<(Draft, Sink)> = drafts
        .into_values()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|mut draft| {
            let mut sink = Sink::new();
            link::link(&draft, &known, &book, &mut sink);
            item::number(&mut draft.standard, &mut sink);
            damage.hide(&mut sink, Some(draft.standard.doc.span.source));
            (draft, sink)
        })
        .collect();
    let mut drafts = Vec::new();
    for (draft, found) in numbered {
        sink.absorb(found);
        drafts.push(draft);
    }
    let pool = select::Pool::new(&drafts);
    let sheets: Vec<_> = drafts
        .par_iter()
        .map(|draft| {
            let mut sink = Sink::new();
            let checklists = checklist::checklists(draft, &pool, &mut sink);
            let audits = audit::audits(draft, &pool, &mut sink);
            let text = draft.standard.doc.span.source;
            let is_short = !draft.missed.is_empty()
                || draft.has_unreadable_select()
                || has_empty_select(&sink);
            damage.hide(&mut sink, Some(text));
            (checklists, audits, sink, is_short.then_some(text))
        })
        .collect();
    drop(pool);
    // The check cannot say what is missing where a wrong selection would have brought something.
    let short: Vec<SourceId> = sheets.iter().filter_map(|(.., text)| *text).collect();
    let standards = drafts
        .into_iter()
        .zip(sheets)
        .map(|(draft, (checklists, audits, found, _))| {
            sink.absorb(found);
            Standard {
                checklists,
                audits,
                ..draft.standard
            }
        })
        .collect();
    damage.hide(sink, None);
    short.into_iter().for_each(|text| damage.lose(text));
    Catalog { book, standards }
}

fn has_empty_select(sink: &Sink) -> bool {
    let mut found = sink.found().iter();
    found.any(|fault| fault.code.id == EMPTY_SELECT.id)
}
