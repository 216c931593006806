//! The words of an answer cell → the word of files that they stand for.

use super::meta::{Meta, Words};
use crate::model::{SheetItem, SheetScale};

/// Returns the word of files for what a drop-down offers; anything else is left as it is typed, for
/// [`hear`](crate::intake::hear) to judge.
pub(super) fn word(item: &SheetItem, text: &str, meta: &Meta) -> String {
    let words = &meta.words;
    let key = if text == words.na {
        Some("na".to_owned())
    } else if text == words.not_observed {
        Some("not-observed".to_owned())
    } else {
        offered(item, text, words).or_else(|| state(item, text, meta))
    };
    key.unwrap_or_else(|| text.to_owned())
}

/// Reads what the drop-downs of two and of three answers offer.
fn offered(item: &SheetItem, text: &str, words: &Words) -> Option<String> {
    // 发生 means one thing to a ban and another to a duty.
    let pairs = match item.ban {
        true => [&words.happened, &words.happened],
        false => [&words.met, &words.question],
    };
    let among = |n: usize| pairs.iter().any(|pair| text == pair[n]);
    let key = match &item.scale {
        SheetScale::YesNo if among(0) => "yes",
        SheetScale::YesNo if among(1) => "no",
        SheetScale::Compliant { .. } if text == words.met[0] => "full",
        SheetScale::Compliant { .. } if text == words.met[1] => "none",
        SheetScale::Compliant { .. } if text == words.partial => "partial",
        _ => return None,
    };
    Some(key.to_owned())
}

/// Reads a described state, which begins with its place in the list.
fn state(item: &SheetItem, text: &str, meta: &Meta) -> Option<String> {
    let SheetScale::Choice { choices } = &item.scale else {
        return None;
    };
    let labels = meta.choices.get(&item.id)?;
    let at = labels.iter().position(|label| label.trim() == text)?;
    choices.get(at).map(|choice| choice.id.clone())
}
