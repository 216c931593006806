//! What a build does to its output folder, and what it never does.

use std::fs;

use punctilio::artifact::ArtifactPath;
use punctilio::write::{ConflictKind, Options, WriteError, Writer};

use super::*;

#[test]
fn first_build_writes_everything_and_a_ledger() {
    let (_guard, output) = output();
    let summary = build(&output, &[("b/c/d.html", "D"), ("a.html", "A")]).unwrap();
    assert_eq!(names(&summary.written), ["a.html", "b/c/d.html"]);
    assert_eq!(
        tree(&output),
        ["a.html", "b", "b/c", "b/c/d.html", "ledger.json"]
    );
    assert_eq!(read(&output, "b/c/d.html"), "D");
}

#[test]
fn equal_files_stay_untouched() {
    let (_guard, output) = output();
    build(&output, &[("a.html", "A"), ("b.html", "B")]).unwrap();
    let before = ["a.html", "b.html", "ledger.json"].map(|name| age(&output.join(name)));
    let summary = build(&output, &[("a.html", "A"), ("b.html", "B")]).unwrap();
    assert_eq!((summary.written.len(), summary.unchanged), (0, 2));
    let after = ["a.html", "b.html", "ledger.json"].map(|name| modified(&output.join(name)));
    assert_eq!(after, before);

    let summary = build(&output, &[("a.html", "A"), ("b.html", "b")]).unwrap();
    assert_eq!(names(&summary.written), ["b.html"]);
    assert_eq!(modified(&output.join("a.html")), before[0]);
}

#[test]
fn stale_files_of_ours_go_and_foreign_ones_stay() {
    let (_guard, output) = output();
    build(
        &output,
        &[
            ("a.html", "A"),
            ("old/x/y.html", "Y"),
            ("mixed/z.html", "Z"),
        ],
    )
    .unwrap();
    fs::write(output.join("mixed/mine.txt"), "mine").unwrap();
    fs::write(output.join("mine.txt"), "mine").unwrap();
    let summary = build(&output, &[("a.html", "A")]).unwrap();
    assert_eq!(names(&summary.removed), ["mixed/z.html", "old/x/y.html"]);
    assert_eq!(
        tree(&output),
        [
            "a.html",
            "ledger.json",
            "mine.txt",
            "mixed",
            "mixed/mine.txt"
        ]
    );
}

#[test]
fn files_edited_by_hand_are_all_reported_and_nothing_is_written() {
    let (_guard, output) = output();
    let first = [
        ("a.html", "A"),
        ("b.html", "B"),
        ("c.html", "C"),
        ("d.html", "D"),
    ];
    build(&output, &first).unwrap();
    fs::write(output.join("a.html"), "a1").unwrap();
    fs::write(output.join("c.html"), "c1").unwrap();
    let next = [("a.html", "A2"), ("b.html", "B2"), ("d.html", "D")];
    // The third file is no longer made; removing it would lose the edit as well.
    let expected = ["a.html", "c.html"].map(|name| (ConflictKind::Edited, name.to_owned()));
    assert_eq!(conflicts(&output, build(&output, &next)), expected);
    assert_eq!(read(&output, "b.html"), "B");
    assert_eq!(tree(&output).len(), 5);

    let summary = forced(&output, &next).unwrap();
    assert_eq!(names(&summary.written), ["a.html", "b.html"]);
    assert_eq!(names(&summary.removed), ["c.html"]);
    assert_eq!(read(&output, "a.html"), "A2");
    build(&output, &next).unwrap();
}

#[test]
fn an_edit_that_keeps_size_and_date_is_still_noticed_without_dates() {
    let (_guard, output) = output();
    build(&output, &[("a.html", "A")]).unwrap();
    let before = age(&output.join("a.html"));
    fs::write(output.join("a.html"), "B").unwrap();
    assert_eq!(age(&output.join("a.html")), before);
    let refused = build(&output, &[("a.html", "A")]);
    assert_eq!(conflicts(&output, refused)[0].0, ConflictKind::Edited);
}

