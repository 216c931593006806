//! `score`: filled sheets in, numbers out.

use super::{punctilio, with};
use crate::support::Folder;
use punctilio::build;
use punctilio::model::SheetItems;
use punctilio::source::Project;
use serde_json::{Value, json};
use std::fmt::Write;

/// A salon whose sheet has one item of every scale.
const SALON: &str = include_str!("../intake/salon.toml");

/// One filled sheet, written in four ways.
const TOML: &str = "[response]
sheet = \"salon/full\"
site = \"store-07\"
date = 2026-11-21

[answers]
open-door = \"12s\"
greet = \"yes\"
seat = [5, 4, \"not-observed\"]
tea = \"partial\"
queue = 2
farewell = \"both\"
mood = 7
\"no-gossip/gossip\" = \"no\"

[notes]
tea = { fact = \"茶是凉的\", owner = \"店长\", due = 2026-12-01 }
";

fn salon(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[("standards/salon.toml", SALON)]);
    files
        .iter()
        .for_each(|(path, text)| folder.write(path, text));
    folder
}

/// Scores files and returns status, objects and what was complained of.
pub fn json(folder: &Folder, args: &[&str]) -> (i32, Vec<Value>, String) {
    let mut all = vec![
        "score",
        "--format",
        "json",
        "--messages",
        "en",
        "--today",
        "2026-11-22",
    ];
    all.extend(args);
    let run = punctilio(folder.path(), &all);
    let objects = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {run:?}"));
    (run.status, objects, run.err)
}

#[test]
fn a_result_has_the_keys_that_programs_read() {
    let folder = salon(&[("a.toml", TOML)]);
    let (status, found, err) = json(&folder, &["a.toml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    let hash = found[0]["hash"].as_str().unwrap();
    assert_eq!(hash.len(), 64);
    let item = |id: &str, credit: &str, points: &str| json!({ "id": id, "credit": credit, "points": points, "state": "answered" });
    let finding = |item: &str, kind: &str| {
        json!({
            "item": item, "kind": kind, "fact": null, "evidence": [], "cause": null, "action": null, "owner": null,
            "due": null, "done": null, "verified_by": null,
        })
    };
    assert_eq!(
        found,
        [json!({
            "sheet": "salon/full",
            "hash": hash,
            "version": "1.0.0",
            "site": "store-07",
            "date": "2026-11-21",
            "visit": null,
            "auditor": null,
            "score": "59.0",
            "raw": "3560/57",
            "earned": "89/15",
            "max": "19/2",
            "grade": "不合格",
            "result": "fail",
            "reasons": ["cap"],
            "na_share": "0.0",
            "coverage": "100.0",
            "sections": [
                { "id": "welcome", "score": "61.7" },
                { "id": "farewell-phase", "score": "66.7" },
            ],
            "items": [
                item("open-door", "1/3", "2.5"),
                item("greet", "1", "1"),
                item("seat", "9/10", "1"),
                item("tea", "1/2", "1"),
                item("queue", "2/3", "1.5"),
                item("mood", "7/10", "1"),
                item("farewell", "1", "1"),
                item("no-gossip/gossip", "0", "0.5"),
            ],
            "findings": [
                finding("open-door", "minor"),
                finding("seat", "observation"),
                json!({
                    "item": "tea", "kind": "minor", "fact": "茶是凉的", "evidence": [], "cause": null, "action": null,
                    "owner": "店长", "due": "2026-12-01", "done": null, "verified_by": null,
                }),
                finding("queue", "observation"),
                finding("mood", "observation"),
                finding("no-gossip/gossip", "critical"),
            ],
            "appeals": [],
            "reviewed": null,
        })]
    );
}

#[test]
fn every_way_of_writing_gives_the_same_to_the_last_digit() {
    let csv = "\u{feff}#sheet,salon/full\r\n#site,store-07\r\n#date,2026-11-21\r\nitem,answer,note,owner,due\r\n\
        open-door,12s,,,\r\ngreet,yes,,,\r\nseat,5;4;not-observed,,,\r\ntea,partial,茶是凉的,店长,2026-12-01\r\n\
        queue,2,,,\r\nfarewell,both,,,\r\nmood,7,,,\r\nno-gossip/gossip,no,,,\r\n";
    let typed = "#sheet,salon/full,,,\n#site,store-07,,,\n#date,2026/11/21,,,\nitem,answer,note,owner,due\n\
        open-door,１２秒,,,\ngreet,√,,,\nseat,５；4分；未看到,,,\ntea,部分符合,茶是凉的,店长,2026/12/1\n\
        queue,2次,,,\nfarewell,两样都说,,,\nmood,7.0,,,\nno-gossip/gossip,发生,,,\n";
    let (gbk, ..) = encoding_rs::GB18030.encode(typed);
    let chat = "李四 18:02\n> punctilio salon/full\n> site： store-07\n> date: 2026-11-21\n\
        > 1.1 open–door = “12s”\n> 1.2 Greet ＝ Yes\n> 1.3 seat = 5；4；not-observed\n\
        > 1.4 tea = partial ／／ 茶是凉的 — 真的\n> 1.5 queue = 2\n> farewell = both\n> mood = 7\n> no–gossip/gossip = no\n";
    let folder = salon(&[("a.toml", TOML), ("b.csv", csv), ("d.txt", chat)]);
    folder.write("c.csv", &*gbk);
    // The name says nothing of the kind.
    folder.write("e.xlsx", csv);
    let names = ["a.toml", "b.csv", "c.csv", "d.txt", "e.xlsx"];
    let (status, found, err) = json(&folder, &names);
    assert_eq!((status, found.len()), (0, 5), "{err}");
    // Not every kind of file can hold all that is noted.
    let result = |object: &Value| {
        let mut object = object.clone();
        let findings = object["findings"].as_array_mut().unwrap();
        for finding in findings {
            *finding = json!([finding["item"], finding["kind"]]);
        }
        object
    };
    for (name, object) in names.iter().zip(&found) {
        assert_eq!(result(object), result(&found[0]), "{name}");
    }
    for told in [
        "hint[A915]: “１２秒” for the item open-door was read as 12s",
        "hint[A916]: “2026/11/21” was read as 2026-11-21",
        "hint[A917]: the file is not encoded in UTF-8; it looks like GBK (GB18030)",
        "warning[A912]: there is already one of the visit to store-07 on 2026-11-21: a.toml",
    ] {
        assert!(err.contains(told), "{told}\n{err}");
    }
}

#[test]
fn a_carried_list_scores_an_answer_by_itself_and_what_changed_is_told() {
    let folder = salon(&[]);
    let loaded = build::load(&Project::at(folder.path()));
    let standard = &loaded.catalog.standards[0];
    let list = SheetItems::of(standard, &standard.audits[0]);
    let csv_list = serde_json::to_string(&list).unwrap().replace('"', "\"\"");
    let csv = format!(
        "#sheet,salon/full\n#hash,{}\n#sheet_items,\"{csv_list}\"\nitem,answer\ngreet,yes\n",
        list.short()
    );
    let carried = carrying(&list);
    let old = salon(&[("a.toml", TOML)]);
    let (_, expected, _) = json(&old, &["a.toml"]);
    // Without any project.
    let alone = Folder::with(&[("a.toml", &carried), ("b.csv", &csv)]);
    let (status, found, err) = json(&alone, &["a.toml", "b.csv"]);
    assert_eq!(status, 0, "{err}");
    assert_eq!(found[0], expected[0]);
    assert_eq!(found[1]["result"], "incomplete");
    assert_eq!(found[1]["reasons"], json!(["blank:7"]));
    // Within one that has gone on.
    let changed = SALON
        .replace("id = \"tea\"", "id = \"coffee\"")
        .replace("points = 2.5", "points = 3");
    let later = Folder::with(&[("standards/salon.toml", &changed), ("a.toml", &carried)]);
    let (status, found, err) = json(&later, &["a.toml"]);
    assert_eq!((status, &found), (0, &expected), "{err}");
    for told in [
        "warning[A909]: filled in on version 1.0.0",
        "warning[A910]: the item open-door: points 2.5 → 3",
        "warning[A910]: the item tea: it is not on the current sheet",
        "warning[A910]: the item coffee: it is new on the current sheet",
    ] {
        assert!(err.contains(told), "{told}\n{err}");
    }
    // One that somebody changed is refused.
    let forged = carried.replace("points = \"2.5\"", "points = \"25\"");
    assert_ne!(forged, carried);
    alone.write("a.toml", forged);
    let (status, found, err) = json(&alone, &["a.toml"]);
    assert_eq!((status, found.len()), (1, 0));
    assert!(
        err.contains("error[A907]: the item list was changed"),
        "{err}"
    );
}

/// Writes a filled sheet with its item list, as exports do.
fn carrying(list: &SheetItems) -> String {
    let value = toml::Value::try_from(list).unwrap();
    let table = value.as_table().unwrap();
    let mut text = format!("{TOML}\n[sheet_items]\n");
    for (key, value) in table {
        writeln!(text, "{key} = {value}").unwrap();
    }
    text
}

#[test]
fn an_old_answer_is_scored_by_the_list_that_was_kept() {
    let folder = salon(&[]);
    let built = punctilio(
        folder.path(),
        &["build", "--product", "score-sheet", "--format", "json"],
    );
    assert_eq!(built.status, 0, "{built:?}");
    let loaded = build::load(&Project::at(folder.path()));
    let hash = loaded.catalog.standards[0].audits[0].hash[..7].to_owned();
    let named = TOML.replace("site =", &format!("hash = \"{hash}\"\nsite ="));
    folder.write("a.toml", &named);
    let (_, expected, _) = json(&folder, &["a.toml"]);
    folder.write(
        "standards/salon.toml",
        SALON.replace("points = 2.5", "points = 3"),
    );
    let (status, found, err) = json(&folder, &["a.toml"]);
    assert_eq!((status, &found), (0, &expected), "{err}");
    assert!(err.contains("points 2.5 → 3"), "{err}");
    // A kept list that was changed is none.
    let kept = format!("output/salon/score-sheets/full.{hash}.json");
    let text = std::fs::read_to_string(folder.at(&kept)).unwrap();
    folder.write(
        &kept,
        text.replace("\"points\":\"2.5\"", "\"points\":\"9\""),
    );
    let (status, found, err) = json(&folder, &["a.toml"]);
    assert_eq!((status, found.len()), (1, 0));
    assert!(err.contains("error[A906]"), "{err}");
    // Nor is there a way out of the folder.
    folder.write("a.toml", named.replace("salon/full", "../../a/full"));
    let (status, _, err) = json(&folder, &["a.toml"]);
    assert_eq!(status, 1);
    assert!(err.contains("error[A906]"), "{err}");
}

#[test]
fn faults_name_file_and_line_and_leave_the_others_alone() {
    let bad = "#sheet,salon/full\nitem,answer\nopen-dor,8s\ngreet,maybe\nseat,5\nseat,4\ntea,na\n";
    let folder = salon(&[("a.toml", TOML), ("b.csv", bad), ("c.toml", "x = 1\n")]);
    let (status, found, err) = json(&folder, &["b.csv", "a.toml", "c.toml"]);
    assert_eq!((status, found.len()), (1, 1));
    for told in [
        "error[A901]: the sheet salon/full has no item “open-dor”\n --> b.csv:3:1",
        "did you mean open-door?",
        "error[A902]: “maybe” is no answer to the item greet\n --> b.csv:4:7",
        "error[A903]: the item seat is answered twice\n --> b.csv:6:1",
        "error[A904]: the item tea may not be answered “not applicable”\n --> b.csv:7:5",
        "error[A908]: this is no filled score sheet\n --> c.toml:1:1",
        "5 errors",
    ] {
        assert!(err.contains(told), "{told}\n{err}");
    }
}

#[test]
fn a_folder_stands_for_all_filled_sheets_below_it() {
    let folder = salon(&[
        ("got/1/a.toml", TOML),
        ("got/2/b.toml", &TOML.replace("store-07", "store-08")),
        ("got/readme.txt", "nothing here"),
        ("got/other.toml", "x = 1\n"),
        ("got/~$b.csv", "#sheet,salon/full\n"),
        ("empty/readme.txt", ""),
    ]);
    let (status, found, err) = json(&folder, &["got"]);
    assert_eq!(status, 0, "{err}");
    let sites: Vec<&Value> = found.iter().map(|object| &object["site"]).collect();
    assert_eq!(sites, ["store-07", "store-08"]);
    assert!(
        err.contains("files that are no filled score sheets: 2"),
        "{err}"
    );
    let run = punctilio(folder.path(), &["score", "empty", "--messages", "en"]);
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("there is no filled score sheet"),
        "{run:?}"
    );
    let run = punctilio(
        folder.path(),
        &["score", "missing.toml", "--messages", "en"],
    );
    assert_eq!(run.status, 3, "{run:?}");
    let run = punctilio(folder.path(), &["score", "--messages", "en"]);
    assert_eq!(run.status, 2, "{run:?}");
}

#[test]
fn days_to_come_are_told() {
    let folder = salon(&[("a.toml", TOML)]);
    let run = |today: &str| {
        let variables = [("SOURCE_DATE_EPOCH", today)];
        with(
            folder.path(),
            &variables,
            &["score", "a.toml", "--messages", "en"],
        )
    };
    // 2026-11-20 and 2026-11-21.
    let early = run("1795132800");
    assert!(early.err.contains("warning[A911]"), "{early:?}");
    assert_eq!(early.status, 0);
    assert_eq!(run("1795219200").err, "");
}

#[test]
fn people_read_number_grade_and_reason() {
    let folder = salon(&[("a.toml", TOML)]);
    let run = punctilio(
        folder.path(),
        &[
            "score",
            "a.toml",
            "--messages",
            "zh",
            "--today",
            "2026-11-22",
        ],
    );
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(
        run.out,
        "store-07  2026-11-21  salon/full  (a.toml)\n  59.0  不合格  不通过\n  触发封顶，最高 59 分（原 62.5）：2.2a 说闲话\n  \
         符合 2／8 项  不适用占比 0.0 %  检查完成率 100.0 %\n\n\
         报告 1 份，各附整改单：写了 3 个文件，没变 0 个\n打开：audit-reports/index.html\n"
    );
}

#[test]
fn a_project_with_errors_lends_no_sheet() {
    let folder = salon(&[("a.toml", TOML)]);
    folder.write(
        "standards/salon.toml",
        SALON.replace("[[phases]]", "[[phase]]"),
    );
    let (status, found, err) = json(&folder, &["a.toml"]);
    assert_eq!((status, found.len()), (1, 0));
    assert!(err.contains("run punctilio check first"), "{err}");
}

#[test]
fn what_a_site_lacks_does_not_apply_there() {
    let folder = salon(&[(
        "standards/punctilio.toml",
        "format = 1\n\n[book]\nsites = [{ id = \"store-07\", name = \"七店\", lacks = [\"bar\"] }]\n",
    )]);
    let bar = "\n[[touchpoints]]\nid = \"bar\"\nname = \"茶吧\"\n\n[[phases]]\nid = \"welcome\"";
    let text = SALON.replacen("\n[[phases]]\nid = \"welcome\"", bar, 1);
    let text = text.replace("title = \"上茶\"", "title = \"上茶\"\ntouchpoint = \"bar\"");
    folder.write("standards/salon.toml", text);
    let without = TOML.replace("tea = \"partial\"\n", "");
    folder.write("a.toml", &without);
    folder.write(
        "b.toml",
        TOML.replace("\"partial\"", "\"na\"")
            .replace("store-07\"", "store-07\"\nvisit = 2"),
    );
    folder.write("c.toml", without.replace("store-07", "store-08"));
    let (status, found, err) = json(&folder, &["a.toml", "b.toml", "c.toml", "--hints"]);
    assert_eq!((status, found.len()), (0, 3), "{err}");
    assert_eq!(found[0]["items"][3]["state"], "na");
    assert_eq!(found[0]["result"], "fail");
    assert_eq!(found[0]["score"], found[1]["score"]);
    assert_eq!(found[2]["items"][3]["state"], "blank");
    assert_eq!(found[2]["result"], "incomplete");
    assert_eq!(err.matches("hint[A918]: the item tea").count(), 1, "{err}");
    assert_eq!(
        err.matches("A913").count() + err.matches("A904").count(),
        0,
        "{err}"
    );
}
