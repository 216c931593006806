//! A standard with its phases, steps, rules and all else.

use super::origin::{Entry, Loose, Origin};
use super::phase::{Phase, Step};
use super::{Audit, Checklist, Item};
use crate::format::doc::{
    ArticleDoc, AssessmentDoc, AudienceDoc, AvoidDoc, BodyDoc, CaseDoc, DrillDoc, ExceptionDoc,
    FeedbackDoc, FormDoc, IssueDoc, LessonDoc, LineTextDoc, NumberDoc, OpenList, PhraseDoc,
    QualityDoc, QuestionDoc, ReferenceDoc, RoleDoc, RuleDoc, StandardDoc, TermDoc, TouchpointDoc,
    WaiverDoc,
};
use crate::format::{Field, RoleRef, Text, Version};
use crate::label::Lang;
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A standard, resolved.
#[derive(Debug, Serialize)]
pub struct Standard {
    /// Id of the standard.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Version.
    pub version: Version,
    /// Language of its plain strings.
    pub language: Lang,
    /// SHA-256 in hex of all that is resolved except status, approvals and changes.
    pub hash: String,
    /// The head as written.
    pub doc: StandardDoc,
    /// Roles.
    pub roles: Vec<Entry<RoleDoc>>,
    /// Committees and departments.
    pub bodies: Vec<Entry<BodyDoc>>,
    /// Kinds of customers.
    pub audiences: Vec<Entry<AudienceDoc>>,
    /// Places and channels.
    pub touchpoints: Vec<Entry<TouchpointDoc>>,
    /// Glossary.
    pub terms: Vec<Entry<TermDoc>>,
    /// References of other standards that the clauses of included things belong to; the own ones stand in the head.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Loose<ReferenceDoc>>,
    /// Names of phases, steps and needs of other standards that included things point at, by address.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub elsewhere: BTreeMap<String, Text>,
    /// Articles of a policy.
    pub articles: Vec<Article>,
    /// Phases in their order, included ones where the author put them, else behind the own.
    pub phases: Vec<Phase>,
    /// Rules, own ones first, then included ones.
    pub rules: Vec<Rule>,
    /// The phrase book, own phrases first, then included ones.
    pub phrases: Vec<Entry<PhraseDoc>>,
    /// Forms.
    pub forms: Vec<Entry<FormDoc>>,
    /// Lessons.
    pub lessons: Vec<Entry<LessonDoc>>,
    /// Cases.
    pub cases: Vec<Entry<CaseDoc>>,
    /// Drills.
    pub drills: Vec<Entry<DrillDoc>>,
    /// Questions of the quiz.
    pub questions: Vec<Entry<QuestionDoc>>,
    /// Assessments of people.
    pub assessments: Vec<Entry<AssessmentDoc>>,
    /// Ways customers are asked.
    pub feedback: Vec<Entry<FeedbackDoc>>,
    /// What is forbidden in the whole standard.
    pub avoid: Vec<AvoidDoc>,
    /// What the whole standard must reach.
    pub quality: Vec<QualityDoc>,
    /// What to do when something goes wrong anywhere.
    pub exceptions: Vec<Loose<ExceptionDoc>>,
    /// Figures of the whole standard.
    pub numbers: Vec<NumberDoc>,
    /// Hints for the whole standard.
    pub tips: Vec<LineTextDoc>,
    /// What was raised about the standard.
    pub issues: Vec<IssueDoc>,
    /// Findings of the check that are accepted.
    pub waivers: Vec<WaiverDoc>,
    /// Lists that are known to be open.
    pub open: Vec<OpenList>,
    /// Markdown chapters, in order.
    pub chapters: Vec<Chapter>,
    /// Checklists: `all`, one a phase, one a role, `grooming`, then the authored ones.
    pub checklists: Vec<Checklist>,
    /// Score sheets: `full`, then the authored ones.
    pub audits: Vec<Audit>,
    /// All items in the order of the text; those of sheets' own lines are on the sheets.
    #[serde(skip)]
    pub items: Vec<Arc<Item>>,
}

impl Standard {
    /// Returns the first seven digits of the hash, as pages print it.
    #[must_use]
    pub fn short_hash(&self) -> &str {
        short(&self.hash)
    }

