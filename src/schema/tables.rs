//! All tables of the format, found by walking from the files.

use crate::format::doc::{BookFileDoc, ChapterDoc, StandardFileDoc};
use crate::format::{Shape, TableSpec, TableType};
use indexmap::IndexMap;

/// A kind of file, by the table at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// `punctilio.toml`.
    Book,
    /// A standard or a part of one.
    Standard,
    /// The head of a chapter in Markdown.
    Chapter,
}

impl Root {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Book, Self::Standard, Self::Chapter];

    /// Returns the table at the top of such a file.
    #[must_use]
    pub fn spec(self) -> &'static TableSpec {
        match self {
            Self::Book => BookFileDoc::SPEC,
            Self::Standard => StandardFileDoc::SPEC,
            Self::Chapter => ChapterDoc::SPEC,
        }
    }
}

/// Lists every table once, in the order in which a reader of the files meets them, each with where it may stand.
///
/// A place is written like a header of TOML: `phases.steps`; a table that may stand in itself is listed once.
#[must_use]
pub fn tables() -> Vec<(&'static TableSpec, Vec<String>)> {
    let mut found: IndexMap<&'static str, (&'static TableSpec, Vec<String>)> = IndexMap::new();
    for root in Root::ALL {
        let spec = root.spec();
        found.insert(spec.name, (spec, Vec::new()));
        let mut waiting = vec![(spec, String::new())];
        while let Some((spec, path)) = waiting.pop() {
            let mut below = Vec::new();
            for field in spec.fields {
                let at = match path.as_str() {
                    "" => field.key.to_owned(),
                    path => format!("{path}.{}", field.key),
                };
                for inner in inner(&(field.shape)()) {
                    let entry = found
                        .entry(inner.name)
                        .or_insert_with(|| (inner, Vec::new()));
                    if entry.1.is_empty() {
                        below.push((inner, at.clone()));
                    }
                    entry.1.push(at.clone());
                }
            }
            below.reverse();
            waiting.extend(below);
        }
    }
    found.into_values().collect()
}

/// Lists the tables that may stand directly in a value.
fn inner(shape: &Shape) -> Vec<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => vec![spec],
        Shape::Many(one) | Shape::ByLanguage(one) | Shape::ByRole(one) => inner(one),
        Shape::OneOf(all) => all.iter().flat_map(inner).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_name_belongs_to_one_table() {
        let mut by_name: BTreeMap<&str, &TableSpec> = BTreeMap::new();
        for root in Root::ALL {
            let mut waiting = vec![root.spec()];
            while let Some(spec) = waiting.pop() {
                if let Some(known) = by_name.insert(spec.name, spec) {
                    assert!(std::ptr::eq(known.fields, spec.fields), "{}", spec.name);
                    continue;
                }
                let fields = spec.fields.iter();
                waiting.extend(fields.flat_map(|field| inner(&(field.shape)())));
            }
        }
        assert_eq!(by_name.len(), tables().len());
    }

    #[test]
    fn a_table_knows_where_it_stands() {
        let all = tables();
        let at = |name: &str| &all.iter().find(|(spec, _)| spec.name == name).unwrap().1;
        assert_eq!(at("step"), &["phases.steps"]);
        assert!(at("ban").contains(&"avoid".to_owned()));
        assert!(at("ban").contains(&"phases.steps.avoid".to_owned()));
    }
}
