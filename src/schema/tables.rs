//! All tables of the format, found by walking from the files.

use crate::format::doc::{BookFileDoc, ChapterDoc, ResponseFileDoc, StandardFileDoc, ThemeFileDoc};
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
    /// A filled score sheet.
    Response,
    /// `theme.toml` of a theme.
    Theme,
}

impl Root {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Book,
        Self::Standard,
        Self::Chapter,
        Self::Response,
        Self::Theme,
    ];

    /// Returns the table at the top of such a file.
    #[must_use]
    pub fn spec(self) -> &'static TableSpec {
        match self {
            Self::Book => BookFileDoc::SPEC,
            Self::Standard => StandardFileDoc::SPEC,
            Self::Chapter => ChapterDoc::SPEC,
            Self::Response => ResponseFileDoc::SPEC,
            Self::Theme => ThemeFileDoc::SPEC,
        }
    }
}

/// A place of a table: the table around it, and the key there.
pub type Place = (&'static TableSpec, &'static str);

/// Lists every table once, in the order in which a reader of the files meets them, each with where it may stand.
#[must_use]
pub fn tables() -> Vec<(&'static TableSpec, Vec<Place>)> {
    let mut found: IndexMap<&'static str, (&'static TableSpec, Vec<Place>)> = IndexMap::new();
    for root in Root::ALL {
        let spec = root.spec();
        found.insert(spec.name, (spec, Vec::new()));
        let mut waiting = vec![spec];
        while let Some(spec) = waiting.pop() {
            let mut below = Vec::new();
            for field in spec.fields {
                for inner in inner(&(field.shape)()) {
                    let entry = found.entry(inner.name).or_insert_with(|| {
                        below.push(inner);
                        (inner, Vec::new())
                    });
                    entry.1.push((spec, field.key));
                }
            }
            waiting.extend(below.into_iter().rev());
        }
    }
    found.into_values().collect()
}

/// Lists the tables that may stand directly in a value.
fn inner(shape: &Shape) -> Vec<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => vec![spec],
        Shape::Many(one) | Shape::ByLanguage(one) | Shape::ByRole(one) | Shape::ByItem(one) => {
            inner(one)
        }
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
        let at = |name: &str| -> Vec<String> {
            let (_, places) = all.iter().find(|(spec, _)| spec.name == name).unwrap();
            let shown = places
                .iter()
                .map(|(spec, key)| format!("{}.{key}", spec.name));
            shown.collect()
        };
        assert_eq!(at("step"), ["phase.steps"]);
        assert_eq!(
            at("ban"),
            ["standard file.avoid", "phase.avoid", "step.avoid"]
        );
        assert_eq!(at("standard file"), [""; 0]);
    }
}
