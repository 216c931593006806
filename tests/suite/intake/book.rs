//! A workbook taken apart, so that tests can fill it in and damage it as people do.

use punctilio::label::Lang;
use punctilio::model::SheetItems;
use punctilio::render::xlsx::{self, Words};
use punctilio::view::workbook::WorkbookView;
use regex_lite::Regex;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The sheet to fill in, that of lost points, that of actions, and the identity.
pub const FILL: usize = 1;
pub const ACTIONS: usize = 3;
pub const META: usize = 4;

/// The parts of a workbook.
#[derive(Clone)]
pub struct Book {
    parts: Vec<(String, Vec<u8>)>,
}

/// Writes the workbook of a list of items.
pub fn written(list: &SheetItems, lang: Lang) -> Book {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/words/");
    let file = std::fs::read_to_string(format!("{folder}{}.toml", lang.tag())).unwrap();
    let table: toml::Table = file.parse().unwrap();
    let word = |key: &str| {
        let word = table.get(key).and_then(|word| word.as_str());
        word.unwrap_or_else(|| panic!("no word {key}")).to_owned()
    };
    let view = WorkbookView::of_items(list, lang);
    let items = serde_json::to_string(list).unwrap();
    Book::open(&xlsx::workbook(&view, &items, Words(&word)))
}

