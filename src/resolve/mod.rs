//! Documents → one catalog: ids, includes, references, numbers, items, sheets, hashes.
//!
//! It reports every fault and goes on; what cannot be resolved is left out of the catalog.

mod audit;
mod book;
mod checklist;
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

use crate::diag::{Damage, Sink};
use crate::format::doc::{AuditDoc, BookDoc, ChecklistDoc, IncludeDoc};
use crate::model::{Catalog, Entry, Standard};
use crate::parse::{Project, StandardFile};
use rayon::prelude::*;
use std::collections::BTreeMap;

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
}

/// Resolves the documents of a project; what follows only from their damage is not reported.
pub fn resolve(project: Project, files: &dyn Files, sink: &mut Sink) -> (Catalog, Damage) {
    let Project {
        book,
        standards,
        damage,
    } = project;
    let mut found = Sink::new();
    let catalog = whole(book, standards, &damage, files, &mut found);
    damage.hide(&mut found, None);
    sink.absorb(found);
    (catalog, damage)
}

fn whole(
    book: Option<BookDoc>,
    standards: Vec<StandardFile>,
    damage: &Damage,
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
    let pool = select::Pool::new(drafts.iter().map(|d| &d.standard));
    let sheets: Vec<_> = drafts
        .par_iter()
        .map(|draft| {
            let mut sink = Sink::new();
            let checklists = checklist::checklists(draft, &pool, &mut sink);
            let audits = audit::audits(draft, &pool, &mut sink);
            damage.hide(&mut sink, Some(draft.standard.doc.span.source));
            (checklists, audits, sink)
        })
        .collect();
    drop(pool);
    let standards = drafts
        .into_iter()
        .zip(sheets)
        .map(|(draft, (checklists, audits, found))| {
            sink.absorb(found);
            Standard {
                checklists,
                audits,
                ..draft.standard
            }
        })
        .collect();
    Catalog { book, standards }
}
