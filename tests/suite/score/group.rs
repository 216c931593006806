//! Visits and sites beside each other.

use super::{item, scored, sheet_of};
use punctilio::format::doc::Critical;
use punctilio::model::{CriticalRule, SheetItem, SheetScale};
use punctilio::quantity::{Fraction, Ratio};
use punctilio::score::{Benchmark, Rank, Verdict, benchmark, mean, pooled, rank};

/// A sheet of two items: one with `points`, a critical one of a single point.
fn visit(points: &str, words: [&str; 2]) -> Verdict {
    let rule = CriticalRule {
        effect: Critical::Fail,
        below: Ratio::ONE,
    };
    let sheet = sheet_of(vec![
        item("a", points, SheetScale::YesNo),
        SheetItem {
            critical: Some(rule),
            ..item("b", "1", SheetScale::YesNo)
        },
    ]);
    scored(&sheet, &words)
}

#[test]
fn each_visit_counts_once_or_by_its_points() {
    let visits = [visit("2", ["yes", "yes"]), visit("3", ["no", "yes"])];
    let shown = |f: Option<Fraction>| f.map(|f| f.to_string());
    assert_eq!(shown(mean(&visits)).as_deref(), Some("125/2"));
    assert_eq!(shown(pooled(&visits)).as_deref(), Some("400/7"));
    let unfinished = [visit("2", ["blank", "yes"]), visit("3", ["na", "na"])];
    assert_eq!((mean(&unfinished), pooled(&unfinished)), (None, None));
    let mixed = [&visits[0], &unfinished[0], &visits[1]];
    assert_eq!(shown(mean(mixed)).as_deref(), Some("125/2"));
}

#[test]
fn what_is_shown_alike_shares_a_rank_and_vetoed_sites_stand_apart() {
    let visits = [
        visit("2", ["yes", "yes"]),
        // 1999/2000 and 9999/10000 both show 100.0 with no decimals, and differ with two.
        visit("1", ["no", "yes"]),
        visit("999", ["yes", "no"]),
        visit("2", ["yes", "yes"]),
        visit("9", ["yes", "no"]),
        visit("3", ["no", "yes"]),
        visit("3", ["blank", "yes"]),
        visit("1.01", ["no", "yes"]),
    ];
    let visits: Vec<&Verdict> = visits.iter().collect();
    use Rank::{Place, Unranked, Vetoed};
    assert_eq!(
        rank(&visits, 1),
        [
            Place(1),
            Place(3),
            Vetoed(1),
            Place(1),
            Vetoed(2),
            Place(5),
            Unranked,
            Place(4)
        ]
    );
    assert_eq!(rank(&visits, 0)[7], Place(3));
}

#[test]
fn a_benchmark_leaves_two_points_of_room() {
    let mean = Fraction::whole(80);
    let half = &Fraction::ONE / &Fraction::whole(2);
    assert_eq!(benchmark(&Fraction::whole(82), &mean), Benchmark::Within);
    assert_eq!(benchmark(&Fraction::whole(78), &mean), Benchmark::Within);
    assert_eq!(
        benchmark(&(&Fraction::whole(82) + &half), &mean),
        Benchmark::Above
    );
    assert_eq!(
        benchmark(&(&Fraction::whole(78) - &half), &mean),
        Benchmark::Below
    );
}
