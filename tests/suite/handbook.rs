//! Pages of the handbook: what a project's TOML becomes on the screen.

use crate::html::visible;
use crate::sheets::{built, built_with, count, page};

/// The visible text between two marks of a page, without spaces.
fn part(page: &str, from: &str, to: &str) -> String {
    let (_, rest) = page.split_once(from).unwrap();
    let (part, _) = rest.split_once(to).unwrap();
    visible(part).split_whitespace().collect()
}

#[test]
fn a_line_said_among_the_actions_is_named_there_and_shown_once() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = [{ say = "hello" }, { say = "sit" }, "倒水", { say = "bye", when = "顾客要走" }, { text = "送客", say = "bye" }]
say = [{ id = "hello", text = "您好" }, { id = "sit", text = "请坐" }, { id = "bye", text = "慢走" }]
"#,
    );
    let welcome = page(&built, "shop/welcome.html");
    for words in ["您好", "请坐", "慢走"] {
        assert_eq!(visible(welcome).matches(words).count(), 1, "{words}");
    }
    let actions = part(welcome, "<div class=\"row row-do\">", "</dl>");
    let (actions, lines) = actions.split_once("话术说什么").unwrap();
    assert!(actions.contains("说话术c、da倒水说话术e"), "{actions}");
    assert!(actions.contains("顾客要走b送客"), "{actions}");
    assert!(actions.ends_with("说话术：e"), "{actions}");
    assert!(lines.starts_with("c您好d请坐e慢走"), "{lines}");
    assert_eq!(count(welcome, "<a href=\"#x/bye\">"), 2);
}

#[test]
fn rules_say_once_what_they_have_in_common() {
    let built = built(
        r#"
[[rules]]
id = "ears"
area = "ears"
must = "耳朵干净"
roles = ["greeter"]
tags = ["daily"]
[[rules]]
id = "nose"
area = "nose"
must = "鼻孔清洁"
roles = ["greeter"]
phases = ["welcome"]
[[rules]]
id = "nose-hair"
area = "nose"
must_not = "鼻毛外露"
roles = ["greeter"]
phases = ["welcome"]
why = "不雅"
[[rules]]
id = "tone"
area = "speech"
must = "轻声"
phases = ["welcome"]
"#,
    );
    let grooming = page(&built, "shop/grooming.html");
    assert_eq!(count(grooming, "岗位："), 1);
    let head = part(grooming, "<h1>", "<div class=\"grooming\">");
    assert!(head.contains("以下各条都是岗位：迎宾"), "{head}");
    let nose = part(grooming, "id=\"_area-nose\"", "</ul>");
    assert_eq!(nose.matches("阶段：1迎客").count(), 1, "{nose}");
    assert!(nose.find("阶段：").unwrap() < nose.find("鼻孔清洁").unwrap());
    assert!(nose.contains("鼻毛外露原因：不雅"), "{nose}");
    let ears = part(grooming, "id=\"_area-ears\"", "</ul>");
    assert!(ears.contains("标签：daily"), "{ears}");
    let conduct = page(&built, "shop/conduct.html");
    assert!(part(conduct, "id=\"tone\"", "</ul>").contains("阶段：1迎客"));
}

#[test]
fn a_note_stands_behind_its_kind() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
record = [{ what = "来客数", notes = [{ kind = "reading", text = "按批次记" }, { text = "晚班补记" }] }]
"#,
    );
    let welcome = visible(page(&built, "shop/welcome.html"));
    let welcome: String = welcome.split_whitespace().collect();
    assert!(welcome.contains("读法：按批次记"), "{welcome}");
    assert!(welcome.contains("说明：晚班补记"), "{welcome}");
}

