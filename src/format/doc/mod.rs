//! The tables of the format, one module for each part of a standard.

mod book;
mod control;
mod detail;
mod file;
mod item;
mod people;
mod phase;
mod response;
mod rule;
mod sheet;
mod standard;
mod statement;
mod step;
mod training;

pub use book::{BookDoc, BookFileDoc, BrandDoc, SiteDoc, ThemeFileDoc};
pub use control::{
    AddedDoc, ChangeDoc, IncludeDoc, IssueDoc, PilotDoc, RoleMap, Translated, WaiverDoc,
};
pub use detail::{
    AdaptDoc, ExceptionDoc, HandoffDoc, ImageDoc, NextDoc, NumberDoc, RecordDoc, RiskDoc, UnitText,
};
pub use file::{Content, OpenList, PartDoc, StandardFileDoc};
pub use item::{ChoiceDoc, Critical, ItemDoc, ItemSpec, MeasureStepDoc};
pub use people::{AudienceDoc, BodyDoc, MeetingDoc, RoleDoc, TermDoc, TouchpointDoc};
pub use phase::PhaseDoc;
pub use response::{AppealDoc, FindingDoc, ResponseDoc, ResponseFileDoc};
pub use rule::{ArticleDoc, CopyDoc, FormDoc, FormFieldDoc, Personal, PhraseDoc, RuleDoc};
pub use sheet::{
    AuditDoc, ChecklistDoc, DueDoc, FindingGradeDoc, GradeDoc, GroupDoc, LineDoc, SectionDoc,
    SectionLineDoc,
};
pub use standard::{
    AuthorDoc, BackgroundDoc, GoalDoc, LineTextDoc, NeedDoc, NoteDoc, PrincipleDoc, ReferenceDoc,
    StandardDoc,
};
pub use statement::{AvoidDoc, DoDoc, Every, QualityDoc, RhythmDoc, SayDoc, TimeDoc};
pub use step::StepDoc;
pub use training::{
    AssessmentDoc, CaseDoc, ChapterDoc, DialogueDoc, DrillDoc, FeedbackDoc, FeedbackQuestionDoc,
    LessonDoc, QuestionDoc,
};
