//! Pages of the handbook: what a project's TOML becomes on the screen.

use crate::html::visible;
use crate::sheets::{built, count, page};

/// The visible text between two marks of a page, without spaces.
fn part(page: &str, from: &str, to: &str) -> String {
    let (_, rest) = page.split_once(from).unwrap();
    let (part, _) = rest.split_once(to).unwrap();
    visible(part).split_whitespace().collect()
}

#[test]
fn a_line_said_among_the_actions_is_named_there_and_shown_once() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = [{ say = "hello" }, { say = "sit" }, "倒水", { say = "bye", when = "顾客要走" }, { text = "送客", say = "bye" }]
say = [{ id = "hello", text = "您好" }, { id = "sit", text = "请坐" }, { id = "bye", text = "慢走" }]
"#,
    );
    let welcome = page(&built, "shop/welcome.html");
    for words in ["您好", "请坐", "慢走"] {
        assert_eq!(visible(welcome).matches(words).count(), 1, "{words}");
    }
    let actions = part(welcome, "<div class=\"row row-do\">", "</dl>");
    let (actions, lines) = actions.split_once("话术说什么").unwrap();
    assert!(actions.contains("说话术c、da倒水说话术e"), "{actions}");
    assert!(actions.contains("顾客要走b送客"), "{actions}");
    assert!(actions.ends_with("说话术：e"), "{actions}");
    assert!(lines.starts_with("c您好d请坐e慢走"), "{lines}");
    assert_eq!(count(welcome, "<a href=\"#x/bye\">"), 2);
}

#[test]
fn rules_say_once_what_they_have_in_common() {
    let built = built(
        r#"
[[rules]]
id = "ears"
area = "ears"
must = "耳朵干净"
roles = ["greeter"]
tags = ["daily"]
[[rules]]
id = "nose"
area = "nose"
must = "鼻孔清洁"
roles = ["greeter"]
phases = ["welcome"]
[[rules]]
id = "nose-hair"
area = "nose"
must_not = "鼻毛外露"
roles = ["greeter"]
phases = ["welcome"]
why = "不雅"
[[rules]]
id = "tone"
area = "speech"
must = "轻声"
phases = ["welcome"]
"#,
    );
    let grooming = page(&built, "shop/grooming.html");
    assert_eq!(count(grooming, "岗位："), 1);
    let head = part(grooming, "<h1>", "<div class=\"grooming\">");
    assert!(head.contains("以下各条都是岗位：迎宾"), "{head}");
    let nose = part(grooming, "id=\"_area-nose\"", "</ul>");
    assert_eq!(nose.matches("阶段：1迎客").count(), 1, "{nose}");
    assert!(nose.find("阶段：").unwrap() < nose.find("鼻孔清洁").unwrap());
    assert!(nose.contains("鼻毛外露原因：不雅"), "{nose}");
    let ears = part(grooming, "id=\"_area-ears\"", "</ul>");
    assert!(ears.contains("标签：daily"), "{ears}");
    let conduct = page(&built, "shop/conduct.html");
    assert!(part(conduct, "id=\"tone\"", "</ul>").contains("阶段：1迎客"));
}

#[test]
fn a_note_stands_behind_its_kind() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
record = [{ what = "来客数", notes = [{ kind = "reading", text = "按批次记" }, { text = "晚班补记" }] }]
"#,
    );
    let welcome = visible(page(&built, "shop/welcome.html"));
    let welcome: String = welcome.split_whitespace().collect();
    assert!(welcome.contains("读法：按批次记"), "{welcome}");
    assert!(welcome.contains("说明：晚班补记"), "{welcome}");
}

#[test]
fn quoted_words_take_single_marks_within_what_is_said() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
say = [{ text = "请填“顾客档案卡”", reply = "我填“表”了" }]
"#,
    );
    for path in [
        "shop/score-sheets/full.html",
        "shop/welcome.html",
        "shop/phrases.html",
    ] {
        let page = page(&built, path);
        assert!(page.contains("‘顾客档案卡’"), "{path}");
        assert!(!page.contains("“顾客档案卡”"), "{path}");
    }
    assert!(page(&built, "shop/welcome.html").contains("我填‘表’了"));
}