#[test]
fn quoted_words_take_single_marks_within_what_is_said() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
say = [{ text = "请填“顾客档案卡”", reply = "我填“表”了" }]
"#,
    );
    for path in [
        "shop/score-sheets/full.html",
        "shop/welcome.html",
        "shop/phrases.html",
    ] {
        let page = page(&built, path);
        assert!(page.contains("‘顾客档案卡’"), "{path}");
        assert!(!page.contains("“顾客档案卡”"), "{path}");
    }
    assert!(page(&built, "shop/welcome.html").contains("我填‘表’了"));
}

#[test]
fn cases_ask_first_only_where_they_pose_a_question() {
    let asks = "先想一想该怎么做";
    let story = "[[cases]]\nid = \"story\"\ntitle = \"经验\"\nevents = [\"做了三件事\"]\nlesson = \"有效\"\n";
    let question = "[[cases]]\nid = \"late\"\ntitle = \"迟到\"\nevents = [\"顾客等了\"]\nquestions = [\"该怎么说？\"]\n";
    let step =
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n";
    let none = built(&format!("{step}{story}"));
    assert!(!visible(page(&none, "shop/cases.html")).contains(asks));
    let all = built(&format!("{step}{question}"));
    assert_eq!(count(page(&all, "shop/cases.html"), asks), 1);
    let some = built(&format!("{step}{story}{question}"));
    let some = part(page(&some, "shop/cases.html"), "<h1>", "</main>");
    assert_eq!(some.matches(asks).count(), 1, "{some}");
    assert!(some.find("做了三件事").unwrap() < some.find(asks).unwrap());
}

#[test]
fn the_overview_shows_the_goals_of_phases() {
    let built = built(
        "goal = \"让顾客安心\"\n[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n",
    );
    let table = part(
        page(&built, "shop/index.html"),
        "<table class=\"phases\">",
        "</table>",
    );
    assert!(table.contains("迎客目标：让顾客安心"), "{table}");
}

#[test]
fn a_long_number_is_set_smaller() {
    let built = built(
        r#"
numbers = [{ value = "4008185050", label = "热线" }, { value = "3", unit = "m", label = "距离" }]
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
"#,
    );
    for path in ["shop/index.html", "shop/welcome.html"] {
        let page = page(&built, path);
        assert_eq!(
            count(page, "class=\"value is-long\">4008185050<"),
            1,
            "{path}"
        );
        assert_eq!(count(page, "class=\"value\">3<"), 1, "{path}");
    }
}

#[test]
fn headings_about_exceptions_are_one_sentence() {
    let built = built(
        r#"
exceptions = [{ when = "下雨", do = ["送伞"] }]
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[exceptions]]
when = "停电"
do = ["点灯"]
"#,
    );
    for path in ["en/shop/index.html", "en/shop/welcome.html"] {
        let heading = part(page(&built, path), "id=\"_all-exception\">", "</h2>");
        assert!(heading.starts_with("Ifsomethinggoeswrong"), "{heading}");
    }
}

#[test]
fn a_clause_of_an_action_and_of_the_time_is_listed_once() {
    let built = built_with(
        "references = [{ id = \"BTY\", title = \"书\" }]\n",
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = [{ text = "开门", refs = ["BTY-1", "BTY-2"] }, { text = "问好", refs = ["BTY-2"] }]
time = { within = "3s", refs = ["BTY-1", "BTY-3"] }
refs = ["BTY-4"]
"#,
    );
    let sources = part(
        page(&built, "shop/welcome.html"),
        "class=\"sources\"",
        "</dl>",
    );
    assert!(
        sources.contains("a、时限BTY-1、a、bBTY-2、时限BTY-3"),
        "{sources}"
    );
}

