//! The one binary of integration tests; its modules mirror those of the crate.

mod emit;
mod page;
mod source;
mod support;
mod write;
