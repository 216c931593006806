//! What the search of the site holds: everything that pages print, in files that are named and not too large.

use crate::product::{Built, build, build_with, shipped};
use punctilio::build::{Options, Product, Scope};
use punctilio::search::{MOST_BYTES, fold, read};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn everything() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/everything")
}

/// The data within a script.
fn data(script: &str) -> Value {
    let start = script.find('{').expect("a script that holds data");
    let end = script.rfind(')').expect("a script that calls");
    serde_json::from_str(&script[start..end]).expect("data that scripts read")
}

/// The scripts of the search by their paths, those that name others apart.
fn scripts(built: &Built) -> (BTreeMap<&str, Value>, BTreeMap<&str, Value>) {
    let all = built
        .texts()
        .filter(|(path, _)| path.starts_with("assets/search/") && !path.ends_with("/pinyin.js"));
    let all = all.map(|(path, script)| (path, data(script)));
    all.partition(|(path, _)| path.matches('/').count() == 3)
}

/// The names that a list of scripts gives them.
fn named(lang: &str, loader: &Value) -> BTreeSet<String> {
    let shards = loader["shards"].as_array().expect("a list").iter();
    shards
        .flat_map(|shard| {
            let id = shard[0].as_str().expect("an id").to_owned();
            (1..=shard[1].as_u64().expect("a number")).map(move |part| match part {
                1 => format!("assets/search/{lang}/{id}.js"),
                _ => format!("assets/search/{lang}/{id}.{part}.js"),
            })
        })
        .collect()
}

fn names_what_there_is(built: &Built) {
    let (shards, loaders) = scripts(built);
    let mut all = BTreeSet::new();
    for (path, loader) in &loaders {
        let lang = path
            .trim_start_matches("assets/search/")
            .trim_end_matches(".js");
        all.extend(named(lang, loader));
    }
    let there: BTreeSet<String> = shards.keys().map(|path| (*path).to_owned()).collect();
    assert_eq!(all, there);
}

/// Every block of every page is in the scripts of its standard and language.
fn holds_all_pages(built: &Built) {
    let (shards, _) = scripts(built);
    let mut texts: BTreeMap<(String, String), String> = BTreeMap::new();
    for (path, shard) in &shards {
        let parts: Vec<&str> = path.split('/').collect();
        let id = parts[3].split('.').next().expect("an id").to_owned();
        let text = texts.entry((parts[2].to_owned(), id)).or_default();
        *text += &fold(shard["text"].as_str().expect("a text"));
    }
    let mut count = 0;
    for (path, page) in built.texts().filter(|(path, _)| path.ends_with(".html")) {
        let (lang, below) = match path.strip_prefix("en/") {
            Some(below) => ("en", below),
            None => ("zh", path),
        };
        let Some((id, _)) = below.split_once('/') else {
            continue;
        };
        let text = &texts[&(lang.to_owned(), id.to_owned())];
        let page = read(page);
        let things = page
            .things
            .iter()
            .flat_map(|t| t.title.iter().chain(&t.lines));
        for block in things.chain(&page.labels) {
            assert!(text.contains(&fold(block)), "{path}: {block}");
            count += 1;
        }
    }
    assert!(count > 1_000, "{count} blocks");
}

#[test]
fn everything_that_pages_print_is_held() {
    holds_all_pages(shipped());
    holds_all_pages(&build(&everything()));
}

#[test]
fn scripts_are_named_and_small() {
    for built in [shipped(), &build(&everything())] {
        names_what_there_is(built);
        for (path, script) in built.texts() {
            let is_large = path.starts_with("assets/search/") && script.len() > MOST_BYTES * 2;
            assert!(!is_large, "{path}: {} bytes", script.len());
        }
    }
}

#[test]
fn a_narrowed_build_names_what_it_makes() {
    let narrowed = |scope| {
        let options = Options {
            scope,
            ..Options::default()
        };
        build_with(&everything(), &options)
    };
    let one = narrowed(Scope {
        standards: vec!["everything".to_owned()],
        products: vec![Product::Handbook],
        ..Scope::default()
    });
    let (shards, _) = scripts(&one);
    assert!(!shards.is_empty() && shards.keys().all(|path| path.contains("/everything")));
    let lists = narrowed(Scope {
        products: vec![Product::Checklist],
        ..Scope::default()
    });
    assert!(
        lists
            .texts()
            .all(|(path, _)| !path.starts_with("assets/search/"))
    );
}

#[test]
fn pages_ask_for_the_search_by_names_that_stay() {
    for (path, page) in shipped()
        .html()
        .filter(|(path, _)| !path.contains("/score-sheets/") && !path.contains("/checklists/"))
    {
        let lang = if path.starts_with("en/") { "en" } else { "zh" };
        assert!(
            page.contains(&format!("data-search=\"assets/search/{lang}.js\"")),
            "{path}"
        );
    }
}
