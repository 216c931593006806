//! One side of a comparison: a project's folder, the folder of a site, a catalog file or a release.

use super::path::shown;
use super::trouble::Trouble;
use crate::build;
use crate::diff::Edition;
use crate::label::{Lang, Words};
use crate::model::Catalog;
use crate::source::{Project, read_data};
use serde_json::Value;
use std::path::Path;

/// The file of a site that holds all it was made from.
const CATALOG: &str = "catalog.json";

/// What one side says.
pub struct Side {
    /// Its standards.
    pub editions: Vec<Edition>,
    /// What its book says, where it has one.
    pub book: Option<Value>,
    /// The project that it was read from, where it is one.
    pub project: Option<(Project, Catalog)>,
    /// Whether it is a single standard, so that others are not missing from it.
    pub is_single: bool,
}

impl Side {
    /// Reads a side.
    ///
    /// # Errors
    /// When it cannot be read, is no such thing, or holds errors.
    pub fn read(path: &Path) -> Result<Self, Trouble> {
        if !path.is_dir() {
            return Self::of_file(path);
        }
        if path.join(Project::STANDARDS).is_dir() {
            return Self::of_project(path);
        }
        let catalog = path.join(CATALOG);
        if catalog.is_file() {
            return Self::of_file(&catalog);
        }
        let path = shown(path);
        Err(Trouble::usage(
            format!(
                "{path} 里没有 standards/，也没有 catalog.json\n  办法：给出项目文件夹、生成的网站或 catalog.json"
            ),
            format!(
                "{path} holds neither standards/ nor catalog.json\n  cure: name a project, a built site or a catalog.json"
            ),
        ))
    }

    fn of_project(path: &Path) -> Result<Self, Trouble> {
        let project = Project::find(path)?;
        let loaded = build::load(&project);
        if loaded.sink.has_errors() {
            let path = shown(path);
            return Err(Trouble::Faults(Words::new(
                format!("{path} 里有错误，无法比较\n  办法：运行 punctilio check {path}"),
                format!(
                    "{path} has errors, so it cannot be compared\n  cure: run punctilio check {path}"
                ),
            )));
        }
        let catalog = loaded.catalog;
        let book = serde_json::to_value(&catalog.book)
            .expect("documents serialise: their keys are strings and nothing in them can fail");
        Ok(Self {
            editions: (catalog.standards.iter())
                .map(|standard| Edition::of(standard))
                .collect(),
            book: Some(book),
            project: Some((project, catalog)),
            is_single: false,
        })
    }

    fn of_file(path: &Path) -> Result<Self, Trouble> {
        let bytes = read_data(path)?;
        let wrong = |zh: String, en: String| {
            let path = shown(path);
            Trouble::Faults(Words::new(
                format!(
                    "{path} {zh}\n  办法：给出 punctilio 生成的 catalog.json，或 {} 里的存档",
                    Project::RELEASED
                ),
                format!(
                    "{path} {en}\n  cure: name a catalog.json that punctilio made, or a release from {}",
                    Project::RELEASED
                ),
            ))
        };
        let value: Value = serde_json::from_slice(&bytes).map_err(|error| {
            let line = error.line();
            wrong(
                format!("不是 JSON（第 {line} 行）"),
                format!("is no JSON (line {line})"),
            )
        })?;
        let no_catalog = || {
            wrong(
                "不是标准目录".to_owned(),
                "is no catalog of standards".to_owned(),
            )
        };
        let (list, book, is_single) = match value.get("schema").and_then(Value::as_str) {
            Some("punctilio/catalog") => {
                let list = value.get("standards").and_then(Value::as_array);
                (
                    list.ok_or_else(no_catalog)?.clone(),
                    value.get("book").cloned(),
                    false,
                )
            }
            Some("punctilio/release") => (
                vec![value.get("standard").ok_or_else(no_catalog)?.clone()],
                None,
                true,
            ),
            _ => return Err(no_catalog()),
        };
        let mut editions = Vec::new();
        for (n, standard) in list.iter().enumerate() {
            let number = n + 1;
            editions.push(Edition::read(standard).ok_or_else(|| {
                wrong(
                    format!("里第 {number} 个标准不完整"),
                    format!("holds a standard that is not whole (number {number})"),
                )
            })?);
        }
        Ok(Self {
            editions,
            book,
            project: None,
            is_single,
        })
    }

    /// Returns the first language of the book, where it says one.
    pub fn language(&self) -> Option<Lang> {
        let first = self.book.as_ref()?.get("languages")?.get(0)?;
        Lang::from_tag(first.as_str()?)
    }
}
