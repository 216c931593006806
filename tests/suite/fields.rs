//! Every field of the format shows up in a product.
//!
//! `tests/projects/everything/` uses every key of every table. One by one each key is taken out (or, where that is a
//! fault, changed), the project is built in memory, and some page must differ in what a reader sees.

use crate::html::{Piece, pieces};
use crate::product;
use crate::support::Folder;
use punctilio::build::{Options, Scope};
use punctilio::format::doc::{BookFileDoc, ChapterDoc, StandardFileDoc};
use punctilio::format::{FieldSpec, Shape, TableSpec, TableType};
use punctilio::label::Lang;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Keys that change no page, each with its reason: table, key, why.
const STEERING: &[(&str, &str, &str)] = &[
    ("punctilio.toml", "format", "it is 1 in every file"),
    ("standard file", "format", "it is 1 in every file"),
    (
        "book",
        "level",
        "it says how much `check` asks for; that is nothing to tell a reader",
    ),
    (
        "book",
        "system_fonts",
        "it is read where fonts are embedded; pages take the reader's own",
    ),
    (
        "site",
        "id",
        "it is the address of what is built for the site, see the test of that",
    ),
];

/// The site that is built for as well, to see what the keys of sites do.
const SITE: &str = "store-07";

/// One file of the project, as a table.
#[derive(Clone)]
pub struct Text {
    path: String,
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

/// A way into a table: keys and places in lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Key(String),
    Place(usize),
}

/// One key as it stands in the project: which text, and the way to it.
type Use = (usize, Vec<Turn>);

/// A key of a table, with its declaration and its uses.
struct Key {
    table: &'static str,
    spec: &'static FieldSpec,
    uses: Vec<Use>,
}

type Keys = BTreeMap<(&'static str, &'static str), Key>;

/// Lists every key of every table that a file may hold.
fn declare(
    spec: &'static TableSpec,
    keys: &mut Keys,
    seen: &mut BTreeMap<&'static str, &'static TableSpec>,
) {
    if let Some(known) = seen.insert(spec.name, spec) {
        assert_eq!(known.zh, spec.zh, "two tables are called “{}”", spec.name);
        return;
    }
    for field in spec.fields {
        let key = Key {
            table: spec.name,
            spec: field,
            uses: Vec::new(),
        };
        keys.insert((spec.name, field.key), key);
        for table in tables(&(field.shape)()) {
            declare(table, keys, seen);
        }
    }
}

pub fn tables(shape: &Shape) -> Vec<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => vec![spec],
        Shape::Many(one) => tables(one),
        Shape::OneOf(all) => all.iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

/// Notes where the keys of a table are used.
fn visit(
    table: &Table,
    spec: &'static TableSpec,
    at: &mut Vec<Turn>,
    text: usize,
    keys: &mut Keys,
) {
    for (name, value) in table {
        at.push(Turn::Key(name.clone()));
        if let Some(field) = spec.field(name) {
            let key = keys.get_mut(&(spec.name, field.key)).unwrap();
            key.uses.push((text, at.clone()));
            for inner in tables(&(field.shape)()) {
                descend(value, inner, at, text, keys);
            }
        }
        at.pop();
    }
}

fn descend(
    value: &Value,
    spec: &'static TableSpec,
    at: &mut Vec<Turn>,
    text: usize,
    keys: &mut Keys,
) {
    match value {
        Value::Array(list) => {
            for (place, one) in list.iter().enumerate() {
                at.push(Turn::Place(place));
                descend(one, spec, at, text, keys);
                at.pop();
            }
        }
        Value::Table(table) if !is_text(table) => visit(table, spec, at, text, keys),
        _ => {}
    }
}

/// A table whose keys are all languages is a text.
pub fn is_text(table: &Table) -> bool {
    !table.is_empty() && table.keys().all(|key| matches!(key.as_str(), "zh" | "en"))
}

fn keys(project: &Project) -> Keys {
    let (mut keys, mut seen) = (Keys::new(), BTreeMap::new());
    for spec in [BookFileDoc::SPEC, StandardFileDoc::SPEC, ChapterDoc::SPEC] {
        declare(spec, &mut keys, &mut seen);
    }
    for (n, text) in project.texts.iter().enumerate() {
        visit(&text.table, text.spec(), &mut Vec::new(), n, &mut keys);
    }
    keys
}

/// Finds the value that a way leads to, or the table it stands in and its last turn.
fn parent<'t>(table: &'t mut Table, way: &[Turn]) -> (&'t mut Table, String) {
    let (last, way) = way.split_last().unwrap();
    let Turn::Key(last) = last else {
        unreachable!("a way ends with a key");
    };
    let mut table = table;
    let mut way = way.iter();
    while let Some(turn) = way.next() {
        let Turn::Key(key) = turn else {
            unreachable!("a list stands under a key");
        };
        let mut value = table.get_mut(key).unwrap();
        while let Value::Array(list) = value {
            let Some(Turn::Place(place)) = way.next() else {
                unreachable!("a list is entered at a place");
            };
            value = &mut list[*place];
        }
        let Value::Table(inner) = value else {
            unreachable!("a way leads through tables");
        };
        table = inner;
    }
    (table, last.clone())
}

