//! The things of an edition that have an id, and what they are called.

use super::edition::Edition;
use super::value::{Names, Said};
use crate::format::doc::{
    ArticleDoc, AssessmentDoc, AudienceDoc, AuditDoc, BodyDoc, CaseDoc, ChecklistDoc, DrillDoc,
    FeedbackDoc, FormDoc, LessonDoc, PhaseDoc, PhraseDoc, QuestionDoc, RoleDoc, RuleDoc, StepDoc,
    TermDoc, TouchpointDoc,
};
use crate::format::{TableSpec, TableType};
use crate::label::Lang;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A thing with an id.
#[derive(Debug)]
pub(super) struct Thing<'a> {
    /// What it is: `step`.
    pub kind: &'static str,
    /// The table that it was written in.
    pub spec: &'static TableSpec,
    /// Its id.
    pub id: &'a str,
    /// Its printed number.
    pub number: Option<String>,
    /// Its name.
    pub name: Said,
    /// The phase of a step.
    pub phase: Option<&'a str>,
    /// The standard it is included from.
    pub origin: Option<&'a str>,
    /// It as written.
    pub doc: &'a Map<String, Value>,
    /// The letters of a step's statements, by list and place.
    pub letters: Option<&'a Value>,
}

/// All things of an edition, in the order of the format.
pub(super) struct Things<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The things.
    pub list: Vec<Thing<'a>>,
    /// What they are called.
    pub names: Names,
}

/// Things whose entry is the document itself, in the order of the format.
const ENTRIES: [(&str, &str, &TableSpec); 13] = [
    ("roles", "role", RoleDoc::SPEC),
    ("bodies", "body", BodyDoc::SPEC),
    ("audiences", "audience", AudienceDoc::SPEC),
    ("touchpoints", "touchpoint", TouchpointDoc::SPEC),
    ("terms", "term", TermDoc::SPEC),
    ("phrases", "phrase", PhraseDoc::SPEC),
    ("forms", "form", FormDoc::SPEC),
    ("lessons", "lesson", LessonDoc::SPEC),
    ("cases", "case", CaseDoc::SPEC),
    ("drills", "drill", DrillDoc::SPEC),
    ("questions", "question", QuestionDoc::SPEC),
    ("assessments", "assessment", AssessmentDoc::SPEC),
    ("feedback", "feedback", FeedbackDoc::SPEC),
];

impl<'a> Things<'a> {
    /// Lists the things of an edition.
    pub(super) fn of(edition: &'a Edition) -> Self {
        let mut list = Vec::new();
        for (key, kind, spec) in &ENTRIES[..5] {
            entries(edition, key, kind, spec, &mut list);
        }
        for one in edition.list("articles") {
            numbered(one, "article", ArticleDoc::SPEC, None, &mut list);
        }
        for one in edition.list("phases") {
            numbered(one, "phase", PhaseDoc::SPEC, None, &mut list);
            let phase = id_of(one);
            let origin = origin_of(one);
            let steps = one.get("steps").and_then(Value::as_array);
            for step in steps.into_iter().flatten() {
                let at = list.len();
                numbered(step, "step", StepDoc::SPEC, phase, &mut list);
                if let Some(thing) = list.get_mut(at) {
                    thing.letters = step.get("letters");
                    thing.origin = origin;
                }
            }
        }
        for one in edition.list("rules") {
            numbered(one, "rule", RuleDoc::SPEC, None, &mut list);
        }
        for (key, kind, spec) in &ENTRIES[5..7] {
            entries(edition, key, kind, spec, &mut list);
        }
        for one in edition.list("checklists") {
            numbered(one, "checklist", ChecklistDoc::SPEC, None, &mut list);
        }
        for one in edition.list("audits") {
            numbered(one, "audit", AuditDoc::SPEC, None, &mut list);
        }
        for (key, kind, spec) in &ENTRIES[7..] {
            entries(edition, key, kind, spec, &mut list);
        }
        let mut names = Names::default();
        for thing in &list {
            for kind in pointed_at(thing.kind) {
                names.add(kind, thing.id, thing.name.clone());
            }
        }
        let doc = edition.doc();
        let needs = doc
            .and_then(|doc| doc.get("needs"))
            .and_then(Value::as_array);
        for need in needs.into_iter().flatten() {
            if let (Some(id), Some(text)) = (id_of(need), need.get("text")) {
                names.add("need", id, Said::text(text));
            }
        }
        Self {
            edition,
            list,
            names,
        }
    }

