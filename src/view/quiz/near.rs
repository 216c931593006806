//! Figures that are near a right one and still wrong.

use super::About;
use super::mix::mixed;
use super::pick::WRONG;
use crate::format::doc::{Every, NumberDoc, UnitText};
use crate::format::{Field, Limit, NumberText, Text};
use crate::label::{Lang, Words};
use crate::quantity::{Duration, DurationRange, Ratio, TimeUnit};
use crate::span::{Span, Spanned};
use crate::view::printed::{plain, print_every};

/// Figures that people lay down, in the order of their size.
const ROUND: [i64; 31] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 20, 24, 25, 30, 35, 40, 45, 50, 60, 75, 80, 90, 100,
    120, 150, 180, 200, 300,
];

/// A value that may be an answer: its ends, how it is printed.
#[derive(Debug, Clone)]
pub(super) struct Value {
    low: Ratio,
    high: Ratio,
    /// The value with its unit, in every language.
    pub words: Text,
}

impl Value {
    /// Takes a number to remember; `None` where it is no number, has no unit or is undecided.
    pub fn of_number(doc: &NumberDoc) -> Option<Self> {
        let (low, high) = doc.value.get()?.range()?;
        doc.unit.get()?;
        let words = Words::new(plain(doc, Lang::Zh), plain(doc, Lang::En));
        Some(Self {
            low,
            high,
            words: Text::of(&words, Lang::Zh, doc.span),
        })
    }

    /// Takes a length of time.
    pub fn of_time(limit: &Limit, span: Span, often: bool) -> Self {
        let range = limit.0;
        let print = |lang| match often {
            true => print_every(&Every::Period(*limit), lang),
            false => range.print(lang),
        };
        let words = Words::new(print(Lang::Zh), print(Lang::En));
        Self {
            low: range.from.seconds(),
            high: range.longest(),
            words: Text::of(&words, Lang::Zh, span),
        }
    }

    /// Tells whether neither could be taken for the other: apart by a fifth at least.
    fn is_apart(&self, other: &Self) -> bool {
        let (low, high) = match self.low <= other.low {
            true => (self, other),
            false => (other, self),
        };
        let fifth = Ratio::new(6, 5).unwrap_or(Ratio::ONE);
        low.high * fifth <= high.low
    }
}

/// Returns the key of a number's unit.
fn unit(doc: &NumberDoc) -> Option<&str> {
    match doc.unit.get()? {
        UnitText::Known(unit) => Some(unit.key()),
        UnitText::Own(text) => Some(text.main()),
    }
}

/// Units in which one is a figure; one of anything else is just a thing.
const MEASURES: [&str; 18] = [
    "s", "min", "h", "d", "w", "mo", "q", "y", "years", "m", "cm", "mm", "km", "m2", "kg", "g",
    "l", "ml",
];

/// Tells whether a number says no more than that there is one of something.
pub(super) fn is_one_thing(doc: &NumberDoc) -> bool {
    let one = doc.value.get().is_some_and(|value| value.as_str() == "1");
    one && !unit(doc).is_some_and(|unit| MEASURES.contains(&unit))
}

/// Makes answers for a number: the right one and wrong ones in the order of their size, with the place of the right one.
pub(super) fn of_number<'n>(
    id: &str,
    doc: &NumberDoc,
    others: impl Iterator<Item = &'n NumberDoc>,
) -> Option<(Vec<Text>, usize)> {
    let right = Value::of_number(doc)?;
    let same = |other: &&NumberDoc| unit(other) == unit(doc) && sign(other) == sign(doc);
    let is_range = |value: &Value| value.low != value.high;
    let alike = |value: &Value| is_range(value) == is_range(&right) && close(value, &right);
    let known = others
        .filter(same)
        .filter_map(Value::of_number)
        .filter(alike);
    let known: Vec<Value> = known.collect();
    let whole = |n: Ratio| n.parts().1 == 1;
    let cap = (unit(doc) == Some("percent")).then(|| Ratio::whole(100));
    let make = |low: Ratio, high: Ratio| {
        let written = match low == high {
            true => low.to_string(),
            false => format!("{low}..{high}"),
        };
        let mut made = doc.clone();
        made.value = Field::Set {
            span: doc.span,
            value: Box::new(NumberText(Spanned::new(written, doc.span))),
        };
        let fits = cap.is_none_or(|cap| high <= cap);
        Value::of_number(&made).filter(|_| fits)
    };
    let near = near(right.low, right.high, whole(right.low) && whole(right.high));
    let near = near.into_iter().filter_map(|(low, high)| make(low, high));
    answers(id, right, known, near.collect())
}

fn sign(doc: &NumberDoc) -> &str {
    doc.op.get().map_or("", |op| op.as_str())
}

