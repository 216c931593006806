//! Whether a limit became stricter or looser, by what it means.

use super::Act;
use crate::format::Shape;
use crate::quantity::{DurationRange, Ratio, Reading};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// Which way of a value is the stricter one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stricter {
    Less,
    More,
}

/// Tells whether two values mean the same, however they are written: 60 s is a minute, and 2.0 is 2.
pub(super) fn is_same(shape: &Shape, old: &str, new: &str) -> bool {
    let length = |text: &str| {
        let range = DurationRange::parse(text)?;
        Some((range.from.seconds(), range.longest()))
    };
    let number = |text: &str| match shape {
        Shape::Exact => Ratio::parse(text),
        _ => None,
    };
    let same_length = length(old).is_some() && length(old) == length(new);
    same_length || (number(old).is_some() && number(old) == number(new))
}

/// Tells what a change of a value means; `old` and `new` are the tables that it stands in.
pub(super) fn act(
    table: &str,
    key: &str,
    (old, new): (&Map<String, Value>, &Map<String, Value>),
) -> Act {
    let text = |table: &Map<String, Value>, key: &str| -> Option<String> {
        let value = table.get(key)?;
        value
            .as_str()
            .map(str::to_owned)
            .or_else(|| value.is_number().then(|| value.to_string()))
    };
    let pair = text(old, key).zip(text(new, key));
    match (table, key) {
        ("time" | "handoff" | "exception" | "feedback", "within")
        | ("time", "takes")
        | ("phase", "limit")
        | ("due", _)
        | ("standard", "review_every") => by_time(pair, Stricter::Less),
        ("time", "hold") => by_time(pair, Stricter::More),
        (_, "every") => by_pace(old.get(key), new.get(key)),
        ("number", "value")
            if text(old, "op") == text(new, "op") && old.get("unit") == new.get("unit") =>
        {
            figure(pair, text(old, "op").as_deref())
        }
        ("measure step", "max") => by_reading(pair, Stricter::Less),
        ("measure step", "min") => by_reading(pair, Stricter::More),
        ("audit", "target")
        | ("section", "min")
        | ("grade", "from")
        | ("item", "critical_below") => by_number(pair, Stricter::More),
        ("finding grade", "critical" | "major" | "minor") | ("audit", "na_limit") => {
            by_number(pair, Stricter::Less)
        }
        ("item", "samples") => by_number(pair, Stricter::More),
        ("action", "level") => {
            let rank = |level: &Value| match level.as_str() {
                Some("must") => Some(2),
                Some("should") => Some(1),
                Some("may") => Some(0),
                _ => None,
            };
            let ranks = old.get(key).and_then(rank).zip(new.get(key).and_then(rank));
            towards(ranks.map(|(old, new)| new.cmp(&old)), Stricter::More)
        }
        ("checklist line", "hold") | ("form field", "required") => {
            let flags = old
                .get(key)
                .and_then(Value::as_bool)
                .zip(new.get(key).and_then(Value::as_bool));
            towards(flags.map(|(old, new)| new.cmp(&old)), Stricter::More)
        }
        _ => Act::Changed,
    }
}

fn towards(order: Option<Ordering>, stricter: Stricter) -> Act {
    match (order, stricter) {
        (Some(Ordering::Less), Stricter::Less) | (Some(Ordering::Greater), Stricter::More) => {
            Act::Tightened
        }
        (Some(Ordering::Greater), Stricter::Less) | (Some(Ordering::Less), Stricter::More) => {
            Act::Relaxed
        }
        _ => Act::Changed,
    }
}

fn by_time(pair: Option<(String, String)>, stricter: Stricter) -> Act {
    let read = |text: &str| DurationRange::parse(text);
    let ranges = pair.and_then(|(old, new)| Some((read(&old)?, read(&new)?)));
    // To finish in time the end counts; to keep something up, the beginning.
    let bound = |range: DurationRange| match stricter {
        Stricter::Less => (range.longest(), range.from.seconds()),
        Stricter::More => (range.from.seconds(), range.longest()),
    };
    towards(
        ranges.map(|(old, new)| bound(new).cmp(&bound(old))),
        stricter,
    )
}

fn by_number(pair: Option<(String, String)>, stricter: Stricter) -> Act {
    let numbers = pair.and_then(|(old, new)| Some((Ratio::parse(&old)?, Ratio::parse(&new)?)));
    towards(numbers.map(|(old, new)| new.cmp(&old)), stricter)
}

fn by_reading(pair: Option<(String, String)>, stricter: Stricter) -> Act {
    let order = pair.and_then(|(old, new)| Reading::parse(&new)?.compare(&Reading::parse(&old)?));
    towards(order, stricter)
}

/// More often is stricter.
fn by_pace(old: Option<&Value>, new: Option<&Value>) -> Act {
    let order = old
        .and_then(pace)
        .zip(new.and_then(pace))
        .map(|(old, new)| new.cmp(&old));
    towards(order, Stricter::More)
}

