//! Checklists and score sheets: what a project's TOML becomes on paper.

use crate::html::{Piece, pieces, visible};
use crate::product::{Built, build};
use crate::support::Folder;
use punctilio::build::{Options, Scope, render};
use punctilio::source::Project;
use std::collections::BTreeSet;

const BOOK: &str = r#"
format = 1
[book]
languages = ["zh", "en"]
base_url = "https://example.com/book"
sites = [{ id = "store-7", name = "解放路店", lacks = ["vip"] }]
"#;

const HEAD: &str = r#"
format = 1
[standard]
id = "shop"
title = "门店服务"
version = "1.0.0"
[[touchpoints]]
id = "vip"
name = "贵宾室"
[[roles]]
id = "greeter"
name = "迎宾"
[[phases]]
id = "welcome"
title = "迎客"
avoid = [{ text = "看手机" }]
"#;

fn built(standard: &str) -> Built {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        ("standards/shop.toml", &format!("{HEAD}{standard}")),
    ]);
    let built = build(folder.path());
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    built
}

fn page<'a>(built: &'a Built, path: &str) -> &'a str {
    let mut pages = built.html();
    let found = pages.find(|(name, _)| *name == path);
    found.unwrap_or_else(|| panic!("no page {path}")).1
}

fn count(page: &str, part: &str) -> usize {
    page.matches(part).count()
}

/// The visible text of the table row that holds some words, without spaces.
fn row(page: &str, words: &str) -> String {
    let found = page.split("<tr").find(|row| row.contains(words));
    let row = found.unwrap_or_else(|| panic!("no row with {words}"));
    let row = row.split("</tr>").next().unwrap_or(row);
    let text = visible(&format!("<table><tbody><tr{row}</tr></tbody></table>"));
    text.split_whitespace().collect()
}

fn scored(item: &str) -> String {
    let built = built(&format!(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门迎接\"\nrole = \"greeter\"\ndo = [\"左手开门\"]\nitem = {item}\n"
    ));
    row(page(&built, "shop/score-sheets/full.html"), "id=\"x\"")
}

#[test]
fn points_stand_beside_every_box() {
    for (item, expected) in [
        (
            "{ points = 2 }",
            "1.1开门迎接左手开门2符合不符合不适用未看到",
        ),
        (
            "{ points = 2, na = \"no\", method = \"record\" }",
            "1.1开门迎接左手开门查2符合不符合",
        ),
        (
            "{ points = 2, scale = \"compliant\" }",
            "2符合部分符合1不符合",
        ),
        (
            "{ points = 1, scale = \"compliant\", partial = \"1/3\" }",
            "部分符合1/3",
        ),
        ("{ points = 3, scale = \"score5\" }", "00"),
        ("{ points = 3, scale = \"score5\" }", "10.621.231.842.453"),
        ("{ points = 2.5, scale = \"score10\" }", "1.2520.53.7541"),
        (
            "{ points = 4, scale = \"deduct\", per = 0.5 }",
            "每处扣0.5分，扣完为止处数扣分",
        ),
        (
            "{ points = 3, scale = \"measure\", steps = [{ max = \"10s\", credit = 1 }, { max = \"15s\", credit = \"1/2\" }, { max = \"20s\", credit = \"1/3\" }] }",
            "实测秒≤10得满分，≤15得一半，≤20得1分",
        ),
        (
            "{ points = 4, scale = \"choice\", choices = [{ id = \"a\", text = \"当面填\", credit = 1 }, { id = \"b\", text = \"补填\", credit = \"1/4\" }] }",
            "当面填4分补填1分不适用未看到",
        ),
        (
            "{ samples = 6, samples_rule = \"all\" }",
            "123456有1处不符合即不符合",
        ),
        ("{ text = \"进店时有人迎候吗？\" }", "是否不适用"),
        ("{ severity = \"major\" }", "不符合记为严重"),
    ] {
        let row = scored(item);
        assert!(row.contains(expected), "{item}: {row}");
    }
}

#[test]
fn the_fatal_box_of_a_critical_item_is_heavy() {
    let heavy = |item: &str| {
        let built = built(&format!(
            "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\nitem = {item}\n"
        ));
        let sheet = page(&built, "shop/score-sheets/full.html").to_owned();
        let row = sheet
            .split("id=\"x\"")
            .nth(1)
            .unwrap()
            .split("</tr>")
            .next()
            .unwrap()
            .to_owned();
        let boxes: Vec<bool> = row
            .match_indices("<i class=\"")
            .filter(|(at, _)| {
                let rest = &row[at + 10..];
                rest.starts_with("box\"")
                    || rest.starts_with("box heavy")
                    || rest.starts_with("cell")
            })
            .map(|(at, _)| row[at..].split('>').next().unwrap().contains("heavy"))
            .collect();
        (boxes, sheet)
    };
    let (boxes, sheet) = heavy("{ critical = \"fail\" }");
    assert_eq!(boxes, [false, true]);
    assert!(visible(&sheet).contains("选中即一票否决"));
    let (boxes, sheet) = heavy(
        "{ points = 5, scale = \"score5\", critical = \"cap:59\", critical_below = \"1/2\" }",
    );
    assert_eq!(boxes, [true, true, true, false, false, false]);
    assert!(visible(&sheet).contains("总分最高 59 分"));
    let (boxes, sheet) = heavy("{}");
    assert_eq!(boxes, [false, false]);
    assert!(!sheet.contains('◆'), "no critical item, no sign of one");
}

