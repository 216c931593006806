//! Explanation pages as test cases: the files of their fenced blocks, and what is said of them.

use std::collections::BTreeMap;

/// One case: files by path, and the faults that they give.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Case {
    pub files: Vec<(String, String)>,
    /// What stands behind `expect`: `level=complete today=2026-01-31`.
    pub options: BTreeMap<String, String>,
    pub expected: Vec<String>,
    /// The same in English; empty where nothing is expected.
    pub english: Vec<String>,
}

/// Reads the cases of a page.
///
/// A fenced block whose info string is a language and a path is a file; a block `expect` closes the case, and
/// a block `expect en` behind it says the same in English. Blocks without a path are pictures for the reader.
pub fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut case = Case::default();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if info.starts_with("expect en") {
            let case = cases.last_mut().expect("English stands behind Chinese");
            case.english = body.into_iter().map(str::to_owned).collect();
        } else if let Some(options) = info.strip_prefix("expect") {
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

/// What a case gives, in Chinese and in English.
pub type Given = (Vec<String>, Vec<String>);

/// Puts other expectations into the `expect` blocks of a page, in their order.
pub fn with_expectations(page: &str, found: &[Given]) -> String {
    let mut text = String::new();
    let mut found = found.iter();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        let is_block = line.starts_with("```");
        let body: Vec<&str> = match is_block {
            true => lines.by_ref().take_while(|line| *line != "```").collect(),
            false => Vec::new(),
        };
        let Some(options) = line.strip_prefix("```expect") else {
            let rest = body.iter().copied().chain(is_block.then_some("```"));
            std::iter::once(line).chain(rest).for_each(|line| {
                text.push_str(line);
                text.push('\n');
            });
            continue;
        };
        if options.starts_with(" en") {
            continue;
        }
        let (zh, en) = found.next().expect("a finding list for each block");
        text.push_str(&block(line, zh));
        if !en.is_empty() {
            text.push('\n');
            text.push_str(&block(&format!("```expect en{options}"), en));
        }
        // The blank line that stood before an English block of before.
        let mut ahead = lines.clone();
        let blank = ahead.next() == Some("");
        if blank
            && ahead
                .next()
                .is_some_and(|line| line.starts_with("```expect en"))
        {
            lines.next();
        }
    }
    text
}

fn block(head: &str, lines: &[String]) -> String {
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    format!("{head}\n{body}```\n")
}

#[test]
fn a_case_is_files_and_what_is_expected() {
    let page = "# X\n```toml a.toml\nx = 1\n```\ntext\n```text\nno file\n```\n```expect level=audit\na.toml:1:1 F105 x\n```\n";
    let case = Case {
        files: vec![("a.toml".into(), "x = 1\n".into())],
        options: [("level".into(), "audit".into())].into(),
        expected: vec!["a.toml:1:1 F105 x".into()],
        english: vec![],
    };
    assert_eq!(cases(page), [case]);
    let given = [(vec!["y".to_owned()], vec!["z".to_owned()])];
    let other = with_expectations(page, &given);
    let both = "y\n```\n\n```expect en level=audit\nz";
    assert_eq!(other, page.replace("a.toml:1:1 F105 x", both));
    assert_eq!(cases(&other)[0].english, ["z"]);
    assert_eq!(with_expectations(&other, &given), other);
}
