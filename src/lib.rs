//! Punctilio renders service standards into checklists, a handbook and audit score sheets.
pub mod artifact;
pub mod diag;
pub mod emit;
pub mod format;
pub mod label;
pub mod model;
pub mod parse;
pub mod quantity;
pub mod render;
pub mod resolve;
pub mod source;
pub mod span;
pub mod theme;
pub mod view;
pub mod write;
