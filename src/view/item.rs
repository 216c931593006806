//! How something is ticked or scored, as its author wrote it.

use crate::format::doc::{ChoiceDoc, Critical, ItemDoc, ItemSpec, MeasureStepDoc};
use crate::format::{Field, Text};

use super::part::{TextView, ValueView};
use super::pen::{Details, Pen, Show};

impl Show for Critical {
    fn show(&self, _: &Pen<'_>) -> Vec<ValueView> {
        vec![match self {
            Self::No => ValueView::word("critical_no"),
            Self::Fail => ValueView::word("critical_fail"),
            Self::ZeroSection => ValueView::word("critical_zero"),
            Self::Cap(most) => {
                let mut value = ValueView::word("critical_cap");
                value.plain = Some(most.to_string());
                value
            }
        }]
    }
}

impl Show for MeasureStepDoc {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let first = |values: Vec<ValueView>| values.into_iter().find_map(|v| v.plain);
        let bound = first(pen.values(&self.max))
            .map(|max| format!("≤ {max}"))
            .or_else(|| first(pen.values(&self.min)).map(|min| format!("≥ {min}")));
        let credit = first(pen.values(&self.credit)).unwrap_or_default();
        vec![ValueView::plain(format!(
            "{}{}{credit}",
            bound.unwrap_or_default(),
            pen.words("：", ": ")
        ))]
    }
}

impl Show for ChoiceDoc {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let mut values = pen.values(&self.text);
        if let (Some(value), Some(credit)) = (values.first_mut(), self.credit.get()) {
            value.plain = Some(credit.0.to_string());
        }
        values
    }
}

impl Show for ItemDoc {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        Details::new(pen)
            .add("d_criterion", &self.text)
            .add("d_points", &self.points)
            .add("d_answer_scale", &self.scale)
            .add("d_critical", &self.critical)
            .add("d_critical_below", &self.critical_below)
            .add("d_method", &self.method)
            .add("d_severity", &self.severity)
            .add("d_samples", &self.samples)
            .add("d_samples_rule", &self.samples_rule)
            .add("d_na", &self.na)
            .add("d_partial", &self.partial)
            .add("d_per", &self.per)
            .add("d_steps", &self.steps)
            .add("d_choices", &self.choices)
            .add("d_anchors", &self.anchors)
            .refs(&self.refs)
            .with(super::show::noted(&self.notes, pen))
            .list()
    }
}

/// Shows how something is scored as its author wrote it; what is no item is not told of.
pub fn scoring(field: &Field<ItemSpec>, told: &[&Field<Text>], pen: &Pen<'_>) -> Vec<ValueView> {
    let mut list = written(field, pen);
    let told: Vec<TextView> = told.iter().filter_map(|text| pen.field(text)).collect();
    list.retain(|value| {
        let criterion = value
            .text
            .as_ref()
            .filter(|_| value.label == Some("d_criterion"));
        !criterion.is_some_and(|text| !text.open && told.iter().any(|one| one.has_words_of(text)))
    });
    list
}

fn written(field: &Field<ItemSpec>, pen: &Pen<'_>) -> Vec<ValueView> {
    match field {
        Field::Absent | Field::Broken => Vec::new(),
        Field::Open { why, .. } => vec![ValueView::text(pen.open(why.as_deref()))],
        Field::Set { value, .. } => match &**value {
            ItemSpec::None => Vec::new(),
            ItemSpec::Some(doc) => doc.show(pen),
        },
    }
}

/// Shows the scoring of a statement among its particulars; a criterion in the words of the statement is not repeated.
pub fn scored(field: &Field<ItemSpec>, told: &[&Field<Text>], pen: &Pen<'_>) -> Vec<ValueView> {
    let mut list = scoring(field, told, pen);
    if let Some(first) = list.first_mut().filter(|first| first.label.is_none()) {
        first.label = Some("d_item");
    }
    list
}
