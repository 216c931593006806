//! A release: what it writes, and how that gets into the text.

mod edit;
mod plan;

pub use plan::{ANSWERED, Plan};
