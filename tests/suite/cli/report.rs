//! Reports of visits: what `score` writes, where, and what stands in it.

use super::{Run, files, punctilio};
use crate::html::visible;
use crate::schema::Validator;
use crate::support::Folder;
use std::fs;

/// A salon with a target, days to mend in, and exceptions of a step and of a phase.
const SALON: &str = r#"format = 1

[standard]
id = "salon"
title = { zh = "美容院", en = "Salon" }
version = "1.2.0"

[[phases]]
id = "welcome"
title = { zh = "迎客", en = "Welcome" }
exceptions = [{ when = "没有人在门口", do = ["按铃", "自己开门"], within = "1 min" }]

[[phases.steps]]
id = "door"
title = { zh = "开门", en = "Open the door" }
do = ["拉开门"]
exceptions = [{ when = "门卡住", do = ["请顾客稍候", "从侧门迎入"] }]
item = { points = 2, severity = "major" }

[[phases.steps]]
id = "greet"
title = "问候"
do = ["问好"]
item = { critical = true }

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
item = { scale = "score5", points = 4, samples = 3 }

[[phases.steps]]
id = "record"
title = "记录"
do = ["登记"]

[[audits]]
id = "visit"
title = { zh = "巡店评分表", en = "Store audit" }
assessor = "supervisor"
target = 85
due = { critical = "3d", major = "7d", minor = "14d" }
"#;

const BOOK: &str = "format = 1\n[book]\ntitle = \"手册\"\nlanguages = [\"zh\", \"en\"]\nbrand = { name = \"青禾\" }\n\
    sites = [{ id = \"s-7\", name = { zh = \"解放路店\", en = \"Jiefang Road\" } }]\n";

fn head(site: &str, date: &str) -> String {
    format!(
        "[response]\nsheet = \"salon/visit\"\nsite = \"{site}\"\ndate = {date}\nauditor = \"督导 02\"\n"
    )
}

const MISSED: &str = "[answers]\ndoor = \"no\"\ngreet = \"no\"\ntea = \"partial\"\nsee-off = [5, 3, \"not-observed\"]\nrecord = \"na\"\n\n\
    [notes]\ndoor = { fact = \"门一直关着\", evidence = [\"登记簿第 3 页\"], owner = \"S-11\", due = 2026-11-20 }\n\
    greet = { fact = \"没有问好\", action = \"班前演练\", owner = \"S-12\", due = 2026-11-25, done = 2026-11-22, verified_by = \"R-03\" }\n\
    record = \"当日停业盘点\"\n";

const MET: &str =
    "[answers]\ndoor = \"yes\"\ngreet = \"yes\"\ntea = \"full\"\nsee-off = 5\nrecord = \"yes\"\n";

fn salon(responses: &[(&str, String)]) -> Folder {
    let folder = Folder::with(&[
        ("standards/salon.toml", SALON),
        ("standards/punctilio.toml", BOOK),
    ]);
    responses
        .iter()
        .for_each(|(path, text)| folder.write(path, text));
    folder
}

fn score(folder: &Folder, args: &[&str]) -> Run {
    let mut all = vec!["score", "--messages", "zh", "--today", "2026-11-22"];
    all.extend(args);
    punctilio(folder.path(), &all)
}

