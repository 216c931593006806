//! Two editions of a standard: what is equal gives nothing, every edit gives one change, and its weight is that of its key.

use punctilio::build;
use punctilio::diff::{Act, Change, Edition, Weight, compare, fields};
use punctilio::format::doc::{
    ArticleDoc, AssessmentDoc, AudienceDoc, AuditDoc, BodyDoc, CaseDoc, ChecklistDoc, DrillDoc,
    FeedbackDoc, FormDoc, LessonDoc, PhaseDoc, PhraseDoc, QuestionDoc, RoleDoc, RuleDoc,
    StandardDoc, StandardFileDoc, StepDoc, TermDoc, TouchpointDoc,
};
use punctilio::format::{Shape, TableSpec, TableType};
use punctilio::schema::{Root, tables};
use punctilio::source::Project;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn editions(project: &str) -> Vec<Edition> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(project);
    let loaded = build::load(&Project::at(root));
    let standards = loaded.catalog.standards.iter();
    standards.map(|standard| Edition::of(standard)).collect()
}

fn everything() -> Edition {
    let found = editions("tests/projects/everything");
    found
        .into_iter()
        .find(|one| one.id() == "everything")
        .unwrap()
}

/// Draws a change in one line.
fn drawn(change: &Change) -> String {
    let (old, new, _) = change.words(punctilio::label::Lang::Zh);
    format!(
        "{} {} {} {} {} | {} → {}",
        change.weight.key(),
        change.act.key(),
        change.subject.kind,
        change.subject.id,
        change.at,
        old.unwrap_or("∅").replace('\u{a0}', " "),
        new.unwrap_or("∅").replace('\u{a0}', " "),
    )
}

#[test]
fn what_is_equal_gives_nothing() {
    for edition in editions(".")
        .into_iter()
        .chain(editions("tests/projects/everything"))
    {
        let again = Edition::read(edition.data()).unwrap();
        assert_eq!(
            again,
            edition,
            "{}: what is kept is kept as it is",
            edition.id()
        );
        assert_eq!(compare(&edition, &again).changes, [], "{}", edition.id());
    }
}

#[test]
fn every_key_of_the_format_says_what_it_weighs() {
    let of_responses = [
        "response file",
        "response",
        "response note",
        "appeal",
        "punctilio.toml",
    ];
    let mut keys = BTreeSet::new();
    for (spec, _) in tables() {
        let is_compared = !of_responses.contains(&spec.name)
            && ![Root::Book, Root::Theme]
                .map(|root| root.spec().name)
                .contains(&spec.name);
        for field in spec.fields.iter().filter(|_| is_compared) {
            keys.insert((spec.name, field.key));
        }
    }
    let known: BTreeSet<_> = fields().map(|(table, key, _)| (table, key)).collect();
    let missing: Vec<_> = keys.difference(&known).collect();
    let unknown: Vec<_> = known.difference(&keys).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "no row: {missing:?}; no such key: {unknown:?}"
    );
    for (table, key, row) in fields() {
        assert!(
            !row.words.zh.is_empty() && !row.words.en.is_empty(),
            "{table}.{key}"
        );
    }
}

fn weight(table: &str, key: &str) -> Weight {
    let mut rows = fields();
    rows.find(|(t, k, _)| (*t, *k) == (table, key))
        .unwrap()
        .2
        .weight
}

fn table_of(shape: &Shape) -> Option<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => Some(spec),
        Shape::Many(one) => table_of(one),
        Shape::OneOf(all) => all.iter().find_map(table_of),
        _ => None,
    }
}

/// One place of a document that can be edited, and what the edit weighs.
struct Spot {
    path: Vec<String>,
    edited: Value,
    weight: Weight,
}

/// Lists every value of a table and of all within it, each with another value of its kind.
fn spots(
    spec: &'static TableSpec,
    table: &Map<String, Value>,
    path: &[String],
    most: Weight,
    out: &mut Vec<Spot>,
) {
    for field in spec.fields {
        let Some(value) = table.get(field.key) else {
            continue;
        };
        let is_own_name = field.key == "id" || (spec.name == "standard" && field.key == "version");
        if is_own_name || field.key == "steps" && spec.name == "phase" {
            continue;
        }
        let own = weight(spec.name, field.key);
        let most_here = if own <= Weight::Wording {
            own.min(most)
        } else {
            most
        };
        let path = [path, &[field.key.to_owned()]].concat();
        let shape = (field.shape)();
        within(&shape, value, &path, (own.min(most), most_here), out);
    }
}

