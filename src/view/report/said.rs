//! Answers as words.

use crate::label::Lang;
use crate::model::{SheetItem, SheetScale};
use crate::quantity::{Ratio, Reading, Unit};
use crate::score::{Answer, Value};
use crate::view::part::TextView;
use serde::Serialize;

/// What was answered, in the words of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidView {
    /// The key of the word, which may hold `{n}`.
    pub word: Option<&'static str>,
    /// The figure: in the word, or alone.
    pub figure: Option<String>,
    /// The author's words of a choice.
    pub text: Option<TextView>,
    /// How many samples in a row were answered so.
    pub times: usize,
}

impl SaidView {
    fn word(key: &'static str) -> Self {
        Self {
            word: Some(key),
            figure: None,
            text: None,
            times: 1,
        }
    }

    fn with(mut self, figure: String) -> Self {
        self.figure = Some(figure);
        self
    }

    fn figure(figure: String) -> Self {
        Self {
            word: None,
            figure: Some(figure),
            text: None,
            times: 1,
        }
    }

    /// Shows the answers of all samples, equal ones joined.
    pub(super) fn all(
        item: &SheetItem,
        samples: &[Answer],
        lang: Lang,
        words: &dyn Fn(&str) -> TextView,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for answer in samples {
            let said = Self::of(item, answer, lang, words);
            let known = all.iter_mut().find(|one| {
                Self {
                    times: 1,
                    ..(*one).clone()
                } == said
            });
            match known {
                Some(known) => known.times += 1,
                None => all.push(said),
            }
        }
        all
    }

    fn of(item: &SheetItem, answer: &Answer, lang: Lang, words: &dyn Fn(&str) -> TextView) -> Self {
        let value = match answer {
            Answer::Given { value, .. } => value,
            Answer::NotApplicable => return Self::word("score_na"),
            Answer::NotObserved => return Self::word("score_unseen"),
            Answer::Blank => return Self::word("report_blank"),
        };
        match (value, &item.scale) {
            (Value::Yes, SheetScale::YesNo) => Self::word(pair(item).0),
            (Value::No, SheetScale::YesNo) => Self::word(pair(item).1),
            (Value::Yes, _) => Self::word("score_met_yes"),
            (Value::Partial, _) => Self::word("score_partly"),
            (Value::No, _) => Self::word("score_met_no"),
            (Value::Mark(mark), SheetScale::Score10 { .. }) => {
                Self::word("report_mark_10").with(mark.to_string())
            }
            (Value::Mark(mark), _) => Self::word("report_mark_5").with(mark.to_string()),
            (Value::Times(times), _) => Self::word("report_times").with(times.to_string()),
            (Value::Reading(reading), _) => Self::figure(measured(reading, lang)),
            (Value::Choice(index), SheetScale::Choice { choices }) => Self {
                word: None,
                figure: None,
                text: choices.get(*index).map(|choice| words(&choice.text)),
                times: 1,
            },
            (Value::Choice(index), _) => Self::figure(index.to_string()),
        }
    }
}

/// Returns the two words of an item that is met or not.
fn pair(item: &SheetItem) -> (&'static str, &'static str) {
    if item.ban {
        ("score_happened_yes", "score_happened_no")
    } else if item.text.trim_end().ends_with(['？', '?']) {
        ("score_question_yes", "score_question_no")
    } else {
        ("score_met_yes", "score_met_no")
    }
}

/// Writes a measured value for readers: 12 秒, 28 ℃.
fn measured(reading: &Reading, lang: Lang) -> String {
    match reading {
        Reading::Time(time) => time.print(lang),
        Reading::Number(number, unit) => {
            let word = Unit::parse(unit).map(|unit| unit.word(lang, *number <= Ratio::ONE).1);
            match word.unwrap_or(unit) {
                "" => number.to_string(),
                word => format!("{number}\u{a0}{word}"),
            }
        }
    }
}
