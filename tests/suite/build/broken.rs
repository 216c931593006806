//! Broken projects: every fault with its place and cure in one run, and the last good output stays.
//!
//! Each `tests/projects/broken-*/` holds an `expect.txt` with the faults, one `path:line:column CODE` a line; with
//! `PUNCTILIO_UPDATE=1` in the environment the lists are written anew, for a person to read the difference.

use super::{built, copy, here, tree};
use crate::support::{Folder, lines};
use punctilio::diag::Diagnostic;
use std::fs;
use std::path::PathBuf;

fn projects() -> Vec<PathBuf> {
    let entries = fs::read_dir(here("tests/projects")).unwrap();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    all.retain(|path| {
        path.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("broken-")
    });
    all.sort();
    all
}

/// A project with one good build behind it.
fn good() -> Folder {
    let folder = Folder::new();
    folder.write(
        "standards/old.toml",
        crate::cli::SOUND.replace("\"shop\"", "\"old\""),
    );
    let outcome = built(folder.path());
    assert!(!outcome.failed());
    fs::remove_file(folder.at("standards/old.toml")).unwrap();
    folder
}

#[test]
fn broken_projects_give_all_their_faults_and_cost_nothing() {
    let all = projects();
    assert!(all.len() >= 10);
    let mut wrong = String::new();
    for project in all {
        let folder = good();
        let before = tree(&folder.at("output"));
        copy(&project, folder.path());
        let outcome = built(folder.path());
        assert!(outcome.failed(), "{} builds", project.display());
        assert!(outcome.written.is_none());
        assert!(
            tree(&folder.at("output")) == before,
            "{} costs the last output",
            project.display()
        );

        let told = lines(&outcome.diagnostics, &outcome.sources);
        let places = told.iter().map(|line| {
            let mut words = line.split(' ');
            format!("{} {}\n", words.next().unwrap(), words.next().unwrap())
        });
        let found: String = places.collect();
        let list = project.join("expect.txt");
        if std::env::var_os("PUNCTILIO_UPDATE").is_some() {
            fs::write(&list, &found).unwrap();
        }
        let expected = fs::read_to_string(list).unwrap_or_default();
        if found != expected {
            wrong += &format!("{}/expect.txt:\n{}\n", project.display(), told.join("\n"));
        }
        for fault in &outcome.diagnostics {
            assert!(
                has_cure(fault),
                "{}: {} names no cure",
                project.display(),
                fault.words.en
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A fault says what was expected or how it is mended.
fn has_cure(fault: &Diagnostic) -> bool {
    fault.help.is_some() || fault.expected.is_some()
}

#[test]
fn fifty_faults_are_fifty_lines() {
    let mut text = crate::cli::SOUND.to_owned();
    for n in 0..50 {
        text += &format!(
            "\n[[phases.steps]]\nid = \"step-{n}\"\ntitle = \"步骤\"\nrole = \"nobody-{n}\"\n"
        );
    }
    let folder = good();
    folder.write("standards/shop.toml", &text);
    let outcome = built(folder.path());
    let told = lines(&outcome.diagnostics, &outcome.sources);
    let errors: Vec<&String> = told.iter().filter(|line| line.contains(" L202 ")).collect();
    assert_eq!(errors.len(), 50, "{told:#?}");
    for (n, line) in errors.iter().enumerate() {
        let name = format!("“nobody-{n}”");
        let place = text[..text.find(&format!("\"nobody-{n}\"")).unwrap()]
            .matches('\n')
            .count()
            + 1;
        assert!(
            line.contains(&name) && line.starts_with(&format!("standards/shop.toml:{place}:8 ")),
            "{line}"
        );
    }
}
