//! Scales: which answers there are, and what credit each gives.
//!
//! # Source
//! Scoring rule 2: a scale gives a credit from 0 to 1.

use crate::format::Measured;
use crate::format::doc::{ChoiceDoc, MeasureStepDoc};
use crate::label::Lang;
use crate::model::ItemScale;
use crate::quantity::{Fraction, Ratio, Reading};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A scale with its settings.
///
/// # Units
/// Credits run from 0 to 1, `per` is in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum SheetScale {
    /// Done or not.
    YesNo,
    /// Done, partly done, not done.
    Compliant {
        /// Credit of partly done.
        partial: Ratio,
    },
    /// 0 to 5, with what each digit means.
    Score5 {
        /// From 0 on; may be empty.
        anchors: Vec<String>,
    },
    /// 0 to 10, with what each digit means.
    Score10 {
        /// From 0 on; may be empty.
        anchors: Vec<String>,
    },
    /// Points off for each occurrence.
    Deduct {
        /// Points off for each.
        per: Ratio,
    },
    /// A measured value against bounds, best first.
    Measure {
        /// The bounds.
        steps: Vec<SheetStep>,
    },
    /// One of several answers.
    Choice {
        /// The answers, in the order of the text.
        choices: Vec<SheetChoice>,
    },
}

/// One bound of a measured item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetStep {
    /// At most this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Reading>,
    /// At least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Reading>,
    /// The credit of what lies within.
    pub credit: Ratio,
}

/// One answer of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetChoice {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its credit.
    pub credit: Ratio,
}

/// What was found, on the scale of its item.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes, or complied with.
    Yes,
    /// Partly complied with.
    Partial,
    /// No, or not complied with.
    No,
    /// A mark from 0 on.
    Mark(u32),
    /// How many times something happened.
    Times(u32),
    /// What was measured.
    Reading(Box<Reading>),
    /// The choice of this index.
    Choice(usize),
}

/// Why a word is no answer on a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The scale has no such answer.
    OffScale,
    /// It was measured in something that cannot be compared with the bounds.
    Unit,
}

impl SheetScale {
    /// Takes over the scale of an item.
    #[must_use]
    pub fn of(scale: &ItemScale, lang: Lang) -> Self {
        let words = |texts: &[crate::format::Text]| -> Vec<String> {
            texts.iter().map(|t| t.best(lang).0.to_owned()).collect()
        };
        match scale {
            ItemScale::YesNo => Self::YesNo,
            ItemScale::Compliant { partial } => Self::Compliant { partial: *partial },
            ItemScale::Score5 { anchors } => Self::Score5 {
                anchors: words(anchors),
            },
            ItemScale::Score10 { anchors } => Self::Score10 {
                anchors: words(anchors),
            },
            ItemScale::Deduct { per } => Self::Deduct { per: *per },
            ItemScale::Measure { steps } => Self::Measure {
                steps: steps.iter().map(step).collect(),
            },
            ItemScale::Choice { choices } => Self::Choice {
                choices: choices.iter().map(|one| choice(one, lang)).collect(),
            },
        }
    }

