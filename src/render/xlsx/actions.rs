//! The sheet of corrective actions: what was found, why, what is done about it, by whom and until when.

use super::dress::{elsewhere, paper, protect};
use super::filler::{Filler, Layout};
use super::place::{ACTIONS, NUMBER, TEXT, at, down};
use super::sheet::Sheet;
use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError};

/// The first row of the list.
pub(super) const FIRST: u32 = 2;
/// How many actions there is room for.
pub(super) const COUNT: u32 = 40;
/// The columns, by the keys that files of answers have for them; `item` holds the number.
pub(super) const KEYS: [&str; 9] = [
    "item",
    "criterion",
    "fact",
    "cause",
    "action",
    "owner",
    "due",
    "done",
    "verified_by",
];

/// The column of the mark by which the list is known; hidden.
const MARKED: u16 = 9;

/// Writes the sheet of corrective actions.
pub(super) fn write(
    worksheet: &mut Worksheet,
    filler: &Filler<'_>,
    layout: &Layout,
) -> Result<(), XlsxError> {
    let (words, style) = (filler.words, filler.style);
    let sheet = &mut Sheet::new(worksheet, style);
    let heads = [
        ("score_action_no", 8.0),
        ("sheet_standard", 30.0),
        ("score_action_problem", 24.0),
        ("score_action_cause", 20.0),
        ("score_action_measure", 24.0),
        ("score_action_owner", 12.0),
        ("score_action_deadline", 12.0),
        ("score_action_finished", 12.0),
        ("score_action_verified", 12.0),
    ];
    sheet.list_head(words, "workbook_actions_title", &heads)?;
    let numbers = elsewhere(layout, &down(NUMBER, layout.rows));
    let texts = elsewhere(layout, &down(TEXT, layout.rows));
    sheet.plain(FIRST - 1, MARKED, ACTIONS)?;
    for row in FIRST..FIRST + COUNT {
        let number = at(row, 0);
        // A number typed in may have become one that is no text.
        let place = format!("MATCH({number}&\"\",{numbers},0)");
        let text = format!("IF({number}=\"\",\"\",IF(ISNA({place}),\"?\",INDEX({texts},{place})))");
        sheet.bare(row, 0, 0, &style.open_text)?;
        sheet.formula(row, 1, text, "", &style.text)?;
        sheet.bare(row, 2, 5, &style.open)?;
        sheet.bare(row, 6, 7, &style.open_day)?;
        sheet.bare(row, 8, 8, &style.open)?;
        sheet.height(row, 32.0)?;
    }
    let rule = DataValidation::new()
        .allow_list_formula(Formula::new(format!("={numbers}")))
        .show_error_message(false);
    sheet
        .inner
        .add_data_validation(FIRST, 0, FIRST + COUNT - 1, 0, &rule)?;
    sheet.inner.set_column_hidden(MARKED)?;
    sheet.inner.set_freeze_panes(FIRST, 0)?;
    sheet.inner.set_repeat_rows(0, 1)?;
    sheet.inner.set_print_area(0, 0, FIRST + COUNT - 1, 8)?;
    paper(sheet.inner, filler, true);
    protect(sheet.inner);
    Ok(())
}
