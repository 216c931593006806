//! What a change of each key weighs, and what the key is called.

use super::Weight;
use crate::label::Words;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a change of a key weighs, and what the key is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldWeight {
    /// How deep a change of it goes.
    pub weight: Weight,
    /// What it is called where a change is told.
    pub words: Words,
}

/// One row for each key of each table: `step | role | duty | 岗位 | Role`.
const FIELDS: &str = include_str!("fields.txt");

static ROWS: LazyLock<BTreeMap<(&'static str, &'static str), FieldWeight>> = LazyLock::new(|| {
    let rows = FIELDS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(row).collect()
});

fn row(line: &'static str) -> Option<((&'static str, &'static str), FieldWeight)> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let [table, key, weight, zh, en] = parts.as_slice() else {
        return None;
    };
    let weights = [
        Weight::Record,
        Weight::Wording,
        Weight::Duty,
        Weight::Layout,
    ];
    let weight = weights.into_iter().find(|one| one.key() == *weight)?;
    let words = Words::new(*zh, *en);
    Some(((*table, *key), FieldWeight { weight, words }))
}

/// Lists every row by table and key.
pub fn fields() -> impl Iterator<Item = (&'static str, &'static str, &'static FieldWeight)> {
    ROWS.iter().map(|((table, key), row)| (*table, *key, row))
}

/// Returns what is known of a key.
pub(super) fn of(table: &'static str, key: &'static str) -> Option<&'static FieldWeight> {
    ROWS.get(&(table, key))
}
