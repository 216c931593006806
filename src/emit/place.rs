//! Byte ranges as lines and columns, cells by their names.

use crate::diag::{Cell, Fix, Place};
use crate::source::{Location, SourceSet};
use crate::span::Span;

/// A place in a file, as a report gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region<'a> {
    pub(super) path: &'a str,
    /// First place of the range and first place behind it; none where the whole file is meant.
    pub(super) range: Option<(Location, Location)>,
    /// The cell, in a workbook.
    pub(super) cell: Option<&'a Cell>,
}

impl<'a> Region<'a> {
    pub(super) fn of(place: &'a Place, sources: &'a SourceSet) -> Self {
        match place {
            Place::File(path) => Self {
                path,
                range: None,
                cell: None,
            },
            Place::Text(span) => Self::of_span(*span, sources),
            Place::Cell(cell) => Self {
                path: &cell.path,
                range: None,
                cell: Some(cell),
            },
        }
    }

    pub(super) fn of_span(span: Span, sources: &'a SourceSet) -> Self {
        let source = sources.get(span.source);
        let range = span.range();
        Self {
            path: &source.path,
            range: Some((source.locate(range.start), source.locate(range.end))),
            cell: None,
        }
    }

    /// Returns what a cure replaces, and by what; `None` where the text has no place for it.
    pub(super) fn of_fix(fix: &Fix, sources: &'a SourceSet) -> Option<(Self, String)> {
        let id = fix.span.source;
        let (range, new) = fix.edit(&sources.get(id).text)?;
        let span = Span::new(id, range.start, range.end);
        Some((Self::of_span(span, sources), new))
    }

    /// Returns path, line and display column, or sheet and cell, as people read them.
    pub(super) fn shown(&self) -> String {
        let path = super::safe(self.path);
        match (self.range, self.in_book()) {
            (Some((at, _)), _) => format!("{path}:{}:{}", at.line, at.display),
            (None, Some(cell)) => format!("{path}:{cell}"),
            (None, None) => path,
        }
    }

    /// Returns sheet and cell as spreadsheets write them: `评分表!D14`.
    pub(super) fn in_book(&self) -> Option<String> {
        self.cell
            .map(|cell| format!("{}!{cell}", super::safe(&cell.sheet)))
    }
}
