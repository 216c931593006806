//! Every code has a name of its own and a page that explains it.

use crate::page::cases;
use crate::rules::page_file;
use punctilio::check::{RULES, all_codes, find};
use punctilio::diag::Code;
use std::collections::BTreeSet;

const HEADINGS: [&str; 4] = [
    "## 是什么 / What",
    "## 为什么 / Why",
    "## 怎么改 / Cure",
    "## 例子 / Example",
];

/// Codes whose example needs more than files of text, with what it needs.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("S001", "a file that may not be read"),
    ("S002", "bytes that are no UTF-8"),
    ("S003", "a file of many megabytes"),
    ("S004", "a symbolic link"),
    ("S005", "a symbolic link"),
    ("S007", "bytes of a picture"),
    ("A909", "a sheet of an earlier build"),
    ("A917", "bytes that are no UTF-8"),
    ("A919", "a workbook"),
    ("A920", "a workbook"),
    ("A921", "a workbook"),
];

fn slug(code: &Code) -> bool {
    code.name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit())
}

#[test]
fn ids_and_names_are_unique_and_well_formed() {
    let all = all_codes();
    let ids: BTreeSet<_> = all.iter().map(|code| code.id).collect();
    let names: BTreeSet<_> = all.iter().map(|code| code.name).collect();
    assert_eq!(ids.len(), all.len(), "an id is used twice");
    assert_eq!(names.len(), all.len(), "a name is used twice");
    for code in &all {
        let (family, number) = code.id.split_at(1);
        assert!("SFLHTDXMWA".contains(family), "{}", code.id);
        assert!(
            number.len() == 3 && number.parse::<u16>().is_ok(),
            "{}",
            code.id
        );
        assert!(slug(code), "{}", code.name);
        assert_eq!(find(code.id), Some(*code));
        assert_eq!(find(code.name), Some(*code));
    }
    assert!(RULES.len() >= 30, "{} rules", RULES.len());
}

#[test]
fn codes_of_a_family_share_their_hundred() {
    for code in all_codes() {
        let hundred = match &code.id[..1] {
            "S" => "0",
            "F" => "1",
            "L" => "2",
            "T" => "3",
            "D" => "4",
            "X" => "5",
            "M" => "6",
            "W" => "7",
            "A" => "9",
            _ => "8",
        };
        assert_eq!(&code.id[1..2], hundred, "{}", code.id);
    }
}

#[test]
fn every_page_explains_its_code() {
    for code in all_codes() {
        let title = format!("# {} {}\n", code.id, code.name);
        assert!(code.page.starts_with(&title), "{}: first line", code.id);
        let mut rest = code.page;
        for heading in HEADINGS {
            let at = rest.find(heading);
            let at = at.unwrap_or_else(|| panic!("{}: no “{heading}” in its place", code.id));
            rest = &rest[at + heading.len()..];
            let body = rest.split("\n## ").next().unwrap_or_default();
            assert!(
                body.trim().len() > 10,
                "{}: nothing below “{heading}”",
                code.id
            );
        }
        assert!(page_file(code).is_file(), "{}", code.id);
    }
}

#[test]
fn every_page_has_a_case_that_shows_its_fault() {
    for code in all_codes() {
        let shown = cases(code.page)
            .iter()
            .flat_map(|case| &case.expected)
            .any(|line| line.split(' ').nth(1) == Some(code.id));
        let excused = WITHOUT_CASE.iter().any(|(id, _)| *id == code.id);
        assert!(shown != excused, "{} {}", code.id, code.name);
    }
}
