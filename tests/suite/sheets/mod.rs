//! Checklists and score sheets: what a project's TOML becomes on paper.

mod checklist;
mod name;
mod score_sheet;
mod statement;

use crate::html::{Piece, pieces, visible};
use crate::product::{Built, build};
use crate::support::Folder;
use punctilio::build::{Options, Scope, render};
use punctilio::source::Project;
use std::collections::BTreeSet;

const BOOK: &str = r#"
format = 1
[book]
languages = ["zh", "en"]
base_url = "https://example.com/book"
sites = [{ id = "store-7", name = "解放路店", lacks = ["vip"] }]
"#;

const HEAD: &str = r#"
format = 1
[standard]
id = "shop"
title = "门店服务"
version = "1.0.0"
[[touchpoints]]
id = "vip"
name = "贵宾室"
[[roles]]
id = "greeter"
name = "迎宾"
[[phases]]
id = "welcome"
title = "迎客"
avoid = [{ text = "看手机" }]
"#;

pub fn built(standard: &str) -> Built {
    built_with("", standard)
}

/// Builds the shop with more keys in its head.
pub fn built_with(head: &str, standard: &str) -> Built {
    let all = HEAD.replace("[[touchpoints]]", &format!("{head}[[touchpoints]]"));
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        ("standards/shop.toml", &format!("{all}{standard}")),
    ]);
    let built = build(folder.path());
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    built
}

pub fn page<'a>(built: &'a Built, path: &str) -> &'a str {
    let mut pages = built.html();
    let found = pages.find(|(name, _)| *name == path);
    found.unwrap_or_else(|| panic!("no page {path}")).1
}

/// Leaves out what search engines are told and what the page is filled in with: neither is printed.
fn body(page: &str) -> &str {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    body.split_once("<noscript").map_or(body, |(body, _)| body)
}

pub fn count(page: &str, part: &str) -> usize {
    body(page).matches(part).count()
}

/// The visible text of the table row that holds some words, without spaces.
pub fn row(page: &str, words: &str) -> String {
    let found = body(page).split("<tr").find(|row| row.contains(words));
    let row = found.unwrap_or_else(|| panic!("no row with {words}"));
    let row = row.split("</tr>").next().unwrap_or(row);
    let text = visible(&format!("<table><tbody><tr{row}</tr></tbody></table>"));
    text.split_whitespace().collect()
}

#[test]
fn a_site_drops_what_it_lacks_and_keeps_the_numbers() {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        (
            "standards/shop.toml",
            &format!(
                "{HEAD}[[phases.steps]]\nid = \"x\"\ntitle = \"请进贵宾室\"\nrole = \"greeter\"\ntouchpoint = \"vip\"\ndo = [\"引路\"]\n[[phases.steps]]\nid = \"y\"\ntitle = \"问候\"\nrole = \"greeter\"\ndo = [\"问候\"]\n"
            ),
        ),
    ]);
    let options = Options {
        scope: Scope {
            site: Some("store-7".to_owned()),
            ..Scope::default()
        },
        ..Options::default()
    };
    let site = Built::new(render(&Project::at(folder.path()), &options));
    let list = page(&site, "sites/store-7/shop/checklists/all.html");
    assert!(!list.contains("请进贵宾室"));
    assert!(row(list, "id=\"y\"").starts_with("1.2问候"));
    assert!(visible(list).contains("解放路店"));
    let sheet = page(&site, "sites/store-7/shop/score-sheets/full.html");
    let lacking = sheet
        .split("id=\"x\"")
        .nth(1)
        .unwrap()
        .split("</tr>")
        .next()
        .unwrap();
    assert!(
        lacking.contains("class=\"ticked\""),
        "printed as not applicable"
    );
}

#[test]
fn every_shipped_sheet_is_traceable_and_names_each_line_once() {
    let built = crate::product::shipped();
    let sheets = built
        .html()
        .filter(|(path, _)| path.contains("/checklists/") || path.contains("/score-sheets/"));
    let mut seen = 0;
    for (path, page) in sheets {
        seen += 1;
        let mut ids = BTreeSet::new();
        let mut foot = None;
        for piece in pieces(page) {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            for (key, value) in attributes {
                assert!(key != "style", "{path}: inline style");
                if key == "id" {
                    assert!(ids.insert(value.clone()), "{path}: {value} twice");
                }
                if name == "html" && key == "data-middle" {
                    foot = Some(value);
                }
            }
        }
        let foot = foot.unwrap_or_default();
        let is_hash = |part: &&str| part.len() == 7 && part.bytes().all(|b| b.is_ascii_hexdigit());
        let parts: Vec<&str> = foot.split(" · ").collect();
        let at = parts.iter().position(is_hash);
        let named = at.is_some_and(|at| at > 0 && parts[at - 1].contains(" v"));
        assert!(named, "{path}: {foot}");
        let is_filled = path.contains("/score-sheets/");
        assert_eq!(page.contains("<script"), is_filled, "{path}");
        let tables = body(page).split("<table").skip(1);
        let columns = |table: &str| {
            let inside = table.split_once('>').map_or("", |(_, inside)| inside);
            inside.trim_start().starts_with("<colgroup>")
        };
        assert!(
            tables.into_iter().all(columns),
            "{path}: a table without its columns"
        );
        // The style sheet shows the paper when its foot is there.
        assert!(
            page.contains("class=\"paper\"") && page.contains("<footer class=\"foot\">"),
            "{path}: what drawing waits for is not there"
        );
    }
    assert!(seen > 60, "{seen} sheets");
}

#[test]
fn the_code_leads_to_the_sheet_with_its_hash() {
    let built = built(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n",
    );
    let sheet = page(&built, "shop/score-sheets/full.html");
    let hash = sheet
        .split("data-middle=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let hash = &hash[hash.len() - 7..];
    let address = format!("https://example.com/book/shop/go.html?{hash}#full");
    assert!(sheet.contains(&address), "no code for {address}");
}
