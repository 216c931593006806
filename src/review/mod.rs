//! Filled sheets beside each other → what they mean together: what repeats, what comes first, how sites compare.
//!
//! A [`Visit`] is what is kept of one scored sheet; a [`History`] takes any number of them in any order and keeps the
//! newest of each site, so that it grows with sites and items and never with files.
//!
//! # Invariants
//! - It reads no file and knows no language; it shows no number but those that scoring shows.
//! - The order in which sheets come changes nothing.
//! - A visit after appeals counts with the reviewed result; the original stands beside it.

mod first;
mod group;
mod history;
mod site;
mod visit;

pub use first::{First, Weighed, first, weighed};
pub use group::{
    Absences, Asked, AuditorMean, AuditorSpread, BoardKey, BoardRow, Group, GroupBy, Heat, HeatRow,
    OpenAction, OverLimit, Period, Repeat, SiteSpread, Standing, Unusual, groups, still_open,
};
pub use history::{Earlier, History, KEPT};
pub use site::{KnownSite, Sites};
pub use visit::{Action, ActionState, Face, Mark, SectionTotal, Total, Visit};
