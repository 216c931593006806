//! Finished pages → the data of the search, one or more scripts for each standard and language.
//!
//! What is indexed is what the pages print, read from the pages themselves: so whatever a page shows is found, whichever
//! template of whichever theme shows it, and nothing is found that no page shows. The things of a standard (steps,
//! phrases, numbers, forms, rules) are told apart by the ids and the marks that the pages carry anyway.
//!
//! The text itself is the index. Browsers scan it for the exact words asked for, so that any part of any sentence is
//! found, in Chinese as well as in English, and no list of words has to be guessed.
//!
//! Nothing here knows a catalog, a template or a file: pages come in as text, scripts go out as text.

mod element;
mod fold;
mod gather;
mod html;
mod pinyin;
mod read;
mod shard;

pub use fold::fold;
pub use pinyin::pinyin;
pub use read::{Group, PageText, Thing, read};
pub use shard::{MOST_BYTES, loader, shards};
