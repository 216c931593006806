//! The sheet of lost points: every item that lost any, the largest loss first.

use super::dress::{elsewhere, paper, protect};
use super::filler::{Filler, Layout};
use super::place::{MARK, NUMBER, POINTS, TEXT, at, down};
use super::sheet::Sheet;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The first row of the list.
const FIRST: u32 = 2;
/// The column of the place of an item on the sheet to fill in; hidden.
const PLACE: u16 = 8;

/// Writes the sheet of lost points.
pub(super) fn write(
    worksheet: &mut Worksheet,
    filler: &Filler<'_>,
    layout: &Layout,
) -> Result<(), XlsxError> {
    let (words, style) = (filler.words, filler.style);
    let sheet = &mut Sheet::new(worksheet, style);
    let columns = layout.columns;
    let heads = [
        ("workbook_rank", 6.0),
        ("sheet_no", 10.0),
        ("sheet_standard", 44.0),
        ("score_points", 7.0),
        ("score_got", 7.0),
        ("workbook_lost_points", 7.0),
        ("score_answer", 14.0),
        ("score_fact", 30.0),
    ];
    sheet.list_head(words, "workbook_lost_title", &heads)?;
    let there = |col: u16| elsewhere(layout, &down(col, layout.rows));
    let rank = there(columns.rank());
    let scored = filler
        .blanks
        .iter()
        .filter(|item| !item.units.points.is_zero());
    let count = u32::try_from(scored.count()).unwrap_or(u32::MAX / 2);
    for n in 0..count {
        let row = FIRST + n;
        let place = format!("IF(COUNT({rank})<{0},\"\",MATCH({0},{rank},0))", n + 1);
        sheet.hidden(row, PLACE, place, "")?;
        let place = format!("${}", at(row, PLACE));
        let take = |what: &str| format!("IF({place}=\"\",\"\",{what})");
        let of = |col: u16| format!("INDEX({},{place})", there(col));
        let number = format!("{}&{}", of(MARK), of(NUMBER));
        let lost = format!("ROUND({}/{},4)", of(columns.lost()), filler.units.point);
        let cells = [
            (take(&(n + 1).to_string()), &style.mid),
            (take(&number), &style.text),
            (take(&of(TEXT)), &style.text),
            (take(&of(POINTS)), &style.mid),
            (take(&of(columns.earned())), &style.mid),
            (take(&lost), &style.mid),
            (take(&format!("{}&\"\"", of(columns.answer(0)))), &style.mid),
            (take(&format!("{}&\"\"", of(columns.note()))), &style.text),
        ];
        for (col, (formula, format)) in (0..).zip(cells) {
            sheet.formula(row, col, formula, "", format)?;
        }
        sheet.height(row, 20.0)?;
    }
    sheet.inner.set_column_hidden(PLACE)?;
    sheet.inner.set_freeze_panes(FIRST, 0)?;
    sheet.inner.set_repeat_rows(0, 1)?;
    sheet
        .inner
        .set_print_area(0, 0, FIRST + count.max(1) - 1, PLACE - 1)?;
    paper(sheet.inner, filler, true);
    protect(sheet.inner);
    Ok(())
}
