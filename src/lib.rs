//! Punctilio renders service standards written in TOML into checklists, a training handbook and audit score sheets:
//! one text, three products, the same numbers.
//!
//! # The house
//!
//! ```text
//!  texts ─▶ documents ─▶ catalog ─▶ views ─▶ artifacts ─▶ files
//!  source/  parse/       resolve/   view/    render/      write/
//!           format/      model/              theme/
//!                        check/ looks at the catalog and adds diagnostics
//! ```
//!
//! One way only, and a type for each stage: a [`source::SourceSet`] holds texts, [`parse::Project`] documents as they
//! were written, [`model::Catalog`] what follows from the whole, the types of [`view`] what one page shows, an
//! [`artifact::Artifact`] bytes. [`build`] runs the stages, [`cli`] speaks to people.
//!
//! - [`format`](mod@format) declares every table of the text format once. The struct, its decoder, the walk over its values, the
//!   JSON Schema and the reference come from that declaration. A thing of the [`model`] carries its document, so no
//!   field is copied by hand on the way to paper and nothing an author wrote can get lost there.
//! - [`parse`] names the faults that beginners make (full-width quotation marks, commas, equal signs …), repairs them in
//!   a copy of the same length and reads on: all faults of a run are found in one go.
//! - [`resolve`] gives ids and numbers, takes over what is included, looks references up, makes the items that are
//!   ticked and scored, and puts them on sheets.
//! - [`intake`] reads filled score sheets back, onto the list of items that each was filled in on.
//! - [`score`](mod@score) makes numbers, grades and findings of filled score sheets, in exact fractions of any size.
//! - [`review`] tells what filled sheets mean together: what repeats, what comes first, how sites compare.
//! - [`diff`](mod@diff) compares two editions of a standard by id, as data: what was given out is kept by `release` beside
//!   the standards, in `standards/.released/`, and `check` and the pages of changes compare with it. The standards that
//!   come with the program carry no releases: they are beginnings to be copied, and the first edition that staff work
//!   by is the house's own.
//! - [`check`] holds one rule a file, each with an explanation page that is its test.
//! - [`diag`] is data about what is wrong, in both languages; only [`emit`] turns it into text.
//! - [`theme`] lays a project's files over the built-in theme; [`render`] compiles and runs it: pages by Tera, what is
//!   printed by Typst, workbooks with formulas that calculate, from the same views.
//! - [`search`] reads finished pages and makes the data that the site's search scans, a script for each standard and language.
//! - [`write`](mod@write) owns the output folder by a ledger: all of a build takes its place, or nothing.
//! - [`serve`] shows a site while it is being written, from a [`build::Session`] that keeps all of the above in memory; it
//!   writes nothing.
//!
//! # What is not done again
//!
//! Each page has a key: a hash of all that it is made from, which `build/key.rs` computes from the texts as they are
//! written, the pictures they show, the theme and the program. The key that a file was made under is remembered in
//! `.punctilio/`, for one state of the ledger. A file that stands as it was made, under the key that it has today, is
//! not made; everything else is, and what comes out equal to the last byte is not written. Pictures are remembered by
//! their bytes, so that one is decoded once and not in every run. Where nothing at all has changed, what the last run
//! said is said again, and nothing is even parsed. A [`build::Session`] keeps the same keys in memory: an edit is read,
//! resolved and checked with what takes from it, and the next catalog shares all other standards with the last.
//!
//! # Invariants
//!
//! - Only [`source`] reads the project's files, only [`write`](mod@write) writes, only [`cli`] prints, only [`serve`] opens
//!   a socket.
//! - An early stage never gives up: it reports into a [`diag::Sink`] and returns what it could read.
//! - Errors stop a build before anything is written. A fault found while a page renders leaves the last good output.
//! - There is no clock, no random number and no map whose order could vary between text and bytes: equal texts give
//!   equal bytes, in any folder, time zone and locale.
//! - Points, weights and credits never pass through a binary float ([`quantity::Ratio`]).
//! - Text of authors reaches a page only through the filters of [`render::html`], which escape it.
//! - Deliberately absent: raw HTML, network access, web fonts, inline scripts, accounts, a server for others: [`serve`]
//!   speaks with this machine alone.
//!
//! What may import what is a table in `tests/suite/layers.rs`; a new line in it is a design decision.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make their own files")
)]

pub mod artifact;
pub mod build;
pub mod check;
pub mod cli;
pub mod diag;
pub mod diff;
pub mod emit;
pub mod format;
pub mod intake;
pub mod label;
pub mod model;
pub mod parse;
pub mod quantity;
pub mod render;
pub mod resolve;
pub mod review;
pub mod scaffold;
pub mod schema;
pub mod score;
pub mod search;
pub mod serve;
pub mod source;
pub mod span;
pub mod theme;
pub mod view;
pub mod write;
