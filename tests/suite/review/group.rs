//! Many sites beside each other.

use super::{day, filled, noted, salon, visit};
use crate::score::random::Random;
use punctilio::format::Text;
use punctilio::intake::{Library, Note, Response};
use punctilio::label::Lang;
use punctilio::quantity::Fraction;
use punctilio::review::{
    ActionState, Asked, BoardKey, Group, GroupBy, History, KnownSite, Sites, groups,
};
use punctilio::score::{Benchmark, Rank};
use punctilio::span::{SourceId, Span};

fn history(responses: &[Response], sites: Sites) -> History {
    let mut history = History::new(sites);
    responses.iter().for_each(|one| history.take(visit(one)));
    history
}

fn asked(library: &Library, by: GroupBy) -> Asked<'_> {
    Asked {
        since: None,
        by,
        library,
    }
}

fn by_auditor(mut response: Response, auditor: &str) -> Response {
    response.head.auditor = Some(auditor.to_owned());
    response
}

fn shown(number: Option<&Fraction>) -> Option<String> {
    number.map(|number| number.fixed(1))
}

#[test]
fn vetoed_sites_stand_in_a_block_of_their_own() {
    let sheet = salon();
    let all = [
        // 71.4, again 71.4, 100 of old and 57.1 now, vetoed at 71.4, unfinished.
        filled(&sheet, "a", "2026-10-01", &["no", "yes", "none", "yes"]),
        filled(&sheet, "b", "2026-10-02", &["no", "yes", "none", "yes"]),
        filled(&sheet, "c", "2026-09-01", &["yes", "yes", "full", "yes"]),
        filled(&sheet, "c", "2026-10-03", &["yes", "yes", "full", "no"]),
        filled(&sheet, "d", "2026-10-04", &["yes", "no", "full", "yes"]),
        filled(&sheet, "e", "2026-10-05", &["yes", "yes", "full", "blank"]),
    ];
    let library = Library::new();
    let history = history(&all, Sites::new());
    let groups = groups(&history, asked(&library, GroupBy::Site));
    let [group] = groups.as_slice() else {
        panic!("{groups:?}")
    };
    let order: Vec<_> = group.sites.iter().map(|one| (one.site, one.rank)).collect();
    use Rank::{Place, Unranked, Vetoed};
    assert_eq!(
        order,
        [
            ("a", Place(1)),
            ("b", Place(1)),
            ("c", Place(3)),
            ("e", Unranked),
            ("d", Vetoed(1))
        ]
    );
    // (71.4… + 71.4… + 57.1… + 71.4…) ÷ 4
    assert_eq!(shown(group.mean.as_ref()).as_deref(), Some("67.9"));
    assert_eq!(group.visits, 6);
    let site = |name| group.sites.iter().find(|one| one.site == name).unwrap();
    assert_eq!(site("a").benchmark, Some(Benchmark::Above));
    assert_eq!(site("c").benchmark, Some(Benchmark::Below));
    assert_eq!(site("c").before.unwrap().date, Some(day("2026-09-01")));
    assert_eq!(shown(site("c").mean.as_ref()).as_deref(), Some("78.6"));
    assert_eq!(site("c").visits, 2);
    assert_eq!(
        (site("d").findings, site("a").findings),
        ([1, 0, 0], [0, 0, 2])
    );
    assert_eq!(site("e").benchmark, None);
    assert!(group.board.is_empty());
    // Month by month: one visit, then five of which the unfinished one has no number.
    let trend: Vec<_> = group
        .trend
        .iter()
        .map(|p| (p.month, p.visits, p.vetoed))
        .collect();
    assert_eq!(trend, [((2026, 9), 1, 0), ((2026, 10), 5, 1)]);
    assert_eq!(
        shown(group.trend[0].mean.as_ref()).as_deref(),
        Some("100.0")
    );
}

#[test]
fn the_first_day_that_counts_hides_no_history() {
    let sheet = salon();
    let all = [
        filled(&sheet, "a", "2026-08-01", &["no", "yes", "full", "yes"]),
        filled(&sheet, "a", "2026-09-01", &["no", "yes", "full", "yes"]),
        filled(&sheet, "a", "2026-10-01", &["no", "yes", "full", "no"]),
        filled(&sheet, "old", "2026-08-01", &["no", "no", "none", "no"]),
    ];
    let library = Library::new();
    let history = history(&all, Sites::new());
    let asked = Asked {
        since: Some(day("2026-10-01")),
        ..asked(&library, GroupBy::Site)
    };
    let group = &groups(&history, asked)[0];
    assert_eq!((group.sites.len(), group.visits), (1, 1));
    let repeats: Vec<_> = group
        .repeats
        .iter()
        .map(|r| (r.site, r.item.id.as_str(), r.times))
        .collect();
    assert_eq!(repeats, [("a", "door", 3)]);
    assert_eq!(group.repeats[0].since, Some(day("2026-08-01")));
    assert_eq!(group.sites[0].repeated, 1);
    let late = Asked {
        since: Some(day("2026-11-01")),
        ..asked
    };
    assert!(groups(&history, late).is_empty());
}

