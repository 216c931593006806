//! The boxes of an answer, with the points that each earns.

use serde::Serialize;

use super::super::part::TextView;
use crate::format::doc::{ChoiceDoc, MeasureStepDoc};
use crate::format::{Measured, SamplesRule, Scale};
use crate::label::Lang;
use crate::model::{Item, ItemScale};
use crate::quantity::{Ratio, Unit};

/// The digits that stand on a line.
const DIGITS: usize = 6;
/// The boxes of samples that stand on a line.
const SAMPLES: usize = 4;

/// The boxes of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "scale", rename_all = "snake_case")]
pub enum Answer {
    /// Two boxes; the one that scores stands first.
    YesNo {
        /// Which pair of words.
        wording: Wording,
    },
    /// Three boxes.
    Compliant {
        /// The points of the middle one.
        partial: String,
        /// Choosing the middle one triggers the critical item.
        fatal: bool,
    },
    /// A box for each digit.
    Digits {
        /// The lines.
        lines: Vec<Vec<Digit>>,
    },
    /// Points off for each fault.
    Deduct {
        /// The points off for one.
        per: String,
    },
    /// A measured value.
    Measure {
        /// The unit that is written behind the value.
        unit: String,
        /// The steps from the best down.
        steps: Vec<MeasureStep>,
    },
    /// One box for each described state.
    Choice {
        /// The states.
        options: Vec<ChoiceOption>,
    },
    /// One box for each person, room or record.
    Samples {
        /// The numbers of the samples.
        lines: Vec<Vec<u32>>,
        /// What is written into each box.
        of: Scale,
        /// What one sample is scored by, in the words of the scale.
        each: Box<Answer>,
        /// One miss is a miss.
        all: bool,
    },
}

/// The pair of words beside the two boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// Met or not met.
    Met,
    /// Did not happen or happened.
    Happened,
    /// Yes or no, for a criterion that is a question.
    Question,
}

/// A digit of a scale and the points that it earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Digit {
    /// The digit.
    pub digit: i64,
    /// What it earns.
    pub points: String,
    /// Choosing it triggers the critical item.
    pub fatal: bool,
}

/// The words for one digit of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Anchor {
    /// The digit.
    pub digit: usize,
    /// What it means.
    pub text: TextView,
}

/// A step of a measured scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeasureStep {
    /// `≤` or `≥`.
    pub sign: &'static str,
    /// The bound, without its unit where all bounds share it.
    pub bound: String,
    /// What reaching it earns.
    pub share: Share,
    /// The points that it earns.
    pub points: String,
}

/// A credit that has a word of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// All points.
    Full,
    /// Half of them.
    Half,
    /// A number of points.
    Points,
}

/// A described state and the points that it earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoiceOption {
    /// The state.
    pub text: TextView,
    /// What it earns.
    pub points: String,
    /// Choosing it triggers the critical item.
    pub fatal: bool,
}

impl Answer {
    /// Lays out the boxes of an item.
    #[must_use]
    pub fn of(item: &Item, lang: Lang) -> Self {
        let one = Self::single(item, lang);
        if item.samples < 2 {
            return one;
        }
        let numbers: Vec<u32> = (1..=item.samples).collect();
        Self::Samples {
            lines: numbers.chunks(SAMPLES).map(<[u32]>::to_vec).collect(),
            of: scale(item),
            each: Box::new(one),
            all: item.samples_rule == SamplesRule::All,
        }
    }

    fn single(item: &Item, lang: Lang) -> Self {
        let points = item.points;
        let fatal = |credit: Ratio| item.critical.is_some_and(|rule| credit < rule.below);
        let digits = |most: i64| {
            let digit = |digit: i64| {
                let credit = Ratio::whole(digit) / Ratio::whole(most);
                Digit {
                    digit,
                    points: tight(points * credit),
                    fatal: fatal(credit),
                }
            };
            let all: Vec<Digit> = (0..=most).map(digit).collect();
            Self::Digits {
                lines: all.chunks(DIGITS).map(<[Digit]>::to_vec).collect(),
            }
        };
        match &item.scale {
            ItemScale::YesNo => Self::YesNo {
                wording: wording(item, lang),
            },
            ItemScale::Compliant { partial } => Self::Compliant {
                partial: (points * *partial).to_string(),
                fatal: fatal(*partial),
            },
            ItemScale::Score5 { .. } => digits(5),
            ItemScale::Score10 { .. } => digits(10),
            ItemScale::Deduct { per } => Self::Deduct {
                per: per.to_string(),
            },
            ItemScale::Measure { steps } => measure(steps, points, lang),
            ItemScale::Choice { choices } => Self::Choice {
                options: choices
                    .iter()
                    .filter_map(|choice| option(choice, points, &fatal, lang))
                    .collect(),
            },
        }
    }
}

