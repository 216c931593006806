//! Broken projects: every fault with its place and cure in one run, and the last good output stays.
//!
//! Each `tests/projects/broken-*/` holds an `expect.txt` with the faults, one `path:line:column CODE` a line; with
//! `PUNCTILIO_UPDATE=1` in the environment the lists are written anew, for a person to read the difference.

use super::{built, copy, here, tree};
use crate::support::{Folder, lines};
use punctilio::build::{Outcome, check};
use punctilio::diag::{Diagnostic, Severity};
use punctilio::source::Project;
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

/// The errors of a run, one a line, as `path:line:column CODE`.
pub fn told(outcome: &Outcome) -> Vec<String> {
    let mut errors = outcome.diagnostics.clone();
    errors.retain(|fault| fault.severity == Severity::Error);
    let all = lines(&errors, &outcome.sources);
    let short = |line: &String| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
    all.iter().map(short).collect()
}

/// A project that has something wrong with its texts, a picture, its colour, its words and two templates.
fn wrong_everywhere() -> Folder {
    let folder = good();
    let text = crate::cli::SOUND.replace(
        "role = \"clerk\"\n",
        "role = \"nobody\"\nimages = [{ file = \"bow.jpg\" }]\n",
    );
    folder.write("standards/shop/shop.toml", text);
    folder.write("standards/shop/bow.jpg", b"\x89PNG\r\n\x1A\n");
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n[book]\ntheme = \"house\"\nbrand = { accent = \"#FFEE00\" }\n",
    );
    folder.write("themes/house/home.html", "<h1>{{ page.title </h1>\n");
    folder.write("themes/house/phase.html", "{% if page %}\n");
    folder.write("themes/house/words/zh.toml", "nonsense = \"一\"\n");
    folder
}

#[test]
fn texts_pictures_and_theme_are_wrong_in_one_run() {
    let folder = wrong_everywhere();
    let before = tree(&folder.at("output"));
    let expected = [
        "standards/shop/bow.jpg S007",
        "standards/punctilio.toml:4:20 H805",
        "standards/shop/shop.toml:21:8 L202",
        "themes/house/home.html:1:19 H801",
        "themes/house/phase.html:1:14 H801",
        "themes/house/words/zh.toml:1:1 H804",
    ];
    let checked = check(&Project::at(folder.path()), None, None);
    assert_eq!(told(&checked), expected);
    let outcome = built(folder.path());
    assert_eq!(told(&outcome), expected);
    assert!(outcome.written.is_none() && tree(&folder.at("output")) == before);
}

/// A check and a build of a folder say the same, each with its cure, and the last output stays as it is.
fn stops_with(folder: &Folder, expected: &[&str]) {
    let before = tree(&folder.at("output"));
    let outcome = built(folder.path());
    assert_eq!(told(&outcome), expected);
    assert!(outcome.written.is_none() && tree(&folder.at("output")) == before);
    let mut faults = outcome.diagnostics.iter();
    assert!(faults.all(|fault| fault.severity != Severity::Error || has_cure(fault)));
    assert_eq!(
        told(&check(&Project::at(folder.path()), None, None)),
        expected
    );
}

#[test]
fn a_template_that_cannot_be_read_is_told_where() {
    for (template, expected) in [
        ("<h1>{{ page.title </h1>\n", "home.html:1:19 H801"),
        ("一二\n{% if page %}\n", "home.html:2:14 H801"),
        ("{% fro p in view.phases %}", "home.html:1:4 H801"),
    ] {
        let folder = good();
        folder.write("standards/shop.toml", crate::cli::SOUND);
        folder.write("themes/default/home.html", template);
        stops_with(&folder, &[&format!("themes/default/{expected}")]);
    }
}

#[test]
fn names_that_no_template_knows_are_all_reported_where_they_stand() {
    let folder = good();
    folder.write("standards/shop.toml", crate::cli::SOUND);
    folder.write(
        "themes/default/home.html",
        "<p>\n首页 {{ page.title | shout }}{{ page.title | shout }}\n",
    );
    folder.write("themes/default/go.html", "{% include \"nowhere.html\" %}");
    let expected = [
        "themes/default/go.html:1:12 H801",
        "themes/default/home.html:2:22 H801",
        "themes/default/home.html:2:46 H801",
    ];
    stops_with(&folder, &expected);
}

#[test]
fn a_check_finds_what_only_rendering_shows() {
    let folder = good();
    folder.write("standards/shop.toml", crate::cli::SOUND);
    folder.write("themes/default/phase.html", "{{ view.nothing.at_all }}\n");
    stops_with(&folder, &["themes/default/phase.html:1:9 H802"]);
}

#[test]
fn templates_without_an_end_are_told_where_they_turn() {
    let cases = [
        // An include of itself, and one over another template.
        ("{% include \"home.html\" %}\n", "home.html:1:1 H801"),
        ("{% extends \"home.html\" %}\n", "home.html:1:1 H801"),
        // A component that calls itself, and two that call each other.
        (
            "{% component again() %}\n<b>{{ <again /> }}</b>{% endcomponent %}\n{{ <again /> }}",
            "home.html:2:7 H802",
        ),
        (
            "{% component ping() %}{{ <pong /> }}{% endcomponent %}\n\
             {% component pong() %}{{ <ping /> }}{% endcomponent %}{{ <ping /> }}",
            "home.html:2:26 H802",
        ),
        // Loops that print more than any page holds.
        (
            "{% for a in range(end=9000) %}{% for b in range(end=100) %}012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789{% endfor %}{% endfor %}",
            "home.html:1:1 H802",
        ),
        (
            "{% for a in range(end=100000000) %}{% endfor %}",
            "home.html:1:13 H802",
        ),
        // Loops that print nothing at all.
        (
            "{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% endfor %}{% endfor %}",
            "home.html:1:44 H802",
        ),
    ];
    for (template, expected) in cases {
        let folder = good();
        folder.write("standards/shop.toml", crate::cli::SOUND);
        folder.write("themes/default/home.html", template);
        stops_with(&folder, &[&format!("themes/default/{expected}")]);
    }
}