/// Makes answers for a length of time in the same way.
pub(super) fn of_time(
    id: &str,
    limit: &Limit,
    (span, about): (Span, About),
    others: impl Iterator<Item = Limit>,
) -> Option<(Vec<Text>, usize)> {
    let of = |limit: &Limit| Value::of_time(limit, span, about == About::Every);
    let right = of(limit);
    let range = limit.0;
    let is_range = |other: &Limit| other.0.to.is_some() == range.to.is_some();
    // Many steps have the same limit; printing it is the work.
    let mut limits: Vec<Limit> = Vec::new();
    for other in others.filter(is_range) {
        if !limits.contains(&other) {
            limits.push(other);
        }
    }
    let known = limits.iter().map(of);
    let known: Vec<Value> = known.filter(|value| close(value, &right)).collect();
    let whole = |one: Duration| one.amount.parts().1 == 1;
    let to = range.to.unwrap_or(range.from);
    let make = |(low, high): (Ratio, Ratio)| {
        let long = |amount, unit| Duration { amount, unit };
        let from = long(low, range.from.unit);
        let to = range.to.map(|to| long(high, to.unit));
        let most = most(range.from.unit).is_none_or(|most| high <= Ratio::whole(most));
        most.then(|| of(&Limit(DurationRange { from, to })))
    };
    let near = match range.to {
        Some(to) if to.unit != range.from.unit => Vec::new(),
        _ => near(range.from.amount, to.amount, whole(range.from) && whole(to)),
    };
    answers(
        id,
        right,
        known,
        near.into_iter().filter_map(make).collect(),
    )
}

/// How many of a unit are still said in it, not in the next one.
fn most(unit: TimeUnit) -> Option<i64> {
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute => 120,
        TimeUnit::Hour => 72,
        TimeUnit::Day => 90,
        TimeUnit::Week => 12,
        TimeUnit::Month => 24,
        TimeUnit::Quarter => 4,
        TimeUnit::Year => return None,
    })
}

/// Tells whether a value is of the same order as the right one, so that it takes knowledge to tell them apart.
fn close(value: &Value, right: &Value) -> bool {
    let ten = Ratio::whole(8);
    value.low <= right.low * ten && right.low <= value.low * ten && !value.low.is_zero()
}

/// Lists values near one, from the nearest on: round figures for one, ranges as wide beside a range.
fn near(low: Ratio, high: Ratio, whole: bool) -> Vec<(Ratio, Ratio)> {
    if low != high {
        let width = minus(high, low);
        let step = if whole { Ratio::ONE } else { width };
        let up = [
            high + step,
            high + width + step,
            high + width + width + step,
        ];
        let below = minus(minus(low, step), width);
        let down = [below, minus(below, width)];
        let ranges = up.into_iter().map(|from| (from, from + width));
        let lower = down.into_iter().filter(|from| *from > Ratio::ZERO);
        return ranges
            .chain(lower.map(|from| (from, from + width)))
            .collect();
    }
    let scaled = |tenths: i64| Ratio::new(tenths, 10).map(|factor| low * factor);
    let mut found: Vec<Ratio> = match whole {
        true => {
            let rounds = ROUND.iter().flat_map(|n| [*n, n * 10, n * 100, n * 1000]);
            // Of small numbers the next ones as well.
            let (two, more) = (Ratio::whole(2), low + Ratio::whole(2));
            let within = |n: &Ratio| *n <= (low * two).max(more) && low <= *n * two;
            rounds.map(Ratio::whole).filter(within).collect()
        }
        false => [5, 15, 20, 30, 40].into_iter().filter_map(scaled).collect(),
    };
    found.sort();
    found.dedup();
    found.into_iter().map(|one| (one, one)).collect()
}

fn minus(a: Ratio, b: Ratio) -> Ratio {
    a + b * Ratio::new(-1, 1).unwrap_or(Ratio::ZERO)
}

/// Chooses wrong values, of the standard's own first, and puts all in the order of their size.
fn answers(
    id: &str,
    right: Value,
    known: Vec<Value>,
    near: Vec<Value>,
) -> Option<(Vec<Text>, usize)> {
    let rank = |value: &Value| mixed(id, value.words.main());
    let (mut known, mut near) = (known, near);
    known.sort_by_key(rank);
    near.sort_by_key(rank);
    let mut chosen: Vec<Value> = Vec::new();
    for value in known.into_iter().chain(near) {
        let apart = value.is_apart(&right) && chosen.iter().all(|other| value.is_apart(other));
        if apart && chosen.len() < WRONG {
            chosen.push(value);
        }
    }
    if chosen.len() < 2 {
        return None;
    }
    let mut all = chosen;
    all.push(right.clone());
    all.sort_by_key(|value| value.low);
    let place = all.iter().position(|value| value.low == right.low)?;
    Some((all.into_iter().map(|value| value.words).collect(), place))
}
