//! A score sheet → a workbook that scores itself: one sheet to fill in, one of lost points, one of corrective actions,
//! and the hidden identity.
//!
//! Formulas keep to what every program of the last fifteen years calculates: no arrays that spill, no names that only
//! newer ones know. There are no macros. Texts of authors are written as texts and never become formulas.

mod actions;
mod answer;
mod dress;
mod filler;
mod line;
mod look;
mod lost;
mod meta;
mod offer;
mod past;
mod place;
mod result;
mod score_sheet;
mod sheet;
mod style;
mod unit;
mod verdict;
mod words;

pub use words::Words;

use crate::view::workbook::WorkbookView;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use style::Style;

/// Why writing a workbook cannot fail.
const FITS: &str = "every text is cut to what a cell holds, and rows and columns are counted";

/// The characters that the name of a sheet cannot hold, and the most that it may have.
const UNFIT: [char; 8] = ['[', ']', ':', '*', '?', '/', '\\', '\''];
const NAME: usize = 31;

/// Writes a workbook; `items` is the sheet's list of items as data, by which filled workbooks can be scored for ever.
#[must_use]
pub fn workbook(view: &WorkbookView, items: &str, words: Words<'_>) -> Vec<u8> {
    write(view, items, words).expect(FITS)
}

/// Writes the sheets to fill in of several score sheets into one workbook, named by their numbers: the formulas of many
/// can so be calculated in one go.
#[must_use]
pub fn sheets(views: &[WorkbookView], words: Words<'_>) -> Vec<u8> {
    let mut book = begin("");
    let mut write = || -> Result<Vec<u8>, XlsxError> {
        for (n, view) in views.iter().enumerate() {
            let name = (n + 1).to_string();
            let style = Style::new(view.lang);
            let sheet = book.add_worksheet().set_name(&name)?;
            score_sheet::write(sheet, view, words, &style, &name)?;
        }
        book.save_to_buffer()
    };
    write().expect(FITS)
}

fn write(view: &WorkbookView, items: &str, words: Words<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = begin(&words.title(&view.head.title));
    let style = Style::new(view.lang);
    let first = named(&words.get("workbook_sheet"), 1);
    let sheet = book.add_worksheet().set_name(&first)?;
    let (layout, filler) = score_sheet::write(sheet, view, words, &style, &first)?;
    let mut second = named(&words.get("workbook_lost"), 2);
    if is_same(&first, &second) {
        second = "2".to_owned();
    }
    let sheet = book.add_worksheet().set_name(&second)?;
    lost::write(sheet, &filler, &layout)?;
    let mut third = named(&words.get("score_actions"), 3);
    if is_same(&first, &third) || is_same(&second, &third) {
        third = "3".to_owned();
    }
    let sheet = book.add_worksheet().set_name(&third)?;
    actions::write(sheet, &filler, &layout)?;
    if !view.past.is_empty() {
        let mut fourth = named(&words.get("workbook_past"), 4);
        if [&first, &second, &third]
            .into_iter()
            .any(|own| is_same(own, &fourth))
        {
            fourth = "4".to_owned();
        }
        past::write(book.add_worksheet().set_name(&fourth)?, &filler)?;
    }
    let sheet = book.add_worksheet().set_name(meta::NAME)?;
    meta::write(sheet, &filler, &layout, items)?;
    for (value, cell) in &layout.values {
        let cell = format!("={}", dress::elsewhere(&layout, cell));
        book.define_name(format!("punctilio_{value}"), &cell)?;
    }
    book.save_to_buffer()
}

/// Begins a workbook that says nothing of when it was made.
fn begin(title: &str) -> Workbook {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title(title).set_author("");
    if let Ok(day) = ExcelDateTime::from_ymd(2000, 1, 1) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    book
}

/// Tells whether a workbook takes two names of sheets for one.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Makes a name that a sheet can have.
fn named(word: &str, n: usize) -> String {
    let name: String = word.chars().filter(|c| !UNFIT.contains(c)).collect();
    let name = place::cut(&name, NAME);
    match name.trim() {
        "" | meta::NAME => n.to_string(),
        name => name.to_owned(),
    }
}
