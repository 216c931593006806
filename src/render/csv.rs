//! The answers of a score sheet as a list to fill in: what the sheet is, then a line for each item.
//!
//! UTF-8 with a mark in front and lines that end as Excel writes them, so that it opens with a double click.

use crate::render::plain;
use crate::view::workbook::WorkbookView;
use std::collections::BTreeSet;

/// Writes the list; `items` is the sheet's list of items as data, by which the answers can be scored for ever.
#[must_use]
pub fn answers(view: &WorkbookView, items: &str) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    let mut line = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    line(&["#sheet", &view.head.sheet]);
    line(&["#hash", &view.head.hash]);
    let mut told = BTreeSet::new();
    for (field, value) in &view.head.fields {
        // Some heads ask twice for what files of answers hold once.
        if field.is_told() && told.insert(field.key()) {
            let value = value.as_ref().map(|value| plain(&value.text));
            let key = format!("#{}", field.key());
            line(&[&key, &harmless(value.unwrap_or_default())]);
        }
    }
    line(&["#sheet_items", items.trim_end()]);
    line(&["item", "answer", "note", "owner", "due"]);
    for item in view.sections.iter().flat_map(|part| part.items()) {
        line(&[&item.item, if item.lacking { "na" } else { "" }, "", "", ""]);
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// Keeps a text from being taken for a formula.
fn harmless(text: String) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text,
    }
}
