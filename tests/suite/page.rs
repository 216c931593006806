//! Explanation pages as test cases: the files of their fenced blocks, and what is said of them.

use std::collections::BTreeMap;

/// One case: files by path, and the faults that they give.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Case {
    pub files: Vec<(String, String)>,
    /// What stands behind `expect`: `level=complete today=2026-01-31`.
    pub options: BTreeMap<String, String>,
    pub expected: Vec<String>,
}

/// Reads the cases of a page.
///
/// A fenced block whose info string is a language and a path is a file; a block `expect` closes the case.
/// Blocks without a path are pictures for the reader.
pub fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = Case::default();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some(options) = info.strip_prefix("expect") {
            case.options = options
                .split_whitespace()
                .map(|option| option.split_once('=').expect("an option is name=value"))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            case.expected = body.into_iter().map(str::to_owned).collect();
            cases.push(std::mem::take(&mut case));
        } else if let Some((_, path)) = info.split_once(' ') {
            case.files.push((path.to_owned(), body.join("\n") + "\n"));
        }
    }
    assert_eq!(
        case,
        Case::default(),
        "a page ends with files and no expectation"
    );
    cases
}

/// Puts other expectations into the `expect` blocks of a page, in their order.
pub fn with_expectations(page: &str, found: &[Vec<String>]) -> String {
    let mut text = String::new();
    let mut found = found.iter();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        if line.starts_with("```expect") {
            for line in found.next().expect("a finding list for each block") {
                text.push_str(line);
                text.push('\n');
            }
            lines.by_ref().find(|line| *line == "```");
            text.push_str("```\n");
        } else if line.starts_with("```") {
            for line in lines.by_ref() {
                text.push_str(line);
                text.push('\n');
                if line == "```" {
                    break;
                }
            }
        }
    }
    text
}

#[test]
fn a_case_is_files_and_what_is_expected() {
    let page = "# X\n```toml a.toml\nx = 1\n```\ntext\n```text\nno file\n```\n```expect level=audit\na.toml:1:1 F105 x\n```\n";
    let case = Case {
        files: vec![("a.toml".into(), "x = 1\n".into())],
        options: [("level".into(), "audit".into())].into(),
        expected: vec!["a.toml:1:1 F105 x".into()],
    };
    assert_eq!(cases(page), [case]);
    let other = with_expectations(page, &[vec!["y".into()]]);
    assert_eq!(other, page.replace("a.toml:1:1 F105 x", "y"));
}
