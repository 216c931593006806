//! Builds over an earlier one: what did not change is not made, and the bytes are those of a clean build.

use super::{Tree, built, copy, here, tree};
use crate::support::Folder;
use punctilio::build::Outcome;
use punctilio::write::Summary;
use std::fs;

/// Three standards, the second one taking from the first, the third one from the second.
fn chain() -> Folder {
    let folder = Folder::new();
    let standard = |id: &str, more: &str| {
        crate::cli::SOUND
            .replace("id = \"shop\"", &format!("id = \"{id}\""))
            .replace("id = \"welcome\"", &format!("id = \"welcome-{id}\""))
            .replace("id = \"door\"", &format!("id = \"door-{id}\""))
            .replace("kind = \"sop\"", &format!("kind = \"sop\"\n{more}"))
    };
    let from =
        |id: &str| format!("include = [{{ from = \"{id}\", select = [\"phase:welcome-one\"] }}]");
    folder.write("standards/one.toml", standard("one", ""));
    folder.write("standards/two.toml", standard("two", &from("one")));
    folder.write("standards/three.toml", standard("three", &from("two")));
    folder.write("standards/alone.toml", standard("alone", ""));
    folder
}

fn edit(folder: &Folder, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.at(path)).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    folder.write(path, text.replace(from, to));
}

fn summary(outcome: Outcome) -> Summary {
    assert!(!outcome.failed());
    outcome.written.unwrap()
}

/// Builds over what is there and compares with a clean build of the same texts.
fn again(folder: &Folder) -> Summary {
    let done = summary(built(folder.path()));
    let clean = Folder::new();
    for part in ["standards", "themes"] {
        if folder.at(part).exists() {
            copy(&folder.at(part), &clean.at(part));
        }
    }
    built(clean.path());
    assert!(without_old(folder) == without_old(&clean));
    done
}

/// The output but for the sheets of old days, which stay for ever, and the list of all files, which names them.
fn without_old(folder: &Folder) -> Tree {
    let mut all = tree(&folder.at("output"));
    all.retain(|path, _| {
        !(path.contains("/score-sheets/") && path.ends_with(".json")) && path != "ledger.json"
    });
    all
}

/// The standards that files were made for.
fn made(done: &Summary) -> Vec<&str> {
    let paths = done.written.iter().map(|path| path.as_str());
    let names = paths
        .filter(|path| !path.starts_with("assets/search/"))
        .filter_map(|path| path.split_once('/'));
    let mut names: Vec<&str> = names.map(|(name, _)| name).collect();
    names.dedup();
    names
}

/// The standards whose text the search was given anew.
fn found_anew(done: &Summary) -> Vec<&str> {
    let paths = done.written.iter().map(|path| path.as_str());
    paths
        .filter_map(|path| path.strip_prefix("assets/search/")?.strip_suffix(".js"))
        .map(|path| path.trim_start_matches("zh/"))
        .collect()
}

#[test]
fn what_nobody_edited_is_not_made() {
    let folder = chain();
    let first = again(&folder);
    assert_eq!((first.unchanged, first.spared), (0, 0));
    let before = tree(&folder.path().join(".punctilio"));
    let second = again(&folder);
    assert!(second.written.is_empty() && second.removed.is_empty());
    assert_eq!((second.unchanged, second.spared), (0, first.written.len()));
    assert_eq!((second.kept, second.state), (first.kept, first.state));
    again(&folder);
    let after = tree(&folder.path().join(".punctilio"));
    assert!(before["keys"] == after["keys"]);
}

#[test]
fn an_edited_standard_is_made_with_all_that_take_from_it() {
    let folder = chain();
    let first = again(&folder).written.len();
    edit(&folder, "standards/alone.toml", "拉开门", "推开门");
    let done = again(&folder);
    assert_eq!(made(&done), ["alone"]);
    assert_eq!(found_anew(&done), ["alone"]);
    assert!(done.spared > first / 2, "{done:?}");
    edit(&folder, "standards/one.toml", "拉开门", "轻轻拉开门");
    let done = again(&folder);
    assert_eq!(made(&done), ["one", "three", "two"]);
    assert_eq!(found_anew(&done), ["one", "three", "two"]);
    assert!(done.spared > 10);
    edit(
        &folder,
        "standards/two.toml",
        "from = \"one\"",
        "from = \"\\u006Fne\"",
    );
    edit(&folder, "standards/one.toml", "轻轻拉开门", "拉开门");
    again(&folder);
    edit(
        &folder,
        "standards/three.toml",
        "kind = \"sop\"",
        "kind = \"sop\"\nfollows = [\"alone\"]",
    );
    again(&folder);
    edit(
        &folder,
        "standards/alone.toml",
        "title = \"店\"",
        "title = \"老店\"",
    );
    again(&folder);
    fs::remove_file(folder.at("standards/three.toml")).unwrap();
    assert!(!again(&folder).removed.is_empty());
}

