//! What makes the sheet easy to fill in, read and print: its head, drop-downs, colours of marks, frozen rows, paper.

use super::filler::{Filler, Layout};
use super::look;
use super::place::{ANSWER, HEADS, MARK, NUMBER, POINTS, TEXT, at, cut};
use super::sheet::{Sheet, fitting};
use super::style::mark;
use super::words::key;
use crate::format::Paper;
use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, IgnoreError, ProtectionOptions, Worksheet, XlsxError,
};

/// The rows that stay in sight and stand on every printed page: title and names of columns.
const HEAD: (u32, u32) = (1, 2);
/// The most ranges that one drop-down is named for.
const RANGES: usize = 400;
/// The most characters of each part of a foot.
const FOOT: usize = 100;

/// Writes the head and returns the row of the first section.
pub(super) fn head(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    layout: &mut Layout,
) -> Result<u32, XlsxError> {
    let (view, words, style, columns) = (filler.view, filler.words, filler.style, filler.columns);
    let head = &view.head;
    let mut kind = Vec::new();
    kind.extend(head.organisation.as_ref().map(|text| words.text(text)));
    kind.push(words.get(&format!("sheet_kind_{}", key(&head.kind))));
    kind.push(head.sheet.clone());
    kind.extend(head.confidential.as_ref().map(|text| words.text(text)));
    sheet.bare(0, MARK, columns.note(), &style.kind)?;
    sheet.text(0, MARK, &kind.join(" · "), &style.kind)?;
    sheet.height(0, 18.0)?;
    let title = words.title(&head.title);
    sheet
        .inner
        .merge_range(1, MARK, 1, POINTS, fitting(&title), &style.title)?;
    sheet
        .inner
        .merge_range(1, ANSWER, 1, columns.note(), "", &style.live)?;
    sheet.height(1, 44.0)?;
    // The names of the columns.
    sheet.height(2, 20.0)?;
    let answer = words.get("score_answer");
    let answers = (0..columns.samples).map(|sample| match columns.samples {
        1 => answer.clone(),
        _ => format!("{answer} {}", sample + 1),
    });
    layout.heads = ["", "sheet_no", "sheet_standard", "score_points"]
        .map(|key| {
            if key.is_empty() {
                String::new()
            } else {
                words.get(key)
            }
        })
        .into_iter()
        .chain(answers)
        .chain([
            words.get("score_got"),
            words.get(&format!("score_note_{}", key(&head.kind))),
        ])
        .collect();
    for (col, name) in (0..).zip(&layout.heads) {
        let is_mid = (POINTS..columns.note()).contains(&col);
        let format = if is_mid { &style.head_mid } else { &style.head };
        sheet.text(2, col, name, format)?;
    }
    sheet.plain(2, columns.id(), HEADS)?;
    let mut row = 3;
    for (field, value) in &head.fields {
        sheet.height(row, 20.0)?;
        sheet.text(row, NUMBER, &words.field(*field, head), &style.label)?;
        let format = if field.is_day() {
            &style.day
        } else {
            &style.field
        };
        let value = value.as_ref().map(|value| words.text(value));
        let value = value.unwrap_or_default();
        sheet
            .inner
            .merge_range(row, ANSWER, row, columns.note(), fitting(&value), format)?;
        sheet.plain(row, columns.id(), &format!("field:{}", field.key()))?;
        layout.fields.push((field.key().to_owned(), row));
        row += 1;
    }
    sheet.height(row, 20.0)?;
    sheet.text(row, NUMBER, &words.get("workbook_how"), &style.hint)?;
    Ok(row + 1)
}

/// Colours the marks, and offers the answers.
pub(super) fn marks(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    layout: &Layout,
) -> Result<(), XlsxError> {
    let (columns, (first, last)) = (layout.columns, layout.rows);
    let refused = filler.words.get("workbook_refused");
    let row = layout.items.first().map_or(first, |(_, row)| *row);
    for (offer, cells) in &filler.offers {
        for cells in cells.chunks(RANGES) {
            let rule = offer.validation(&refused)?;
            let rule = rule.set_multi_range(cells.join(" "));
            sheet
                .inner
                .add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
        }
    }
    // The cells of the first row; the rule moves on from there.
    let (answer, credit) = (at(first, ANSWER), at(first, columns.credit(0)));
    let of_row = |col: u16| format!("${}", at(first, col));
    let (hit, full) = (of_row(columns.hit()), of_row(columns.full()));
    let below = of_row(columns.section_below());
    let less = format!("ISNUMBER({credit}),{credit}<{full}");
    let rules = [
        (format!("AND({hit}<>\"\",{less})"), mark::fatal()),
        (
            format!("AND(ISNUMBER({credit}),{credit}=0,{full}>0)"),
            mark::missed(),
        ),
        (format!("AND({less})"), mark::partly()),
        (format!("ISNUMBER({credit})"), mark::met()),
        (format!("OR({credit}=\"N\",{credit}=\"O\")"), mark::out()),
        (format!("AND({answer}<>\"\",{credit}=\"B\")"), mark::wrong()),
        (format!("{below}=1"), mark::fatal()),
    ];
    let area = (first, ANSWER, last, columns.last_answer());
    for (rule, format) in rules {
        add(sheet.inner, area, rule, format)?;
    }
    let result = &layout.values["result"];
    let live = (1, ANSWER, 1, columns.note());
    let verdicts = [
        ("fail", mark::fatal()),
        ("pass", mark::met()),
        ("incomplete", mark::partly()),
    ];
    for (verdict, format) in verdicts {
        add(sheet.inner, live, format!("{result}=\"{verdict}\""), format)?;
    }
    Ok(())
}

