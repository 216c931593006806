//! The answers of an item: what its drop-down offers, and the formula that turns an answer into a credit.

use super::place::quoted;
use super::unit::{ItemUnits, number};
use super::words::{Words, key};
use crate::quantity::Ratio;
use crate::view::workbook::{EntryView, Marks};

/// The most counts that a drop-down offers; more may be typed in.
const COUNTS: i64 = 20;

/// The answers of an item.
pub(super) struct Answers {
    /// What the drop-down offers, the best first; it ends with what does not apply and what was not seen.
    pub offered: Vec<String>,
    /// Whether other answers are numbers, so that the drop-down refuses nothing.
    pub open: bool,
    /// What is told beside the cell while it is filled in.
    pub told: String,
    /// The labels of described states, and what they are worth in units.
    pub choices: Vec<(String, String)>,
}

impl Answers {
    /// Lists the answers of an item.
    pub fn of(item: &EntryView, units: ItemUnits, words: Words<'_>) -> Self {
        let get = |key: &str| words.get(key);
        let mut told = Vec::new();
        let mut choices = Vec::new();
        let mut offered: Vec<String> = match &item.marks {
            Marks::Pair(wording) => pair(&key(wording), words).to_vec(),
            Marks::Three(partial) => {
                let points = (item.points * *partial).short(4);
                let worth = words.with("score_worth", &points);
                told.push(format!("{} {worth}", get("score_partly")));
                let [met, missed] = pair("met", words);
                vec![met, get("score_partly"), missed]
            }
            Marks::Digits(most) => (0..=*most).rev().map(|digit| digit.to_string()).collect(),
            Marks::Deduct(per) => {
                told.push(words.with("score_deduct", &per.to_string()));
                told.push(get("workbook_count"));
                let most = match per.is_zero() {
                    true => 0,
                    false => (item.points / *per).floor() + 1,
                };
                (0..=most.min(COUNTS)).map(|n| n.to_string()).collect()
            }
            Marks::Measure(unit, steps) => {
                for step in steps {
                    let points = (item.points * step.credit).short(4);
                    let worth = words.with("score_step_points", &points);
                    let bound = |sign: &str, at: Option<Ratio>| at.map(|at| format!("{sign} {at}"));
                    let bounds = [bound("≥", step.min), bound("≤", step.max)];
                    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
                    told.push(format!("{} {unit} {worth}", bounds.join(" ")));
                }
                told.push(words.with("workbook_measure", unit));
                Vec::new()
            }
            Marks::Choice(options) => {
                for (at, option) in options.iter().enumerate() {
                    // The number in front tells alike states apart, and no state can be taken for a formula.
                    let text = words.text(&option.text);
                    let text: String = text.chars().take(120).collect();
                    let label = format!("{} {text}", at + 1);
                    choices.push((label.trim_end().to_owned(), units.credit(option.credit)));
                }
                choices.iter().map(|(label, _)| label.clone()).collect()
            }
        };
        for (digit, anchor) in item.anchors.iter().enumerate() {
            told.push(format!("{digit} {}", words.text(anchor)));
        }
        if item.na {
            offered.push(get("score_na"));
        }
        if item.unseen {
            offered.push(get("score_unseen"));
        }
        if item.samples > 1 && item.all {
            told.push(get("score_all"));
        }
        Self {
            offered,
            open: matches!(item.marks, Marks::Deduct(_) | Marks::Measure(..)),
            told: told.join("\n"),
            choices,
        }
    }
}

fn pair(wording: &str, words: Words<'_>) -> [String; 2] {
    ["yes", "no"].map(|end| words.get(&format!("score_{wording}_{end}")))
}

/// Writes the formula of an answer: its credit in units, or N, O or B. Whatever is no answer counts as blank.
///
/// `choices` is where labels and worth of described states stand.
pub(super) fn credit(
    item: &EntryView,
    units: ItemUnits,
    cell: &str,
    choices: Option<(&str, &str)>,
    words: Words<'_>,
) -> String {
    let full = units.credit(Ratio::ONE);
    let is = |word: &str| format!("{cell}={}", quoted(word));
    // A digit may come as text: some programs keep what a drop-down offers as it is written.
    let value = format!("IF(ISERROR(VALUE({cell})),-1,VALUE({cell}))");
    let whole = |most: &str, worth: String| {
        format!("IF(AND({value}>=0,{value}=INT({value}){most}),{worth},\"B\")")
    };
    let worth = match &item.marks {
        Marks::Pair(wording) => {
            let [yes, no] = pair(&key(wording), words);
            format!("IF({},{full},IF({},0,\"B\"))", is(&yes), is(&no))
        }
        Marks::Three(partial) => {
            let [met, missed] = pair("met", words);
            let (part, half) = (is(&words.get("score_partly")), units.credit(*partial));
            let rest = format!("IF({part},{half},IF({},0,\"B\"))", is(&missed));
            format!("IF({},{full},{rest})", is(&met))
        }
        Marks::Digits(most) => whole(&format!(",{value}<={most}"), format!("VALUE({cell})")),
        Marks::Deduct(per) => match units.fault(item, *per) {
            Some(fault) => whole("", format!("MAX(0,{full}-VALUE({cell})*{fault})")),
            None => whole("", format!("IF(VALUE({cell})=0,{full},0)")),
        },
        Marks::Measure(_, steps) => {
            let mut worth = "0".to_owned();
            for step in steps.iter().rev() {
                let bound = |sign: &str, at: Option<Ratio>| {
                    at.map(|at| format!("VALUE({cell}){sign}{}", number(at)))
                };
                let bounds = [bound(">=", step.min), bound("<=", step.max)];
                let bounds: Vec<String> = bounds.into_iter().flatten().collect();
                let credit = units.credit(step.credit);
                worth = format!("IF(AND({}),{credit},{worth})", bounds.join(","));
            }
            format!("IF({value}>=0,{worth},\"B\")")
        }
        Marks::Choice(_) => choices.map_or_else(
            || "\"B\"".to_owned(),
            |(labels, worth)| {
                let found = format!("({labels}={cell}&\"\")");
                format!("IF(SUMPRODUCT(--{found})=0,\"B\",SUMPRODUCT({found}*{worth}))")
            },
        ),
    };
    let unseen = format!("IF({},\"O\",{worth})", is(&words.get("score_unseen")));
    let rest = match item.na {
        true => format!("IF({},\"N\",{unseen})", is(&words.get("score_na"))),
        false => unseen,
    };
    format!("IF({cell}=\"\",\"B\",{rest})")
}
