//! The wall poster: the phases below each other, each with its name, its first words and its numbers.

use serde::Serialize;

use super::ban::{BanView, bans};
use super::card::{CardView, card, chosen, pen};
use super::edition::Edition;
use super::output::Document;
use super::part::{NumberView, TextView};
use super::sheet::{SheetContext, SheetFrame, SheetKind};

/// The most numbers below the phases.
const NUMBERS: usize = 3;

/// The wall poster of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct PosterView {
    /// Head and foot.
    #[serde(flatten)]
    pub frame: SheetFrame,
    /// The colour of the numerals, where the book has one.
    pub accent: Option<String>,
    /// The first motto.
    pub motto: Option<TextView>,
    /// The phases.
    pub bands: Vec<CardView>,
    /// The numbers that hold in all phases.
    pub numbers: Vec<NumberView>,
    /// What not to do or say, the critical first, for posters with room below the phases.
    pub bans: Vec<BanView>,
}

impl PosterView {
    /// Collects what hangs on the wall.
    #[must_use]
    pub fn new(edition: &Edition<'_>, volume: usize, context: &SheetContext<'_>) -> Self {
        let pen = pen(
            edition,
            volume,
            context.lang,
            &(Document::Poster.stem() + ".pdf"),
        );
        let standard = pen.standard();
        let of_rules = standard.rules.iter().flat_map(|r| r.doc.numbers.list());
        let numbers = standard.numbers.iter().chain(of_rules).collect();
        let mottos = standard.doc.mottos.list().iter();
        let motto = mottos.filter_map(|line| pen.field(&line.text));
        Self {
            frame: SheetFrame::whole(context, SheetKind::Poster, "poster", "poster_title", vec![]),
            accent: context.catalog.book.accent().map(str::to_owned),
            motto: motto.filter(|text| !text.open).take(1).next(),
            bands: standard.phases.iter().map(|p| card(p, &pen)).collect(),
            numbers: chosen(numbers, NUMBERS, &pen),
            bans: bans(standard, context.lang),
        }
    }
}
