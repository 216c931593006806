//! Two languages of one sheet: what stands beside what.

use serde_json::Value;
use std::collections::BTreeMap;

/// Gives each thing of a sheet, as `second`, the same thing in the other language.
///
/// Lines are known by their numbers, columns by those of their lines, parts by their first line: where a sheet is split
/// depends on the length of its texts, so their places need not be the same. All else is known by its place.
pub(super) fn pair(first: &mut Value, second: &Value) {
    let mut known = Known::default();
    known.gather(second);
    walk(first, Some(second), &known);
}

/// What has a number, by kind and number.
#[derive(Default)]
struct Known<'v>(BTreeMap<(Kind, &'v str), &'v Value>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Line,
    Column,
    Part,
}

/// Returns by what a thing is known; `None` where only by its place.
fn name(value: &Value) -> Option<(Kind, &str)> {
    let number = |value: &Value| Some(value.get("number")?.as_str()?.len()).filter(|len| *len > 0);
    if number(value).is_some() {
        return Some((Kind::Line, value["number"].as_str()?));
    }
    if let Some(row) = value.get("row").filter(|row| number(row).is_some()) {
        return Some((Kind::Column, row["number"].as_str()?));
    }
    let row = value.get("rows")?.as_array()?.first()?;
    number(row)?;
    Some((Kind::Part, row["number"].as_str()?))
}

impl<'v> Known<'v> {
    fn gather(&mut self, value: &'v Value) {
        if let Some(name) = name(value) {
            self.0.entry(name).or_insert(value);
        }
        match value {
            Value::Array(list) => list.iter().for_each(|one| self.gather(one)),
            Value::Object(map) => map.values().for_each(|one| self.gather(one)),
            _ => {}
        }
    }
}

fn walk(first: &mut Value, second: Option<&Value>, known: &Known<'_>) {
    match first {
        Value::Array(list) => {
            for (at, one) in list.iter_mut().enumerate() {
                let there = second.and_then(|second| second.get(at));
                let other = match name(one) {
                    Some(name) => known.0.get(&name).copied(),
                    None => there,
                };
                walk(one, other, known);
                if let (Value::Object(map), Some(other)) = (one, other) {
                    map.insert("second".to_owned(), other.clone());
                }
            }
        }
        Value::Object(map) => {
            for (key, one) in map.iter_mut() {
                walk(one, second.and_then(|second| second.get(key)), known);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::pair;
    use serde_json::json;

    #[test]
    fn lines_are_known_by_their_numbers_wherever_they_stand() {
        let mut zh = json!({ "groups": [
            { "rows": [{ "number": "1.1", "text": "甲" }] },
            { "rows": [{ "number": "1.2", "text": "乙" }] },
        ], "fields": [{ "label": "日期" }] });
        let en = json!({ "groups": [
            { "rows": [{ "number": "1.1", "text": "a" }, { "number": "1.2", "text": "b" }] },
        ], "fields": [{ "label": "date" }] });
        pair(&mut zh, &en);
        assert_eq!(zh["groups"][1]["rows"][0]["second"]["text"], "b");
        assert_eq!(zh["groups"][0]["second"]["rows"][0]["text"], "a");
        assert!(zh["groups"][1].get("second").is_none());
        assert_eq!(zh["fields"][0]["second"]["label"], "date");
    }
}
