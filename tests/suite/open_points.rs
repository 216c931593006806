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
must = "双手保持清洁，指甲剪短修平，不留长指甲，不涂颜色鲜艳的指甲油"
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
    assert!(open.contains("1.1开门·做法还做什么"), "{open}");
    assert!(open.contains("1.1开门·窍门"), "{open}");
    assert!(
        open.contains("门店服务·客户投诉·怎么办投诉怎么办"),
        "{open}"
    );
    assert!(open.contains("门店服务·整个标准的窍门全店的窍门"), "{open}");
    assert!(open.contains("R1着装·要求着装要求"), "{open}");
    assert!(
        open.contains("R2双手保持清洁，指甲剪短修平……·为什么"),
        "{open}"
    );
    assert!(!open.contains("appearance"), "{open}");
}
