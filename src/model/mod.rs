//! The catalog: all standards of a book, resolved. It knows no file and no TOML.
//!
//! A thing of the model carries its document as it was decoded (`doc`), with every value and its place, and adds what
//! follows from the whole: ids, numbers, items, the lines of sheets, hashes. No field is copied by hand on the way.
//!
//! # Invariants
//! - Every reference in a document names something that exists, or `resolve` has reported it as an error, which stops
//!   a build before anything is shown.
//! - Ids within a name space are unique; numbers follow the order of the text.
//! - Every list has the order of the text; there is no map whose order could vary.

mod canonical;
mod catalog;
mod item;
mod origin;
mod phase;
mod release;
mod sheet;
mod sheet_items;
mod sheet_scale;
mod standard;
mod walk;

pub use canonical::canonical_hash;
pub use catalog::{Book, Catalog, Site};
pub use item::{CriticalRule, Item, ItemScale, ItemSource, Look};
pub use origin::{Entry, Loose, Origin};
pub use phase::{Phase, Statement, StatementKind, Step};
pub use release::{Release, Releases};
pub use sheet::{
    Audit, AuditLine, Checklist, FindingGrade, Generated, Grade, Group, Line, OwnLine, Section,
};
pub use sheet_items::{
    FindingRow, GradeRow, SHAPE, SheetFault, SheetItem, SheetItems, SheetSection,
};
pub use sheet_scale::{SheetChoice, SheetScale, SheetStep};
pub use standard::{Article, Chapter, ChapterText, Kind, Rule, Standard};
pub use walk::{Subject, Walker};
