//! The head of a response that is no TOML: a key and a value a line.

use super::draft::{Head, Said};
use super::word::clean;
use crate::diag::{BAD_DATE, DATE_READ, Place, Sink, UNKNOWN_KEY};
use crate::format::doc::ResponseDoc;
use crate::format::{Date, TableType, nearest};

/// Puts a field of the head in its place; reports a key that there is not.
pub fn set(head: &mut Head, key: &str, value: Said, at: &Place, sink: &mut Sink) {
    if value.text.is_empty() {
        return;
    }
    let list = |text: &str| -> Vec<String> {
        let parts = text.split([';', '；', '、']).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let text = Some(value.text.clone());
    match key.to_ascii_lowercase().as_str() {
        "sheet" => head.sheet = Some(value),
        "hash" => head.hash = Some(value),
        "date" => head.date = day(&value, sink).map(|day| (day, value.place)),
        "id" => head.id = text,
        "visit" => head.visit = text,
        "site" => head.site = text,
        "auditor" => head.auditor = text,
        "arrived" => head.arrived = text,
        "left" => head.left = text,
        "escort" => head.escort = text,
        "shift" => head.shift = text,
        "assessed" => head.assessed = list(&value.text),
        "best" => head.best = list(&value.text),
        other => unknown(other, at, sink),
    }
}

/// Lists the keys of a head that is no TOML.
fn keys() -> impl Iterator<Item = &'static str> {
    let all = ResponseDoc::SPEC.fields.iter().map(|field| field.key);
    all.filter(|key| *key != "appeals")
}

fn unknown(key: &str, at: &Place, sink: &mut Sink) {
    let near = nearest(key, keys());
    let all: Vec<&str> = keys().collect();
    let (zh, en) = near.map_or_else(
        || {
            (
                format!("可用的键：{}", all.join("、")),
                format!("its keys are {}", all.join(", ")),
            )
        },
        |near| (format!("改成 {near}"), format!("write {near}")),
    );
    sink.report(
        UNKNOWN_KEY
            .at(at.clone())
            .words(
                format!("评分表表头没有“{key}”这个键"),
                format!("response has no key “{key}”"),
            )
            .help(zh, en),
    );
}

/// Reads a day, also as spreadsheets and people write it, and tells how it was read.
pub fn day(said: &Said, sink: &mut Sink) -> Option<Date> {
    let text = said.text.trim();
    if let Some(day) = (text.len() == 10).then(|| Date::parse(text)).flatten() {
        return Some(day);
    }
    let Some(day) = loose(&clean(text)) else {
        sink.report(
            BAD_DATE
                .at(said.place.clone())
                .words(format!("“{text}”不是日期"), format!("“{text}” is no date"))
                .help(
                    "写 年-月-日，例如 2026-01-31",
                    "write year-month-day, such as 2026-01-31",
                ),
        );
        return None;
    };
    sink.report(DATE_READ.at(said.place.clone()).words(
        format!("“{text}”读作 {day}"),
        format!("“{text}” was read as {day}"),
    ));
    Some(day)
}

/// Reads year, month and day with any signs between them; the year comes first and has four digits.
fn loose(text: &str) -> Option<Date> {
    let day = text.split_whitespace().next()?;
    let parts: Vec<&str> = day
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let short = |part: &str| part.len() <= 2;
    if year.len() != 4 || !short(month) || !short(day) {
        return None;
    }
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::loose;

    #[test]
    fn days_are_read_as_people_write_them() {
        let shown = |text| loose(text).map(|day| day.to_string());
        for text in ["2026/1/5", "2026.01.05", "2026年1月5日", "2026-1-5 0:00"] {
            assert_eq!(shown(text).as_deref(), Some("2026-01-05"), "{text}");
        }
        for text in ["5/1/2026", "26/1/5", "2026/13/1", "2026/2", "46347", ""] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
