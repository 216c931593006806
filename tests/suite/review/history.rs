//! Visits in any order, and what repeats over them.

use super::{day, filled, noted, salon, visit};
use crate::score::{item, random::Random};
use punctilio::format::{Decision, Text};
use punctilio::intake::{Appeal, Note};
use punctilio::label::Lang;
use punctilio::model::SheetScale;
use punctilio::review::{ActionState, Earlier, Face, History, KEPT, KnownSite, Sites, Visit};
use punctilio::score::{Answer, ItemAnswer};
use punctilio::span::{SourceId, Span};
use std::sync::Arc;

fn history(visits: &[Visit]) -> History {
    let mut history = History::new(Sites::new());
    visits.iter().for_each(|one| history.take(one.clone()));
    history
}

fn lines(history: &History) -> Vec<(String, Vec<Visit>)> {
    let lines = history.lines();
    lines
        .map(|(sheet, site, visits)| (format!("{sheet} {site}"), visits.to_vec()))
        .collect()
}

/// Visits of random sites on random days; some twice in two files, some without a site.
fn random_visits(random: &mut Random, count: usize) -> Vec<Visit> {
    let sheet = salon();
    let words = ["yes", "no", "na", "not-observed", "blank"];
    let parts = ["full", "partial", "none", "na", "blank"];
    (0..count)
        .map(|n| {
            let day = format!(
                "2025-{:02}-{:02}",
                1 + random.below(12),
                1 + random.below(28)
            );
            let site = format!("s{}", random.below(5));
            let answers = [
                *random.pick(&words),
                *random.pick(&words[..2]),
                *random.pick(&parts),
                *random.pick(&words),
            ];
            let mut one = visit(&filled(&sheet, &site, &day, &answers));
            one.file = format!("评分表({}).toml", n * 7919 % count);
            one.visit = (random.below(4) == 0).then(|| random.below(12).to_string());
            if random.below(20) == 0 {
                one.site = None;
            }
            one
        })
        .collect()
}

#[test]
fn the_order_of_files_changes_nothing() {
    for seed in 0..40 {
        let mut random = Random(seed);
        let count = 10 + random.below(300);
        let mut visits = random_visits(&mut random, count);
        let first = history(&visits);
        for n in (1..visits.len()).rev() {
            visits.swap(n, random.below(n + 1));
        }
        let other = history(&visits);
        assert_eq!(lines(&first), lines(&other), "seed {seed}");
        assert_eq!(first.unplaced(), other.unplaced());
    }
}

#[test]
fn what_is_kept_grows_with_sites_and_not_with_files() {
    let mut random = Random(7);
    let visits = random_visits(&mut random, 2000);
    let kept = lines(&history(&visits));
    assert_eq!(kept.len(), 5);
    for (line, visits) in &kept {
        assert_eq!(visits.len(), KEPT, "{line}");
        assert!(visits.is_sorted_by(|a, b| a.cmp_time(b).is_lt()), "{line}");
        let one = visits[0].list.clone();
        assert!(visits.iter().all(|visit| Arc::ptr_eq(&visit.list, &one)));
    }
    let newest = |visits: &[Visit]| visits.last().unwrap().date;
    let last = visits.iter().filter(|v| v.site.as_deref() == Some("s3"));
    assert_eq!(newest(&kept[3].1), last.map(|v| v.date).max().unwrap());
}

#[test]
fn of_two_files_about_one_visit_one_counts() {
    let sheet = salon();
    let good = ["yes", "yes", "full", "yes"];
    let mut one = visit(&filled(&sheet, "s", "2026-01-01", &good));
    let mut two = one.clone();
    (one.file, two.file) = ("评分表(3)(1).toml".to_owned(), "评分表(3).toml".to_owned());
    for visits in [[one.clone(), two.clone()], [two.clone(), one.clone()]] {
        let kept = lines(&history(&visits));
        assert_eq!(kept[0].1.len(), 1);
        assert_eq!(kept[0].1[0].file, "评分表(3)(1).toml");
    }
    // The tenth visit of a day comes after the second.
    (one.visit, two.visit) = (Some("10".to_owned()), Some("2".to_owned()));
    let kept = lines(&history(&[one, two]));
    let order: Vec<_> = kept[0].1.iter().map(|v| v.visit.as_deref()).collect();
    assert_eq!(order, [Some("2"), Some("10")]);
}

