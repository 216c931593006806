//! Boxes, points, heads and feet of a score sheet.

use super::{built, built_with, count, page, row};
use crate::html::visible;

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
    assert!(
        !visible(&sheet).contains('◆'),
        "no critical item, no sign of one"
    );
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
        "离开后填写",
        "由收表人填写",
        "随表交回",
        "目标 85",
    ] {
        assert!(shopper.contains(words), "{words}");
    }
    for words in ["整改措施", "负责人签名", "上次得分率"] {
        assert!(!shopper.contains(words), "{words}");
    }
    let supervisor = audit("supervisor");
    for words in [
        "上次得分率",
        "被检查方确认",
        "负责人签名",
        "复查人签名",
        "严重 7 天",
    ] {
        assert!(supervisor.contains(words), "{words}: {supervisor}");
    }
    assert!(!supervisor.contains("小票号"));
    let own = audit("self");
    assert!(own.contains("自查人签名") && !own.contains("被检查方确认"));
}

#[test]
fn heads_ask_for_no_post_that_the_text_does_not_name() {
    let step =
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n";
    let audits = |own: &str| {
        let of = |assessor: &str| {
            format!(
                "[[audits]]\nid = \"{assessor}-x\"\ntitle = \"评分\"\nassessor = \"{assessor}\"\n{own}\n"
            )
        };
        format!("{step}{}{}", of("self"), of("customer"))
    };
    let of = |head: &str, own: &str| {
        let built = built_with(head, &audits(own));
        ["full", "self-x", "customer-x"]
            .map(|id| visible(page(&built, &format!("shop/score-sheets/{id}.html"))))
    };
    let has = |sheets: &[String; 3], word: &str| sheets.each_ref().map(|s| s.contains(word));
    let silent = of("", "");
    for word in ["区域经理", "陪同人", "在岗人数"] {
        assert_eq!(has(&silent, word), [false; 3], "{word}");
    }
    assert_eq!(has(&silent, "复查人签名"), [true, false, false]);
    let head = "region_head = \"片区经理\"\naudit_asks = [\"accompanied\", \"在岗人数\"]\n";
    let said = of(head, "");
    assert_eq!(has(&said, "片区经理签名"), [true, false, false]);
    assert_eq!(has(&said, "陪同人"), [true, false, false]);
    assert_eq!(has(&said, "在岗人数"), [true, true, false]);
    let own = of(head, "asks = [\"accompanied\"]");
    assert_eq!(has(&own, "陪同人"), [true, true, true]);
    assert_eq!(has(&own, "在岗人数"), [true, false, false]);
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
fn many_things_to_look_for_stand_under_each_other_by_their_letters() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门迎接"
role = "greeter"
do = ["注意形象，面带微笑", { text = "大声喊", level = "may" }, "顾客离门还有 3 米时，用左手开门"]
say = ["您好，感谢光临"]
[[phases.steps]]
id = "y"
title = "引领"
role = "greeter"
do = ["引领", "走在左前方"]
"#,
    );
    let sheet = page(&built, "shop/score-sheets/full.html");
    let looks: Vec<&str> = sheet
        .split("<span class=\"looks\">")
        .nth(1)
        .unwrap()
        .split("</span>")
        .next()
        .unwrap()
        .split("<small>")
        .skip(1)
        .collect();
    let marks: Vec<&str> = looks.iter().map(|look| &look[..8]).collect();
    assert_eq!(marks, ["<i>a</i>", "<i>c</i>", "<i>d</i>"]);
    assert!(sheet.contains("没做到的圈出字母"));
    // What repeats the criterion is not asked twice, and one thing alone needs no letter.
    assert_eq!(
        row(sheet, "id=\"y\""),
        "1.2引领走在左前方1符合不符合不适用未看到"
    );
    let short = built_of("do = [\"开门\"]");
    assert!(!short.contains("圈出字母"));
}

fn built_of(does: &str) -> String {
    let built = built(&format!(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\n{does}\n"
    ));
    page(&built, "shop/score-sheets/full.html").to_owned()
}

#[test]
fn only_rules_of_words_that_occur_are_printed() {
    let of = |more: &str| visible(&built_of(&format!("do = [\"开门\"]\n{more}")));
    let met = of("");
    assert!(met.contains("得分符合记满分值，不符合记 0。"), "{met}");
    let all = of(
        "avoid = [{ id = \"loud\", text = \"喊\", item = {} }]\nquality = [{ id = \"seen\", text = \"有人迎候吗？\", item = { scale = \"yes_no\" } }, { id = \"well\", text = \"轻声\", item = { scale = \"score5\" } }]",
    );
    assert!(
        all.contains("符合记满分值，不符合记 0，未发生记满分值，发生记 0，是记满分值，否记 0；0–5 分照格下数字。"),
        "{all}"
    );
    let digits = of("item = { scale = \"score5\" }");
    assert!(digits.contains("得分0–5 分照格下数字。"), "{digits}");
}

#[test]
fn heads_name_the_site_and_who_answers_for_it() {
    let step =
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n";
    let sheet = |head: &str, file: &str| page(&built_with(head, step), file).to_owned();
    for (head, site, signs, english) in [
        ("", "单位", "负责人签名", "Site"),
        (
            "site_word = { zh = \"网点\", en = \"Branch\" }\nsite_head = \"行长\"\n",
            "网点",
            "行长签名",
            "Branch",
        ),
        (
            "site_word = \"unspecified\"\n",
            "单位",
            "负责人签名",
            "Site",
        ),
    ] {
        let score = sheet(head, "shop/score-sheets/full.html");
        assert!(
            score.contains(&format!("<dt>{site}／编号<")),
            "{head}: {site}"
        );
        assert!(
            score.contains(&format!("data-shop=\"{site} ____")),
            "{site}"
        );
        assert!(score.contains(signs), "{signs}");
        let list = sheet(head, "shop/checklists/all.html");
        assert!(list.contains(&format!("<dt>{site}<")), "{site}");
        let signed = sheet(head, "shop/acknowledgement.html");
        assert!(signed.contains(&format!("<span>{site}</span>")), "{site}");
        let other = sheet(head, "en/shop/score-sheets/full.html");
        assert!(
            other.contains(&format!("<dt>{english} / no.<")),
            "{english}"
        );
    }
}
