//! The standards of the book as its first page lists them: by industry, by kind, and by where their phases lie.

use indexmap::IndexMap;
use serde::Serialize;

use super::cells::{CountView, all_critical, made_of};
use crate::format::{Stage, StandardKind, Status, Word};
use crate::model::{Phase, Standard};
use crate::view::output::{OutputView, main_outputs, outputs};
use crate::view::page::PageKey;
use crate::view::part::{LinkView, TextView};
use crate::view::pen::Pen;

/// All standards of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LibraryView {
    /// How many there are.
    pub total: usize,
    /// The standards by industry.
    pub shelves: Vec<ShelfView>,
    /// What sorts of documents there are, those of most standards first.
    pub kinds: Vec<KindView>,
    /// Where phases lie, with the phases of each standard there.
    pub stages: Vec<StageView>,
    /// Whether any standard has critical items.
    pub has_critical: bool,
    /// Whether any standard holds from a day that is known.
    pub has_effective: bool,
    /// How many columns the table has: none is empty from top to bottom.
    pub columns: usize,
}

/// The standards of one industry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShelfView {
    /// The name within the page.
    pub id: String,
    /// What names the industry in addresses, whatever the language of the page.
    pub key: String,
    /// The industry; absent for standards without one.
    pub industry: Option<TextView>,
    /// The standards.
    pub standards: Vec<StandardRowView>,
}

/// The standards of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindView {
    /// The word of the format.
    pub key: &'static str,
    /// The kind as printed.
    pub name: &'static str,
    /// The standards.
    pub standards: Vec<LinkView>,
}

/// What happens before, during or after the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageView {
    /// The word of the format.
    pub key: &'static str,
    /// The stage as printed.
    pub name: &'static str,
    /// The standards with phases there.
    pub standards: Vec<StagedView>,
}

/// The phases of one standard that lie in one stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StagedView {
    /// The standard.
    pub standard: LinkView,
    /// Its phases there.
    pub phases: Vec<LinkView>,
}

/// The phases of a row that lie in one stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StretchView {
    /// The word of the format.
    pub key: &'static str,
    /// The stage as printed.
    pub name: &'static str,
    /// The phases.
    pub phases: Vec<LinkView>,
}

/// One standard in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandardRowView {
    /// The title.
    pub title: TextView,
    /// The address, relative to the page.
    pub href: Option<String>,
    /// What it covers.
    pub scope: Option<TextView>,
    /// What sort of document it is.
    pub kind: Option<SortView>,
    /// What it is made of, counted.
    pub counts: Vec<CountView>,
    /// Where its phases lie.
    pub stages: Vec<StretchView>,
    /// How many critical items it has.
    pub critical: usize,
    /// The version.
    pub version: Option<TextView>,
    /// The content hash.
    pub hash: String,
    /// From when it holds.
    pub effective: Option<TextView>,
    /// Its status as printed.
    pub status: Option<&'static str>,
    /// What can be opened or printed: of many standards, what most people come for.
    pub outputs: Vec<LinkView>,
}

/// The kind of one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SortView {
    /// The word of the format.
    pub key: &'static str,
    /// The kind as printed.
    pub name: &'static str,
}

/// The columns that every library has: standard, what it is made of, version, what can be opened.
const ALWAYS: usize = 4;

/// How many counts say what a standard is made of.
const MOST_COUNTS: usize = 2;

