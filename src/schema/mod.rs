//! The declarations of the format → its JSON Schema and its reference for people.
//!
//! Both walk the same tables that the decoder reads by, so a key cannot be in the program and missing here.
//! Nothing is read and nothing is written.

mod difference;
mod json;
mod reference;
mod result;
mod tables;

pub use difference::difference_schema;
pub use json::json_schema;
pub use reference::reference;
pub use result::result_schema;
pub use tables::{Place, Root, tables};

/// The format, key by key, as `punctilio schema --reference` prints it.
///
/// Made from the same declarations that the decoder reads by; a test compares the pages with them.
pub mod format_reference {
    #[doc = include_str!("docs/format.en.md")]
    #[allow(rustdoc::all, reason = "made for readers of Markdown, not of Rust")]
    pub mod english {}

    #[doc = include_str!("docs/format.zh.md")]
    #[allow(rustdoc::all, reason = "made for readers of Markdown, not of Rust")]
    pub mod chinese {}
}
