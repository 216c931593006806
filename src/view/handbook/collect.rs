//! Pages that collect one kind of thing from the whole standard: words, forms, exceptions, open points.

use serde::Serialize;

use crate::view::part::{ExceptionView, FactView, LineView, LinkView, TextView, ValueView};

/// The phrase book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhrasesView {
    /// How many phrases there are.
    pub total: usize,
    /// The roles to choose by.
    pub roles: Vec<PhraseRoleView>,
    /// The phrases by phase, then by category.
    pub groups: Vec<PhraseGroupView>,
}

/// A role to choose phrases by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseRoleView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// How many phrases are the role's.
    pub count: usize,
}

/// Phrases that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseGroupView {
    /// The name within the page.
    pub id: String,
    /// The phase or the category.
    pub title: Option<TextView>,
    /// The page of the phase.
    pub href: Option<String>,
    /// The phrases.
    pub phrases: Vec<PhraseView>,
}

/// What to say in one situation, and what not to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseView {
    /// The name within the page.
    pub anchor: Option<String>,
    /// The situation; if absent, the step names it.
    pub when: Option<TextView>,
    /// The step the phrase belongs to.
    pub step: Option<LinkView>,
    /// The roles that say it.
    pub roles: Vec<ValueView>,
    /// The ids of these roles, joined by spaces.
    pub role_ids: String,
    /// Whether a miss is critical.
    pub critical: bool,
    /// What to say.
    pub says: Vec<LineView>,
    /// What not to say or do.
    pub avoid: Vec<LineView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// The forms, the questions asked of customers, and what is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormsView {
    /// The forms.
    pub forms: Vec<FormView>,
    /// Questions asked of customers.
    pub feedback: Vec<FeedbackView>,
    /// All records with their place.
    pub records: Vec<RecordView>,
}

/// One form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// The blank form, if one is printed.
    pub href: Option<String>,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// What makes it complete and valid.
    pub quality: Vec<LineView>,
    /// Copies, how long it is kept, where it is used, references.
    pub facts: Vec<FactView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// What stands before the blank.
    pub label: TextView,
    /// Its kind as printed.
    pub kind: Option<&'static str>,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether and how delicately personal the answer is.
    pub personal: Option<TextView>,
    /// What can be chosen.
    pub choices: Vec<TextView>,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// A set of questions asked of customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedbackView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The title.
    pub title: TextView,
    /// Channel, time, who asks, within what time.
    pub facts: Vec<FactView>,
    /// The questions; the scale stands in the details.
    pub questions: Vec<LineView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

/// Something that a step records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordView {
    /// What is recorded.
    pub what: Option<TextView>,
    /// Where.
    pub place: Option<TextView>,
    /// How long it is kept.
    pub keep: Option<ValueView>,
    /// Whether it is about a person.
    pub personal: bool,
    /// The step.
    pub step: LinkView,
    /// References and notes.
    pub details: Vec<ValueView>,
}

/// All exceptions at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExceptionsView {
    /// The exceptions by where they hold.
    pub groups: Vec<ExceptionGroupView>,
}

/// The exceptions of the whole standard, or of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExceptionGroupView {
    /// The phase; absent for what holds everywhere.
    pub phase: Option<LinkView>,
    /// The exceptions.
    pub exceptions: Vec<ExceptionView>,
}

/// What is not decided yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenView {
    /// The open points by place.
    pub groups: Vec<OpenGroupView>,
    /// How many there are.
    pub total: usize,
}

/// The open points of one phase or part of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenGroupView {
    /// The phase or part.
    pub title: Option<LinkView>,
    /// The points.
    pub points: Vec<OpenPointView>,
}

/// One undecided value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPointView {
    /// The number of the point on the page.
    pub number: usize,
    /// The place where the value is missing.
    pub place: LinkView,
    /// What the field holds, as printed.
    pub field: String,
    /// Why it is open.
    pub reason: Option<TextView>,
}
