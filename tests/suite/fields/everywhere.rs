//! A text shows wherever the format lets it stand, not only where the project happens to use it.
//!
//! Every table of the project gets all texts and tables that it may hold, as far as the project has an example of
//! them; then every text becomes a mark of its own, and each mark must be on some page.

use super::{Project, is_text, project, tables, takes_text};
use crate::html::{Piece, pieces, visible};
use crate::product;
use crate::support::lines;
use punctilio::diag::Severity;
use punctilio::format::{Shape, TableSpec};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// Keys that are not put into other tables: names, what steers scoring, and lists of whole things.
const LEFT_OUT: &[&str] = &[
    "id", "item", "items", "select", "sections", "covers", "include", "add", "steps", "grades",
    "findings", "say",
];

/// Texts that need not show, each with its reason: the end of their place, why.
const HIDDEN: &[(&str, &str)] = &[
    (
        "items.item.anchors",
        "the line's scale has no digits to explain",
    ),
    ("items.item.choices.text", "the line's scale has no choices"),
];

/// An example of every key of every table, by the name of the table.
pub type Examples = BTreeMap<&'static str, Table>;

fn collect(value: &Value, spec: &'static TableSpec, examples: &mut Examples) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect(one, spec, examples)),
        Value::Table(table) if !is_text(table) => {
            for (key, value) in table {
                let Some(field) = spec.field(key) else {
                    continue;
                };
                let known = examples.entry(spec.name).or_default();
                known.entry(key.clone()).or_insert_with(|| plain(value));
                for inner in tables(&(field.shape)()) {
                    collect(value, inner, examples);
                }
            }
        }
        _ => {}
    }
}

/// Takes out of an example what may stand only once: ids, but for those of answers.
fn plain(value: &Value) -> Value {
    match value {
        Value::Array(list) => Value::Array(list.iter().map(plain).collect()),
        Value::Table(table) if !is_text(table) => {
            let keeps = |key: &str| match key {
                "id" => table.contains_key("credit"),
                "item" | "say" => false,
                _ => true,
            };
            let kept = table.iter().filter(|(key, _)| keeps(key));
            Value::Table(
                kept.map(|(key, value)| (key.clone(), plain(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

struct Marker<'e> {
    examples: &'e Examples,
    /// Each mark with the place of its text.
    marks: Vec<(String, String)>,
}

impl Marker<'_> {
    fn table(&mut self, table: &mut Table, spec: &'static TableSpec, place: &str) {
        let is_file = spec.field("format").is_some();
        for field in spec.fields.iter().filter(|_| !is_file) {
            let shape = (field.shape)();
            let wanted = takes_text(&shape) || !tables(&shape).is_empty();
            let example = self
                .examples
                .get(spec.name)
                .and_then(|known| known.get(field.key));
            if let Some(example) = example.filter(|_| wanted && !LEFT_OUT.contains(&field.key))
                && !table.contains_key(field.key)
            {
                table.insert(field.key.to_owned(), example.clone());
            }
        }
        for (key, value) in table.iter_mut() {
            if let Some(field) = spec.field(key) {
                self.value(value, &(field.shape)(), &format!("{place}.{key}"));
            }
        }
    }

    fn value(&mut self, value: &mut Value, shape: &Shape, place: &str) {
        let own = tables(shape);
        let is_a_text = match value {
            Value::String(_) => true,
            Value::Table(table) => is_text(table),
            _ => false,
        };
        match value {
            Value::Array(list) => list
                .iter_mut()
                .for_each(|one| self.value(one, shape, place)),
            _ if is_a_text && takes_text(shape) => {
                let Some(spec) = own.into_iter().find(|spec| spec.from_text) else {
                    *value = self.mark(place);
                    return;
                };
                // The text stands for a table: write the table.
                let mut table = Table::from_iter([("text".to_owned(), value.clone())]);
                self.table(&mut table, spec, place);
                *value = Value::Table(table);
            }
            Value::Table(table) if !is_a_text => {
                for spec in own {
                    self.table(table, spec, place);
                }
            }
            _ => {}
        }
    }

    fn mark(&mut self, place: &str) -> Value {
        let mark = format!("标记{:04}号", self.marks.len());
        self.marks.push((mark.clone(), place.to_owned()));
        Value::String(mark)
    }
}

/// Makes every text of the project a mark, after its tables got what they may hold of the examples; returns each mark
/// with the place of its text.
pub fn mark(project: &mut Project, examples: &Examples) -> Vec<(String, String)> {
    let mut marker = Marker {
        examples,
        marks: Vec::new(),
    };
    // The other standards are there to be taken from.
    let own = project
        .texts
        .iter_mut()
        .filter(|text| !text.path.contains("origin"));
    for text in own {
        let spec = text.spec();
        marker.table(&mut text.table, spec, spec.name);
    }
    marker.marks
}

/// All that the pages of a project show or read out.
pub fn shown(project: &Project) -> String {
    let built = product::build(project.write(None).path());
    let mut errors = built.outcome.diagnostics.clone();
    errors.retain(|fault| fault.severity == Severity::Error);
    let errors = lines(&errors, &built.outcome.sources);
    assert!(errors.is_empty(), "{errors:#?}");
    let mut shown = String::new();
    for (_, page) in built.pages() {
        shown += &visible(page);
        for piece in pieces(page) {
            if let Piece::Open(_, attributes) = piece {
                let read_out = attributes
                    .into_iter()
                    .filter(|(key, _)| key == "alt" || key == "aria-label");
                shown.extend(read_out.map(|(_, text)| text));
            }
        }
    }
    shown
}

#[test]
fn every_text_shows_wherever_it_may_stand() {
    let mut project = project();
    let mut examples = Examples::new();
    for text in &project.texts {
        collect(
            &Value::Table(text.table.clone()),
            text.spec(),
            &mut examples,
        );
    }
    let marks = mark(&mut project, &examples);
    assert!(marks.len() > 800, "only {} texts", marks.len());

    let shown = shown(&project);
    let is_hidden = |place: &str| HIDDEN.iter().any(|row| place.ends_with(row.0));
    let lost: BTreeSet<&String> = marks
        .iter()
        .filter(|(mark, place)| !shown.contains(mark) && !is_hidden(place))
        .map(|(_, place)| place)
        .collect();
    assert!(lost.is_empty(), "texts that no page shows: {lost:#?}");
}