#[test]
fn what_is_missing_or_was_made_by_another_theme_is_made_again() {
    let folder = chain();
    again(&folder);
    fs::remove_file(folder.at("output/alone/go.html")).unwrap();
    let done = again(&folder);
    assert_eq!(done.written.len(), 1);
    folder.write("themes/default/words/zh.toml", "skip = \"直接看内容\"\n");
    let done = again(&folder);
    assert!(done.spared < 20 && !done.written.is_empty(), "{done:?}");
    folder.write("themes/default/assets/base.css", "body { color: black }\n");
    again(&folder);
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n[book]\nfooter = \"脚\"\n",
    );
    again(&folder);
}

#[test]
fn a_file_edited_by_hand_is_refused_though_its_page_did_not_change() {
    let folder = chain();
    again(&folder);
    folder.write("output/alone/go.html", "mine");
    let options = punctilio::build::Options::default();
    let project = punctilio::source::Project::at(folder.path());
    let refused = punctilio::build::build(&project, &options, &|_, _| {});
    assert!(refused.is_err());
}

#[test]
fn a_picture_that_changed_under_its_name_changes_the_pages_that_show_it() {
    let folder = Folder::new();
    copy(&here("tests/projects/everything"), folder.path());
    again(&folder);
    let small =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 5 5'><path d='M0 0h5'/></svg>";
    folder.write("standards/everything/bow.svg", small);
    assert_eq!(made(&again(&folder)), ["assets", "en", "everything"]);
    folder.write("standards/logo.svg", small);
    assert!(again(&folder).spared < 10);
}

/// Builds, and says whether the whole way was taken.
fn looked_closer(folder: &Folder) -> bool {
    summary(built(folder.path())).unchanged > 0
}

#[test]
fn an_unchanged_project_says_again_what_it_said() {
    let folder = Folder::new();
    copy(&here("standards"), &folder.at("standards"));
    let [first, second] = [(); 2].map(|()| built(folder.path()));
    assert!(!first.diagnostics.is_empty());
    assert_eq!(first.diagnostics, second.diagnostics);
    assert_eq!(first.not_checked, second.not_checked);
    assert!(!first.waived.is_empty());
    assert_eq!(
        format!("{:?}", first.waived),
        format!("{:?}", second.waived)
    );
    assert_eq!((first.made, first.language), (second.made, second.language));
    assert!(second.written.unwrap().unchanged == 0);
}

#[test]
fn anything_that_a_build_reads_makes_it_look_closer() {
    let folder = chain();
    built(folder.path());
    assert!(!looked_closer(&folder));
    let texts: [(&str, &[u8]); 9] = [
        ("standards/note.txt", b"a file that is not read"),
        ("standards/one.toml~", b"another one"),
        ("standards/two/two.png", b"a picture that nobody names"),
        ("standards/two/two.png", b"the same size, another name"),
        ("standards/punctilio.toml", b"format = 1\n[book]\n"),
        ("themes/default/words/en.toml", b"skip = \"Go on\"\n"),
        ("themes/default/assets/more.css", b"p { color: red }"),
        (".punctilio/last", b"punctilio last 2 nonsense\n{}\n"),
        (".punctilio/last", b""),
    ];
    for (path, bytes) in texts {
        folder.write(path, bytes);
        assert!(looked_closer(&folder), "{path}");
        assert!(!looked_closer(&folder), "{path}");
    }
    for path in ["themes/default/assets/more.css", "standards/note.txt"] {
        fs::remove_file(folder.at(path)).unwrap();
        assert!(looked_closer(&folder), "{path}");
        assert!(!looked_closer(&folder), "{path}");
    }
}

