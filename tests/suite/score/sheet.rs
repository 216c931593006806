//! The item list of a sheet: written, read back, and trusted only as it was made.

use crate::support::Folder;
use punctilio::build;
use punctilio::model::{SheetFault, SheetItems, SheetScale};
use punctilio::quantity::Ratio;
use punctilio::source::Project;

const TEXT: &str = r#"format = 1

[standard]
id = "salon"
title = { zh = "美容院", en = "Salon" }
version = "1.0.0"

[[phases]]
id = "welcome"
title = "迎客"

[[phases.steps]]
id = "open-door"
title = { zh = "开门", en = "Opening the door" }
do = ["拉开门"]
item = { points = 2.5, scale = "measure", steps = [{ max = "10s", credit = 1 }, { max = "15s", credit = "1/3" }], method = "measure" }

[[phases.steps]]
id = "greet"
title = "问候"
do = ["问好"]
item = { scale = "choice", choices = [{ id = "both", text = { zh = "两样都有", en = "Both" }, credit = 1 }, { id = "one", text = "只有一样", credit = 0.5 }], critical = "cap:59", critical_below = 0.5, severity = "major" }

[[phases.steps]]
id = "seat"
title = "带位"
do = ["带位"]
item = { scale = "score5", anchors = ["差", "一", "二", "三", "四", "好"], samples = 3, samples_rule = "all", na = "no" }

[[audits]]
id = "visit"
title = "神秘顾客"
grade_by = "findings"
findings = [{ name = "A", critical = 0, minor = 6 }, { name = "D", fail = true }]
sections = [{ id = "door", title = "门口", select = ["phase:welcome"], weight = 75, min = 80.5, items = [{ id = "head", text = "整洁", item = { points = 2, scale = "deduct", per = 0.5, critical = true } }] }]
"#;

fn lists(text: &str) -> Vec<SheetItems> {
    let folder = Folder::with(&[("standards/salon.toml", text)]);
    let loaded = build::load(&Project::at(folder.path()));
    assert!(!loaded.sink.has_errors(), "{:?}", loaded.sink.found());
    let standard = &loaded.catalog.standards[0];
    let all = standard.audits.iter();
    all.map(|audit| SheetItems::of(standard, audit)).collect()
}

#[test]
fn a_list_is_read_back_as_it_was_written() {
    for list in lists(TEXT) {
        let json = serde_json::to_string(&list).unwrap();
        let back: SheetItems = serde_json::from_str(&json).unwrap();
        assert_eq!(back, list);
        assert_eq!(back.verify(), Ok(()));
        let toml = toml::to_string(&list).unwrap();
        let back: SheetItems = toml::from_str(&toml).unwrap();
        assert_eq!(back, list, "{toml}");
        assert!(!json.contains("null"), "{json}");
    }
}

#[test]
fn the_hash_of_the_sheet_is_the_hash_of_its_list() {
    let folder = Folder::with(&[("standards/salon.toml", TEXT)]);
    let loaded = build::load(&Project::at(folder.path()));
    let standard = &loaded.catalog.standards[0];
    for audit in &standard.audits {
        let list = SheetItems::of(standard, audit);
        assert_eq!(list.hash, audit.hash);
        assert_eq!(list.digest(), audit.hash);
        assert_eq!(audit.hash.len(), 64);
    }
}

#[test]
fn what_scoring_reads_changes_the_hash_and_nothing_else_does() {
    let hash = |from: &str, to: &str| {
        assert!(TEXT.contains(from), "{from}");
        lists(&TEXT.replace(from, to))[1].hash.clone()
    };
    let old = lists(TEXT)[1].hash.clone();
    for (from, to) in [
        ("points = 2.5", "points = 2"),
        ("credit = \"1/3\"", "credit = \"1/4\""),
        ("max = \"15s\"", "max = \"16s\""),
        ("cap:59", "cap:58"),
        ("critical_below = 0.5", "critical_below = 0.4"),
        ("severity = \"major\"", "severity = \"minor\""),
        ("samples = 3", "samples = 4"),
        ("samples_rule = \"all\"", "samples_rule = \"mean\""),
        ("na = \"no\"", "na = \"yes\""),
        ("minor = 6", "minor = 5"),
        ("weight = 75", "weight = 70"),
        ("min = 80.5", "min = 80"),
        ("per = 0.5", "per = 1"),
        ("zh = \"开门\"", "zh = \"拉门\""),
        ("zh = \"两样都有\"", "zh = \"都有\""),
        ("\"三\"", "\"中\""),
        ("title = \"门口\"", "title = \"入口\""),
        ("title = \"神秘顾客\"", "title = \"神秘顾客评分\""),
        ("grade_by = \"findings\"", "grade_by = \"score\""),
    ] {
        assert_ne!(hash(from, to), old, "{from}");
    }
    for (from, to) in [
        ("en = \"Opening the door\"", "en = \"Door\""),
        ("en = \"Both\"", "en = \"Two\""),
        ("do = [\"拉开门\"]", "do = [\"推开门\"]"),
        ("version = \"1.0.0\"", "version = \"1.0.1\""),
        ("method = \"measure\"", "method = \"observe\""),
        ("points = 2.5", "points = 2.50"),
    ] {
        assert_eq!(hash(from, to), old, "{from}");
    }
}

#[test]
fn a_list_that_somebody_changed_gives_itself_away() {
    let list = lists(TEXT).remove(1);
    let changed = |change: &dyn Fn(&mut SheetItems)| {
        let mut other = list.clone();
        change(&mut other);
        other.verify()
    };
    let is_caught = |result| matches!(result, Err(SheetFault::Changed(_)));
    assert!(is_caught(changed(
        &|l| l.sections[0].items[0].points = Ratio::whole(9)
    )));
    assert!(is_caught(changed(&|l| l.sections[0].items[0]
        .text
        .push('!'))));
    assert!(is_caught(changed(
        &|l| l.sections[0].items[0].scale = SheetScale::YesNo
    )));
    assert!(is_caught(changed(&|l| drop(l.sections[0].items.pop()))));
    assert!(is_caught(changed(&|l| l.sections[0].items.swap(0, 1))));
    assert!(is_caught(changed(&|l| l.hash.clear())));
    assert!(is_caught(changed(&|l| l.na_limit = 99)));
    assert_eq!(changed(&|l| l.shape = 9), Err(SheetFault::Shape(9)));
    assert_eq!(changed(&|l| l.schema.clear()), Err(SheetFault::Foreign));
    let json = serde_json::to_string(&list).unwrap();
    let extra = json.replacen("\"ban\"", "\"bonus\":1,\"ban\"", 1);
    assert!(serde_json::from_str::<SheetItems>(&extra).is_err());
}

#[test]
fn answers_find_their_items_with_and_without_the_standard() {
    let list = lists(TEXT).remove(1);
    let index = list.index();
    let find = |name: &str| {
        let found = index.find(name)?;
        list.items().nth(found).map(|item| item.id.clone())
    };
    assert_eq!(find("open-door").as_deref(), Some("open-door"));
    assert_eq!(find("salon/open-door").as_deref(), Some("open-door"));
    assert_eq!(find("visit/head").as_deref(), Some("visit/head"));
    assert_eq!(find("head"), None);
}
