//! Where the items of a sheet stand now, and whether they are what was asked.
//!
//! An item is told by the hidden address in its row, which moves along when rows are sorted. Where only the columns in
//! sight were sorted, it is told by its number and its words. Whatever was reworded, taken out or doubled is refused.

use super::grid::{Content, Grid};
use super::meta::{HEADS, Meta};
use crate::diag::{Cell, EDITED_SHEET, FORMULA_OVERWRITTEN, Place, ROWS_SORTED, Severity, Sink};
use crate::model::SheetItems;
use std::collections::BTreeMap;

/// The rows of a sheet.
pub(super) struct Lines {
    /// The row of each item, in the order of the list.
    pub items: Vec<u32>,
    /// The row that names the columns.
    pub head: u32,
}

/// Finds all rows; reports why they cannot be told.
pub(super) fn find(grid: &Grid, meta: &Meta, list: &SheetItems, sink: &mut Sink) -> Option<Lines> {
    let names = meta.rows.keys().map(String::as_str);
    let is_own = names.eq(list.items().map(|item| item.id.as_str()))
        && meta.texts.len() == meta.rows.len()
        && meta.numbers.len() == meta.rows.len();
    if !is_own {
        sink.report(changed(
            meta.items.place.clone(),
            "隐藏的清单和检查项对不上".to_owned(),
            "the hidden lists do not agree on the items".to_owned(),
        ));
        return None;
    }
    let head = heads(grid, meta, sink)?;
    let before = sink.count(Severity::Error);
    let items = rows(grid, meta, sink)?;
    for row in &items {
        merged(grid, *row, (0, meta.columns.id), sink);
    }
    overwritten(grid, meta, &items, head, sink);
    (sink.count(Severity::Error) == before).then_some(Lines { items, head })
}

/// Says what was done to a sheet, and how it is mended.
fn changed(place: Place, zh: String, en: String) -> crate::diag::Diagnostic {
    EDITED_SHEET.at(place).words(zh, en).help(
        "撤消这处改动；或把回答抄到原来的工作簿里再交",
        "undo the change, or copy the answers into the original workbook",
    )
}

/// Finds the row that names the columns, and sees that they stand where they did.
fn heads(grid: &Grid, meta: &Meta, sink: &mut Sink) -> Option<u32> {
    let mut marked = grid.down(meta.columns.id);
    let found = marked.find(|(_, cell)| cell.text() == HEADS).map(|at| at.0);
    // Where a column is gone, the mark stands in another one.
    let elsewhere = || grid.all().find(|(_, cell)| cell.text() == HEADS);
    let row = found.or_else(|| elsewhere().map(|((row, _), _)| row));
    let row = row.unwrap_or(2);
    let mut names = (0..).zip(&meta.heads);
    let other = names.find(|(column, name)| !is_same(grid.text(row, *column), name));
    let Some((column, name)) = other else {
        if found.is_none() {
            sink.report(changed(
                grid.place(row, meta.columns.id),
                "隐藏的编号列不见了".to_owned(),
                "the hidden column of addresses is gone".to_owned(),
            ));
        }
        return found;
    };
    let now = grid.text(row, column);
    sink.report(changed(
        grid.place(row, column),
        format!("这一列原来是“{name}”，现在是“{now}”：删过或插过列"),
        format!("this column was “{name}” and is “{now}” now: a column was taken out or put in"),
    ));
    None
}

/// Finds the row of each item.
fn rows(grid: &Grid, meta: &Meta, sink: &mut Sink) -> Option<Vec<u32>> {
    let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (row, cell) in grid.down(meta.columns.id) {
        by_id.entry(cell.text()).or_default().push(row);
    }
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let mut wrong = Vec::new();
    for (n, (id, old)) in meta.rows.iter().enumerate() {
        let number = &meta.numbers[n];
        match by_id.get(id.as_str()).map_or(&[][..], Vec::as_slice) {
            [row] => {
                found.push(*row);
                wrong.extend(reworded(grid, meta, n, *row));
            }
            [] => {
                let row = old.as_u64().and_then(|row| u32::try_from(row).ok());
                let row = row.map_or(0, |row| row.saturating_sub(1));
                faults.push(changed(
                    grid.place(row, meta.columns.number),
                    format!("检查项 {number}（{id}）这一行不见了，原来在这里"),
                    format!("the row of the item {number} ({id}), which stood here, is gone"),
                ));
            }
            [_, second, ..] => faults.push(changed(
                grid.place(*second, meta.columns.number),
                format!("检查项 {number}（{id}）有两行"),
                format!("the item {number} ({id}) has two rows"),
            )),
        }
    }
    if faults.is_empty() && wrong.is_empty() {
        return Some(found);
    }
    if faults.is_empty()
        && let Some(sorted) = by_sight(grid, meta)
    {
        let first = sorted.first().copied().unwrap_or(0);
        sink.report(ROWS_SORTED.at(grid.place(first, meta.columns.number)).words(
            "只排了看得见的列，已按编号和题目对应；表上的分数不能用",
            "only the columns in sight were sorted; the rows were told by number and words, and the score on the sheet is not to be used",
        ));
        return Some(sorted);
    }
    faults
        .into_iter()
        .chain(wrong)
        .for_each(|fault| sink.report(fault));
    None
}

