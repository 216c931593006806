//! The clauses of the scoring rule that its vectors leave open.

use super::{answers, item, number, reasons, scored, sheet_of};
use punctilio::format::doc::Critical;
use punctilio::format::{GradeBy, Model, SamplesRule};
use punctilio::model::{
    CriticalRule, FindingRow, GradeRow, SheetChoice, SheetItem, SheetScale, SheetStep,
};
use punctilio::quantity::{Fraction, Ratio, Reading};
use punctilio::score::{Answer, Outcome, Refusal, State, score};

fn critical(item: SheetItem, effect: Critical, below: &str) -> SheetItem {
    let below = number(below);
    SheetItem {
        critical: Some(CriticalRule { effect, below }),
        ..item
    }
}

fn yes_no(id: &str, points: &str) -> SheetItem {
    item(id, points, SheetScale::YesNo)
}

/// Credit and state of one item by its samples.
fn credit(item: SheetItem, words: &str) -> (Option<String>, State) {
    let verdict = scored(&sheet_of(vec![item]), &[words]);
    let of = &verdict.items[0];
    (of.credit.as_ref().map(Fraction::to_string), of.state)
}

#[test]
fn every_scale_gives_its_credit() {
    let none = Vec::new;
    let steps = |bounds: &[(Option<&str>, Option<&str>, &str)]| SheetScale::Measure {
        steps: bounds
            .iter()
            .map(|(max, min, credit)| SheetStep {
                max: max.and_then(Reading::parse),
                min: min.and_then(Reading::parse),
                credit: number(credit),
            })
            .collect(),
    };
    let waits = || steps(&[(Some("10s"), None, "1"), (Some("0.5min"), None, "1/3")]);
    let warm = || steps(&[(None, Some("26℃"), "1"), (None, Some("20℃"), "0.5")]);
    let choice = |id: &str, credit| SheetChoice {
        id: id.to_owned(),
        text: id.to_owned(),
        credit: number(credit),
    };
    let choices = || SheetScale::Choice {
        choices: vec![choice("both", "1"), choice("one", "0.75")],
    };
    let deduct = || SheetScale::Deduct { per: number("1.5") };
    let partial = || SheetScale::Compliant {
        partial: number("1/3"),
    };
    for (scale, points, word, expected) in [
        (SheetScale::YesNo, "1", "yes", "1"),
        (SheetScale::YesNo, "1", "no", "0"),
        (partial(), "2", "full", "1"),
        (partial(), "2", "partial", "1/3"),
        (partial(), "2", "none", "0"),
        (SheetScale::Score5 { anchors: none() }, "1", "4", "4/5"),
        (SheetScale::Score10 { anchors: none() }, "1", "10", "1"),
        (SheetScale::Score10 { anchors: none() }, "1", "0", "0"),
        (deduct(), "6", "0", "1"),
        (deduct(), "6", "3", "1/4"),
        (deduct(), "6", "5", "0"),
        (deduct(), "0", "0", "1"),
        (deduct(), "0", "1", "0"),
        (waits(), "1", "10s", "1"),
        (waits(), "1", "10.1s", "1/3"),
        (waits(), "1", "30", "1/3"),
        (waits(), "1", "1min", "0"),
        (warm(), "1", "26", "1"),
        (warm(), "1", "25.9℃", "1/2"),
        (warm(), "1", "19℃", "0"),
        (choices(), "1", "one", "3/4"),
    ] {
        let shown = format!("{scale:?} {word}");
        let found = credit(item("x", points, scale), word);
        assert_eq!(
            found,
            (Some(expected.to_owned()), State::Answered),
            "{shown}"
        );
    }
    for (scale, word, refusal) in [
        (SheetScale::YesNo, "full", Refusal::OffScale),
        (SheetScale::YesNo, "Yes", Refusal::OffScale),
        (partial(), "yes", Refusal::OffScale),
        (
            SheetScale::Score5 { anchors: none() },
            "6",
            Refusal::OffScale,
        ),
        (
            SheetScale::Score5 { anchors: none() },
            "4.5",
            Refusal::OffScale,
        ),
        (
            SheetScale::Score5 { anchors: none() },
            "-1",
            Refusal::OffScale,
        ),
        (deduct(), "9999999999", Refusal::OffScale),
        (deduct(), "+1", Refusal::OffScale),
        (waits(), "soon", Refusal::OffScale),
        (waits(), "3m", Refusal::Unit),
        (warm(), "30s", Refusal::Unit),
        (choices(), "none", Refusal::OffScale),
    ] {
        let item = item("x", "1", scale);
        assert_eq!(Answer::read(&item, word), Err(refusal), "{word}");
    }
}

