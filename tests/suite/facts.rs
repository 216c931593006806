//! Every numbered fact of the shipped standards stands where the tables in `tests/facts/` say, and on the pages.

use crate::html::visible;
use crate::product;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// The standards with the letters and the number of their facts.
const STANDARDS: &[(&str, &str, usize)] = &[
    ("after-sales", "AFS", 25),
    ("auto-aftermarket", "AA", 29),
    ("auto-dealer", "AD", 43),
    ("bank-branch", "BB", 48),
    ("bank-service-management", "BKM", 20),
    ("beauty-salon", "BTY", 123),
    ("customer-service", "CS", 35),
    ("emergency-rescue", "ER", 83),
    ("gate-guard", "GTG", 30),
    ("generic-service", "GS", 79),
    ("home-services", "HS", 42),
    ("hotel-checkout-claim", "HC", 29),
    ("project-service-process", "PSP", 30),
    ("recruitment", "RC", 9),
    ("restaurant", "RS", 54),
    ("retail-consulting", "RTC", 55),
    ("service-etiquette", "ETQ", 44),
    ("service-process-control", "PC", 29),
    ("service-project", "SP", 30),
    ("service-quality", "SQ", 35),
    ("store-reception", "SR", 37),
    ("weather-service", "WTH", 22),
];

struct Fact {
    id: String,
    at: Vec<String>,
    words: Vec<String>,
    pages: Vec<String>,
}

fn facts(standard: &str) -> Vec<Fact> {
    let path = format!("tests/facts/{standard}.toml");
    let table: Table = fs::read_to_string(root().join(&path))
        .unwrap()
        .parse()
        .unwrap();
    let entries = table["fact"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| {
            let known = ["id", "at", "words", "pages"];
            for key in entry.as_table().unwrap().keys() {
                assert!(known.contains(&key.as_str()), "{path}: unknown key {key}");
            }
            Fact {
                id: entry["id"].as_str().unwrap().to_owned(),
                at: strings(entry.get("at")),
                words: strings(entry.get("words")),
                pages: strings(entry.get("pages")),
            }
        })
        .collect()
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Joins the files of a standard into one table, the way its parts are joined.
fn written(standard: &str) -> Table {
    let folder = root().join("standards");
    let single = folder.join(format!("{standard}.toml"));
    let mut files = vec![single];
    if !files[0].exists() {
        let entries = fs::read_dir(folder.join(standard)).unwrap();
        files = entries.map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "toml"));
        files.sort();
    }
    let mut all = Table::new();
    for file in files {
        let part: Table = fs::read_to_string(&file).unwrap().parse().unwrap();
        for (key, value) in part {
            match (all.get_mut(&key), value) {
                (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
                (_, value) => {
                    all.insert(key, value);
                }
            }
        }
    }
    all
}

/// Lists the entries of a table of the standard: `phases`, `steps` of all phases, `goals` of the head …
fn entries<'t>(standard: &'t Table, table: &str) -> Vec<&'t Value> {
    if table == "steps" {
        let phases = list(standard.get("phases"));
        return phases
            .iter()
            .flat_map(|phase| list(phase.get("steps")))
            .collect();
    }
    let own = standard.get(table);
    list(own.or_else(|| standard.get("standard")?.get(table)))
}

fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// Finds the entry and the field that an address such as `steps.open-door.do` or `mottos.2.text` names.
fn find<'t>(standard: &'t Table, at: &str) -> Option<(&'t Value, &'t Value)> {
    let (table, rest) = at.split_once('.')?;
    let (name, path) = rest.split_once('.')?;
    let all = entries(standard, table);
    let named = |entry: &&&Value| entry.get("id").and_then(Value::as_str) == Some(name);
    let entry = match all.iter().find(named) {
        Some(entry) => entry,
        None => all.get(name.parse::<usize>().ok()?.checked_sub(1)?)?,
    };
    if path == "text" && entry.is_str() {
        return Some((entry, entry));
    }
    let field = path.split('.').try_fold(*entry, |value, key| match value {
        Value::Array(list) => list.get(key.parse::<usize>().ok()?.checked_sub(1)?),
        value => value.get(key),
    });
    field.map(|field| (*entry, field))
}

/// Finds a field of something that the standard takes from another, and the clauses that it adds there.
fn find_taken<'t>(
    standard: &Table,
    all: &'t BTreeMap<&str, Table>,
    at: &str,
) -> Option<(&'t Value, BTreeSet<String>)> {
    let (table, rest) = at.split_once('.')?;
    let (name, _) = rest.split_once('.')?;
    let kind = if table == "feedback" {
        table
    } else {
        table.strip_suffix('s')?
    };
    entries(standard, "include")
        .into_iter()
        .find_map(|include| {
            let (_, field) = find(&all[include["from"].as_str()?], at)?;
            let mut addresses = vec![format!("{kind}:{name}")];
            if at.ends_with(".exceptions") {
                let ids = list(Some(field))
                    .into_iter()
                    .filter_map(|one| one.get("id")?.as_str());
                addresses.extend(ids.map(|id| format!("exception:{id}")));
            }
            let mut named = BTreeSet::new();
            for add in list(include.get("add")) {
                let mut to = list(add.get("to")).into_iter().filter_map(Value::as_str);
                if to.any(|to| addresses.iter().any(|at| at == to)) {
                    clauses(add, false, &mut named);
                }
            }
            Some((field, named))
        })
}

