//! The hidden identity of a workbook: which sheet it is, what it was made from, and where its answers stand. A filled
//! workbook is told by it, whatever its file is called.
//!
//! Column A holds keys, column B values; what is long stands in pieces in as many rows, in their order.
//!
//! | key | value |
//! |---|---|
//! | `schema`, `shape` | `punctilio/workbook` and its version |
//! | `sheet`, `hash`, `version`, `lang`, `name` | which sheet it is, and what its first worksheet is called |
//! | `columns` | the letters of its columns: `id` (hidden, the address of each item), `number`, `text`, `answers`, `earned`, `note`, `field` |
//! | `heads` | the names of the columns up to `note`; their row has the mark `punctilio:heads` in the column `id` |
//! | `fields` | the row of each field of the head, which has the mark `field:KEY` behind the column `note`; its value stands in the column `field` |
//! | `site` | the site that it was made for: its id, and what the field says of it |
//! | `words` | the words of drop-downs: `met`, `happened` and `question` have those for yes and no |
//! | `choices` | the words of described states of items, in the order of the states |
//! | `lacking` | the items that do not apply because the site lacks their place |
//! | `formulas` | the cells of formulas that a person reads, apart from those in the column `earned` of items |
//! | `actions` | first row, count and columns of the list of actions, whose heads have the mark `punctilio:actions` behind them |
//! | `rows`, `numbers`, `texts` | the row of each item, its number and its criterion as they were written, in the same order |
//! | `sheet_items` | the list of items as data, by which the answers are scored |

use super::actions;
use super::filler::{Filler, Layout};
use super::place::{ANSWER, NUMBER, TEXT, column, cut};
use super::sheet::Sheet;
use super::words::{Words, key};
use crate::view::score_sheet::Wording;
use rust_xlsxwriter::{Worksheet, XlsxError};
use serde_json::{Map, Value, json};

/// The name of the sheet.
pub(super) const NAME: &str = "_meta";
/// The version of what stands here.
const SHAPE: u32 = 1;
/// The most characters of one piece of the list of items.
const PIECE: usize = 30_000;

/// Writes the identity.
pub(super) fn write(
    worksheet: &mut Worksheet,
    filler: &Filler<'_>,
    layout: &Layout,
    items: &str,
) -> Result<(), XlsxError> {
    let head = &filler.view.head;
    let columns = layout.columns;
    let answers: Vec<String> = (0..columns.samples)
        .map(|n| column(columns.answer(n)))
        .collect();
    let places = json!({
        "id": column(columns.id()),
        "number": column(NUMBER),
        "text": column(TEXT),
        "answers": answers,
        "earned": column(columns.earned()),
        "note": column(columns.note()),
        "field": column(ANSWER),
    });
    let rows: Map<String, Value> = layout
        .items
        .iter()
        .map(|(item, row)| (item.clone(), json!(row + 1)))
        .collect();
    let choices: Map<String, Value> = layout
        .choices
        .iter()
        .map(|(item, labels)| (item.clone(), json!(labels)))
        .collect();
    let items_of = || filler.view.sections.iter().flat_map(|part| part.items());
    let lacking: Vec<&str> = items_of()
        .filter(|item| item.lacking)
        .map(|item| item.item.as_str())
        .collect();
    let fields: Map<String, Value> = layout
        .fields
        .iter()
        .map(|(key, row)| (key.clone(), json!(row + 1)))
        .collect();
    let list: Map<String, Value> = (0..)
        .zip(actions::KEYS)
        .map(|(col, key)| (key.to_owned(), json!(column(col))))
        .collect();
    let entries = [
        ("schema", "punctilio/workbook".to_owned()),
        ("shape", SHAPE.to_string()),
        ("sheet", head.sheet.clone()),
        ("hash", head.hash.clone()),
        ("version", filler.words.text(&head.version)),
        ("lang", filler.view.lang.tag().to_owned()),
        ("name", layout.name.clone()),
        ("columns", places.to_string()),
        ("heads", json!(layout.heads).to_string()),
        ("fields", Value::Object(fields).to_string()),
        ("site", site(filler).to_string()),
        ("words", answer_words(filler).to_string()),
        (
            "actions",
            json!({ "first": actions::FIRST + 1, "count": actions::COUNT, "columns": list })
                .to_string(),
        ),
    ];
    let sheet = &mut Sheet::new(worksheet, filler.style);
    let mut row = 0;
    let long = [
        ("choices", Value::Object(choices).to_string()),
        ("lacking", json!(lacking).to_string()),
        ("formulas", json!(layout.formulas).to_string()),
        ("rows", Value::Object(rows).to_string()),
        ("numbers", json!(layout.numbers).to_string()),
        ("texts", json!(layout.texts).to_string()),
        ("sheet_items", items.to_owned()),
    ];
    for (key, text) in entries.into_iter().chain(long) {
        let mut rest = text.trim_end();
        while !rest.is_empty() {
            let piece = cut(rest, PIECE);
            sheet.plain(row, 0, key)?;
            sheet.plain(row, 1, piece)?;
            rest = &rest[piece.len()..];
            row += 1;
        }
    }
    sheet.inner.set_very_hidden(true);
    sheet.inner.protect();
    Ok(())
}

/// Tells which site the workbook was made for, and what its field says.
fn site(filler: &Filler<'_>) -> Value {
    let head = &filler.view.head;
    let mut fields = head.fields.iter();
    let shown = fields.find(|(field, _)| field.key() == "site");
    let shown = shown.and_then(|(_, value)| value.as_ref());
    match (&head.site, shown) {
        (Some(id), Some(shown)) => json!({ "id": id, "shown": filler.words.text(shown) }),
        _ => Value::Null,
    }
}

/// Lists the words of answers that stand in drop-downs.
fn answer_words(filler: &Filler<'_>) -> Value {
    let words: Words<'_> = filler.words;
    let mut list = Map::new();
    for wording in [Wording::Met, Wording::Happened, Wording::Question] {
        let name = key(&wording);
        let pair = ["yes", "no"].map(|end| words.get(&format!("score_{name}_{end}")));
        list.insert(name, json!(pair));
    }
    list.insert("partial".to_owned(), json!(words.get("score_partly")));
    list.insert("na".to_owned(), json!(words.get("score_na")));
    list.insert("not-observed".to_owned(), json!(words.get("score_unseen")));
    Value::Object(list)
}
