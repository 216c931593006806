//! Who must be told of a change: the roles that a thing names, in the old edition and in the new.

use super::change::Told;
use super::edition::Edition;
use super::thing::Thing;
use super::value::table_of;
use crate::format::{RefKind, Shape, TableSpec};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The roles of an edition, by the things that name them.
#[derive(Debug, Default)]
pub(super) struct Readers {
    /// By kind and id of the thing; without a row, everyone.
    rows: BTreeMap<(&'static str, String), BTreeSet<String>>,
}

impl Readers {
    /// Looks through all things of an edition.
    pub(super) fn of(edition: &Edition, things: &[Thing<'_>]) -> Self {
        let known: BTreeSet<&str> = edition.roles().collect();
        let mut readers = Self::default();
        for thing in things {
            let mut found = BTreeSet::new();
            match thing.kind {
                "role" => {
                    found.insert(thing.id.to_owned());
                }
                // Its owner and authors are not those who work by it.
                "standard" => continue,
                _ => roles(thing.spec, thing.doc, &mut found),
            }
            found.retain(|role| known.contains(role.as_str()));
            if found.is_empty() {
                continue;
            }
            if let Some(phase) = thing.phase {
                readers.add("phase", phase, &found);
            }
            if thing.kind == "step" {
                for form in refs(thing.doc.get("forms")) {
                    readers.add("form", form, &found);
                }
            }
            readers.add(thing.kind, thing.id, &found);
        }
        readers
    }

    fn add(&mut self, kind: &'static str, id: &str, roles: &BTreeSet<String>) {
        let row = self.rows.entry((kind, id.to_owned())).or_default();
        row.extend(roles.iter().cloned());
    }

    /// Returns who works by a thing.
    pub(super) fn told(&self, kind: &'static str, id: &str) -> Told {
        match self.rows.get(&(kind, id.to_owned())) {
            Some(roles) => Told::Roles(roles.iter().cloned().collect()),
            None => Told::Everyone,
        }
    }
}

fn refs(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let list = value.and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

/// Collects every role that a table names, in the tables within it too.
fn roles(spec: &'static TableSpec, table: &Map<String, Value>, found: &mut BTreeSet<String>) {
    for field in spec.fields {
        if let Some(value) = table.get(field.key) {
            within(&(field.shape)(), value, found);
        }
    }
}

fn within(shape: &Shape, value: &Value, found: &mut BTreeSet<String>) {
    match (shape, value) {
        (Shape::Ref(RefKind::Role | RefKind::Post), Value::String(id)) => {
            found.insert(id.clone());
        }
        (Shape::Many(one), Value::Array(list)) => {
            list.iter().for_each(|value| within(one, value, found));
        }
        (_, Value::Object(table)) => {
            if let Some(spec) = table_of(shape) {
                roles(spec, table, found);
            }
        }
        _ => {}
    }
}
