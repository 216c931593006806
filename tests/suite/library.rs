//! The home page of a book of many standards: by industry, by kind, by stage, with counts that are right.

use crate::html::visible;
use crate::product::{Built, build};
use crate::sheets::{count, page, row};
use crate::support::Folder;
use std::sync::LazyLock;

/// A standard: id, kind, industry, and the stages of its phases.
type Sort = (
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    &'static [&'static str],
);

const SORTS: [Sort; 8] = [
    (
        "a",
        Some("sop"),
        Some("美容"),
        &["before", "during", "during"],
    ),
    ("b", Some("sop"), Some("餐饮"), &["during"]),
    ("c", Some("guideline"), Some("美容"), &["before", "after"]),
    ("d", Some("norm"), Some("餐饮"), &[]),
    ("e", Some("sop"), None, &["after"]),
    ("f", None, Some("银行"), &[""]),
    ("g", Some("case"), Some("酒店"), &[]),
    ("h", Some("sop"), Some("美容"), &["during"]),
];

fn standard((id, kind, industry, stages): &Sort) -> (String, String) {
    let mut text = format!(
        "format = 1\n[standard]\nid = \"{id}\"\ntitle = \"标准{id}\"\nversion = \"1.0.0\"\n"
    );
    for (key, value) in [("kind", kind), ("industry", industry)] {
        if let Some(value) = value {
            text.push_str(&format!("{key} = \"{value}\"\n"));
        }
    }
    text.push_str("[[roles]]\nid = \"r\"\nname = \"店员\"\n");
    for (n, stage) in stages.iter().enumerate() {
        text.push_str(&format!("[[phases]]\nid = \"p{n}\"\ntitle = \"第{n}段\"\n"));
        if !stage.is_empty() {
            text.push_str(&format!("stage = \"{stage}\"\n"));
        }
        text.push_str(&format!(
            "[[phases.steps]]\nid = \"s{n}\"\ntitle = \"做事\"\nrole = \"r\"\ndo = [\"做\"]\n"
        ));
    }
    match *id {
        "d" => text.push_str("[[rules]]\nid = \"x\"\narea = \"hair\"\nmust = \"整齐\"\n"),
        "g" => text.push_str("[[cases]]\nid = \"x\"\ntitle = \"案\"\nevents = [\"事\"]\n"),
        _ => {}
    }
    (format!("standards/{id}.toml"), text)
}

fn built(sorts: &[Sort]) -> Built {
    let mut files: Vec<(String, String)> = sorts.iter().map(standard).collect();
    let book = "format = 1\n[book]\ntitle = \"书\"\nlanguages = [\"zh\", \"en\"]\n";
    files.push(("standards/punctilio.toml".into(), book.into()));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let folder = Folder::with(&files);
    let built = build(folder.path());
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    built
}

/// The home page of all these, in Chinese and in English.
static HOMES: LazyLock<[String; 2]> = LazyLock::new(|| {
    let built = built(&SORTS);
    ["index.html", "en/index.html"].map(|path| page(&built, path).to_owned())
});

/// The visible text of one way into the library: its link up to the end of it.
fn way(home: &str, facet: &str, value: &str) -> String {
    let mark = format!("data-facet=\"{facet}\" data-value=\"{value}\">");
    let (_, rest) = home.split_once(&mark).unwrap_or_else(|| panic!("{mark}"));
    let text = visible(rest.split_once("</a>").unwrap().0);
    text.split_whitespace().collect()
}

#[test]
fn the_library_is_counted_by_industry_kind_and_stage() {
    let words = [
        ("其他1", "作业程序4", "服务中3"),
        ("Other1", "SOP4", "Duringtheservice3"),
    ];
    for (home, (other, sop, during)) in HOMES.iter().zip(words) {
        assert_eq!(way(home, "industry", "美容"), "美容3");
        assert_eq!(way(home, "industry", "餐饮"), "餐饮2");
        assert_eq!(way(home, "industry", ""), other);
        assert_eq!(way(home, "kind", "sop"), sop);
        assert_eq!(way(home, "stage", "during"), during);
        assert_eq!(
            count(home, "data-facet=\"kind\""),
            4,
            "policy and project have none"
        );
        assert_eq!(count(home, "data-found"), SORTS.len());
    }
    let home = &HOMES[0];
    assert_eq!(way(home, "stage", "before"), "服务前2");
    assert!(row(home, "标准a").contains("作业程序3个阶段、3个步骤服务前1、服务中2"));
    assert!(row(home, "标准d").contains("规范1条规则"));
    assert!(row(home, "标准g").contains("案例1个案例"));
}

#[test]
fn every_way_into_the_library_leads_somewhere_without_script() {
    let home = &HOMES[0];
    for part in home
        .split("<a href=\"#")
        .skip(1)
        .filter(|part| part.contains("data-facet"))
    {
        let id = part.split('"').next().unwrap();
        assert!(home.contains(&format!(" id=\"{id}\"")), "{id}");
    }
    let (_, before) = home.split_once("id=\"_stage-before\">").unwrap();
    let before = visible(before.split_once("</ul>").unwrap().0);
    let before: String = before.split_whitespace().collect();
    assert_eq!(before, "服务前2标准a1第0段标准c1第0段");
}

#[test]
fn a_column_that_would_be_empty_is_left_out() {
    let many = &HOMES[0];
    for word in ["生效日期", "关键项"] {
        assert!(!visible(many).contains(word), "{word}");
    }
    assert!(many.contains("colspan=\"5\""));
    let built = built(&SORTS[5..6]);
    let few = page(&built, "index.html");
    assert!(!visible(few).contains("种类"));
    assert_eq!(count(few, "data-facet"), 0);
}
