//! Findings by weight, and the first things to do.

use super::{day, filled, noted, salon, visit};
use punctilio::intake::{Note, Response};
use punctilio::review::{History, Sites, first, weighed};

fn after(earlier: &[Response]) -> History {
    let mut history = History::new(Sites::new());
    earlier.iter().for_each(|one| history.take(visit(one)));
    history
}

#[test]
fn critical_comes_before_repeated_before_dear() {
    let sheet = salon();
    let history = after(&[filled(
        &sheet,
        "s",
        "2026-01-01",
        &["no", "yes", "full", "yes"],
    )]);
    // `bow` costs most, `door` is missed again, `towels` is critical, `tea` is a third.
    let now = filled(&sheet, "s", "2026-02-01", &["no", "no", "partial", "no"]);
    let found = weighed(&now, &now.verdict(), history.earlier(&now));
    let items: Vec<_> = found.iter().map(|one| (one.item, one.repeats)).collect();
    assert_eq!(items, [(1, 1), (0, 2), (3, 1), (2, 1)]);
    assert_eq!(found[3].lost.to_string(), "2/3");
    let picked: Vec<_> = first(&now, &found).iter().map(|f| f.finding.item).collect();
    assert_eq!(picked, [1, 0, 3]);
}

#[test]
fn what_is_done_is_not_to_be_done_and_praise_is_no_task() {
    let sheet = salon();
    let mut now = filled(&sheet, "s", "2026-02-01", &["no", "yes", "partial", "yes"]);
    let done = Note {
        action: Some("当场改".to_owned()),
        done: Some(day("2026-02-01")),
        ..Note::default()
    };
    let praise = Note {
        fact: Some("毛巾叠得好".to_owned()),
        ..Note::default()
    };
    let agreed = Note {
        action: Some("贴站位标记".to_owned()),
        owner: Some("店长".to_owned()),
        due: Some(day("2026-03-01")),
        ..Note::default()
    };
    now = noted(noted(noted(now, 0, done), 1, praise), 3, agreed);
    let found = weighed(
        &now,
        &now.verdict(),
        History::new(Sites::new()).earlier(&now),
    );
    assert_eq!(found.len(), 4, "all of them appear in the report");
    let first = first(&now, &found);
    let items: Vec<_> = first.iter().map(|one| one.finding.item).collect();
    assert_eq!(items, [2, 3]);
    assert_eq!(
        (first[1].action, first[1].owner),
        (Some("贴站位标记"), Some("店长"))
    );
    assert_eq!(first[1].due, Some(day("2026-03-01")));
}
