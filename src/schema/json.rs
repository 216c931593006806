//! The JSON Schema of the format, draft 2020-12.

use super::tables::{Root, tables};
use crate::format::{FieldSpec, RefKind, Shape, TableSpec};
use crate::label::Lang;
use crate::quantity::TimeUnit;
use indexmap::IndexSet;
use serde_json::{Map, Value, json};

/// Returns the JSON Schema of every file that is written: the book, a standard, a part of one, a filled score sheet,
/// the manifest of a theme.
///
/// The head of a Markdown chapter is described under `$defs/chapter`. Dates are strings, as TOML tools hand them over.
#[must_use]
pub fn json_schema() -> Value {
    let mut defs = Map::new();
    for (name, schema) in common() {
        defs.insert(format!("value-{name}"), schema);
    }
    for (spec, _) in tables() {
        defs.insert(key(spec), table(spec));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Punctilio",
        "description": "服务标准的文本格式，第 1 版。\n\nThe text format of service standards, version 1.",
        "type": "object",
        "if": { "required": ["book"] },
        "then": reference(&key(Root::Book.spec())),
        "else": {
            "if": { "required": ["response"] },
            "then": reference(&key(Root::Response.spec())),
            "else": {
                "if": { "required": ["brand"] },
                "then": reference(&key(Root::Theme.spec())),
                "else": reference(&key(Root::Standard.spec())),
            },
        },
        "$defs": defs,
    })
}

