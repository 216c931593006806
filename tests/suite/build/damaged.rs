//! A file that cannot be read to its end: what follows from the damage alone is not held against its author.
//!
//! Sound texts are damaged in one place after the other. Whatever is reported then beside the damage itself must have
//! been reported of the sound text too: nothing is missed that the lost part may have held.

use super::here;
use crate::support::lines;
use punctilio::build::{Loaded, load};
use punctilio::diag::{Diagnostic, Level, Sink};
use punctilio::source::{Kind, Picture, Project, SourceSet};
use std::collections::{BTreeMap, BTreeSet};

/// Codes that say that a file cannot be read as it is written.
const WRITING: &[&str] = &["F101", "F102", "F103", "F104", "F117"];

type Damage = fn(&str) -> Option<String>;

/// Ways to damage a line; `None` where the line has nothing to damage in that way.
const DAMAGES: &[(&str, Damage)] = &[
    ("its last sign is gone", |line| {
        let end = line.trim_end_matches(',');
        end.ends_with(['"', ']', '}'])
            .then(|| line[..end.len() - 1].to_owned())
    }),
    ("its first bracket is gone", |line| {
        let at = line.find(['[', '{'])?;
        Some(format!("{}{}", &line[..at], &line[at + 1..]))
    }),
    ("its first quotation mark is gone", |line| {
        let at = line.find('"')?;
        Some(format!("{}{}", &line[..at], &line[at + 1..]))
    }),
    ("its equal sign is gone", |line| {
        let at = line.find(" = ")?;
        Some(format!("{} {}", &line[..at], &line[at + 3..]))
    }),
    ("its key is gone", |line| {
        let at = line.find("= ")?;
        Some(line[at..].to_owned())
    }),
    ("its value is gone", |line| {
        let at = line.find("= ")?;
        let is_key = |c: char| c.is_ascii_lowercase() || c == '_';
        line[..at]
            .trim()
            .chars()
            .all(is_key)
            .then(|| line[..at + 1].to_owned())
    }),
    ("a quotation mark too many", |line| {
        let at = line.find('"')?;
        Some(format!("{}\"{}", &line[..at], &line[at..]))
    }),
    ("a bracket too many", |line| {
        (!line.is_empty()).then(|| format!("{line}]"))
    }),
    ("a word too many", |line| {
        (!line.is_empty()).then(|| format!("{line} oops"))
    }),
    ("a text that never ends", |line| {
        let at = line.find("= \"")?;
        Some(format!("{}= \"\"{}", &line[..at], &line[at + 2..]))
    }),
    ("a backslash too many", |line| {
        let at = line.rfind('"')?;
        Some(format!("{}\\q{}", &line[..at], &line[at..]))
    }),
];

type Pictures = BTreeMap<String, Picture>;

fn found(sources: SourceSet, pictures: &Pictures) -> (Vec<Diagnostic>, SourceSet) {
    let mut loaded = Loaded::of(sources, pictures.clone(), Sink::new());
    loaded.check(Some(Level::Audit), None);
    (loaded.sink.finish(), loaded.sources)
}

/// The texts of a project, with the one at `path` in other words.
fn with(sound: &SourceSet, path: &str, text: &str) -> SourceSet {
    let mut set = SourceSet::new();
    for source in sound {
        let text = match source.path == path {
            true => text,
            false => &source.text,
        };
        set.add(source.path.clone(), text, source.kind);
    }
    set
}

/// Some standards of a library: the book, a standard of several parts, a short one, and one that others include.
/// Judging all of the shipped ones anew for every damage would take minutes.
const SOME: &[&str] = &[
    "punctilio",
    "beauty-salon",
    "restaurant",
    "service-etiquette",
];

fn some(all: &SourceSet) -> SourceSet {
    let mut set = SourceSet::new();
    for source in all {
        if SOME.iter().any(|name| source.path.contains(name)) {
            set.add(source.path.clone(), &source.text, source.kind);
        }
    }
    set
}

