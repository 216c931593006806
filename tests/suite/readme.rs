//! The README is true: its standards build, its commands exist, both languages tell the same.

use super::cli::punctilio;
use super::support::{Folder, lines};
use punctilio::build;
use punctilio::diag::Severity;
use punctilio::source::Project;
use std::process::Command;

const FILES: [(&str, &str); 2] = [
    ("README.md", include_str!("../../README.md")),
    ("README.zh.md", include_str!("../../README.zh.md")),
];

/// Returns the blocks of a language between fences.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    let parts = text.split(&fence).skip(1);
    parts
        .filter_map(|part| part.split_once("```").map(|(block, _)| block))
        .collect()
}

#[test]
fn every_standard_of_the_readme_builds_without_a_warning() {
    for (name, text) in FILES {
        let standards = blocks(text, "toml");
        assert!(!standards.is_empty(), "{name} shows no standard");
        for standard in standards {
            let folder = Folder::with(&[("standards/example.toml", standard)]);
            let project = Project::at(folder.path());
            let (artifacts, outcome) = build::render(&project, &build::Options::default());
            let worse_than_hints: Vec<_> = outcome
                .diagnostics
                .into_iter()
                .filter(|d| d.severity < Severity::Hint)
                .collect();
            let told = lines(&worse_than_hints, &outcome.sources);
            assert!(told.is_empty(), "{name}: {told:#?}");
            assert!(artifacts.iter().any(|a| a.path.as_str() == "index.html"));
        }
    }
}

#[test]
fn every_filled_sheet_of_the_readme_is_scored() {
    for (name, text) in FILES {
        let folder = Folder::with(&[("standards/example.toml", blocks(text, "toml")[0])]);
        let filled = blocks(text, "toml response");
        assert!(!filled.is_empty(), "{name} shows no filled sheet");
        for (n, text) in filled.into_iter().enumerate() {
            let file = format!("{n}.toml");
            folder.write(&file, text);
            let run = punctilio(folder.path(), &["score", &file, "--today", "2026-11-22"]);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}: {run:?}");
            assert!(run.out.contains("100.0"), "{name}: {run:?}");
        }
    }
}

#[test]
fn both_readmes_tell_the_same_commands() {
    let commands = |text| {
        let lines = blocks(text, "sh").concat();
        let command = |line: &str| line.split('#').next().unwrap_or_default().trim().to_owned();
        lines.lines().map(command).collect::<Vec<_>>()
    };
    assert_eq!(commands(FILES[0].1), commands(FILES[1].1));
}

#[test]
fn every_command_of_the_readme_exists() {
    for (name, text) in FILES {
        let mut seen = 0;
        for line in blocks(text, "sh").concat().lines() {
            let mut words = line.split_whitespace();
            if words.next() != Some("punctilio") {
                continue;
            }
            let Some(command) = words.next() else {
                continue;
            };
            let help = Command::new(env!("CARGO_BIN_EXE_punctilio"))
                .args([command, "--help"])
                .output()
                .unwrap();
            assert!(help.status.success(), "{name}: {line}");
            let help = String::from_utf8(help.stdout).unwrap();
            for flag in words.filter(|word| word.starts_with("--")) {
                assert!(help.contains(flag), "{name}: {line}");
            }
            seen += 1;
        }
        assert!(seen > 2, "{name} shows no commands");
    }
}
