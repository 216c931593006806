//! The hidden identity of a workbook: what it is, and where its answers stand.

use super::grid::Grid;
use crate::diag::{BROKEN_RESPONSE, Cell, EDITED_SHEET, Place, Sink};
use crate::intake::draft::Said;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The name of the sheet.
pub(super) const NAME: &str = "_meta";
/// The mark of the row that names the columns.
pub(super) const HEADS: &str = "punctilio:heads";
/// The mark of the list of actions.
pub(super) const ACTIONS: &str = "punctilio:actions";
/// What it says that it is.
const SCHEMA: &str = "punctilio/workbook";
/// The version that is read.
const SHAPE: &str = "1";

/// The identity.
pub(super) struct Meta {
    /// Standard and audit.
    pub sheet: Said,
    /// The hash of the sheet.
    pub hash: Said,
    /// The list of items as it stands there.
    pub items: Said,
    /// The name that the sheet to fill in was given.
    pub name: String,
    /// The columns.
    pub columns: Columns,
    /// The names of the columns.
    pub heads: Vec<String>,
    /// The site that it was made for.
    pub site: Option<Site>,
    /// The words of drop-downs.
    pub words: Words,
    /// The words of described states, by item.
    pub choices: BTreeMap<String, Vec<String>>,
    /// Items whose place the site lacks.
    pub lacking: Vec<String>,
    /// Cells with formulas that a person reads.
    pub formulas: Vec<String>,
    /// The row of each item as it was made, counted from 1, in order.
    pub rows: serde_json::Map<String, serde_json::Value>,
    /// The printed numbers.
    pub numbers: Vec<String>,
    /// The criteria.
    pub texts: Vec<String>,
}

/// The columns of the sheet to fill in, counted from 0.
pub(super) struct Columns {
    pub id: u32,
    pub number: u32,
    pub text: u32,
    pub answers: Vec<u32>,
    pub earned: u32,
    pub note: u32,
    pub field: u32,
}

/// The columns by their letters.
#[derive(Deserialize)]
struct Letters {
    id: String,
    number: String,
    text: String,
    answers: Vec<String>,
    earned: String,
    note: String,
    field: String,
}

/// The site that a workbook was made for.
#[derive(Deserialize)]
pub(super) struct Site {
    /// Its id.
    pub id: String,
    /// What the field says of it.
    pub shown: String,
}

/// The words of drop-downs; pairs are for yes and no.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Words {
    pub met: [String; 2],
    pub happened: [String; 2],
    pub question: [String; 2],
    pub partial: String,
    pub na: String,
    pub not_observed: String,
}

impl Meta {
    /// Tells whether a sheet is an identity at all.
    pub fn is_in(grid: &Grid) -> bool {
        let mut cells = grid.down(0);
        cells.any(|(row, key)| key.text() == "schema" && grid.text(row, 1) == SCHEMA)
    }

    /// Reads the identity; reports what cannot be used.
    pub fn read(grid: &Grid, sink: &mut Sink) -> Option<Self> {
        let mut values: BTreeMap<&str, Said> = BTreeMap::new();
        for (row, key) in grid.down(0) {
            // Pieces are cut anywhere: what is at their ends belongs to them.
            let piece = grid.raw(row, 1);
            match values.get_mut(key.text()) {
                Some(said) => said.text.push_str(piece),
                None => {
                    let said = Said {
                        text: piece.to_owned(),
                        place: grid.place(row, 1),
                    };
                    values.insert(key.text(), said);
                }
            }
        }
        let shape = values.get("shape").map_or("", |shape| shape.text.as_str());
        if shape != SHAPE {
            let fault = BROKEN_RESPONSE.at(grid.place(0, 1)).words(
                format!("工作簿是第 {shape} 版的写法，本程序读第 {SHAPE} 版"),
                format!("the workbook has shape {shape}, this program reads shape {SHAPE}"),
            );
            sink.report(fault.help("换新版的程序", "use a newer program"));
            return None;
        }
        let mut reader = Reader {
            grid,
            values,
            broken: None,
        };
        let meta = reader.all();
        if let (None, Some((key, place))) = (&meta, reader.broken) {
            sink.report(
                EDITED_SHEET
                    .at(place)
                    .words(
                        format!("隐藏工作表 {NAME} 的“{key}”缺了或被改过"),
                        format!("“{key}” on the hidden sheet {NAME} is missing or was changed"),
                    )
                    .help(
                        "把回答抄到原来的工作簿里，不要动隐藏的内容",
                        "copy the answers into the original workbook and leave what is hidden alone",
                    ),
            );
        }
        meta
    }
}

/// Takes values out of the identity and remembers the first that cannot be used.
struct Reader<'g> {
    grid: &'g Grid,
    values: BTreeMap<&'g str, Said>,
    broken: Option<(&'static str, Place)>,
}

impl Reader<'_> {
    fn all(&mut self) -> Option<Meta> {
        let letters: Letters = self.data("columns")?;
        let columns = Columns::of(&letters);
        if columns.is_none() {
            self.fail("columns");
        }
        Some(Meta {
            sheet: self.said("sheet")?,
            hash: self.said("hash")?,
            items: self.said("sheet_items")?,
            name: self.said("name")?.text,
            columns: columns?,
            heads: self.data("heads")?,
            site: self.data("site")?,
            words: self.data("words")?,
            choices: self.data("choices")?,
            lacking: self.data("lacking")?,
            formulas: self.data("formulas")?,
            rows: self.data("rows")?,
            numbers: self.data("numbers")?,
            texts: self.data("texts")?,
        })
    }

    fn said(&mut self, key: &'static str) -> Option<Said> {
        let said = self.values.get(key).cloned();
        if said.is_none() {
            self.fail(key);
        }
        said
    }

    fn data<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let data = serde_json::from_str(&self.said(key)?.text).ok();
        if data.is_none() {
            self.fail(key);
        }
        data
    }

    fn fail(&mut self, key: &'static str) {
        let place = self.values.get(key).map(|said| said.place.clone());
        let place = place.unwrap_or_else(|| self.grid.place(0, 0));
        self.broken.get_or_insert((key, place));
    }
}

impl Columns {
    fn of(letters: &Letters) -> Option<Self> {
        Some(Self {
            id: Cell::column(&letters.id)?,
            number: Cell::column(&letters.number)?,
            text: Cell::column(&letters.text)?,
            answers: letters
                .answers
                .iter()
                .map(|name| Cell::column(name))
                .collect::<Option<_>>()?,
            earned: Cell::column(&letters.earned)?,
            note: Cell::column(&letters.note)?,
            field: Cell::column(&letters.field)?,
        })
    }
}
