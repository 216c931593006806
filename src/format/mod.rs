//! Format version 1: what a field may hold, and the tables with their keys.
//!
//! Each table is declared once, in [`doc`]; its decoder, its visitor, its serialised form, the JSON Schema and the
//! reference all come from that declaration. A document keeps every value with its place and nothing is copied
//! field by field on the way to a page, so nothing an author wrote can be lost there.
//!
//! Nothing here knows TOML: the tables are read from [`Node`] trees that `parse` builds. What the format answers of all
//! that service standards need is told in [`methodology`].

pub mod doc;
#[doc = include_str!("methodology.md")]
pub mod methodology {}

mod answer;
mod area;
mod clause;
mod field;
mod macros;
mod node;
mod number;
mod reader;
mod reference;
mod scalar;
mod select;
mod shape;
mod text;
mod time;
mod visit;
mod word;
mod words;

pub use answer::{AnswersByItem, ByItem, Carried, Plain};
pub use area::AreaName;
pub use clause::{Clause, print_clause};
pub use field::{Field, Many};
pub use node::{Data, Entry, Node};
pub use number::{Count, Exact, Measured, NumberText};
pub use reader::{Decode, Reader};
pub use reference::{
    AudienceRef, BodyRef, FormRef, Id, NeedRef, PhaseRef, PhraseRef, PostRef, RefKind, RoleRef,
    SiteRef, StandardRef, StepRef, TouchpointRef, is_slug,
};
pub use scalar::{Color, Name, Url, Version};
pub use select::{Select, SelectKind, SelectTerm};
pub use shape::{FieldSpec, HasSpan, Shape, TableSpec, TableType};
pub use text::Text;
pub use time::{Date, Limit};
pub use visit::{Relabel, Visit, Visitor};
pub use word::Word;
pub use words::{
    Assessor, AuthorDuty, AuthorSide, BackgroundKind, By, ChangeAction, ChangeKind, Channel,
    CustomerState, Decision, Delicacy, Detail, Evaluation, FieldKind, Frequency, GoalKind,
    GoalLevel, GradeBy, HeadBlank, ImageKind, IssueSource, IssueStatus, Method, Model, NaPolicy,
    NeedKind, NoteKind, Obligation, Order, Paper, Per, Promise, RiskKind, SamplesRule, Scale,
    Severity, Stage, StandardKind, Status, Strictness, Verdict, Wearer,
};

pub(crate) use macros::{bare_table, table};
pub(crate) use reader::nearest;

/// Tells whether a key can stand bare in a file.
fn plain_word(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