#[test]
fn a_phase_shows_the_rules_that_hold_in_it() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[rules]]
id = "stand"
area = "posture"
phases = ["welcome"]
must = "站立服务"
[[rules]]
id = "hair"
area = "hair"
must = "头发整洁"
[[rules]]
id = "selling"
area = "conduct"
phases = ["welcome"]
must_not = "推销"
[[rules]]
id = "phone"
area = "conduct"
must_not = "打电话"
"#,
    );
    let welcome = page(&built, "shop/welcome.html");
    let whole = part(welcome, "id=\"_whole-phase\"", "</section>");
    assert!(whole.contains("R1站立服务仪容仪表"), "{whole}");
    let bans = part(welcome, "id=\"_all-avoid\"", "</section>");
    assert!(
        bans.contains("看手机") && bans.contains("R3推销行为规范"),
        "{bans}"
    );
    assert!(!bans.contains("打电话"), "{bans}");
    assert_eq!(count(welcome, "href=\"conduct.html#selling\""), 1);
}

#[test]
fn exceptions_at_a_glance_have_each_name_once() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["倒水"]
exceptions = [{ id = "late", when = "顾客迟到", do = ["请等候"] }]
[[exceptions]]
id = "late"
when = "员工迟到"
do = ["报告店长"]
"#,
    );
    let glance = page(&built, "shop/exceptions.html");
    assert!(visible(glance).contains("顾客迟到") && visible(glance).contains("员工迟到"));
    assert_eq!(count(glance, "id=\"late\""), 1);
}

#[test]
fn clauses_of_an_article_are_numbered_and_the_overview_leads_to_each() {
    let folder = crate::support::Folder::with(&[
        (
            "standards/punctilio.toml",
            "format = 1\n[book]\nlanguages = [\"zh\", \"en\"]\n",
        ),
        (
            "standards/rules.toml",
            r#"
format = 1
[standard]
id = "rules"
title = "制度"
version = "1.0.0"
kind = "policy"
notes = [{ kind = "reading", text = "原文第 2 条残缺" }]
[[bodies]]
id = "board"
name = "委员会"
chair = "总经理"
[[articles]]
id = "aim"
chapter = "第一章 总则"
title = "目的"
text = "做到："
clauses = ["守法；", "守信。"]
[[articles]]
id = "one"
chapter = "第一章 总则"
text = "只有一款。"
clauses = ["就是它。"]
[[articles]]
id = "duty"
chapter = "第二章 职责"
title = "职责"
text = "各司其职。"
"#,
        ),
    ]);
    let built = crate::product::build(folder.path());
    let articles = part(
        page(&built, "rules/articles.html"),
        "id=\"aim\">",
        "id=\"one\">",
    );
    assert!(articles.contains("（一）守法；（二）守信。"), "{articles}");
    let english = part(
        page(&built, "en/rules/articles.html"),
        "id=\"aim\">",
        "id=\"one\">",
    );
    assert!(english.contains("(1)守法；(2)守信。"), "{english}");
    let single = part(
        page(&built, "rules/articles.html"),
        "id=\"one\">",
        "id=\"duty\">",
    );
    assert!(!single.contains('（'), "{single}");

    let overview = page(&built, "rules/index.html");
    let inside = part(overview, "id=\"_articles\">", "id=\"_notes\">");
    assert!(
        inside.starts_with("条款第一章总则第1条目的第2条只有一款。第二章职责第3条职责"),
        "{inside}"
    );
    assert!(inside.contains("组织委员会负责人：总经理"), "{inside}");
    assert_eq!(count(overview, "href=\"articles.html#duty\""), 1);
    assert_eq!(count(overview, "href=\"bodies.html#board\""), 1);
    let notes = part(overview, "id=\"_notes\">", "</section>");
    assert_eq!(notes, "附注读法原文第2条残缺");
}

