//! The words that name a thing, whether they are decided or not.

use crate::format::{Field, Text};
use crate::label::Lang;
use crate::span::Span;

/// Returns a title; an open one says so, a broken one is blank.
pub(super) fn title_of(field: &Field<Text>, language: Lang, span: Span) -> Text {
    match field {
        Field::Set { value, .. } => (**value).clone(),
        Field::Open { span, why } => {
            let why = why.as_deref().cloned();
            let mut text = why.unwrap_or_else(|| Text::new(language, "", *span));
            text.open = true;
            text
        }
        Field::Absent | Field::Broken => Text::new(language, "", span),
    }
}
