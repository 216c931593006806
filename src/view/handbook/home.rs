//! The first page of the book: its phases or its library, roles and latest changes.

use indexmap::IndexMap;
use serde::Serialize;

use super::cells::{CountView, PhaseCellView, counts, phase_cell};
use super::library::LibraryView;
use super::role_row::{RoleRowView, role_row};
use crate::model::Standard;
use crate::view::app::AppView;
use crate::view::edition::Volume;
use crate::view::page::PageKey;
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
    /// The page of all changes.
    pub news: Option<String>,
    /// All standards.
    pub library: LibraryView,
    /// What the book says of itself: its sites, where it comes from.
    pub facts: Vec<FactView>,
    /// Notes on the book and the house.
    pub notes: Vec<ValueView>,
    /// What it takes to keep the handbook on the reader's machine, where a whole site is built.
    pub app: Option<AppView>,
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
            news: news(pen),
            library: LibraryView::new(&pens, many),
            facts: facts(pen),
            notes: remarks(pen),
            app: AppView::new(pen),
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
        reach: pen.reach,
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

fn news(pen: &Pen<'_>) -> Option<String> {
    let file = PageKey::News.file();
    let there = pen.edition.has_news();
    there
        .then(|| pen.way(&format!("{}{file}", pen.edition.prefix(pen.lang))))
        .flatten()
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
