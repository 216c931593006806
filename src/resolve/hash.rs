//! Hashes: SHA-256 over canonical JSON, keys in order.
//!
//! # Source
//! Format reference, “Hashes”: a standard's hash leaves out status, approvals and changes; a sheet's holds every field
//! that scoring reads and the texts of the main language.

use crate::format::Text;
use crate::format::doc::{AuditDoc, ChecklistDoc};
use crate::label::Lang;
use crate::model::{Checklist, Entry, Item, Standard, canonical_hash};
use serde::Serialize;
use serde_json::{Value, json};

/// Fields of the head that do not change what a standard says.
const OUTSIDE: [&str; 4] = ["status", "reviewed_by", "approved_by", "changes"];

/// Hashes a standard before its sheets are resolved.
pub(super) fn of_standard(
    standard: &Standard,
    checklists: &[Entry<ChecklistDoc>],
    audits: &[Entry<AuditDoc>],
) -> String {
    let mut value = to_value(standard);
    if let Value::Object(map) = &mut value {
        map.remove("hash");
        if let Some(Value::Object(head)) = map.get_mut("doc") {
            for key in OUTSIDE {
                head.remove(key);
            }
        }
        map.insert("checklists".to_owned(), to_value(&checklists));
        map.insert("audits".to_owned(), to_value(&audits));
    }
    canonical_hash(value)
}

/// Hashes a checklist.
pub(super) fn of_checklist(standard: &Standard, list: &Checklist, lang: Lang) -> String {
    let groups: Vec<Value> = list
        .groups
        .iter()
        .map(|group| {
            let lines: Vec<Value> = group.lines.iter().map(|line| item(line.item(), lang)).collect();
            json!({"id": group.id, "title": group.title.as_ref().map(|t| t.best(lang).0), "lines": lines})
        })
        .collect();
    canonical_hash(json!({"standard": standard.id, "checklist": list.id, "groups": groups}))
}

fn item(item: &Item, lang: Lang) -> Value {
    let mut value = json!({
        "path": item.full_path(),
        "text": wording(&item.text, lang),
        "ban": item.ban,
        "points": item.points,
        "scale": to_value(&item.scale),
        "critical": to_value(&item.critical),
        "na": to_value(&item.na),
        "severity": to_value(&item.severity),
        "samples": item.samples,
        "samples_rule": to_value(&item.samples_rule),
    });
    if let Value::Object(map) = &mut value {
        if let Some(when) = &item.when {
            map.insert("when".to_owned(), wording(when, lang));
        }
        if !item.audiences.is_empty() {
            let names: Vec<Value> = item.audiences.iter().map(|a| wording(a, lang)).collect();
            map.insert("for".to_owned(), json!(names));
        }
    }
    value
}

/// The wording of a line; what is undecided is not the same as these words decided.
fn wording(text: &Text, lang: Lang) -> Value {
    let words = text.best(lang).0;
    if text.open {
        json!({"unspecified": words})
    } else {
        json!(words)
    }
}

fn to_value<T: Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value)
        .expect("documents serialise: their keys are strings and nothing in them can fail")
}
