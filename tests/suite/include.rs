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

const HALL: &str = r#"
format = 1
[standard]
id = "hall"
title = "大堂通用"
version = "1.0.0"
references = [{ id = "HAL", title = "《大堂规范》" }, { id = "OLD", title = "《旧规范》" }]
[[roles]]
id = "guide"
name = "引导员"
refs = ["HAL-1"]
[[roles]]
id = "chief"
name = "大堂经理"
[[audiences]]
id = "elderly"
name = "老年客户"
[[touchpoints]]
id = "desk"
name = "咨询台"
role = "chief"
[[touchpoints]]
id = "gate"
name = "侧门"
[[terms]]
term = "敬语"
meaning = "表示尊敬的话。"
[[terms]]
term = "唱收唱付"
meaning = "报出收到和找零的钱数。"
[[phases]]
id = "reception"
title = "大堂接待"
[[phases.steps]]
id = "guide-in"
title = "引导"
role = "guide"
touchpoint = "desk"
for = ["elderly"]
do = ["用敬语引导"]
refs = ["HAL-2"]
exceptions = [{ id = "queue", when = "排队过长", do = ["增开窗口"], refs = ["HAL-3"] }]
[[rules]]
id = "stand"
area = "posture"
phases = ["reception"]
must = "站立服务"
[[phrases]]
id = "morning"
category = { zh = "问候语", en = "Greetings" }
text = "早上好"
[[phrases]]
id = "thanks"
category = "道谢语"
text = "谢谢"
[[feedback]]
id = "survey"
title = "通用问卷"
channel = "phone"
questions = [{ ask = "您满意吗？" }]
notes = "问句是拟的"
"#;

fn bank(include: &str, more: &str) -> Built {
    let bank = format!(
        r#"
format = 1
[standard]
id = "bank"
title = "银行网点"
version = "1.0.0"
references = [{{ id = "BB", title = "《网点规范》" }}]
include = [{include}]
[[roles]]
id = "clerk"
name = "柜员"
[[phases]]
id = "own"
title = "办理"
steps = [{{ id = "serve", title = "办业务", role = "clerk", do = ["办理"] }}]
{more}"#
    );
    let folder = Folder::with(&[
        (
            "standards/punctilio.toml",
            "format = 1\n[book]\ntitle = \"书\"\n",
        ),
        ("standards/hall.toml", HALL),
        ("standards/bank.toml", &bank),
    ]);
    build(folder.path())
}

#[test]
fn all_that_an_included_thing_names_comes_along_with_its_origin() {
    let built = bank("{ from = \"hall\", select = [\"phase:reception\"] }", "");
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let step = page(&built, "bank/reception.html");
    for link in [
        "glossary.html#desk",
        "glossary.html#elderly",
        "glossary.html#_ref-HAL",
    ] {
        assert!(step.contains(link), "{link}: {step}");
    }
    let register = seen(page(&built, "bank/glossary.html"));
    for words in ["敬语", "老年客户", "咨询台", "大堂经理", "《大堂规范》"] {
        assert!(register.contains(words), "{words}: {register}");
    }
    assert_eq!(
        register.matches("引自：大堂通用v1.0.0").count(),
        4,
        "{register}"
    );
    for words in ["侧门", "唱收唱付", "《旧规范》"] {
        assert!(!register.contains(words), "{words}: {register}");
    }
    let role = seen(page(&built, "bank/roles/guide.html"));
    assert!(
        role.contains("引自") && role.contains("大堂通用v1.0.0"),
        "{role}"
    );
}

#[test]
fn what_stays_with_the_origin_is_named_and_not_numbered() {
    let built = bank("{ from = \"hall\", select = [\"rules\"] }", "");
    let conduct = seen(page(&built, "bank/conduct.html"));
    assert!(
        conduct.contains("大堂接待") && !conduct.contains("reception"),
        "{conduct}"
    );
}

