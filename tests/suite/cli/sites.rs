//! Many sites on one page: what `score` makes of a folder full of filled sheets.

use super::punctilio;
use crate::html::visible;
use crate::intake::book::written;
use crate::support::Folder;
use punctilio::build;
use punctilio::label::Lang;
use punctilio::model::SheetItems;
use punctilio::source::Project;
use regex_lite::Regex;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Two phases, a critical item, a partial scale.
const SALON: &str = r#"format = 1

[standard]
id = "salon"
title = { zh = "美容院", en = "Salon" }
version = "1.2.0"

[[phases]]
id = "welcome"
title = { zh = "迎客", en = "Welcome" }

[[phases.steps]]
id = "door"
title = { zh = "开门", en = "Open the door" }
do = ["拉开门"]
item = { points = 2, severity = "major" }

[[phases.steps]]
id = "towels"
title = "毛巾消毒"
do = ["消毒"]
item = { critical = true, points = 3 }

[[phases.steps]]
id = "tea"
title = "上茶"
do = ["上茶"]
item = { scale = "compliant", points = 3 }

[[phases]]
id = "farewell"
title = "送客"

[[phases.steps]]
id = "see-off"
title = "送到门外"
do = ["送到门外"]
item = { points = 4 }

[[audits]]
id = "visit"
title = { zh = "巡店评分表", en = "Store audit" }
assessor = "supervisor"
"#;

/// A book of fifteen sites in two regions.
fn book() -> String {
    let site = |n: usize| {
        let region = if n.is_multiple_of(2) {
            "华东"
        } else {
            "华北"
        };
        format!("{{ id = \"s-{n:02}\", name = \"{n} 号店\", region = \"{region}\" }}")
    };
    let sites: Vec<String> = (1..=15).map(site).collect();
    format!(
        "format = 1\n[book]\ntitle = \"手册\"\nlanguages = [\"zh\", \"en\"]\nsites = [{}]\n",
        sites.join(", ")
    )
}

fn project() -> Folder {
    Folder::with(&[
        ("standards/salon.toml", SALON),
        ("standards/punctilio.toml", &book()),
    ])
}

fn score(folder: &Folder, args: &[&str]) -> super::Run {
    let mut all = vec!["score", "--messages", "zh", "--today", "2026-11-22"];
    all.extend(args);
    punctilio(folder.path(), &all)
}

fn page(folder: &Folder, path: &str) -> (String, String) {
    let html = fs::read_to_string(folder.at(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    (visible(&html), html)
}

/// A filled sheet as text.
fn sheet(site: &str, date: &str, auditor: &str, answers: &str, notes: &str) -> String {
    format!(
        "[response]\nsheet = \"salon/visit\"\nsite = '{site}'\ndate = {date}\nauditor = \"{auditor}\"\n\n[answers]\n{answers}\n[notes]\n{notes}"
    )
}

/// Returns what stands between two words.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text
        .find(from)
        .unwrap_or_else(|| panic!("no {from}\n{text}"));
    let rest = &text[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("no {to}\n{rest}"))]
}

