//! A filled sheet that can be scored: every answer in its place on the list that it was given on.

use super::draft::{Head, Note};
use crate::format::{Date, Decision};
use crate::model::SheetItems;
use crate::score::{Answers, ItemAnswer, Verdict, score};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A filled sheet.
#[derive(Debug, Clone)]
pub struct Response {
    /// The file, as it was named.
    pub file: String,
    /// The head.
    pub head: Head,
    /// The list that the answers were given on.
    pub sheet: Arc<SheetItems>,
    /// The answers.
    pub answers: Answers,
    /// What belongs to answers, by the index of the item.
    pub notes: BTreeMap<usize, Note>,
    /// Appeals, in the order of the file.
    pub appeals: Vec<Appeal>,
}

/// An appeal against an answer.
#[derive(Debug, Clone)]
pub struct Appeal {
    /// Index of the item.
    pub item: usize,
    /// Why the answer is held to be wrong.
    pub reason: String,
    /// What was decided.
    pub decision: Decision,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The answer that holds from then on, where the appeal was upheld.
    pub answer: Option<ItemAnswer>,
}

impl Response {
    /// Scores the sheet as it was filled in.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        score(&self.sheet, &self.answers)
    }

    /// Scores the sheet as it stands after appeals; `None` where none was upheld.
    #[must_use]
    pub fn reviewed(&self) -> Option<Verdict> {
        self.upheld().map(|answers| score(&self.sheet, &answers))
    }

    /// Returns the answers as they stand after appeals; `None` where none was upheld.
    #[must_use]
    pub fn upheld(&self) -> Option<Answers> {
        let upheld = |appeal: &&Appeal| appeal.decision == Decision::Upheld;
        let changed = self.appeals.iter().filter(upheld);
        let mut changed = changed.filter_map(|appeal| Some((appeal.item, appeal.answer.as_ref()?)));
        let first = changed.next()?;
        let mut answers = self.answers.clone();
        for (item, answer) in std::iter::once(first).chain(changed) {
            answers.set(item, answer.clone());
        }
        Some(answers)
    }

    /// Returns the day of the visit.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.head.date.as_ref().map(|(day, _)| *day)
    }
}