#[test]
fn a_deleted_or_emptied_file_of_ours_is_made_again() {
    let (_guard, output) = output();
    let files = [("a.html", "A"), ("b.html", "B"), ("c.html", "C")];
    build(&output, &files).unwrap();
    fs::remove_file(output.join("a.html")).unwrap();
    fs::write(output.join("b.html"), "").unwrap();
    let summary = build(&output, &files).unwrap();
    assert_eq!(names(&summary.written), ["a.html", "b.html"]);
}

#[test]
fn foreign_things_on_needed_names_are_all_reported_even_when_forced() {
    let (_guard, output) = output();
    fs::create_dir_all(output.join("b.html")).unwrap();
    fs::write(output.join("a.html"), "mine").unwrap();
    fs::write(output.join("folder"), "mine").unwrap();
    let files = [
        ("a.html", "A"),
        ("b.html", "B"),
        ("folder/x.html", "X"),
        ("folder/y.html", "Y"),
    ];
    let expected =
        ["a.html", "b.html", "folder"].map(|name| (ConflictKind::Foreign, name.to_owned()));
    for refused in [build(&output, &files), forced(&output, &files)] {
        assert_eq!(conflicts(&output, refused), expected);
    }
    assert_eq!(tree(&output), ["a.html", "b.html", "folder"]);
    assert_eq!(read(&output, "a.html"), "mine");
}

#[cfg(unix)]
#[test]
fn links_inside_the_output_are_never_followed() {
    use std::os::unix::fs::symlink;
    let (guard, output) = output();
    let outside = guard.path().join("outside");
    fs::create_dir_all(outside.join("empty")).unwrap();
    fs::write(outside.join("x.html"), "X").unwrap();
    build(
        &output,
        &[
            ("a.html", "A"),
            ("in/x.html", "X"),
            ("in/empty/y.html", "Y"),
        ],
    )
    .unwrap();

    fs::remove_dir_all(output.join("in")).unwrap();
    symlink(&outside, output.join("in")).unwrap();
    fs::remove_file(output.join("a.html")).unwrap();
    symlink(outside.join("x.html"), output.join("a.html")).unwrap();
    let refused = build(&output, &[("a.html", "new"), ("in/x.html", "new")]);
    let expected = ["a.html", "in"].map(|name| (ConflictKind::Foreign, name.to_owned()));
    assert_eq!(conflicts(&output, refused), expected);

    // Where the names are not needed the links simply stay, and what lies behind them too.
    build(&output, &[("b.html", "B")]).unwrap();
    assert_eq!(tree(&output), ["a.html", "b.html", "in", "ledger.json"]);
    assert_eq!(tree(&outside), ["empty", "x.html"]);
    assert_eq!(read(&outside, "x.html"), "X");
    assert!(!read(&output, "ledger.json").contains("in/x.html"));
}

#[cfg(unix)]
#[test]
fn the_output_folder_itself_may_be_a_link() {
    let (guard, output) = output();
    let real = guard.path().join("real");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &output).unwrap();
    build(&output, &[("a/b.html", "B")]).unwrap();
    assert_eq!(read(&real, "a/b.html"), "B");
}

#[test]
fn a_narrowed_build_writes_and_removes_only_what_it_names() {
    let (_guard, output) = output();
    build(
        &output,
        &[
            ("a/x.html", "X"),
            ("a/y.html", "Y"),
            ("b/x.html", "X"),
            ("b/y.html", "Y"),
        ],
    )
    .unwrap();
    fs::write(output.join("b/x.html"), "edited").unwrap();
    let narrowed = artifacts(&[("a/x.html", "X2")]);
    let summary = open(&output)
        .commit(&narrowed, |path| path.as_str().starts_with("a/"))
        .unwrap();
    assert_eq!(names(&summary.written), ["a/x.html"]);
    assert_eq!(names(&summary.removed), ["a/y.html"]);
    assert_eq!(read(&output, "b/x.html"), "edited");
    let held: Vec<_> = open(&output).files().map(ToString::to_string).collect();
    assert_eq!(held, ["a/x.html", "b/x.html", "b/y.html"]);
}

