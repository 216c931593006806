//! Items by sites.

use crate::model::{SheetItem, SheetItems, SheetSection};
use crate::review::visit::{Mark, Visit};
use std::collections::BTreeMap;

/// What each site's newest visit found of each item.
#[derive(Debug, Default)]
pub struct Heat<'h> {
    /// The items: those of the newest list, then those that only older lists have.
    pub rows: Vec<HeatRow<'h>>,
}

/// An item with what was found of it.
#[derive(Debug)]
pub struct HeatRow<'h> {
    /// The section; `None` where the newest list has no such item any longer.
    pub section: Option<&'h SheetSection>,
    /// The item, as the newest list that has it words it.
    pub item: &'h SheetItem,
    /// One for each site, in the order of the sites; `None` where the site's list has no such item.
    pub cells: Vec<Option<&'h Mark>>,
}

impl<'h> Heat<'h> {
    /// Lays items by sites.
    pub(super) fn of(list: &'h SheetItems, visits: &[&'h Visit]) -> Self {
        let mut rows: Vec<HeatRow<'h>> = Vec::new();
        let mut places: BTreeMap<&'h str, usize> = BTreeMap::new();
        let mut row = |rows: &mut Vec<HeatRow<'h>>, section, item: &'h SheetItem| {
            *places.entry(&item.id).or_insert_with(|| {
                rows.push(HeatRow {
                    section,
                    item,
                    cells: vec![None; visits.len()],
                });
                rows.len() - 1
            })
        };
        for section in &list.sections {
            for item in &section.items {
                row(&mut rows, Some(section), item);
            }
        }
        for (site, visit) in visits.iter().enumerate() {
            for (item, mark) in visit.list.items().zip(&visit.marks) {
                let place = row(&mut rows, None, item);
                rows[place].cells[site] = Some(mark);
            }
        }
        Self { rows }
    }

    /// Returns the place of an item.
    pub(super) fn place(&self, item: &str) -> usize {
        let place = self.rows.iter().position(|row| row.item.id == item);
        place.unwrap_or(usize::MAX)
    }
}

impl<'h> HeatRow<'h> {
    /// Lists the marks of sites that judged the item.
    pub fn judged(&self) -> impl Iterator<Item = &'h Mark> {
        self.cells
            .iter()
            .flatten()
            .copied()
            .filter(|mark| mark.is_judged())
    }

    /// Counts the sites that it is a fault of.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.judged().filter(|mark| mark.is_fault()).count()
    }
}
