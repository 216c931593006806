//! Blank forms: what is filled in, and the questions that customers are asked, with room for a pen.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::part::TextView;
use super::sheet::{
    Field as HeadField, FieldView, SheetContext, SheetFrame, SheetKind, Statement, TitleView,
};
use crate::format::doc::{FeedbackDoc, FeedbackQuestionDoc, FormDoc, FormFieldDoc};
use crate::format::{Delicacy, Field, FieldKind, Many, Text};
use crate::label::Lang;
use crate::model::Entry;

/// Forms up to this height are printed on A5.
///
/// # Units
/// Millimetres of fields on a page 128 mm wide.
const SHORT: usize = 124;
/// Half-wide characters of a line of choices on A5 …
const CHOICES: usize = 52;
/// … and of a label.
const LABEL: usize = 18;

/// A blank form.
#[derive(Debug, Clone, Serialize)]
pub struct BlankFormView {
    /// Head and foot.
    #[serde(flatten)]
    pub frame: SheetFrame,
    /// It is printed on A5.
    pub small: bool,
    /// Its questions are asked of customers.
    pub asks: bool,
    /// What it is for.
    pub text: Option<TextView>,
    /// What is filled in.
    pub fields: Vec<BlankFieldView>,
    /// Which fields there are is not decided; the reason may be empty.
    pub open: Option<TextView>,
    /// Something must be filled in, so that a sign says which.
    pub required: bool,
    /// Something is about a person.
    pub personal: bool,
    /// What makes it complete and valid.
    pub quality: Vec<Statement>,
    /// For whom each copy is, in order.
    pub copies: Vec<TextView>,
}

/// Something to fill in.
#[derive(Debug, Clone, Serialize)]
pub struct BlankFieldView {
    /// What stands before it, or the question.
    pub label: TextView,
    /// How it is filled in.
    pub shape: BlankShape,
    /// What can be chosen.
    pub choices: Vec<TextView>,
    /// It must be filled in.
    pub required: bool,
    /// It is about a person in a delicate way.
    pub sensitive: bool,
}

/// How something is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlankShape {
    /// On one line.
    Line,
    /// On several lines.
    Lines,
    /// With year, month and day.
    Date,
    /// With hour and minute.
    Time,
    /// With a box to tick.
    Tick,
    /// With a box for each answer.
    Choice,
    /// With a signature and its date.
    Signature,
}

impl BlankShape {
    /// Returns the height that it needs.
    ///
    /// # Units
    /// Millimetres.
    fn height(self, choices: &[TextView]) -> usize {
        match self {
            Self::Line | Self::Date | Self::Time | Self::Tick => 10,
            Self::Lines => 32,
            Self::Signature => 14,
            Self::Choice => {
                let widths = choices.iter().map(|choice| choice.text.width() + 6);
                4 + 6 * widths.sum::<usize>().div_ceil(CHOICES).max(1)
            }
        }
    }
}