#[test]
fn the_overview_of_a_standard_without_phases_leads_into_it() {
    let folder = crate::support::Folder::with(&[(
        "standards/norm.toml",
        r#"
format = 1
[standard]
id = "norm"
title = "礼仪"
version = "1.0.0"
kind = "norm"
[[roles]]
id = "r"
name = "店员"
[[rules]]
id = "hair"
area = "hair"
must = "整齐"
[[rules]]
id = "hair-long"
area = "hair"
must = "盘起"
[[rules]]
id = "talk"
area = "speech"
must = "轻声"
[[phrases]]
id = "hello"
category = "问候语"
text = "您好"
[[cases]]
id = "hole"
title = "烟洞"
verdict = "open"
events = ["客人退房。"]
questions = ["怎么办？", "为什么？"]
"#,
    )]);
    let built = crate::product::build(folder.path());
    let overview = page(&built, "norm/index.html");
    let inside = part(overview, "id=\"_cases\">", "id=\"_outputs\">");
    for (words, way) in [
        ("案例烟洞待讨论客人退房。讨论：2项", "cases.html#hole"),
        ("仪容仪表头发2", "grooming.html#_area-hair"),
        ("行为规范谈吐1", "conduct.html#_area-speech"),
        ("标准话术问候语1", "phrases.html#_category-1"),
    ] {
        assert!(inside.contains(words), "{words}: {inside}");
        assert_eq!(count(overview, &format!("href=\"{way}\"")), 1, "{way}");
    }
    let questions = part(
        page(&built, "norm/cases.html"),
        "id=\"hole\">",
        "</section>",
    );
    assert!(questions.contains("讨论1怎么办？2为什么？"), "{questions}");
    assert!(visible(overview).contains("1 个案例"));
}

#[test]
fn a_phase_whose_steps_are_not_decided_says_so() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
deliverables = ["开门记录", "unspecified"]
[[phases]]
id = "later"
title = "以后"
track = "另一套"
steps = { unspecified = "有哪些步骤" }
"#,
    );
    let later = page(&built, "shop/later.html");
    let bar = part(later, "<dl class=\"bar\">", "</dl>");
    assert!(bar.contains("步骤未规定") && !bar.contains('0'), "{bar}");
    assert_eq!(
        part(later, "id=\"_steps\">", "</section>"),
        "步骤未规定（有哪些步骤）"
    );
    let overview = page(&built, "shop/index.html");
    let row = |number: usize| {
        let cell = format!("<td class=\"numeral\">{number}");
        part(overview, &cell, "</tr>")
    };
    assert_eq!(row(2), "以后时限未规定步骤未规定");
    assert!(row(1).contains("开门记录"), "{}", row(1));
    let text: String = visible(overview).split_whitespace().collect();
    assert!(!text.contains("另一套：1个阶段"), "{text}");
    assert!(text.contains("交付物"), "{text}");
}

#[test]
fn the_overview_and_the_phrase_book_count_the_same_lines() {
    let built = built(
        r#"
say = [{ text = "欢迎" }]
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
say = [{ text = "您好", when = "进门" }, { text = "早上好", when = "进门" }, { text = "unspecified" }]
[[phases.steps]]
id = "y"
title = "引领"
say = "unspecified"
[[phrases]]
id = "thanks"
category = "感谢"
text = "谢谢"
"#,
    );
    let overview = visible(page(&built, "shop/index.html"));
    assert!(overview.contains("4 句话术"), "{overview}");
    let book = page(&built, "shop/phrases.html");
    assert!(visible(book).contains("显示 4 句，共 4 句"));
    let lines: usize = book
        .split("data-lines=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(lines, 4);
    // There is no right column to speak of without a ban beside the words.
    assert!(!visible(book).contains("右边不要说"));
}

#[test]
fn a_phrase_that_names_no_role_claims_none() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
say = [{ text = "您好" }]
[[phrases]]
id = "thanks"
text = "谢谢"
[[phrases]]
id = "sorry"
text = "对不起"
roles = "unspecified"
"#,
    );
    let book = page(&built, "shop/phrases.html");
    assert!(!visible(book).contains("全员"));
    let thanks = part(book, "id=\"thanks\"", "</li>");
    assert!(!thanks.contains("未规定"), "{thanks}");
    assert!(part(book, "id=\"sorry\"", "</li>").contains("未规定"));
    // Whoever chooses a role still finds what anybody may have to say.
    assert!(book.contains("id=\"thanks\" data-roles=\"*\""));
}

