//! Every field of the format reaches a product.
//!
//! `tests/projects/everything/` uses every key of every table. Here it is read as tables, so that tests can change it
//! key by key and build it again.

mod again;
mod everywhere;
mod keys;
mod shows;

use crate::support::Folder;
use punctilio::format::doc::{BookFileDoc, ChapterDoc, StandardFileDoc};
use punctilio::format::{Shape, TableSpec, TableType};
use std::path::{Path, PathBuf};
use toml::Table;

/// One file of the project, as a table.
#[derive(Clone)]
pub struct Text {
    /// Its path below the project.
    pub path: String,
    pub table: Table,
    /// What follows the head of a chapter.
    pub body: Option<String>,
}

impl Text {
    fn written(&self) -> String {
        let head = toml::to_string(&self.table).unwrap();
        match &self.body {
            Some(body) => format!("+++\n{head}+++\n{body}"),
            None => head,
        }
    }

    pub fn spec(&self) -> &'static TableSpec {
        if self.body.is_some() {
            ChapterDoc::SPEC
        } else if self.path.ends_with("punctilio.toml") {
            BookFileDoc::SPEC
        } else {
            StandardFileDoc::SPEC
        }
    }
}

/// The project: its texts, and its other files as they are.
pub struct Project {
    pub texts: Vec<Text>,
    others: Vec<(String, Vec<u8>)>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/everything")
}

pub fn project() -> Project {
    let mut project = Project {
        texts: Vec::new(),
        others: Vec::new(),
    };
    for entry in walkdir::WalkDir::new(root()).sort_by_file_name() {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().strip_prefix(root()).unwrap();
        let path = path.to_str().unwrap().replace('\\', "/");
        let bytes = std::fs::read(entry.path()).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (table, body) = if !path.starts_with("standards/") {
            (None, None)
        } else if path.ends_with(".toml") {
            (Some(text.parse().unwrap()), None)
        } else if path.ends_with(".md") {
            let (head, body) = text[4..].split_once("+++\n").unwrap();
            (Some(head.parse().unwrap()), Some(body.to_owned()))
        } else {
            (None, None)
        };
        match table {
            Some(table) => project.texts.push(Text { path, table, body }),
            None => project.others.push((path, bytes)),
        }
    }
    project
}

impl Project {
    /// Writes the project into a folder, with one text in place of another.
    pub fn write(&self, changed: Option<(usize, &Text)>) -> Folder {
        let folder = Folder::new();
        for (n, text) in self.texts.iter().enumerate() {
            let text = changed
                .filter(|(place, _)| *place == n)
                .map_or(text, |(_, text)| text);
            folder.write(&text.path, text.written());
        }
        for (path, bytes) in &self.others {
            folder.write(path, bytes);
        }
        folder
    }
}

/// Lists the tables that a field may hold.
pub fn tables(shape: &Shape) -> Vec<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => vec![spec],
        Shape::Many(one) => tables(one),
        Shape::OneOf(all) => all.iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

/// A table whose keys are all languages is a text.
pub fn is_text(table: &Table) -> bool {
    !table.is_empty() && table.keys().all(|key| matches!(key.as_str(), "zh" | "en"))
}

/// Tells whether a field takes texts, or tables that a text may stand for.
pub fn takes_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text => true,
        Shape::Table(spec) => spec.from_text,
        Shape::Many(one) => takes_text(one),
        Shape::OneOf(all) => all.iter().any(takes_text),
        _ => false,
    }
}
