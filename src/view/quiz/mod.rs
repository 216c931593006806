//! A standard → questions about it, each with one right answer and wrong ones out of the same standard.
//!
//! A question is made from one thing of the text and named by it: the same text gives the same question, with the same
//! id and the same answers in the same order, on the page, on paper and in the key. An answer is wrong by the data: it
//! belongs to another step, another situation or another role, or it is what the text demands where a ban is asked
//! for; whatever says nearly the same as something right is left out, in every language of the text.
//!
//! Nothing here is printed: [`crate::view::handbook::quiz`] puts the questions into words.

mod asked;
mod bank;
mod case;
mod fold;
mod form;
mod line;
mod mix;
mod near;
mod number;
mod order;
mod own;
mod pick;
mod rule;
mod who;
mod words;

pub use asked::Asked;
pub use bank::Bank;
pub(crate) use own::right_choice;

use crate::format::{AudienceRef, Field, Many, PhaseRef, Text};
use crate::model::{Phase, Rule, Step};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A question.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The id, which is also the anchor: `q-open-door-who`.
    pub id: String,
    /// What it asks about.
    pub about: About,
    /// What stands in the question.
    pub subject: Cow<'a, Text>,
    /// In which case, where that is said.
    pub when: Option<&'a Text>,
    /// The kinds of customers.
    pub audiences: Option<&'a Field<Many<AudienceRef>>>,
    /// The phases that a rule holds in.
    pub phases: Option<&'a Field<Many<PhaseRef>>>,
    /// What starts the clock.
    pub trigger: Option<&'a Text>,
    /// The answers in printed order.
    pub choices: Vec<Choice<'a>>,
    /// The place of the right one.
    pub right: usize,
    /// Where the text says so.
    pub place: Place<'a>,
    /// Why it is so.
    pub why: Option<&'a Text>,
    /// The roles that have to know it; empty where everyone has.
    pub roles: Vec<&'a str>,
    /// Whether it belongs to the short round, which asks once about each step.
    pub is_short: bool,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    /// The words.
    pub words: Cow<'a, Text>,
    /// Whether they are spoken.
    pub spoken: bool,
}

/// Where the text says what a question asks.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// In a step.
    Step(&'a Phase, &'a Step),
    /// In a phase.
    Phase(&'a Phase),
    /// In a rule.
    Rule(&'a Rule),
    /// In the phrase book, under this id.
    Phrase(&'a str),
    /// Among the exceptions of the whole standard, under this id where it has one.
    Exception(Option<&'a str>),
    /// Nowhere in particular.
    Whole,
}

/// What a question asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The author's own question.
    Own,
    /// The words of a step.
    Line,
    /// The words for a situation.
    Phrase,
    /// A figure to remember.
    Figure,
    /// The longest time.
    Within,
    /// How long it takes.
    Takes,
    /// How long it is kept up.
    Hold,
    /// How long after something.
    After,
    /// How often.
    Every,
    /// A ban of a step.
    Never,
    /// A ban of a phase.
    PhaseNever,
    /// What to do instead of what is forbidden.
    Instead,
    /// What to do when something goes wrong.
    Case,
    /// The form of a step.
    Form,
    /// Who takes over.
    Handoff,
    /// The next step.
    Next,
    /// The next phase.
    NextPhase,
    /// The accountable role.
    Who,
    /// An action of a step.
    Deed,
    /// A criterion of a step.
    Criterion,
    /// A ban among the rules.
    RuleNever,
    /// A demand among the rules.
    RuleMust,
}

impl About {
    /// Returns the key of the question's words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "quiz_own",
            Self::Line => "quiz_line",
            Self::Phrase => "quiz_phrase",
            Self::Figure => "quiz_figure",
            Self::Within => "quiz_within",
            Self::Takes => "quiz_takes",
            Self::Hold => "quiz_hold",
            Self::After => "quiz_after",
            Self::Every => "quiz_every",
            Self::Never => "quiz_never",
            Self::PhaseNever => "quiz_phase_never",
            Self::Instead => "quiz_instead",
            Self::Case => "quiz_case",
            Self::Form => "quiz_form",
            Self::Handoff => "quiz_handoff",
            Self::Next => "quiz_next",
            Self::NextPhase => "quiz_next_phase",
            Self::Who => "quiz_who",
            Self::Deed => "quiz_deed",
            Self::Criterion => "quiz_criterion",
            Self::RuleNever => "quiz_rule_never",
            Self::RuleMust => "quiz_rule_must",
        }
    }

    /// Tells whether it asks for what cannot be guessed: words, figures, bans, forms, cases.
    fn is_hard(self) -> bool {
        !matches!(
            self,
            Self::Handoff | Self::Next | Self::NextPhase | Self::Who | Self::Deed | Self::Criterion
        )
    }
}

