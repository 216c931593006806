//! Texts of authors, taken apart for templates that set them.
//!
//! A template sets a text by `rich(text)`. Most texts are plain; for each that holds markup, the data carry under `runs`
//! what it is made of: a list of strings and of marked pieces `{ mark, body }`. The marks are `strong`,
//! `emphasis`, `struck`,
//! `code`, `slot`, `link` (with `to`) and `break`. So no text is ever read as code of Typst. `plain(text)` takes the words
//! alone, `quoted(text)` what stands within quotation marks of the template, and `prose(text)` whole paragraphs (`blocks`).

use super::blocks;
use super::font::{Fonts, Missing};
use crate::render::inline::{self, Piece};
use crate::render::quote::within_quotes;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::fmt::Write;

/// Adds to the data of a document what its marked texts are made of; characters that no font has become their code.
pub(super) fn with_runs(mut data: Value, fonts: &Fonts) -> Value {
    let mut runs = Map::new();
    settle(&mut data, fonts, &mut runs);
    if let Value::Object(map) = &mut data {
        map.insert("runs".to_owned(), Value::Object(runs));
        map.insert("own_fonts".to_owned(), json!(fonts.own()));
    }
    data
}

/// Walks over all texts of the data.
fn settle(value: &mut Value, fonts: &Fonts, runs: &mut Map<String, Value>) {
    match value {
        Value::String(text) => {
            if text.chars().any(|c| is_lost(c, fonts)) {
                *text = shown(text, fonts);
            }
            if runs.contains_key(text.as_str()) {
                return;
            }
            let mut known = Map::new();
            if inline::is_marked(text) {
                known.insert("plain".to_owned(), Value::String(inline::plain(text)));
                known.insert("body".to_owned(), pieces(inline::pieces(text)));
            }
            if let Cow::Owned(turned) = within_quotes(text) {
                known.insert("quoted".to_owned(), pieces(inline::pieces(&turned)));
            }
            if blocks::is_block(text) {
                known.insert("blocks".to_owned(), blocks::blocks(text));
            }
            if !known.is_empty() {
                runs.insert(text.clone(), Value::Object(known));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| settle(item, fonts, runs)),
        Value::Object(map) => map.values_mut().for_each(|item| settle(item, fonts, runs)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_lost(c: char, fonts: &Fonts) -> bool {
    is_control(c) || !c.is_ascii() && fonts.lacks(c) == Some(Missing::Everywhere)
}

/// A character that would be set as nothing, or turn what follows it.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

/// Writes each character that no font has as its code: 〔U+1F600〕.
fn shown(text: &str, fonts: &Fonts) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match is_lost(c, fonts) {
            true => drop(write!(out, "〔U+{:04X}〕", u32::from(c))),
            false => out.push(c),
        }
    }
    out
}

fn pieces(list: Vec<Piece>) -> Value {
    Value::Array(list.into_iter().map(piece).collect())
}

fn piece(piece: Piece) -> Value {
    match piece {
        Piece::Text(text) => Value::String(text),
        Piece::Slot(name) => json!({ "mark": "slot", "body": [name] }),
        Piece::Code(body) => json!({ "mark": "code", "body": pieces(body) }),
        Piece::Break => json!({ "mark": "break", "body": [] }),
        Piece::Marked(mark, body) => json!({ "mark": mark, "body": pieces(body) }),
        Piece::Link(to, body) => json!({ "mark": "link", "to": to, "body": pieces(body) }),
    }
}
