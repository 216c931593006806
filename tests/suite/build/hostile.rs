//! Hostile content in every text: it is shown as text, and nothing else comes of it.

use crate::fields::{is_text, project, tables, takes_text};
use crate::html::{Piece, pieces, visible};
use crate::product;
use crate::support::lines;
use punctilio::diag::Severity;
use punctilio::format::{Shape, TableSpec};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// What an author's colleague might paste, or an enemy.
const HOSTILE: &str = "<script>alert('H1')</script><img src=x onerror=alert(2)><svg onload=alert(3)>\
    [点](javascript:alert(4)) ![图](javascript:alert(5)) <a href=\"javascript:alert(6)\" onclick='alert(7)'>\
    <javascript:alert(8)> \"'><iframe src=//evil.example></iframe> [x]: javascript:alert(9) \
    [大](JaVaScRiPt&colon;alert(10)) [数](data:text/html,x) {<b onmouseover=alert(11)>} </textarea></title></style>-->";

/// The same over several lines, for chapters.
const CHAPTER: &str = "\n\n<script>\nalert('H1')\n</script>\n\n<div onclick=\"alert(1)\">\n\n[点][a] [b](<javascript:alert(2)>)\n\n\
    [a]: javascript:alert(3)\n\n```html\n</code></pre><script>alert(4)</script>\n```\n\n\
    | <script>alert(5)</script> |\n|---|\n| <img src=x onerror=alert(6)> |\n\n<style>*{display:none}</style>\n";

/// Puts the hostile text into every text of a table; returns how many there were.
fn poison(table: &mut Table, spec: &'static TableSpec) -> usize {
    let mut count = 0;
    for (key, value) in table.iter_mut() {
        if let Some(field) = spec.field(key) {
            count += poison_value(value, &(field.shape)());
        }
    }
    count
}

fn poison_value(value: &mut Value, shape: &Shape) -> usize {
    let takes_text = takes_text(shape);
    match value {
        Value::String(text) if takes_text && text != "unspecified" => {
            text.push_str(HOSTILE);
            1
        }
        Value::Array(list) => list.iter_mut().map(|one| poison_value(one, shape)).sum(),
        Value::Table(table) if is_text(table) => {
            if !takes_text {
                return 0;
            }
            for (_, text) in table.iter_mut() {
                *text = Value::String(format!("{}{HOSTILE}", text.as_str().unwrap()));
            }
            1
        }
        Value::Table(table) => tables(shape)
            .into_iter()
            .map(|spec| poison(table, spec))
            .sum(),
        _ => 0,
    }
}

/// Says what of a page would act.
fn acts(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in pieces(page) {
        let Piece::Open(name, attributes) = piece else {
            continue;
        };
        let own_script = |value: &str| value.contains("assets/") && !value.contains(':');
        let src = attributes.iter().find(|(key, _)| key == "src");
        match name.as_str() {
            "script" if src.is_some_and(|(_, value)| own_script(value)) => {}
            "script" | "iframe" | "object" | "embed" | "base" | "form" => {
                found.push(format!("<{name}>"))
            }
            "img" if !src.is_some_and(|(_, value)| own_script(value)) => {
                found.push(format!("<img> {src:?}"))
            }
            _ => {}
        }
        for (key, value) in attributes {
            let address = [
                "href",
                "src",
                "action",
                "formaction",
                "srcset",
                "xlink:href",
            ]
            .contains(&key.as_str());
            let scheme = value
                .trim()
                .split(['/', '?', '#'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            let safe = !scheme.contains(':')
                || ["https:", "http:", "mailto:", "tel:"].contains(&scheme.as_str());
            if key.starts_with("on") || (address && (!safe || value.starts_with("//"))) {
                found.push(format!("<{name} {key}={value}>"));
            }
        }
    }
    found
}

fn elements(built: &product::Built) -> BTreeSet<String> {
    let all = built.html().flat_map(|(_, page)| pieces(page));
    all.filter_map(|piece| match piece {
        Piece::Open(name, _) => Some(name),
        _ => None,
    })
    .collect()
}

#[test]
fn scripts_in_every_text_are_shown_and_do_nothing() {
    let mut project = project();
    let plain = product::build(project.write(None).path());
    let mut count = 0;
    for text in &mut project.texts {
        let spec = text.spec();
        count += poison(&mut text.table, spec);
        if let Some(body) = &mut text.body {
            body.push_str(CHAPTER);
        }
    }
    assert!(count > 150, "only {count} texts");
    let folder = project.write(None);
    let built = product::build(folder.path());
    let mut errors = built.outcome.diagnostics.clone();
    errors.retain(|fault| fault.severity == Severity::Error);
    let errors = lines(&errors, &built.outcome.sources);
    assert!(errors.is_empty(), "{errors:#?}");

    let mut shown = 0;
    for (path, page) in built.html() {
        let found = acts(page);
        assert!(found.is_empty(), "{path}: {found:?}");
        shown += visible(page).matches("alert('H1')").count();
    }
    assert!(
        shown > count,
        "the {count} texts are shown {shown} times only"
    );
    // Markdown may bring its own elements, the hostile ones none.
    let markdown = [
        "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "a", "p",
    ];
    let new: Vec<String> = elements(&built)
        .difference(&elements(&plain))
        .cloned()
        .collect();
    let new: Vec<_> = new
        .iter()
        .filter(|name| !markdown.contains(&name.as_str()))
        .collect();
    assert!(new.is_empty(), "{new:?}");
}

#[test]
fn what_would_act_is_seen() {
    for hostile in [
        "<script>1</script>",
        "<script src=\"//evil.example/a.js\"></script>",
        "<img src=x>",
        "<a href=\"JavaScript:alert(1)\">",
        "<a href=\"//evil.example\">",
        "<p onclick=\"x\">",
        "<iframe></iframe>",
    ] {
        assert!(!acts(hostile).is_empty(), "{hostile}");
    }
    assert!(acts("<a href=\"../x.html#a:b\"><img src=\"../assets/pictures/x.svg\">").is_empty());
}
