//! The one binary of integration tests; its modules mirror those of the crate.

#![allow(
    clippy::disallowed_methods,
    reason = "tests make and read their own files"
)]

mod build;
mod check;
mod cli;
mod diff;
mod emit;
mod facts;
mod fields;
mod handbook;
mod html;
mod include;
mod intake;
mod layers;
mod learn;
mod library;
mod methodology;
mod open_points;
mod page;
#[cfg(feature = "pdf")]
mod papers;
#[cfg(feature = "pdf")]
mod print;
mod product;
mod publish;
mod quiz;
mod readme;
mod registry;
mod review;
mod rules;
mod schema;
mod score;
mod search;
mod serve;
mod sheets;
mod source;
mod support;
mod workbook;
mod write;
