//! What stands on a sheet of what was found last time.

use super::{ScoreRow, SectionView};
use crate::view::part::TextView;
use crate::view::past::{Past, PastAction};
use crate::view::sheet::{Field, FieldView};
use serde::Serialize;

/// A line of what is still to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PastRow {
    /// The number of the item.
    pub number: String,
    /// The number is that of an article.
    pub article: bool,
    /// The criterion.
    pub text: TextView,
    /// What was to be done, as it was written.
    pub what: Option<String>,
    /// By whom.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<String>,
    /// Whether that day has passed.
    pub overdue: bool,
}

/// Writes the result into the field of the head that asks for it.
pub(super) fn fill(past: &Past, fields: &mut [FieldView]) {
    let score = past.score.as_ref().map(|score| format!("{score}%"));
    let date = past.date.map(|date| date.to_string());
    let parts: Vec<String> = [score, past.grade.clone(), date]
        .into_iter()
        .flatten()
        .collect();
    for field in fields.iter_mut().filter(|f| f.label == Field::LastScore) {
        if !parts.is_empty() {
            field.value = Some(TextView::plain(parts.join(" ")));
        }
    }
}

/// Lists what is still to be done, with the numbers that its items have on the sheet of today.
pub(super) fn rows(past: &Past, sections: &[SectionView]) -> Vec<PastRow> {
    let rows = || sections.iter().flat_map(|section| &section.rows);
    let today = |id: &str| {
        rows().find_map(|row| match row {
            ScoreRow::Item(row) if row.item == id => Some(&**row),
            _ => None,
        })
    };
    let show = |action: &PastAction| {
        let row = today(&action.item);
        let (number, text) = &action.then;
        PastRow {
            number: row.map_or_else(|| number.clone(), |row| row.number.clone()),
            article: row.is_some_and(|row| row.article),
            text: row.map_or_else(|| TextView::plain(text), |row| row.text.clone()),
            what: action.what.clone(),
            owner: action.owner.clone(),
            due: action.due.map(|due| due.to_string()),
            overdue: action.overdue,
        }
    };
    past.actions.iter().map(show).collect()
}