    /// Tells whether the standard is for the house only.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.doc.internal.get() == Some(&true)
    }

    /// Finds a role by its id.
    #[must_use]
    pub fn role(&self, id: &str) -> Option<&Entry<RoleDoc>> {
        self.roles.iter().find(|r| r.id == id)
    }

    /// Returns the name of the role that a field points at.
    #[must_use]
    pub fn role_name(&self, field: &Field<RoleRef>) -> Option<&Text> {
        let role = self.role(field.get()?.as_str())?;
        role.doc.name.get()
    }

    /// Lists all steps with their phases, in order.
    pub fn steps(&self) -> impl Iterator<Item = (&Phase, &Step)> {
        self.phases
            .iter()
            .flat_map(|phase| phase.steps.iter().map(move |step| (phase, step)))
    }

    /// Lists all references that clauses may belong to: its own, then those of included things.
    pub fn all_references(&self) -> impl Iterator<Item = &ReferenceDoc> {
        let own = self.doc.references.list().iter();
        own.chain(self.references.iter().map(|one| &one.doc))
    }

    /// Finds a step by its id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<(&Phase, &Step)> {
        self.steps().find(|(_, step)| step.id == id)
    }
}

/// Returns the digits of a hash that are printed.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..7).unwrap_or(hash)
}

/// The kinds of things that ids name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each kind is the table of that name")]
pub enum Kind {
    Standard,
    Role,
    Body,
    Audience,
    Touchpoint,
    Term,
    Article,
    Phase,
    Step,
    Rule,
    Phrase,
    Form,
    Checklist,
    Audit,
    Lesson,
    Case,
    Drill,
    Question,
    Assessment,
    Feedback,
}

impl Kind {
    /// Returns the word of the kind in addresses such as `step:open-door`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Role => "role",
            Self::Body => "body",
            Self::Audience => "audience",
            Self::Touchpoint => "touchpoint",
            Self::Term => "term",
            Self::Article => "article",
            Self::Phase => "phase",
            Self::Step => "step",
            Self::Rule => "rule",
            Self::Phrase => "phrase",
            Self::Form => "form",
            Self::Checklist => "checklist",
            Self::Audit => "audit",
            Self::Lesson => "lesson",
            Self::Case => "case",
            Self::Drill => "drill",
            Self::Question => "question",
            Self::Assessment => "assessment",
            Self::Feedback => "feedback",
        }
    }
}

/// A rule of grooming or conduct.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// Id of the rule.
    pub id: String,
    /// Whether the author gave the id.
    #[serde(skip)]
    pub given: bool,
    /// Printed number: `R3`.
    pub number: String,
    /// Where it comes from, if it is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Arc<Origin>>,
    /// The rule as written.
    pub doc: RuleDoc,
    /// Its item; `None` where the author said so.
    pub item: Option<Arc<Item>>,
    /// Whether it prints on the grooming page, which only a standard with rules on looks has.
    #[serde(skip)]
    pub grooming: bool,
}

impl Rule {
    /// Returns the key of its area; empty where it is missing.
    #[must_use]
    pub fn area(&self) -> &str {
        self.doc.area.get().map_or("", |area| area.as_str())
    }

    /// Tells whether it prints on the grooming page.
    #[must_use]
    pub fn is_grooming(&self) -> bool {
        self.grooming
    }

    /// Returns its title, else what must be, else what must not be.
    #[must_use]
    pub fn words(&self) -> Option<&Text> {
        let doc = &self.doc;
        doc.title
            .get()
            .or_else(|| doc.must.get())
            .or_else(|| doc.must_not.get())
    }
}

/// An article of a policy.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    /// Id of the article.
    pub id: String,
    /// Whether the author gave the id.
    #[serde(skip)]
    pub given: bool,
    /// Its place among the articles, from 1 on; prints as 第 N 条.
    pub number: usize,
    /// Where it comes from, if it is included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Arc<Origin>>,
    /// The article as written.
    pub doc: ArticleDoc,
    /// Its item; `None` where the author said so.
    pub item: Option<Arc<Item>>,
}

/// A Markdown chapter, in all the languages it is written in.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    /// Id of the chapter.
    pub id: String,
    /// Clauses it comes from.
    pub refs: Vec<crate::format::Clause>,
    /// Title and Markdown text by language, the standard's own first where there is one.
    pub texts: Vec<ChapterText>,
}

/// A chapter in one language.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterText {
    /// The language.
    pub lang: Lang,
    /// Title.
    pub title: Text,
    /// Text, as Markdown.
    pub body: String,
    /// The pictures that the text shows, by the names of their files.
    pub pictures: Vec<String>,
    /// Where the text is written.
    #[serde(skip)]
    pub span: Span,
}