#[test]
fn a_ban_is_answered_by_what_happened() {
    let built = built(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\navoid = [{ id = \"loud\", text = \"大声说话\", item = { points = 2 } }]\n",
    );
    let sheet = page(&built, "shop/score-sheets/full.html");
    assert_eq!(
        row(sheet, "id=\"x.loud\""),
        "1.1b不做大声说话2未发生发生不适用未看到"
    );
    // What holds for the phase stands once, above its section, and is no item.
    assert_eq!(count(sheet, "看手机"), 1);
}

#[test]
fn an_undecided_value_prints_its_word_and_a_line() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "unspecified"
do = ["开门"]
[[checklists]]
id = "daily"
title = "日检"
frequency = "shift"
keep = "unspecified"
groups = [{ title = "营业前", role = "unspecified", select = ["step:x"], items = [{ id = "a", text = "通风", standard = "unspecified" }] }]
"#,
    );
    let sheet = page(&built, "shop/checklists/daily.html");
    assert_eq!(count(sheet, "未规定<span class=\"line\"></span>"), 3);
    assert!(sheet.contains("保存 未规定"));
}

#[test]
fn too_long_a_part_is_split_and_signed_once() {
    let items: String = (1..=25)
        .map(|n| format!("{{ id = \"l{n}\", text = \"第 {n} 件\" }}, "))
        .collect();
    let built = built(&format!(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n[[checklists]]\nid = \"long\"\ntitle = \"长表\"\n[[checklists.groups]]\ntitle = \"营业前\"\nrelease = \"开店确认\"\nitems = [{items}]\n"
    ));
    let sheet = page(&built, "shop/checklists/long.html");
    assert_eq!(count(sheet, "<section class=\"point"), 3);
    assert_eq!(count(sheet, "营业前（续）"), 2);
    assert_eq!(count(sheet, "开店确认"), 1);
    assert!(visible(sheet).contains("L25"));
}

#[test]
fn rounds_have_a_box_where_due_and_a_dash_where_not() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[checklists]]
id = "tour"
title = "巡查"
frequency = "shift"
[[checklists.groups]]
title = "营业中"
rounds = ["10:00", "12:00", "14:00"]
items = [{ id = "a", text = "地面", hold = true }, { id = "b", text = "台面", rounds = ["12:00"] }]
[[checklists]]
id = "month"
title = "月表"
frequency = "daily"
[[checklists.groups]]
title = "营业中"
rounds = ["10:00", "12:00"]
items = [{ id = "a", text = "地面" }]
"#,
    );
    let sheet = page(&built, "shop/checklists/tour.html");
    let b = sheet
        .split("id=\"b\"")
        .nth(1)
        .unwrap()
        .split("</tr>")
        .next()
        .unwrap();
    assert_eq!(
        (count(b, "class=\"dash\""), count(b, "class=\"box\"")),
        (2, 1)
    );
    let a = sheet
        .split("id=\"a\"")
        .nth(1)
        .unwrap()
        .split("</tr>")
        .next()
        .unwrap();
    assert_eq!(
        (count(a, "box heavy"), count(a, "◆")),
        (3, 1),
        "a line that holds is critical"
    );
    assert_eq!(count(sheet, "巡查人签名"), 1);
    // A grid has a line for each round, and 31 days.
    let grid = page(&built, "shop/checklists/month.html");
    assert_eq!(row(grid, "id=\"a-1200\""), "L1地面12:00—");
    assert_eq!(count(grid, "<col class=\"c-cell\">"), 31);
    assert!(grid.contains("a4 landscape"));
}

