//! The forms of a checklist.

use super::{built, count, page, row};
use crate::html::visible;

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
    assert_eq!(count(sheet, "营业前（续 "), 2);
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
    let first = sheet.split("<div class=\"subjects\">").nth(1).unwrap();
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

#[test]
fn the_words_of_a_line_stand_below_its_criterion() {
    let lines = r#"items = [{ id = "power", text = "合上总闸后看指示灯", item = { text = "店内通电" } }, { id = "air", text = "开窗通风" }]"#;
    let built = built(&format!(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[checklists]]
id = "run"
title = "日检"
{lines}
[[checklists]]
id = "grid"
title = "周检"
frequency = "daily"
days = 7
{lines}
[[checklists]]
id = "people"
title = "按人"
by = "person"
{lines}
[[audits]]
id = "visit"
title = "暗访"
sections = [{{ id = "door", title = "门口", {lines} }}]
"#
    ));
    for sheet in [
        "checklists/run",
        "checklists/grid",
        "checklists/people",
        "score-sheets/visit",
    ] {
        let sheet = page(&built, &format!("shop/{sheet}.html"));
        let (before, _) = sheet
            .split_once("<small class=\"look\">合上总闸后看指示灯</small>")
            .unwrap();
        assert!(before.contains("店内通电"));
        assert_eq!(count(sheet, "开窗通风"), 1);
    }
}

#[test]
fn what_a_line_covers_is_looked_for_once_beside_its_own_words() {
    let built = built(
        r#"
[[rules]]
id = "ears"
area = "ears"
must = "耳朵干净"
[[rules]]
id = "nose"
area = "nose"
must_not = "鼻毛外露"
[[audits]]
id = "visit"
title = "暗访"
sections = [{ id = "head", title = "头部", items = [{ id = "clean", text = "站在一米外看", covers = ["ears", "nose"], item = { text = "耳鼻洁净" } }] }]
"#,
    );
    let sheet = page(&built, "shop/score-sheets/visit.html");
    let shown = row(sheet, "耳鼻洁净");
    for words in ["站在一米外看", "耳朵干净", "鼻毛外露"] {
        assert_eq!(count(&shown, words), 1, "{shown}");
    }
    assert!(shown.contains("R1") && shown.contains("R2"), "{shown}");
}

#[test]
fn a_ban_says_what_kind_it_is() {
    let built = built(
        r#"
[[rules]]
id = "nose"
area = "nose"
must_not = "鼻毛外露"
item = { points = 1 }
[[rules]]
id = "hair"
area = "hair"
title = "头发"
must = "整齐"
must_not = "有头屑"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
avoid = [{ id = "shout", text = "大声说话", item = {} }, { id = "buy", text = "“您买什么”", item = {} }]
[[audits]]
id = "visit"
title = "暗访"
sections = [{ id = "head", title = "头部", items = [{ id = "clean", text = "头部洁净", covers = ["nose"] }] }]
"#,
    );
    let tag = |word: &str| format!("<span class=\"tag\">{word}</span>");
    for sheet in ["checklists/all", "score-sheets/full"] {
        let sheet = page(&built, &format!("shop/{sheet}.html"));
        for (word, text) in [
            ("禁止", "鼻毛外露"),
            ("不做", "大声说话"),
            ("不说", "“您买什么”"),
        ] {
            assert!(sheet.contains(&(tag(word) + text)), "{text}");
        }
    }
    let visit = page(&built, "shop/score-sheets/visit.html");
    assert!(visit.contains(&(tag("禁止") + "鼻毛外露")), "{visit}");
    let full = page(&built, "shop/score-sheets/full.html");
    assert!(full.contains(&(tag("禁止") + "有头屑")), "{full}");
}

#[test]
fn a_line_shows_all_that_it_is_measured_by() {
    let built = built(
        r#"
[[rules]]
id = "smile"
area = "smile"
must = "微笑"
numbers = [{ value = "3", unit = "m", label = "距离" }, { value = "8", unit = "颗", label = "牙齿" }, { value = "2", unit = "s", label = "保持" }]
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
time = [{ within = "30s", trigger = "顾客到门口" }, { hold = "2s" }]
"#,
    );
    let sheet = page(&built, "shop/checklists/all.html");
    let shown = row(sheet, "开门");
    assert!(shown.contains("顾客到门口：30秒内；保持2秒"), "{shown}");
    let shown = row(sheet, "微笑");
    for figure in ["3米", "8颗", "2秒"] {
        assert!(shown.contains(figure), "{shown}");
    }
}

#[test]
fn heads_of_rules_of_one_area_differ() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[rules]]
id = "lean"
area = "conduct"
title = "不倚靠"
must_not = "倚靠柜台"
[[rules]]
id = "phone"
area = "conduct"
must_not = "看手机"
[[rules]]
id = "hair"
area = "hair"
title = "头发"
must = "整洁"
[[checklists]]
id = "people"
title = "按人"
by = "person"
select = ["rules"]
"#,
    );
    let sheet = page(&built, "shop/checklists/people.html");
    assert_eq!(count(sheet, "<b>举止</b>"), 0);
    assert_eq!(count(sheet, "<b>不倚靠</b>"), 1);
    assert_eq!(count(sheet, "<b>头发</b>"), 1);
    let heads = row(sheet, "倚靠柜台");
    assert!(
        heads.contains("R1不倚靠禁止倚靠柜台R2禁止看手机R3头发整洁"),
        "{heads}"
    );
}