/// What questions of the short round there are besides those of steps and the author's own.
const BESIDES: usize = 5;

/// Asks about a standard: step by step, phase by phase, then rules, the phrase book, exceptions, last the author's own.
#[must_use]
pub fn questions<'a>(bank: &Bank<'a>) -> Vec<Question<'a>> {
    let standard = bank.standard;
    let mut all: Vec<Question<'a>> = Vec::new();
    for phase in &standard.phases {
        for step in &phase.steps {
            let mut of_step = bank.of_step(phase, step);
            shorten(&step.id, &mut of_step);
            all.extend(of_step);
        }
        all.extend(bank.of_phase(phase));
    }
    for others in [bank.of_rules(), bank.of_phrases(), bank.of_exceptions()] {
        let mut others = others;
        let mut ranks: Vec<(u64, usize)> = others
            .iter()
            .enumerate()
            .map(|(at, one)| (mix::mixed("short", &one.id), at))
            .collect();
        ranks.sort_unstable();
        for (_, at) in ranks.into_iter().take(BESIDES) {
            others[at].is_short = true;
        }
        all.extend(others);
    }
    let own = bank.own();
    let mut taken: BTreeSet<String> = own.iter().map(|one| one.id.clone()).collect();
    all.retain(|one| taken.insert(one.id.clone()));
    all.extend(own);
    all
}

/// Chooses the question about a step that the short round asks: a hard one where there is one.
fn shorten(step: &str, questions: &mut [Question<'_>]) {
    let rank = |one: &Question<'_>| {
        let hard = if one.about.is_hard() { 0 } else { 1 };
        (
            hard,
            mix::mixed(step, one.about.word()),
            mix::mixed(step, &one.id),
        )
    };
    if let Some(best) = questions.iter_mut().min_by_key(|one| rank(one)) {
        best.is_short = true;
    }
}

impl<'a> Question<'a> {
    /// Joins a right answer with wrong ones, in an order that the id decides.
    fn new(
        id: String,
        about: About,
        subject: &'a Text,
        right: Choice<'a>,
        wrong: Vec<Choice<'a>>,
        place: Place<'a>,
    ) -> Self {
        let rank = |choice: &Choice<'_>| mix::mixed(&id, &format!("at {}", choice.words.main()));
        let first = rank(&right);
        let mut choices = wrong;
        choices.push(right);
        choices.sort_by_key(rank);
        let right = choices.iter().position(|choice| rank(choice) == first);
        Self {
            id,
            about,
            subject: Cow::Borrowed(subject),
            when: None,
            audiences: None,
            phases: None,
            trigger: None,
            choices,
            right: right.unwrap_or_default(),
            place,
            why: None,
            roles: Vec::new(),
            is_short: false,
        }
    }
}

impl<'a> Choice<'a> {
    fn plain(words: Cow<'a, Text>) -> Self {
        Self {
            words,
            spoken: false,
        }
    }

    fn spoken(words: Cow<'a, Text>) -> Self {
        Self {
            words,
            spoken: true,
        }
    }
}