/// Lists other values that may stand for this one.
fn others(
    shape: &Shape,
    value: &Value,
    ids: &BTreeMap<&'static str, BTreeSet<String>>,
) -> Vec<Value> {
    let string = |text: &str| Value::String(text.to_owned());
    match (shape, value) {
        (Shape::Many(one), Value::Array(list)) if !list.is_empty() => others(one, &list[0], ids)
            .into_iter()
            .map(|other| {
                let mut list = list.clone();
                list[0] = other;
                Value::Array(list)
            })
            .collect(),
        (Shape::Many(one), value) => others(one, value, ids),
        (Shape::OneOf(all), value) => all.iter().flat_map(|one| others(one, value, ids)).collect(),
        (Shape::Text | Shape::Name, Value::String(text)) => {
            vec![Value::String(format!("{text}变"))]
        }
        (Shape::Text, Value::Table(table)) => {
            let mut table = table.clone();
            table.insert("zh".to_owned(), string("变了"));
            vec![Value::Table(table)]
        }
        (Shape::Id, Value::String(text)) => vec![Value::String(format!("{text}-x"))],
        (Shape::Ref(kind), Value::String(text)) => {
            let known = ids.get(kind.words().1).into_iter().flatten();
            known
                .filter(|id| *id != text)
                .map(|id| string(id))
                .collect()
        }
        (Shape::Word(words), Value::String(text)) => {
            let other = words.iter().filter(|(word, _)| word != text);
            other.map(|(word, _)| string(word)).collect()
        }
        (Shape::Bool, Value::Boolean(yes)) => vec![Value::Boolean(!yes)],
        (Shape::Count | Shape::Exact, Value::Integer(n)) => {
            [n + 1, n - 1].map(Value::Integer).into()
        }
        (Shape::Exact, Value::String(_)) => vec![string("0.25")],
        (Shape::Date, Value::Datetime(_)) => vec![
            "2025-03-04"
                .parse::<toml::value::Datetime>()
                .unwrap()
                .into(),
        ],
        (Shape::Duration, Value::String(_)) => vec![string("77min")],
        (Shape::Version, Value::String(_)) => vec![string("9.9.9")],
        _ => Vec::new(),
    }
}

/// The texts of a build by file, hashes in names hidden.
type Files = BTreeMap<String, String>;

/// Builds the pages in the root language, for the whole business or for one of its sites; `None` after an error.
fn files(folder: &Folder, site: Option<&str>) -> Option<Files> {
    let scope = Scope {
        languages: vec![Lang::Zh],
        site: site.map(str::to_owned),
        ..Scope::default()
    };
    let options = Options {
        scope,
        ..Options::default()
    };
    let built = product::build_with(folder.path(), &options);
    if built.outcome.failed() {
        return None;
    }
    let texts = built.texts().filter(|(path, _)| !path.ends_with(".json"));
    let texts = texts.map(|(path, text)| (masked(path), text.to_owned()));
    Some(texts.collect())
}

/// Tells whether a reader can tell two builds apart: by the texts and attributes of pages, by style sheets, by pictures.
fn tell_apart(one: &Files, other: &Files) -> bool {
    !one.keys().eq(other.keys())
        || one.iter().zip(other.values()).any(|((path, a), b)| {
            if same_but_for_hashes(a.as_bytes(), b.as_bytes()) {
                false
            } else if path.ends_with(".html") {
                page(a) != page(b)
            } else {
                masked(a) != masked(b)
            }
        })
}

/// Compares two texts quickly, hashes of equal length aside.
fn same_but_for_hashes(a: &[u8], b: &[u8]) -> bool {
    const STRIDE: usize = 512;
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        let end = (at + STRIDE).min(a.len());
        if a[at..end] == b[at..end] {
            at = end;
            continue;
        }
        let differs = (at..end).find(|i| a[*i] != b[*i]).unwrap_or(end);
        let word = |text: &[u8]| {
            let start = (0..differs)
                .rev()
                .find(|i| !text[*i].is_ascii_alphanumeric())
                .map_or(0, |i| i + 1);
            let end = (differs..text.len())
                .find(|i| !text[*i].is_ascii_alphanumeric())
                .unwrap_or(text.len());
            is_hash(&text[start..end]).then_some((start, end))
        };
        match (word(a), word(b)) {
            (Some(one), Some(other)) if one == other => at = one.1,
            _ => return false,
        }
    }
    true
}

/// Tells whether a word is a hash as pages print it or as files keep it.
fn is_hash(word: &[u8]) -> bool {
    matches!(word.len(), 7 | 64)
        && word
            .iter()
            .all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase())
        && word.iter().any(u8::is_ascii_digit)
}

