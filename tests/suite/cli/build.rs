//! `build` as it is called and what it says in the end.

use super::{SOUND, files, project, punctilio};
use crate::support::Folder;
use std::fs;

#[test]
fn the_summary_tells_what_there_is_and_where() {
    let folder = project(SOUND);
    let run = punctilio(folder.path(), &["build", "--messages", "en"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let count = files(&folder.at("output")).len() - 1;
    for said in [
        "1 standard: ",
        "checklists",
        "1 score sheet",
        &format!("files: {count} written, 0 unchanged, 0 removed"),
        "no faults found",
        "no base_url",
        "open: output/index.html",
    ] {
        assert!(run.out.contains(said), "{said} in\n{}", run.out);
    }
    let again = punctilio(folder.path(), &["build", "--messages", "en"]);
    let same = format!("files: 0 written, {count} unchanged, 0 removed");
    assert!(again.out.contains(&same), "{}", again.out);
    assert_eq!(punctilio(folder.path(), &["build", "-q"]).out, "");
}

#[test]
fn errors_stop_it_and_the_last_output_stays() {
    let folder = project(SOUND);
    punctilio(folder.path(), &["build"]);
    let before = files(&folder.at("output"));
    folder.write("standards/shop.toml", SOUND.replace("version", "verison"));
    let run = punctilio(folder.path(), &["build"]);
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("F105") && run.out.contains("什么也没有写"),
        "{}",
        run.out
    );
    assert_eq!(files(&folder.at("output")), before);
}

#[test]
fn a_choice_is_all_that_is_made() {
    let folder = project(SOUND);
    let run = punctilio(
        folder.path(),
        &[
            "build",
            "--product",
            "checklist",
            "--role",
            "clerk",
            "--output",
            "sheets",
        ],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    let pages: Vec<String> = files(&folder.at("sheets"))
        .into_iter()
        .filter(|path| path.ends_with(".html"))
        .collect();
    assert_eq!(pages, ["shop/checklists/role-clerk.html"]);
    assert!(!folder.at("output").exists());
    assert!(run.out.contains("打开：sheets"), "{}", run.out);
}

#[test]
fn a_site_is_built_apart() {
    let folder = project(SOUND);
    let book = "format = 1\n[book]\nsites = [{ id = \"store-07\", name = \"解放路店\" }]\n";
    folder.write("standards/punctilio.toml", book);
    let run = punctilio(folder.path(), &["build", "--site", "store-07"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(
        run.out.contains("打开：output/sites/store-07/index.html"),
        "{}",
        run.out
    );
    assert!(!folder.at("output/index.html").exists());
}

#[test]
fn a_file_that_was_edited_is_given_up_only_by_force() {
    let folder = project(SOUND);
    punctilio(folder.path(), &["build"]);
    let page = folder.at("output/index.html");
    fs::write(&page, "mine").unwrap();
    let run = punctilio(folder.path(), &["build", "--messages", "en"]);
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("--force") && run.err.contains("index.html"),
        "{}",
        run.err
    );
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine");
    assert_eq!(punctilio(folder.path(), &["build", "--force"]).status, 0);
    assert_ne!(fs::read_to_string(&page).unwrap(), "mine");
}

#[test]
fn a_place_that_cannot_be_written_to_is_the_worlds_fault() {
    let folder = project(SOUND);
    folder.write("output", "a file in the way");
    let run = punctilio(folder.path(), &["build", "--messages", "en"]);
    assert_eq!(run.status, 3, "{}", run.err);
    assert!(run.err.starts_with("error: "), "{}", run.err);
}

#[test]
fn the_project_is_found_from_below() {
    let folder = project(SOUND);
    let run = punctilio(&folder.at("standards"), &["build"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(folder.at("output/index.html").is_file());
    let empty = punctilio(Folder::new().path(), &["build"]);
    assert_eq!(empty.status, 1);
    assert!(empty.err.contains("punctilio init"), "{}", empty.err);
}