#[test]
fn an_action_is_settled_by_its_day_or_by_a_later_visit() {
    let sheet = salon();
    let note = |action: &str, due: &str| Note {
        action: Some(action.to_owned()),
        due: Some(day(due)),
        ..Note::default()
    };
    let mut first = filled(&sheet, "a", "2026-09-01", &["no", "no", "none", "no"]);
    for (item, action, due) in [
        (0, "door: met later", "2026-09-10"),
        (1, "towels: agreed anew", "2026-09-11"),
        (2, "tea: still open", "2026-09-12"),
        (3, "bow: done later", "2026-12-24"),
    ] {
        first = noted(first, item, note(action, due));
    }
    let mut second = filled(&sheet, "a", "2026-10-01", &["yes", "no", "na", "no"]);
    second = noted(second, 1, note("towels: again", "2026-12-01"));
    let done = Note {
        done: Some(day("2026-09-30")),
        ..note("bow: done later", "2026-12-24")
    };
    second = noted(second, 3, done);
    let library = Library::new();
    let history = history(&[first, second], Sites::new());
    let group = &groups(&history, asked(&library, GroupBy::Site))[0];
    let open: Vec<_> = group
        .actions
        .iter()
        .map(|one| (one.action.what.as_deref().unwrap(), one.action.state))
        .collect();
    let (overdue, still) = (ActionState::Overdue, ActionState::Open);
    assert_eq!(
        open,
        [("tea: still open", overdue), ("towels: again", still)]
    );
    assert_eq!((group.sites[0].open, group.sites[0].overdue), (2, 1));
    assert_eq!(group.actions[0].visit.date, Some(day("2026-09-01")));
}

#[test]
fn spread_tells_where_sites_and_auditors_differ() {
    let sheet = salon();
    let mut all = Vec::new();
    for (n, site) in ["a", "b", "c", "d"].into_iter().enumerate() {
        let bow = if n % 2 == 0 { "yes" } else { "no" };
        let tea = if n == 0 { "partial" } else { "full" };
        let visit = filled(&sheet, site, "2026-10-01", &["yes", "yes", tea, bow]);
        all.push(by_auditor(visit, if n < 2 { "07" } else { " 08 " }));
        // The strict one gives `door` nothing, twice.
        let door = if n < 2 { "no" } else { "yes" };
        let visit = filled(&sheet, site, "2026-09-01", &[door, "yes", "full", bow]);
        all.push(by_auditor(visit, if n < 2 { "07" } else { "08" }));
    }
    let library = Library::new();
    let history = history(&all, Sites::new());
    let group = &groups(&history, asked(&library, GroupBy::Auditor))[0];
    let sites: Vec<_> = group
        .site_spread
        .iter()
        .map(|s| (s.item.id.as_str(), s.counts))
        .collect();
    assert_eq!(sites, [("bow", [2, 0, 2]), ("tea", [3, 1, 0])]);
    assert_eq!(group.site_spread[0].deviation.to_string(), "1/2");
    // Mean 5/6; far from it 1/2 once and 1/6 three times.
    assert_eq!(group.site_spread[1].deviation.to_string(), "1/4");
    let auditors: Vec<_> = group
        .auditor_spread
        .iter()
        .map(|s| (s.item.id.as_str(), s.gap.to_string()))
        .collect();
    assert_eq!(auditors[0], ("door", "1/2".to_owned()));
    let strict = &group.auditor_spread[0].auditors[0];
    assert_eq!((strict.auditor, strict.visits), ("07", 4));
    let rows: Vec<_> = group
        .board
        .iter()
        .map(|row| (row.key.clone(), row.visits, row.sites))
        .collect();
    assert_eq!(
        rows,
        [
            (BoardKey::Auditor("08"), 4, 2),
            (BoardKey::Auditor("07"), 4, 2)
        ]
    );
}

