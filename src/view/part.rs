//! The pieces that several pages share: texts, labelled values, statements, steps and rules.
//!
//! Nothing here decides what a page shows; it only gives the pieces one shape everywhere.

use serde::Serialize;

/// A text of an author in the language of the page, or in another one if there is no translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextView {
    /// The Markdown source as written; of an open point, the reason (possibly empty).
    pub text: String,
    /// The language of the text where it differs from the page's.
    pub lang: Option<&'static str>,
    /// Whether the author has declared the value undecided.
    pub open: bool,
}

/// One value behind a label: a text, a printed figure, a word of the theme, or a link to any of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ValueView {
    /// The key of the word printed before the value.
    pub label: Option<&'static str>,
    /// The number in front: a phase, a step or a rule.
    pub number: Option<String>,
    /// The author's text.
    pub text: Option<TextView>,
    /// What the program has printed itself: a duration, a number, an id, a date.
    pub plain: Option<String>,
    /// The key of a word of the theme that is the value.
    pub word: Option<String>,
    /// Where the value leads to, relative to the page.
    pub href: Option<String>,
}

impl ValueView {
    /// Makes a value of an author's text.
    #[must_use]
    pub fn text(text: TextView) -> Self {
        Self {
            label: None,
            number: None,
            text: Some(text),
            plain: None,
            word: None,
            href: None,
        }
    }

    /// Makes a value that the program prints itself.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            label: None,
            number: None,
            text: None,
            plain: Some(text.into()),
            word: None,
            href: None,
        }
    }

    /// Makes a value that is a word of the theme.
    #[must_use]
    pub fn word(key: impl Into<String>) -> Self {
        Self {
            label: None,
            number: None,
            text: None,
            plain: None,
            word: Some(key.into()),
            href: None,
        }
    }

    /// Adds where the value leads to.
    #[must_use]
    pub fn at(mut self, href: Option<String>) -> Self {
        self.href = href;
        self
    }

    /// Adds the label in front.
    #[must_use]
    pub fn labelled(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }
}

impl LinkView {
    /// Makes a link with an author's words.
    #[must_use]
    pub fn text(text: TextView, href: Option<String>) -> Self {
        Self {
            number: None,
            text: Some(text),
            word: None,
            href,
            critical: false,
            current: false,
        }
    }

    /// Makes a link that the theme names.
    #[must_use]
    pub fn word(key: &'static str, href: Option<String>) -> Self {
        Self {
            number: None,
            text: None,
            word: Some(key),
            href,
            critical: false,
            current: false,
        }
    }

    /// Adds the number in front.
    #[must_use]
    pub fn numbered(mut self, number: impl Into<String>) -> Self {
        self.number = Some(number.into());
        self
    }
}

/// A labelled field with one line or several, each a row of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The key of the label.
    pub label: &'static str,
    /// The lines; the values of a line are printed behind each other.
    pub lines: Vec<Vec<ValueView>>,
}

/// A link with the author's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// The number in front: a phase, a step or a rule.
    pub number: Option<String>,
    /// The words of the link; if absent, `word` names them.
    pub text: Option<TextView>,
    /// The key of the word that is the link's text.
    pub word: Option<&'static str>,
    /// The address, relative to the page; absent where no such file is held.
    pub href: Option<String>,
    /// Whether what it leads to is critical.
    pub critical: bool,
    /// Whether it is the page itself.
    pub current: bool,
}