#[test]
fn a_site_is_known_by_id_and_by_name() {
    let at = Span::new(SourceId(0), 0, 0);
    let mut sites = Sites::new();
    let name = |text| Some(Text::new(Lang::Zh, text, at));
    for (id, text) in [
        ("store-07", "解放路店"),
        ("store-08", "旗舰店"),
        ("store-09", "旗舰店"),
    ] {
        let (id, name) = (id.to_owned(), name(text));
        sites.add(KnownSite {
            id,
            name,
            region: None,
        });
    }
    for written in ["store-07", " 解放路店 ", "ＳＴＯＲＥ-07", "Store-07"] {
        assert_eq!(sites.id(written), "store-07", "{written}");
    }
    assert_eq!(sites.id("旗舰店"), "旗舰店", "two sites have this name");
    assert_eq!(sites.id("新店"), "新店");
}

#[test]
fn visits_in_a_row_are_counted_over_versions() {
    let old = salon();
    let mut new = (*old).clone();
    // Another version: an item more in front, so that every index moves.
    new.sections[0]
        .items
        .insert(0, item("sign", "1", SheetScale::YesNo));
    new.hash = new.digest();
    let new = Arc::new(new);
    let days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];
    let visits = [
        visit(&filled(&old, "s", days[0], &["no", "yes", "none", "no"])),
        visit(&filled(&old, "s", days[1], &["yes", "yes", "none", "no"])),
        visit(&filled(
            &new,
            "s",
            days[2],
            &["yes", "no", "yes", "na", "no"],
        )),
    ];
    let history = history(&visits);
    let now = filled(&new, "s", days[3], &["yes", "no", "yes", "none", "no"]);
    let earlier = history.earlier(&now);
    assert_eq!(earlier.visits.len(), 3);
    assert_eq!(earlier.last().unwrap().date, Some(day(days[2])));
    assert_eq!(earlier.repeats("bow"), 4);
    assert_eq!(earlier.repeats("door"), 2, "it was met in between");
    assert_eq!(
        earlier.repeats("tea"),
        3,
        "a visit that did not judge it is passed over"
    );
    assert_eq!(earlier.repeats("towels"), 1);
    assert_eq!(earlier.repeats("no-such-item"), 1);
    // A visit is not before itself, nor is one of another site.
    assert_eq!(
        history
            .earlier(&filled(&old, "s", days[0], &["no"; 4].map(|_| "na")))
            .visits,
        []
    );
    assert_eq!(
        history
            .earlier(&filled(&old, "t", days[3], &["na"; 4]))
            .visits,
        []
    );
    assert_eq!(Earlier::before(earlier.visits, 1).visits.len(), 1);
}

#[test]
fn a_visit_counts_after_its_appeals_and_keeps_the_original() {
    let sheet = salon();
    let mut response = filled(&sheet, "s", "2026-01-01", &["yes", "no", "partial", "yes"]);
    let before = visit(&response);
    assert!(before.original.is_none());
    assert_eq!(before.total.grade_name.as_deref(), Some("不合格"));
    assert!(before.marks[1].is_critical());
    assert_eq!(before.marks[2].credit().unwrap().to_string(), "1/3");
    let yes = ItemAnswer::One(Answer::read(sheet.items().nth(1).unwrap(), "yes").unwrap());
    response.appeals.push(Appeal {
        item: 1,
        reason: "记录补齐".to_owned(),
        decision: Decision::Upheld,
        by: None,
        date: None,
        answer: Some(yes),
    });
    let after = visit(&response);
    assert_eq!(after.total.score.as_deref(), Some("90.5"));
    assert_eq!(after.original.as_deref(), Some(&before.total));
    assert_eq!(
        (after.marks[1].face, after.marks[1].finding),
        (Face::Full, None)
    );
}

#[test]
fn actions_are_open_until_they_are_done() {
    let sheet = salon();
    let note = |due: Option<&str>, done: Option<&str>, action: Option<&str>| Note {
        fact: Some("看到的".to_owned()),
        action: action.map(str::to_owned),
        due: due.map(day),
        done: done.map(day),
        ..Note::default()
    };
    let mut response = filled(&sheet, "s", "2026-11-01", &["no", "no", "none", "no"]);
    response = noted(response, 0, note(Some("2026-11-21"), None, None));
    response = noted(response, 1, note(Some("2026-11-22"), None, Some("换")));
    response = noted(
        response,
        2,
        note(Some("2026-11-02"), Some("2026-11-05"), None),
    );
    response = noted(response, 3, note(None, None, None));
    let states: Vec<_> = visit(&response)
        .actions
        .iter()
        .map(|a| (a.item, a.state))
        .collect();
    let (overdue, open, done) = (ActionState::Overdue, ActionState::Open, ActionState::Done);
    assert_eq!(states, [(0, overdue), (1, open), (2, done)]);
}
