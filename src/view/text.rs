//! Texts, open points and printed values as views: in the page's language where there is one, marked where not.

use super::part::TextView;
use crate::format::{Field, Limit, RoleRef, Text};
use crate::label::Lang;
use crate::model::Standard;

impl TextView {
    /// Shows a text in a language, or in the one it has.
    #[must_use]
    pub fn of(text: &Text, lang: Lang) -> Self {
        let (words, found) = text.best(lang);
        Self {
            text: words.to_owned(),
            lang: (found != lang && !words.is_empty()).then(|| found.html()),
            open: text.open,
        }
    }

    /// Shows what the program has printed itself, which is in the page's language.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
            open: false,
        }
    }

    /// Tells whether it says the same as another one, the mark at the end aside.
    #[must_use]
    pub fn has_words_of(&self, other: &Self) -> bool {
        let bare = |text: &Self| {
            let words = text.text.trim();
            words.trim_end_matches(['。', '.', '；', ';']).to_owned()
        };
        self.open == other.open && bare(self) == bare(other)
    }

    /// Shows an open point with its reason.
    #[must_use]
    pub fn open(why: Option<&Text>, lang: Lang) -> Self {
        Self {
            open: true,
            ..why.map_or_else(|| Self::plain(""), |why| Self::of(why, lang))
        }
    }

    /// Shows a field that may be undecided; `None` where nothing stands.
    #[must_use]
    pub fn field(field: &Field<Text>, lang: Lang) -> Option<Self> {
        Self::value(field, lang, |text| Self::of(text, lang))
    }

    /// Shows a length of time that may be undecided: 90 天, 5–6 days.
    #[must_use]
    pub fn limit(field: &Field<Limit>, lang: Lang) -> Option<Self> {
        Self::value(field, lang, |limit| Self::plain(limit.0.print(lang)))
    }

    /// Shows the name of the role that a field points at, or that it is undecided.
    #[must_use]
    pub fn role(field: &Field<RoleRef>, standard: &Standard, lang: Lang) -> Option<Self> {
        match field {
            Field::Set { .. } => standard.role_name(field).map(|name| Self::of(name, lang)),
            _ => Self::value(field, lang, |_| Self::plain("")),
        }
    }

    /// Shows a field of any kind that may be undecided.
    #[must_use]
    pub fn value<T>(field: &Field<T>, lang: Lang, show: impl FnOnce(&T) -> Self) -> Option<Self> {
        match field {
            Field::Absent | Field::Broken => None,
            Field::Open { why, .. } => Some(Self::open(why.as_deref(), lang)),
            Field::Set { value, .. } => Some(show(value)),
        }
    }
}
