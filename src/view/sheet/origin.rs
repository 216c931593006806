//! Which lines of a sheet come from other standards.

use super::{AboutView, SheetContext};
use crate::label::Lang;
use crate::model::Item;
use crate::view::part::TextView;

impl SheetContext<'_> {
    /// Says which lines come from other standards: each standard once, behind the numbers of
    /// all its lines.
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
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        for (standard, first, last) in runs {
            let numbers = if first == last {
                first.to_owned()
            } else {
                format!("{first}–{last}")
            };
            match groups.iter_mut().find(|(known, _)| *known == standard) {
                Some((_, list)) => list.push(numbers),
                None => groups.push((standard, vec![numbers])),
            }
        }
        let comma = match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        let texts = groups.into_iter().filter_map(|(standard, numbers)| {
            let from = self.catalog.standard(standard)?;
            let numbers = numbers.join(comma);
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
