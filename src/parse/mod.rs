//! Texts → documents. Parsing never gives up: it reports every fault it finds and goes on with what it could read.

mod chapter;
mod damage;
mod document;
mod joined;
mod reach;
mod release;
mod response;
mod scan;
mod tree;

pub use chapter::ChapterFile;
pub use document::{parse, parse_some};
pub use joined::{Project, ReleaseFile, StandardFile};
pub use response::response;
