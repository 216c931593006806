//! Hostile content in every text: it is shown as text, and nothing else comes of it.

use super::here;
use crate::fields::{is_text, project, tables, takes_text};
use crate::html::{Piece, carried, is_allowed, pieces, visible};
use crate::product;
use crate::support::{Folder, lines};
use punctilio::diag::Severity;
use punctilio::format::{Shape, TableSpec};
use std::collections::BTreeSet;
use std::fs;
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

/// Puts a tail behind every text of a table; returns how many there were.
pub fn poison(table: &mut Table, spec: &'static TableSpec, tail: &str) -> usize {
    let mut count = 0;
    for (key, value) in table.iter_mut() {
        if let Some(field) = spec.field(key) {
            count += poison_value(value, &(field.shape)(), tail);
        }
    }
    count
}

fn poison_value(value: &mut Value, shape: &Shape, tail: &str) -> usize {
    let takes_text = takes_text(shape);
    match value {
        Value::String(text) if takes_text && text != "unspecified" => {
            text.push_str(tail);
            1
        }
        Value::Array(list) => list
            .iter_mut()
            .map(|one| poison_value(one, shape, tail))
            .sum(),
        Value::Table(table) if is_text(table) => {
            if !takes_text {
                return 0;
            }
            for (_, text) in table.iter_mut() {
                *text = Value::String(format!("{}{tail}", text.as_str().unwrap()));
            }
            1
        }
        Value::Table(table) => tables(shape)
            .into_iter()
            .map(|spec| poison(table, spec, tail))
            .sum(),
        _ => 0,
    }
}

/// Says what of a page would act.
fn acts(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    // What the page carries within itself is what its own policy names, whatever the texts say.
    let within = carried(page);
    let foreign = within.iter().filter(|one| !is_allowed(page, one));
    found.extend(foreign.map(|one| format!("<{}>{}", one.name, one.text)));
    for piece in pieces(page) {
        let Piece::Open(name, attributes) = piece else {
            continue;
        };
        let own_script = |value: &str| value.contains("assets/") && !value.contains(':');
        let src = attributes.iter().find(|(key, _)| key == "src");
        match name.as_str() {
            "script" if src.is_none_or(|(_, value)| own_script(value)) => {}
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
            let icon = name == "link" && value.starts_with("data:image/svg+xml;base64,");
            let safe = !scheme.contains(':')
                || icon
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
        count += poison(&mut text.table, spec, HOSTILE);
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
    data_is_sound(&built, &plain);
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

/// What is no page can still be read by machines, says the texts, and has no element more than that of a sound project.
fn data_is_sound(built: &product::Built, plain: &product::Built) {
    let names = |built: &product::Built, path: &str| -> BTreeSet<String> {
        let (_, text) = built.texts().find(|(name, _)| *name == path).unwrap();
        let document = roxmltree::Document::parse(text).unwrap();
        let elements = document.descendants().filter(roxmltree::Node::is_element);
        elements.map(|e| e.tag_name().name().to_owned()).collect()
    };
    let mut feeds = 0;
    for (path, text) in built.texts() {
        if path.ends_with(".xml") {
            assert_eq!(names(built, path), names(plain, path), "{path}");
            feeds += usize::from(text.contains("alert('H1')"));
        } else if path.ends_with(".json") && path != "ledger.json" {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert!(value.to_string().contains("alert('H1')"), "{path}");
        }
    }
    assert!(feeds >= 2, "the texts stand in {feeds} feeds");
}

/// Puts a tail behind every word of a theme.
fn poison_words(folder: &Folder, theme: &str, tail: &str) -> usize {
    let mut count = 0;
    for lang in ["zh", "en"] {
        let path = format!("themes/default/words/{lang}.toml");
        let mut words: Table = fs::read_to_string(here(&path)).unwrap().parse().unwrap();
        for (_, word) in words.iter_mut() {
            *word = Value::String(format!("{}{tail}", word.as_str().unwrap()));
            count += 1;
        }
        let path = format!("themes/{theme}/words/{lang}.toml");
        folder.write(&path, toml::to_string(&words).unwrap());
    }
    count
}

#[test]
fn scripts_in_every_word_of_a_theme_are_shown_and_do_nothing() {
    let project = project();
    let plain = product::build(project.write(None).path());
    let folder = project.write(None);
    let tail = format!("{HOSTILE}{{{{ 7919 * 7907 }}}}{{% include \"home.html\" %}}");
    let count = poison_words(&folder, "house", &tail);
    assert!(count > 500, "only {count} words");
    let built = product::build(folder.path());
    assert!(!built.outcome.failed());
    let (mut shown, mut templates) = (0, 0);
    for (path, page) in built.html() {
        let found = acts(page);
        assert!(found.is_empty(), "{path}: {found:?}");
        assert!(!page.contains("62615533"), "{path} counts for its author");
        let text = visible(page);
        shown += text.matches("alert('H1')").count();
        templates += text.matches("{{ 7919 * 7907 }}").count();
    }
    assert!(shown > count && templates > count, "{shown}, {templates}");
    assert_eq!(elements(&built), elements(&plain));
    for (path, text) in built.texts() {
        if path.ends_with(".xml") {
            assert!(roxmltree::Document::parse(text).is_ok(), "{path}");
        }
    }
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