#[test]
fn thirty_workbooks_as_chats_name_them_make_one_page() {
    let folder = project();
    let loaded = build::load(&Project::at(folder.path()));
    let standard = loaded.catalog.standard("salon").unwrap();
    let audit = standard.audits.iter().find(|a| a.id == "visit").unwrap();
    let list = SheetItems::of(standard, audit);
    let blank = written(&list, Lang::Zh);
    for n in 1..=15_usize {
        for month in [9, 10] {
            let mut one = blank.clone();
            // Some auditors write the id of a site, others its name.
            let site = if n % 2 == 0 {
                format!("s-{n:02}")
            } else {
                format!("{n} 号店")
            };
            for (key, value) in [
                ("site", site.as_str()),
                (
                    "date",
                    &format!("2026-{month}-{:02}", n + 5).replace("-9-", "-09-"),
                ),
                ("auditor", if n < 8 { "督导 01" } else { "督导 02" }),
            ] {
                one.head(key, value);
            }
            let met = |missed: bool| if missed { "不符合" } else { "符合" };
            for (item, typed) in [
                ("door", met(n % 3 == 0)),
                ("towels", met(month == 10 && (n == 4 || n == 9))),
                (
                    "tea",
                    if month == 10 && n % 5 == 0 {
                        "部分符合"
                    } else {
                        "符合"
                    },
                ),
                ("see-off", met(n == 7)),
            ] {
                let cell = one.answer(item, 0);
                one.fill(&cell, typed);
            }
            let name = match (n, month) {
                (1, 9) => "评分表.xlsx".to_owned(),
                (_, 9) => format!("评分表({n}).xlsx"),
                _ => format!("评分表({n})(1).xlsx"),
            };
            folder.write(&format!("微信下载/{name}"), one.save());
        }
    }
    let run = score(&folder, &["微信下载", "--group-by", "region"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(
        run.out.contains("报告 30 份，各附整改单：写了 61 个文件"),
        "{}",
        run.out
    );
    let (text, html) = page(&folder, "audit-reports/index.html");
    assert!(text.contains("15 家门店，30 次检查"), "{text}");

    // 3, 6, 12, 15 miss the door, 7 the farewell; 4 and 9 stand apart.
    let ranking = between(&text, "门店排名", "否决门店（2 家");
    let place = |site: usize| {
        let name = Regex::new(&format!(r"(?:^|[^\d]){site} 号店")).unwrap();
        name.find(ranking).map(|found| found.start())
    };
    let order: Vec<usize> = {
        let mut placed: Vec<(usize, usize)> =
            (1..=15).filter_map(|n| Some((place(n)?, n))).collect();
        placed.sort_unstable();
        placed.into_iter().map(|(_, n)| n).collect()
    };
    // 12 points: full; 1.5 less for tea; 2 less for the door; both; 4 less for the farewell.
    assert_eq!(order, [1, 2, 8, 11, 13, 14, 5, 10, 3, 6, 12, 15, 7]);
    assert!(
        ranking.contains("83.3%") && ranking.contains("66.7%"),
        "{ranking}"
    );
    let vetoed = between(&text, "否决门店（2 家", "按区域");
    for part in [
        "4 号店",
        "9 号店",
        "75.0%",
        "58.3%",
        "1.2 毛巾消毒",
        "不合格",
    ] {
        assert!(vetoed.contains(part), "{part}\n{vetoed}");
    }
    let regions = between(&text, "按区域", "检查项 × 门店");
    assert!(
        regions.contains("华东") && regions.contains("华北"),
        "{regions}"
    );

    // The door of 3, 6, 9, 12, 15 and the farewell of 7.
    let repeats = between(&text, "连续不符合（6 项）", "门店之间差别");
    assert_eq!(repeats.matches("连续第 2 次").count(), 6, "{repeats}");
    // Marks of four items at fifteen sites; those that all have in full are left out, and none is.
    let map = between(&html, "<table class=map>", "</table>");
    assert_eq!(map.matches("<use href=\"#m-critical\"/>").count(), 2);
    assert_eq!(map.matches("<use href=\"#m-none\"/>").count(), 6);
    assert_eq!(map.matches("<use href=\"#m-part\"/>").count(), 3);
    assert_eq!(map.matches("<use href=\"#m-").count(), 4 * 15);

    // Every report that the page leads to is there, with its slips.
    let leads = addresses(&html);
    assert_eq!(leads.len(), 30);
    for lead in leads {
        assert!(folder.at("audit-reports").join(&lead).is_file(), "{lead}");
        let slips = lead.replace(".html", ".slips.html");
        assert!(folder.at("audit-reports").join(&slips).is_file(), "{slips}");
    }
    // The same folder gives the same bytes.
    let again = score(&folder, &["微信下载", "--group-by", "region"]);
    assert!(
        again.out.contains("写了 0 个文件，没变 61 个"),
        "{}",
        again.out
    );
}

/// Lists the pages of its own folder that a page leads to, as files.
fn addresses(html: &str) -> std::collections::BTreeSet<String> {
    // Quotation marks stand only where they must.
    let href = Regex::new("href=(?:\"([^\"]*)\"|([^\\s>\"]+))").unwrap();
    let found = href.captures_iter(html);
    let found = found.map(|found| found.get(1).or(found.get(2)).unwrap().as_str().to_owned());
    let found = found.filter(|href| !href.starts_with("data:") && !href.starts_with('#'));
    found
        .map(|href| {
            let hex = Regex::new("%([0-9A-F]{2})").unwrap();
            let plain = hex.replace_all(&href, |own: &regex_lite::Captures<'_>| {
                char::from(u8::from_str_radix(&own[1], 16).unwrap()).to_string()
            });
            plain.replace("&amp;", "&").replace("&#x27;", "'")
        })
        .collect()
}

const MET: &str = "door = \"yes\"\ntowels = \"yes\"\ntea = \"full\"\nsee-off = \"yes\"\n";
const MISSED: &str = "door = \"no\"\ntowels = \"yes\"\ntea = \"full\"\nsee-off = \"yes\"\n";

/// Three sites over three months, and a sheet of the whole standard.
fn months() -> Folder {
    let folder = project();
    let act = "door = { action = \"装闭门器\", owner = \"店长\", due = 2026-10-01 }\n";
    for (name, text) in [
        ("a1.toml", sheet("s-01", "2026-08-01", "01", MISSED, "")),
        ("a2.toml", sheet("1 号店", "2026-09-01", "01", MISSED, act)),
        ("a3.toml", sheet("s-01", "2026-10-05", "02", MISSED, "")),
        ("b1.toml", sheet("s-02", "2026-08-02", "01", MET, "")),
        ("b3.toml", sheet("s-02", "2026-10-06", "02", MET, "")),
        ("c1.toml", sheet("s-03", "2026-08-03", "01", MET, "")),
        ("none.toml", sheet(" ", "2026-10-07", "01", MET, "")),
    ] {
        folder.write(&format!("r/{name}"), text);
    }
    let full = sheet("s-02", "2026-10-08", "02", MET, "").replace("salon/visit", "salon/full");
    folder.write("r/full.toml", full);
    folder
}

/// Scores as data; the day and the site of each sheet.
fn told(folder: &Folder, args: &[&str]) -> Vec<(String, String)> {
    let mut all = vec!["r", "--format", "json"];
    all.extend(args);
    let run = score(folder, &all);
    let objects: Vec<Value> =
        serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {run:?}"));
    let word = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    objects
        .iter()
        .map(|o| (word(&o["date"]), word(&o["site"])))
        .collect()
}

#[test]
fn days_sites_and_standards_say_what_counts() {
    let folder = months();
    let days =
        |args: &[&str]| -> Vec<String> { told(&folder, args).into_iter().map(|o| o.0).collect() };
    assert_eq!(days(&[]).len(), 8);
    assert_eq!(
        days(&["--since", "2026-10-01"]),
        ["2026-10-05", "2026-10-06", "2026-10-08", "2026-10-07"]
    );
    // By its name, whatever the sheets call it.
    assert_eq!(
        days(&["--site", "1 号店"]),
        ["2026-08-01", "2026-09-01", "2026-10-05"]
    );
    assert_eq!(
        days(&["--site", "s-03", "--site", "s-01", "--since", "2026-09-02"]),
        ["2026-10-05"]
    );
    assert_eq!(days(&["--standard", "salon"]).len(), 8);
    assert_eq!(days(&["--standard", "salon/full"]), ["2026-10-08"]);
    assert_eq!(days(&["--standard", "other"]), [""; 0]);
    let run = score(&folder, &["r", "--standard", "other"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.err.contains("另有 8 份评分表不在所选范围内"),
        "{}",
        run.err
    );
    assert!(!folder.at("audit-reports").exists());
}

#[test]
fn earlier_visits_tell_what_repeats_and_have_no_report() {
    let folder = months();
    let run = score(
        &folder,
        &["r", "--since", "2026-10-01", "--standard", "salon/visit"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let (text, html) = page(&folder, "audit-reports/index.html");
    assert!(text.contains("2 家门店，2 次检查"), "{text}");
    assert!(text.contains("2026-10-01 起"), "{text}");
    assert!(text.contains("另有 1 份没有写门店"), "{text}");
    assert!(text.contains("连续第 3 次"), "{text}");
    assert!(text.contains("逾期 52 天"), "{text}");
    assert!(text.contains("装闭门器"), "{text}");
    assert!(!text.contains("3 号店"), "{text}");
    assert_eq!(addresses(&html).len(), 2);
    assert!(
        !folder
            .at("audit-reports/s-01/2026-09-01-salon-visit.html")
            .exists()
    );
}

#[test]
fn each_sheet_has_a_part_of_its_own() {
    let folder = months();
    let run = score(&folder, &["r", "--group-by", "auditor", "--lang", "en"]);
    assert_eq!(run.status, 0, "{run:?}");
    let (text, html) = page(&folder, "audit-reports/index.html");
    for part in ["id=salon-visit>", "id=salon-full>", "href=#salon-full>"] {
        assert!(html.contains(part), "{part}");
    }
    let part = between(&text, "By auditor", "Items by sites");
    assert!(part.contains("01") && part.contains("02"), "{part}");
    // A single site of a sheet is compared with nobody.
    assert_eq!(html.matches("<table class=\"map few\"").count(), 1);
}

#[test]
fn hostile_names_stay_words() {
    let folder = project();
    let evil = "<script>alert(1)</script>";
    let names = [
        evil,
        "../../x",
        "a%23#b?c",
        "con",
        "\u{202e}店",
        "s-01 & co",
    ];
    for (n, name) in names.iter().enumerate() {
        let note = format!("door = {{ action = '{evil}', owner = '{evil}' }}\n");
        let text = sheet(name, "2026-10-05", evil, MISSED, &note);
        folder.write(&format!("r/评分表({n}).toml"), text);
    }
    let run = score(&folder, &["r", "--group-by", "auditor"]);
    assert_eq!(run.status, 0, "{run:?}");
    let (text, html) = page(&folder, "audit-reports/index.html");
    assert!(!html.contains("<script"));
    assert!(text.contains(evil), "{text}");
    let leads = addresses(&html);
    assert_eq!(leads.len(), names.len());
    for lead in leads {
        assert!(folder.at("audit-reports").join(&lead).is_file(), "{lead}");
        assert!(!lead.split('/').any(|part| part == ".."), "{lead}");
    }
    // The page holds all it needs, and its policy lets nothing else in.
    let policy = Regex::new("Content-Security-Policy\"? content=\"([^\"]+)\"").unwrap();
    let policy = policy
        .captures(&html)
        .map(|found| found[1].to_owned())
        .unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    for word in ["http://", "https://", "src=", "url("] {
        let found = html.replace("http://www.w3.org", "");
        assert!(!found.contains(word), "{word}");
    }
}

#[test]
fn what_is_counted_on_the_page_is_what_programs_are_told() {
    let folder = months();
    let run = score(
        &folder,
        &[
            "r",
            "--format",
            "json",
            "--format",
            "html",
            "--standard",
            "salon/visit",
        ],
    );
    let objects: Vec<Value> = serde_json::from_str(&run.out).unwrap();
    let (text, _) = page(&folder, "audit-reports/index.html");
    let mut newest: BTreeMap<String, (String, String)> = BTreeMap::new();
    for object in &objects {
        let word = |key: &str| object[key].as_str().unwrap_or_default().trim().to_owned();
        let site = word("site").replace("1 号店", "s-01");
        let visit = (word("date"), word("score"));
        if !site.is_empty() {
            let kept = newest.entry(site).or_insert_with(|| visit.clone());
            *kept = visit.max(kept.clone());
        }
    }
    let ranking = between(&text, "门店排名", "检查项 × 门店");
    for (site, (date, score)) in &newest {
        assert!(
            ranking.contains(date) && ranking.contains(&format!("{score}%")),
            "{site}\n{ranking}"
        );
    }
    assert_eq!(newest.len(), 3);
}