fn page(text: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => seen.push(masked(&text)),
            Piece::Open(name, attributes) => {
                // What only search engines read is no product.
                let is_told = attributes
                    .iter()
                    .any(|(key, value)| key == "name" && value == "description");
                if !is_told {
                    let pairs = attributes
                        .iter()
                        .map(|(key, value)| format!("{key}={value}"));
                    seen.push(masked(&format!(
                        "{name} {}",
                        pairs.collect::<Vec<_>>().join(" ")
                    )));
                }
            }
            Piece::Close(_) => {}
        }
    }
    seen
}

/// Hides hashes: whole words of 7 or 64 hexadecimal digits.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut word = String::new();
    let is_word = |c: char| c.is_ascii_alphanumeric();
    for c in text.chars().chain(['\0']) {
        if is_word(c) {
            word.push(c);
            continue;
        }
        let hidden = is_hash(word.as_bytes());
        masked.push_str(if hidden { "#" } else { &word });
        word.clear();
        if c != '\0' {
            masked.push(c);
        }
    }
    masked
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

#[test]
fn the_project_of_every_field_uses_every_key() {
    let project = project();
    let missing: Vec<String> = keys(&project)
        .values()
        .filter(|key| key.uses.is_empty())
        .map(|key| format!("{}.{}", key.table, key.spec.key))
        .collect();
    assert!(
        missing.is_empty(),
        "tests/projects/everything/ does not use {missing:#?}"
    );
}

#[test]
fn every_field_shows_up_in_a_product() {
    let project = project();
    let keys = keys(&project);
    let mut ids: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for key in keys.values().filter(|key| key.spec.key == "id") {
        for (text, way) in &key.uses {
            let mut table = project.texts[*text].table.clone();
            let (table, last) = parent(&mut table, way);
            ids.entry(key.table)
                .or_default()
                .extend(table[&last].as_str().map(str::to_owned));
        }
    }
    let sites = [None, Some(SITE)];
    let plain = sites.map(|site| {
        let files = files(&project.write(None), site);
        files.expect("the project of every field has no faults")
    });

    let at = |(n, way): &Use| {
        let mut table = project.texts[*n].table.clone();
        let (inner, last) = parent(&mut table, way);
        inner[&last].clone()
    };
    // Tells whether a change of one use shows; `None` where it does not build.
    let changes = |key: &Key, (n, way): &Use, value: Option<&Value>| -> Option<bool> {
        let mut text = project.texts[*n].clone();
        let (table, last) = parent(&mut text.table, way);
        match value {
            Some(value) => table.insert(last, value.clone()),
            None => table.remove(&last),
        };
        let folder = project.write(Some((*n, &text)));
        let differs =
            |place: usize| Some(tell_apart(&files(&folder, sites[place])?, &plain[place]));
        Some(differs(0)? || (key.table == "site" && key.spec.key != "id" && differs(1)?))
    };
    // Tells whether some use of the key shows: taken out, or changed; `None` where nothing builds.
    let shows = |key: &Key| -> Option<bool> {
        let mut verdict = None;
        let removed = key.uses.iter().map(|place| (place, None));
        let shape = (key.spec.shape)();
        let changed = key.uses.iter().flat_map(|place| {
            let value = at(place);
            let elsewhere = key.uses.iter().map(at).filter(|other| *other != value);
            let mut tries = others(&shape, &value, &ids);
            tries.extend(elsewhere.take(4));
            tries.into_iter().map(move |other| (place, Some(other)))
        });
        for (place, value) in removed.chain(changed) {
            match changes(key, place, value.as_ref()) {
                Some(true) => return Some(true),
                Some(false) => verdict = Some(false),
                None => {}
            }
        }
        verdict
    };
    let faults: Vec<String> = keys
        .par_iter()
        .filter_map(|((table, name), key)| {
            let reason = STEERING
                .iter()
                .find(|row| (row.0, row.1) == (*table, *name));
            let inner = tables(&(key.spec.shape)());
            let verdict = shows(key);
            match (verdict, reason) {
                (Some(true), Some(_)) => Some(format!(
                    "{table}.{name} shows after all: take it off the list"
                )),
                (Some(true), None) | (_, Some(_)) => None,
                // What can neither be taken out nor changed as a whole shows by its own keys.
                (None, None) if !inner.is_empty() => None,
                (Some(false), None) => Some(format!("{table}.{name} shows in no product")),
                (None, None) => Some(format!(
                    "{table}.{name} cannot be told: no other value builds"
                )),
            }
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn what_is_built_for_a_site_lies_below_its_id() {
    let built = files(&project().write(None), Some(SITE)).unwrap();
    let home = format!("sites/{SITE}/index.html");
    assert!(built.contains_key(&home));
    let outside: Vec<_> = built
        .keys()
        .filter(|path| !path.starts_with("sites/"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}
