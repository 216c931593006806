//! The words of a line: its number, its criterion, and the comment with what to look for.

use super::answer::Answers;
use super::place::Columns;
use super::words::Words;
use crate::view::sheet::{Statement, StatementKind, TimeView};
use crate::view::workbook::EntryView;
use unicode_width::UnicodeWidthChar;

/// The height of a line of print, in points.
const LINE: f64 = 14.5;
/// The width of criterion and answers together, in Latin letters, on a sheet with one answer an item.
const ROOM: f64 = 48.0;

/// Returns the number of an item as it is printed.
pub(super) fn number(item: &EntryView, words: Words<'_>) -> String {
    printed(&item.number, item.article, words)
}

/// Returns a number as it is printed.
pub(super) fn printed(number: &str, article: bool, words: Words<'_>) -> String {
    match article {
        true => format!(
            "{}{number}{}",
            words.get("article_before"),
            words.get("article_after")
        ),
        false => number.to_owned(),
    }
}

/// Returns the criterion: that it is a ban, the case in which it holds, its words.
pub(super) fn criterion(item: &EntryView, words: Words<'_>) -> String {
    let ban = item.ban.and_then(ban_word).map(|key| words.get(key));
    let when = item.when.as_ref().map(|when| words.text(when));
    let mut parts: Vec<String> = ban.into_iter().chain(when).collect();
    parts.push(words.text(&item.text));
    parts.join(&words.get("colon"))
}

/// Returns the key of the word in front of what must not happen.
fn ban_word(kind: StatementKind) -> Option<&'static str> {
    match kind {
        StatementKind::AvoidDo => Some("sheet_avoid_do"),
        StatementKind::AvoidSay => Some("sheet_avoid_say"),
        StatementKind::MustNot => Some("sheet_must_not"),
        _ => None,
    }
}

/// Reckons the width of the criterion's column, in Latin letters: more samples take from it.
pub(super) fn width(columns: Columns) -> f64 {
    (ROOM - f64::from(columns.samples) * answer_width(columns)).max(24.0)
}

/// Returns the width of a column of answers, in Latin letters.
pub(super) fn answer_width(columns: Columns) -> f64 {
    match columns.samples {
        1 => 12.0,
        _ => 9.0,
    }
}

/// Reckons how high a row is, in points.
pub(super) fn height(text: &str, columns: Columns) -> f64 {
    let room = width(columns);
    let lines: f64 = text
        .lines()
        .map(|part| (measure(part) / room).ceil().max(1.0))
        .sum();
    // A row has at most 409 points.
    (lines.max(1.0) * LINE + 7.0).min(400.0)
}

/// Reckons how wide a text prints, in the digits that columns are measured by: a Chinese character is a little narrower
/// than two of them, a Latin letter than one. A line is seldom full to its end.
fn measure(text: &str) -> f64 {
    let width = |c: char| match c.width() {
        Some(2) => 1.95,
        Some(1) => 0.88,
        _ => 0.0,
    };
    text.chars().map(width).sum()
}

/// Writes the comment: how it is answered, then what to look for.
pub(super) fn told(item: &EntryView, answers: &Answers, words: Words<'_>) -> String {
    let mut lines = Vec::new();
    if !answers.told.is_empty() {
        lines.push(answers.told.clone());
    }
    lines.extend(item.look.iter().map(|one| statement(one, words)));
    lines.join("\n")
}

fn statement(statement: &Statement, words: Words<'_>) -> String {
    let mut line = String::new();
    if let Some(mark) = statement.number.as_ref().or(statement.letter.as_ref()) {
        line.push_str(mark);
        line.push(' ');
    }
    if let Some(key) = ban_word(statement.kind) {
        line.push_str(&words.get(key));
        line.push_str(&words.get("colon"));
    }
    let cases = statement.audiences.iter().chain(&statement.when);
    for case in cases {
        line.push_str(&words.text(case));
        line.push_str(&words.get("colon"));
    }
    if let Some(key) = statement.any {
        line.push_str(&words.get(key));
    }
    if let Some(text) = &statement.text {
        let text = words.text(text);
        match statement.kind {
            StatementKind::Say => {
                line.push_str(&words.get("sheet_say_before"));
                line.push_str(&text);
                line.push_str(&words.get("sheet_say_after"));
            }
            _ => line.push_str(&text),
        }
    }
    let times: Vec<String> = statement.times.iter().map(|one| time(one, words)).collect();
    line.push_str(&times.join(&words.get("list_sep")));
    line
}

fn time(time: &TimeView, words: Words<'_>) -> String {
    let mut line = String::new();
    if let Some(trigger) = &time.trigger {
        line.push_str(&words.text(trigger));
        line.push_str(&words.get("colon"));
    }
    line.push_str(&words.with(time.word, &words.text(&time.value)));
    if !time.at.is_empty() {
        let at: Vec<String> = time.at.iter().map(|at| words.text(at)).collect();
        line.push_str(&words.get("paren_open"));
        line.push_str(&at.join(&words.get("list_sep")));
        line.push_str(&words.get("paren_close"));
    }
    line
}