    /// Reads an answer as files hold it; states of an answer are none of its values.
    ///
    /// # Errors
    /// When the scale has no such answer.
    pub fn read(&self, word: &str) -> Result<Value, Refusal> {
        let whole = |most: u32| {
            let is_plain = word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit());
            let number = word.parse().ok().filter(|n| is_plain && *n <= most);
            number.ok_or(Refusal::OffScale)
        };
        match self {
            Self::YesNo => match word {
                "yes" => Ok(Value::Yes),
                "no" => Ok(Value::No),
                _ => Err(Refusal::OffScale),
            },
            Self::Compliant { .. } => match word {
                "full" => Ok(Value::Yes),
                "partial" => Ok(Value::Partial),
                "none" => Ok(Value::No),
                _ => Err(Refusal::OffScale),
            },
            Self::Score5 { .. } => whole(5).map(Value::Mark),
            Self::Score10 { .. } => whole(10).map(Value::Mark),
            Self::Deduct { .. } => whole(u32::MAX).map(Value::Times),
            Self::Measure { steps } => {
                let reading = Reading::parse(word).ok_or(Refusal::OffScale)?;
                let bound = steps.iter().find_map(|s| s.max.as_ref().or(s.min.as_ref()));
                let fitted = bound.map_or(Some(reading.clone()), |b| reading.in_unit_of(b));
                let reading = fitted.ok_or(Refusal::Unit)?;
                Ok(Value::Reading(Box::new(reading)))
            }
            Self::Choice { choices } => {
                let index = choices.iter().position(|one| one.id == word);
                index.map(Value::Choice).ok_or(Refusal::OffScale)
            }
        }
    }

    /// Writes a value of this scale as files hold it.
    #[must_use]
    pub fn write(&self, value: &Value) -> String {
        let compliant = matches!(self, Self::Compliant { .. });
        match value {
            Value::Yes if compliant => "full".to_owned(),
            Value::No if compliant => "none".to_owned(),
            Value::Yes => "yes".to_owned(),
            Value::Partial => "partial".to_owned(),
            Value::No => "no".to_owned(),
            Value::Mark(n) | Value::Times(n) => n.to_string(),
            Value::Reading(reading) => reading.to_string(),
            Value::Choice(index) => match self {
                Self::Choice { choices } => choices.get(*index).map_or("", |c| &c.id).to_owned(),
                _ => String::new(),
            },
        }
    }

    /// Returns the credit of a value that was read on this scale.
    #[must_use]
    pub fn credit(&self, value: &Value, points: Ratio) -> Fraction {
        let credit = match (self, value) {
            (_, Value::Yes) => Fraction::ONE,
            (Self::Compliant { partial }, Value::Partial) => (*partial).into(),
            (Self::Score5 { .. }, Value::Mark(k)) => {
                Ratio::new((*k).into(), 5).map_or(Fraction::ZERO, Fraction::from)
            }
            (Self::Score10 { .. }, Value::Mark(k)) => {
                Ratio::new((*k).into(), 10).map_or(Fraction::ZERO, Fraction::from)
            }
            (Self::Deduct { per }, Value::Times(times)) => {
                let off = &Fraction::from(*per) * &Fraction::whole((*times).into());
                match off.over(&points.into()) {
                    Some(share) => &Fraction::ONE - &share,
                    None if *times == 0 => Fraction::ONE,
                    None => Fraction::ZERO,
                }
            }
            (Self::Measure { steps }, Value::Reading(reading)) => {
                let first = steps.iter().find(|step| step.holds(reading));
                first.map_or(Fraction::ZERO, |step| step.credit.into())
            }
            (Self::Choice { choices }, Value::Choice(index)) => choices
                .get(*index)
                .map_or(Fraction::ZERO, |choice| choice.credit.into()),
            _ => Fraction::ZERO,
        };
        // Whatever a sheet's own numbers say.
        credit.max(Fraction::ZERO).min(Fraction::ONE)
    }
}

impl SheetStep {
    fn holds(&self, reading: &Reading) -> bool {
        let order = |bound: &Reading| reading.compare(bound);
        let below = |max| matches!(order(max), Some(Ordering::Less | Ordering::Equal));
        let above = |min| matches!(order(min), Some(Ordering::Greater | Ordering::Equal));
        self.max.as_ref().is_none_or(below) && self.min.as_ref().is_none_or(above)
    }
}

fn step(doc: &MeasureStepDoc) -> SheetStep {
    let reading = |bound: &Measured| match bound {
        Measured::Time(range) => Reading::Time(range.from),
        Measured::Number(number, unit) => Reading::Number(*number, unit.clone()),
    };
    SheetStep {
        max: doc.max.get().map(reading),
        min: doc.min.get().map(reading),
        credit: doc.credit.get().map_or(Ratio::ZERO, |c| c.0),
    }
}

fn choice(doc: &ChoiceDoc, lang: Lang) -> SheetChoice {
    SheetChoice {
        id: doc.id.get().map_or("", |id| id.as_str()).to_owned(),
        text: doc.text.get().map_or("", |t| t.best(lang).0).to_owned(),
        credit: doc.credit.get().map_or(Ratio::ZERO, |c| c.0),
    }
}
