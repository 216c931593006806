//! The tables of the format, one module for each part of a standard.

mod book;
mod item;
mod people;
mod phase;
mod rule;
mod sheet;
mod standard;
mod step;
mod training;

pub use book::{BookDoc, BookFileDoc, BrandDoc, SiteDoc};
pub use item::{ChoiceDoc, Critical, ItemDoc, ItemSpec, MeasureStepDoc};
pub use people::{AudienceDoc, BodyDoc, MeetingDoc, RoleDoc, TermDoc, TouchpointDoc};
pub use phase::PhaseDoc;
pub use rule::{ArticleDoc, CopyDoc, FormDoc, FormFieldDoc, Personal, PhraseDoc, RuleDoc};
pub use sheet::{
    AuditDoc, ChecklistDoc, DueDoc, FindingGradeDoc, GradeDoc, GroupDoc, LineDoc, SectionDoc,
    SectionLineDoc,
};
pub use standard::{
    AuthorDoc, ChangeDoc, Content, GoalDoc, IncludeDoc, IssueDoc, LineTextDoc, NeedDoc, NoteDoc,
    OpenList, PartDoc, PilotDoc, PrincipleDoc, ReferenceDoc, RoleMap, StandardDoc, StandardFileDoc,
    Translated, WaiverDoc,
};
pub use step::{
    AdaptDoc, AvoidDoc, DoDoc, Every, ExceptionDoc, HandoffDoc, ImageDoc, NextDoc, NumberDoc,
    QualityDoc, RecordDoc, RhythmDoc, RiskDoc, SayDoc, StepDoc, TimeDoc, UnitText,
};
pub use training::{
    AssessmentDoc, CaseDoc, ChapterDoc, DialogueDoc, DrillDoc, FeedbackDoc, FeedbackQuestionDoc,
    LessonDoc, QuestionDoc,
};