/// How many times in a year; shifts are two a day.
fn pace(every: &Value) -> Option<Ratio> {
    let year = Ratio::whole(365 * 86_400);
    if let Some(text) = every.as_str() {
        let length = DurationRange::parse(text)?.longest();
        return (!length.is_zero()).then(|| year / length);
    }
    let count = every.get("count")?.as_i64()?;
    let seconds = match every.get("per")?.as_str()? {
        "hour" => 3_600,
        "shift" => 43_200,
        "day" => 86_400,
        "week" => 7 * 86_400,
        "month" => 30 * 86_400,
        "quarter" => 91 * 86_400,
        "year" => 365 * 86_400,
        _ => return None,
    };
    Some(Ratio::whole(count) * year / Ratio::whole(seconds))
}

/// A figure with a sign is a bound; a range that lies within the old one asks for more, one around it for less.
fn figure(pair: Option<(String, String)>, op: Option<&str>) -> Act {
    let stricter = match op {
        Some("≤" | "<" | "<=") => Some(Stricter::Less),
        Some("≥" | ">" | ">=") => Some(Stricter::More),
        _ => None,
    };
    if let Some(stricter) = stricter {
        return by_number(pair, stricter);
    }
    let range = |text: &str| -> Option<(Ratio, Ratio)> {
        let (low, high) = text.split_once("..")?;
        Some((Ratio::parse(low)?, Ratio::parse(high)?))
    };
    match pair.and_then(|(old, new)| Some((range(&old)?, range(&new)?))) {
        Some((old, new)) if new.0 >= old.0 && new.1 <= old.1 => Act::Tightened,
        Some((old, new)) if new.0 <= old.0 && new.1 >= old.1 => Act::Relaxed,
        _ => Act::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, act};
    use serde_json::{Map, Value, json};

    fn of(table: &str, key: &str, old: Value, new: Value) -> Act {
        let object = |value: Value| -> Map<String, Value> { value.as_object().unwrap().clone() };
        act(table, key, (&object(old), &object(new)))
    }

    #[test]
    fn limits_are_compared_by_what_they_mean() {
        use Act::{Changed, Relaxed, Tightened};
        for (table, key, old, new, act) in [
            (
                "time",
                "within",
                json!({"within": "30s"}),
                json!({"within": "10s"}),
                Tightened,
            ),
            (
                "time",
                "within",
                json!({"within": "60s"}),
                json!({"within": "1min"}),
                Changed,
            ),
            (
                "time",
                "within",
                json!({"within": "90s"}),
                json!({"within": "2min"}),
                Relaxed,
            ),
            (
                "time",
                "within",
                json!({"within": "5d..6d"}),
                json!({"within": "5d"}),
                Tightened,
            ),
            (
                "time",
                "hold",
                json!({"hold": "15s"}),
                json!({"hold": "20s"}),
                Tightened,
            ),
            (
                "time",
                "every",
                json!({"every": "1w"}),
                json!({"every": {"count": 2, "per": "week"}}),
                Tightened,
            ),
            (
                "time",
                "every",
                json!({"every": "1d"}),
                json!({"every": "1w"}),
                Relaxed,
            ),
            (
                "time",
                "after",
                json!({"after": "1d"}),
                json!({"after": "2d"}),
                Changed,
            ),
            (
                "number",
                "value",
                json!({"value": "3", "op": "≤"}),
                json!({"value": "2", "op": "≤"}),
                Tightened,
            ),
            (
                "number",
                "value",
                json!({"value": "3", "op": "≥"}),
                json!({"value": "2", "op": "≥"}),
                Relaxed,
            ),
            (
                "number",
                "value",
                json!({"value": "3"}),
                json!({"value": "2"}),
                Changed,
            ),
            (
                "number",
                "value",
                json!({"value": "6..8"}),
                json!({"value": "7..8"}),
                Tightened,
            ),
            (
                "number",
                "value",
                json!({"value": "6..8"}),
                json!({"value": "5..8"}),
                Relaxed,
            ),
            (
                "number",
                "value",
                json!({"value": "6..8"}),
                json!({"value": "7..9"}),
                Changed,
            ),
            (
                "number",
                "value",
                json!({"value": "3", "op": "≤", "unit": "m"}),
                json!({"value": "2", "op": "≤", "unit": "cm"}),
                Changed,
            ),
            (
                "action",
                "level",
                json!({"level": "should"}),
                json!({"level": "must"}),
                Tightened,
            ),
            (
                "measure step",
                "max",
                json!({"max": "10s"}),
                json!({"max": "8s"}),
                Tightened,
            ),
            (
                "measure step",
                "min",
                json!({"min": "30"}),
                json!({"min": "15"}),
                Relaxed,
            ),
            (
                "audit",
                "target",
                json!({"target": "85"}),
                json!({"target": "90"}),
                Tightened,
            ),
            (
                "step",
                "staff",
                json!({"staff": "1"}),
                json!({"staff": "2"}),
                Changed,
            ),
        ] {
            assert_eq!(
                of(table, key, old.clone(), new.clone()),
                act,
                "{table}.{key} {old} {new}"
            );
        }
    }
}
