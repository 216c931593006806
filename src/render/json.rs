//! The catalog and the sheets as data.

use crate::diff::Edition;
use crate::model::{Audit, Catalog, SheetItems, Standard};
use serde::Serialize;
use serde_json::Value;

/// The version of the catalog file's own shape.
const SHAPE: u32 = 1;

/// Why writing data cannot fail.
const SERIALISES: &str = "documents serialise: their keys are strings and nothing in them can fail";

/// A standard of the catalog file: as it is, or without what is internal.
#[derive(Serialize)]
#[serde(untagged)]
enum Shown<'a> {
    Whole(&'a Standard),
    Cut(Value),
}

/// Writes the resolved catalog; what is internal stays out of a public one.
#[must_use]
pub fn catalog(catalog: &Catalog, public: bool) -> Vec<u8> {
    #[derive(Serialize)]
    struct File<'a> {
        schema: &'static str,
        shape: u32,
        book: &'a crate::model::Book,
        standards: Vec<Shown<'a>>,
    }
    let is_hidden = |s: &Standard| public && s.is_internal();
    let hidden: Vec<&str> = catalog
        .standards
        .iter()
        .filter(|s| is_hidden(s))
        .map(|s| s.id.as_str())
        .collect();
    let shown = catalog.standards.iter().filter(|s| !is_hidden(s));
    let standards = shown.map(|standard| {
        let internal = standard.audits.iter().any(|audit| audit.internal);
        if !public || (hidden.is_empty() && !internal) {
            return Shown::Whole(standard);
        }
        let mut value = to_value(standard);
        conceal(&mut value, &hidden);
        if let Some(Value::Array(audits)) = value.get_mut("audits") {
            audits.retain(|audit| audit.get("internal") != Some(&Value::Bool(true)));
        }
        Shown::Cut(value)
    });
    let file = File {
        schema: "punctilio/catalog",
        shape: SHAPE,
        book: &catalog.book,
        standards: standards.collect(),
    };
    let mut bytes = serde_json::to_vec(&file).expect(SERIALISES);
    bytes.push(b'\n');
    bytes
}

/// Takes the names of hidden standards out of all that points at them; what is included from them keeps its item's
/// path, by which answers name it.
fn conceal(value: &mut Value, hidden: &[&str]) {
    let is_hidden = |v: Option<&Value>| {
        v.and_then(Value::as_str)
            .is_some_and(|id| hidden.contains(&id))
    };
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| conceal(one, hidden)),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match (key.as_str(), &mut *value) {
                    ("follows" | "precedes", Value::Array(ids)) => {
                        ids.retain(|id| !is_hidden(Some(id)))
                    }
                    ("include", Value::Array(list)) => {
                        list.retain(|one| !is_hidden(one.get("from")))
                    }
                    ("origin" | "filled", Value::Object(origin))
                        if is_hidden(origin.get("standard")) =>
                    {
                        origin.shift_remove("title");
                    }
                    _ => conceal(value, hidden),
                }
            }
        }
        _ => {}
    }
}

/// Writes a score sheet with all that scoring needs, to be kept for as long as there are answers to it.
#[must_use]
pub fn score_sheet(standard: &Standard, audit: &Audit) -> Vec<u8> {
    line(&to_value(&SheetItems::of(standard, audit)))
}

/// Writes what a standard says, to be kept beside it when it is given out; `hash` is that of the standard.
#[must_use]
pub fn release(hash: &str, standard: &Edition) -> Vec<u8> {
    #[derive(Serialize)]
    struct File<'a> {
        schema: &'static str,
        shape: u32,
        id: &'a str,
        version: &'a str,
        hash: &'a str,
        standard: &'a Value,
    }
    let file = File {
        schema: "punctilio/release",
        shape: SHAPE,
        id: standard.id(),
        version: standard.version(),
        hash,
        standard: standard.data(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).expect(SERIALISES);
    bytes.push(b'\n');
    bytes
}

fn to_value<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect(SERIALISES)
}

fn line(value: &Value) -> Vec<u8> {
    let mut bytes = value.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}
