//! On which sheets each item stands, and under which number.

use std::collections::BTreeMap;

use crate::model::{Audit, Checklist, Generated, Standard};

/// The sheets of a standard by the items on them.
#[derive(Debug, Default)]
pub struct Usage {
    by_item: BTreeMap<String, Vec<Use>>,
}

/// One item on one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The sheet.
    pub sheet: Sheet,
    /// The printed number of the line.
    pub number: String,
}

/// A sheet, by its place in the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// A checklist.
    Checklist(usize),
    /// A score sheet.
    Audit(usize),
}

impl Usage {
    /// Looks through the sheets that a page about a step or rule names: those that authors wrote, the generated
    /// checklists of a phase and of grooming, and all score sheets.
    #[must_use]
    pub fn new(standard: &Standard, public: bool) -> Self {
        let mut usage = Self::default();
        for (place, list) in standard.checklists.iter().enumerate() {
            if !is_named(list) {
                continue;
            }
            for line in list.groups.iter().flat_map(|group| &group.lines) {
                let item = line.item();
                usage.add(
                    item.path_in(&standard.id),
                    Sheet::Checklist(place),
                    &item.number,
                );
            }
        }
        for (place, audit) in standard.audits.iter().enumerate() {
            if public && audit.internal {
                continue;
            }
            for line in audit.lines() {
                let number = &line.item.number;
                usage.add(line.item.path_in(&standard.id), Sheet::Audit(place), number);
                for path in &line.covers {
                    usage.add(path.clone(), Sheet::Audit(place), number);
                }
            }
        }
        usage
    }

    fn add(&mut self, path: String, sheet: Sheet, number: &str) {
        let uses = self.by_item.entry(path).or_default();
        let one = Use {
            sheet,
            number: number.to_owned(),
        };
        if !uses.contains(&one) {
            uses.push(one);
        }
    }

    /// Lists the sheets that an item or its statements stand on, each with the numbers.
    #[must_use]
    pub fn of(&self, path: &str) -> Vec<(Sheet, Vec<String>)> {
        let below = format!("{path}/");
        let end = format!("{path}0");
        let own = self.by_item.get(path).into_iter();
        let statements = self
            .by_item
            .range(below.clone()..end)
            .filter(|(key, _)| key.starts_with(&below))
            .map(|(_, uses)| uses);
        let mut sheets: BTreeMap<Sheet, Vec<String>> = BTreeMap::new();
        for one in own.chain(statements).flatten() {
            let numbers = sheets.entry(one.sheet).or_default();
            if !numbers.contains(&one.number) {
                numbers.push(one.number.clone());
            }
        }
        for numbers in sheets.values_mut() {
            numbers.sort_by_key(|n| (n.len(), n.clone()));
        }
        sheets.into_iter().collect()
    }
}

fn is_named(list: &Checklist) -> bool {
    match list.generated {
        None | Some(Generated::Phase(_) | Generated::Grooming) => true,
        Some(Generated::All | Generated::Role(_)) => false,
    }
}

/// Returns the file of a checklist below the folder of its standard.
#[must_use]
pub fn checklist_file(list: &Checklist) -> String {
    format!("checklists/{}.html", list.id)
}

/// Returns the file of a score sheet below the folder of its standard.
#[must_use]
pub fn audit_file(audit: &Audit) -> String {
    format!("score-sheets/{}.html", audit.id)
}
