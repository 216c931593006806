//! Answers as people type them, on every scale.

use crate::score::{item, number};
use punctilio::intake::{Heard, hear};
use punctilio::model::{SheetChoice, SheetItem, SheetScale, SheetStep};
use punctilio::quantity::Reading;
use punctilio::score::Refusal;

fn choice(id: &str, text: &str) -> SheetChoice {
    SheetChoice {
        id: id.to_owned(),
        text: text.to_owned(),
        credit: number("1"),
    }
}

/// What an answer is read as: the word of files, with `=` in front where nothing had to be understood.
fn heard(item: &SheetItem, text: &str) -> String {
    match hear(item, text) {
        Heard::Plain(answer) => format!("={}", answer.write(item)),
        Heard::Meant(answer) => answer.write(item),
        Heard::Not(Refusal::OffScale) => "?".to_owned(),
        Heard::Not(Refusal::Unit) => "unit?".to_owned(),
    }
}

fn check(item: &SheetItem, table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(heard(item, text), *expected, "{text} on {:?}", item.scale);
    }
}

#[test]
fn yes_and_no_have_many_words() {
    let plain = item("x", "1", SheetScale::YesNo);
    for yes in [
        "是",
        "√",
        "✓",
        "✔",
        "✔️",
        "☑",
        "符合",
        "YES",
        "Ｙ",
        "“是”",
        " 合格 ",
        "有",
        "对",
    ] {
        assert_eq!(heard(&plain, yes), "yes", "{yes}");
    }
    for no in [
        "否",
        "×",
        "✗",
        "✘",
        "X",
        "ｘ",
        "不符合",
        "No",
        "不合格",
        "无",
        "没有",
    ] {
        assert_eq!(heard(&plain, no), "no", "{no}");
    }
    check(
        &plain,
        &[
            ("yes", "=yes"),
            ("no", "=no"),
            ("na", "=na"),
            ("", "=blank"),
            ("不适用", "na"),
            ("N/A", "na"),
            ("NA", "na"),
            ("未看到", "not-observed"),
            ("Not observed", "not-observed"),
            ("漏填", "blank"),
            ("部分符合", "?"),
            ("未发生", "?"),
            ("发生", "?"),
            ("1", "?"),
            ("也许", "?"),
            ("是 否", "?"),
        ],
    );
}

#[test]
fn what_was_there_breaks_a_ban() {
    let ban = SheetItem {
        ban: true,
        ..item("x", "1", SheetScale::YesNo)
    };
    check(
        &ban,
        &[
            ("未发生", "yes"),
            ("无", "yes"),
            ("没有", "yes"),
            ("符合", "yes"),
            ("√", "yes"),
            ("发生", "no"),
            ("有", "no"),
            ("×", "no"),
        ],
    );
}

#[test]
fn the_other_scales_have_theirs() {
    let of = |scale| item("x", "1", scale);
    let partial = number("1/2");
    check(
        &of(SheetScale::Compliant { partial }),
        &[
            ("full", "=full"),
            ("符合", "full"),
            ("部分符合", "partial"),
            ("△", "partial"),
            ("不符合", "none"),
            ("无", "none"),
            ("yes", "full"),
            ("no", "none"),
            ("一半", "?"),
        ],
    );
    let anchors = Vec::new();
    check(
        &of(SheetScale::Score5 { anchors }),
        &[
            ("4", "=4"),
            ("４", "4"),
            ("4分", "4"),
            ("4.0", "4"),
            ("4.5", "?"),
            ("6", "?"),
            ("是", "?"),
        ],
    );
    check(
        &of(SheetScale::Deduct { per: partial }),
        &[
            ("3", "=3"),
            ("3次", "3"),
            ("３处", "3"),
            ("无", "0"),
            ("3.0", "3"),
            ("-1", "?"),
            ("几次", "?"),
        ],
    );
    let steps = vec![SheetStep {
        max: Reading::parse("10s"),
        min: None,
        credit: number("1"),
    }];
    check(
        &of(SheetScale::Measure { steps }),
        &[
            ("8s", "=8s"),
            ("8", "=8s"),
            ("8 秒", "=8s"),
            ("1.5分钟", "=1.5min"),
            ("８秒", "8s"),
            ("8S", "8s"),
            ("8米", "unit?"),
            ("很快", "?"),
        ],
    );
    let choices = vec![
        choice("both", "两样都说"),
        choice("a", "Ａ"),
        choice("b", "a "),
        choice("one", "一样"),
    ];
    check(
        &of(SheetScale::Choice { choices }),
        &[
            ("both", "=both"),
            ("两样都说", "both"),
            ("“一样”", "one"),
            ("a", "=a"),
            ("三样", "?"),
        ],
    );
}