/// Reads a report that was written, as its text and as it stands.
fn page(folder: &Folder, path: &str) -> (String, String) {
    let html =
        fs::read_to_string(folder.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    (visible(&html), html)
}

/// Lists the reports below a folder, without the ledger.
fn reports(folder: &Folder, below: &str) -> Vec<String> {
    let mut found = files(&folder.at(below));
    found.retain(|name| name != "ledger.json" && name != "index.html");
    found
}

#[test]
fn a_visit_has_its_report_and_its_slips() {
    let folder = salon(&[("r/a.toml", head("s-7", "2026-11-19") + MISSED)]);
    let run = score(&folder, &["r"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    assert!(
        run.out.contains("审") || run.out.contains("报告"),
        "{}",
        run.out
    );
    let name = "s-7/2026-11-19-salon-visit-督导-02";
    assert_eq!(
        reports(&folder, "audit-reports"),
        [format!("{name}.html"), format!("{name}.slips.html")]
    );
    let (text, _) = page(&folder, &format!("audit-reports/{name}.html"));
    for part in [
        "青禾 · 检查报告",
        "解放路店",
        "巡店评分表 1.2.0",
        "督导 02",
        // 2 points of the door and 1 of the greeting are lost, half of 3, a fifth of 4: 4.7 of 10.
        "47.0%",
        "得分 4.7 ÷ 满分 10",
        "不通过",
        "1.2 问候：一票否决",
        "先做这三件事",
        "11 月 20 日前",
        "目标 85%",
        "低于目标",
        "不符合项与整改（3 项，按严重程度）",
        "否决 1 · 严重 1 · 一般 1 · 观察 2",
        "整改未完成 1，已完成 1，逾期 1",
        "门一直关着",
        "登记簿第 3 页",
        "按标准门卡住：请顾客稍候；从侧门迎入",
        "逾期",
        "11 月 22 日完成",
        "复查人 R-03",
        // By the sheet's own rule: 14 days after the visit.
        "12 月 3 日",
        "按评分表期限",
        "没有人在门口：按铃；自己开门（1 分钟内）",
        "5／5、3／5、未看到",
        "当日停业盘点",
        "检查人签名／日期",
    ] {
        let bare = |words: &str| words.replace(['\u{a0}', ' '], "");
        assert!(bare(&text).contains(&bare(part)), "{part}\n{text}");
    }
    // A first visit has no line of visits.
    assert!(!text.contains("历次得分率"), "{text}");
    let (slips, html) = page(&folder, &format!("audit-reports/{name}.slips.html"));
    assert_eq!(html.matches("<article class=slip").count(), 3);
    for part in [
        "整改单 1／3",
        "整改单 3／3",
        "问候",
        "开门",
        "上茶",
        "2026-12-03",
        "R-03",
    ] {
        assert!(slips.contains(part), "{part}\n{slips}");
    }
}

#[test]
fn the_heaviest_comes_first_and_what_repeats_says_so() {
    let worse = MISSED.replace("greet = \"no\"", "greet = \"yes\"");
    let folder = salon(&[
        ("r/1.toml", head("s-7", "2026-05-01") + MET),
        (
            "r/2.toml",
            head("s-7", "2026-06-01")
                + "[answers]\ndoor = \"yes\"\ngreet = \"yes\"\ntea = \"none\"\nsee-off = 5\nrecord = \"yes\"\n",
        ),
        // Named by its name, it is the same site.
        ("r/3.toml", head("解放路店", "2026-07-01") + &worse),
        ("r/4.toml", head("s-8", "2026-07-02") + &worse),
    ]);
    let run = score(&folder, &["r"]);
    assert_eq!(run.status, 0, "{run:?}");
    let (text, html) = page(
        &folder,
        "audit-reports/s-7/2026-07-01-salon-visit-督导-02.html",
    );
    let place = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words}\n{text}"))
    };
    let findings = place("不符合项与整改");
    let after = |words: &str| findings + text[findings..].find(words).unwrap();
    // The tea was missed twice in a row and comes before the door, which lost more.
    assert!(after("上茶") < after("开门"), "{text}");
    assert!(text.contains("连续第 2 次"));
    assert!(text.contains("历次得分率与等级"));
    let desc = "2026-05-01 100.0% 优秀；2026-06-01 72.7% 合格；2026-07-01 ";
    assert!(html.contains(desc), "{html}");
    let (other, _) = page(
        &folder,
        "audit-reports/s-8/2026-07-02-salon-visit-督导-02.html",
    );
    assert!(!other.contains("连续第") && !other.contains("历次得分率"));
}

#[test]
fn an_appeal_leaves_both_scores() {
    let appeals = "\n[[appeals]]\nitem = \"greet\"\nreason = \"录像里有\"\ndecision = \"upheld\"\nby = \"R-03\"\ndate = 2026-11-21\nanswer = \"yes\"\n\
        [[appeals]]\nitem = \"door\"\nreason = \"风大\"\ndecision = \"rejected\"\nby = \"R-03\"\ndate = 2026-11-21\n";
    let folder = salon(&[("a.toml", head("s-7", "2026-11-19") + MISSED + appeals)]);
    let run = score(&folder, &["a.toml", "--format", "html", "--format", "json"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    let (text, _) = page(
        &folder,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html",
    );
    for part in [
        "57.0%",
        "申诉前： 47.0%",
        "申诉（2 项）",
        "录像里有",
        "不符合 → 符合",
        "成立",
        "驳回",
        "R-03",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let objects: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(objects[0]["score"], "47.0");
    assert_eq!(objects[0]["reviewed"]["score"], "57.0");
    assert_eq!(objects[0]["appeals"][1]["decision"], "rejected");
}

#[test]
fn results_keep_to_their_schema() {
    let appeals = "[[appeals]]\nitem = \"greet\"\nreason = \"录像里有\"\ndecision = \"upheld\"\nanswer = \"yes\"\n";
    let folder = salon(&[
        ("r/a.toml", head("s-7", "2026-11-19") + MISSED + appeals),
        (
            "r/b.toml",
            "[response]\nsheet = \"salon/visit\"\n[answers]\n".to_owned(),
        ),
        ("r/c.toml", head("s-7", "2026-11-20") + MET),
    ]);
    let run = score(&folder, &["r", "--format", "json"]);
    let objects: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(objects.as_array().map(Vec::len), Some(3), "{run:?}");
    let schema = punctilio(folder.path(), &["schema", "--results"]);
    let schema: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    let validator = Validator { root: &schema };
    assert_eq!(validator.fault(&objects, &schema), None);
    // The schema refuses what the program does not say.
    for (at, wrong) in [("score", "47,0"), ("result", "failed"), ("hash", "5acf598")] {
        let mut objects = objects.clone();
        objects[0][at] = wrong.into();
        assert!(validator.fault(&objects, &schema).is_some(), "{at}");
    }
    let mut short = objects.clone();
    short[0].as_object_mut().unwrap().remove("findings");
    assert_eq!(
        validator.fault(&short, &schema).as_deref(),
        Some("lacks \"findings\"")
    );
}

#[test]
fn results_alone_write_nothing() {
    let folder = salon(&[("a.toml", head("s-7", "2026-11-19") + MET)]);
    let run = score(&folder, &["a.toml", "--format", "json"]);
    assert_eq!(run.status, 0);
    assert!(!folder.at("audit-reports").exists());
    // A folder that nothing would be written to is a mistake.
    let run = score(&folder, &["a.toml", "--format", "json", "--output", "x"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.err.contains("--format html"), "{}", run.err);
}

#[test]
fn reports_never_lie_below_what_is_published() {
    let folder = salon(&[("a.toml", head("s-7", "2026-11-19") + MET)]);
    for output in ["output", "output/reports", "x/../output/y"] {
        folder.write("x/keep.txt", "x");
        let run = score(&folder, &["a.toml", "--output", output]);
        assert_eq!(run.status, 2, "{output}: {run:?}");
        assert!(
            run.err.contains("报告只给内部看") && run.err.contains("办法"),
            "{}",
            run.err
        );
    }
    // A site that was built elsewhere is published as well.
    let built = punctilio(
        folder.path(),
        &[
            "build",
            "--output",
            "site",
            "--product",
            "score-sheet",
            "--format",
            "json",
        ],
    );
    assert_eq!(built.status, 0, "{built:?}");
    let run = score(&folder, &["a.toml", "--output", "site/reports"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(!folder.at("site/reports").exists());
    let run = score(&folder, &["a.toml", "--output", "elsewhere/2026"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(reports(&folder, "elsewhere/2026").len(), 2);
}

#[test]
fn equal_sheets_give_equal_reports_and_what_people_wrote_stays() {
    let folder = salon(&[
        ("r/a.toml", head("s-7", "2026-11-19") + MISSED),
        ("r/b.toml", head("s-8", "2026-11-20") + MET),
    ]);
    let report = "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html";
    assert_eq!(score(&folder, &["r"]).status, 0);
    let before = fs::read(folder.at(report)).unwrap();
    let again = score(&folder, &["r"]);
    assert!(again.out.contains("写了 0 个文件，没变"), "{}", again.out);
    assert_eq!(fs::read(folder.at(report)).unwrap(), before);
    // One sheet alone leaves the reports of the others where they are.
    assert_eq!(score(&folder, &["r/a.toml"]).status, 0);
    assert!(
        folder
            .at("audit-reports/s-8/2026-11-20-salon-visit-督导-02.html")
            .exists()
    );
    folder.write(report, "notes of the manager");
    let refused = score(&folder, &["r"]);
    assert_eq!(refused.status, 1, "{refused:?}");
    assert!(
        refused.err.contains("被人改过") && refused.err.contains("--force"),
        "{}",
        refused.err
    );
    assert_eq!(
        fs::read_to_string(folder.at(report)).unwrap(),
        "notes of the manager"
    );
    assert_eq!(score(&folder, &["r", "--force"]).status, 0);
    assert_eq!(fs::read(folder.at(report)).unwrap(), before);
}

#[test]
fn names_never_fall_together() {
    let third = head("../../S-7", "2026-11-19") + MET;
    let folder = salon(&[
        ("r/a.toml", head("s-7", "2026-11-19") + MET),
        (
            "r/b.toml",
            head("s-7", "2026-11-19").replace("督导 02", "督导 03") + MISSED,
        ),
        ("r/c.toml", head("s-7", "2026-11-19") + "visit = 2\n" + MET),
        ("r/d.toml", third),
        (
            "r/e.toml",
            "[response]\nsheet = \"salon/visit\"\n".to_owned() + MET,
        ),
    ]);
    let run = score(&folder, &["r"]);
    assert_eq!(run.status, 0, "{run:?}");
    let all = reports(&folder, "audit-reports");
    let mut names: Vec<&str> = all
        .iter()
        .filter_map(|name| name.strip_suffix(".slips.html"))
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "-..-S-7/2026-11-19-salon-visit-督导-02",
            "no-site/undated-salon-visit",
            "s-7/2026-11-19-salon-visit-督导-02",
            "s-7/2026-11-19-salon-visit-督导-02-2",
            "s-7/2026-11-19-salon-visit-督导-03",
        ]
    );
    assert_eq!(all.len(), 2 * names.len());
}

#[test]
fn sheets_of_two_auditors_scored_one_after_the_other_keep_both_reports() {
    let first = head("s-7", "2026-11-19") + MET;
    let second = first.replace("督导 02", "督导 03");
    let folder = salon(&[("r/a.toml", first), ("r/b.toml", second)]);
    for sheet in ["r/a.toml", "r/b.toml"] {
        let run = score(&folder, &[sheet]);
        assert_eq!(run.status, 0, "{run:?}");
    }
    let mut all = reports(&folder, "audit-reports");
    all.retain(|name| !name.ends_with(".slips.html"));
    assert_eq!(
        all,
        [
            "s-7/2026-11-19-salon-visit-督导-02.html",
            "s-7/2026-11-19-salon-visit-督导-03.html",
        ]
    );
}

#[test]
fn without_a_project_a_sheet_that_carries_its_list_has_a_report_here() {
    let folder = salon(&[]);
    let run = punctilio(
        folder.path(),
        &["build", "--product", "score-sheet", "--format", "json"],
    );
    assert_eq!(run.status, 0, "{run:?}");
    let sheets = folder.at("output/salon/score-sheets");
    let list = files(&sheets)
        .into_iter()
        .find(|name| name.starts_with("visit."))
        .unwrap();
    let list = fs::read_to_string(sheets.join(list)).unwrap();
    let list: toml::Value = serde_json::from_str(&list).unwrap();
    let away = Folder::new();
    away.write(
        "a.toml",
        format!(
            "{}{MISSED}\n[sheet_items]\n{}",
            head("s-7", "2026-11-19"),
            toml::to_string(&list)
                .unwrap()
                .replace("\n[", "\n[sheet_items.")
                .replace("[sheet_items.[", "[[sheet_items.")
        ),
    );
    let run = score(&away, &["a.toml"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    let (text, _) = page(
        &away,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html",
    );
    // Without the book there is no name of the site, no target and no word of the standard's own.
    assert!(text.contains("s-7") && text.contains("47.0%"), "{text}");
    assert!(
        !text.contains("解放路店") && !text.contains("目标 85%") && !text.contains("按标准"),
        "{text}"
    );
}

#[test]
fn a_report_is_one_file_that_asks_for_nothing_and_runs_nothing() {
    let hostile = MISSED
        .replace(
            "没有问好",
            "<script>alert(1)</script><img src=x onerror=alert(2)>",
        )
        .replace("登记簿第 3 页", "../../secret.png");
    let folder = salon(&[("r/a.toml", head("<b>s</b>", "2026-11-19") + &hostile)]);
    folder.write("secret.png", pixels());
    let run = score(&folder, &["r"]);
    assert_eq!(run.status, 0, "{run:?}");
    for name in reports(&folder, "audit-reports") {
        let (text, html) = page(&folder, &format!("audit-reports/{name}"));
        assert!(text.contains("<script>alert(1)</script>"), "{name}: {text}");
        assert!(
            !html.contains("<script") && !html.contains("<img"),
            "{name}"
        );
        assert!(
            !html.contains(" style=") && !html.contains("http://") && !html.contains("https://"),
            "{name}"
        );
        assert!(html.contains("default-src 'none'"), "{name}");
    }
}

/// Makes a picture of a few pixels.
fn pixels() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(4, 3, image::Rgb([20, 90, 90]));
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[test]
fn photos_beside_the_sheet_are_shown_and_bad_ones_told() {
    let shown = MISSED.replace(
        "登记簿第 3 页",
        "p-1.png\", \"p-2.png\", \"photos/p-3.png\", \"p-4.jpg",
    );
    let folder = salon(&[("r/a.toml", head("s-7", "2026-11-19") + &shown)]);
    folder.write("r/p-1.png", pixels());
    folder.write("r/photos/p-3.png", pixels());
    folder.write("r/p-4.jpg", "no picture");
    let run = score(&folder, &["r/a.toml"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.err.contains("p-4.jpg") && run.err.contains("警告"),
        "{}",
        run.err
    );
    let (text, html) = page(
        &folder,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html",
    );
    assert_eq!(
        html.matches("src=\"data:image/png;base64,").count()
            + html.matches("src=data:image/png;base64,").count(),
        2
    );
    // Those that are not at hand stand there by their names.
    assert!(text.contains("照片 1；p-2.png；照片 2；p-4.jpg"), "{text}");
}

#[test]
fn every_item_below_full_credit_or_with_a_note_appears() {
    let folder = salon(&[("a.toml", head("s-7", "2026-11-19") + MISSED)]);
    score(&folder, &["a.toml"]);
    let (_, html) = page(
        &folder,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html",
    );
    let from = html.find("id=findings").unwrap();
    let to = html.find("id=matrix").unwrap();
    for number in ["1.1", "1.2", "1.3", "2.1", "2.2"] {
        assert!(html[from..to].contains(number), "{number}");
    }
}

#[test]
fn a_report_is_written_in_the_language_that_is_asked_for() {
    let folder = salon(&[("a.toml", head("s-7", "2026-11-19") + MISSED)]);
    let run = score(&folder, &["a.toml", "--lang", "en"]);
    assert_eq!(run.status, 0, "{run:?}");
    let (text, html) = page(
        &folder,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html",
    );
    assert!(html.contains("<html lang=en"), "{}", &html[..200]);
    for part in [
        "Audit report",
        "Jiefang Road",
        "Store audit 1.2.0",
        "Open the door",
        "Target 85%",
        "overdue",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let (open, _) = page(
        &folder,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.slips.html",
    );
    assert!(open.contains("Corrective action 1/3"), "{open}");
}

#[cfg(feature = "pdf")]
#[test]
fn reports_go_to_paper_with_their_slips_and_the_page_of_all_sites() {
    let strange = MISSED.replace("门一直关着", "门一直关着\u{1F512}，钥匙在 *前台*#1");
    let folder = salon(&[
        ("r/a.toml", head("s-7", "2026-08-19") + MET),
        ("r/b.toml", head("s-7", "2026-11-19") + &strange),
        ("r/c.toml", head("s-8", "2026-11-19") + MISSED),
    ]);
    let run = score(&folder, &["r", "--format", "pdf"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(
        run.err.contains("U+1F512") && run.err.contains("b.toml"),
        "{}",
        run.err
    );
    let made = files(&folder.at("audit-reports"));
    let papers: Vec<&String> = made.iter().filter(|name| name.ends_with(".pdf")).collect();
    assert_eq!(papers.len(), 7, "{made:?}");
    assert!(!made.iter().any(|name| name.ends_with(".html")), "{made:?}");
    let bytes = |name: &str| fs::read(folder.at("audit-reports").join(name)).unwrap();
    for name in &papers {
        assert!(bytes(name).starts_with(b"%PDF-"), "{name}");
    }
    // Set again from the same sheets, they are the same to the last byte.
    let first: Vec<Vec<u8>> = papers.iter().map(|name| bytes(name)).collect();
    let again = score(&folder, &["r", "--format", "pdf", "--format", "html"]);
    assert_eq!(again.status, 0, "{again:?}");
    let second: Vec<Vec<u8>> = papers.iter().map(|name| bytes(name)).collect();
    assert!(first == second);
    assert!(
        folder
            .at("audit-reports/s-7/2026-11-19-salon-visit-督导-02.html")
            .is_file()
    );
}

#[cfg(feature = "pdf")]
#[test]
fn a_fault_in_a_template_of_the_house_points_into_it() {
    let folder = salon(&[("r/a.toml", head("s-7", "2026-11-19") + MISSED)]);
    folder.write(
        "themes/default/report/slips.typ",
        "#let slips = data-of-nobody\n",
    );
    let run = score(&folder, &["r", "--format", "pdf"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.err.contains("themes/default/report/slips.typ:1"),
        "{}",
        run.err
    );
    assert!(!folder.at("audit-reports").join("s-7").exists());
}

#[test]
fn the_first_page_is_brief_and_nothing_is_lost() {
    let long = "先停用再彻底清洁，".repeat(30);
    let text = MISSED.replace(
        "owner = \"S-11\"",
        &format!("action = \"{long}\", owner = \"S-11\""),
    );
    let folder = salon(&[("a.toml", head("s-7", "2026-11-19") + &text)]);
    assert_eq!(score(&folder, &["a.toml"]).status, 0);
    let (text, _) = page(
        &folder,
        "audit-reports/s-7/2026-11-19-salon-visit-督导-02.html",
    );
    let (first, rest) = text.split_once("不符合项与整改").unwrap();
    assert!(
        first.contains("先停用再彻底清洁") && first.contains('…'),
        "{first}"
    );
    assert!(!first.contains(&long) && rest.contains(&long));
}
