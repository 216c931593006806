//! The first page of the book: its standards, roles and latest changes.

use indexmap::IndexMap;
use serde::Serialize;

use super::cells::{CountView, PhaseCellView, all_critical, counts, phase_cell};
use super::roles::{RoleRowView, role_row};
use crate::format::{Status, Word};
use crate::model::Standard;
use crate::view::edition::{PageKey, Volume};
use crate::view::frame::{main_outputs, outputs};
use crate::view::part::{FactView, LinkView, TextView, ValueView};
use crate::view::pen::{Facts, Pen};
use crate::view::show::notes;

/// The home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeView {
    /// The counts under the title.
    pub counts: Vec<CountView>,
    /// Whether the book is a library of many standards, which then stand first.
    pub many: bool,
    /// The phases of the standards, if there are few enough to show them.
    pub strips: Vec<StripView>,
    /// The roles, if there are few standards.
    pub roles: Vec<RoleRowView>,
    /// The roles by name, each in all its standards, if there are many.
    pub posts: Vec<PostView>,
    /// The latest changes, the newest first.
    pub changes: Vec<ChangeRowView>,
    /// All standards by industry.
    pub library: Vec<ShelfView>,
    /// What the book says of itself: its sites, where it comes from.
    pub facts: Vec<FactView>,
    /// Notes on the book and the house.
    pub notes: Vec<ValueView>,
}

/// The phases of one standard in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StripView {
    /// The standard, if the book has several with phases.
    pub standard: Option<LinkView>,
    /// The phases.
    pub phases: Vec<PhaseCellView>,
}

/// A role by its name, in every standard that has one of that name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostView {
    /// The name.
    pub name: TextView,
    /// How many steps it is accountable for in all.
    pub steps: usize,
    /// Its row in each standard.
    pub rows: Vec<RoleRowView>,
}

/// One change of one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRowView {
    /// The date.
    pub date: Option<TextView>,
    /// The standard and version.
    pub place: LinkView,
    /// The version.
    pub version: Option<TextView>,
    /// What changed.
    pub text: Option<TextView>,
}

/// The standards of one industry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShelfView {
    /// The name within the page.
    pub id: String,
    /// The industry; absent for standards without one.
    pub industry: Option<TextView>,
    /// The standards.
    pub standards: Vec<StandardRowView>,
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
    /// What it holds, counted.
    pub counts: Vec<CountView>,
    /// How many steps it has.
    pub steps: usize,
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

/// A book of more standards is a library.
const FEW_STANDARDS: usize = 6;
/// With more standards than this, the home page shows no strips of phases.
const MOST_STRIPS: usize = 3;
/// How many changes the home page shows.
const MOST_CHANGES: usize = 8;

impl HomeView {
    /// Collects the standards of the edition.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let volumes = &pen.edition.volumes;
        let several = volumes.len() > 1;
        // Each standard is written by a pen of its own, from where the home page stands.
        let pens: Vec<Pen<'_>> = volumes.iter().map(|v| of(v, pen)).collect();
        let all: Vec<&Standard> = volumes.iter().map(|v| v.standard).collect();
        let with_phases: Vec<&Pen<'_>> = pens
            .iter()
            .filter(|p| !p.standard().phases.is_empty())
            .collect();
        let many = with_phases.len() > MOST_STRIPS || volumes.len() > FEW_STANDARDS;
        let strips = if many {
            Vec::new()
        } else {
            with_phases
                .iter()
                .map(|p| strip(p, with_phases.len() > 1))
                .collect()
        };
        let mut sums = counts(&all);
        if several {
            sums.insert(
                0,
                CountView {
                    value: volumes.len(),
                    word: "n_standards",
                },
            );
            sums.retain(|c| c.word != "n_phases" && c.word != "n_articles");
        }
        let roles: Vec<RoleRowView> = pens
            .iter()
            .flat_map(|p| {
                let roles = p.standard().roles.iter();
                roles.filter_map(move |r| role_row(r, p.standard(), several, p))
            })
            .collect();
        let (roles, posts) = if many {
            (Vec::new(), posts(roles))
        } else {
            (roles, Vec::new())
        };
        Self {
            counts: sums,
            many,
            strips,
            roles,
            posts,
            changes: changes(&pens),
            library: library(&pens, many),
            facts: facts(pen),
            notes: remarks(pen),
        }
    }
}