/// What is found where; damage leaves every line in its place.
fn said(fault: &Diagnostic, sources: &SourceSet) -> String {
    let span = fault.place.span().expect("a place in a text");
    let source = sources.get(span.source);
    let line = source.locate(span.start as usize).line;
    format!("{} {}:{line}", fault.code.id, source.path)
}

#[test]
fn damage_is_all_that_is_said_of_a_damaged_text() {
    // Every line would take minutes (PUNCTILIO_EVERY_LINE=1 takes them); the step has no factor in common with the
    // number of damages.
    let step = std::env::var("PUNCTILIO_EVERY_LINE").map_or(19, |_| 1);
    let mut wrong = Vec::new();
    let mut tried = 0;
    for dir in ["tests/projects/everything", "."] {
        let Loaded {
            sources, pictures, ..
        } = load(&Project::at(here(dir)));
        let sound = match dir {
            "." => some(&sources),
            _ => sources,
        };
        let (before, sources) = found(with(&sound, "", ""), &pictures);
        let before = before.iter().map(|fault| said(fault, &sources));
        let before: BTreeSet<String> = before.collect();
        for source in &sound {
            if source.kind == Kind::Chapter {
                continue;
            }
            let all: Vec<&str> = source.text.lines().collect();
            for n in (0..all.len()).step_by(step) {
                let (what, damage) = DAMAGES[n % DAMAGES.len()];
                let Some(line) = damage(all[n]) else { continue };
                let mut lines_now = all.clone();
                lines_now[n] = &line;
                let (faults, sources) =
                    found(with(&sound, &source.path, &lines_now.join("\n")), &pictures);
                let is_damage = |fault: &Diagnostic| WRITING.contains(&fault.code.id);
                if !faults.iter().any(is_damage) {
                    continue;
                }
                tried += 1;
                let mut noise = faults;
                noise.retain(|fault| !is_damage(fault) && !before.contains(&said(fault, &sources)));
                if !noise.is_empty() {
                    wrong.push(format!(
                        "{}:{}: {what}: {line}\n    {}",
                        source.path,
                        n + 1,
                        lines(&noise, &sources).join("\n    ")
                    ));
                }
            }
        }
    }
    assert!(tried > 80, "{tried}");
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

type Spoil = fn(&str) -> String;

/// Ways to write a term of a selection that nobody can read, or that names nothing.
const TERMS: &[(&str, Spoil)] = &[
    ("F118", |term| {
        let (head, rest) = term.split_once(':').unwrap_or((term, ""));
        format!("{head}x:{rest}")
    }),
    ("F118", |term| {
        format!("!{}:", term.split(':').next().unwrap())
    }),
    ("L205", |term| {
        format!("{}:nowhere", term.split(':').next().unwrap())
    }),
];

#[test]
fn what_a_wrong_selection_would_have_brought_is_not_claimed_missing() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for dir in ["tests/projects/everything", "."] {
        let Loaded {
            sources, pictures, ..
        } = load(&Project::at(here(dir)));
        let sound = match dir {
            "." => some(&sources),
            _ => sources,
        };
        let (before, sources) = found(with(&sound, "", ""), &pictures);
        let before: BTreeSet<String> = before.iter().map(|f| said(f, &sources)).collect();
        for source in &sound {
            let places: Vec<_> = source.text.match_indices("select = [\"").collect();
            for (at, key) in places {
                let start = at + key.len();
                let term = source.text[start..].split('"').next().unwrap();
                for (code, spoil) in TERMS {
                    let mut text = source.text.clone();
                    text.replace_range(start..start + term.len(), &spoil(term));
                    let (faults, sources) = found(with(&sound, &source.path, &text), &pictures);
                    let mut noise = faults;
                    let all = noise.len();
                    noise.retain(|fault| fault.code.id != *code);
                    tried += usize::from(noise.len() < all);
                    noise.retain(|fault| !before.contains(&said(fault, &sources)));
                    if !noise.is_empty() {
                        let told = lines(&noise, &sources).join("\n    ");
                        wrong.push(format!("{}: {}\n    {told}", source.path, spoil(term)));
                    }
                }
            }
        }
    }
    assert!(tried > 20, "{tried}");
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
