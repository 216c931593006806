//! A file of a standard, and what the files of one standard hold together.

use super::{
    ArticleDoc, AssessmentDoc, AudienceDoc, AuditDoc, AvoidDoc, BodyDoc, CaseDoc, ChecklistDoc,
    DrillDoc, ExceptionDoc, FeedbackDoc, FormDoc, IssueDoc, LessonDoc, LineTextDoc, NumberDoc,
    PhaseDoc, PhraseDoc, QualityDoc, QuestionDoc, RoleDoc, RuleDoc, StandardDoc, TermDoc,
    TouchpointDoc, WaiverDoc,
};
use crate::format::{Count, Field, Many, TableType, Text, Visit, Visitor, bare_table};
use serde::Serialize;

/// Declares the file of a standard and the lists that its parts add to, from one list of fields.
macro_rules! content {
    ($($(#[doc = $en:literal])+ $zh:literal $field:ident: $ty:ty,)*) => {
        bare_table! {
            /// A file of a standard.
            "标准文件。"
            pub struct StandardFileDoc("standard file") {
                /// Version of the format, at the top of every file: 1.
                "格式的版本，每个文件第一行都要写：1。"
                format: Count [fixed],
                /// The standard this file begins.
                "标准的表头。"
                standard: StandardDoc [fixed],
                /// Says that the file is a part of the standard of its folder.
                "说明本文件是同一文件夹里标准的一部分。"
                part: PartDoc [fixed],
                $($(#[doc = $en])+ $zh $field: Many<$ty>,)*
            }
        }

        /// All that the parts of a standard hold together, in the order of the parts.
        #[derive(Debug, Clone, Default, Serialize)]
        pub struct Content {
            $(
                $(#[doc = $en])+
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub $field: Vec<$ty>,
            )*
            /// Lists that are known to be open, with the key of the list.
            #[serde(rename = "unspecified", skip_serializing_if = "Vec::is_empty")]
            pub open: Vec<OpenList>,
        }

        impl Content {
            /// Adds the lists of a further file.
            pub fn add(&mut self, file: StandardFileDoc) {
                $(
                    match file.$field {
                        Field::Set { value, .. } => self.$field.extend(value.0),
                        Field::Open { span, why } => self.open.push(OpenList {
                            key: crate::format::shape::plain_key(stringify!($field)),
                            span,
                            why: why.map(|why| *why),
                        }),
                        Field::Absent | Field::Broken => {}
                    }
                )*
            }

            /// Shows everything to a visitor, in the order of the format.
            pub fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                let spec = <StandardFileDoc as TableType>::SPEC;
                $(
                    if !self.$field.is_empty() {
                        if let Some(field) = spec.field(crate::format::shape::plain_key(stringify!($field))) {
                            visitor.key(field);
                        }
                        for one in &self.$field {
                            one.visit(visitor);
                        }
                    }
                )*
                for open in &self.open {
                    if let Some(field) = spec.field(open.key) {
                        visitor.key(field);
                    }
                    visitor.open(open.span, open.why.as_ref());
                }
            }
        }
    };
}

/// A whole list of a standard that is not decided yet.
#[derive(Debug, Clone, Serialize)]
pub struct OpenList {
    /// The key of the list.
    pub key: &'static str,
    /// Where the file says so.
    #[serde(skip)]
    pub span: crate::span::Span,
    /// Why it is open.
    pub why: Option<Text>,
}

content! {
    /// Roles.
    "岗位。"
    roles: RoleDoc,
    /// Committees and departments.
    "组织。"
    bodies: BodyDoc,
    /// Kinds of customers.
    "顾客类别。"
    audiences: AudienceDoc,
    /// Places and channels.
    "触点。"
    touchpoints: TouchpointDoc,
    /// Glossary.
    "术语。"
    terms: TermDoc,
    /// Articles of a policy.
    "条款。"
    articles: ArticleDoc,
    /// Phases.
    "阶段。"
    phases: PhaseDoc,
    /// Rules of grooming and conduct.
    "规则。"
    rules: RuleDoc,
    /// The phrase book.
    "用语。"
    phrases: PhraseDoc,
    /// Forms.
    "表单。"
    forms: FormDoc,
    /// Authored checklists.
    "检查表。"
    checklists: ChecklistDoc,
    /// Authored score sheets.
    "评分表。"
    audits: AuditDoc,
    /// What is forbidden in the whole standard.
    "整个标准都禁止的。"
    avoid: AvoidDoc,
    /// What the whole standard must reach.
    "整个标准都要做到的。"
    quality: QualityDoc,
    /// What to do when something goes wrong anywhere.
    "任何时候出了异常怎么办。"
    exceptions: ExceptionDoc,
    /// Figures of the whole standard.
    "整个标准的数字。"
    numbers: NumberDoc,
    /// Hints for the whole standard.
    "整个标准的窍门。"
    tips: LineTextDoc,
    /// Lessons.
    "课程。"
    lessons: LessonDoc,
    /// Cases.
    "案例。"
    cases: CaseDoc,
    /// Drills.
    "练习。"
    drills: DrillDoc,
    /// Questions of the quiz.
    "试题。"
    questions: QuestionDoc,
    /// Assessments of people.
    "考核。"
    assessments: AssessmentDoc,
    /// Ways customers are asked.
    "反馈。"
    feedback: FeedbackDoc,
    /// What was raised about the standard.
    "改进意见。"
    issues: IssueDoc,
    /// Findings of the check that are accepted.
    "检查结果的豁免。"
    waivers: WaiverDoc,
}

bare_table! {
    /// Says that a file is a part of the standard of its folder.
    "部分：标准的一个分文件。"
    pub struct PartDoc("part") {
        /// Its place among the parts; default: by file name.
        "排第几；默认按文件名。"
        order: Count [fixed],
    }
}