/// Puts roles of one name together, those of most standards first.
fn posts(roles: Vec<RoleRowView>) -> Vec<PostView> {
    let mut posts: IndexMap<String, PostView> = IndexMap::new();
    for row in roles {
        let name = row.name.clone();
        let post = posts.entry(name.text.clone()).or_insert_with(|| PostView {
            name,
            steps: 0,
            rows: Vec::new(),
        });
        post.steps += row.steps;
        post.rows.push(row);
    }
    let mut posts: Vec<PostView> = posts.into_values().collect();
    posts.sort_by_key(|post| std::cmp::Reverse(post.rows.len()));
    posts
}

fn of<'a>(volume: &'a Volume<'a>, pen: &Pen<'a>) -> Pen<'a> {
    Pen {
        edition: pen.edition,
        volume,
        lang: pen.lang,
        path: pen.path.clone(),
    }
}

fn strip(pen: &Pen<'_>, several: bool) -> StripView {
    let standard = pen.standard();
    StripView {
        standard: several
            .then(|| LinkView::text(pen.text(&standard.title), pen.page(PageKey::Overview))),
        phases: standard.phases.iter().map(|p| phase_cell(p, pen)).collect(),
    }
}

fn changes(pens: &[Pen<'_>]) -> Vec<ChangeRowView> {
    let mut rows: Vec<(Option<String>, ChangeRowView)> = Vec::new();
    for pen in pens {
        let standard = pen.standard();
        for change in standard.doc.changes.list() {
            let date = change.date.get().map(ToString::to_string);
            let place = pen.text(&standard.title);
            rows.push((
                date.clone(),
                ChangeRowView {
                    date: date.map(TextView::plain),
                    place: LinkView::text(place, pen.page(PageKey::Changes)),
                    version: change.version.get().map(|v| TextView::plain(v.to_string())),
                    text: pen.field(&change.text),
                },
            ));
        }
    }
    rows.sort_by(|a, b| b.0.cmp(&a.0));
    rows.truncate(MOST_CHANGES);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn facts(pen: &Pen<'_>) -> Vec<FactView> {
    let book = &pen.edition.catalog.book.doc;
    let mut sources = pen.values(&book.refs);
    if let Some(brand) = book.brand.get() {
        sources.extend(pen.values(&brand.refs));
    }
    Facts::new(pen)
        .rows("f_sites", &book.sites)
        .line("f_refs", sources)
        .list()
}

fn remarks(pen: &Pen<'_>) -> Vec<ValueView> {
    let book = &pen.edition.catalog.book.doc;
    let mut all = notes(&book.notes, pen);
    if let Some(brand) = book.brand.get() {
        all.extend(notes(&brand.notes, pen));
    }
    all
}

/// Puts the standards onto shelves; those without an industry stand last.
fn library(pens: &[Pen<'_>], many: bool) -> Vec<ShelfView> {
    let mut shelves: IndexMap<String, ShelfView> = IndexMap::new();
    for pen in pens {
        let industry = pen.field(&pen.standard().doc.industry);
        let key = industry.as_ref().map_or("", |i| i.text.as_str()).to_owned();
        let id = format!("_shelf-{}", shelves.len() + 1);
        let shelf = shelves.entry(key).or_insert_with(|| ShelfView {
            id,
            industry,
            standards: Vec::new(),
        });
        shelf.standards.push(row(pen, many));
    }
    let mut shelves: Vec<ShelfView> = shelves.into_values().collect();
    shelves.sort_by_key(|shelf| shelf.industry.is_none());
    shelves
}

fn row(pen: &Pen<'_>, many: bool) -> StandardRowView {
    let standard = pen.standard();
    let doc = &standard.doc;
    let scope = doc.scope.list().first().and_then(|s| s.text.get());
    let status = doc.status.get().filter(|s| **s != Status::Published);
    StandardRowView {
        title: pen.text(&standard.title),
        href: pen.page(PageKey::Overview),
        scope: scope.map(|text| pen.text(text)),
        counts: counts(&[standard]),
        steps: standard.steps().count(),
        critical: all_critical(standard),
        version: Some(TextView::plain(standard.version.to_string())),
        hash: standard.short_hash().to_owned(),
        effective: TextView::value(&doc.effective, pen.lang, |d| TextView::plain(d.to_string())),
        status: status.map(|s| s.print(pen.lang)),
        outputs: if many {
            main_outputs(pen)
        } else {
            outputs(pen)
        },
    }
}
