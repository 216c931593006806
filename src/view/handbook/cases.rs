//! Cases to discuss, and chapters to read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::training::named;
use crate::format::doc::{CaseDoc, DialogueDoc};
use crate::format::{Field, Text, Verdict, Word};
use crate::model::{Chapter, Entry};
use crate::span::SourceId;
use crate::view::edition::relative;
use crate::view::line::{lines, open_line, text_line};
use crate::view::link::chapter_title;
use crate::view::part::{FactView, LineView, TextView, ValueView};
use crate::view::pen::{Details, Facts, Pen};
use crate::view::show::notes;

/// The cases of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasesView {
    /// The cases.
    pub cases: Vec<CaseView>,
    /// Whether each of them is there to be thought over before one reads on.
    pub asks: bool,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// Whether it poses a question, or leaves the verdict to those who talk about it.
    pub asks: bool,
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

impl CasesView {
    /// Collects the cases.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let cases = pen.standard().cases.iter();
        let cases: Vec<CaseView> = cases.map(|c| case(c, pen)).collect();
        Self {
            asks: cases.iter().all(|case| case.asks),
            cases,
        }
    }
}

fn case(entry: &Entry<CaseDoc>, pen: &Pen<'_>) -> CaseView {
    let doc = &entry.doc;
    let open = |field: Option<&Text>| vec![pen.open(field)];
    CaseView {
        id: entry.id.clone(),
        title: named(&doc.title, &entry.id, pen),
        asks: !doc.questions.is_blank() || doc.verdict.get() == Some(&Verdict::Open),
        verdict: doc.verdict.get().map(|verdict| verdict.key()),
        people: match &doc.people {
            Field::Open { why, .. } => open(why.as_deref()),
            other => other.list().iter().map(|p| pen.text(p)).collect(),
        },
        events: lines("text", &doc.events, pen),
        dialogue: match &doc.dialogue {
            Field::Open { why, .. } => vec![SpeechView {
                who: None,
                text: pen.open(why.as_deref()),
                details: Vec::new(),
                notes: Vec::new(),
            }],
            other => other.list().iter().map(|d| speech(d, pen)).collect(),
        },
        facts: Facts::new(pen)
            .line("f_verdict", open_verdict(doc, pen))
            .row("f_rule", &doc.rule)
            .row("f_conduct", &doc.conduct)
            .row("f_lesson", &doc.lesson)
            .row("f_refs", &doc.refs)
            .list(),
        questions: match &doc.questions {
            Field::Open { why, .. } => vec![open_line("text", why.as_deref(), pen)],
            other => {
                let mut lines: Vec<LineView> = Vec::new();
                for (at, question) in other.list().iter().enumerate() {
                    lines.push(LineView {
                        letter: Some((at + 1).to_string()),
                        ..text_line(pen.text(question))
                    });
                }
                lines
            }
        },
        notes: notes(&doc.notes, pen),
    }
}

fn open_verdict(doc: &CaseDoc, pen: &Pen<'_>) -> Vec<ValueView> {
    match &doc.verdict {
        Field::Open { why, .. } => vec![ValueView::text(pen.open(why.as_deref()))],
        _ => Vec::new(),
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
        let picture = |source: SourceId, name: &String| {
            let picture = pen.edition.pictures.get(source, name)?;
            let view = PictureView {
                src: relative(&pen.path, &picture.path),
                width: picture.width,
                height: picture.height,
            };
            Some((name.clone(), view))
        };
        let pictures = found.iter().flat_map(|text| {
            let names = text.pictures.iter();
            names.filter_map(|name| picture(text.span.source, name))
        });
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
            pictures: pictures.collect(),
            details,
        }
    }
}
