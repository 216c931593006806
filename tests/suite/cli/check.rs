//! `check`: reports, exit status, language, colour, dates.

use super::{SOUND, project, punctilio, with};
use crate::support::Folder;
use serde_json::Value;

/// A fault of each weight: a misspelt key, a step that is there twice, a step without an id.
fn faulty() -> Folder {
    project(
        &SOUND
            .replace("role = \"clerk\"\n", "rloe = \"clerk\"\n")
            .replace("id = \"door\"\n", ""),
    )
}

#[test]
fn a_sound_project_has_no_faults() {
    let folder = project(SOUND);
    let run = punctilio(folder.path(), &["check"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "没有发现问题\n");
    assert_eq!(punctilio(folder.path(), &["check", "--quiet"]).out, "");
    assert!(!folder.at("output").exists(), "check writes nothing");
}

#[test]
fn faults_are_drawn_and_counted() {
    let folder = faulty();
    let run = punctilio(folder.path(), &["check", "--messages", "en"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    for said in [
        "error[F105]: step has no key “rloe”",
        "--> standards/shop.toml:20:1",
        "did you mean role?",
        "1 error",
        "punctilio explain F105",
    ] {
        assert!(run.out.contains(said), "{said} in\n{}", run.out);
    }
    let quiet = punctilio(folder.path(), &["check", "-q", "--messages", "en"]);
    assert_eq!(quiet.status, 1);
    assert!(quiet.out.contains("error[F105]") && !quiet.out.contains("1 error"));
    assert!(!quiet.out.contains("hint"), "{}", quiet.out);
}

#[test]
fn hints_are_folded_unless_asked_for() {
    let folder = project(&SOUND.replace("id = \"door\"\n", ""));
    let folded = punctilio(folder.path(), &["check"]);
    assert_eq!(folded.status, 0);
    assert!(folded.out.contains("提示[L209]") && !folded.out.contains('^'));
    let open = punctilio(folder.path(), &["check", "--hints"]);
    assert!(open.out.contains('^'), "{}", open.out);
}

#[test]
fn what_is_denied_fails() {
    let hint = project(&SOUND.replace("id = \"door\"\n", ""));
    let status = |args: &[&str]| punctilio(hint.path(), args).status;
    assert_eq!(status(&["check"]), 0);
    assert_eq!(status(&["check", "--deny", "warnings"]), 0);
    assert_eq!(status(&["check", "--deny", "hints"]), 1);

    let warning = project(&SOUND.replace("[\"拉开门\"]", "[\"拉开门\", \"\"]"));
    let status = |args: &[&str]| punctilio(warning.path(), args).status;
    assert_eq!(status(&["check"]), 0);
    assert_eq!(status(&["check", "--deny", "warnings"]), 1);
    assert_eq!(status(&["check", "--deny", "hints"]), 1);
}

#[test]
fn programs_get_a_report_and_nothing_else() {
    let folder = faulty();
    for args in [
        &["check", "--report", "json"][..],
        &["check", "--report", "sarif"],
        &["check", "--report", "sarif", "--color", "always"],
    ] {
        let run = punctilio(folder.path(), args);
        assert_eq!((run.status, run.err.as_str()), (1, ""));
        let report: Value = serde_json::from_str(&run.out).unwrap();
        assert!(report.is_object());
    }
    let json = punctilio(folder.path(), &["check", "--report", "json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["counts"]["errors"], 1);

    let sound = punctilio(project(SOUND).path(), &["check", "--report", "json"]);
    assert_eq!(sound.status, 0);
    serde_json::from_str::<Value>(&sound.out).unwrap();

    let github = punctilio(folder.path(), &["check", "--report", "github"]);
    assert!(
        github
            .out
            .contains("::error file=standards/shop.toml,line=20,")
    );
    for line in github.out.lines() {
        assert!(line.starts_with("::"), "{line}");
    }
}

#[test]
fn a_report_names_files_from_the_root_of_the_repository() {
    let folder = Folder::with(&[
        ("books/shop/standards/shop.toml", "x"),
        (".git/HEAD", "ref: refs/heads/main"),
    ]);
    let run = punctilio(
        folder.path(),
        &["check", "books/shop", "--report", "github"],
    );
    assert!(
        run.out.contains("file=books/shop/standards/shop.toml"),
        "{}",
        run.out
    );
}

#[test]
fn fixing_keeps_a_report_apart() {
    let folder = faulty();
    let run = punctilio(folder.path(), &["check", "--fix", "--report", "json"]);
    assert_eq!(run.status, 0);
    serde_json::from_str::<Value>(&run.out).unwrap();
    assert!(run.err.contains("改好了 2 处"), "{}", run.err);
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let folder = faulty();
    let run = |variables: &[(&str, &str)], args: &[&str]| {
        let run = with(folder.path(), variables, &[&["check"], args].concat());
        run.out.contains('\u{1b}')
    };
    assert!(!run(&[], &[]), "a pipe is no terminal");
    assert!(run(&[], &["--color", "always"]));
    assert!(run(&[("NO_COLOR", "1")], &["--color", "always"]));
    assert!(!run(&[("NO_COLOR", "1")], &[]));
    assert!(!run(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
}

#[test]
fn a_book_speaks_its_language_where_nobody_else_says_one() {
    let book = |language: &str| {
        let text = format!("format = 1\n[book]\nlanguages = [\"{language}\"]\n");
        Folder::with(&[("standards/punctilio.toml", text.as_str())])
    };
    assert!(
        punctilio(book("en").path(), &["check"])
            .out
            .contains("error")
    );
    assert!(
        punctilio(book("zh").path(), &["check"])
            .out
            .contains("错误")
    );
    let run = with(book("zh").path(), &[("LANG", "en_US.UTF-8")], &["check"]);
    assert!(run.out.contains("error"), "{}", run.out);
    let run = with(book("zh").path(), &[("LC_ALL", "C")], &["check"]);
    assert!(run.out.contains("错误"), "{}", run.out);
}

#[test]
fn dates_are_compared_with_the_day_that_is_given() {
    let folder = project(&SOUND.replace(
        "kind = \"sop\"\n",
        "kind = \"sop\"\neffective = 2024-01-01\nreview_every = \"1y\"\n",
    ));
    let check = |variables: &[(&str, &str)], args: &[&str]| {
        with(folder.path(), variables, &[&["check"], args].concat()).out
    };
    let none = check(&[], &[]);
    assert!(
        none.contains("没有检查：") && none.contains("overdue-review"),
        "{none}"
    );
    assert!(check(&[], &["--today", "2026-01-31"]).contains("[T304]"));
    assert!(!check(&[], &["--today", "2024-06-30"]).contains("T304"));
    assert!(check(&[("SOURCE_DATE_EPOCH", "1769817600")], &[]).contains("[T304]"));
    let wrong = with(folder.path(), &[("SOURCE_DATE_EPOCH", "soon")], &["check"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("SOURCE_DATE_EPOCH"));
}

#[test]
fn an_empty_folder_says_how_to_begin() {
    let folder = Folder::new();
    let run = punctilio(folder.path(), &["check"]);
    assert_eq!(run.status, 1);
    assert!(
        run.out.contains("S006") && run.out.contains("punctilio init"),
        "{}",
        run.out
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = Folder::new();
    let bin = env!("CARGO_BIN_EXE_punctilio");
    let line = format!("{bin} schema | head -c 10; echo ${{PIPESTATUS[0]}}");
    let output = std::process::Command::new("bash")
        .args(["-c", &line])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.trim_end().ends_with('0'), "{text}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let full = std::process::Command::new("bash")
        .args(["-c", &format!("{bin} schema > /dev/full; echo $?")])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(full.stdout).unwrap().trim(), "3");
    assert!(!full.stderr.is_empty());
}
