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
use crate::format::doc::{AuditDoc, ChecklistDoc, IncludeDoc};
use crate::model::{Book, Catalog, Entry, Release, Releases, Standard};
use crate::parse::{Project, StandardFile};
use crate::span::SourceId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

/// What was found wrong, by the standard that has it.
pub type Found = BTreeMap<String, Sink>;

/// Standards with what was found wrong in each.
#[derive(Debug)]
pub struct Resolved {
    /// The book.
    pub book: Book,
    /// The standards, in the order of their ids.
    pub standards: Vec<Arc<Standard>>,
    /// What each standard said when it was given out, the newest release last; none where only some were resolved.
    pub releases: Releases,
    /// What is wrong in each.
    pub found: Found,
    /// What of the documents could not be read.
    pub damage: Damage,
}

/// Resolves the documents of a project; what follows only from their damage is not reported.
pub fn resolve(project: Project, files: &dyn Files, sink: &mut Sink) -> (Catalog, Damage) {
    let Resolved {
        book,
        standards,
        releases,
        found,
        damage,
    } = resolve_apart(project, files, sink);
    found.into_values().for_each(|found| sink.absorb(found));
    let catalog = Catalog {
        book,
        standards,
        releases: Arc::new(releases),
    };
    (catalog, damage)
}

/// The same, with what is wrong in each standard apart; what is wrong in none of them alone goes into `sink`.
pub fn resolve_apart(project: Project, files: &dyn Files, sink: &mut Sink) -> Resolved {
    let Project {
        book,
        theme,
        standards,
        releases,
        damage,
    } = project;
    let mut common = Sink::new();
    let mut found = Found::new();
    let drafts = drafts(standards, files, (&mut found, &mut common));
    let book = book::book((book, theme), &drafts, files, &mut common);
    let known: Vec<String> = drafts.keys().cloned().collect();
    let mut resolved = whole(drafts, (book, &known), damage, found);
    for file in releases {
        let of_standard = resolved.releases.entry(file.id).or_default();
        of_standard.push(Release {
            version: file.version,
            hash: file.hash,
            digest: file.digest,
            standard: file.standard,
            span: file.span,
        });
    }
    resolved.damage.hide(&mut common, None);
    sink.absorb(common);
    resolved
}

/// Resolves some standards with all that they name, where the book and the ids of all standards are known already.
pub fn resolve_some(
    project: Project,
    (book, known): (&Book, &[String]),
    files: &dyn Files,
    sink: &mut Sink,
) -> Resolved {
    let mut found = Found::new();
    let drafts = drafts(project.standards, files, (&mut found, sink));
    whole(drafts, (book.clone(), known), project.damage, found)
}

fn drafts(
    standards: Vec<StandardFile>,
    files: &dyn Files,
    (found, sink): (&mut Found, &mut Sink),
) -> BTreeMap<String, Draft> {
    let lowered: Vec<(Draft, Sink)> = standards
        .into_par_iter()
        .map(|file| {
            let mut sink = Sink::new();
            (lower::lower(file, files, &mut sink), sink)
        })
        .collect();
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    for (draft, own) in lowered {
        let id = draft.standard.id.clone();
        found.entry(id).or_default().absorb(own);
        if let Some(draft) = ids::keep_first(&drafts, draft, sink) {
            drafts.insert(draft.standard.id.clone(), draft);
        }
    }
    drafts
}

fn whole(
    mut drafts: BTreeMap<String, Draft>,
    (book, known): (Book, &[String]),
    mut damage: Damage,
    mut found: Found,
) -> Resolved {
    include::include_all(&mut drafts, &mut found);

    let numbered: Vec<(Draft, Sink)> = drafts
        .into_values()
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|mut draft| {
            let mut sink = Sink::new();
            link::link(&draft, known, &book, &mut sink);
            item::number(&mut draft.standard, &mut sink);
            damage.hide(&mut sink, Some(draft.standard.doc.span.source));
            (draft, sink)
        })
        .collect();
    let mut note = |id: &str, own| found.entry(id.to_owned()).or_default().absorb(own);
    let mut drafts = Vec::new();
    for (draft, own) in numbered {
        note(&draft.standard.id, own);
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
        .map(|(draft, (checklists, audits, own, _))| {
            note(&draft.standard.id, own);
            Arc::new(Standard {
                checklists,
                audits,
                ..draft.standard
            })
        })
        .collect();
    found.values_mut().for_each(|own| damage.hide(own, None));
    short.into_iter().for_each(|text| damage.lose(text));
    Resolved {
        book,
        standards,
        releases: Releases::new(),
        found,
        damage,
    }
}

fn has_empty_select(sink: &Sink) -> bool {
    let mut found = sink.found().iter();
    found.any(|fault| fault.code.id == EMPTY_SELECT.id)
}