/// One statement: an act, a line to say, a criterion, a time limit or a ban.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// The name of the statement within its page.
    pub anchor: Option<String>,
    /// The letter within its step.
    pub letter: Option<String>,
    /// What the statement is: `do`, `say`, `quality`, `time`, `avoid` or `text`.
    pub kind: &'static str,
    /// The key of a word in front, such as the kind of a time limit.
    pub label: Option<&'static str>,
    /// A heading in front of the statement, such as the title of a principle.
    pub title: Option<TextView>,
    /// The statement itself.
    pub text: TextView,
    /// How binding it is, where the author says so.
    pub level: Option<ValueView>,
    /// Whether a miss is critical.
    pub critical: bool,
    /// All that belongs to the statement: when, for whom, reply, tone, instead, why, references.
    pub details: Vec<ValueView>,
    /// Notes on the statement: the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// A number to remember, printed large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberView {
    /// The figure with its comparison sign and range dash.
    pub value: String,
    /// The unit in words of the page's language, empty where there is none.
    pub unit: String,
    /// Whether a no-break space stands between figure and unit.
    pub gap: bool,
    /// Whether the value is undecided.
    pub open: bool,
    /// What is measured.
    pub label: Option<TextView>,
    /// The place it belongs to, on pages that collect numbers.
    pub place: Option<LinkView>,
    /// Further particulars: references.
    pub details: Vec<ValueView>,
    /// Notes on the number: the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// A picture with its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImageView {
    /// The address, relative to the page.
    pub src: String,
    /// The width in pixels, so that the page does not jump.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// What the picture shows.
    pub caption: Option<TextView>,
    /// `right`, `wrong` or `how`.
    pub kind: &'static str,
    /// Particulars and notes.
    pub details: Vec<ValueView>,
}

/// What is done when something goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExceptionView {
    /// The name within its page.
    pub anchor: Option<String>,
    /// The case.
    pub when: Option<TextView>,
    /// What to do, in order.
    pub does: Vec<LineView>,
    /// What to say.
    pub says: Vec<LineView>,
    /// Role, time limit, escalation, form, record, audience, references.
    pub details: Vec<ValueView>,
    /// Notes: the printed kind and the text.
    pub notes: Vec<ValueView>,
    /// Where it holds, on pages that collect exceptions.
    pub place: Option<LinkView>,
}

/// Who does a step, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhoView {
    /// The accountable role.
    pub role: Option<ValueView>,
    /// How many people.
    pub staff: Option<TextView>,
    /// Where they stand.
    pub position: Option<TextView>,
    /// Assisting and informed roles, touchpoint, channel, presence of the customer, audience.
    pub details: Vec<ValueView>,
}

/// A sheet on which something is ticked or scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetLinkView {
    /// The title of the sheet; if absent, `word` names it.
    pub title: Option<TextView>,
    /// The key of the sheet's title in the theme's words.
    pub word: Option<&'static str>,
    /// The address, relative to the page.
    pub href: String,
    /// The numbers of the items on it.
    pub items: Vec<String>,
}

/// One step with every field that its author wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The printed number, such as `1.2`.
    pub number: String,
    /// The title.
    pub title: TextView,
    /// The phase page with the step's anchor, on pages that show steps of several phases.
    pub href: Option<String>,
    /// Whether the step or one of its statements is critical.
    pub critical: bool,
    /// Why it is done, in the customer's interest.
    pub why: Option<TextView>,
    /// Who does it.
    pub who: Option<WhoView>,
    /// What the customer does and feels.
    pub experience: Vec<LineView>,
    /// What to do.
    pub does: Vec<LineView>,
    /// What to say.
    pub says: Vec<LineView>,
    /// How well.
    pub quality: Vec<LineView>,
    /// How fast, for how long, how often.
    pub times: Vec<LineView>,
    /// The forms to fill in.
    pub forms: Vec<ValueView>,
    /// The sheets on which the step is ticked or scored.
    pub sheets: Vec<SheetLinkView>,
    /// What to do when it goes wrong.
    pub exceptions: Vec<ExceptionView>,
    /// What never to do.
    pub avoid: Vec<LineView>,
    /// All other fields, in a fixed order.
    pub facts: Vec<FactView>,
    /// The numbers to remember.
    pub numbers: Vec<NumberView>,
    /// The pictures.
    pub images: Vec<ImageView>,
    /// Notes: the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// One rule that holds all the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The printed number, such as `R3`.
    pub number: String,
    /// The title, where the author gave one.
    pub title: Option<TextView>,
    /// Whether a miss is critical.
    pub critical: bool,
    /// What must be.
    pub must: Option<TextView>,
    /// What must not be.
    pub must_not: Option<TextView>,
    /// `female`, `male` or `all`.
    pub wearer: &'static str,
    /// The roles, phases, reason, scoring and references.
    pub details: Vec<ValueView>,
    /// The numbers to remember.
    pub numbers: Vec<NumberView>,
    /// The pictures.
    pub images: Vec<ImageView>,
    /// Notes: the printed kind and the text.
    pub notes: Vec<ValueView>,
}
