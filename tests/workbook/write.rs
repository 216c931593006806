//! Writes workbooks from lists of items, for the check that fills them in and lets a spreadsheet program calculate.
//!
//! Reads JSON from the standard input: `[{"file": "…", "lang": "zh", "sheets": [list of items, …]}]`. A file of one list
//! becomes a whole workbook; one of several holds their sheets to fill in, named by their numbers.
//!
//! With the argument `score` it reads `[[list of items, [[answer of each sample, …] of each item, …]], …]` and writes what the
//! program makes of each, as JSON.

#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

use punctilio::label::Lang;
use punctilio::model::SheetItems;
use punctilio::render::xlsx::{self, Words};
use punctilio::score::{Answer, Answers, ItemAnswer, Reason, score};
use punctilio::view::workbook::WorkbookView;
use serde::Deserialize;
use serde_json::{Value, json};
use std::error::Error;

#[derive(Deserialize)]
struct Book {
    file: String,
    lang: String,
    sheets: Vec<SheetItems>,
}

fn main() -> Result<(), Box<dyn Error>> {
    if std::env::args().nth(1).is_some_and(|word| word == "score") {
        return scored();
    }
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

#[allow(clippy::print_stdout, reason = "its standard output is what it is for")]
fn scored() -> Result<(), Box<dyn Error>> {
    let cases: Vec<(SheetItems, Vec<Vec<String>>)> =
        serde_json::from_reader(std::io::stdin().lock())?;
    let verdicts: Result<Vec<Value>, Box<dyn Error>> = cases
        .iter()
        .map(|(list, given)| {
            let mut answers = Answers::blank(list);
            for (index, (item, words)) in list.items().zip(given).enumerate() {
                let read = |word: &String| Answer::read(item, word);
                let samples: Result<Vec<Answer>, _> = words.iter().map(read).collect();
                let samples = samples.map_err(|_| format!("{}: {words:?}", item.id))?;
                answers.set(index, ItemAnswer::Several(samples));
            }
            let verdict = score(list, &answers);
            let sections: Vec<_> = verdict.sections.iter().map(|one| &one.score).collect();
            let reasons: Vec<String> = verdict.reasons.iter().copied().map(Reason::key).collect();
            Ok(json!({
                "score": verdict.score,
                "raw": verdict.raw.as_ref().map(|raw| raw.fixed(list.decimals)),
                "grade": verdict.grade_name,
                "result": verdict.outcome.key(),
                "reasons": reasons,
                "sections": sections,
                "na_share": verdict.na_share,
                "coverage": verdict.coverage,
            }))
        })
        .collect();
    println!("{}", Value::Array(verdicts?));
    Ok(())
}
