//! Which lines of a sheet come from other standards.

use super::{AboutView, SheetContext};
use crate::model::Item;
use crate::view::part::TextView;

impl SheetContext<'_> {
    /// Says which lines come from other standards: the numbers of each run of lines, then the standard.
    #[must_use]
    pub fn origins<'i>(&self, items: impl Iterator<Item = &'i Item>) -> Option<AboutView> {
        let mut runs: Vec<(&str, &str, &str)> = Vec::new();
        for item in items {
            let (standard, number) = (item.standard.as_str(), item.number.as_str());
            match runs.last_mut().filter(|(last, ..)| *last == standard) {
                Some((_, _, end)) => *end = number,
                None => runs.push((standard, number, number)),
            }
        }
        runs.retain(|(standard, ..)| *standard != self.standard.id);
        let texts = runs.into_iter().filter_map(|(standard, first, last)| {
            let from = self.catalog.standard(standard)?;
            let numbers = if first == last {
                first.to_owned()
            } else {
                format!("{first}–{last}")
            };
            let version = &from.version;
            let mut text = self.text(&from.title);
            text.text = if self.public && from.is_internal() {
                format!("{numbers} v{version}")
            } else {
                format!("{numbers} {} v{version}", text.text)
            };
            Some(text)
        });
        let texts: Vec<TextView> = texts.collect();
        AboutView::texts(Some("sheet_origin"), texts)
    }
}
