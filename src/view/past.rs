//! What was found at a site last time, as the site's next score sheet tells it.

use super::part::TextView;
use super::score_sheet::{ScoreRow, SectionView};
use super::sheet::{Field, FieldView};
use crate::format::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// What was found, by sheets: `beauty-salon/full`.
pub type Pasts = BTreeMap<String, Past>;

/// What was found last time on one sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// The number as shown.
    pub score: Option<String>,
    /// The grade.
    pub grade: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// What was to be done and is not, the most pressing first.
    pub actions: Vec<PastAction>,
}

/// Something that was to be done and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAction {
    /// The address of the item.
    pub item: String,
    /// Its number and its criterion at that time, for an item that is no longer asked.
    pub then: (String, String),
    /// What was to be done.
    pub what: Option<String>,
    /// By whom.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
}

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

impl Past {
    /// Writes the result into the field of the head that asks for it.
    pub fn fill(&self, fields: &mut [FieldView]) {
        let score = self.score.as_ref().map(|score| format!("{score}%"));
        let date = self.date.map(|date| date.to_string());
        let parts: Vec<String> = [score, self.grade.clone(), date]
            .into_iter()
            .flatten()
            .collect();
        for field in fields.iter_mut().filter(|f| f.label == Field::LastScore) {
            if !parts.is_empty() {
                field.value = Some(TextView::plain(parts.join(" · ")));
            }
        }
    }

    /// Lists what is still to be done, with the numbers that its items have on the sheet of today.
    #[must_use]
    pub fn rows(&self, sections: &[SectionView]) -> Vec<PastRow> {
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
        self.actions.iter().map(show).collect()
    }
}
