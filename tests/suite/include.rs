//! What a standard takes over from others: where it stands, what comes along, and where it is said to come from.

use crate::html::visible;
use crate::product::{Built, build};
use crate::sheets::page;
use crate::support::Folder;

const STORE: &str = r#"
format = 1
[standard]
id = "store"
title = "门店通用"
version = "1.0.0"
[[roles]]
id = "clerk"
name = "店员"
[[roles]]
id = "caller"
name = "回访员"
[[exceptions]]
id = "complaint"
when = "客户投诉"
do = ["道歉"]
role = "clerk"
[[exceptions]]
id = "fire"
when = "着火"
do = ["疏散"]
[[forms]]
id = "card"
title = "来客卡"
[[forms]]
id = "ledger"
title = "台账"
[[feedback]]
id = "call-back"
title = "回访问卷"
by = "caller"
[[feedback]]
id = "survey"
title = "满意度问卷"
[[phases]]
id = "care"
title = "售后"
[[phases.steps]]
id = "solve"
title = "处理问题"
role = "clerk"
do = ["处理"]
forms = ["card", "call-back"]
"#;

fn shop(include: &str) -> Built {
    let shop = format!(
        r#"
format = 1
[standard]
id = "shop"
title = "汽车门店"
version = "1.0.0"
include = [{include}]
[[roles]]
id = "advisor"
name = "顾问"
[[phases]]
id = "book"
title = "预约"
steps = [{{ id = "confirm", title = "确认", role = "advisor", do = ["确认"] }}]
[[phases]]
id = "leave"
title = "离店"
steps = [{{ id = "see-off", title = "送客", role = "advisor", do = ["送客"] }}]
"#
    );
    let folder = Folder::with(&[
        (
            "standards/punctilio.toml",
            "format = 1\n[book]\ntitle = \"书\"\n",
        ),
        ("standards/store.toml", STORE),
        ("standards/shop.toml", &shop),
    ]);
    build(folder.path())
}

fn seen(page: &str) -> String {
    visible(page).split_whitespace().collect()
}

#[test]
fn an_included_phase_stands_where_its_author_puts_it() {
    let built = shop("{ from = \"store\", select = [\"phase:care\"], after = \"book\" }");
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let list = seen(page(&built, "shop/checklists/all.html"));
    let place = |number: &str, title: &str| list.find(&format!("{number}{title}"));
    assert!(place("1.1", "确认") < place("2.1", "处理问题"), "{list}");
    assert!(place("2.1", "处理问题") < place("3.1", "送客"), "{list}");
    let unknown = shop("{ from = \"store\", select = [\"phase:care\"], after = \"boook\" }");
    let faults = &unknown.outcome.diagnostics;
    assert!(
        faults.iter().any(|f| f.words.zh == "没有阶段“boook”"),
        "{faults:#?}"
    );
}

#[test]
fn forms_that_included_steps_name_come_along() {
    let built =
        shop("{ from = \"store\", select = [\"phase:care\"], roles = { clerk = \"advisor\" } }");
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let step = page(&built, "shop/care.html");
    assert!(
        step.contains("href=\"forms.html#card\"") && step.contains("href=\"forms.html#call-back\"")
    );
    let forms = seen(page(&built, "shop/forms.html"));
    for words in ["来客卡", "回访问卷", "回访员", "门店通用v1.0.0"] {
        assert!(forms.contains(words), "{words}: {forms}");
    }
    assert!(
        !forms.contains("台账") && !forms.contains("满意度问卷"),
        "{forms}"
    );
}

#[test]
fn exceptions_forms_and_feedback_are_selected_by_name() {
    let built = shop(
        "{ from = \"store\", select = [\"exception:complaint\", \"form:ledger\", \"feedback:survey\"], roles = { clerk = \"advisor\" } }",
    );
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let exceptions = seen(page(&built, "shop/exceptions.html"));
    assert!(
        exceptions.contains("客户投诉") && !exceptions.contains("着火"),
        "{exceptions}"
    );
    assert!(
        exceptions.contains("顾问") && exceptions.contains("引自：门店通用v1.0.0"),
        "{exceptions}"
    );
    let forms = seen(page(&built, "shop/forms.html"));
    assert!(
        forms.contains("台账") && forms.contains("满意度问卷"),
        "{forms}"
    );
    assert!(
        !forms.contains("来客卡") && !forms.contains("回访问卷"),
        "{forms}"
    );
}

#[test]
fn what_is_not_scored_cannot_stand_on_a_sheet() {
    let folder = Folder::with(&[(
        "standards/store.toml",
        &format!(
            "{STORE}[[checklists]]\nid = \"list\"\ntitle = \"表\"\nselect = [\"form:card\"]\n"
        ),
    )]);
    let faults = build(folder.path()).outcome.diagnostics;
    assert!(
        faults.iter().any(|f| f.words.zh == "表单不能打勾评分"),
        "{faults:#?}"
    );
}
