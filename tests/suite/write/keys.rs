//! Keys that spare making files again, and never more than that.

use std::fs;

use punctilio::write::{Digest, Session};

use super::*;

const PLAN: [&str; 2] = ["a.html", "b.html"];

fn begin(output: &Path) -> Session {
    let options = Options {
        keys: Some(output.with_file_name("cache").join("keys")),
        ..Options::default()
    };
    let writer = Writer::open(output, options).unwrap();
    writer.begin(PLAN.map(path), |_| true).unwrap()
}

fn key(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

/// Makes what need not be kept, and tells which files were.
fn make(output: &Path, files: [(&str, &str); 2]) -> Vec<&'static str> {
    let session = begin(output);
    let mut kept = Vec::new();
    for (name, (of, text)) in PLAN.into_iter().zip(files) {
        if session.keep(&path(name), key(of)) {
            kept.push(name);
        } else {
            let bytes = text.as_bytes();
            session
                .put_bytes(&path(name), bytes, Some(key(of)))
                .unwrap();
        }
    }
    let summary = session.finish().unwrap();
    assert_eq!(summary.spared, kept.len());
    assert_eq!(
        summary.written.len() + summary.unchanged + summary.spared,
        2
    );
    kept
}

#[test]
fn a_file_of_the_same_key_is_kept_as_it_stands() {
    let (_guard, output) = output();
    assert!(make(&output, [("1", "A"), ("1", "B")]).is_empty());
    assert_eq!(make(&output, [("1", "never"), ("1", "never")]), PLAN);
    assert_eq!(make(&output, [("1", "never"), ("2", "B2")]), ["a.html"]);
    assert_eq!(make(&output, [("1", "never"), ("2", "never")]), PLAN);
    assert_eq!(
        (read(&output, "a.html"), read(&output, "b.html")),
        ("A".into(), "B2".into())
    );
}

#[test]
fn a_file_that_is_gone_is_made_again() {
    let (_guard, output) = output();
    make(&output, [("1", "A"), ("1", "B")]);
    fs::remove_file(output.join("a.html")).unwrap();
    assert_eq!(make(&output, [("1", "A"), ("1", "never")]), ["b.html"]);
    assert_eq!(read(&output, "a.html"), "A");
}

#[test]
fn a_file_that_was_edited_by_hand_is_not_kept_but_refused() {
    let (_guard, output) = output();
    make(&output, [("1", "A"), ("1", "B")]);
    fs::write(output.join("a.html"), "mine").unwrap();
    let options = || Options {
        keys: Some(output.with_file_name("cache").join("keys")),
        ..Options::default()
    };
    let refused = Writer::open(&output, options())
        .unwrap()
        .begin(PLAN.map(path), |_| true);
    let refused = conflicts(&output, refused.map(|_| Summary::default()));
    assert_eq!(refused, [(ConflictKind::Edited, "a.html".to_owned())]);
    let forced = Options {
        force: true,
        ..options()
    };
    let session = Writer::open(&output, forced)
        .unwrap()
        .begin(PLAN.map(path), |_| true)
        .unwrap();
    assert!(!session.keep(&path("a.html"), key("1")));
    assert!(session.keep(&path("b.html"), key("1")));
}

#[test]
fn keys_count_only_until_somebody_else_writes() {
    let (_guard, output) = output();
    make(&output, [("1", "A"), ("1", "B")]);
    // Another machine, which keeps keys of its own.
    build(&output, &[("a.html", "other"), ("b.html", "B")]).unwrap();
    assert!(make(&output, [("1", "A"), ("1", "B")]).is_empty());
    assert_eq!(read(&output, "a.html"), "A");
}

#[test]
fn damaged_keys_cost_time_and_nothing_else() {
    let (guard, output) = output();
    make(&output, [("1", "A"), ("1", "B")]);
    let file = guard.path().join("cache/keys");
    for damage in ["", "punctilio keys 1", "=\u{0}\n a.html\n"] {
        fs::write(&file, damage).unwrap();
        assert!(make(&output, [("1", "A"), ("1", "B")]).is_empty());
        assert_eq!(make(&output, [("1", "never"), ("1", "never")]), PLAN);
    }
    let written = fs::read(&file).unwrap();
    make(&output, [("1", "never"), ("1", "never")]);
    assert_eq!(fs::read(&file).unwrap(), written);
}
