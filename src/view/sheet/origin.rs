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
        let mut items: Vec<&Item> = items.collect();
        items.sort_by_key(|item| counted(&item.number));
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

/// Splits a number into its words and counts, by which 2.9 stands before 2.10, and 2.10 before R1.
fn counted(number: &str) -> Vec<(u32, &str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let parts = number.split_inclusive(|c| !is_digit(c));
    parts
        .map(|part| {
            let words = part.trim_start_matches(is_digit);
            let count = part[..part.len() - words.len()].parse();
            (count.unwrap_or(u32::MAX), words)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn numbers_stand_as_people_count() {
        let mut numbers = ["R10", "2.10", "R9", "2.9b", "2.9", "L1", "2.9a", "R9c"];
        numbers.sort_by_key(|number| counted(number));
        assert_eq!(
            numbers,
            ["2.9", "2.9a", "2.9b", "2.10", "L1", "R9", "R9c", "R10"]
        );
    }
}