fn add(
    inner: &mut Worksheet,
    (top, left, bottom, right): (u32, u16, u32, u16),
    rule: String,
    format: Format,
) -> Result<(), XlsxError> {
    let rule = ConditionalFormatFormula::new()
        .set_rule(format!("={rule}").as_str())
        .set_format(format)
        .set_stop_if_true(true);
    inner.add_conditional_format(top, left, bottom, right, &rule)?;
    Ok(())
}

/// Sets widths, frozen rows, protection and paper of the sheet to fill in.
pub(super) fn page(
    sheet: &mut Sheet<'_>,
    filler: &Filler<'_>,
    layout: &Layout,
) -> Result<(), XlsxError> {
    let columns = layout.columns;
    let widths = [
        (MARK, 2.5),
        (NUMBER, 8.0),
        (TEXT, look::width(columns)),
        (POINTS, 5.5),
    ];
    for (col, width) in widths {
        sheet.inner.set_column_width(col, width)?;
    }
    for sample in 0..columns.samples {
        sheet
            .inner
            .set_column_width(columns.answer(sample), look::answer_width(columns))?;
    }
    sheet.inner.set_column_width(columns.earned(), 7.0)?;
    sheet.inner.set_column_width(columns.note(), 24.0)?;
    sheet
        .inner
        .set_column_range_hidden(columns.id(), columns.last())?;
    // Numbers such as 1.1 are no mistake.
    let (first, last) = layout.rows;
    let told = IgnoreError::NumberStoredAsText;
    sheet
        .inner
        .ignore_error_range(first, NUMBER, last, NUMBER, told)?;
    sheet.inner.set_freeze_panes(HEAD.1 + 1, 0)?;
    sheet.inner.set_repeat_rows(HEAD.0, HEAD.1)?;
    sheet
        .inner
        .set_print_area(0, MARK, layout.end, columns.note())?;
    let first = layout.fields.first().map_or(HEAD.1 + 1, |(_, row)| *row);
    sheet.inner.set_selection(first, ANSWER, first, ANSWER)?;
    paper(sheet.inner, filler, false);
    protect(sheet.inner);
    Ok(())
}

/// Sets the paper of a sheet.
pub(super) fn paper(inner: &mut Worksheet, filler: &Filler<'_>, across: bool) {
    let (view, words) = (filler.view, filler.words);
    let head = &view.head;
    let short = head.hash.get(..7).unwrap_or(&head.hash);
    let said = format!("{} {} · {short}", head.sheet, words.text(&head.version));
    let foot = |text: &str, most: usize| cut(text, most).replace('&', "&&");
    let word = |key: &str| foot(&words.get(key), 10);
    let pages = format!(
        "{}&P{}&N{}",
        word("sheet_page_before"),
        word("sheet_page_between"),
        word("sheet_page_after")
    );
    // In a foot `&` begins a code; it has 255 characters.
    inner.set_footer(format!("&L&8{}&R&8{pages}", foot(&said, FOOT)));
    inner.set_paper_size(match head.paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    });
    if across {
        inner.set_landscape();
    }
    inner.set_margins(0.5, 0.4, 0.5, 0.6, 0.3, 0.3);
    inner.set_print_fit_to_pages(1, 0);
    inner.set_print_center_horizontally(true);
    inner.set_screen_gridlines(false);
}

/// Locks the formulas, without a password: rows and columns may be made wider, nothing can be overwritten by a slip.
pub(super) fn protect(inner: &mut Worksheet) {
    inner.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
}

/// Names a cell of another sheet.
pub(super) fn elsewhere(layout: &Layout, cells: &str) -> String {
    format!("'{}'!{cells}", layout.name)
}