#[test]
fn another_question_is_not_answered_with_the_last_answer() {
    use punctilio::build::{Options, build};
    use punctilio::diag::Level;
    let folder = Folder::new();
    copy(&here("tests/projects/everything"), folder.path());
    let project = punctilio::source::Project::at(folder.path());
    let run = |options: &Options| build(&project, options, &|_, _| {}).unwrap();
    let plain = Options::default();
    let first = run(&plain);
    let strict = Options {
        level: Some(Level::Audit),
        ..Options::default()
    };
    assert_ne!(run(&strict).diagnostics, first.diagnostics);
    let later = Options {
        today: punctilio::format::Date::parse("2199-01-01"),
        ..Options::default()
    };
    assert!(!first.not_checked.is_empty());
    let second = run(&later);
    assert!(second.not_checked.is_empty());
    assert_ne!(second.diagnostics, first.diagnostics);
    assert_eq!(run(&later).diagnostics, second.diagnostics);
    let elsewhere = Options {
        output: Some(folder.at("elsewhere")),
        ..Options::default()
    };
    assert!(!run(&elsewhere).written.unwrap().written.is_empty());
    // A public site leaves this standard out, and does not go over sheets of it.
    let public = Options {
        public: true,
        ..elsewhere
    };
    assert!(build(&project, &public, &|_, _| {}).is_err());
    let back = run(&plain);
    assert_eq!(back.diagnostics, first.diagnostics);
    assert_eq!(back.made, first.made);
}

#[test]
fn a_theme_that_is_gone_is_missed() {
    let folder = chain();
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n[book]\ntheme = \"mine\"\n",
    );
    fs::create_dir_all(folder.at("themes/mine")).unwrap();
    assert!(!built(folder.path()).failed());
    assert!(!looked_closer(&folder));
    fs::remove_dir(folder.at("themes/mine")).unwrap();
    assert!(built(folder.path()).failed());
}

#[test]
fn what_stands_beside_a_narrow_build_is_looked_at() {
    let folder = chain();
    built(folder.path());
    let options = punctilio::build::Options {
        scope: punctilio::build::Scope {
            standards: vec!["alone".to_owned()],
            products: vec![punctilio::build::Product::Handbook],
            ..punctilio::build::Scope::default()
        },
        ..punctilio::build::Options::default()
    };
    let project = punctilio::source::Project::at(folder.path());
    let run = || summary(punctilio::build::build(&project, &options, &|_, _| {}).unwrap());
    run();
    assert_eq!((run().written.len(), run().unchanged), (0, 0));
    let sheets: Vec<_> = fs::read_dir(folder.at("output/alone/checklists"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!sheets.is_empty());
    for sheet in sheets {
        fs::remove_file(sheet).unwrap();
    }
    assert!(!run().written.is_empty(), "pages link sheets that are gone");
}

#[test]
fn a_sheet_of_an_old_day_that_is_gone_is_not_counted() {
    let folder = Folder::new();
    copy(&here("tests/projects/everything"), folder.path());
    built(folder.path());
    let sheets = || {
        let mut all = tree(&folder.at("output"));
        all.retain(|path, _| path.contains("/score-sheets/") && path.ends_with(".json"));
        all
    };
    let old = sheets();
    edit(
        &folder,
        "standards/everything/10-sheets.toml",
        "头面整洁",
        "头面很整洁",
    );
    let count = || summary(built(folder.path())).kept;
    let kept = count();
    assert!(kept > 0);
    assert_eq!(count(), kept);
    let all = sheets();
    let new = all.keys().find(|path| !old.contains_key(*path)).unwrap();
    let (sheet, _) = new.split_once('.').unwrap();
    let gone = old.keys().find(|path| path.starts_with(sheet)).unwrap();
    fs::remove_file(folder.at("output").join(gone)).unwrap();
    assert_eq!(count(), kept - 1);
}

#[test]
fn a_run_elsewhere_or_a_lost_file_is_noticed() {
    let folder = chain();
    built(folder.path());
    fs::remove_file(folder.at("output/alone/go.html")).unwrap();
    assert_eq!(again(&folder).written.len(), 1);
    assert!(!looked_closer(&folder));
    fs::remove_dir_all(folder.at("output")).unwrap();
    assert!(again(&folder).written.len() > 10);
    assert!(!looked_closer(&folder));
    // Another machine builds another text into the same folder, and has its memory elsewhere.
    let mine = folder.at(".punctilio");
    fs::rename(&mine, folder.at("mine")).unwrap();
    edit(&folder, "standards/alone.toml", "拉开门", "推开门");
    built(folder.path());
    fs::remove_dir_all(&mine).unwrap();
    fs::rename(folder.at("mine"), &mine).unwrap();
    edit(&folder, "standards/alone.toml", "推开门", "拉开门");
    assert!(!again(&folder).written.is_empty());
}
