//! The JSON Schema of what `score --format json` prints, draft 2020-12.

use serde_json::{Map, Value, json};

/// A key of an object: its name, what it holds in Chinese and in English, and its schema.
type Key = (&'static str, &'static str, &'static str, Value);

/// Returns the JSON Schema of the results of filled score sheets: a list, an object for each sheet.
#[must_use]
pub fn result_schema() -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Punctilio results",
        "description": "punctilio score --format json 打印的结果：每张填好的评分表一个对象，按给出的顺序。数字都是字符串。\n\nWhat punctilio score --format json prints: an object for each filled score sheet, in the order given. Numbers are strings.",
        "type": "array",
        "items": reference("sheet"),
    });
    let mut defs = Map::new();
    for (name, keys) in [
        ("sheet", sheet()),
        ("total", total()),
        ("section", section()),
        ("item", item()),
        ("finding", finding()),
        ("appeal", appeal()),
    ] {
        defs.insert(name.to_owned(), object(keys));
    }
    defs.insert("fraction".to_owned(), json!({ "type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$", "description": "精确的分数，例如 260/3。\n\nAn exact fraction, such as 260/3." }));
    defs.insert("shown".to_owned(), json!({ "type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,4})?$", "description": "显示的数，四舍五入一次，例如 86.7。\n\nA number as shown, rounded half up once, such as 86.7." }));
    defs.insert("exact".to_owned(), json!({ "type": "string", "pattern": r"^[0-9]+(\.[0-9]+|/[0-9]+)?$", "description": "照写的分值。\n\nPoints as they are written." }));
    defs.insert(
        "date".to_owned(),
        json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
    );
    schema["$defs"] = Value::Object(defs);
    schema
}

fn object(keys: Vec<Key>) -> Value {
    let required: Vec<&str> = keys.iter().map(|(name, ..)| *name).collect();
    let mut properties = Map::new();
    for (name, zh, en, mut schema) in keys {
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

fn words(all: &[&str]) -> Value {
    json!({ "enum": all })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn maybe(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "const": null }] })
}

fn sheet() -> Vec<Key> {
    let mut keys = vec![
        ("sheet", "标准和评分表。", "Standard and audit.", text()),
        (
            "hash",
            "算分所用清单的完整校验码。",
            "The whole hash of the list that it was scored by.",
            json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        ),
        (
            "version",
            "那一版标准的版本号。",
            "The version of the standard then.",
            text(),
        ),
        (
            "site",
            "门店，照写的。",
            "The site, as it was written.",
            maybe(text()),
        ),
        (
            "date",
            "检查日期。",
            "The day of the visit.",
            maybe(reference("date")),
        ),
        (
            "visit",
            "当天第几次。",
            "Which visit of the day it was.",
            maybe(text()),
        ),
        (
            "auditor",
            "检查人的岗位或工号。",
            "The auditor's post or staff number.",
            maybe(text()),
        ),
    ];
    keys.extend(total());
    keys.extend([
        (
            "na_share",
            "不适用占比，百分数。",
            "The share of what does not apply, in percent.",
            maybe(reference("shown")),
        ),
        (
            "coverage",
            "检查完成率，百分数。",
            "The share of what applies that was judged, in percent.",
            maybe(reference("shown")),
        ),
        (
            "sections",
            "各部分，按表上的顺序。",
            "The sections, in the order of the sheet.",
            list(reference("section")),
        ),
        (
            "items",
            "检查项，按表上的顺序。",
            "The items, in the order of the sheet.",
            list(reference("item")),
        ),
        (
            "findings",
            "发现项和观察项，按表上的顺序。",
            "Findings and observations, in the order of the sheet.",
            list(reference("finding")),
        ),
        (
            "appeals",
            "申诉，按文件里的顺序。",
            "Appeals, in the order of the file.",
            list(reference("appeal")),
        ),
        (
            "reviewed",
            "申诉成立后的结果；没有就是 null。",
            "The result after the appeals that were upheld; null where there is none.",
            maybe(reference("total")),
        ),
    ]);
    keys
}

fn total() -> Vec<Key> {
    vec![
        (
            "score",
            "显示的得分率；没有就是 null。",
            "The number as shown; null where there is none.",
            maybe(reference("shown")),
        ),
        (
            "raw",
            "封顶前的精确值。",
            "The exact number before caps.",
            maybe(reference("fraction")),
        ),
        ("earned", "得分。", "Points earned.", reference("fraction")),
        (
            "max",
            "满分，已减不适用、未看到。",
            "Points that could be earned.",
            reference("fraction"),
        ),
        ("grade", "等级。", "The grade.", maybe(text())),
        (
            "result",
            "通过、不通过、未评完、不计分。",
            "The result.",
            words(&["pass", "fail", "incomplete", "none"]),
        ),
        (
            "reasons",
            "原因，按表上的顺序，每触发一次写一次。",
            "Why, in the order of the sheet, once for each trigger.",
            list(
                json!({ "type": "string", "pattern": "^(critical|cap|zero_section|section_min|blank:[0-9]+)$" }),
            ),
        ),
    ]
}

fn section() -> Vec<Key> {
    vec![
        ("id", "编号。", "The id.", text()),
        (
            "score",
            "显示的得分率。",
            "The number as shown.",
            maybe(reference("shown")),
        ),
    ]
}

fn item() -> Vec<Key> {
    vec![
        ("id", "编号。", "The id.", text()),
        (
            "credit",
            "得到分值的几分之几；没评就是 null。",
            "What it earned of its points; null where it was not judged.",
            maybe(reference("fraction")),
        ),
        ("points", "分值。", "The points.", reference("exact")),
        (
            "state",
            "已评、不适用、未看到、漏填。",
            "The state of the answer.",
            words(&["answered", "na", "not-observed", "blank"]),
        ),
    ]
}

fn finding() -> Vec<Key> {
    vec![
        ("item", "检查项的编号。", "The id of the item.", text()),
        (
            "kind",
            "否决项、严重、一般、观察项。",
            "What it is.",
            words(&["critical", "major", "minor", "observation"]),
        ),
        (
            "fact",
            "看到、听到的事实。",
            "What was seen or heard.",
            maybe(text()),
        ),
        (
            "evidence",
            "照片和记录的名称。",
            "Names of photos and papers.",
            list(text()),
        ),
        ("cause", "原因。", "Why it happened.", maybe(text())),
        ("action", "整改措施。", "What is to be done.", maybe(text())),
        (
            "owner",
            "责任人的岗位或工号。",
            "Who does it, as post or staff number.",
            maybe(text()),
        ),
        ("due", "整改期限。", "By when.", maybe(reference("date"))),
        (
            "done",
            "完成日期。",
            "When it was done.",
            maybe(reference("date")),
        ),
        (
            "verified_by",
            "复查人。",
            "Who saw that it was done.",
            maybe(text()),
        ),
    ]
}

fn appeal() -> Vec<Key> {
    vec![
        ("item", "检查项的编号。", "The id of the item.", text()),
        (
            "reason",
            "理由。",
            "Why the answer is held to be wrong.",
            text(),
        ),
        (
            "decision",
            "待定、成立、驳回。",
            "What was decided.",
            words(&["open", "upheld", "rejected"]),
        ),
        ("by", "裁决人。", "Who decided.", maybe(text())),
        ("date", "裁决日期。", "When.", maybe(reference("date"))),
    ]
}