fn within(
    shape: &Shape,
    value: &Value,
    path: &[String],
    (weight, most): (Weight, Weight),
    out: &mut Vec<Spot>,
) {
    let is_text =
        |table: &Map<String, Value>| table.keys().all(|key| ["zh", "en"].contains(&key.as_str()));
    let mut spot = |edited: Value| {
        out.push(Spot {
            path: path.to_vec(),
            edited,
            weight,
        });
    };
    match value {
        Value::Object(table) if is_text(table) => {
            let mut table = table.clone();
            let key = if table.contains_key("zh") { "zh" } else { "en" };
            let text = table[key].as_str().unwrap().to_owned();
            table.insert(key.to_owned(), json!(format!("{text}另加七处")));
            spot(Value::Object(table));
        }
        Value::Object(table) if table.contains_key("unspecified") => {
            spot(json!({ "unspecified": { "zh": "别的原因" } }))
        }
        Value::Object(table) => match table_of(shape) {
            Some(spec) => spots(spec, table, path, most, out),
            None => {
                let mut table = table.clone();
                table.insert("zz".to_owned(), json!("zz"));
                spot(Value::Object(table));
            }
        },
        Value::Array(list) => {
            let one = match shape {
                Shape::Many(one) => one,
                _ => return,
            };
            for (n, entry) in list.iter().enumerate() {
                let path = [path, &[n.to_string()]].concat();
                within(one, entry, &path, (weight, most), out);
            }
        }
        Value::String(text) => spot(json!(match text.as_str() {
            "30s" => "29s".to_owned(),
            text if text.ends_with(|c: char| c.is_ascii_digit()) => format!("{text}7"),
            text => format!("{text}-z"),
        })),
        Value::Number(number) => spot(json!(number.as_u64().unwrap() + 7)),
        Value::Bool(is) => spot(json!(!is)),
        Value::Null => {}
    }
}

fn at<'v>(root: &'v mut Value, path: &[String]) -> &'v mut Value {
    path.iter().fold(root, |value, part| match value {
        Value::Array(list) => &mut list[part.parse::<usize>().unwrap()],
        value => &mut value[part],
    })
}

/// Lists every document of a standard: its place in the data, and its table.
fn documents(data: &Value) -> Vec<(Vec<String>, &'static TableSpec)> {
    let entries: [(&str, &TableSpec); 13] = [
        ("roles", RoleDoc::SPEC),
        ("bodies", BodyDoc::SPEC),
        ("audiences", AudienceDoc::SPEC),
        ("touchpoints", TouchpointDoc::SPEC),
        ("terms", TermDoc::SPEC),
        ("phrases", PhraseDoc::SPEC),
        ("forms", FormDoc::SPEC),
        ("lessons", LessonDoc::SPEC),
        ("cases", CaseDoc::SPEC),
        ("drills", DrillDoc::SPEC),
        ("questions", QuestionDoc::SPEC),
        ("assessments", AssessmentDoc::SPEC),
        ("feedback", FeedbackDoc::SPEC),
    ];
    let numbered: [(&str, &TableSpec); 5] = [
        ("articles", ArticleDoc::SPEC),
        ("rules", RuleDoc::SPEC),
        ("phases", PhaseDoc::SPEC),
        ("checklists", ChecklistDoc::SPEC),
        ("audits", AuditDoc::SPEC),
    ];
    let path = |parts: &[&str]| {
        parts
            .iter()
            .map(|part| (*part).to_owned())
            .collect::<Vec<_>>()
    };
    let count = |key: &str| data[key].as_array().map_or(0, Vec::len);
    let mut all = vec![(path(&["doc"]), StandardDoc::SPEC)];
    for (key, spec) in entries {
        all.extend((0..count(key)).map(|n| (path(&[key, &n.to_string()]), spec)));
    }
    for (key, spec) in numbered {
        all.extend((0..count(key)).map(|n| (path(&[key, &n.to_string(), "doc"]), spec)));
    }
    for phase in 0..count("phases") {
        let steps = data["phases"][phase]["steps"].as_array().unwrap().len();
        let step = |n: usize| path(&["phases", &phase.to_string(), "steps", &n.to_string(), "doc"]);
        all.extend((0..steps).map(|n| (step(n), StepDoc::SPEC)));
    }
    all
}