/// The name of a table among the definitions.
fn key(spec: &TableSpec) -> String {
    spec.name.replace([' ', '.'], "-")
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// Refers to one of the values that many keys share; tables have the names of the format, so values have a prefix.
fn value(name: &str) -> Value {
    reference(&format!("value-{name}"))
}

/// Describes a table with all its keys, and none else.
fn table(spec: &TableSpec) -> Value {
    let properties: Map<String, Value> = spec
        .fields
        .iter()
        .map(|field| (field.key.to_owned(), property(field)))
        .collect();
    let required: Vec<&str> = spec
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.key)
        .collect();
    let mut schema = json!({
        "title": spec.zh_name(),
        "description": format!("{}\n\n{}", spec.zh, spec.en.trim()),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn property(field: &FieldSpec) -> Value {
    let mut ways = ways(&(field.shape)());
    if !field.fixed && !ways.contains(&value("open")) {
        ways.push(value("open"));
    }
    if field.key == "format" {
        ways = vec![json!({ "const": 1 })];
    }
    let mut schema = any_of(ways);
    schema["description"] = json!(format!("{}\n\n{}", field.zh, field.en));
    schema
}

fn any_of(mut ways: Vec<Value>) -> Value {
    match ways.len() {
        1 => ways.remove(0),
        _ => json!({ "anyOf": ways }),
    }
}

/// Lists the ways in which a value may be written.
fn ways(shape: &Shape) -> Vec<Value> {
    match shape {
        Shape::Text => vec![value("text")],
        Shape::Name => vec![value("name")],
        Shape::Id => vec![value("id")],
        Shape::Ref(kind) => vec![pointer(*kind)],
        Shape::Word(words) => {
            let english = words.iter().map(|(en, _)| *en);
            let all: IndexSet<&str> = english.chain(words.iter().map(|(_, zh)| *zh)).collect();
            vec![json!({ "enum": Vec::from_iter(all) })]
        }
        Shape::Bool => vec![json!({ "type": "boolean" })],
        Shape::Count => vec![value("count")],
        Shape::Exact => vec![value("number")],
        Shape::Date => vec![value("date")],
        Shape::Duration => vec![value("duration")],
        Shape::Figure => vec![value("figure")],
        Shape::Clause => vec![value("clause")],
        Shape::Select => vec![value("select")],
        Shape::Color => vec![value("color")],
        Shape::Url => vec![value("address")],
        Shape::Version => vec![value("version")],
        Shape::Cap => vec![value("cap")],
        Shape::ByLanguage(one) => vec![keyed(json!({ "enum": tags() }), one)],
        Shape::ByRole(one) => vec![keyed(value("id"), one)],
        Shape::Answer => vec![value("answer")],
        Shape::Items => vec![json!({ "type": "object" })],
        Shape::ByItem(one) => vec![keyed(json!({ "pattern": "^[a-z0-9]" }), one)],
        Shape::Table(spec) if spec.from_text => vec![reference(&key(spec)), value("text")],
        Shape::Table(spec) => vec![reference(&key(spec))],
        Shape::Many(one) => {
            let mut list = ways(one);
            let items = any_of(list.clone());
            list.push(json!({ "type": "array", "items": items }));
            list
        }
        Shape::OneOf(all) => all.iter().flat_map(ways).collect(),
    }
}

fn keyed(names: Value, one: &Shape) -> Value {
    json!({
        "type": "object",
        "propertyNames": names,
        "additionalProperties": any_of(ways(one)),
    })
}

fn pointer(kind: RefKind) -> Value {
    let (zh, en) = kind.words();
    let mut schema = value("id");
    schema["title"] = json!(format!("{zh} / {en}"));
    schema
}

fn tags() -> Vec<&'static str> {
    Lang::ALL.into_iter().map(Lang::tag).collect()
}

/// The kinds of values that many keys share.
fn common() -> Vec<(&'static str, Value)> {
    let lines = json!({
        "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }],
    });
    let by_language = json!({
        "type": "object",
        "propertyNames": { "enum": tags() },
        "additionalProperties": lines.clone(),
        "minProperties": 1,
    });
    let why = json!({ "anyOf": [{ "const": true }, value("text")] });
    vec![
        (
            "text",
            described(
                "文字：字符串，或按语言的表。",
                "A text: a string, or a table by language.",
                json!({ "anyOf": [lines, by_language, value("open")] }),
            ),
        ),
        (
            "open",
            described(
                "还没定：纸上印横线，汇总成一页。",
                "Not decided yet: printed with a line to write on, listed on a page of its own.",
                json!({ "anyOf": [
                    { "enum": ["unspecified", "未规定"] },
                    {
                        "type": "object",
                        "properties": { "unspecified": why, "未规定": why },
                        "additionalProperties": false,
                        "minProperties": 1,
                        "maxProperties": 1,
                    },
                    { "type": "array", "items": value("open"), "minItems": 1, "maxItems": 1 },
                ] }),
            ),
        ),
        (
            "name",
            shaped(&Shape::Name, json!({ "type": "string", "pattern": r"\S" })),
        ),
        (
            "answer",
            shaped(
                &Shape::Answer,
                json!({ "anyOf": [
                    { "type": "string" }, { "type": "number" }, { "type": "boolean" },
                ] }),
            ),
        ),
        (
            "id",
            shaped(
                &Shape::Id,
                json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 48 }),
            ),
        ),
        (
            "count",
            shaped(
                &Shape::Count,
                json!({ "anyOf": [
                    { "type": "integer", "minimum": 0, "maximum": 1_000_000 },
                    { "type": "string", "pattern": "^[0-9_]+$" },
                ] }),
            ),
        ),
        (
            "number",
            shaped(
                &Shape::Exact,
                json!({ "anyOf": [
                    { "type": "number", "minimum": 0 },
                    { "type": "string", "pattern": format!(r"^\s*{NUMBER}\s*$") },
                ] }),
            ),
        ),
        (
            "date",
            shaped(
                &Shape::Date,
                json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            ),
        ),
        (
            "duration",
            shaped(
                &Shape::Duration,
                json!({ "type": "string", "pattern": duration() }),
            ),
        ),
        (
            "figure",
            shaped(
                &Shape::Figure,
                json!({ "type": "string", "pattern": format!(r"^\s*{NUMBER}") }),
            ),
        ),
        (
            "clause",
            shaped(
                &Shape::Clause,
                json!({ "type": "string", "pattern": r"\S" }),
            ),
        ),
        (
            "select",
            shaped(
                &Shape::Select,
                json!({
                    "type": "string",
                    "pattern": r"^!*\s*([a-z0-9]+(-[a-z0-9]+)*/)?\s*(all|phase|step|rules?|phrases?|article|tag|role|exception|form|feedback)\s*(:\s*\S.*)?$",
                }),
            ),
        ),
        (
            "color",
            shaped(
                &Shape::Color,
                json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" }),
            ),
        ),
        (
            "address",
            shaped(
                &Shape::Url,
                json!({ "type": "string", "pattern": "^https?://." }),
            ),
        ),
        (
            "version",
            shaped(
                &Shape::Version,
                json!({ "type": "string", "pattern": r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$" }),
            ),
        ),
        (
            "cap",
            shaped(
                &Shape::Cap,
                json!({ "type": "string", "pattern": r"^(cap:|封顶)\s*[0-9]{1,2}$" }),
            ),
        ),
    ]
}

/// An exact number as text.
const NUMBER: &str = r"([0-9]{1,9}\s*/\s*[0-9]{1,9}|[0-9]{1,9}(\.[0-9]{1,4})?)";

/// The pattern of a length of time or a range, from the spellings that are read.
fn duration() -> String {
    let units: Vec<&str> = TimeUnit::spellings().collect();
    let units = units.join("|");
    let one = format!(r"(半|{NUMBER})\s*({units})");
    format!(r"^\s*({one}|({one}|{NUMBER})\s*\.\.\s*{one})\s*$")
}

fn shaped(shape: &Shape, schema: Value) -> Value {
    let words = shape.words();
    described(&words.zh, &words.en, schema)
}

fn described(zh: &str, en: &str, mut schema: Value) -> Value {
    schema["description"] = json!(format!("{zh}\n\n{en}"));
    schema
}
