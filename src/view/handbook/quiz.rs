//! The quiz of a standard, its printed paper and the key to it: the same questions under the same ids.

use serde::Serialize;

use super::training::{QuestionView, UnitView, assessment, question};
use crate::format::Field;
use crate::view::page::PageKey;
use crate::view::part::{LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};
use crate::view::quiz::{About, Choice, Place, Question, right_choice};

/// The questions of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizView {
    /// The whole hash of the standard: answers that are kept belong to it.
    pub hash: String,
    /// How many questions there are.
    pub total: usize,
    /// How many of them belong to the short round.
    pub short: usize,
    /// The roles to choose by.
    pub roles: Vec<QuizRoleView>,
    /// The questions, those of a step together.
    pub questions: Vec<QuizQuestionView>,
    /// Questions of authors that have no choices.
    pub open: Vec<QuestionView>,
    /// How people are assessed, as far as the standard says it.
    pub assessments: Vec<UnitView>,
    /// Where each round is answered, printed and looked up.
    pub pages: QuizPagesView,
}

/// The pages that belong together; absent where a page is not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizPagesView {
    /// The quiz.
    pub quiz: Option<String>,
    /// The paper.
    pub paper: Option<String>,
    /// The key.
    pub key: Option<String>,
    /// The sheet to sign.
    pub sign: Option<String>,
    /// Cards and drills.
    pub practice: Option<String>,
}

/// A role to choose questions by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizRoleView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// How many questions its short round has.
    pub short: usize,
    /// How many questions it has in all.
    pub total: usize,
}

/// A question with its choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizQuestionView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The key of the words around the subject.
    pub word: &'static str,
    /// What stands in the words, or the author's whole question.
    pub subject: TextView,
    /// In which case, for whom, from when on.
    pub details: Vec<ValueView>,
    /// The choices.
    pub choices: Vec<QuizChoiceView>,
    /// The letter of the right one.
    pub answer: String,
    /// Why it is right.
    pub why: Option<TextView>,
    /// Where it stands: step, phase, rule, phrase.
    pub place: Option<LinkView>,
    /// The phase of the step.
    pub phase: Option<TextView>,
    /// What the place is called: step, phase, rule.
    pub place_word: Option<&'static str>,
    /// The ids of the roles that have to know it; `*` where everyone has.
    pub role_ids: Vec<String>,
    /// Whether the short round has it.
    pub short: bool,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizChoiceView {
    /// The letter.
    pub letter: String,
    /// The words.
    pub text: TextView,
    /// Whether they are spoken.
    pub spoken: bool,
    /// Whether it is the right one.
    pub right: bool,
}

/// Stands for whichever role it may be.
const ANY: &str = "*";

impl QuizView {
    /// Asks about the standard of a page. The paper and its key have the short round alone: a whole book on paper is
    /// no exam.
    pub(crate) fn new(on_paper: bool, pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let asked = pen.volume.outline.asked.questions().iter();
        let asked = asked.filter(|one| !on_paper || one.is_short);
        let questions: Vec<QuizQuestionView> = asked.map(|one| show(one, pen)).collect();
        let roles = standard.roles.iter().filter_map(|role| {
            let has =
                |one: &&QuizQuestionView| one.role_ids.iter().any(|id| *id == role.id || id == ANY);
            let own = questions
                .iter()
                .filter(|one| one.role_ids.contains(&role.id));
            // A role that nothing is asked of alone needs no choice of its own.
            own.take(1).next()?;
            Some(QuizRoleView {
                id: role.id.clone(),
                name: pen.field(&role.doc.name)?,
                short: questions.iter().filter(has).filter(|one| one.short).count(),
                total: questions.iter().filter(has).count(),
            })
        });
        let open = standard.questions.iter();
        let open = open.filter(|entry| right_choice(&entry.doc).is_none());
        let roles = roles.collect();
        Self {
            hash: standard.hash.clone(),
            total: questions.len(),
            short: questions.iter().filter(|one| one.short).count(),
            roles,
            open: open
                .enumerate()
                .map(|(at, entry)| question(at + 1, entry, pen))
                .collect(),
            assessments: standard
                .assessments
                .iter()
                .filter(|entry| entry.doc.pass.get().is_some_and(|pass| !pass.open))
                .map(|entry| assessment(entry, pen))
                .collect(),
            pages: QuizPagesView {
                quiz: pen.page(PageKey::Quiz),
                paper: pen.page(PageKey::QuizPaper),
                key: pen.page(PageKey::QuizKey),
                sign: pen.page(PageKey::Acknowledgement),
                practice: pen
                    .page(PageKey::Practice)
                    .filter(|_| pen.volume.has(PageKey::Practice)),
            },
            questions,
        }
    }
}