#[test]
fn what_is_kept_for_ever_survives_its_sheet() {
    let (_guard, output) = output();
    let keep = |path: &ArtifactPath| {
        path.as_str().contains("/score-sheets/") && path.extension() == Some("json")
    };
    let options = Options {
        keep,
        ..Options::default()
    };
    let build = |files: &[(&str, &str)]| {
        let writer = Writer::open(&output, options.clone()).unwrap();
        writer.commit(&artifacts(files), |_| true).unwrap()
    };
    let (old, new) = (
        "s/score-sheets/full.1111111.json",
        "s/score-sheets/full.2222222.json",
    );
    build(&[(old, "{}"), ("s/score-sheets/full.html", "1")]);
    let summary = build(&[(new, "[]")]);
    assert_eq!(names(&summary.removed), ["s/score-sheets/full.html"]);
    assert_eq!(summary.kept, 1);
    assert!(open(&output).holds(&path(old)) && output.join(old).exists());
    // Its owner may throw it away; then it is forgotten.
    fs::remove_file(output.join(old)).unwrap();
    assert_eq!(build(&[(new, "[]")]).kept, 0);
    assert!(!open(&output).holds(&path(old)));
}

#[test]
fn a_damaged_ledger_stops_the_build_and_names_the_cure() {
    let (_guard, output) = output();
    let files = [("a.html", "A")];
    build(&output, &files).unwrap();
    let ledger = read(&output, "ledger.json");
    let traps = [
        ledger[..ledger.len() / 2].to_owned(),
        String::new(),
        "[1, 2]".to_owned(),
        ledger.replace("a.html", "../outside.html"),
        ledger.replace(": 1,", ": 2,"),
    ];
    for trap in traps {
        fs::write(output.join("ledger.json"), &trap).unwrap();
        let refused = forced(&output, &files).unwrap_err();
        assert!(matches!(refused, WriteError::Ledger { .. }), "{trap}");
        assert!(
            refused.message(true).contains("办法：") && refused.message(false).contains("cure: ")
        );
        assert_eq!(read(&output, "ledger.json"), trap);
        assert_eq!(read(&output, "a.html"), "A");
    }
    // Without any ledger nothing can be told to be ours.
    fs::remove_file(output.join("ledger.json")).unwrap();
    let refused = conflicts(&output, build(&output, &files));
    assert_eq!(refused, [(ConflictKind::Foreign, "a.html".to_owned())]);
}

#[test]
fn a_file_where_the_output_folder_should_be_is_named() {
    let (_guard, output) = output();
    fs::write(&output, "a file").unwrap();
    for place in [output.clone(), output.join("deeper")] {
        let refused = Writer::open(&place, Options::default()).unwrap_err();
        assert!(matches!(refused, WriteError::Failed(_)), "{refused:?}");
        let shown = place.display().to_string();
        assert!(refused.message(true).contains(&shown) && refused.message(false).contains(&shown));
    }
}

#[test]
fn names_that_fall_together_elsewhere_are_refused_everywhere() {
    let (_guard, output) = output();
    let refused = build(
        &output,
        &[("A.html", ""), ("a.html", ""), ("X", ""), ("x/y.html", "")],
    );
    let refused = conflicts(&output, refused);
    let names: Vec<_> = refused.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["A.html", "X", "a.html", "x/y.html"]);
    assert!(refused.iter().all(|(kind, _)| *kind == ConflictKind::Clash));
}

#[test]
fn a_file_of_ours_gives_way_to_a_folder() {
    let (_guard, output) = output();
    build(&output, &[("go", "G"), ("z", "Z")]).unwrap();
    let summary = build(&output, &[("go/index.html", "I")]).unwrap();
    assert_eq!(names(&summary.removed), ["go", "z"]);
    assert_eq!(tree(&output), ["go", "go/index.html", "ledger.json"]);
}
