//! Scales of score sheets as data: the answers there are and what each is worth, in one language.

use super::ItemScale;
use crate::format::doc::{ChoiceDoc, MeasureStepDoc};
use crate::format::{Measured, Text};
use crate::label::Lang;
use crate::quantity::{Ratio, Reading};
use serde::{Deserialize, Serialize};

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

impl SheetScale {
    /// Takes over the scale of an item.
    #[must_use]
    pub fn of(scale: &ItemScale, lang: Lang) -> Self {
        let words = |texts: &[Text]| -> Vec<String> {
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
