//! Content that arrives piece by piece, and builds that do not reach their end.

use std::fs;

use punctilio::artifact::Artifact;
use punctilio::write::{Change, ConflictKind, Options, WriteError, Writer};

use super::*;

#[test]
fn content_from_many_threads_in_any_order_gives_the_same_bytes() {
    let pages: Vec<_> = (0..600)
        .map(|n| Artifact::new(path(&format!("s{}/p{n}.html", n % 7)), n.to_string()))
        .collect();
    let backwards: Vec<_> = pages.iter().rev().cloned().collect();
    let ledgers = [pages, backwards].map(|pages| {
        let (_guard, output) = output();
        let summary = open(&output).commit(&pages, |_| true).unwrap();
        assert_eq!(summary.written.len(), 600);
        assert!(summary.written.is_sorted());
        assert_eq!(
            read(&output, "s4/p599.html").len() + tree(&output).len(),
            3 + 608
        );
        read(&output, "ledger.json")
    });
    assert_eq!(ledgers[0], ledgers[1]);
    assert!(ledgers[0].ends_with("}\n"));
}

#[test]
fn a_session_tells_what_is_current_and_spares_the_rest() {
    let (_guard, output) = output();
    build(
        &output,
        &[("a.html", "A"), ("b.html", "B"), ("c.html", "C")],
    )
    .unwrap();
    let plan = || ["a.html", "b.html", "c.html", "d.html"].map(path);
    let session = open(&output).begin(plan(), |_| true).unwrap();
    let [a, b, _, d] = plan();
    assert_eq!(session.digest(&a), Some(punctilio::write::Digest::of(b"A")));
    assert_eq!(session.digest(&d), None);
    assert_eq!(session.put_bytes(&a, b"A", None).unwrap(), Change::Same);
    assert_eq!(session.put_bytes(&b, b"B2", None).unwrap(), Change::New);
    assert_eq!(
        read(&output, "b.html"),
        "B",
        "nothing changes before the end"
    );
    // The third page failed to render, the fourth too: the old file stays, no entry is made up.
    let summary = session.finish().unwrap();
    assert_eq!(
        (names(&summary.written), summary.unchanged),
        (vec!["b.html"], 1)
    );
    assert_eq!(read(&output, "c.html"), "C");
    let held: Vec<_> = open(&output).files().map(ToString::to_string).collect();
    assert_eq!(held, ["a.html", "b.html", "c.html"]);
}

#[test]
fn a_build_given_up_leaves_the_output_as_it_was() {
    let (_guard, output) = output();
    let abandon = |files: &[&str]| {
        let paths = files.iter().map(|name| path(name));
        let session = open(&output).begin(paths, |_| true).unwrap();
        for name in files {
            session.put_bytes(&path(name), b"new", None).unwrap();
        }
    };
    abandon(&["a.html", "deep/b.html"]);
    assert!(!output.exists(), "a folder made for nothing goes again");

    build(&output, &[("a.html", "A"), ("b.html", "B")]).unwrap();
    let ledger = read(&output, "ledger.json");
    abandon(&["a.html", "deep/b.html"]);
    assert_eq!(tree(&output), ["a.html", "b.html", "ledger.json"]);
    assert_eq!(
        read(&output, "a.html") + &read(&output, "ledger.json"),
        format!("A{ledger}")
    );
}

#[test]
fn a_file_saved_while_the_build_ran_is_not_lost() {
    let (_guard, output) = output();
    build(&output, &[("a.html", "A"), ("b.html", "B")]).unwrap();
    let plan = ["a.html", "c.html"].map(path);
    let session = open(&output).begin(plan.clone(), |_| true).unwrap();
    for path in &plan {
        session.put_bytes(path, b"new", None).unwrap();
    }
    fs::write(output.join("b.html"), "just saved").unwrap();
    fs::write(output.join("c.html"), "just made").unwrap();
    let expected = ["b.html", "c.html"].map(|name| (ConflictKind::Changed, name.to_owned()));
    assert_eq!(conflicts(&output, session.finish()), expected);
    assert_eq!(read(&output, "a.html"), "A");
    assert_eq!(read(&output, "c.html"), "just made");
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let (_guard, output) = output();
    let first = open(&output);
    let second = Writer::open(&output, Options::default());
    if cfg!(unix) {
        assert!(matches!(second, Err(WriteError::Busy { .. })));
    }
    drop((first, second));
    build(&output, &[("a.html", "A")]).unwrap();
}