#[test]
fn samples_make_one_credit() {
    let of = |rule, words| {
        let item = SheetItem {
            samples: 4,
            samples_rule: rule,
            ..yes_no("x", "1")
        };
        credit(item, words)
    };
    let answered = |text: &str| (Some(text.to_owned()), State::Answered);
    use SamplesRule::{All, Mean};
    assert_eq!(of(Mean, "yes yes no na"), answered("2/3"));
    assert_eq!(of(All, "yes yes no na"), answered("0"));
    assert_eq!(of(All, "yes not-observed blank"), answered("1"));
    assert_eq!(of(Mean, "yes blank"), answered("1"));
    assert_eq!(of(Mean, "na na"), (None, State::NotApplicable));
    assert_eq!(of(Mean, "na blank"), (None, State::Blank));
    assert_eq!(of(Mean, "not-observed blank"), (None, State::Blank));
    assert_eq!(of(Mean, "na not-observed"), (None, State::NotObserved));
}

#[test]
fn one_sample_below_the_threshold_triggers() {
    let marks = |below| {
        let scale = SheetScale::Score5 {
            anchors: Vec::new(),
        };
        let item = critical(item("x", "1", scale), Critical::Fail, below);
        sheet_of(vec![item])
    };
    let result = |below, words| scored(&marks(below), &[words]).outcome;
    assert_eq!(result("0.6", "5 5 2"), Outcome::Fail);
    assert_eq!(result("0.6", "5 3"), Outcome::Pass);
    assert_eq!(result("1", "5 4"), Outcome::Fail);
    assert_eq!(result("1", "5 na not-observed"), Outcome::Pass);
}

#[test]
fn a_critical_item_without_points_triggers() {
    let sheet = sheet_of(vec![
        yes_no("a", "1"),
        critical(yes_no("b", "0"), Critical::Fail, "1"),
    ]);
    let verdict = scored(&sheet, &["yes", "no"]);
    assert_eq!(verdict.score.as_deref(), Some("100.0"));
    assert_eq!(verdict.outcome, Outcome::Fail);
    assert_eq!(verdict.grade_name.as_deref(), Some("不合格"));
    assert_eq!(reasons(&verdict), ["critical"]);
    // Even where there is no number at all.
    let verdict = scored(&sheet, &["na", "no"]);
    assert_eq!(
        (verdict.score.as_deref(), verdict.outcome),
        (None, Outcome::Fail)
    );
    assert_eq!(verdict.grade_name.as_deref(), Some("不合格"));
    // Left blank, it keeps nobody from finishing.
    let verdict = scored(&sheet, &["yes", "blank"]);
    assert_eq!(verdict.outcome, Outcome::Pass);
}

#[test]
fn the_lowest_cap_wins_and_raises_nothing() {
    let sheet = sheet_of(vec![
        critical(yes_no("a", "1"), Critical::Cap(70), "1"),
        critical(yes_no("b", "1"), Critical::Cap(59), "1"),
        yes_no("c", "18"),
    ]);
    let verdict = scored(&sheet, &["no", "no", "yes"]);
    assert_eq!(verdict.score.as_deref(), Some("59.0"));
    assert_eq!(
        verdict.raw.as_ref().map(Fraction::to_string).as_deref(),
        Some("90")
    );
    assert_eq!(reasons(&verdict), ["cap", "cap"]);
    assert_eq!(verdict.grade_name.as_deref(), Some("不合格"));
    let verdict = scored(&sheet, &["no", "yes", "no"]);
    assert_eq!(verdict.score.as_deref(), Some("5.0"));
    assert_eq!(reasons(&verdict), ["cap"]);
}

