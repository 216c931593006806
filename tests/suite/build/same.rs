//! Equal texts give equal bytes, and a build changes no more than it must.

use super::{built, copy, here, tree};
use crate::product;
use crate::support::{Folder, lines};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};
use toml::{Table, Value};

/// Builds with the program itself, in surroundings of its own.
fn program(root: &Path, args: &[&str], surroundings: &[(&str, &str)]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_punctilio"));
    command.arg("build").args(args).current_dir(root);
    let status = command.envs(surroundings.iter().copied()).output().unwrap();
    assert!(
        status.status.success(),
        "{}",
        String::from_utf8_lossy(&status.stderr)
    );
}

#[test]
fn two_folders_two_places_on_earth_give_the_same_bytes() {
    // All standards as pages, and one of each field as everything.
    let pages = ["--format", "html", "--format", "json"];
    alike("standards", "standards", &pages);
    alike("tests/projects/everything", "", &[]);
}

/// Asserts that a project comes out the same wherever it lies, wherever it is built, on however many threads.
fn alike(from: &str, to: &str, args: &[&str]) {
    let folder = Folder::new();
    let [near, far] = ["a", "far/away/in another folder/项目"].map(|name| folder.at(name));
    for root in [&near, &far] {
        copy(&here(from), &root.join(to));
    }
    let there = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "zh_CN.UTF-8"),
        ("LC_ALL", "zh_CN.UTF-8"),
    ];
    program(
        &near,
        args,
        &[
            ("TZ", "America/Adak"),
            ("LC_ALL", "C"),
            ("RAYON_NUM_THREADS", "1"),
        ],
    );
    program(&far, args, &there);
    let [first, second] = [near, far].map(|root| tree(&root.join("output")));
    let names = |tree: &super::Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    let other: Vec<_> = first
        .keys()
        .filter(|path| first[*path] != second[*path])
        .collect();
    assert!(other.is_empty(), "{other:?}");
    // No name of the machine's folders stands in a file.
    let told = first.iter().find(|(_, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        text.contains(folder.path().to_str().unwrap()) || text.contains("/a/standards")
    });
    assert_eq!(told.map(|(path, _)| path), None);
}

/// Joins the parts of a standard into one table.
fn joined(folder: &Path) -> Table {
    let mut parts: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    parts.sort();
    let mut all = Table::new();
    for part in parts {
        let part: Table = fs::read_to_string(part).unwrap().parse().unwrap();
        for (key, value) in part.into_iter().filter(|(key, _)| key != "part") {
            match (all.get_mut(&key), value) {
                (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
                (_, value) => {
                    all.insert(key, value);
                }
            }
        }
    }
    all
}

#[test]
fn the_layout_of_the_files_changes_nothing() {
    let parts = here("standards/beauty-salon");
    let apart = Folder::new();
    copy(&parts, &apart.at("standards/beauty-salon"));
    let whole = Folder::new();
    whole.write(
        "standards/salon.toml",
        toml::to_string(&joined(&parts)).unwrap(),
    );
    // One file per list, named so that they come in another order, with keys in another order.
    let scattered = Folder::new();
    for (key, value) in joined(&parts) {
        let mut file = Table::new();
        if key == "format" {
            continue;
        }
        file.insert("format".to_owned(), Value::Integer(1));
        if key != "standard" {
            file.insert("part".to_owned(), Value::Table(Table::new()));
        }
        file.insert(key.clone(), value);
        scattered.write(
            &format!("standards/salon/{key}.toml"),
            toml::to_string_pretty(&file).unwrap(),
        );
    }
    let [apart, whole, scattered] = [apart, whole, scattered].map(|folder| {
        // The salon takes rules from another standard.
        let other = "standards/service-etiquette.toml";
        folder.write(other, fs::read(here(other)).unwrap());
        let built = product::build(folder.path());
        let told = lines(&built.outcome.diagnostics, &built.outcome.sources);
        assert!(!built.outcome.failed(), "{told:#?}");
        built
    });
    assert!(apart.artifacts.len() > 30);
    for other in [whole, scattered] {
        assert_eq!(other.artifacts.len(), apart.artifacts.len());
        for (one, two) in apart.artifacts.iter().zip(&other.artifacts) {
            assert_eq!(one.path, two.path);
            assert!(one.bytes == two.bytes, "{} differs", one.path.as_str());
        }
    }
}

#[test]
fn a_second_build_writes_nothing_and_touches_nothing() {
    let folder = Folder::new();
    copy(&here("tests/projects/everything"), folder.path());
    let first = built(folder.path()).written.unwrap();
    assert!(first.written.len() > 50);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let output = folder.at("output");
    let files: Vec<_> = tree(&output)
        .into_keys()
        .map(|path| output.join(path))
        .collect();
    for file in &files {
        let file = fs::File::options().write(true).open(file).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let second = built(folder.path()).written.unwrap();
    assert_eq!((second.written.len(), second.removed.len()), (0, 0));
    for file in files {
        assert_eq!(
            fs::metadata(&file).unwrap().modified().unwrap(),
            long_ago,
            "{}",
            file.display()
        );
    }
}

#[test]
fn what_no_longer_belongs_goes_and_what_is_foreign_stays() {
    let folder = Folder::new();
    copy(&here("standards"), &folder.at("standards"));
    built(folder.path());
    folder.write("output/notes.txt", "我的笔记");
    folder.write("output/restaurant/mine.html", "我的网页");
    fs::remove_file(folder.at("standards/restaurant.toml")).unwrap();
    let summary = built(folder.path()).written.unwrap();
    assert!(summary.removed.len() > 20);
    let left: Vec<_> = tree(&folder.at("output"))
        .into_keys()
        .filter(|path| path.contains("restaurant"))
        .collect();
    // The data of a score sheet are kept for ever, so that old answers stay readable.
    let (kept, left): (Vec<_>, Vec<_>) = left.into_iter().partition(|path| path.ends_with(".json"));
    assert_eq!(left, ["restaurant/mine.html"]);
    assert!(
        kept.iter()
            .all(|path| path.starts_with("restaurant/score-sheets/")),
        "{kept:?}"
    );
    assert_eq!(
        fs::read_to_string(folder.at("output/notes.txt")).unwrap(),
        "我的笔记"
    );

    // But for the data kept, the folder is what a clean build makes.
    let clean = Folder::new();
    copy(&folder.at("standards"), &clean.at("standards"));
    built(clean.path());
    let mut used = tree(&folder.at("output"));
    used.retain(|path, _| {
        !kept.contains(path)
            && !path.ends_with("mine.html")
            && path != "notes.txt"
            && path != "ledger.json"
    });
    let mut fresh = tree(&clean.at("output"));
    fresh.remove("ledger.json");
    assert!(used == fresh);
}