/// Sees that a row still asks what it asked.
fn reworded(grid: &Grid, meta: &Meta, n: usize, row: u32) -> Option<crate::diag::Diagnostic> {
    let (number, text) = (&meta.numbers[n], &meta.texts[n]);
    let columns = &meta.columns;
    if !is_same(grid.text(row, columns.text), text) {
        let now = grid.text(row, columns.text);
        return Some(changed(
            grid.place(row, columns.text),
            format!("检查项 {number} 的题目改过：原来是“{text}”，现在是“{now}”"),
            format!("the words of the item {number} were changed: from “{text}” to “{now}”"),
        ));
    }
    if !is_number(grid.content(row, columns.number), number) {
        let now = grid.text(row, columns.number);
        return Some(changed(
            grid.place(row, columns.number),
            format!("检查项的编号改过：原来是“{number}”，现在是“{now}”"),
            format!("the number of the item was changed: from “{number}” to “{now}”"),
        ));
    }
    None
}

/// Finds the rows by number and words alone, where each pair stands once on the list and once on the sheet.
fn by_sight(grid: &Grid, meta: &Meta) -> Option<Vec<u32>> {
    let columns = &meta.columns;
    let mut seen: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (row, cell) in grid.down(columns.text) {
        seen.entry(folded(cell.text())).or_default().push(row);
    }
    let mut rows = Vec::new();
    for (text, number) in meta.texts.iter().zip(&meta.numbers) {
        let same = seen.get(&folded(text))?.iter();
        let mut own = same.filter(|row| is_number(grid.content(**row, columns.number), number));
        let row = *own.next()?;
        if own.next().is_some() || rows.contains(&row) {
            return None;
        }
        rows.push(row);
    }
    Some(rows)
}

/// Refuses merged cells: of several answers only one would be left.
pub(super) fn merged(grid: &Grid, row: u32, columns: (u32, u32), sink: &mut Sink) {
    let Some(area) = grid.merge(row, columns) else {
        return;
    };
    let name = |(row, column): (u32, u32)| format!("{}{}", Cell::letters(column), row + 1);
    let (start, end) = (name(area.start), name(area.end));
    sink.report(
        EDITED_SHEET
            .at(grid.place(area.start.0, area.start.1))
            .words(
                format!("{start} 到 {end} 合并了单元格，分不清回答属于哪一项"),
                format!("{start} to {end} are merged, so nobody can tell whose answer it is"),
            )
            .help(
                "取消合并，每一格各自填写",
                "unmerge the cells and fill in each of them",
            ),
    );
}

/// Tells of formulas that someone wrote over: what the sheet shows is then not what it comes to.
fn overwritten(grid: &Grid, meta: &Meta, items: &[u32], head: u32, sink: &mut Sink) {
    let is_lost = |content: Option<&Content>| content.is_some_and(|cell| !cell.formula);
    let earned = meta.columns.earned;
    let mut lost: Vec<(u32, u32)> = items
        .iter()
        .filter(|row| is_lost(grid.content(**row, earned)))
        .map(|row| (*row, earned))
        .collect();
    let stood = meta.rows.values().map(serde_json::Value::as_u64);
    let is_unmoved = head == 2 && items.iter().map(|row| Some(u64::from(*row) + 1)).eq(stood);
    if is_unmoved {
        let cells = meta.formulas.iter().filter_map(|name| cell(name));
        lost.extend(cells.filter(|(row, column)| is_lost(grid.content(*row, *column))));
    }
    lost.sort_unstable();
    let Some((row, column)) = lost.first() else {
        return;
    };
    let more = lost.len() - 1;
    let (zh, en) = match more {
        0 => (String::new(), String::new()),
        _ => (
            format!("，另有 {more} 格"),
            format!(", and in {more} more cells"),
        ),
    };
    sink.report(
        FORMULA_OVERWRITTEN
            .at(grid.place(*row, *column))
            .words(
                format!("这一格的公式被盖掉了{zh}；按回答重新算分"),
                format!("the formula of this cell was overwritten{en}; the score is computed from the answers"),
            )
            .help(
                "以本程序算出的分数为准；下次不要取消工作表保护",
                "go by the score that this program computes, and leave the sheet protected next time",
            ),
    );
}

/// Reads the name of a cell.
fn cell(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let row: u32 = name[split..].parse().ok()?;
    Some((row.checked_sub(1)?, Cell::column(&name[..split])?))
}

/// Tells whether a cell holds a number of the sheet, also where a program made a number of it.
fn is_number(content: Option<&Content>, number: &str) -> bool {
    let Some(content) = content else {
        return number.is_empty();
    };
    let same = |n: f64| {
        number
            .parse()
            .is_ok_and(|own: f64| own.to_bits() == n.to_bits())
    };
    is_same(content.text(), number) || content.number.is_some_and(same)
}

/// Tells whether two texts are the same but for the spaces and line ends that programs put in.
fn is_same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
