//! The table of what service standards need and where it is answered: it is whole, and all it names exists.

use crate::product::build;
use punctilio::check::find;
use punctilio::format::{Shape, TableSpec};
use punctilio::schema::Root;
use std::collections::BTreeSet;
use std::path::Path;

const TABLE: &str = include_str!("../../src/format/methodology.md");

/// How many points there are.
const POINTS: usize = 70;

/// One row of the table.
struct Point {
    number: usize,
    point: String,
    answer: String,
    keys: Vec<String>,
    checks: Vec<String>,
    pages: Vec<String>,
}

fn points() -> Vec<Point> {
    TABLE.lines().filter_map(point).collect()
}

/// Reads a row; heads, rules and text around the tables are none.
fn point(line: &str) -> Option<Point> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let number = cells.get(1)?.parse().ok()?;
    let [_, _, point, answer, keys, checks, pages, ""] = cells[..] else {
        panic!("{line}: a row has six cells");
    };
    Some(Point {
        number,
        point: point.to_owned(),
        answer: answer.to_owned(),
        keys: quoted(keys, line),
        checks: quoted(checks, line),
        pages: pages.split_whitespace().map(str::to_owned).collect(),
    })
}

/// Lists the words of a cell, each between backticks.
fn quoted(cell: &str, line: &str) -> Vec<String> {
    let word = |word: &str| {
        let inner = word.strip_prefix('`').and_then(|w| w.strip_suffix('`'));
        inner.unwrap_or_else(|| panic!("{line}: {word}")).to_owned()
    };
    cell.split_whitespace().map(word).collect()
}

/// Lists the tables that may stand in a value.
fn tables(shape: &Shape) -> Vec<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => vec![spec],
        Shape::Many(one) | Shape::ByLanguage(one) | Shape::ByRole(one) => tables(one),
        Shape::OneOf(all) => all.iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

/// Tells whether the format has a key, written as in the table: `steps.time.within`, `book.sites`.
fn is_key(path: &str) -> bool {
    let (path, root) = match path.split_once('.') {
        Some(("book", _)) => (path.to_owned(), Root::Book),
        _ if path == "steps" || path.starts_with("steps.") => {
            (format!("phases.{path}"), Root::Standard)
        }
        _ => (path.to_owned(), Root::Standard),
    };
    let mut around = vec![root.spec()];
    path.split('.').all(|key| {
        let fields: Vec<_> = around.iter().filter_map(|spec| spec.field(key)).collect();
        around = fields.iter().flat_map(|f| tables(&(f.shape)())).collect();
        !fields.is_empty()
    })
}

/// Lists the kinds of pages and sheets that a project with everything in it has.
fn kinds() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/everything");
    let built = build(&root);
    let mut kinds = BTreeSet::new();
    for (path, page) in built.html() {
        if path.contains("/checklists/") {
            kinds.insert("checklist".to_owned());
        } else if path.contains("/score-sheets/") {
            kinds.insert("score-sheet".to_owned());
        } else if let Some((_, rest)) = page.split_once("<body class=\"page-") {
            let end = rest.find([' ', '"']).unwrap();
            kinds.insert(rest[..end].to_owned());
        }
    }
    kinds.extend(built.texts().map(|(path, _)| path.to_owned()));
    kinds
}

#[test]
fn every_point_has_an_answer() {
    let all = points();
    let numbers: Vec<_> = all.iter().map(|point| point.number).collect();
    assert_eq!(numbers, (1..=POINTS).collect::<Vec<_>>());
    for point in all {
        let number = point.number;
        assert!(point.point.ends_with('.'), "{number}: no sentence");
        assert!(point.answer.ends_with('.'), "{number}: no answer");
        let nothing = point.keys.is_empty() && point.checks.is_empty() && point.pages.is_empty();
        let outside = point.answer.starts_with('—');
        assert_eq!(nothing, outside, "{number}: an answer, or “—” and why not");
    }
}

#[test]
fn every_key_of_an_answer_is_one_of_the_format() {
    for point in points() {
        for key in &point.keys {
            assert!(is_key(key), "{}: the format has no {key}", point.number);
        }
    }
    for missing in ["step", "steps.limit", "book.phases", "steps.time.within.x"] {
        assert!(!is_key(missing), "{missing}");
    }
}

#[test]
fn every_code_of_an_answer_is_one_of_the_check() {
    for point in points() {
        for code in &point.checks {
            let known = find(code).is_some_and(|found| found.id == code);
            assert!(known, "{}: there is no {code}", point.number);
        }
    }
}

#[test]
fn every_page_of_an_answer_is_built() {
    let kinds = kinds();
    for point in points() {
        for page in &point.pages {
            assert!(kinds.contains(page), "{}: no page {page}", point.number);
        }
    }
    assert!(!kinds.contains("no-such-page"));
}
