//! Scales: which answers there are, and what credit each gives.
//!
//! # Source
//! Scoring rule 2: a scale gives a credit from 0 to 1.

use crate::model::{SheetScale, SheetStep};
use crate::quantity::{Fraction, Ratio, Reading};
use std::cmp::Ordering;

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
