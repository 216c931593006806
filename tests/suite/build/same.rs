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
    // Standards that take from one another as pages, and one of each field as everything.
    let pages = ["--format", "html", "--format", "json"];
    let standards = [
        "beauty-salon",
        "service-etiquette.toml",
        "emergency-rescue",
        "hotel-checkout-claim.toml",
        "restaurant.toml",
    ];
    alike("standards", "standards", Some(&standards), &pages);
    alike("tests/projects/everything", "", None, &[]);
}

/// Asserts that a project, or some of what it has, comes out the same wherever it lies, wherever it is built, on however
/// many threads.
fn alike(from: &str, to: &str, only: Option<&[&str]>, args: &[&str]) {
    let folder = Folder::new();
    let [near, far] = ["a", "far/away/in another folder/项目"].map(|name| folder.at(name));
    for root in [&near, &far] {
        copy(&here(from), &root.join(to));
        let all = fs::read_dir(root.join(to)).unwrap().map(|one| one.unwrap());
        let is_out =
            |name: &str| only.is_some_and(|only| !only.contains(&name) && name != "punctilio.toml");
        for one in all.filter(|one| is_out(one.file_name().to_str().unwrap())) {
            match one.path().is_dir() {
                true => fs::remove_dir_all(one.path()).unwrap(),
                false => fs::remove_file(one.path()).unwrap(),
            }
        }
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
fn one_edited_phrase_changes_only_files_that_show_it() {
    let folder = Folder::new();
    for id in ["service-etiquette", "weather-service", "restaurant"] {
        let path = format!("standards/{id}.toml");
        folder.write(&path, fs::read(here(&path)).unwrap());
    }
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n\n[book]\nlanguages = [\"zh\", \"en\"]\n",
    );
    let first = built(folder.path());
    let told = lines(&first.diagnostics, &first.sources);
    let all = first
        .written
        .unwrap_or_else(|| panic!("{told:#?}"))
        .written
        .len();
    let before = tree(&folder.at("output"));
    let file = folder.at("standards/weather-service.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (at, _) = text.match_indices("say = [").next().expect("a line to say");
    let start = at + text[at..].find("text = ").expect("its text") + "text = ".len();
    let quote = start + text[start..].find('"').expect("its words") + 1;
    fs::write(&file, format!("{}改过：{}", &text[..quote], &text[quote..])).unwrap();
    let written = built(folder.path()).written.unwrap().written;
    assert!(
        !written.is_empty() && written.len() * 2 < all,
        "{written:?}"
    );
    for path in &written {
        let path = path.as_str();
        let below = path.strip_prefix("en/").unwrap_or(path);
        // Its pages carry its hash, the home its hash as well, and the data of all hold its words.
        let is_its = below.starts_with("weather-service/")
            || !below.contains('/')
            || below.contains("search");
        assert!(is_its, "{path} was written");
        assert!(
            before.get(path) != Some(&fs::read(folder.at("output").join(path)).unwrap()),
            "{path} is the same"
        );
    }
}

#[test]
fn what_no_longer_belongs_goes_and_what_is_foreign_stays() {
    let folder = Folder::new();
    for id in [
        "punctilio",
        "service-etiquette",
        "weather-service",
        "restaurant",
    ] {
        let path = format!("standards/{id}.toml");
        folder.write(&path, fs::read(here(&path)).unwrap());
    }
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
