//! Lessons, drills, questions and assessments: what people learn from.

use serde::Serialize;

use crate::format::doc::{AssessmentDoc, DrillDoc, Every, LessonDoc, QuestionDoc};
use crate::format::{Count, Field, Text};
use crate::model::Entry;
use crate::view::line::lines;
use crate::view::part::{FactView, LineView, TextView, ValueView};
use crate::view::pen::{Details, Facts, Pen};
use crate::view::quiz::right_choice;
use crate::view::show::{notes, rhythm};

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

/// Shows a name; without one, the id.
pub(super) fn named(field: &Field<Text>, id: &str, pen: &Pen<'_>) -> TextView {
    pen.field(field).unwrap_or_else(|| TextView::plain(id))
}

/// Shows how often, with the times where there are any.
fn every(field: &Field<Every>, pen: &Pen<'_>) -> Vec<ValueView> {
    let at = field.get().and_then(rhythm);
    let mut values = pen.values(field);
    values.extend(at.map_or_else(Vec::new, |r| Details::new(pen).add("d_at", &r.at).list()));
    values
}

fn counted(field: &Field<Count>, zh: &str, en: &str, pen: &Pen<'_>) -> Vec<ValueView> {
    let mut values = pen.values(field);
    for value in &mut values {
        if let Some(plain) = &mut value.plain {
            let unit = pen.words(zh, en);
            *plain = format!("{plain}\u{a0}{unit}");
        }
    }
    values
}

impl LessonsView {
    /// Collects lessons, drills, questions and assessments.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let s = pen.standard();
        let questions = s.questions.iter().enumerate();
        Self {
            lessons: s.lessons.iter().map(|l| lesson(l, pen)).collect(),
            drills: s.drills.iter().map(|d| drill(d, pen)).collect(),
            questions: questions.map(|(i, q)| question(i + 1, q, pen)).collect(),
            assessments: s.assessments.iter().map(|a| assessment(a, pen)).collect(),
        }
    }
}

fn lesson(entry: &Entry<LessonDoc>, pen: &Pen<'_>) -> UnitView {
    let doc = &entry.doc;
    UnitView {
        id: entry.id.clone(),
        title: named(&doc.title, &entry.id, pen),
        does: Vec::new(),
        facts: Facts::new(pen)
            .row("f_roles", &doc.roles)
            .rows("f_objectives", &doc.objectives)
            .row("f_task", &doc.task)
            .row("f_method", &doc.method)
            .line("f_minutes", counted(&doc.minutes, "分钟", "min", pen))
            .row("f_place", &doc.place)
            .row("f_people", &doc.people)
            .row("f_trainer", &doc.by)
            .line("f_every", every(&doc.every, pen))
            .row("f_refs", &doc.refs)
            .list(),
        body: pen.field(&doc.body),
        notes: notes(&doc.notes, pen),
    }
}

/// Shows a drill.
pub(super) fn drill(entry: &Entry<DrillDoc>, pen: &Pen<'_>) -> UnitView {
    let doc = &entry.doc;
    UnitView {
        id: entry.id.clone(),
        title: named(&doc.title, &entry.id, pen),
        does: lines("do", &doc.r#do, pen),
        facts: Facts::new(pen)
            .row("f_roles", &doc.roles)
            .line("f_every", every(&doc.every, pen))
            .line("f_times", counted(&doc.times, "次", "times", pen))
            .line("f_days", counted(&doc.days, "天", "days", pen))
            .line("f_minutes", counted(&doc.minutes, "分钟", "min", pen))
            .texts("f_tools", &doc.tools)
            .row("f_refs", &doc.refs)
            .list(),
        body: None,
        notes: notes(&doc.notes, pen),
    }
}

/// Shows an assessment.
pub(super) fn assessment(entry: &Entry<AssessmentDoc>, pen: &Pen<'_>) -> UnitView {
    let doc = &entry.doc;
    UnitView {
        id: entry.id.clone(),
        title: named(&doc.title, &entry.id, pen),
        does: Vec::new(),
        facts: Facts::new(pen)
            .row("f_method", &doc.kind)
            .row("f_roles", &doc.roles)
            .line("f_every", every(&doc.every, pen))
            .row("f_pass", &doc.pass)
            .row("f_reward", &doc.reward)
            .row("f_refs", &doc.refs)
            .list(),
        body: None,
        notes: notes(&doc.notes, pen),
    }
}

/// Shows a question that an author wrote.
pub(super) fn question(number: usize, entry: &Entry<QuestionDoc>, pen: &Pen<'_>) -> QuestionView {
    let doc = &entry.doc;
    let right = right_choice(doc);
    let choices: Vec<ChoiceView> = doc
        .choices
        .list()
        .iter()
        .zip('A'..='Z')
        .enumerate()
        .map(|(place, (choice, letter))| ChoiceView {
            letter: letter.to_string(),
            text: pen.text(choice),
            right: right == Some(place),
        })
        .collect();
    let among = choices.iter().any(|choice| choice.right);
    QuestionView {
        id: entry.id.clone(),
        number,
        ask: named(&doc.ask, &entry.id, pen),
        answer: if among { None } else { pen.field(&doc.answer) },
        choices,
        why: pen.field(&doc.why),
        details: Details::new(pen)
            .with(pen.undecided("d_choices", &doc.choices))
            .add("d_step", &doc.step)
            .refs(&doc.refs)
            .list(),
        notes: notes(&doc.notes, pen),
    }
}