/// Joins all Chinese texts below a value; notes and clauses are not part of it.
fn chinese(value: &Value, texts: &mut String) {
    match value {
        Value::String(text) => {
            texts.push_str(text);
            texts.push('\n');
        }
        Value::Array(list) => list.iter().for_each(|one| chinese(one, texts)),
        Value::Table(table) => {
            for (key, value) in table {
                if !matches!(key.as_str(), "en" | "id" | "refs" | "notes") {
                    chinese(value, texts);
                }
            }
        }
        _ => {}
    }
}

/// Collects the clauses that a value names, ranges spelt out.
fn clauses(value: &Value, deep: bool, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) if deep => list.iter().for_each(|one| clauses(one, deep, found)),
        Value::Table(table) => {
            for text in list(table.get("refs"))
                .into_iter()
                .filter_map(Value::as_str)
            {
                found.extend(expand(text));
            }
            if deep {
                table.values().for_each(|one| clauses(one, deep, found));
            }
        }
        _ => {}
    }
}

fn expand(text: &str) -> Vec<String> {
    let range = text.split_once("..").and_then(|(low, high)| {
        let (head, from) = low.rsplit_once('-')?;
        let numbers = from.parse::<usize>().ok()?..=high.parse::<usize>().ok()?;
        let width = from.len();
        Some(numbers.map(|n| format!("{head}-{n:0width$}")).collect())
    });
    range.unwrap_or_else(|| vec![text.to_owned()])
}

/// Writes a text the way pages show it: blanks of lines to say as their label alone, plain spaces.
fn shown(text: &str) -> String {
    unquoted(&text.replace(['{', '}'], "").replace('\u{a0}', " "))
}

/// Writes all quotation marks as single ones, as those within a line to say are shown.
fn unquoted(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

#[test]
fn the_tables_of_facts_are_complete() {
    for &(standard, letters, count) in STANDARDS {
        let listed: Vec<String> = facts(standard).into_iter().map(|fact| fact.id).collect();
        let wanted: Vec<String> = (1..=count).map(|n| format!("{letters}-{n:02}")).collect();
        let missing: Vec<_> = wanted.iter().filter(|id| !listed.contains(id)).collect();
        assert!(missing.is_empty(), "{standard}: no entry for {missing:?}");
        let extra: Vec<_> = listed.iter().filter(|id| !wanted.contains(id)).collect();
        assert!(extra.is_empty(), "{standard}: no such fact {extra:?}");
        assert_eq!(listed.len(), count, "{standard}: a fact is listed twice");
        for fact in facts(standard) {
            let says = !fact.at.is_empty() && (!fact.words.is_empty() || !fact.pages.is_empty());
            assert!(
                says,
                "{}: an entry says where and with which words",
                fact.id
            );
        }
    }
}

#[test]
fn every_fact_stands_in_its_field() {
    let mut faults = Vec::new();
    let all: BTreeMap<&str, Table> = STANDARDS
        .iter()
        .map(|&(standard, ..)| (standard, written(standard)))
        .collect();
    for &(standard, _, _) in STANDARDS {
        let table = &all[standard];
        for fact in facts(standard) {
            let mut texts = String::new();
            for at in &fact.at {
                let mut named = BTreeSet::new();
                let field = if let Some((entry, field)) = find(table, at) {
                    clauses(entry, false, &mut named);
                    clauses(field, true, &mut named);
                    field
                } else if let Some((field, added)) = find_taken(table, &all, at) {
                    named = added;
                    field
                } else {
                    faults.push(format!("{} {at}: there is no such field", fact.id));
                    continue;
                };
                chinese(field, &mut texts);
                if !named.contains(&fact.id) {
                    faults.push(format!("{} {at}: `refs` do not name the fact", fact.id));
                }
            }
            for word in fact.words.iter().filter(|word| !texts.contains(*word)) {
                faults.push(format!("{} {:?}: “{word}” is not there", fact.id, fact.at));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_fact_is_on_the_built_pages() {
    let built = product::shipped();
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for (path, page) in built.pages() {
        if let Some((standard, _)) = path.split_once('/') {
            texts
                .entry(standard)
                .or_default()
                .push_str(&unquoted(&visible(page)));
        }
    }
    let mut faults = Vec::new();
    for &(standard, _, _) in STANDARDS {
        let text = texts
            .get(standard)
            .unwrap_or_else(|| panic!("no pages of {standard}"));
        for fact in facts(standard) {
            for word in fact.words.iter().chain(&fact.pages) {
                if !text.contains(&shown(word)) {
                    faults.push(format!("{}: “{word}” is on no page", fact.id));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
