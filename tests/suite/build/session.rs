//! A project that stays open gives what a build of its texts would give, whatever was edited before.

use super::{copy, here};
use crate::support::{Folder, lines};
use punctilio::build::{Options, Session, Turn, render};
use punctilio::source::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

fn open(folder: &Folder) -> (Session, Turn) {
    Session::open(Project::at(folder.path()), Options::default())
}

/// Looks again, as if nobody had said which files were written.
fn look(session: &mut Session) -> Option<Turn> {
    session.look(&BTreeSet::new())
}

/// Compares a turn with a build of the same texts, file by file and fault by fault.
fn same(folder: &Folder, turn: &Turn, what: &str) {
    let (artifacts, outcome) = render(&Project::at(folder.path()), &Options::default());
    let faults = lines(&outcome.diagnostics, &outcome.sources);
    assert_eq!(lines(&turn.diagnostics(), &turn.sources), faults, "{what}");
    assert_eq!(turn.is_good, !outcome.failed(), "{what}");
    if !turn.is_good {
        return;
    }
    let site = turn.site.as_ref().unwrap();
    let wanted: BTreeMap<_, _> = artifacts
        .iter()
        .map(|file| (&file.path, &file.bytes))
        .collect();
    let paths = site.paths();
    assert_eq!(
        paths.iter().collect::<Vec<_>>(),
        wanted.keys().copied().collect::<Vec<_>>(),
        "{what}"
    );
    for path in &paths {
        let made = site.make(path).expect("a site has what it lists").unwrap();
        assert!(*made == **wanted[path], "{what}: {path} differs");
    }
}

/// Several standards, of which some take from others.
fn library(ids: &[&str]) -> Folder {
    let folder = Folder::new();
    for id in ids {
        let (file, whole) = (
            here(&format!("standards/{id}.toml")),
            here(&format!("standards/{id}")),
        );
        match whole.is_dir() {
            true => copy(&whole, &folder.at(&format!("standards/{id}"))),
            false => folder.write(&format!("standards/{id}.toml"), fs::read(file).unwrap()),
        }
    }
    folder
}

/// Changes a line at random that holds a text in quotation marks.
fn reword(text: &str, dice: &mut Dice) -> String {
    let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
    let spoken = |line: &String| {
        let keys = [
            "text = \"",
            "do = [\"",
            "why = \"",
            "title = \"",
            "quality = [\"",
            "must = \"",
        ];
        keys.iter().any(|key| line.starts_with(key)) && !line.contains("unspecified")
    };
    let places: Vec<usize> = (0..all.len()).filter(|at| spoken(&all[*at])).collect();
    if !places.is_empty() {
        let at = places[dice.roll(places.len())];
        let turn = dice.roll(1000);
        all[at] = all[at].replacen('"', &format!("\"改{turn}"), 1);
    }
    all.join("\n") + "\n"
}

#[test]
fn random_edits_end_where_a_build_of_the_same_texts_ends() {
    let folder = library(&["store-reception", "service-etiquette", "generic-service"]);
    let (mut session, turn) = open(&folder);
    same(&folder, &turn, "at first");
    assert!(look(&mut session).is_none(), "nothing was edited");
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(folder.at("standards"))
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let mut dice = Dice(7);
    let (mut short, mut faulty) = (0, 0);
    for round in 0..14 {
        let file = &files[dice.roll(files.len())];
        let before = fs::read_to_string(file).unwrap();
        let (kind, text) = match dice.roll(8) {
            0 => ("a broken line", format!("{before}\nthis is no line\n")),
            1 => (
                "a key that there is not",
                format!("{before}\n[[phrases]]\nid = \"new-{round}\"\ntxet = \"错\"\n"),
            ),
            2 => (
                "a phrase more",
                format!("{before}\n[[phrases]]\nid = \"new-{round}\"\ntext = \"您好 {round}\"\n"),
            ),
            _ => ("other words", reword(&before, &mut dice)),
        };
        fs::write(file, &text).unwrap();
        let what = format!("round {round}, {kind} in {}", file.display());
        if let Some(turn) = look(&mut session) {
            same(&folder, &turn, &what);
            short += usize::from(turn.touched.is_some());
            if !turn.is_good {
                faulty += 1;
                fs::write(file, &before).unwrap();
                let turn = look(&mut session).unwrap();
                same(&folder, &turn, &format!("{what}, mended"));
            }
        }
    }
    assert!(
        short > 2 && faulty > 1,
        "{short} short ways, {faulty} faults"
    );
}

