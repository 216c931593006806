//! The keys that tables declare, and where the project of every field uses them.

use super::{Project, is_text, project, tables};
use punctilio::format::doc::{BookFileDoc, ChapterDoc, StandardFileDoc};
use punctilio::format::{FieldSpec, TableSpec, TableType};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// A way into a table: keys and places in lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    Key(String),
    Place(usize),
}

/// One key as it stands in the project: which text, and the way to it.
pub type Use = (usize, Vec<Turn>);

/// A key of a table, with its declaration and its uses.
pub struct Key {
    pub table: &'static str,
    pub spec: &'static FieldSpec,
    pub uses: Vec<Use>,
}

pub type Keys = BTreeMap<(&'static str, &'static str), Key>;

/// Lists every key of every table that a file may hold.
fn declare(
    spec: &'static TableSpec,
    keys: &mut Keys,
    seen: &mut BTreeMap<&'static str, &'static TableSpec>,
) {
    if let Some(known) = seen.insert(spec.name, spec) {
        assert_eq!(known.zh, spec.zh, "two tables are called “{}”", spec.name);
        return;
    }
    for field in spec.fields {
        let key = Key {
            table: spec.name,
            spec: field,
            uses: Vec::new(),
        };
        keys.insert((spec.name, field.key), key);
        for table in tables(&(field.shape)()) {
            declare(table, keys, seen);
        }
    }
}

/// Notes where the keys of a table are used.
fn visit(
    table: &Table,
    spec: &'static TableSpec,
    at: &mut Vec<Turn>,
    text: usize,
    keys: &mut Keys,
) {
    for (name, value) in table {
        at.push(Turn::Key(name.clone()));
        if let Some(field) = spec.field(name) {
            let key = keys.get_mut(&(spec.name, field.key)).unwrap();
            key.uses.push((text, at.clone()));
            for inner in tables(&(field.shape)()) {
                descend(value, inner, at, text, keys);
            }
        }
        at.pop();
    }
}

fn descend(
    value: &Value,
    spec: &'static TableSpec,
    at: &mut Vec<Turn>,
    text: usize,
    keys: &mut Keys,
) {
    match value {
        Value::Array(list) => {
            for (place, one) in list.iter().enumerate() {
                at.push(Turn::Place(place));
                descend(one, spec, at, text, keys);
                at.pop();
            }
        }
        Value::Table(table) if !is_text(table) => visit(table, spec, at, text, keys),
        _ => {}
    }
}

/// Lists all keys with their uses.
pub fn keys(project: &Project) -> Keys {
    let (mut keys, mut seen) = (Keys::new(), BTreeMap::new());
    for spec in [BookFileDoc::SPEC, StandardFileDoc::SPEC, ChapterDoc::SPEC] {
        declare(spec, &mut keys, &mut seen);
    }
    for (n, text) in project.texts.iter().enumerate() {
        visit(&text.table, text.spec(), &mut Vec::new(), n, &mut keys);
    }
    keys
}

/// Finds the value that a way leads to, or the table it stands in and its last turn.
pub fn parent<'t>(table: &'t mut Table, way: &[Turn]) -> (&'t mut Table, String) {
    let (last, way) = way.split_last().unwrap();
    let Turn::Key(last) = last else {
        unreachable!("a way ends with a key");
    };
    let mut table = table;
    let mut way = way.iter();
    while let Some(turn) = way.next() {
        let Turn::Key(key) = turn else {
            unreachable!("a list stands under a key");
        };
        let mut value = table.get_mut(key).unwrap();
        while let Value::Array(list) = value {
            let Some(Turn::Place(place)) = way.next() else {
                unreachable!("a list is entered at a place");
            };
            value = &mut list[*place];
        }
        let Value::Table(inner) = value else {
            unreachable!("a way leads through tables");
        };
        table = inner;
    }
    (table, last.clone())
}

#[test]
fn the_project_of_every_field_uses_every_key() {
    let project = project();
    let missing: Vec<String> = keys(&project)
        .values()
        .filter(|key| key.uses.is_empty())
        .map(|key| format!("{}.{}", key.table, key.spec.key))
        .collect();
    assert!(
        missing.is_empty(),
        "tests/projects/everything/ does not use {missing:#?}"
    );
}