fn show(asked: &Question<'_>, pen: &Pen<'_>) -> QuizQuestionView {
    let letters = 'A'..='Z';
    let choices = asked.choices.iter().zip(letters).enumerate();
    let choices: Vec<QuizChoiceView> = choices
        .map(|(at, (choice, letter))| choice_view(choice, letter, at == asked.right, pen))
        .collect();
    let right = choices.iter().find(|choice| choice.right);
    let (place, phase, place_word) = place(asked, pen);
    let labelled = |label, text: Option<&crate::format::Text>| {
        text.map(|text| ValueView::text(pen.text(text)).labelled(label))
    };
    let (empty, always) = (Field::Absent, Field::Absent);
    let roles = match asked.roles.is_empty() {
        true => vec![ANY],
        false => asked.roles.clone(),
    };
    QuizQuestionView {
        id: asked.id.clone(),
        word: asked.about.word(),
        subject: pen.text(&asked.subject),
        details: Details::new(pen)
            .with(labelled("d_when", asked.when))
            .add("d_for", asked.audiences.unwrap_or(&empty))
            .add("d_phases", asked.phases.unwrap_or(&always))
            .with(labelled("d_trigger", asked.trigger))
            .list()
            .into_iter()
            // What is asked leads nowhere: the way to the answer comes with the answer.
            .map(|value| value.at(None))
            .collect(),
        answer: right.map_or_else(String::new, |choice| choice.letter.clone()),
        choices,
        why: asked.why.map(|why| pen.text(why)),
        place,
        phase,
        place_word,
        role_ids: roles.into_iter().map(str::to_owned).collect(),
        short: asked.is_short,
    }
}

fn choice_view(choice: &Choice<'_>, letter: char, right: bool, pen: &Pen<'_>) -> QuizChoiceView {
    QuizChoiceView {
        letter: letter.to_string(),
        text: pen.text(&choice.words),
        spoken: choice.spoken,
        right,
    }
}

/// Links to where the answer stands, and names the phase and the kind of place.
fn place(
    asked: &Question<'_>,
    pen: &Pen<'_>,
) -> (Option<LinkView>, Option<TextView>, Option<&'static str>) {
    let to = |key, id: &str| pen.anchor(key, id);
    match asked.place {
        Place::Step(phase, step) => {
            let href = to(PageKey::Phase(phase), &step.id);
            let link = LinkView::text(pen.text(&step.title), href).numbered(&step.number);
            (Some(link), Some(pen.text(&phase.title)), Some("quiz_step"))
        }
        Place::Phase(_) if asked.about == About::NextPhase => {
            let link = LinkView::word("overview", pen.page(PageKey::Overview));
            (Some(link), None, None)
        }
        Place::Phase(phase) => (Some(pen.phase_link(phase)), None, Some("quiz_phase")),
        Place::Rule(rule) => {
            let key = match rule.is_grooming() {
                true => PageKey::Grooming,
                false => PageKey::Conduct,
            };
            let words = rule.words().map(|words| pen.text(words));
            let link =
                words.map(|words| LinkView::text(words, to(key, &rule.id)).numbered(&rule.number));
            (link, None, Some("quiz_rule"))
        }
        Place::Phrase(id) => {
            let link = LinkView::word("phrases", to(PageKey::Phrases, id));
            (Some(link), None, None)
        }
        Place::Exception(id) => {
            let href = match id {
                Some(id) => to(PageKey::Exceptions, id),
                None => pen.page(PageKey::Exceptions),
            };
            (Some(LinkView::word("exceptions", href)), None, None)
        }
        Place::Whole => (None, None, None),
    }
}