#[test]
fn an_edit_goes_as_far_as_somebody_takes_from_it() {
    let folder = library(&[
        "store-reception",
        "service-etiquette",
        "generic-service",
        "bank-branch",
    ]);
    let (mut session, _) = open(&folder);
    let touched = |turn: Option<Turn>| turn.unwrap().touched.expect("the short way");
    let edit = |path: &str, from: &str, to: &str| {
        let file = folder.at(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path} holds {from}");
        fs::write(file, text.replacen(from, to, 1)).unwrap();
    };
    let all: Vec<String> = super::tree(&folder.at("standards")).into_keys().collect();
    let hub = all
        .iter()
        .find(|path| path.contains("service-etiquette"))
        .unwrap();
    let leaf = all
        .iter()
        .find(|path| path.contains("bank-branch"))
        .unwrap();
    edit(
        &format!("standards/{leaf}"),
        "format = 1\n",
        "format = 1\n# 改\n",
    );
    assert_eq!(
        touched(look(&mut session)),
        BTreeSet::from(["bank-branch".to_owned()])
    );
    edit(
        &format!("standards/{hub}"),
        "format = 1\n",
        "format = 1\n# 改\n",
    );
    let far = touched(look(&mut session));
    assert!(
        far.contains("service-etiquette") && far.len() > 1,
        "{far:?}"
    );
}

#[test]
fn chapters_pictures_themes_and_the_book_are_followed() {
    let folder = Folder::new();
    copy(&here("tests/projects/everything"), folder.path());
    let (mut session, turn) = open(&folder);
    same(&folder, &turn, "at first");
    let edit = |path: &str, work: &dyn Fn(String) -> String| {
        let file = folder.at(path);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, work(text)).unwrap();
    };
    edit("standards/everything/chapter.md", &|text| {
        format!("{text}\n\n又一段。\n")
    });
    let turn = look(&mut session).unwrap();
    assert!(turn.touched.is_some());
    same(&folder, &turn, "a chapter");
    edit("standards/everything/bow.svg", &|text| {
        text.replacen("<svg ", "<svg data-x=\"1\" ", 1)
    });
    same(&folder, &look(&mut session).unwrap(), "a picture");
    edit("standards/punctilio.toml", &|text| {
        text.replace("全字段手册", "另一本手册")
    });
    same(&folder, &look(&mut session).unwrap(), "the book");
    fs::rename(
        folder.at("standards/origin-two.toml"),
        folder.at("standards/zz-two.toml"),
    )
    .unwrap();
    same(&folder, &look(&mut session).unwrap(), "another name");
    fs::remove_file(folder.at("standards/everything/stand.svg")).unwrap();
    same(
        &folder,
        &look(&mut session).unwrap(),
        "a picture that is gone",
    );
}

#[test]
fn what_was_saved_within_one_tick_of_the_clock_is_not_missed() {
    let folder = Folder::with(&[("standards/shop.toml", crate::cli::SOUND)]);
    let (mut session, _) = open(&folder);
    let file = folder.at("standards/shop.toml");
    let date = fs::metadata(&file).unwrap().modified().unwrap();
    fs::write(&file, crate::cli::SOUND.replace("拉开门", "推开门")).unwrap();
    fs::File::options()
        .write(true)
        .open(&file)
        .unwrap()
        .set_modified(date)
        .unwrap();
    // Size, date and number are those of before: only who is told of it can see it.
    assert!(look(&mut session).is_none());
    let named = BTreeSet::from([file.canonicalize().unwrap()]);
    let turn = session.look(&named).unwrap();
    same(&folder, &turn, "named");
}