#[test]
fn a_customer_may_be_in_touch_from_elsewhere() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "回访"
role = "greeter"
channel = ["phone"]
customer = "remote"
do = ["打电话"]
"#,
    );
    assert!(visible(page(&built, "shop/welcome.html")).contains("顾客：电话或线上"));
    let english = visible(page(&built, "en/shop/welcome.html"));
    assert!(english.contains("By phone or online"), "{english}");
}

#[test]
fn how_binding_a_line_is_stands_apart_from_its_words() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = [{ text = { zh = "盖好毛巾", en = "Cover the customer" }, level = "must" }]
"#,
    );
    let english = visible(page(&built, "en/shop/welcome.html"));
    assert!(english.contains("Must: Cover the customer"), "{english}");
    let chinese = visible(page(&built, "shop/welcome.html"));
    assert!(chinese.contains("必须 盖好毛巾"), "{chinese}");
}

#[test]
fn the_overview_tells_where_its_numbers_come_from() {
    let head = "references = [{ id = \"LAW\", title = \"法\" }]\n";
    let built = built_with(
        head,
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
refs = ["LAW-7"]
numbers = [{ value = "3", unit = "m", label = "离门", card = true, refs = ["LAW-5"] }, { value = "30", unit = "deg", label = "行礼", card = true }]
"#,
    );
    let overview = page(&built, "shop/index.html");
    let numbers = part(overview, "id=\"_numbers\"", "</section>");
    assert!(numbers.contains("出处：LAW-5"), "{numbers}");
    assert!(numbers.contains("出处：LAW-7"), "{numbers}");
}

#[test]
fn a_role_without_steps_says_what_else_it_has() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
assist = ["guard"]
do = ["开门"]
[[roles]]
id = "guard"
name = "保安"
[[roles]]
id = "owner"
name = "业主"
duties = ["定期巡视"]
[[roles]]
id = "guest"
name = "来宾"
"#,
    );
    let roles = page(&built, "shop/roles/index.html");
    let of = |name: &str| part(roles, &format!("<b>{name}</b>"), "</a>");
    assert_eq!(of("保安"), "开门参与1个步骤→");
    assert_eq!(of("业主"), "定期巡视1项职责→");
    assert_eq!(of("来宾"), "没有步骤→");
}

#[test]
fn what_has_no_words_yet_is_named_by_what_is_around_it() {
    let built = built(
        r#"
[[phases.steps]]
id = "x"
title = "开门"
role = "greeter"
do = ["开门"]
[[rules]]
id = "hair-rule"
area = "hair"
must = { unspecified = "头发多长" }
[[phrases]]
id = "late"
when = "来晚了"
text = "unspecified"
"#,
    );
    let go = page(&built, "shop/go.html");
    let place = |id: &str| part(go, &format!("id=\"{id}\">"), "</div>");
    assert_eq!(place("hair-rule"), "hair-ruleR1头发");
    assert_eq!(place("late"), "late来晚了");
}

#[test]
fn the_grooming_page_asks_for_no_mirror() {
    let built = built(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\n[[rules]]\nid = \"hair\"\narea = \"hair\"\nmust = \"整齐\"\n",
    );
    assert!(!visible(page(&built, "shop/grooming.html")).contains('镜'));
    assert!(!visible(page(&built, "en/shop/grooming.html")).contains("mirror"));
}

#[test]
fn a_rule_that_is_no_item_is_not_said_to_be_checked() {
    let built = built(
        "[[phases.steps]]\nid = \"x\"\ntitle = \"开门\"\nrole = \"greeter\"\ndo = [\"开门\"]\nitem = \"none\"\n[[rules]]\nid = \"hair\"\narea = \"hair\"\nmust = \"整齐\"\nitem = \"none\"\n",
    );
    for file in ["shop/grooming.html", "shop/welcome.html"] {
        let text = visible(page(&built, file));
        assert!(!text.contains("不检查"), "{file}: {text}");
    }
}
