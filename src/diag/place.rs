//! Where a fault is.

use crate::span::Span;
use std::fmt;
use std::sync::Arc;

/// The place of a fault: a range of a text, a cell of a workbook, or a whole file or folder that has no readable text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A whole file or folder, by its path relative to the project, with `/` between the parts.
    File(String),
    /// A range of a source text.
    Text(Span),
    /// A cell of a workbook.
    Cell(Cell),
}

/// A cell of a workbook. Cells are in the order of files, sheets, rows and columns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The file, as it was named.
    pub path: Arc<str>,
    /// The name of the sheet.
    pub sheet: Arc<str>,
    /// The row, counted from 0.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u32,
}

impl Cell {
    /// Names a column as spreadsheets do: `A`, `AB`.
    #[must_use]
    pub fn letters(column: u32) -> String {
        let mut name = Vec::new();
        let mut rest = u64::from(column) + 1;
        while rest > 0 {
            rest -= 1;
            name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
        }
        name.iter().rev().collect()
    }

    /// Reads the name of a column.
    #[must_use]
    pub fn column(letters: &str) -> Option<u32> {
        let is_name = (1..=3).contains(&letters.len());
        let digit = |c: u8| c.is_ascii_uppercase().then(|| u32::from(c - b'A') + 1);
        let add = |sum, c| Some(sum * 26 + digit(c)?);
        let count = letters.bytes().try_fold(0, add).filter(|_| is_name)?;
        Some(count - 1)
    }
}

impl fmt::Display for Cell {
    /// Writes the cell within its sheet: `D14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            Self::letters(self.column),
            u64::from(self.row) + 1
        )
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Text(span)
    }
}

impl Place {
    /// Returns the span, where the place is one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Text(span) => Some(*span),
            Self::File(_) | Self::Cell(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(Cell::letters(column), name);
            assert_eq!(Cell::column(name), Some(column));
        }
        for wrong in ["", "a", "A1", "AAAA", "门"] {
            assert_eq!(Cell::column(wrong), None, "{wrong}");
        }
        let cell = Cell {
            path: "a.xlsx".into(),
            sheet: "1".into(),
            row: 13,
            column: 3,
        };
        assert_eq!(cell.to_string(), "D14");
    }
}