#[test]
fn phrases_are_taken_by_their_category() {
    for category in ["问候语", "Greetings"] {
        let built = bank(
            &format!("{{ from = \"hall\", select = [\"phrases:{category}\"] }}"),
            "",
        );
        let phrases = seen(page(&built, "bank/phrases.html"));
        assert!(
            phrases.contains("早上好") && !phrases.contains("谢谢"),
            "{phrases}"
        );
        assert!(phrases.contains("引自：大堂通用v1.0.0"), "{phrases}");
    }
}

#[test]
fn an_exception_of_a_single_step_is_taken_by_its_name() {
    let built = bank("{ from = \"hall\", select = [\"exception:queue\"] }", "");
    let exceptions = seen(page(&built, "bank/exceptions.html"));
    assert!(
        exceptions.contains("增开窗口") && exceptions.contains("引自：大堂通用v1.0.0"),
        "{exceptions}"
    );
    let all = bank("{ from = \"hall\", select = [\"!phrase:thanks\"] }", "");
    let exceptions = seen(page(&all, "bank/exceptions.html"));
    assert_eq!(exceptions.matches("增开窗口").count(), 1, "{exceptions}");
}

#[test]
fn clauses_and_notes_of_ones_own_are_added_to_what_is_taken() {
    let built = bank(
        "{ from = \"hall\", select = [\"phase:reception\", \"phrases\"], add = [
          { to = [\"step:guide-in\", \"phrases:问候语\"], refs = [\"BB-7\"], notes = [\"网点照此办理\"] },
          { to = \"exception:queue\", refs = [\"BB-8\"] },
        ] }",
        "",
    );
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let step = seen(page(&built, "bank/reception.html"));
    for words in ["HAL-2", "BB-7", "网点照此办理", "BB-8"] {
        assert!(step.contains(words), "{words}: {step}");
    }
    let phrases = seen(page(&built, "bank/phrases.html"));
    assert_eq!(phrases.matches("BB-7").count(), 1, "{phrases}");

    let faults = bank(
        "{ from = \"hall\", select = [\"phrases\"], add = [{ to = \"phase:reception\", refs = [\"XX-7\"] }] }",
        "",
    );
    let faults = faults.outcome.diagnostics;
    for words in [
        "引入的内容里没有“phase:reception”",
        "条款“XX-7”的依据没有声明",
    ] {
        assert!(faults.iter().any(|f| f.words.zh == words), "{faults:#?}");
    }
}

#[test]
fn a_questionnaire_of_ones_own_is_filled_from_another() {
    let own = "[[feedback]]\nid = \"sheet\"\ntitle = \"网点调查表\"\nchannel = \"on-site\"\n[[forms]]\nid = \"slip\"\ntitle = \"凭条\"\n";
    let built = bank(
        "{ from = \"hall\", select = [\"feedback:survey\"], into = \"sheet\" }",
        own,
    );
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let forms = page(&built, "bank/forms.html");
    assert!(forms.contains("id=\"sheet\"") && !forms.contains("id=\"survey\""));
    let forms = seen(forms);
    for words in [
        "网点调查表",
        "您满意吗？",
        "问句是拟的",
        "没写明的引自",
        "大堂通用v1.0.0",
        "到店",
    ] {
        assert!(forms.contains(words), "{words}: {forms}");
    }
    assert!(
        !forms.contains("通用问卷") && !forms.contains("电话"),
        "{forms}"
    );

    let control = seen(page(&built, "bank/changes.html"));
    assert!(
        control.contains("大堂通用") && control.contains("内容：问卷“通用问卷”"),
        "{control}"
    );
    for (into, said) in [
        (
            "slip",
            "补一张表单只能引入一张表单，补一份问卷只能引入一份问卷",
        ),
        ("sheat", "没有表单“sheat”"),
    ] {
        let include =
            format!("{{ from = \"hall\", select = \"feedback:survey\", into = \"{into}\" }}");
        let faults = bank(&include, own).outcome.diagnostics;
        assert!(faults.iter().any(|f| f.words.zh == said), "{faults:#?}");
    }
}