impl Book {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for n in 0..archive.len() {
            let mut part = archive.by_index(n).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            parts.push((part.name().unwrap().into_owned(), bytes));
        }
        Self { parts }
    }

    pub fn save(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            writer
                .start_file(name.as_str(), SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// Returns a part as text.
    pub fn part(&mut self, name: &str) -> &mut Vec<u8> {
        let part = self.parts.iter_mut().find(|(own, _)| own == name);
        &mut part.unwrap_or_else(|| panic!("no {name}")).1
    }

    /// Changes the text of a sheet.
    pub fn edit(&mut self, sheet: usize, change: impl FnOnce(String) -> String) {
        let part = self.part(&format!("xl/worksheets/sheet{sheet}.xml"));
        let old = String::from_utf8(std::mem::take(part)).unwrap();
        let new = change(old.clone());
        assert!(old != new, "nothing was changed");
        *part = new.into_bytes();
    }

    fn sheet(&mut self, sheet: usize) -> String {
        let part = self.part(&format!("xl/worksheets/sheet{sheet}.xml"));
        String::from_utf8(part.clone()).unwrap()
    }

    /// Puts raw XML into a cell; `kind` is its type.
    pub fn put(&mut self, sheet: usize, cell: &str, kind: &str, inner: &str) {
        self.edit(sheet, |text| {
            let start = text
                .find(&format!("<c r=\"{cell}\""))
                .unwrap_or_else(|| panic!("no {cell}"));
            let end = start + text[start..].find('>').unwrap() + 1;
            let end = match text[..end].ends_with("/>") {
                true => end,
                false => start + text[start..].find("</c>").unwrap() + 4,
            };
            let style = Regex::new(r#" s="\d+""#).unwrap();
            let style = style
                .find(&text[start..end])
                .map_or("", |found| found.as_str());
            let kind = match kind {
                "" => String::new(),
                kind => format!(" t=\"{kind}\""),
            };
            format!(
                "{}<c r=\"{cell}\"{style}{kind}>{inner}</c>{}",
                &text[..start],
                &text[end..]
            )
        });
    }

    /// Types something into a cell of the sheet to fill in: what looks like a number becomes one.
    pub fn fill(&mut self, cell: &str, typed: &str) {
        self.fill_on(FILL, cell, typed);
    }

    pub fn fill_on(&mut self, sheet: usize, cell: &str, typed: &str) {
        match typed.parse::<f64>() {
            Ok(number) => self.put(sheet, cell, "", &format!("<v>{number}</v>")),
            Err(_) => self.write(sheet, cell, typed),
        }
    }

    /// Writes a text into a cell.
    pub fn write(&mut self, sheet: usize, cell: &str, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let inner = format!("<is><t xml:space=\"preserve\">{text}</t></is>");
        self.put(sheet, cell, "inlineStr", &inner);
    }

    /// Moves rows of a sheet: the row of each number becomes that of the other, all cells along.
    pub fn swap_rows(&mut self, sheet: usize, one: u32, other: u32, columns: &str) {
        let text = self.sheet(sheet);
        let row = |n: u32| {
            let start = text.find(&format!("<row r=\"{n}\"")).unwrap();
            start..start + text[start..].find("</row>").unwrap()
        };
        let cells = Regex::new(r#"(?s)<c r="([A-Z]+)(\d+)"(?:[^>]*/>|.*?</c>)"#).unwrap();
        let of = |n: u32| -> BTreeMap<String, String> {
            let found = cells.captures_iter(&text[row(n)]);
            found
                .map(|cell| (cell[1].to_owned(), cell[0].to_owned()))
                .collect()
        };
        let (first, second) = (of(one), of(other));
        self.edit(sheet, |_| {
            let mut new = text.clone();
            for (n, own, others, from) in
                [(one, &first, &second, other), (other, &second, &first, one)]
            {
                let range = row(n);
                let mut moved = text[range].to_owned();
                for (column, cell) in own {
                    let is_moved = columns.is_empty() || columns.contains(column.as_str());
                    if let Some(into) = others.get(column).filter(|_| is_moved) {
                        let into = into.replace(
                            &format!("r=\"{column}{from}\""),
                            &format!("r=\"{column}{n}\""),
                        );
                        moved = moved.replace(cell.as_str(), &into);
                    }
                }
                let start = new.find(&format!("<row r=\"{n}\"")).unwrap();
                let end = start + new[start..].find("</row>").unwrap();
                new.replace_range(start..end, &moved);
            }
            new
        });
    }

    /// Takes a row out; what stands below stays where it is.
    pub fn clear_row(&mut self, sheet: usize, n: u32) {
        self.edit(sheet, |text| {
            let start = text.find(&format!("<row r=\"{n}\"")).unwrap();
            let end = start + text[start..].find("</row>").unwrap() + 6;
            format!("{}{}", &text[..start], &text[end..])
        });
    }

    /// Takes a column out; what stands right of it moves.
    pub fn delete_column(&mut self, sheet: usize, letter: char) {
        let cells = Regex::new(r#"(?s)<c r="([A-Z])(\d+)"((?:[^>]*/>)|(?:.*?</c>))"#).unwrap();
        self.edit(sheet, |text| {
            cells
                .replace_all(&text, |cell: &regex_lite::Captures<'_>| {
                    let own = cell[1].chars().next().unwrap();
                    match own.cmp(&letter) {
                        std::cmp::Ordering::Less => cell[0].to_owned(),
                        std::cmp::Ordering::Equal => String::new(),
                        std::cmp::Ordering::Greater => {
                            let to = char::from(u8::try_from(own).unwrap() - 1);
                            format!("<c r=\"{to}{}\"{}", &cell[2], &cell[3])
                        }
                    }
                })
                .into_owned()
        });
    }

    /// Writes a value of the identity anew.
    pub fn edit_meta(&mut self, key: &str, value: &str) {
        let row = self.identity().iter().position(|pair| pair[0] == key);
        let cell = format!("B{}", row.unwrap() + 1);
        self.write(META, &cell, value);
    }

    /// Reads the identity.
    pub fn meta(&mut self) -> BTreeMap<String, String> {
        let mut all: BTreeMap<String, String> = BTreeMap::new();
        for [key, value] in self.identity() {
            all.entry(key).or_default().push_str(&value);
        }
        all
    }

    fn identity(&mut self) -> Vec<[String; 2]> {
        let strings = String::from_utf8(self.part("xl/sharedStrings.xml").clone()).unwrap();
        let string = Regex::new(r"(?s)<si><t[^>]*>(.*?)</t></si>").unwrap();
        let unescape = |text: &str| {
            let text = text.replace("&lt;", "<").replace("&gt;", ">");
            text.replace("&quot;", "\"").replace("&amp;", "&")
        };
        let strings: Vec<String> = string
            .captures_iter(&strings)
            .map(|found| unescape(&found[1]))
            .collect();
        let cell = Regex::new(r#"<c r="([AB])\d+"[^>]*><v>(\d+)</v></c>"#).unwrap();
        let sheet = self.sheet(META);
        let words: Vec<&String> = cell
            .captures_iter(&sheet)
            .map(|found| &strings[found[2].parse::<usize>().unwrap()])
            .collect();
        words
            .chunks(2)
            .map(|pair| [pair[0].clone(), pair[1].clone()])
            .collect()
    }

    /// Returns a part of the identity as data.
    pub fn data(&mut self, key: &str) -> Value {
        serde_json::from_str(&self.meta()[key]).unwrap()
    }

    /// Names the answer cell of an item's sample.
    pub fn answer(&mut self, item: &str, sample: usize) -> String {
        let column = self.data("columns")["answers"][sample]
            .as_str()
            .unwrap()
            .to_owned();
        format!("{column}{}", self.row(item))
    }

    /// Names the cell of an item in a column of the identity.
    pub fn cell(&mut self, item: &str, column: &str) -> String {
        let column = self.data("columns")[column].as_str().unwrap().to_owned();
        format!("{column}{}", self.row(item))
    }

    pub fn row(&mut self, item: &str) -> u64 {
        self.data("rows")[item]
            .as_u64()
            .unwrap_or_else(|| panic!("no row of {item}"))
    }

    /// Fills in a field of the head.
    pub fn head(&mut self, key: &str, value: &str) {
        let row = self.data("fields")[key].as_u64().unwrap();
        let cell = format!("E{row}");
        self.write(FILL, &cell, value);
    }
}
