//! Pages one looks things up in: articles, glossary, document control, and where an id went.

use serde::Serialize;

use crate::view::part::{FactView, LineView, LinkView, TextView, ValueView};

/// The articles of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticlesView {
    /// The articles by chapter.
    pub chapters: Vec<ArticleChapterView>,
}

/// The articles of one chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleChapterView {
    /// The title of the chapter.
    pub title: Option<TextView>,
    /// The articles.
    pub articles: Vec<ArticleView>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The number; the templates print 第 N 条.
    pub number: usize,
    /// The title.
    pub title: Option<TextView>,
    /// The text.
    pub text: Option<TextView>,
    /// The clauses.
    pub clauses: Vec<LineView>,
    /// Whether a miss is critical.
    pub critical: bool,
    /// Scoring and references.
    pub details: Vec<ValueView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// Terms, kinds of customers, places and sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryView {
    /// The terms.
    pub terms: Vec<EntryView>,
    /// The kinds of customers, with their signs.
    pub audiences: Vec<EntryView>,
    /// The places and channels.
    pub touchpoints: Vec<EntryView>,
    /// The sources that `refs` name.
    pub references: Vec<EntryView>,
}

/// One entry of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// The name within the page.
    pub anchor: Option<String>,
    /// The word.
    pub term: TextView,
    /// What it means.
    pub meaning: Option<TextView>,
    /// Signs, where it is used, references.
    pub details: Vec<ValueView>,
    /// The steps that use it.
    pub used: Vec<LinkView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// Document control and changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ControlView {
    /// Version, status, dates, people, neighbours, origin.
    pub facts: Vec<FactView>,
    /// The changes, the newest first.
    pub changes: Vec<ChangeView>,
    /// The trial run.
    pub pilot: Vec<FactView>,
    /// Findings of the checks that are accepted, with their reason.
    pub waivers: Vec<WaiverView>,
    /// Remarks and suggestions with what was decided.
    pub issues: Vec<IssueView>,
    /// Ids that are no longer used.
    pub retired: Vec<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// The version it belongs to.
    pub version: Option<TextView>,
    /// The date.
    pub date: Option<TextView>,
    /// Its kind as printed.
    pub kind: Option<&'static str>,
    /// What was done, as printed.
    pub action: Option<&'static str>,
    /// What changed.
    pub text: Option<TextView>,
    /// Why.
    pub reason: Option<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// One accepted finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaiverView {
    /// The code of the check.
    pub code: String,
    /// The place.
    pub at: ValueView,
    /// Why it is accepted.
    pub reason: Option<TextView>,
    /// Until when.
    pub until: Option<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// One remark on the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueView {
    /// The name within the page.
    pub anchor: Option<String>,
    /// The step.
    pub step: Option<LinkView>,
    /// Who raised it, as printed.
    pub source: Option<&'static str>,
    /// The remark.
    pub text: Option<TextView>,
    /// The date.
    pub date: Option<TextView>,
    /// Its status as printed.
    pub status: Option<&'static str>,
    /// What was decided.
    pub decision: Option<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// Where every id of a standard stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoView {
    /// The hashes of the standard and its sheets that are current.
    pub hashes: Vec<String>,
    /// The places by kind.
    pub groups: Vec<GoGroupView>,
}

/// The places of one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoGroupView {
    /// The key of the kind.
    pub word: &'static str,
    /// The places.
    pub places: Vec<GoPlaceView>,
}

/// The place of one id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoPlaceView {
    /// The id.
    pub id: String,
    /// Where it stands; absent when it is retired.
    pub place: Option<LinkView>,
}
