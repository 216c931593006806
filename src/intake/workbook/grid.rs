//! The cells of one sheet of a workbook, as people see them.

use super::container::Book;
use crate::diag::{Cell, Place};
use crate::intake::draft::Said;
use calamine::{DataRef, Dimensions, ExcelDateTime, XlsxError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most cells that a sheet may have.
const CELLS: usize = 500_000;

/// A sheet.
pub(super) struct Grid {
    path: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    cells: BTreeMap<(u32, u32), Content>,
    /// The ranges of merged cells.
    pub merged: Vec<Dimensions>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Content {
    /// What a person sees.
    pub raw: String,
    /// The number, where it is one.
    pub number: Option<f64>,
    /// Whether it was computed.
    pub formula: bool,
}

impl Content {
    /// What a person sees, without spaces around it.
    pub fn text(&self) -> &str {
        self.raw.trim()
    }
}

impl Grid {
    /// Reads a sheet; `None` where it has more cells than any score sheet.
    ///
    /// # Errors
    /// When the sheet is damaged.
    pub fn read(
        book: &mut Book<'_>,
        path: &Arc<str>,
        name: &str,
    ) -> Result<Option<Self>, XlsxError> {
        let mut grid = Self {
            path: Arc::clone(path),
            name: name.into(),
            cells: BTreeMap::new(),
            merged: book.merge_cells_by_sheet_name(name)?,
        };
        let mut reader = book.worksheet_cells_reader(name)?;
        while let Some(cell) = reader.next_cell_with_formula_metadata()? {
            let (raw, number) = shown(&cell.value);
            let formula = cell.formula.is_some();
            if raw.trim().is_empty() && !formula {
                continue;
            }
            let content = Content {
                raw,
                number,
                formula,
            };
            grid.cells.insert(cell.pos, content);
            if grid.cells.len() > CELLS {
                return Ok(None);
            }
        }
        Ok(Some(grid))
    }

    /// Returns what stands in a cell.
    pub fn content(&self, row: u32, column: u32) -> Option<&Content> {
        self.cells.get(&(row, column))
    }

    /// Returns what a person sees in a cell; nothing where it is empty.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.content(row, column).map_or("", Content::text)
    }

    /// Returns all that a cell holds, with the spaces around it.
    pub fn raw(&self, row: u32, column: u32) -> &str {
        self.content(row, column).map_or("", |cell| &cell.raw)
    }

    /// Returns the words of a cell with their place; `None` where it is empty.
    pub fn said(&self, row: u32, column: u32) -> Option<Said> {
        let text = self.text(row, column);
        (!text.is_empty()).then(|| Said {
            text: text.to_owned(),
            place: self.place(row, column),
        })
    }

    /// Names a cell.
    pub fn place(&self, row: u32, column: u32) -> Place {
        Place::Cell(Cell {
            path: Arc::clone(&self.path),
            sheet: Arc::clone(&self.name),
            row,
            column,
        })
    }

    /// Lists the cells of a column from above that are not empty.
    pub fn down(&self, column: u32) -> impl Iterator<Item = (u32, &Content)> {
        let cells = self.cells.iter();
        cells.filter_map(move |(at, cell)| (at.1 == column).then_some((at.0, cell)))
    }

    /// Lists all cells that are not empty, row by row.
    pub fn all(&self) -> impl Iterator<Item = ((u32, u32), &Content)> {
        self.cells.iter().map(|(at, cell)| (*at, cell))
    }

    /// Returns the first merged range that touches a row within columns, apart from those of one cell.
    pub fn merge(&self, row: u32, columns: (u32, u32)) -> Option<&Dimensions> {
        self.merged.iter().find(|area| {
            area.start != area.end
                && (area.start.0..=area.end.0).contains(&row)
                && area.start.1 <= columns.1
                && area.end.1 >= columns.0
        })
    }
}

/// Says what a person sees in a cell, and its number.
fn shown(value: &DataRef<'_>) -> (String, Option<f64>) {
    match value {
        DataRef::Int(n) => (n.to_string(), None),
        DataRef::Float(n) => (number(*n), Some(*n)),
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Bool(yes) => (if *yes { "TRUE" } else { "FALSE" }.to_owned(), None),
        DataRef::DateTime(moment) => (time(moment), Some(moment.as_f64())),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.replace('T', " "), None),
        DataRef::Error(error) => (error.to_string(), None),
        DataRef::Empty => (String::new(), None),
    }
}

/// Writes a number with the fifteen digits that spreadsheets show.
pub(super) fn number(n: f64) -> String {
    if !n.is_finite() {
        return String::new();
    }
    // The exponent of the first digit decides how many follow the point.
    let exponent = if n == 0.0 {
        0.0
    } else {
        n.abs().log10().floor()
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is bounded just before"
    )]
    let decimals = (14.0 - exponent).clamp(0.0, 30.0) as usize;
    let text = format!("{n:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Writes a day, a time of day, or both.
fn time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}");
    let serial = moment.as_f64();
    if moment.is_duration() || serial < 1.0 {
        return clock;
    }
    match serial.fract() == 0.0 {
        true => format!("{year:04}-{month:02}-{day:02}"),
        false => format!("{year:04}-{month:02}-{day:02} {clock}"),
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_written_as_spreadsheets_show_them() {
        for (n, shown) in [
            (4.0, "4"),
            (0.0, "0"),
            (8.5, "8.5"),
            (0.1 + 0.2, "0.3"),
            (1234567.25, "1234567.25"),
            (-2.0, "-2"),
            (1e20, "100000000000000000000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(number(n), shown);
        }
    }
}
