//! The JSON Schema of what `diff --format json` prints, draft 2020-12.

use serde_json::{Map, Value, json};

/// A key of an object: its name, what it holds in Chinese and in English, its schema, and whether it is always there.
type Key = (&'static str, &'static str, &'static str, Value, bool);

/// Returns the JSON Schema of a comparison.
#[must_use]
pub fn difference_schema() -> Value {
    let changes = json!({ "type": "array", "items": reference("change") });
    let heads = json!({ "type": "array", "items": reference("head") });
    let mut schema = object(vec![
        (
            "schema",
            "这是什么。",
            "What this is.",
            json!({ "const": "punctilio/diff" }),
            true,
        ),
        (
            "shape",
            "本数据格式的版本。",
            "The version of this shape.",
            json!({ "const": 1 }),
            true,
        ),
        (
            "book",
            "手册本身的改动。",
            "What changed of the book itself.",
            changes.clone(),
            true,
        ),
        (
            "added",
            "新增的标准。",
            "Standards that are new.",
            heads.clone(),
            true,
        ),
        (
            "removed",
            "没有了的标准。",
            "Standards that are gone.",
            heads,
            true,
        ),
        (
            "standards",
            "改动过的标准。",
            "Standards that changed.",
            json!({ "type": "array", "items": reference("standard") }),
            true,
        ),
    ]);
    let mut defs = Map::new();
    for (name, keys) in [
        ("standard", standard(&changes)),
        ("head", head()),
        ("change", change()),
        ("subject", subject()),
        ("words", words()),
        ("both", both()),
    ] {
        defs.insert(name.to_owned(), object(keys));
    }
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("Punctilio difference");
    schema["description"] = json!(
        "punctilio diff --format json 打印的结果。\n\nWhat punctilio diff --format json prints."
    );
    schema["$defs"] = Value::Object(defs);
    schema
}

fn object(keys: Vec<Key>) -> Value {
    let required: Vec<&str> = keys.iter().filter(|key| key.4).map(|key| key.0).collect();
    let mut properties = Map::new();
    for (name, zh, en, mut schema, _) in keys {
        schema["description"] = json!(format!("{zh}\n\n{en}"));
        properties.insert(name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn version() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$" })
}

fn standard(changes: &Value) -> Vec<Key> {
    let maybe = |schema: Value| json!({ "anyOf": [schema, { "const": null }] });
    vec![
        ("id", "标准的编号。", "Id of the standard.", text(), true),
        ("title", "名称。", "Its title.", reference("words"), true),
        (
            "old",
            "旧的一版。",
            "The older edition.",
            reference("head"),
            true,
        ),
        (
            "new",
            "新的一版。",
            "The newer edition.",
            reference("head"),
            true,
        ),
        (
            "kind",
            "最深的改动。",
            "How deep the deepest change goes.",
            maybe(json!({ "enum": ["wording", "duty", "layout"] })),
            true,
        ),
        (
            "proposal",
            "照改动应升到的版本。",
            "The version that follows from what changed.",
            maybe(version()),
            true,
        ),
        (
            "changes",
            "每处改动，按新版的顺序。",
            "Every change, in the order of the newer text.",
            changes.clone(),
            true,
        ),
    ]
}

fn head() -> Vec<Key> {
    vec![
        ("id", "标准的编号。", "Id of the standard.", text(), true),
        ("title", "名称。", "Its title.", reference("words"), true),
        ("version", "版本。", "Version.", version(), true),
        ("hash", "完整的校验码。", "The whole hash.", text(), true),
        (
            "effective",
            "生效日期。",
            "In force from.",
            json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            false,
        ),
    ]
}

fn change() -> Vec<Key> {
    vec![
        (
            "subject",
            "改的是什么。",
            "What it is about.",
            reference("subject"),
            true,
        ),
        (
            "at",
            "改在哪个键，如 say[hello].text；空的是整件东西。",
            "The keys that lead to it, such as say[hello].text; empty for the whole thing.",
            text(),
            true,
        ),
        (
            "place",
            "这些键叫什么。",
            "What the keys are called.",
            json!({ "type": "array", "items": reference("both") }),
            true,
        ),
        (
            "act",
            "怎么改的。",
            "What happened.",
            json!({ "enum": ["added", "removed", "renamed", "moved", "tightened", "relaxed", "changed"] }),
            true,
        ),
        (
            "weight",
            "改到什么程度；record 只是登记。",
            "How deep it goes; a record is no part of what the standard says.",
            json!({ "enum": ["record", "wording", "duty", "layout"] }),
            true,
        ),
        (
            "old",
            "原来怎么写。",
            "What stood there.",
            reference("words"),
            false,
        ),
        (
            "new",
            "现在怎么写。",
            "What stands there now.",
            reference("words"),
            false,
        ),
        (
            "told",
            "要告诉谁：岗位的编号，或所有人。",
            "Who must be told: ids of roles, or everyone.",
            json!({ "anyOf": [{ "const": "everyone" }, { "type": "array", "items": text() }] }),
            true,
        ),
    ]
}

fn subject() -> Vec<Key> {
    vec![
        (
            "kind",
            "是什么：step、rule……",
            "What it is: step, rule …",
            text(),
            true,
        ),
        ("id", "编号。", "Its id.", text(), true),
        ("old_id", "原来的编号。", "Its id before.", text(), false),
        (
            "number",
            "印出的号码。",
            "Its printed number.",
            text(),
            false,
        ),
        (
            "old_number",
            "原来印的号码。",
            "Its printed number before.",
            text(),
            false,
        ),
        ("name", "名称。", "Its name.", reference("words"), true),
        (
            "phase",
            "所在的阶段。",
            "The phase that it belongs to.",
            text(),
            false,
        ),
        (
            "origin",
            "从哪个标准引入。",
            "The standard that it is included from.",
            text(),
            false,
        ),
    ]
}

fn words() -> Vec<Key> {
    vec![
        ("zh", "中文。", "In Chinese.", text(), false),
        ("en", "英文。", "In English.", text(), false),
    ]
}

fn both() -> Vec<Key> {
    vec![
        ("zh", "中文。", "In Chinese.", text(), true),
        ("en", "英文。", "In English.", text(), true),
    ]
}