#[test]
fn a_sheet_with_blanks_is_provisional() {
    let mut sheet = sheet_of(vec![yes_no("a", "1"), yes_no("b", "1"), yes_no("c", "0")]);
    sheet.sections[0].min = Some(number("80"));
    let verdict = scored(&sheet, &["no", "blank", "blank"]);
    assert_eq!(verdict.outcome, Outcome::Incomplete);
    assert_eq!(verdict.grade_name, None);
    assert_eq!(verdict.score.as_deref(), Some("0.0"));
    assert_eq!(reasons(&verdict), ["blank:1"]);
    // Nobody could see it: that is an answer.
    let verdict = scored(&sheet, &["yes", "not-observed", "yes"]);
    assert_eq!(verdict.outcome, Outcome::Pass);
    assert_eq!(verdict.coverage.as_deref(), Some("50.0"));
    let verdict = scored(&sheet, &["not-observed", "not-observed", "yes"]);
    assert_eq!(verdict.outcome, Outcome::None);
    assert_eq!(verdict.coverage.as_deref(), Some("0.0"));
}

#[test]
fn reasons_stand_in_the_order_of_the_sheet() {
    let mut sheet = sheet_of(vec![critical(yes_no("a", "1"), Critical::Cap(59), "1")]);
    sheet.sections[0].min = Some(number("50"));
    let mut second = sheet.sections[0].clone();
    second.min = None;
    second.items = vec![
        critical(yes_no("b", "1"), Critical::ZeroSection, "1"),
        yes_no("c", "3"),
    ];
    sheet.sections.push(second);
    let verdict = scored(&sheet, &["no", "no", "yes"]);
    assert_eq!(reasons(&verdict), ["cap", "section_min", "zero_section"]);
    assert_eq!(verdict.sections[1].score.as_deref(), Some("0.0"));
    assert_eq!(verdict.max, Fraction::whole(5));
}

#[test]
fn a_minimum_compares_what_is_shown() {
    let mut sheet = sheet_of(vec![yes_no("a", "1799"), yes_no("b", "201")]);
    sheet.sections[0].min = Some(number("90"));
    assert_eq!(scored(&sheet, &["yes", "no"]).outcome, Outcome::Pass);
    sheet.decimals = 2;
    let verdict = scored(&sheet, &["yes", "no"]);
    assert_eq!(verdict.score.as_deref(), Some("89.95"));
    assert_eq!(verdict.grade_name.as_deref(), Some("不合格"));
    assert_eq!(reasons(&verdict), ["section_min"]);
    sheet.decimals = 0;
    assert_eq!(scored(&sheet, &["yes", "no"]).score.as_deref(), Some("90"));
}

#[test]
fn sections_weigh_by_their_weights_whatever_they_add_up_to() {
    let mut sheet = sheet_of(vec![yes_no("a", "1")]);
    sheet.model = Model::Sections;
    sheet.sections[0].weight = number("1/3");
    let mut second = sheet.sections[0].clone();
    second.weight = number("2/3");
    sheet.sections.push(second);
    let verdict = scored(&sheet, &["yes", "no"]);
    assert_eq!(
        verdict.raw.as_ref().map(Fraction::to_string).as_deref(),
        Some("100/3")
    );
    let verdict = scored(&sheet, &["yes", "na"]);
    assert_eq!(verdict.score.as_deref(), Some("100.0"));
    // A section that weighs nothing gives no number alone.
    sheet.sections[0].weight = Ratio::ZERO;
    let verdict = scored(&sheet, &["yes", "na"]);
    assert_eq!((verdict.score, verdict.outcome), (None, Outcome::None));
}

