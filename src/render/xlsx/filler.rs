//! What the parts of a workbook share while it is written: what it shows, and where things stand.

use super::offer::Offer;
use super::place::Columns;
use super::style::Style;
use super::unit::{ItemUnits, Units};
use super::words::Words;
use crate::view::workbook::WorkbookView;
use std::collections::BTreeMap;

/// Where things stand that other sheets, and the readers of filled workbooks, look for.
pub(super) struct Layout {
    /// The name of the sheet.
    pub name: String,
    /// The columns.
    pub columns: Columns,
    /// The rows from the first section to the last line.
    pub rows: (u32, u32),
    /// The row of each item, by its address.
    pub items: Vec<(String, u32)>,
    /// The printed number of each item.
    pub numbers: Vec<String>,
    /// The criterion of each item, as it stands there.
    pub texts: Vec<String>,
    /// What the drop-downs of described states offer, in the order of the states, by the address of the item.
    pub choices: Vec<(String, Vec<String>)>,
    /// The names of the columns that are read.
    pub heads: Vec<String>,
    /// The formulas that a person reads, apart from those of items.
    pub formulas: Vec<String>,
    /// The row of each section.
    pub sections: Vec<u32>,
    /// The row of each field of the head, by its key.
    pub fields: Vec<(String, u32)>,
    /// The cell of each value of the result, by its name.
    pub values: BTreeMap<&'static str, String>,
    /// The last row that is printed.
    pub end: u32,
}

/// An item that is blank, or does not apply because the place lacks it.
#[derive(Clone, Copy)]
pub(super) struct Blank {
    /// `B` or `N`.
    pub state: &'static str,
    /// The units of the item.
    pub units: ItemUnits,
}

/// Fills a sheet.
pub(super) struct Filler<'a> {
    /// What it shows.
    pub view: &'a WorkbookView,
    /// The words.
    pub words: Words<'a>,
    /// The formats.
    pub style: &'a Style,
    /// The columns.
    pub columns: Columns,
    /// The units.
    pub units: Units,
    /// The states of all items before anything is filled in.
    pub blanks: Vec<Blank>,
    /// The drop-downs: where each list of answers is offered.
    pub offers: BTreeMap<Offer, Vec<String>>,
    /// The cell that holds all triggers so far, for a person and for a program.
    pub chain: Option<(String, String)>,
    /// The next row for the labels of choices.
    pub next_label: u32,
}

impl Filler<'_> {
    /// Writes a quotient as it is shown.
    pub fn rounded(&self, quotient: &str, decimals: u32) -> String {
        match self.units.exact {
            true => format!("ROUND({quotient},{decimals})"),
            false => format!("ROUND(ROUND({quotient},11),{decimals})"),
        }
    }
}

/// What stands between two triggers.
pub(super) const SEPARATOR: &str = " · ";

/// The pattern of a number with as many decimals.
pub(super) fn pattern(decimals: u32) -> String {
    match decimals {
        0 => "0".to_owned(),
        n => format!("0.{}", "0".repeat(n as usize)),
    }
}