#[test]
fn a_row_a_person_packs_parts_side_by_side() {
    let items = |group: &str, n: usize| -> String {
        (1..=n)
            .map(|i| format!("{{ id = \"{group}{i}\", text = \"{group}{i}\" }}, "))
            .collect()
    };
    let built = built(&format!(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n[[checklists]]\nid = \"people\"\ntitle = \"仪容\"\nby = \"person\"\ngroups = [{{ title = \"头\", items = [{}] }}, {{ title = \"手\", items = [{}] }}, {{ title = \"鞋\", items = [{}] }}]\n",
        items("a", 7),
        items("b", 5),
        items("c", 2)
    ));
    let sheet = page(&built, "shop/checklists/people.html");
    assert_eq!(
        count(sheet, "<table class=\"lines across\">"),
        2,
        "12 lines, then 2"
    );
    let first = sheet.split("<section class=\"subjects\">").nth(1).unwrap();
    let rows = count(first, "<th scope=\"row\"");
    assert!((12..=20).contains(&rows), "{rows} rows");
    let english = page(&built, "en/shop/checklists/people.html");
    assert_eq!(
        count(english, "<table class=\"lines across\">"),
        2,
        "7, then 5 and 2: English needs wider columns"
    );
}

#[test]
fn heads_and_feet_follow_the_assessor() {
    let audit = |assessor: &str| {
        let built = built(&format!(
            "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n[[audits]]\nid = \"a\"\ntitle = \"评分\"\nassessor = \"{assessor}\"\ntarget = 85\ndue = {{ major = \"7d\" }}\n"
        ));
        visible(page(&built, "shop/score-sheets/a.html"))
    };
    let shopper = audit("third-party");
    for words in [
        "小票号",
        "工牌号",
        "离店后填写",
        "由收表人填写",
        "随表交回",
        "目标 85",
    ] {
        assert!(shopper.contains(words), "{words}");
    }
    for words in ["整改措施", "店长签名", "上次得分率"] {
        assert!(!shopper.contains(words), "{words}");
    }
    let supervisor = audit("supervisor");
    for words in [
        "陪同人",
        "上次得分率",
        "被检查方确认",
        "店长签名",
        "区域经理签名",
        "严重 7 天",
    ] {
        assert!(supervisor.contains(words), "{words}: {supervisor}");
    }
    assert!(!supervisor.contains("小票号"));
    let own = audit("self");
    assert!(own.contains("自查人签名") && !own.contains("被检查方确认"));
}

#[test]
fn sections_print_full_marks_weights_and_minimum() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
item = { points = 2.5 }
[[phases.steps]]
id = "y"
title = "问候"
role = "greeter"
do = ["问候"]
item = { points = "1/3" }
[[audits]]
id = "a"
title = "评分"
model = "sections"
grades = [{ name = "甲", from = 90 }, { name = "乙", from = 60 }, { name = "丙", from = 0, fail = true }]
sections = [{ id = "s", title = "门口", how = "看 2 位", select = ["step:x"], weight = 75, min = 80 }, { id = "t", title = "柜台", select = ["step:y"], weight = 25 }]
"#,
    );
    let sheet = page(&built, "shop/score-sheets/a.html");
    assert_eq!(
        row(sheet, "<b class=\"letter\">A</b>"),
        "A门口看2位权重75最低80分／2.5"
    );
    assert_eq!(row(sheet, "<span class=\"letter\">B</span>"), "B柜台251/3−");
    let text = visible(sheet);
    for words in ["甲 ≥ 90", "乙 ≥ 60", "丙 < 60", "17/6 −"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn a_site_drops_what_it_lacks_and_keeps_the_numbers() {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        (
            "standards/shop.toml",
            &format!(
                "{HEAD}[[phases.steps]]\nid = \"x\"\ntitle = \"请进贵宾室\"\nrole = \"greeter\"\ntouchpoint = \"vip\"\ndo = [\"引路\"]\n[[phases.steps]]\nid = \"y\"\ntitle = \"问候\"\nrole = \"greeter\"\ndo = [\"问候\"]\n"
            ),
        ),
    ]);
    let options = Options {
        scope: Scope {
            site: Some("store-7".to_owned()),
            ..Scope::default()
        },
        ..Options::default()
    };
    let (artifacts, outcome) = render(&Project::at(folder.path()), &options);
    let site = Built { artifacts, outcome };
    let list = page(&site, "sites/store-7/shop/checklists/all.html");
    assert!(!list.contains("请进贵宾室"));
    assert!(row(list, "id=\"y\"").starts_with("1.2问候"));
    assert!(visible(list).contains("解放路店"));
    let sheet = page(&site, "sites/store-7/shop/score-sheets/full.html");
    let lacking = sheet
        .split("id=\"x\"")
        .nth(1)
        .unwrap()
        .split("</tr>")
        .next()
        .unwrap();
    assert!(
        lacking.contains("class=\"ticked\""),
        "printed as not applicable"
    );
}