#[test]
fn the_share_that_does_not_apply_is_watched() {
    let sheet = sheet_of(vec![yes_no("a", "4"), yes_no("b", "1"), yes_no("c", "0")]);
    let verdict = scored(&sheet, &["yes", "na", "na"]);
    assert_eq!(verdict.na_share.as_deref(), Some("20.0"));
    assert!(!verdict.na_exceeded);
    let verdict = scored(&sheet, &["na", "yes", "na"]);
    assert_eq!(verdict.na_share.as_deref(), Some("80.0"));
    assert!(verdict.na_exceeded);
    let nothing = sheet_of(vec![yes_no("c", "0")]);
    let verdict = scored(&nothing, &["yes"]);
    assert_eq!((verdict.na_share, verdict.coverage), (None, None));
}

#[test]
fn findings_may_make_the_grade() {
    let row = |name: &str, most: [Option<u32>; 3], fail| FindingRow {
        name: name.to_owned(),
        critical: most[0],
        major: most[1],
        minor: most[2],
        fail,
    };
    let major = Some(punctilio::format::Severity::Major);
    let mut items: Vec<SheetItem> = (0..14).map(|n| yes_no(&format!("i{n}"), "1")).collect();
    items[0].severity = major;
    let last = items.pop().unwrap();
    items.push(critical(last, Critical::Cap(99), "1"));
    let mut sheet = sheet_of(items);
    sheet.grade_by = GradeBy::Findings;
    sheet.findings = vec![
        row("A", [Some(0), Some(0), Some(6)], false),
        row("B", [Some(0), Some(0), Some(12)], false),
        row("C", [Some(0), Some(1), Some(12)], false),
        row("D", [None, None, None], true),
    ];
    let grade = |major: bool, minor: usize, critical: bool| {
        let word = |miss| if miss { "no" } else { "yes" };
        let mut words = vec![word(major)];
        words.extend((0..12).map(|n| word(n < minor)));
        words.push(word(critical));
        let verdict = scored(&sheet, &words);
        (verdict.grade_name.unwrap(), verdict.outcome)
    };
    assert_eq!(grade(true, 12, false), ("C".to_owned(), Outcome::Pass));
    assert_eq!(grade(false, 6, false), ("A".to_owned(), Outcome::Pass));
    assert_eq!(grade(false, 7, false), ("B".to_owned(), Outcome::Pass));
    assert_eq!(grade(false, 0, true), ("D".to_owned(), Outcome::Fail));
}

#[test]
fn a_number_below_all_grades_has_none() {
    let mut sheet = sheet_of(vec![yes_no("a", "1")]);
    sheet.grades = vec![GradeRow {
        name: "合格".to_owned(),
        from: number("60"),
        fail: false,
    }];
    assert_eq!(scored(&sheet, &["no"]).grade_name, None);
    assert_eq!(scored(&sheet, &["yes"]).grade_name.as_deref(), Some("合格"));
}

#[test]
fn ten_thousand_items_of_awkward_points_do_not_overflow() {
    let points = |n: usize| format!("{}/{}", 999_999_999 - n, 999_999_937 - 2 * n);
    let scale = |n: usize| SheetScale::Compliant {
        partial: number(&format!("{}/{}", 333_333_333 - n, 999_999_883 - 3 * n)),
    };
    let items = (0..400).map(|n| item(format!("i{n}"), &points(n), scale(n)));
    let sheet = sheet_of(items.collect());
    let words = vec!["partial"; 400];
    let verdict = scored(&sheet, &words);
    assert_eq!(verdict.score.as_deref(), Some("33.3"));
    let plain = (0..10_000).map(|n| item(format!("i{n}"), "999999999.9999", scale(0)));
    let sheet = sheet_of(plain.collect());
    let words = vec!["partial"; 10_000];
    let verdict = score(&sheet, &answers(&sheet, &words));
    assert_eq!(verdict.score.as_deref(), Some("33.3"));
    assert_eq!(verdict.max.to_string(), "9999999999999");
}
