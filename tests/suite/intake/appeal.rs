//! Appeals: the score as it was, and as it stands after them.

use super::opened;

fn text(appeals: &str) -> String {
    format!(
        "[response]\nsheet = \"salon/full\"\n\n[answers]\nopen-door = \"8s\"\ngreet = \"no\"\nseat = 5\ntea = \"none\"\n\
         queue = 0\nmood = 10\nfarewell = \"both\"\n\"no-gossip/gossip\" = \"yes\"\n\n{appeals}"
    )
}

fn scores(appeals: &str) -> (Option<String>, Option<String>) {
    let (response, found) = opened("a.toml", text(appeals));
    let response = response.unwrap_or_else(|| panic!("{found:?}"));
    let reviewed = response.reviewed().and_then(|verdict| verdict.score);
    (response.verdict().score, reviewed)
}

#[test]
fn only_upheld_appeals_change_the_score() {
    let old = Some("78.9".to_owned());
    assert_eq!(scores(""), (old.clone(), None));
    let one = "[[appeals]]\nitem = \"greet\"\nreason = \"录像里有\"\n";
    assert_eq!(scores(one), (old.clone(), None));
    let rejected = format!("{one}decision = \"驳回\"\nby = \"E-1\"\ndate = 2026-11-30\n");
    assert_eq!(scores(&rejected), (old.clone(), None));
    let upheld = format!("{one}decision = \"upheld\"\nanswer = \"yes\"\n");
    assert_eq!(scores(&upheld), (old.clone(), Some("89.5".to_owned())));
    let na = format!("{one}decision = \"upheld\"\nanswer = \"na\"\n");
    assert_eq!(scores(&na), (old, Some("88.2".to_owned())));
}

#[test]
fn an_upheld_appeal_says_what_holds_instead() {
    for (appeal, told) in [
        (
            "[[appeals]]\nitem = \"greet\"\nreason = \"r\"\ndecision = \"upheld\"\n",
            "a.toml:14:1 A902 检查项 greet 的申诉成立，没有写改用的回答",
        ),
        (
            "[[appeals]]\nitem = \"greet\"\nreason = \"r\"\nanswer = \"maybe\"\n",
            "a.toml:17:10 A902 检查项 greet 没有“maybe”这个回答",
        ),
        (
            "[[appeals]]\nitem = \"great\"\nreason = \"r\"\n",
            "a.toml:15:8 A901 评分表 salon/full 没有检查项“great”",
        ),
    ] {
        let (response, found) = opened("a.toml", text(appeal));
        assert!(response.is_none());
        assert_eq!(found, [told]);
    }
}
