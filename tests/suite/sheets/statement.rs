//! What is to be looked for, in whose case, and what is undecided.

use super::{built, count, page, row};
use crate::html::visible;

#[test]
fn one_of_several_lines_is_enough() {
    let built = built(
        r#"
say = [{ text = "欢迎", any = true }, { text = "您来了", any = true }]
[[phases.steps]]
id = "x"
title = "道别"
role = "greeter"
do = ["道别"]
say = [{ text = "慢走", any = true }, { text = "再见", any = true }, { text = "雨天路滑", when = "下雨", any = true }]
"#,
    );
    for path in [
        "shop/checklists/all.html",
        "shop/checklists/phase-welcome.html",
        "shop/score-sheets/full.html",
    ] {
        let text: String = visible(page(&built, path)).split_whitespace().collect();
        assert!(
            text.contains("任说一句即可：说“欢迎”；或说“您来了”"),
            "{path}: {text}"
        );
    }
    let sheet = row(page(&built, "shop/score-sheets/full.html"), "id=\"x\"");
    assert!(sheet.contains("任说一句即可：说“慢走”"), "{sheet}");
    assert!(sheet.contains("或说“再见”"), "{sheet}");
    assert!(
        sheet.contains("下雨：说“雨天路滑”"),
        "a line alone has no choice: {sheet}"
    );
    let phase: String = visible(page(&built, "shop/welcome.html"))
        .split_whitespace()
        .collect();
    assert!(phase.contains("任说一句慢走c或再见d雨天路滑"), "{phase}");
}

#[test]
fn an_item_of_its_own_keeps_its_case() {
    let built = built(
        r#"
[[audiences]]
id = "new"
name = "新客"
[[phases.steps]]
id = "x"
title = "询问"
role = "greeter"
do = ["询问", { id = "card", when = "顾客没有卡", text = "办卡", item = {} }]
avoid = [
  { id = "press", when = "顾客不愿告知", for = ["new"], text = "强求顾客告知", item = {} },
  { id = "cut", when = "顾客说话", text = "打断顾客", item = { text = "不打断顾客" } },
]
"#,
    );
    for path in ["shop/checklists/all.html", "shop/score-sheets/full.html"] {
        let page = page(&built, path);
        let of = |id: &str| row(page, &format!("id=\"x.{id}\""));
        assert!(
            of("card").contains("顾客没有卡：办卡"),
            "{path}: {}",
            of("card")
        );
        let press = of("press");
        assert!(
            press.contains("不做新客：顾客不愿告知：强求顾客告知"),
            "{path}: {press}"
        );
        let cut = of("cut");
        assert!(cut.contains("顾客说话：不打断顾客"), "{path}: {cut}");
        assert!(
            !cut.contains("不做") && !cut.contains("未发生"),
            "{path}: {cut}"
        );
        assert_eq!(cut.matches("打断顾客").count(), 1, "{path}: {cut}");
    }
}

#[test]
fn what_is_undecided_is_named_once() {
    let built = built(
        r#"
quality = [{ text = "unspecified" }]
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = [{ text = "unspecified" }, "问好"]
time = [{ within = "unspecified" }, { takes = "unspecified" }]
"#,
    );
    let sheet = page(&built, "shop/score-sheets/full.html");
    let line = row(sheet, "id=\"x\"");
    assert_eq!(line.matches("时限未规定").count(), 1, "{line}");
    assert!(
        !line.contains("；未规定"),
        "what is open stands on the list of open points: {line}"
    );
    assert!(visible(sheet).contains("标准未规定"));
    let list = row(page(&built, "shop/checklists/all.html"), "id=\"x\"");
    assert_eq!(list.matches("时限未规定").count(), 1, "{list}");
}

#[test]
fn a_criterion_in_the_words_of_the_only_action_is_told_once() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["用左手开门"]
item = { text = "用左手开门。", points = 2 }
[[phases.steps]]
id = "y"
title = "倒水"
role = "greeter"
do = ["倒温水"]
item = "none"
"#,
    );
    let sheet = row(page(&built, "shop/score-sheets/full.html"), "id=\"x\"");
    assert_eq!(sheet.matches("用左手开门").count(), 1, "{sheet}");
    let phase = visible(page(&built, "shop/welcome.html"));
    assert_eq!(phase.matches("用左手开门").count(), 1, "{phase}");
    assert!(!phase.contains("不检查"), "{phase}");
}

#[test]
fn a_line_that_may_not_apply_can_be_marked_so() {
    let with = |acts: &str| {
        let built = built(&format!(
            "[[phases.steps]]\nid = \"x\"\ntitle = \"撑伞\"\nrole = \"greeter\"\ndo = [{acts}]\n"
        ));
        count(page(&built, "shop/checklists/all.html"), "不适用写 —")
    };
    assert_eq!(with("\"撑伞\""), 0);
    assert_eq!(with("{ text = \"撑伞\", when = \"下雨\" }"), 1);
    assert_eq!(with("{ text = \"撑伞\", when = \"下雨\" }, \"送客\""), 0);
}

#[test]
fn only_rules_on_looks_make_a_mirror_check() {
    let rule =
        |area: &str| format!("[[rules]]\nid = \"{area}\"\narea = \"{area}\"\nmust = \"要求\"\n");
    let has = |rules: &str| {
        let built = built(rules);
        let page = |path: &str| built.html().any(|(name, _)| name == path);
        (
            page("shop/grooming.html"),
            page("shop/checklists/grooming.html"),
            page("shop/conduct.html"),
        )
    };
    assert_eq!(has(&rule("smile")), (false, false, true));
    assert_eq!(
        has(&format!("{}{}", rule("smile"), rule("hair"))),
        (true, true, false)
    );
}
