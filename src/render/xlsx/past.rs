//! The sheet of what was to be done since last time and is not: to look at, not to fill in.

use super::dress::{paper, protect};
use super::filler::Filler;
use super::look;
use super::sheet::Sheet;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Writes the sheet.
pub(super) fn write(worksheet: &mut Worksheet, filler: &Filler<'_>) -> Result<(), XlsxError> {
    let (words, style) = (filler.words, filler.style);
    let sheet = &mut Sheet::new(worksheet, style);
    let heads = [
        ("score_action_no", 8.0),
        ("sheet_standard", 44.0),
        ("score_action_measure", 40.0),
        ("score_action_owner", 14.0),
        ("score_action_deadline", 18.0),
    ];
    sheet.list_head(words, "score_past", &heads)?;
    let mut last = 1;
    for (row, action) in (2..).zip(&filler.view.past) {
        let text = |text: &Option<String>| super::words::clean(text.clone().unwrap_or_default());
        let due = match action.overdue {
            true => format!("{} {}", text(&action.due), words.get("score_past_overdue")),
            false => text(&action.due),
        };
        let cells = [
            look::printed(&action.number, action.article, words),
            words.text(&action.text),
            text(&action.what),
            text(&action.owner),
            due,
        ];
        for (col, cell) in (0..).zip(&cells) {
            let format = if col == 0 { &style.number } else { &style.text };
            sheet.text(row, col, cell, format)?;
        }
        sheet.height(row, 32.0)?;
        last = row;
    }
    sheet.inner.set_freeze_panes(2, 0)?;
    sheet.inner.set_repeat_rows(0, 1)?;
    sheet.inner.set_print_area(0, 0, last, 4)?;
    paper(sheet.inner, filler, true);
    protect(sheet.inner);
    Ok(())
}
