//! Lessons, drills, questions, assessments, cases and chapters: what people learn from.

use serde::Serialize;

use crate::view::part::{FactView, LineView, TextView, ValueView};

/// The lessons of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LessonsView {
    /// The lessons.
    pub lessons: Vec<UnitView>,
    /// The drills.
    pub drills: Vec<UnitView>,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// The assessments.
    pub assessments: Vec<UnitView>,
}

/// A lesson, a drill or an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// What is done, in order.
    pub does: Vec<LineView>,
    /// Objectives, task, minutes, place, people, roles, how often, and the like.
    pub facts: Vec<FactView>,
    /// The text of a lesson.
    pub body: Option<TextView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The number on the page.
    pub number: usize,
    /// The question.
    pub ask: TextView,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
    /// The answer, where it is not one of the choices.
    pub answer: Option<TextView>,
    /// Why it is right.
    pub why: Option<TextView>,
    /// The step it belongs to, references.
    pub details: Vec<ValueView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// One choice of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoiceView {
    /// The letter in front.
    pub letter: String,
    /// The choice.
    pub text: TextView,
    /// Whether it is right.
    pub right: bool,
}

/// The cases of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasesView {
    /// The cases.
    pub cases: Vec<CaseView>,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// The key of the verdict: right, wrong or open.
    pub verdict: Option<&'static str>,
    /// The people.
    pub people: Vec<TextView>,
    /// What happened, in order.
    pub events: Vec<LineView>,
    /// What was said.
    pub dialogue: Vec<SpeechView>,
    /// Rule, conduct, lesson and references.
    pub facts: Vec<FactView>,
    /// What to talk about.
    pub questions: Vec<LineView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// One line of a dialogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeechView {
    /// Who speaks.
    pub who: Option<TextView>,
    /// What is said.
    pub text: TextView,
}

/// One chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChapterView {
    /// The id.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// The text, in Markdown.
    pub body: TextView,
    /// References.
    pub details: Vec<ValueView>,
}
