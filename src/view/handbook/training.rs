//! Lessons, drills, questions, assessments, cases and chapters: what people learn from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::format::doc::{
    AssessmentDoc, CaseDoc, DialogueDoc, DrillDoc, Every, LessonDoc, QuestionDoc,
};
use crate::format::{Count, Field, Text};
use crate::model::{Chapter, Entry};
use crate::view::edition::relative;
use crate::view::frame::chapter_title;
use crate::view::line::{lines, open_line, text_line};
use crate::view::part::{FactView, LineView, TextView, ValueView};
use crate::view::pen::{Details, Facts, Pen};
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
    /// References.
    pub details: Vec<ValueView>,
    /// Notes: the printed kind and the text.
    pub notes: Vec<ValueView>,
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
    /// The pictures of the text, by the names that it gives them.
    pub pictures: BTreeMap<String, PictureView>,
    /// References.
    pub details: Vec<ValueView>,
}

/// A picture within a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureView {
    /// The address, relative to the page.
    pub src: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

fn named(field: &Field<Text>, id: &str, pen: &Pen<'_>) -> TextView {
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
            .line("f_every", every(&doc.every, pen))
            .row("f_refs", &doc.refs)
            .list(),
        body: pen.field(&doc.body),
        notes: notes(&doc.notes, pen),
    }
}

fn drill(entry: &Entry<DrillDoc>, pen: &Pen<'_>) -> UnitView {
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

fn assessment(entry: &Entry<AssessmentDoc>, pen: &Pen<'_>) -> UnitView {
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

fn question(number: usize, entry: &Entry<QuestionDoc>, pen: &Pen<'_>) -> QuestionView {
    let doc = &entry.doc;
    let answer = doc.answer.get().map(Text::main);
    let by_place = answer.and_then(|a| a.trim().parse::<usize>().ok());
    let is_right = |place: usize, choice: &Text| match by_place {
        Some(right) => right == place + 1,
        None => answer == Some(choice.main()),
    };
    let choices: Vec<ChoiceView> = doc
        .choices
        .list()
        .iter()
        .zip('A'..='Z')
        .enumerate()
        .map(|(place, (choice, letter))| ChoiceView {
            letter: letter.to_string(),
            text: pen.text(choice),
            right: is_right(place, choice),
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
            .add("d_step", &doc.step)
            .refs(&doc.refs)
            .list(),
        notes: notes(&doc.notes, pen),
    }
}

impl CasesView {
    /// Collects the cases.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let cases = pen.standard().cases.iter();
        Self {
            cases: cases.map(|c| case(c, pen)).collect(),
        }
    }
}

fn case(entry: &Entry<CaseDoc>, pen: &Pen<'_>) -> CaseView {
    use crate::format::Word;
    let doc = &entry.doc;
    let open = |field: Option<&Text>| vec![pen.open(field)];
    CaseView {
        id: entry.id.clone(),
        title: named(&doc.title, &entry.id, pen),
        verdict: doc.verdict.get().map(|verdict| verdict.key()),
        people: match &doc.people {
            Field::Open { why, .. } => open(why.as_ref()),
            other => other.list().iter().map(|p| pen.text(p)).collect(),
        },
        events: lines("text", &doc.events, pen),
        dialogue: doc.dialogue.list().iter().map(|d| speech(d, pen)).collect(),
        facts: Facts::new(pen)
            .row("f_rule", &doc.rule)
            .row("f_conduct", &doc.conduct)
            .row("f_lesson", &doc.lesson)
            .row("f_refs", &doc.refs)
            .list(),
        questions: match &doc.questions {
            Field::Open { why, .. } => vec![open_line("text", why.as_ref(), pen)],
            other => {
                let texts = other.list().iter();
                texts
                    .map(|q| text_line(pen.text(q)))
                    .collect::<Vec<LineView>>()
            }
        },
        notes: notes(&doc.notes, pen),
    }
}

fn speech(doc: &DialogueDoc, pen: &Pen<'_>) -> SpeechView {
    SpeechView {
        who: pen.field(&doc.who),
        text: named(&doc.text, "", pen),
        details: Details::new(pen).refs(&doc.refs).list(),
        notes: notes(&doc.notes, pen),
    }
}

impl ChapterView {
    /// Shows a chapter in the page's language, else in the first it has.
    pub(crate) fn new(chapter: &Chapter, pen: &Pen<'_>) -> Self {
        let texts = &chapter.texts;
        let found = texts.iter().find(|t| t.lang == pen.lang);
        let found = found.or_else(|| texts.first());
        let body = found.map_or_else(
            || TextView::plain(""),
            |text| TextView {
                text: text.body.clone(),
                lang: (text.lang != pen.lang).then(|| text.lang.html()),
                open: false,
            },
        );
        let folder = &pen.standard().folder;
        let picture = |name: &String| {
            let picture = pen.edition.pictures.get(&format!("{folder}{name}"))?;
            let view = PictureView {
                src: relative(&pen.path, &picture.path),
                width: picture.width,
                height: picture.height,
            };
            Some((name.clone(), view))
        };
        let names = found.iter().flat_map(|text| &text.pictures);
        let refs = chapter
            .refs
            .iter()
            .map(|clause| pen.clause(clause.as_str()));
        let mut details: Vec<ValueView> = refs.collect();
        if let Some(first) = details.first_mut() {
            first.label = Some("d_refs");
        }
        Self {
            id: chapter.id.clone(),
            title: chapter_title(chapter, pen),
            body,
            pictures: names.filter_map(picture).collect(),
            details,
        }
    }
}