#[test]
fn what_does_not_apply_at_one_site_alone_is_told() {
    let sheet = salon();
    let mut all: Vec<Response> = ["a", "b", "c", "d", "e"]
        .iter()
        .map(|site| filled(&sheet, site, "2026-10-01", &["yes", "yes", "full", "yes"]))
        .collect();
    for day in ["2026-08-01", "2026-09-01"] {
        all.push(filled(&sheet, "e", day, &["yes", "yes", "full", "na"]));
    }
    let library = Library::new();
    let history = history(&all, Sites::new());
    let absences = &groups(&history, asked(&library, GroupBy::Site))[0].absences;
    let unusual: Vec<_> = absences
        .unusual
        .iter()
        .map(|u| (u.site, u.item.id.as_str(), u.own, u.others))
        .collect();
    assert_eq!(unusual, [("e", "bow", [2, 3], [0, 4])]);
    // Three of seven points: above the limit of 20 percent.
    let over: Vec<_> = absences
        .over
        .iter()
        .map(|o| (o.site, o.visit.date))
        .collect();
    assert_eq!(
        over,
        [
            ("e", Some(day("2026-09-01"))),
            ("e", Some(day("2026-08-01")))
        ]
    );
}

#[test]
fn regions_are_ranked_by_their_sites() {
    let sheet = salon();
    let at = Span::new(SourceId(0), 0, 0);
    let text = |text: &str| Some(Text::new(Lang::Zh, text, at));
    let mut sites = Sites::new();
    for (id, name, region) in [
        ("a", "甲店", "华东"),
        ("b", "乙店", "华东"),
        ("c", "丙店", "华北"),
    ] {
        sites.add(KnownSite {
            id: id.to_owned(),
            name: text(name),
            region: text(region),
        });
    }
    let all = [
        filled(&sheet, "甲店", "2026-10-01", &["yes", "yes", "full", "yes"]),
        filled(&sheet, "b", "2026-10-01", &["no", "no", "full", "no"]),
        filled(&sheet, "c", "2026-10-01", &["no", "yes", "full", "yes"]),
        filled(&sheet, "x", "2026-10-01", &["yes", "yes", "full", "no"]),
    ];
    let library = Library::new();
    let history = history(&all, sites);
    let group = &groups(&history, asked(&library, GroupBy::Region))[0];
    let name = |key: &BoardKey<'_>| match key {
        BoardKey::Region(text) => text.main().to_owned(),
        _ => String::new(),
    };
    let rows: Vec<_> = group
        .board
        .iter()
        .map(|r| (name(&r.key), r.rank, r.sites, r.vetoed))
        .collect();
    assert_eq!(
        rows,
        [
            ("华北".to_owned(), Rank::Place(1), 1, 0),
            // 100 and 14.3; 57.1 alone shares the place.
            ("".to_owned(), Rank::Place(2), 1, 0),
            ("华东".to_owned(), Rank::Place(2), 2, 1),
        ]
    );
}

/// Everything of a comparison, but for where it lies in memory.
fn told(groups: &[Group<'_>]) -> String {
    format!("{groups:#?}")
}

#[test]
fn the_order_of_files_changes_no_comparison() {
    let sheet = salon();
    let library = Library::new();
    for seed in 0..12 {
        let mut random = Random(seed);
        let words = ["yes", "no", "na", "not-observed", "blank"];
        let tea = ["full", "partial", "none", "na"];
        let mut all: Vec<Response> = (0..150)
            .map(|n| {
                let date = format!(
                    "2026-{:02}-{:02}",
                    1 + random.below(10),
                    1 + random.below(28)
                );
                let answers = [
                    *random.pick(&words),
                    *random.pick(&words[..2]),
                    *random.pick(&tea),
                    *random.pick(&words),
                ];
                let site = format!("s{}", random.below(6));
                let auditor = format!("{}", random.below(3));
                let mut one = by_auditor(filled(&sheet, &site, &date, &answers), &auditor);
                one.file = format!("评分表({n}).toml");
                let note = Note {
                    action: Some(format!("{n}")),
                    due: Some(day("2026-11-01")),
                    done: (random.below(2) == 0).then(|| day("2026-10-31")),
                    ..Note::default()
                };
                noted(one, random.below(4), note)
            })
            .collect();
        let by = *random.pick(&[GroupBy::Site, GroupBy::Region, GroupBy::Auditor]);
        let first = history(&all, Sites::new());
        let first = told(&groups(&first, asked(&library, by)));
        for n in (1..all.len()).rev() {
            all.swap(n, random.below(n + 1));
        }
        let other = history(&all, Sites::new());
        assert_eq!(
            first,
            told(&groups(&other, asked(&library, by))),
            "seed {seed}"
        );
    }
}
