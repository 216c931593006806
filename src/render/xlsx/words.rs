//! The fixed words of a workbook, as the theme has them in one language, and texts of authors without their markup.

use crate::render::plain;
use crate::view::part::TextView;
use crate::view::sheet::TitleView;
use crate::view::workbook::{HeadField, HeadView};
use serde::Serialize;

/// The words of the theme in the language of the workbook.
#[derive(Clone, Copy)]
pub struct Words<'w>(pub &'w dyn Fn(&str) -> String);

impl Words<'_> {
    /// Returns the word of a key.
    pub(super) fn get(self, key: &str) -> String {
        clean((self.0)(key))
    }

    /// Returns the word of a key with something set in.
    pub(super) fn with(self, key: &str, n: &str) -> String {
        self.get(key).replace("{n}", n)
    }

    /// Returns a text of an author; what is undecided says so.
    pub(super) fn text(self, text: &TextView) -> String {
        if text.open {
            return self.get("open");
        }
        clean(plain(&text.text))
    }

    /// Returns the title of the sheet.
    pub(super) fn title(self, title: &TitleView) -> String {
        let text = self.text(&title.text);
        match title.word {
            Some(key) => self.get(key).replace("{name}", &text),
            None => text,
        }
    }

    /// Returns the name of a field of the head.
    pub(super) fn field(self, field: HeadField, head: &HeadView) -> String {
        let key = match field {
            HeadField::Shopper => "score_sign_shopper".to_owned(),
            HeadField::Printed(field) => format!("sheet_field_{}", key(&field)),
        };
        let own = |text: &Option<TextView>, key| {
            let own = text.as_ref().map(|text| self.text(text));
            own.unwrap_or_else(|| self.get(key))
        };
        self.get(&key)
            .replace("{site}", &own(&head.site_word, "site_word"))
            .replace("{head}", &own(&head.site_head, "site_head"))
    }
}

/// Returns the name of a variant, as the words of a theme hold it.
pub(super) fn key(variant: &impl Serialize) -> String {
    let value = serde_json::to_value(variant).ok();
    let name = value.as_ref().and_then(|value| value.as_str());
    name.unwrap_or_default().to_owned()
}

/// Takes out what the files of a workbook cannot hold.
pub(super) fn clean(mut text: String) -> String {
    let fits = |c: char| !(c.is_control() && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}'));
    if !text.chars().all(fits) {
        text.retain(fits);
    }
    text
}
