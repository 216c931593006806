//! The answers of one filled sheet.

use super::scale::{Refusal, Value};
use crate::model::{SheetItem, SheetItems};
use crate::quantity::Fraction;
use std::collections::BTreeMap;

/// The answer to one sample of an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// It was judged.
    Given {
        /// What was found.
        value: Value,
        /// The credit of that on the item's scale.
        credit: Fraction,
    },
    /// It cannot apply here: 不适用.
    NotApplicable,
    /// Nobody could see it: 未看到.
    NotObserved,
    /// It was left out: 漏填.
    Blank,
}

impl Answer {
    /// Reads an answer to an item as files hold it; nothing written is a blank.
    ///
    /// # Errors
    /// When the item's scale has no such answer.
    pub fn read(item: &SheetItem, word: &str) -> Result<Self, Refusal> {
        Ok(match word {
            "" | "blank" => Self::Blank,
            "na" => Self::NotApplicable,
            "not-observed" => Self::NotObserved,
            _ => {
                let value = item.scale.read(word)?;
                let credit = item.scale.credit(&value, item.points);
                Self::Given { value, credit }
            }
        })
    }

    /// Writes the answer as files hold it.
    #[must_use]
    pub fn write(&self, item: &SheetItem) -> String {
        match self {
            Self::Given { value, .. } => item.scale.write(value),
            Self::NotApplicable => "na".to_owned(),
            Self::NotObserved => "not-observed".to_owned(),
            Self::Blank => "blank".to_owned(),
        }
    }

    /// Returns the credit, where the sample was judged.
    #[must_use]
    pub fn credit(&self) -> Option<&Fraction> {
        match self {
            Self::Given { credit, .. } => Some(credit),
            _ => None,
        }
    }
}

/// The answers to the samples of one item.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemAnswer {
    /// One sample.
    One(Answer),
    /// Several, in the order they were taken.
    Several(Vec<Answer>),
}

impl ItemAnswer {
    /// Lists the samples.
    #[must_use]
    pub fn samples(&self) -> &[Answer] {
        match self {
            Self::One(answer) => std::slice::from_ref(answer),
            Self::Several(answers) => answers,
        }
    }
}

/// All answers of a sheet, in the order of its items.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    items: Vec<ItemAnswer>,
    noted: Vec<bool>,
}

impl Answers {
    /// Starts with every item blank.
    #[must_use]
    pub fn blank(sheet: &SheetItems) -> Self {
        let items: Vec<ItemAnswer> = sheet
            .items()
            .map(|_| ItemAnswer::One(Answer::Blank))
            .collect();
        Self {
            noted: vec![false; items.len()],
            items,
        }
    }

    /// Puts the answer of the item with this index in its place; an index that the sheet does not have is passed over.
    pub fn set(&mut self, index: usize, answer: ItemAnswer) {
        if let Some(place) = self.items.get_mut(index) {
            *place = answer;
        }
    }

    /// Says that the item with this index has a note, which makes it a finding or an observation.
    pub fn note(&mut self, index: usize) {
        if let Some(place) = self.noted.get_mut(index) {
            *place = true;
        }
    }

    /// Returns the answer of the item with this index; an item that nobody answered is blank.
    #[must_use]
    pub fn get(&self, index: usize) -> &ItemAnswer {
        const BLANK: &ItemAnswer = &ItemAnswer::One(Answer::Blank);
        self.items.get(index).unwrap_or(BLANK)
    }

    /// Tells whether the item with this index has a note.
    #[must_use]
    pub fn is_noted(&self, index: usize) -> bool {
        self.noted.get(index).copied().unwrap_or(false)
    }
}

/// The items of a sheet by the names that answers may use for them.
#[derive(Debug)]
pub struct ItemIndex<'s> {
    ids: BTreeMap<&'s str, usize>,
    standard: &'s str,
}

impl ItemIndex<'_> {
    /// Finds an item by its id, or by its id with the sheet's own standard in front; the id comes first.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let short = || name.strip_prefix(self.standard)?.strip_prefix('/');
        let found = self.ids.get(name).or_else(|| self.ids.get(short()?));
        found.copied()
    }
}

impl SheetItems {
    /// Lists the items by their names.
    #[must_use]
    pub fn index(&self) -> ItemIndex<'_> {
        let ids = self
            .items()
            .enumerate()
            .map(|(n, item)| (item.id.as_str(), n));
        ItemIndex {
            ids: ids.collect(),
            standard: self.names().0,
        }
    }
}
