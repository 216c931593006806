//! One by one each key is taken out, or changed where that is a fault, and some page must differ.
//!
//! Texts go all at once: each becomes a mark of its own, and a key with a mark on some page need not be built alone.

use super::everywhere::{Examples, mark, shown};
use super::keys::{Key, Keys, Use, keys, parent};
use super::{project, tables};
use crate::html::{Piece, pieces};
use crate::product;
use crate::support::Folder;
use punctilio::build::{Options, Product, Scope};
use punctilio::format::Shape;
use punctilio::label::Lang;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

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

/// Lists other values that may stand for this one.
pub(super) fn others(
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
            let kinds = kind.words().1.split(" or ");
            let known = kinds.filter_map(|kind| ids.get(kind)).flatten();
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

/// Parts that the pages are built in: most keys show in the first one, and then the others need not be built.
const PARTS: [&[Product]; 2] = [
    &[Product::Handbook],
    &[
        Product::Checklist,
        Product::ScoreSheet,
        Product::Acknowledgement,
    ],
];

/// Builds the pages of some products in the root language, for the whole business or for one of its sites; `None`
/// after an error.
fn files(folder: &Folder, site: Option<&str>, part: &[Product]) -> Option<Files> {
    let scope = Scope {
        languages: vec![Lang::Zh],
        site: site.map(str::to_owned),
        products: part.to_vec(),
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

/// Lists the keys in whose value some text shows on a page.
fn with_shown_texts(keys: &Keys) -> BTreeSet<(&'static str, &'static str)> {
    let mut marked = project();
    let marks = mark(&mut marked, &Examples::new());
    let page = shown(&marked);
    let seen: BTreeSet<&str> = marks
        .iter()
        .map(|(mark, _)| mark.as_str())
        .filter(|mark| page.contains(mark))
        .collect();
    let has_mark = |(text, way): &Use| {
        let mut table = marked.texts[*text].table.clone();
        let (table, last) = parent(&mut table, way);
        is_seen(&table[&last], &seen)
    };
    let shown = keys.iter().filter(|(_, key)| key.uses.iter().any(has_mark));
    shown.map(|(name, _)| *name).collect()
}

fn is_seen(value: &Value, seen: &BTreeSet<&str>) -> bool {
    match value {
        Value::String(text) => seen.contains(text.as_str()),
        Value::Array(list) => list.iter().any(|one| is_seen(one, seen)),
        Value::Table(table) => table.values().any(|one| is_seen(one, seen)),
        _ => false,
    }
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
        PARTS.map(|part| {
            let files = files(&project.write(None), site, part);
            files.expect("the project of every field has no faults")
        })
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
        let differs = |place: usize| {
            for (part, plain) in PARTS.iter().zip(&plain[place]) {
                if tell_apart(&files(&folder, sites[place], part)?, plain) {
                    return Some(true);
                }
            }
            Some(false)
        };
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
    let by_text = with_shown_texts(&keys);
    assert!(by_text.len() > 200, "only {} keys", by_text.len());
    let faults: Vec<String> = keys
        .par_iter()
        .filter_map(|((table, name), key)| {
            let reason = STEERING
                .iter()
                .find(|row| (row.0, row.1) == (*table, *name));
            let inner = tables(&(key.spec.shape)());
            let verdict = match by_text.contains(&(*table, *name)) {
                true => Some(true),
                false => shows(key),
            };
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
    let built = files(&project().write(None), Some(SITE), &[]).unwrap();
    let home = format!("sites/{SITE}/index.html");
    assert!(built.contains_key(&home));
    let outside: Vec<_> = built
        .keys()
        .filter(|path| !path.starts_with("sites/"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}
