//! What things are called on sheets and pages: places, clauses, committees, sheets without a title.

use super::{built, built_with, page, row};
use crate::html::visible;
use crate::product::Built;

fn text(built: &Built, path: &str) -> String {
    visible(page(built, path)).split_whitespace().collect()
}

#[test]
fn a_sheet_in_the_order_of_places_names_them() {
    let step = |id: &str, touchpoint: &str| {
        format!(
            "[[phases.steps]]\nid = \"{id}\"\ntitle = \"做{id}\"\nrole = \"greeter\"\n{touchpoint}do = [\"做\"]\n"
        )
    };
    let steps = step("a", "") + &step("b", "touchpoint = \"vip\"\n");
    let walk = "[[audits]]\nid = \"walk\"\ntitle = \"走一圈\"\norder = \"place\"\n";
    let built = built(&(steps + walk));
    let sheet = text(&built, "shop/score-sheets/walk.html");
    let at = |words: &str| {
        sheet
            .find(words)
            .unwrap_or_else(|| panic!("no {words}: {sheet}"))
    };
    assert!(
        at("贵宾室") < at("1.2做b")
            && at("1.2做b") < at("不限地点")
            && at("不限地点") < at("1.1做a")
    );
    assert!(!text(&built, "shop/score-sheets/full.html").contains("贵宾室"));
}

#[test]
fn clauses_keep_their_marks_on_sheets() {
    let built = built(
        "[[articles]]\nid = \"till\"\ntitle = \"收银\"\ntext = \"当面点清\"\nclauses = [\"唱收唱付，钱款当面点清交给顾客\", \"每天下班前对账并签字\"]\n",
    );
    let row = row(page(&built, "shop/score-sheets/full.html"), "id=\"till\"");
    assert!(
        row.contains("·当面点清（一）唱收") && row.contains("（二）每天"),
        "{row}"
    );
}

#[test]
fn a_committee_may_be_bound_act_and_teach() {
    let built = built_with(
        "[[bodies]]\nid = \"board\"\nname = \"质量委员会\"\n",
        r#"
exceptions = [{ when = "停电", role = "board", do = ["点灯"], escalate = "board" }]
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[articles]]
id = "review"
title = "复审"
text = "每年复审"
roles = ["board"]
[[lessons]]
id = "opening"
title = "开门课"
by = "board"
"#,
    );
    for path in [
        "shop/welcome.html",
        "shop/articles.html",
        "shop/lessons.html",
        "shop/checklists/all.html",
    ] {
        assert!(text(&built, path).contains("质量委员会"), "{path}");
    }
}

#[test]
fn generated_sheets_have_names_where_ids_lead() {
    let built = built(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n",
    );
    let go = text(&built, "shop/go.html");
    for named in [
        "phase-welcome迎客：检查表",
        "role-greeter迎宾：检查表",
        "all全流程检查表",
        "full检查评分表",
    ] {
        assert!(go.contains(named), "{named}: {go}");
    }
}

#[test]
fn a_role_without_steps_is_promised_none() {
    let built = built_with(
        "[[roles]]\nid = \"cook\"\nname = \"厨师\"\nduties = [\"做饭\"]\n",
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n",
    );
    assert!(text(&built, "shop/roles/greeter.html").contains("要做的每一步"));
    let cook = text(&built, "shop/roles/cook.html");
    assert!(
        !cook.contains("要做的每一步") && cook.contains("要守的规则"),
        "{cook}"
    );
}

#[test]
fn feedback_is_called_so_once() {
    let asked = |title: &str| {
        let built = built(&format!(
            "[[feedback]]\nid = \"ask\"\ntitle = \"{title}\"\nchannel = [\"message\", \"app\"]\nquestions = [{{ ask = \"满意吗\" }}]\n"
        ));
        text(&built, "shop/forms.html")
    };
    assert!(asked("应聘者反馈").contains("应聘者反馈"));
    assert!(!asked("应聘者反馈").contains("意见反馈") && !asked("应聘者反馈").contains("顾客反馈"));
    assert!(asked("服务打分").contains("意见反馈服务打分"));
    assert!(asked("服务打分").contains("短信") && asked("服务打分").contains("App"));
}

#[test]
fn a_sheet_by_person_tells_whom_a_line_is_for() {
    let rule = |id: &str, more: &str| {
        format!("[[rules]]\nid = \"{id}\"\narea = \"{id}\"\nmust = \"整洁{id}\"\n{more}")
    };
    let list = "[[checklists]]\nid = \"people\"\ntitle = \"按人\"\nby = \"person\"\n[[checklists.groups]]\ntitle = \"全员\"\nselect = [\"rule:face\", \"rule:hair\"]\n[[checklists.groups]]\ntitle = \"门口的迎宾\"\nselect = [\"rule:hands\"]\n";
    let bound = "roles = [\"greeter\"]\n";
    let rules = rule("face", "") + &rule("hair", bound) + &rule("hands", bound);
    let built = built(&(rules + list));
    let heads = row(page(&built, "shop/checklists/people.html"), "整洁hair");
    assert!(heads.contains("整洁hair（迎宾）"), "{heads}");
    assert_eq!(heads.matches("（迎宾）").count(), 1, "{heads}");
}

#[test]
fn several_continuations_are_counted() {
    let split = |count: usize| {
        let lines: String = (0..count).map(|n| format!("\"第{n}件事\",")).collect();
        let lines = lines
            .replace("\"第", "{ text = \"第")
            .replace("事\"", "事\" }");
        let built = built(&format!(
            "[[checklists]]\nid = \"long\"\ntitle = \"长表\"\n[[checklists.groups]]\ntitle = \"清点\"\nitems = [{lines}]\n"
        ));
        text(&built, "shop/checklists/long.html")
    };
    assert!(split(20).contains("清点（续）"));
    let long = split(30);
    assert!(
        long.contains("清点（续1）") && long.contains("清点（续2）"),
        "{long}"
    );
}
