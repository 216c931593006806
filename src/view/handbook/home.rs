//! The first page of the book: its standards, roles and latest changes.

use serde::Serialize;

use crate::view::part::{LinkView, TextView, ValueView};

/// The home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeView {
    /// The counts under the title.
    pub counts: Vec<CountView>,
    /// The phases of the standards, if there are few enough to show them.
    pub strips: Vec<StripView>,
    /// The roles.
    pub roles: Vec<RoleRowView>,
    /// The latest changes, the newest first.
    pub changes: Vec<ChangeRowView>,
    /// All standards by industry.
    pub library: Vec<ShelfView>,
}

/// A number with the key of its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// The number.
    pub value: usize,
    /// The key of the counted thing; the templates append `_one` or `_other`.
    pub word: &'static str,
}

/// The phases of one standard in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StripView {
    /// The standard, if the book has several with phases.
    pub standard: Option<LinkView>,
    /// The phases.
    pub phases: Vec<PhaseCellView>,
}

/// A phase in a strip or table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseCellView {
    /// The number of the phase.
    pub number: String,
    /// The title.
    pub title: TextView,
    /// The address, relative to the page.
    pub href: String,
    /// The first words that a customer hears in it.
    pub opening: Option<TextView>,
    /// The accountable roles.
    pub roles: Vec<ValueView>,
    /// Where it starts.
    pub from: Option<TextView>,
    /// Where it ends.
    pub to: Option<TextView>,
    /// The time limit, or what stands in its place.
    pub limit: Option<ValueView>,
    /// How many steps it has.
    pub steps: usize,
    /// How many critical items it has.
    pub critical: usize,
}

/// A role with what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleRowView {
    /// The name.
    pub name: TextView,
    /// The standard, if the book has several.
    pub standard: Option<TextView>,
    /// The titles of its phases or steps.
    pub summary: Vec<TextView>,
    /// How many steps it is accountable for.
    pub steps: usize,
    /// How many rules bind it by name.
    pub rules: usize,
    /// The address, relative to the page.
    pub href: String,
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
    pub href: String,
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
    /// What can be opened or printed.
    pub outputs: Vec<LinkView>,
}