#[test]
fn every_single_edit_is_one_change_of_the_weight_of_its_key() {
    let edition = everything();
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut seen = BTreeSet::new();
    let mut data = edition.data().clone();
    let mut check = |place: &[String], spots: Vec<Spot>, data: &mut Value| {
        for spot in spots {
            let path = [place, &spot.path].concat();
            let before = std::mem::replace(at(data, &path), spot.edited);
            let edited = Edition::read(data).unwrap();
            let found = compare(&edition, &edited).changes;
            *at(data, &path) = before;
            count += 1;
            if let [one] = found.as_slice() {
                seen.insert(one.weight.key());
                if one.weight == spot.weight {
                    continue;
                }
            }
            let found: Vec<String> = found.iter().map(drawn).collect();
            wrong.push(format!(
                "{}: not one {}: {found:#?}",
                path.join("."),
                spot.weight.key()
            ));
        }
    };
    for (place, spec) in documents(&data.clone()) {
        let table = at(&mut data, &place).as_object().unwrap().clone();
        let mut found = Vec::new();
        spots(spec, &table, &[], Weight::Layout, &mut found);
        check(&place, found, &mut data);
    }
    // Lists of the whole standard.
    let file: Map<String, Value> = [
        "avoid",
        "quality",
        "exceptions",
        "numbers",
        "tips",
        "issues",
        "waivers",
    ]
    .iter()
    .map(|key| ((*key).to_owned(), data[*key].clone()))
    .collect();
    let mut found = Vec::new();
    spots(
        StandardFileDoc::SPEC,
        &file,
        &[],
        Weight::Layout,
        &mut found,
    );
    check(&[], found, &mut data);
    assert!(
        wrong.is_empty(),
        "{} of {count}: {}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count > 500, "only {count} edits");
    assert_eq!(
        seen,
        BTreeSet::from(["duty", "layout", "record", "wording"])
    );
}

#[test]
fn every_key_that_is_taken_away_is_one_change() {
    let edition = everything();
    let mut wrong = Vec::new();
    let data = edition.data().clone();
    for (place, spec) in documents(&data) {
        let table = at(&mut data.clone(), &place).as_object().unwrap().clone();
        for field in spec.fields {
            let of_own = ["id", "version"].contains(&field.key);
            let list = table.get(field.key).and_then(Value::as_array);
            if of_own || !table.contains_key(field.key) || list.is_some_and(|list| list.len() > 1) {
                continue;
            }
            let mut data = data.clone();
            at(&mut data, &place)
                .as_object_mut()
                .unwrap()
                .remove(field.key);
            let edited = Edition::read(&data).unwrap();
            for (old, new, acts) in [
                (&edition, &edited, [Act::Removed, Act::Relaxed]),
                (&edited, &edition, [Act::Added, Act::Tightened]),
            ] {
                let found = compare(old, new).changes;
                if !matches!(found.as_slice(), [one] if acts.contains(&one.act)) {
                    let found: Vec<String> = found.iter().map(drawn).collect();
                    wrong.push(format!("{}.{}: {found:#?}", place.join("."), field.key));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two texts of a shop, as editions.
fn shops(old: &str, new: &str) -> Vec<String> {
    let edition = |text: &str| {
        let folder = crate::support::Folder::with(&[("standards/shop.toml", text)]);
        let loaded = build::load(&Project::at(folder.path()));
        let errors = crate::support::lines(loaded.sink.found(), &loaded.sources);
        assert_eq!(loaded.catalog.standards.len(), 1, "{errors:?}");
        Edition::of(&loaded.catalog.standards[0])
    };
    compare(&edition(old), &edition(new))
        .changes
        .iter()
        .map(drawn)
        .collect()
}

const SHOP: &str = r#"format = 1
[standard]
id = "shop"
title = "店"
version = "1.0.0"
[[roles]]
id = "clerk"
name = "店员"
[[roles]]
id = "head"
name = "店长"
[[phases]]
id = "welcome"
title = "迎接"
[[phases.steps]]
id = "door"
title = "开门"
role = "clerk"
do = ["左手拉门", { text = "后退一步", level = "should" }, "面带微笑"]
say = [{ id = "hello", text = "您好，欢迎光临" }]
time = { within = "30s", trigger = "顾客到门前" }
numbers = [{ value = "3", unit = "m", label = "离门", op = "≤" }]
[[phases.steps]]
id = "seat"
title = "引座"
role = "clerk"
do = ["带到座位"]
[[phases]]
id = "farewell"
title = "送别"
[[phases.steps]]
id = "see-off"
title = "送客"
role = "head"
do = ["送到门口"]
[[rules]]
id = "hair"
area = "hair"
must = "头发整齐"
"#;

#[test]
fn edits_mean_what_people_mean_by_them() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "within = \"30s\"",
            "within = \"0.5min\"",
            &["wording changed step door time[1].within | 30 秒 → 半分钟"],
        ),
        (
            "within = \"30s\"",
            "within = \"10s\"",
            &["duty tightened step door time[1].within | 30 秒 → 10 秒"],
        ),
        (
            "within = \"30s\"",
            "within = \"1min\"",
            &["duty relaxed step door time[1].within | 30 秒 → 1 分钟"],
        ),
        (
            "value = \"3\"",
            "value = \"2\"",
            &["duty tightened step door numbers[1].value | ≤3 米 → ≤2 米"],
        ),
        (
            "value = \"3\", unit = \"m\"",
            "value = \"200\", unit = \"cm\"",
            &["duty changed step door numbers[1].value | ≤3 米 → ≤200 厘米"],
        ),
        (
            "value = \"3\", unit = \"m\", label = \"离门\", op = \"≤\"",
            "value = \"2\", unit = \"m\", label = \"离门\"",
            &["duty changed step door numbers[1].value | ≤3 米 → 2 米"],
        ),
        (
            "unit = \"m\", label = \"离门\", op = \"≤\"",
            "unit = \"m\", label = \"离门\"",
            &["duty changed step door numbers[1].op | ≤3 米 → 3 米"],
        ),
        (
            "level = \"should\"",
            "level = \"must\"",
            &["duty tightened step door do[2].level | 应当 → 必须"],
        ),
        (
            "您好，欢迎光临",
            "您好！欢迎光临",
            &["wording changed step door say[hello].text | 您好，欢迎光临 → 您好！欢迎光临"],
        ),
        (
            "您好，欢迎光临",
            "您好，欢迎光林",
            &["wording changed step door say[hello].text | 您好，欢迎光临 → 您好，欢迎光林"],
        ),
        (
            "左手拉门",
            "右手拉门",
            &["duty changed step door do[1].text | 左手拉门 → 右手拉门"],
        ),
        (
            ", \"面带微笑\"]",
            "]",
            &["duty removed step door do[3] | 面带微笑 → ∅"],
        ),
        (
            "do = [\"带到座位\"]",
            "do = [\"带到座位\", \"拉椅\"]",
            &["duty added step seat do[2] | ∅ → 拉椅"],
        ),
        (
            "role = \"head\"",
            "role = \"clerk\"",
            &["duty changed step see-off role | 店长 → 店员"],
        ),
        (
            "\"左手拉门\", { text = \"后退一步\", level = \"should\" }",
            "{ text = \"后退一步\", level = \"should\" }, \"左手拉门\"",
            &["duty moved step door do[1] | 后退一步；程度：应当 → 后退一步；程度：应当"],
        ),
        (
            "title = \"开门\"",
            "title = { zh = \"开门\", en = \"Door\" }",
            &["wording changed step door title | ∅ → Door"],
        ),
        (
            "id = \"seat\"",
            "id = \"take-seat\"",
            &["layout renamed step take-seat  | seat → take-seat"],
        ),
        ("status = \"draft\"\n", "", &[]),
    ];
    for (from, to, wanted) in cases {
        let new = SHOP.replace(from, to);
        assert!(wanted.is_empty() || new != SHOP, "{from}");
        assert_eq!(shops(SHOP, &new), *wanted, "{from} → {to}");
    }
}

#[test]
fn what_moves_or_comes_is_told_once_and_by_id() {
    let step = |text: &str, id: &str| -> String {
        let start = text
            .find(&format!("[[phases.steps]]\nid = \"{id}\""))
            .unwrap();
        let end = text[start + 2..]
            .find("[[")
            .map_or(text.len(), |n| start + 2 + n);
        text[start..end].to_owned()
    };
    let (door, seat) = (step(SHOP, "door"), step(SHOP, "seat"));
    let swapped = SHOP.replace(&format!("{door}{seat}"), &format!("{seat}{door}"));
    let found = shops(SHOP, &swapped);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("layout moved step "), "{found:?}");

    let without = SHOP.replace(&seat, "");
    assert_eq!(
        shops(SHOP, &without),
        ["duty removed step seat  | 引座\n岗位：店员\n做法：带到座位 → ∅"]
    );
    assert_eq!(
        shops(&without, SHOP),
        ["duty added step seat  | ∅ → 引座\n岗位：店员\n做法：带到座位"]
    );

    let elsewhere = SHOP
        .replace(&seat, "")
        .replace("[[rules]]", &format!("{seat}[[rules]]"));
    assert_eq!(
        shops(SHOP, &elsewhere),
        ["layout moved step seat  | 1.2（迎接） → 2.2（送别）"]
    );
}

#[test]
fn those_who_work_by_it_are_told() {
    let edition = |text: &str| {
        let folder = crate::support::Folder::with(&[("standards/shop.toml", text)]);
        Edition::of(&build::load(&Project::at(folder.path())).catalog.standards[0])
    };
    let told = |from: &str, to: &str| -> String {
        let found = compare(&edition(SHOP), &edition(&SHOP.replace(from, to))).changes;
        let all: Vec<String> = found
            .iter()
            .map(|one| serde_json::to_string(&one.told).unwrap())
            .collect();
        all.join(" ")
    };
    assert_eq!(told("带到座位", "领到座位边"), r#"["clerk"]"#);
    // Who did it before must know, too.
    assert_eq!(
        told("role = \"head\"", "role = \"clerk\""),
        r#"["clerk","head"]"#
    );
    assert_eq!(told("头发整齐", "头发盘起"), r#""everyone""#);
    assert_eq!(told("您好，欢迎光临", "您好！欢迎光临"), "[]");
}