    /// Returns the place of each thing by its kind and id.
    pub(super) fn at(&self) -> BTreeMap<(&'static str, &'a str), usize> {
        let rows = self.list.iter().enumerate();
        rows.map(|(n, thing)| ((thing.kind, thing.id), n)).collect()
    }
}

fn pointed_at(kind: &'static str) -> &'static [&'static str] {
    match kind {
        "role" => &["role", "role or body"],
        "body" => &["body", "role or body"],
        "audience" => &["audience"],
        "touchpoint" => &["touchpoint"],
        "phase" => &["phase"],
        "step" => &["step"],
        "form" | "feedback" => &["form"],
        _ => &[],
    }
}

/// Returns the id of an entry.
pub(super) fn id_of(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

fn origin_of(value: &Value) -> Option<&str> {
    value.get("origin")?.get("standard")?.as_str()
}

fn entries<'a>(
    edition: &'a Edition,
    key: &str,
    kind: &'static str,
    spec: &'static TableSpec,
    list: &mut Vec<Thing<'a>>,
) {
    for one in edition.list(key) {
        if let (Some(id), Some(doc)) = (id_of(one), one.as_object()) {
            list.push(Thing {
                kind,
                spec,
                id,
                number: None,
                name: name_of(doc),
                phase: None,
                origin: origin_of(one),
                doc,
                letters: None,
            });
        }
    }
}

fn numbered<'a>(
    one: &'a Value,
    kind: &'static str,
    spec: &'static TableSpec,
    phase: Option<&'a str>,
    list: &mut Vec<Thing<'a>>,
) {
    let doc = one.get("doc").and_then(Value::as_object);
    let (Some(id), Some(doc)) = (id_of(one), doc) else {
        return;
    };
    let number = one.get("number").and_then(|number| match number {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let title = one.get("title").map(Said::text);
    list.push(Thing {
        kind,
        spec,
        id,
        number,
        name: title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| name_of(doc)),
        phase,
        origin: origin_of(one),
        doc,
        letters: None,
    });
}

fn name_of(doc: &Map<String, Value>) -> Said {
    let keys = ["title", "name", "term", "must", "must_not", "ask", "text"];
    let texts = keys.iter().filter_map(|key| doc.get(*key)).map(Said::text);
    let mut named = texts.filter(|text| !text.is_empty());
    named.next().unwrap_or_default()
}

impl Things<'_> {
    /// Says where a thing stands: its number and phase, else its place among its kind.
    pub(super) fn place(&self, thing: &Thing<'_>) -> Said {
        if let Some(number) = &thing.number {
            let phase = thing.phase.and_then(|id| {
                let phase = self
                    .list
                    .iter()
                    .find(|one| one.kind == "phase" && one.id == id)?;
                Some(phase.name.clone())
            });
            return match phase {
                Some(phase) => Said::both(
                    format!("{number}（{}）", phase.get(Lang::Zh)),
                    format!("{number} ({})", phase.get(Lang::En)),
                ),
                None => Said::same(number),
            };
        }
        let of_kind = self.list.iter().filter(|one| one.kind == thing.kind);
        let at = of_kind.take_while(|one| one.id != thing.id).count() + 1;
        Said::both(format!("第 {at}"), format!("no. {at}"))
    }
}
