//! What is not decided stays in sight: on the page of open points, on sheets, and in whatever includes it.

use crate::html::visible;
use crate::product::{Built, build};
use crate::sheets::{built, page, row};
use crate::support::Folder;

const BOOK: &str = "format = 1\n[book]\ntitle = \"书\"\nlanguages = [\"zh\", \"en\"]\n";

const STORE: &str = r#"
format = 1
[standard]
id = "store"
title = "门店通用"
version = "1.0.0"
[[roles]]
id = "clerk"
name = "店员"
[[phases]]
id = "care"
title = "售后"
limit = "unspecified"
[[phases.steps]]
id = "solve"
title = "处理问题"
role = "clerk"
do = [{ id = "at-once", text = "及时处理" }]
time = { within = { unspecified = "“及时”是多久" } }
"#;

const SHOP: &str = r#"
format = 1
[standard]
id = "shop"
title = "汽车门店"
version = "1.0.0"
include = [{ from = "store", select = ["phase:care"] }]
[[phases]]
id = "book"
title = "预约"
[[phases.steps]]
id = "confirm"
title = "确认"
role = "clerk"
do = ["确认"]
"#;

fn with_include() -> Built {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        ("standards/store.toml", STORE),
        ("standards/shop.toml", SHOP),
    ]);
    let built = build(folder.path());
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    built
}

/// The visible text of a page without spaces.
fn seen(page: &str) -> String {
    visible(page).split_whitespace().collect()
}

#[test]
fn an_included_phase_brings_its_open_points_and_says_from_where() {
    let built = with_include();
    let open = seen(page(&built, "shop/open.html"));
    assert!(open.contains("“及时”是多久"), "{open}");
    assert!(open.contains("引自：门店通用v1.0.0"), "{open}");
    let overview = seen(page(&built, "shop/index.html"));
    assert!(overview.contains("未规定的2处"), "{overview}");
    let phase = page(&built, "shop/care.html");
    assert!(phase.contains("href=\"open.html\""));
}

#[test]
fn an_included_step_names_the_sheets_it_stands_on() {
    let built = with_include();
    let phase = page(&built, "shop/care.html");
    let step = phase.split_once("id=\"solve\"").unwrap().1;
    assert!(step.contains("checklists/phase-care.html"), "{step}");
    assert!(step.contains("score-sheets/full.html"), "{step}");
    assert!(seen(step).contains("评分表2.1"), "{}", seen(step));
}

#[test]
fn an_undecided_line_of_a_sheet_prints_its_word_and_reason() {
    let line = "items = [{ id = \"check\", text = { unspecified = \"检查哪些项目\" } }]";
    let built = built(&format!(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[checklists]]
id = "run"
title = "接车"
groups = [{{ id = "g", title = "接车", {line} }}]
[[checklists]]
id = "grid"
title = "日检"
frequency = "daily"
{line}
[[checklists]]
id = "people"
title = "按人"
by = "person"
{line}
[[audits]]
id = "visit"
title = "暗访"
sections = [{{ id = "door", title = "门口", {line} }}]
"#
    ));
    for sheet in [
        "checklists/run",
        "checklists/grid",
        "checklists/people",
        "score-sheets/visit",
    ] {
        let page = page(&built, &format!("shop/{sheet}.html"));
        let found = row(page, "检查哪些项目");
        assert!(found.contains("未规定（检查哪些项目）"), "{sheet}: {found}");
        // What is undecided gets a wide column where columns are narrow.
        assert!(!page.contains("class=\"c-narrow\""), "{sheet}");
    }
    let points = seen(page(&built, "shop/open.html"));
    assert_eq!(points.matches("检查哪些项目").count(), 4, "{points}");
}

#[test]
fn an_open_point_is_named_by_what_it_is_about() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门", { unspecified = "还做什么" }]
tips = ["unspecified"]
[[rules]]
id = "appearance"
area = "clothing"
must = { unspecified = "着装要求" }
[[rules]]
id = "hands"
area = "hands"
must = "双手保持清洁，指甲剪短修平，不留长指甲，不涂颜色鲜艳的指甲油，除婚戒之外不戴戒指，手表不镶钻"
why = "unspecified"
[[tips]]
text = { unspecified = "全店的窍门" }
[[exceptions]]
id = "complaint"
when = "客户投诉"
do = { unspecified = "投诉怎么办" }
"#,
    );
    let open = seen(page(&built, "shop/open.html"));
    for words in [
        "1.1开门1还做什么？决定",
        "2窍门怎么定？决定",
        "R1着装3要求是什么？着装要求决定",
        "R2双手保持清洁，指甲剪短修平，不留长指甲，不涂颜色鲜艳的指甲油……4为什么？",
        "规则、话术和异常",
        "客户投诉6投诉怎么办？",
    ] {
        assert!(open.contains(words), "{words}: {open}");
    }
    assert!(open.contains("全店的窍门"), "{open}");
    assert!(!open.contains("appearance"), "{open}");
}

