//! The declarations of the format → its JSON Schema and its reference for people.
//!
//! Both walk the same tables that the decoder reads by, so a key cannot be in the program and missing here.
//! Nothing is read and nothing is written.

mod json;
mod reference;
mod result;
mod tables;

pub use json::json_schema;
pub use reference::reference;
pub use result::result_schema;
pub use tables::{Place, Root, tables};
