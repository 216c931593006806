//! The hidden identity of a workbook: which sheet it is, what it was made from, and where its answers stand. A filled
//! workbook is told by it, whatever its file is called.
//!
//! Column A holds keys, column B values; what is long stands in pieces in as many rows, in their order.
//!
//! | key | value |
//! |---|---|
//! | `schema`, `shape` | `punctilio/workbook` and its version |
//! | `sheet`, `hash`, `version`, `lang`, `name` | which sheet it is, and what its first worksheet is called |
//! | `columns` | the letters of its columns: `id` (hidden, the address of each item), `number`, `text`, `answers`, `note`, `field` |
//! | `fields` | the row of each field of the head; its value stands in the column `field` |
//! | `words` | what each word of a drop-down means; a described state begins with its place in the list |
//! | `actions` | first row, count and columns of the list of actions, which is the third worksheet |
//! | `rows`, `texts` | the row of each item, and the criteria as they were written, in the same order |
//! | `sheet_items` | the list of items as data, by which the answers are scored |

use super::actions;
use super::filler::{Filler, Layout};
use super::place::{ANSWER, NUMBER, TEXT, column, cut};
use super::sheet::Sheet;
use super::words::{Words, key};
use crate::view::score_sheet::Wording;
use crate::view::workbook::Marks;
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
        "note": column(columns.note()),
        "field": column(ANSWER),
    });
    let rows: Map<String, Value> = layout
        .items
        .iter()
        .map(|(item, row)| (item.clone(), json!(row + 1)))
        .collect();
    let texts = json!(layout.texts);
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
        ("fields", Value::Object(fields).to_string()),
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
        ("rows", Value::Object(rows).to_string()),
        ("texts", texts.to_string()),
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

/// Lists the words of answers, by what files of answers call them. Described states are told by their number in front.
fn answer_words(filler: &Filler<'_>) -> Value {
    let words: Words<'_> = filler.words;
    let mut list = Map::new();
    let mut add = |word: &str, of: String| {
        list.insert(of, json!(word));
    };
    for wording in [Wording::Met, Wording::Happened, Wording::Question] {
        for (end, word) in [("yes", "yes"), ("no", "no")] {
            add(word, words.get(&format!("score_{}_{end}", key(&wording))));
        }
    }
    let has_three = filler
        .view
        .sections
        .iter()
        .flat_map(|part| part.items())
        .any(|item| matches!(item.marks, Marks::Three(_)));
    if has_three {
        add("partial", words.get("score_partly"));
    }
    add("na", words.get("score_na"));
    add("not-observed", words.get("score_unseen"));
    Value::Object(list)
}
