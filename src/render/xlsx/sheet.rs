//! Writes cells. Every formula has the value that it has while nothing is filled in, so that a program that does not
//! calculate shows the blank sheet truly.

use super::place::cut;
use super::style::Style;
use super::unit::float;
use super::words::Words;
use crate::quantity::Ratio;
use rust_xlsxwriter::{Format, Formula, Note, ObjectMovement, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// The most characters of a cell.
const CELL: usize = 32_000;
/// The most characters of a comment that are shown; what is longer stands in the handbook.
const COMMENT: usize = 2_000;

/// A sheet that is written.
pub(super) struct Sheet<'w> {
    /// The sheet.
    pub inner: &'w mut Worksheet,
    /// Where the formulas stand that a person reads.
    pub formulas: Vec<(u32, u16)>,
    style: &'w Style,
}

impl<'w> Sheet<'w> {
    /// Begins a sheet.
    pub fn new(inner: &'w mut Worksheet, style: &'w Style) -> Self {
        inner.set_formula_result_default("");
        Self {
            inner,
            formulas: Vec::new(),
            style,
        }
    }

    /// Writes a text, which stays text whatever it begins with.
    pub fn text(
        &mut self,
        row: u32,
        col: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if text.is_empty() {
            self.inner.write_blank(row, col, format)?;
        } else {
            self.inner
                .write_string_with_format(row, col, fitting(text), format)?;
        }
        Ok(())
    }

    /// Writes a text that is hidden.
    pub fn plain(&mut self, row: u32, col: u16, text: &str) -> Result<(), XlsxError> {
        self.inner
            .write_string_with_format(row, col, fitting(text), &self.style.plain)?;
        Ok(())
    }

    /// Writes the title of a list over so many columns, and the heads of its columns with their widths in characters.
    pub fn list_head(
        &mut self,
        words: Words<'_>,
        title: &str,
        heads: &[(&str, f64)],
    ) -> Result<(), XlsxError> {
        for (col, (key, width)) in (0..).zip(heads) {
            self.inner.write_blank(0, col, &self.style.kind)?;
            self.text(1, col, &words.get(key), &self.style.head)?;
            self.inner.set_column_width(col, *width)?;
        }
        self.text(0, 0, &words.get(title), &self.style.kind)?;
        self.height(0, 24.0)
    }

    /// Formats empty cells of a row.
    pub fn bare(
        &mut self,
        row: u32,
        first: u16,
        last: u16,
        format: &Format,
    ) -> Result<(), XlsxError> {
        for col in first..=last {
            self.inner.write_blank(row, col, format)?;
        }
        Ok(())
    }

    /// Writes an exact number.
    pub fn number(
        &mut self,
        row: u32,
        col: u16,
        number: Ratio,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.inner
            .write_number_with_format(row, col, float(number), format)?;
        Ok(())
    }

    /// Writes a whole number that is hidden.
    pub fn value(&mut self, row: u32, col: u16, number: i128) -> Result<(), XlsxError> {
        let number = Ratio::whole(i64::try_from(number).unwrap_or(i64::MAX));
        self.inner
            .write_number_with_format(row, col, float(number), &self.style.plain)?;
        Ok(())
    }

    /// Writes a formula and what it comes to while nothing is filled in.
    pub fn formula(
        &mut self,
        row: u32,
        col: u16,
        formula: String,
        blank: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.formulas.push((row, col));
        let formula = Formula::new(formula).set_result(blank);
        self.inner
            .write_formula_with_format(row, col, formula, format)?;
        Ok(())
    }

    /// Writes a formula that is hidden.
    pub fn hidden(
        &mut self,
        row: u32,
        col: u16,
        formula: String,
        blank: &str,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(blank);
        self.inner
            .write_formula_with_format(row, col, formula, &self.style.plain)?;
        Ok(())
    }

    /// Sets the height of a row, in points.
    pub fn height(&mut self, row: u32, height: f64) -> Result<(), XlsxError> {
        self.inner.set_row_height(row, height)?;
        Ok(())
    }

    /// Adds a comment, where there is anything to tell.
    pub fn comment(&mut self, row: u32, col: u16, text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let text = cut(text, COMMENT);
        let lines: usize = text
            .lines()
            .map(|line| line.width().div_ceil(46).max(1))
            .sum();
        let height = u32::try_from(lines * 17 + 14).unwrap_or(400).min(500);
        let note = Note::new(text)
            .add_author_prefix(false)
            .set_width(340)
            .set_height(height)
            .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
        self.inner.insert_note(row, col, &note)?;
        Ok(())
    }
}

/// Cuts a text to what a cell holds.
pub(super) fn fitting(text: &str) -> &str {
    cut(text, CELL)
}
