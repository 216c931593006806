//! Views and a theme → artifacts, in memory. Each format is a small sibling; none reads a file.

pub mod csv;
mod fault;
pub mod html;
mod inline;
pub mod json;
mod name;
mod paper;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "pdf/off.rs"]
pub mod pdf;
mod quote;
pub mod web;
pub mod xlsx;

pub use inline::plain;
pub use name::file_name;
pub use paper::{Paper, PdfStandard};
