//! Answers that would be right as well, or silly: none of them is asked.

use super::{HEAD, asked, find, written, wrong};
use punctilio::label::Lang;

fn with(phases: &str) -> String {
    format!("{HEAD}{phases}")
}

#[test]
fn who_helps_or_is_told_is_no_wrong_answer() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
[[phases.steps]]
id = "s"
title = "倒茶"
role = "greeter"
assist = ["adviser"]
inform = ["cashier"]
do = ["倒茶"]
"#,
    );
    asked(&text, |questions| {
        let who = find(questions, "q-s-who").unwrap();
        assert_eq!(wrong(who), ["店长"]);
        let right = who.choices[who.right].words.best(Lang::Zh).0;
        assert_eq!(right, "迎宾");
    });
}

#[test]
fn a_title_that_names_its_role_asks_nothing() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
[[phases.steps]]
id = "s"
title = "店长致谢"
role = "manager"
do = ["致谢"]
"#,
    );
    asked(&text, |questions| {
        assert!(find(questions, "q-s-who").is_none());
    });
}

#[test]
fn the_same_words_elsewhere_are_no_wrong_answer() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
say = ["这边请坐，马上为您倒茶"]
[[phases.steps]]
id = "a"
title = "开门"
role = "greeter"
say = [{ id = "hello", text = "您好，感谢光临本店" }, "外面下雨，伞放在这边"]
[[phases]]
id = "q"
title = "别处"
[[phases.steps]]
id = "b"
title = "二次问候"
role = "greeter"
say = ["您好，{姓氏}姐，感谢光临本店", "这边请坐，马上为您倒茶", "请问您今天想看哪一款", "我去仓库给您拿新的", "好的"]
"#,
    );
    asked(&text, |questions| {
        let line = find(questions, "q-a-say-hello").unwrap();
        let mut wrong = wrong(line);
        wrong.sort();
        assert_eq!(wrong, ["我去仓库给您拿新的", "请问您今天想看哪一款"]);
        assert!(line.choices.iter().all(|choice| choice.spoken));
    });
}

#[test]
fn wrong_figures_lie_outside_and_have_the_unit() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
[[phases.steps]]
id = "s"
title = "微笑"
role = "greeter"
do = ["笑"]
numbers = [
  { id = "teeth", value = "6..8", unit = "颗", label = "露出的牙" },
  { id = "gum", value = "2", op = "≤", unit = "mm", label = "牙龈外露" },
  { id = "half", value = "0.5", unit = "m", label = "间距" },
  { id = "one", value = "1", unit = "people", label = "专人" },
  { id = "told", value = "3", unit = "items", label = "三样：人、财、物" },
  { id = "said", value = "5", unit = "items", label = "5 项里要查的" },
  { id = "share", value = "90", unit = "percent", label = "满意率" },
]
"#,
    );
    let number = |text: &str| {
        let digits: String = text
            .chars()
            .map(|c| {
                if c.is_ascii_digit() || c == '.' {
                    c
                } else {
                    ' '
                }
            })
            .collect();
        let all: Vec<f64> = digits
            .split_whitespace()
            .map(|n| n.parse().unwrap())
            .collect();
        if text.starts_with('半') {
            vec![0.5]
        } else {
            all
        }
    };
    asked(&text, |questions| {
        let teeth = find(questions, "q-s-figure-teeth").unwrap();
        for text in wrong(teeth) {
            let ends = number(&text);
            assert!(text.ends_with("颗") && ends.len() == 2, "{text}");
            assert!(ends[1] < 6.0 || ends[0] > 8.0, "{text}");
        }
        let gum = find(questions, "q-s-figure-gum").unwrap();
        assert!(
            wrong(gum)
                .iter()
                .all(|text| text.starts_with('≤') && text.ends_with("毫米"))
        );
        let half = find(questions, "q-s-figure-half").unwrap();
        for text in wrong(half) {
            let apart = number(&text)[0] / 0.5;
            assert!(!(0.84..1.19).contains(&apart), "{text}");
        }
        // Only the first three of a step are asked; what tells itself is never one of them.
        for id in ["q-s-figure-one", "q-s-figure-told", "q-s-figure-said"] {
            assert!(find(questions, id).is_none(), "{id}");
        }
        let numbers = half
            .choices
            .iter()
            .map(|c| number(c.words.best(Lang::Zh).0)[0]);
        let numbers: Vec<f64> = numbers.collect();
        assert!(numbers.is_sorted(), "{numbers:?}");
    });
}

#[test]
fn times_that_are_equal_in_another_unit_are_one() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
[[phases.steps]]
id = "s"
title = "回电话"
role = "greeter"
do = ["回电话"]
time = { within = "24h" }
[[phases.steps]]
id = "t"
title = "补货"
role = "cashier"
do = ["补货"]
time = { within = "1d" }
[[phases.steps]]
id = "u"
title = "每周盘点"
role = "cashier"
do = ["盘点"]
time = { every = "1w" }
"#,
    );
    asked(&text, |questions| {
        let time = find(questions, "q-s-time-within").unwrap();
        assert!(
            !wrong(time).contains(&"1\u{a0}天".to_owned()),
            "{}",
            written(time)
        );
        assert!(time.choices.len() >= 3);
        // The title says how often.
        assert!(find(questions, "q-u-time-every").is_none());
    });
}

#[test]
fn what_the_step_demands_is_never_the_ban() {
    let text = with(
        r#"
[[avoid]]
text = "当着客人的面接私人电话"
[[phases]]
id = "p"
title = "接待"
avoid = ["背对客人站着说话"]
[[phases.steps]]
id = "s"
title = "倒茶"
role = "greeter"
do = ["双手端上茶杯", "茶水倒七分满", "背对客人站着说话时先道歉"]
avoid = [{ id = "finger", text = "手指伸进杯口里" }]
"#,
    );
    asked(&text, |questions| {
        let never = find(questions, "q-s-never-finger").unwrap();
        let mut wrong = wrong(never);
        wrong.sort();
        assert_eq!(wrong, ["双手端上茶杯", "茶水倒七分满"]);
    });
}

#[test]
fn undecided_words_are_not_asked() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
[[phases.steps]]
id = "s"
title = "倒茶"
role = "unspecified"
do = "unspecified"
say = "unspecified"
time = "unspecified"
numbers = [{ value = "unspecified", unit = "m", label = "距离" }]
"#,
    );
    asked(&text, |questions| assert!(questions.is_empty()));
}

#[test]
fn the_authors_question_keeps_its_words_and_its_order() {
    let text = with(
        r#"
[[phases]]
id = "p"
title = "接待"
[[phases.steps]]
id = "s"
title = "倒茶"
role = "greeter"
do = ["倒茶"]
[[questions]]
id = "tea"
ask = "茶倒几分满？"
choices = ["五分", "七分", "十分"]
answer = "七分"
why = "太满会烫手"
step = "s"
[[questions]]
id = "place"
ask = "哪一只手？"
choices = ["左手", "右手"]
answer = "2"
[[questions]]
id = "free"
ask = "为什么要双手端茶？"
answer = "表示尊重"
"#,
    );
    asked(&text, |questions| {
        let tea = find(questions, "tea").unwrap();
        assert_eq!(written(tea), "tea: 五分 | *七分 | 十分");
        assert_eq!(tea.roles, ["greeter"]);
        assert!(tea.is_short && tea.why.is_some());
        let place = find(questions, "place").unwrap();
        assert_eq!(written(place), "place: 左手 | *右手");
        assert!(place.roles.is_empty());
        assert!(find(questions, "free").is_none());
    });
}
