//! Reports on filled score sheets: what a visit came to, what is to be done, and a slip for each thing to mend.
//!
//! They show what was read, scored and compared elsewhere. Numbers stand as they are shown; charts are given in
//! percent of their width and height, so that every output draws the same. Words of the interface are named by key;
//! what an auditor wrote is printed as it was written.

mod action;
mod context;
pub mod dashboard;
mod day;
mod finding;
mod head;
mod matrix;
mod said;
mod scored;
mod section;
mod slip;
mod trend;
mod verdict;
mod visit;

pub use action::{ActionView, FirstView, RemedyView};
pub use context::ReportContext;
pub use day::DayView;
pub use finding::{EvidenceView, FindingView, Standing};
pub use head::{ReportFoot, ReportHead};
pub use matrix::{MatrixItem, MatrixSection};
pub use said::SaidView;
pub use scored::{
    ScoredAppeal, ScoredFinding, ScoredItem, ScoredSection, ScoredSheet, ScoredTotal,
};
pub use section::{SectionBar, SectionChart};
pub use slip::Slips;
pub use trend::{GradeLine, TrendChart, TrendPoint};
pub use verdict::{ReasonView, VerdictView};
pub use visit::{ActionCounts, AppealView, PhotoView, VisitInput, VisitReport};
