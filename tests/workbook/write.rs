//! Writes workbooks from lists of items, for the check that fills them in and lets a spreadsheet program calculate.
//!
//! Reads JSON from the standard input: `[{"file": "…", "lang": "zh", "sheets": [list of items, …]}]`. A file of one list
//! becomes a whole workbook; one of several holds their sheets to fill in, named by their numbers.

#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

use punctilio::label::Lang;
use punctilio::render::xlsx::{self, Words};
use punctilio::score::SheetItems;
use punctilio::view::workbook::WorkbookView;
use serde::Deserialize;
use std::error::Error;

#[derive(Deserialize)]
struct Book {
    file: String,
    lang: String,
    sheets: Vec<SheetItems>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let books: Vec<Book> = serde_json::from_reader(std::io::stdin().lock())?;
    for book in books {
        let lang = Lang::from_tag(&book.lang).ok_or("no such language")?;
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/words/");
        let file = std::fs::read_to_string(format!("{folder}{}.toml", book.lang))?;
        let table: toml::Table = file.parse()?;
        let word = |key: &str| {
            let word = table.get(key).and_then(|word| word.as_str());
            word.unwrap_or_else(|| panic!("no word {key}")).to_owned()
        };
        let view = |list: &SheetItems| WorkbookView::of_items(list, lang);
        let bytes = match book.sheets.as_slice() {
            [list] => xlsx::workbook(&view(list), &serde_json::to_string(list)?, Words(&word)),
            lists => {
                let views: Vec<WorkbookView> = lists.iter().map(view).collect();
                xlsx::sheets(&views, Words(&word))
            }
        };
        std::fs::write(&book.file, bytes)?;
    }
    Ok(())
}