impl BlankFormView {
    /// Shows a form of a standard.
    #[must_use]
    pub fn of_form(context: &SheetContext<'_>, entry: &Entry<FormDoc>) -> Self {
        let doc = &entry.doc;
        let lang = context.lang;
        let docs = doc.fields.list();
        let fields: Vec<BlankFieldView> = docs.iter().map(|f| field(f, lang)).collect();
        let has = |shape| fields.iter().any(|field| field.shape == shape);
        let mut head = vec![HeadField::Shop];
        head.extend((!has(BlankShape::Date)).then_some(HeadField::Date));
        let frame = frame(context, SheetKind::Form, &entry.id, &doc.title, &head)
            .kept(TextView::limit(&doc.keep, lang));
        let copies = doc.copies.list().iter();
        Self {
            small: is_short(&fields) && doc.quality.list().len() < 6,
            frame,
            asks: false,
            text: context.field(&doc.text),
            open: undecided(&doc.fields, lang),
            required: fields.iter().any(|field| field.required),
            personal: docs
                .iter()
                .any(|f| f.personal.get().is_some_and(|p| p.0.is_some())),
            quality: Statement::qualities(doc.quality.list(), lang),
            copies: copies
                .map(|copy| {
                    let of = TextView::field(&copy.r#for, lang);
                    of.unwrap_or_else(|| TextView::plain(""))
                })
                .collect(),
            fields,
        }
    }

    /// Shows the questions that customers are asked.
    #[must_use]
    pub fn of_feedback(context: &SheetContext<'_>, entry: &Entry<FeedbackDoc>) -> Self {
        let doc = &entry.doc;
        let lang = context.lang;
        let questions = doc.questions.list().iter();
        let fields: Vec<BlankFieldView> = questions.map(|q| question(q, lang)).collect();
        let head = [HeadField::Shop, HeadField::Date];
        Self {
            frame: frame(context, SheetKind::Feedback, &entry.id, &doc.title, &head),
            small: is_short(&fields),
            asks: true,
            text: None,
            open: undecided(&doc.questions, lang),
            required: false,
            personal: false,
            quality: Vec::new(),
            copies: Vec::new(),
            fields,
        }
    }
}

fn frame(
    context: &SheetContext<'_>,
    kind: SheetKind,
    id: &str,
    title: &Field<Text>,
    fields: &[HeadField],
) -> SheetFrame {
    let title = context.field(title);
    let title = TitleView::own(title.unwrap_or_else(|| TextView::plain(id)));
    let fields = fields.iter().map(|field| FieldView::blank(*field));
    SheetFrame::of(context, kind, id, title, fields.collect())
}

fn undecided<T>(list: &Field<Many<T>>, lang: Lang) -> Option<TextView> {
    match list {
        Field::Open { why, .. } => Some(TextView::open(why.as_deref(), lang)),
        Field::Set { .. } => None,
        Field::Absent | Field::Broken => Some(TextView::open(None, lang)),
    }
}

fn is_short(fields: &[BlankFieldView]) -> bool {
    let label = |field: &BlankFieldView| 4 + 5 * field.label.text.width().div_ceil(LABEL);
    let heights = fields
        .iter()
        .map(|f| f.shape.height(&f.choices).max(label(f)));
    !fields.is_empty() && heights.sum::<usize>() <= SHORT
}

fn texts(list: &Field<Many<Text>>, lang: Lang) -> Vec<TextView> {
    match list {
        Field::Open { why, .. } => vec![TextView::open(why.as_deref(), lang)],
        other => other.list().iter().map(|t| TextView::of(t, lang)).collect(),
    }
}

fn field(doc: &FormFieldDoc, lang: Lang) -> BlankFieldView {
    let choices = texts(&doc.choices, lang);
    let shape = match doc.kind.get() {
        Some(FieldKind::Lines) => BlankShape::Lines,
        Some(FieldKind::Date) => BlankShape::Date,
        Some(FieldKind::Time) => BlankShape::Time,
        Some(FieldKind::Tick) if choices.is_empty() => BlankShape::Tick,
        Some(FieldKind::Signature) => BlankShape::Signature,
        _ if !choices.is_empty() => BlankShape::Choice,
        _ => BlankShape::Line,
    };
    let label = TextView::field(&doc.label, lang);
    BlankFieldView {
        label: label.unwrap_or_else(|| TextView::plain("")),
        shape,
        choices,
        required: doc.required.get() == Some(&true),
        sensitive: doc
            .personal
            .get()
            .is_some_and(|p| p.0 == Some(Delicacy::Sensitive)),
    }
}

fn question(doc: &FeedbackQuestionDoc, lang: Lang) -> BlankFieldView {
    let choices = texts(&doc.scale, lang);
    let label = TextView::field(&doc.ask, lang);
    BlankFieldView {
        label: label.unwrap_or_else(|| TextView::plain("")),
        shape: match choices.is_empty() {
            true => BlankShape::Lines,
            false => BlankShape::Choice,
        },
        choices,
        required: false,
        sensitive: false,
    }
}