impl LibraryView {
    /// Collects standards, each with the pen that writes of it.
    pub(super) fn new(pens: &[Pen<'_>], many: bool) -> Self {
        let shelves = shelves(pens, many);
        let rows = || shelves.iter().flat_map(|shelf| &shelf.standards);
        let has_critical = rows().any(|row| row.critical > 0);
        let has_effective = rows().any(|row| row.effective.as_ref().is_some_and(|day| !day.open));
        let kinds = kinds(pens);
        let sometimes = [has_critical, has_effective, !kinds.is_empty()];
        Self {
            total: pens.len(),
            columns: ALWAYS + sometimes.iter().filter(|there| **there).count(),
            has_critical,
            has_effective,
            kinds,
            stages: stages(pens),
            shelves,
        }
    }
}

/// Puts the standards onto shelves; those without an industry stand last.
fn shelves(pens: &[Pen<'_>], many: bool) -> Vec<ShelfView> {
    let mut shelves: IndexMap<String, ShelfView> = IndexMap::new();
    for pen in pens {
        let field = &pen.standard().doc.industry;
        let key = field.get().map_or("", |industry| industry.main());
        let id = format!("_shelf-{}", shelves.len() + 1);
        let shelf = shelves.entry(key.to_owned()).or_insert_with(|| ShelfView {
            id,
            key: key.to_owned(),
            industry: pen.field(field),
            standards: Vec::new(),
        });
        shelf.standards.push(row(pen, many));
    }
    let mut shelves: Vec<ShelfView> = shelves.into_values().collect();
    shelves.sort_by_key(|shelf| shelf.industry.is_none());
    shelves
}

fn kinds(pens: &[Pen<'_>]) -> Vec<KindView> {
    let of = |(kind, key, ..): &(StandardKind, &'static str, _, _)| {
        let has = |pen: &&Pen<'_>| pen.standard().doc.kind.get() == Some(kind);
        Some(KindView {
            key,
            name: kind.print(pens.first()?.lang),
            standards: pens.iter().filter(has).map(title).collect(),
        })
    };
    let kinds = StandardKind::ALL.iter().filter_map(of);
    let mut kinds: Vec<KindView> = kinds.filter(|kind| !kind.standards.is_empty()).collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.standards.len()));
    kinds
}

fn stages(pens: &[Pen<'_>]) -> Vec<StageView> {
    let of = |(stage, key, ..): &(Stage, &'static str, _, _)| {
        let staged = pens.iter().map(|pen| StagedView {
            standard: title(pen),
            phases: lying(pen, *stage),
        });
        Some(StageView {
            key,
            name: stage.print(pens.first()?.lang),
            standards: staged.filter(|one| !one.phases.is_empty()).collect(),
        })
    };
    let stages = Stage::ALL.iter().filter_map(of);
    stages.filter(|stage| !stage.standards.is_empty()).collect()
}

fn title(pen: &Pen<'_>) -> LinkView {
    LinkView::text(pen.text(&pen.standard().title), pen.page(PageKey::Overview))
}

/// Lists the phases of a standard that lie in a stage.
fn lying(pen: &Pen<'_>, stage: Stage) -> Vec<LinkView> {
    let is_there = |phase: &&Phase| phase.doc.stage.get() == Some(&stage);
    let phases = pen.standard().phases.iter().filter(is_there);
    phases.map(|phase| pen.phase_link(phase)).collect()
}

fn row(pen: &Pen<'_>, many: bool) -> StandardRowView {
    let standard = pen.standard();
    let doc = &standard.doc;
    let scope = doc.scope.list().first().and_then(|s| s.text.get());
    let status = doc.status.get().filter(|s| **s != Status::Published);
    let stretch = |(stage, key, ..): &(Stage, &'static str, _, _)| StretchView {
        key,
        name: stage.print(pen.lang),
        phases: lying(pen, *stage),
    };
    let stages = Stage::ALL.iter().map(stretch);
    StandardRowView {
        title: pen.text(&standard.title),
        href: pen.page(PageKey::Overview),
        scope: scope.map(|text| pen.text(text)),
        kind: doc.kind.get().map(|kind| SortView {
            key: kind.key(),
            name: kind.print(pen.lang),
        }),
        counts: main_counts(standard),
        stages: stages.filter(|one| !one.phases.is_empty()).collect(),
        critical: all_critical(standard),
        version: Some(TextView::plain(standard.version.to_string())),
        hash: standard.short_hash().to_owned(),
        effective: TextView::value(&doc.effective, pen.lang, |d| TextView::plain(d.to_string())),
        status: status.map(|s| s.print(pen.lang)),
        outputs: {
            let outputs = if many {
                main_outputs(pen)
            } else {
                outputs(pen)
            };
            outputs.into_iter().map(OutputView::into_link).collect()
        },
    }
}

/// Says in two numbers what a standard is made of.
fn main_counts(standard: &Standard) -> Vec<CountView> {
    let mut all = made_of(standard);
    all.retain(|count| count.word != "n_critical");
    all.truncate(MOST_COUNTS);
    all
}
