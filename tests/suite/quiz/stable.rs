//! The same text gives the same question, whatever else the standard holds.

use super::{HEAD, asked, written};
use std::collections::BTreeMap;

const WELCOME: &str = r#"
[[phases]]
id = "welcome"
title = "迎接"
[[phases.steps]]
id = "door"
title = "开门"
role = "greeter"
do = ["用左手拉开店门", "收回手，双手自然下垂"]
say = ["您好，感谢光临本店"]
avoid = ["问候时手放在门把上"]
time = { within = "30s" }
numbers = [{ value = "3", unit = "m", label = "客人离门多远时开门" }]
[[phases.steps]]
id = "lead"
title = "引领"
role = "greeter"
assist = ["adviser"]
do = ["走在客人左前方半步", "把客人带到沙发旁"]
say = ["请跟我来，这边有沙发"]
"#;

const PAY: &str = r#"
[[phases]]
id = "pay"
title = "结账"
[[phases.steps]]
id = "bill"
title = "报金额"
role = "cashier"
do = ["大声读出应付金额", "双手递还找零和小票"]
say = ["一共三十元，您扫码还是付现金？"]
time = { within = "2min" }
[[phases.steps]]
id = "wave"
title = "道别"
role = "manager"
do = ["送到门外目送客人走远", "把伞递给客人带走"]
say = ["慢走，雨天路滑当心脚下"]
"#;

const TABLES: &str = r#"
[[phases]]
id = "tables"
title = "收桌"
[[phases.steps]]
id = "wipe"
title = "擦桌面"
role = "adviser"
do = ["先收杯碟再擦桌面", "把椅子推回原位对齐"]
"#;

fn all(text: &str) -> BTreeMap<String, String> {
    asked(text, |questions| {
        let each = questions.iter().map(|one| (one.id.clone(), written(one)));
        each.collect()
    })
}

#[test]
fn two_runs_ask_the_same() {
    let text = [HEAD, WELCOME, PAY].concat();
    let (first, second) = (all(&text), all(&text));
    assert_eq!(first, second);
    assert!(first.len() > 12, "{first:#?}");
}

#[test]
fn other_steps_change_no_id() {
    let before = all(&[HEAD, WELCOME, PAY].concat());
    let moved = all(&[HEAD, PAY, WELCOME].concat());
    let more = all(&[HEAD, WELCOME, TABLES, PAY].concat());
    // What follows a step or a phase is another question; all else keeps its id and its answers.
    let is_order = |id: &String| id.ends_with("-next");
    for (id, question) in before.iter().filter(|(id, _)| !is_order(id)) {
        assert_eq!(moved.get(id), Some(question), "moved");
        assert!(more.contains_key(id), "{id} is gone with another step");
    }
    // The right answer stays, and who does it is asked word for word as before.
    for (id, question) in before.iter().filter(|(id, _)| id.ends_with("-who")) {
        assert_eq!(more.get(id), Some(question));
    }
}

#[test]
fn a_changed_line_is_another_question() {
    let text = [HEAD, WELCOME, PAY].concat();
    let before = all(&text);
    let after = all(&text.replace("您好，感谢光临本店", "早上好，里面请坐"));
    let lines = |all: &BTreeMap<String, String>| {
        let of_door = all.keys().filter(|id| id.starts_with("q-door-say-"));
        of_door.cloned().collect::<Vec<_>>()
    };
    assert_eq!(lines(&before).len(), 1);
    assert_ne!(lines(&before), lines(&after));
}