#[test]
fn every_shipped_sheet_is_traceable_and_names_each_line_once() {
    let built = crate::product::shipped();
    let sheets = built
        .html()
        .filter(|(path, _)| path.contains("/checklists/") || path.contains("/score-sheets/"));
    let mut seen = 0;
    for (path, page) in sheets {
        seen += 1;
        let mut ids = BTreeSet::new();
        let mut foot = None;
        for piece in pieces(page) {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            for (key, value) in attributes {
                assert!(key != "style", "{path}: inline style");
                if key == "id" {
                    assert!(ids.insert(value.clone()), "{path}: {value} twice");
                }
                if name == "html" && key == "data-middle" {
                    foot = Some(value);
                }
            }
        }
        let foot = foot.unwrap_or_default();
        let (before, hash) = foot.rsplit_once(" · ").unwrap_or_default();
        let is_hash = hash.len() == 7 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(is_hash && before.contains(" v"), "{path}: {foot}");
        assert!(!page.contains("<script"), "{path}");
    }
    assert!(seen > 60, "{seen} sheets");
}

#[test]
fn the_code_leads_to_the_sheet_with_its_hash() {
    let built = built(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n",
    );
    let sheet = page(&built, "shop/score-sheets/full.html");
    let hash = sheet
        .split("data-middle=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let hash = &hash[hash.len() - 7..];
    let address = format!("https://example.com/book/shop/go.html?{hash}#full");
    assert!(sheet.contains(&address), "no code for {address}");
}

#[test]
fn every_form_of_sheet_prints() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = [{ id = "left", text = "左手开门", item = { points = 2 } }]
time = { within = "30s", trigger = "顾客进门" }
item = "none"
[[phases.steps]]
id = "head"
title = "只是标题"
role = "greeter"
do = [{ id = "one", text = "甲", item = {} }, { id = "two", text = "乙", item = {} }]
[[phases.steps]]
id = "y"
title = "问候"
role = "greeter"
do = [{ text = "再次挥手", when = "顾客回头" }]
time = { every = { count = 2, per = "day", at = ["早", "晚"] }, trigger = "消毒" }
[[rules]]
id = "hair"
area = "hair"
wearer = "female"
must = "头发整齐"
numbers = [{ value = "6..8", unit = "mm", label = "刘海" }]
[[articles]]
id = "art"
title = "着装"
text = "按季节着装"
[[checklists]]
id = "week"
title = "周表"
frequency = "daily"
days = 7
select = ["all"]
[[checklists]]
id = "quarter"
title = "季表"
frequency = "weekly"
select = ["all"]
[[checklists]]
id = "year"
title = "年表"
frequency = "monthly"
select = ["all"]
[[checklists]]
id = "rooms"
title = "房间表"
by = "room"
rows = 14
[[checklists.groups]]
title = "上午"
rounds = ["10:00"]
release = "房态确认"
select = ["all"]
[[audits]]
id = "appendix"
title = "附录"
detail = "appendix"
grade_by = "findings"
findings = [{ name = "A", critical = 0, major = 0, minor = 6 }, { name = "D", fail = true }]
sections = [{ id = "s", title = "全部", select = ["step"] , items = [{ id = "own", text = "整洁", covers = ["hair"], item = { points = 2 } }] }]
[[audits]]
id = "customer"
title = "顾客评分"
assessor = "customer"
detail = "none"
"#,
    );
    let week = page(&built, "shop/checklists/week.html");
    assert_eq!(count(week, "<col class=\"c-cell\">"), 7);
    assert!(
        row(week, "id=\"hair\"").contains("女员工6–8毫米"),
        "{}",
        row(week, "id=\"hair\"")
    );
    assert!(row(week, "id=\"art\"").starts_with("第1条着装全员"));
    assert!(row(week, "id=\"y\"").contains("消毒：每天2次（早、晚）"));
    for (id, columns) in [("quarter", 13), ("year", 12)] {
        let grid = page(&built, &format!("shop/checklists/{id}.html"));
        assert_eq!(count(grid, "<col class=\"c-cell\">"), columns, "{id}");
    }
    let rooms = page(&built, "shop/checklists/rooms.html");
    assert_eq!(count(rooms, "<th scope=\"row\""), 14);
    for words in ["逐间检查表", "房态确认", "10:00"] {
        assert!(visible(rooms).contains(words), "{words}");
    }
    let appendix = page(&built, "shop/score-sheets/appendix.html");
    let text = visible(appendix);
    // A step all of whose statements are items is their heading; what a line covers is named behind it.
    assert_eq!(row(appendix, "class=\"heading\""), "1.2只是标题");
    let (items, behind) = appendix.split_once("判定说明").unwrap();
    assert!(!items.contains("再次挥手") && behind.contains("顾客回头：再次挥手"));
    assert!(behind.contains("头发整齐"));
    assert!(text.contains("≤ 6"));
    let customer = visible(page(&built, "shop/score-sheets/customer.html"));
    assert!(customer.contains("请按您的感受填写") && !customer.contains("再次挥手"));
}
