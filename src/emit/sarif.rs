//! Diagnostics as SARIF 2.1.0, which code reviews and editors read.
//!
//! # Source
//! OASIS Static Analysis Results Interchange Format 2.1.0, sections 3.14 (run), 3.27 (result), 3.30 (region).

use super::EmitOptions;
use super::json::print;
use super::place::Region;
use super::visible::safe_lines;
use crate::diag::{Code, Diagnostic, Severity};
use crate::label::{Lang, Words};
use crate::source::SourceSet;
use serde_json::{Map, Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name under which readers of the report know the project folder.
const ROOT: &str = "PROJECTROOT";

pub(super) fn render(found: &[Diagnostic], sources: &SourceSet, options: &EmitOptions) -> String {
    let mut rules: Vec<&'static Code> = options.all_codes.to_vec();
    for fault in found {
        if !rules.contains(&fault.code) {
            rules.push(fault.code);
        }
    }
    rules.sort_by_key(|code| code.id);
    let results: Vec<Value> = found
        .iter()
        .map(|fault| {
            let rule = rules.partition_point(|code| code.id < fault.code.id);
            result(fault, rule, sources, options)
        })
        .collect();
    let rules: Vec<Value> = rules.into_iter().map(rule).collect();
    print(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "punctilio",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language(options.lang),
                "rules": rules,
            }},
            "language": language(options.lang),
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "the project folder" } } },
            "results": results,
        }],
    }))
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn rule(code: &'static Code) -> Value {
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": { "text": code.name.replace('-', " ") },
        "help": { "text": code.page, "markdown": code.page },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(fault: &Diagnostic, rule: usize, sources: &SourceSet, options: &EmitOptions) -> Value {
    let EmitOptions { lang, prefix, .. } = *options;
    let mut said = vec![fault.words.get(lang)];
    said.extend(fault.expected.iter().map(|words| words.get(lang)));
    said.extend(fault.help.iter().map(|words| words.get(lang)));
    let mut result = json!({
        "ruleId": fault.code.id,
        "ruleIndex": rule,
        "level": level(fault.severity),
        "message": text(&said.join("\n")),
        "locations": [whole(Region::of(&fault.place, sources), prefix)],
    });
    let map = result.as_object_mut().expect("a result is an object");
    if !fault.notes.is_empty() {
        let notes: Vec<Value> = fault
            .notes
            .iter()
            .map(|note| {
                json!({
                    "physicalLocation": location(Region::of_span(note.span, sources), prefix),
                    "message": text(note.words.get(lang)),
                })
            })
            .collect();
        map.insert("relatedLocations".into(), notes.into());
    }
    let fix = fault.fix.as_ref();
    if let Some(fix) = fix.and_then(|fix| Region::of_fix(fix, sources)) {
        let change = change(fix, fault.help.as_ref(), options);
        map.insert("fixes".into(), json!([change]));
    }
    result
}

/// Plain text of a message: what SARIF would read as a placeholder or a link is escaped.
///
/// # Source
/// SARIF 2.1.0, 3.11.5 (`{0}` is a placeholder, doubled braces are none) and 3.11.6 (`[text](target)` is a link).
/// It would have every brace doubled, but readers show doubled braces as they are, and slots such as
/// `{称呼}` are common; so only what could be taken for a placeholder is.
fn text(said: &str) -> Value {
    let mut plain = safe_lines(said);
    for digit in '0'..='9' {
        plain = plain.replace(&format!("{{{digit}"), &format!("{{{{{digit}"));
    }
    if plain.contains("](") {
        plain = plain.replace('[', "\\[").replace(']', "\\]");
    }
    json!({ "text": plain })
}

fn change((region, new): (Region, String), help: Option<&Words>, options: &EmitOptions) -> Value {
    let mut value = json!({
        "artifactChanges": [{
            "artifactLocation": artifact(region.path, options.prefix),
            "replacements": [{
                "deletedRegion": range(region),
                "insertedContent": { "text": new },
            }],
        }],
    });
    if let (Some(help), Some(map)) = (help, value.as_object_mut()) {
        map.insert("description".into(), text(help.get(options.lang)));
    }
    value
}

/// The place of a result; a cell has no lines, so it is told as what the workbook calls it.
///
/// # Source
/// SARIF 2.1.0, 3.28.4 and 3.33: logical locations name a place in terms of what the artifact describes.
fn whole(region: Region, prefix: &str) -> Value {
    let mut map = Map::new();
    if let (Some(name), Some(cell)) = (region.in_book(), region.cell) {
        let cell = json!({
            "name": cell.to_string(),
            "fullyQualifiedName": name,
            "kind": "cell",
        });
        map.insert("logicalLocations".into(), json!([cell]));
    }
    map.insert("physicalLocation".into(), location(region, prefix));
    map.into()
}

fn location(region: Region, prefix: &str) -> Value {
    let mut map = Map::new();
    map.insert("artifactLocation".into(), artifact(region.path, prefix));
    if region.range.is_some() {
        map.insert("region".into(), range(region));
    }
    map.into()
}

fn range(region: Region) -> Value {
    region.range.map_or(Value::Null, |(start, end)| {
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        })
    })
}

fn artifact(path: &str, prefix: &str) -> Value {
    json!({ "uri": uri(&format!("{prefix}{path}")), "uriBaseId": ROOT })
}

/// Writes a relative path as a relative reference: RFC 3986, everything but its unreserved characters as bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
