//! The quiz on the page, on paper and in the key; what is practised; what is to be read and signed.

use crate::cli::{SOUND, project, punctilio};
use crate::html::visible;
use crate::sheets::{built, count, page};
use std::collections::BTreeSet;

const STEPS: &str = r#"
[[phases.steps]]
id = "door"
title = "开门"
role = "greeter"
do = ["用左手拉开店门", "收回手，双手自然下垂", "点头行礼三十度角"]
avoid = [{ id = "handle", text = "问候时手放在门把上", why = "客人觉得敷衍" }]
[[phases.steps]]
id = "tea"
title = "倒茶"
role = "greeter"
do = ["茶水倒七分满端上", "杯把朝客人右手边"]
say = ["您的茶，小心烫"]
[[drills]]
id = "smile"
title = "练微笑"
do = ["对着镜子练"]
days = 3
times = 2
minutes = 20
"#;

/// Lists the ids behind a mark.
fn ids<'p>(page: &'p str, mark: &str) -> BTreeSet<&'p str> {
    let parts = page.split(mark).skip(1);
    let ids = parts.filter_map(|rest| rest.split(['"', ' ', '>']).find(|id| !id.is_empty()));
    ids.collect()
}

#[test]
fn paper_and_key_have_the_questions_of_the_page() {
    let built = built(STEPS);
    let quiz = page(&built, "shop/quiz.html");
    let paper = page(&built, "shop/quiz-paper.html");
    let key = page(&built, "shop/quiz-key.html");
    let (all, asked) = (ids(quiz, "quiz-q\" id="), ids(paper, "quiz-p\" id="));
    let answered = ids(key, "<tr id=");
    assert!(
        !asked.is_empty() && asked.is_subset(&all),
        "{asked:?} {all:?}"
    );
    assert_eq!(asked, answered);
    for page in [quiz, paper, key] {
        assert!(page.contains("Content-Security-Policy"));
        assert!(!page.contains(" onclick") && !page.contains("<script>"));
    }
    // The answer leads to the step, and says why.
    assert!(quiz.contains("welcome.html#door") && visible(quiz).contains("客人觉得敷衍"));
    assert!(!paper.contains("客人觉得敷衍") && !paper.contains("data-right"));
}

#[test]
fn a_drill_is_laid_out_by_the_day() {
    let built = built(STEPS);
    let practice = page(&built, "shop/practice.html");
    assert_eq!(count(practice, "data-tick="), 6);
    assert!(practice.contains("smile/3/2") && visible(practice).contains("20 分钟"));
    assert!(visible(practice).contains("您的茶，小心烫"));
    let training = page(&built, "shop/training.html");
    assert_eq!(
        count(training, "class=\"box\"") + count(training, "class=box"),
        6
    );
}

#[test]
fn a_standard_without_anything_to_ask_has_no_quiz() {
    let built = built("");
    let mut pages = built.html();
    assert!(!pages.any(|(name, _)| name.contains("quiz") || name.contains("practice")));
}

const CHANGES: &str = r#"changes = [
  { version = "1.0.0", date = 2026-01-01, kind = "layout", text = "第一版" },
  { version = "1.1.0", date = 2026-02-01, kind = "duty", text = "开门改用左手" },
  { version = "1.1.1", date = 2026-03-01, kind = "wording", text = "改了错字" },
  { version = "1.2.0", date = 2026-04-01, kind = "duty", text = "道别要送到门外" },
]
"#;

#[test]
fn the_sheet_to_sign_lists_the_duties_since_a_version() {
    let text = SOUND.replace(
        "version = \"1.0.0\"\n",
        &format!("version = \"1.2.0\"\n{CHANGES}"),
    );
    assert!(text.contains("1.2.0"), "{text}");
    let folder = project(&text);
    let sheet = |args: &[&str]| {
        let all = [
            &["build", "--product", "acknowledgement", "--messages", "zh"],
            args,
        ]
        .concat();
        let run = punctilio(folder.path(), &all);
        assert_eq!(run.status, 0, "{}", run.err);
        let path = folder.at("output/shop/acknowledgement.html");
        visible(&std::fs::read_to_string(path).unwrap())
    };
    let own = sheet(&[]);
    assert!(own.contains("道别要送到门外") && !own.contains("开门改用左手"));
    let since = sheet(&["--since", "1.0.0"]);
    assert!(
        since.contains("v1.0.0 以后") && since.contains("开门改用左手"),
        "{since}"
    );
    assert!(since.contains("道别要送到门外") && !since.contains("改了错字"));
    assert!(!since.contains("第一版"));
    let later = sheet(&["--since", "1.1.1"]);
    assert!(!later.contains("开门改用左手") && later.contains("道别要送到门外"));
    assert!(sheet(&["--since", "1.2.0"]).contains("没有改责任"));
    // Without the option the sheet is the one of before.
    assert_eq!(sheet(&[]), own);
    let unknown = punctilio(
        folder.path(),
        &["build", "--since", "9.9.9", "--messages", "zh"],
    );
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.err.contains("手册里没有版本“9.9.9”"),
        "{}",
        unknown.err
    );
    assert!(
        unknown.err.contains("1.0.0、1.1.0、1.1.1、1.2.0"),
        "{}",
        unknown.err
    );
    let wrong = punctilio(
        folder.path(),
        &["build", "--since", "neu", "--messages", "zh"],
    );
    assert_eq!(wrong.status, 2);
}
