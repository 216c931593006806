//! Every explanation page is a test: its files give exactly the faults that it says they give.
//!
//! `PUNCTILIO_UPDATE=1` writes what was found into the pages; read the difference before it is kept.

use crate::page::{Case, cases, with_expectations};
use crate::support::{Folder, lines};
use punctilio::build;
use punctilio::check::{self, all_codes};
use punctilio::diag::{Code, Diagnostic, Level, Severity, Sink};
use punctilio::format::Date;
use punctilio::intake::{self, Library, Opened, Visits};
use punctilio::source::{self, Project, SourceSet};
use std::path::{Path, PathBuf};

/// Returns the file of a code's page.
pub fn page_file(code: &Code) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let of_stage = root.join(format!("src/diag/page/{}.md", code.name));
    if of_stage.is_file() {
        return of_stage;
    }
    root.join(format!("src/check/rule/{}.md", code.name.replace('-', "_")))
}

/// Lists what a case gives: the faults of the page's code, and errors of any other, which no example may hold.
fn found(code: &Code, case: &Case) -> Vec<String> {
    let mut level = Level::Basic;
    let mut today = None;
    for (name, value) in &case.options {
        match (name.as_str(), value.as_str()) {
            ("level", "complete") => level = Level::Complete,
            ("level", "audit") => level = Level::Audit,
            ("today", day) => today = Some(Date::parse(day).expect("a day")),
            _ => panic!("{}: unknown option {name}={value}", code.id),
        }
    }
    let files: Vec<(&str, &str)> = case
        .files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let folder = Folder::with(&files);
    let project = Project::at(folder.path());
    let outcome = build::check(&project, Some(level), today);
    let mut faults = outcome.diagnostics;
    let of_stage = !check::RULES.iter().any(|rule| rule.code == code);
    faults.retain(|fault| {
        fault.code == code
            || fault.severity == Severity::Error
            || (of_stage && fault.severity == Severity::Warning)
    });
    let mut all = lines(&faults, &outcome.sources);
    all.extend(answered(code, case, &folder, &project, today));
    all
}

/// Lists what the filled sheets of a case give, those below `responses/`.
fn answered(
    code: &Code,
    case: &Case,
    folder: &Folder,
    project: &Project,
    today: Option<Date>,
) -> Vec<String> {
    if !case
        .files
        .iter()
        .any(|(path, _)| path.starts_with("responses/"))
    {
        return Vec::new();
    }
    let loaded = build::load(project);
    let library = Library::of(&loaded.catalog, project.output());
    let (mut all, mut visits) = (Vec::new(), Visits::new());
    for mut found in source::found(&folder.at("responses"), &mut Sink::new()).unwrap() {
        let name = found.entry.path.rsplit('/').next().unwrap().to_owned();
        found.entry.path = format!("responses/{name}");
        let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
        let opened = intake::open(&found, &library, today, &mut sources, &mut sink);
        if let Opened::Response(response) = opened {
            visits.meet(&response, &mut sink);
        }
        sink.retain(|fault| fault.code == code || fault.severity == Severity::Error);
        all.extend(lines(&sink.finish(), &sources));
    }
    all
}

#[test]
fn pages_say_what_their_examples_give() {
    let update = std::env::var_os("PUNCTILIO_UPDATE").is_some();
    let mut wrong = String::new();
    // What cannot be printed is looked for by a program that prints.
    let printed = |code: &&Code| cfg!(feature = "pdf") || !["H806", "H807"].contains(&code.id);
    for code in all_codes().into_iter().filter(printed) {
        let cases = cases(code.page);
        let given: Vec<Vec<String>> = cases.iter().map(|case| found(code, case)).collect();
        for (case, given) in cases.iter().zip(&given) {
            if *given != case.expected {
                wrong += &format!(
                    "{} {}\n  page says: {:#?}\n  found: {given:#?}\n",
                    code.id, code.name, case.expected
                );
            }
        }
        if update && !cases.is_empty() {
            let page = with_expectations(code.page, &given);
            std::fs::write(page_file(code), page).unwrap();
        }
    }
    assert!(update || wrong.is_empty(), "{wrong}");
}

#[test]
fn shipped_standards_are_quiet_at_the_basic_level() {
    let project = Project::at(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut outcome = build::check(&project, Some(Level::Basic), None);
    let quiet = |fault: &Diagnostic| fault.severity == Severity::Hint;
    outcome.diagnostics.retain(|fault| !quiet(fault));
    assert_eq!(lines(&outcome.diagnostics, &outcome.sources), [""; 0]);
}