/// Returns the scale of an item by name.
#[must_use]
pub fn scale(item: &Item) -> Scale {
    match item.scale {
        ItemScale::YesNo => Scale::YesNo,
        ItemScale::Compliant { .. } => Scale::Compliant,
        ItemScale::Score5 { .. } => Scale::Score5,
        ItemScale::Score10 { .. } => Scale::Score10,
        ItemScale::Deduct { .. } => Scale::Deduct,
        ItemScale::Measure { .. } => Scale::Measure,
        ItemScale::Choice { .. } => Scale::Choice,
    }
}

/// Lists the words that an item's own scale has for its digits.
#[must_use]
pub fn anchors(item: &Item, lang: Lang) -> Vec<Anchor> {
    let (ItemScale::Score5 { anchors } | ItemScale::Score10 { anchors }) = &item.scale else {
        return Vec::new();
    };
    let texts = anchors.iter().map(|text| TextView::of(text, lang));
    texts
        .enumerate()
        .map(|(digit, text)| Anchor { digit, text })
        .collect()
}

/// Tells which pair of words stands beside the two boxes of an item.
pub(super) fn wording(item: &Item, lang: Lang) -> Wording {
    if item.ban {
        return Wording::Happened;
    }
    let text = item.text.best(lang).0.trim_end();
    if text.ends_with(['？', '?']) {
        Wording::Question
    } else {
        Wording::Met
    }
}

/// Writes points below a digit box: two decimals only fit without the leading zero.
fn tight(points: Ratio) -> String {
    let text = points.to_string();
    match text.strip_prefix("0.") {
        Some(decimals) if decimals.len() > 1 => format!(".{decimals}"),
        _ => text,
    }
}

fn measure(steps: &[MeasureStepDoc], points: Ratio, lang: Lang) -> Answer {
    let bound = |step: &MeasureStepDoc| -> Option<(&'static str, String, String)> {
        let (sign, value) = match (step.max.get(), step.min.get()) {
            (Some(max), _) => ("≤", max),
            (None, Some(min)) => ("≥", min),
            (None, None) => return None,
        };
        let (number, unit) = match value {
            Measured::Time(range) => {
                let time = range.from;
                let word = time.unit.word(lang, time.amount <= Ratio::ONE);
                (time.amount, word.to_owned())
            }
            Measured::Number(number, unit) => {
                let one = *number <= Ratio::ONE;
                let word = Unit::parse(unit).map(|unit| unit.word(lang, one).1.to_owned());
                (*number, word.unwrap_or_else(|| unit.clone()))
            }
        };
        Some((sign, number.to_string(), unit))
    };
    let bounds: Vec<_> = steps.iter().map(bound).collect();
    let units = || bounds.iter().flatten().map(|(_, _, unit)| unit);
    let shared = units().next().cloned().unwrap_or_default();
    let alike = units().all(|unit| *unit == shared);
    let step = |(step, bound): (&MeasureStepDoc, &Option<(&'static str, String, String)>)| {
        let (sign, number, unit) = bound.clone()?;
        let credit = step.credit.get().map_or(Ratio::ZERO, |credit| credit.0);
        Some(MeasureStep {
            sign,
            bound: if alike {
                number
            } else {
                format!("{number}\u{a0}{unit}")
            },
            share: if credit == Ratio::ONE {
                Share::Full
            } else if credit + credit == Ratio::ONE {
                Share::Half
            } else {
                Share::Points
            },
            points: (points * credit).to_string(),
        })
    };
    Answer::Measure {
        steps: steps.iter().zip(&bounds).filter_map(step).collect(),
        unit: if alike { shared.clone() } else { String::new() },
    }
}

fn option(
    choice: &ChoiceDoc,
    points: Ratio,
    fatal: &dyn Fn(Ratio) -> bool,
    lang: Lang,
) -> Option<ChoiceOption> {
    let credit = choice.credit.get().map_or(Ratio::ZERO, |credit| credit.0);
    Some(ChoiceOption {
        text: TextView::field(&choice.text, lang)?,
        points: (points * credit).to_string(),
        fatal: fatal(credit),
    })
}