#[test]
fn the_agenda_goes_from_the_service_to_its_papers() {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        (
            "standards/hire.toml",
            r#"
format = 1
[standard]
id = "hire"
title = "招聘"
version = "1.0.0"
review_every = "unspecified"
starts_when = { unspecified = { zh = "什么情况下开始招聘", en = "On what occasion hiring starts" } }
goals = { unspecified = { zh = "招聘的目的", en = "The purpose" } }
[[roles]]
id = "r"
name = { zh = "人事", en = "Staff office" }
[[phases]]
id = "a"
title = "需求"
limit = "unspecified"
steps = { unspecified = { zh = "有哪些步骤（原文中断）", en = "Which steps (the source breaks off)" } }
[[phases]]
id = "b"
title = "面试"
[[phases.steps]]
id = "ask"
title = "提问"
role = { unspecified = { zh = "由谁提问", en = "Who asks" } }
say = [{ id = "open", when = "开头", text = "unspecified" }]
time = "unspecified"
[[forms]]
id = "note"
title = "面试记录"
keep = "unspecified"
fields = [{ id = "n", label = "姓名" }]
[[feedback]]
id = "fb"
title = "反馈"
by = "unspecified"
[[phrases]]
id = "hello-words"
category = "问候"
text = { unspecified = "说什么" }
"#,
        ),
    ]);
    let built = build(folder.path());
    let zh = seen(page(&built, "hire/open.html"));
    let en = seen(page(&built, "en/hire/open.html"));
    let agenda = |page: &str, list: &[&str]| {
        let mut rest = page;
        for words in list {
            let at = rest.find(words);
            let at = at.unwrap_or_else(|| panic!("{words} in its order: {page}"));
            rest = &rest[at + words.len()..];
        }
    };
    agenda(
        &zh,
        &[
            "整个标准1什么情况下开始招聘？决定",
            "2目标是什么？招聘的目的决定",
            "1需求3有哪些步骤？（原文中断）决定",
            "4整个阶段多久之内做完？",
            "2面试2.1提问5由谁提问？",
            "6多久之内做完？",
            "2.1提问·开头7怎么说？",
            "规则、话术和异常问候8说什么？",
            "表单和检查表面试记录9保存多久？",
            "培训、考核和反馈反馈10由谁来问？",
            "本标准的管理11本标准多久复审一次？决定",
        ],
    );
    agenda(
        &en,
        &[
            "Thewholestandard1Onwhatoccasionhiringstarts?",
            "2Whatarethegoals?Thepurpose",
            "3Whichsteps?(thesourcebreaksoff)",
            "5Whoasks?",
            "9Howlongisitkept?",
            "11Howoftenisthisstandardreviewed?",
        ],
    );
    assert!(!zh.contains("hello-words"), "{zh}");
    assert!(!zh.contains("文字"), "{zh}");
}

const PLAN: &str = r#"
format = 1
[standard]
id = "plan"
title = "方案"
version = "1.0.0"
[[roles]]
id = "clerk"
name = "店员"
[[phases]]
id = "design"
title = "设计"
from = "unspecified"
to = "unspecified"
limit = "unspecified"
[[phases.steps]]
id = "draw"
title = "画图"
role = "clerk"
do = ["画"]
"#;

#[test]
fn a_phase_without_bounds_asks_when_it_starts_and_what_ends_it() {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", BOOK),
        ("standards/plan.toml", PLAN),
    ]);
    let built = build(folder.path());
    let zh = seen(page(&built, "plan/open.html"));
    let en = seen(page(&built, "en/plan/open.html"));
    let asked = "1从什么时候开始？决定责任人期限2怎样算结束？决定责任人期限3整个阶段多久之内做完？";
    assert!(zh.contains(asked), "{zh}");
    assert!(en.contains("1Whendoesitstart?"), "{en}");
    assert!(en.contains("2Whatendsit?"), "{en}");
    let phase = seen(page(&built, "plan/design.html"));
    assert!(phase.contains("起止未规定→未规定"), "{phase}");
}
