//! Filled score sheets → numbers, grades, results and findings, exactly.
//!
//! [`SheetItems`](crate::model::SheetItems) is all of a score sheet that scoring reads, [`Answers`] what somebody found on a visit; [`score`] makes
//! a [`Verdict`] of the two. Everything is exact until it is shown: then it is rounded once, half up, and what is shown
//! is compared with grades and minima, so that no sheet shows 90.0 with the grade below 90.
//!
//! What is computed, and why, is told in [`rule`](mod@rule).
//!
//! It reads no file and knows no language: names of grades and criteria come from the sheet.
//!
//! # Invariants
//! - A number is never outside 0 to 100, and no number of items, points or samples overflows.
//! - The order of items changes nothing but the order of what is told of them.
//! - An item without an answered sample takes part in nothing but the shares.

#[doc = include_str!("rule.md")]
pub mod rule {}

mod credit;
mod finding;
mod grade;
mod group;
mod response;
mod rollup;
mod scale;
mod verdict;

pub use finding::{Finding, FindingKind, findings};
pub use group::{Benchmark, Rank, Ranked, benchmark, mean, pooled, rank, whole};
pub use response::{Answer, Answers, ItemAnswer, ItemIndex};
pub use rollup::score;
pub use scale::{Refusal, Value};
pub use verdict::{ItemVerdict, Outcome, Reason, SectionVerdict, State, Trigger, Verdict};
