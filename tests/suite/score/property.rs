//! What holds for every sheet, on thousands of random ones.

use super::random::Random;
use super::{item, reasons};
use punctilio::format::Model;
use punctilio::model::{SheetItems, SheetScale, SheetSection};
use punctilio::quantity::Fraction;
use punctilio::score::{Answer, Answers, ItemAnswer, score};

const SHEETS: u64 = 3000;

/// Runs a check on many sheets with their answers.
fn on_sheets(critical: bool, check: impl Fn(&mut Random, SheetItems, Answers)) {
    for seed in 0..SHEETS {
        let mut random = Random(seed);
        let sheet = random.sheet(critical);
        let answers = random.answers(&sheet);
        check(&mut random, sheet, answers);
    }
}

/// Lists section and answer of each item, to be put together in another order.
fn rows(sheet: &SheetItems, answers: &Answers) -> Vec<(usize, usize, ItemAnswer)> {
    let mut rows = Vec::new();
    for (n, section) in sheet.sections.iter().enumerate() {
        for k in 0..section.items.len() {
            rows.push((n, k, answers.get(rows.len()).clone()));
        }
    }
    rows
}

#[test]
fn no_number_leaves_the_scale() {
    let hundred = Fraction::whole(100);
    on_sheets(true, |_, sheet, answers| {
        let verdict = score(&sheet, &answers);
        let sections = verdict.sections.iter().map(|s| &s.number);
        for number in sections.chain([&verdict.number, &verdict.raw]).flatten() {
            assert!(*number >= Fraction::ZERO && *number <= hundred, "{number}");
        }
        for credit in verdict.items.iter().filter_map(|i| i.credit.as_ref()) {
            assert!(*credit >= Fraction::ZERO && *credit <= Fraction::ONE);
        }
        assert_eq!(verdict.number.is_some(), verdict.score.is_some());
    });
}

#[test]
fn the_order_of_items_changes_nothing() {
    on_sheets(true, |random, sheet, answers| {
        let mut other = sheet.clone();
        let mut turned = Vec::new();
        for (n, section) in other.sections.iter_mut().enumerate() {
            let own: Vec<ItemAnswer> = rows(&sheet, &answers)
                .into_iter()
                .filter(|row| row.0 == n)
                .map(|row| row.2)
                .collect();
            let mut pairs: Vec<_> = section.items.drain(..).zip(own).collect();
            for n in (1..pairs.len()).rev() {
                pairs.swap(n, random.below(n + 1));
            }
            for (item, answer) in pairs {
                section.items.push(item);
                turned.push(answer);
            }
        }
        let mut moved = Answers::blank(&other);
        for (n, answer) in turned.into_iter().enumerate() {
            moved.set(n, answer);
        }
        let (one, two) = (score(&sheet, &answers), score(&other, &moved));
        assert_eq!(
            (one.raw, one.number, one.score, one.outcome, one.grade),
            (two.raw, two.number, two.score, two.outcome, two.grade)
        );
        assert_eq!((one.na_share, one.coverage), (two.na_share, two.coverage));
        let sorted = |mut list: Vec<String>| {
            list.sort();
            list
        };
        let words = |verdict: &[punctilio::score::Reason]| {
            sorted(verdict.iter().map(|r| r.key()).collect())
        };
        assert_eq!(words(&one.reasons), words(&two.reasons));
    });
}

#[test]
fn a_better_answer_never_lowers_the_number() {
    on_sheets(true, |random, sheet, answers| {
        let items: Vec<_> = sheet.items().collect();
        if items.is_empty() {
            return;
        }
        let n = random.below(items.len());
        let mut samples = answers.get(n).samples().to_vec();
        let k = random.below(samples.len());
        let better = Answer::read(items[n], &random.word(&items[n].scale)).unwrap();
        match (samples[k].credit(), better.credit()) {
            (Some(old), Some(new)) if new > old => samples[k] = better,
            _ => return,
        }
        let mut raised = answers.clone();
        raised.set(n, ItemAnswer::Several(samples));
        let (old, new) = (score(&sheet, &answers), score(&sheet, &raised));
        assert!(
            new.number >= old.number,
            "{:?} {:?}",
            old.number,
            new.number
        );
        assert!(new.raw >= old.raw);
    });
}

#[test]
fn an_item_that_does_not_apply_leaves_the_number() {
    on_sheets(true, |random, sheet, answers| {
        let mut longer = sheet.clone();
        let at = random.below(longer.sections.len());
        longer.sections[at]
            .items
            .push(item("new", "7", SheetScale::YesNo));
        let mut more = Answers::blank(&longer);
        let before: usize = sheet.sections[..=at].iter().map(|s| s.items.len()).sum();
        for (n, (.., answer)) in rows(&sheet, &answers).into_iter().enumerate() {
            more.set(n + usize::from(n >= before), answer);
        }
        more.set(before, ItemAnswer::One(Answer::NotApplicable));
        let (old, new) = (score(&sheet, &answers), score(&longer, &more));
        assert_eq!((&old.number, &old.raw), (&new.number, &new.raw));
        assert_eq!((old.outcome, reasons(&old)), (new.outcome, reasons(&new)));
        assert_eq!((old.earned, old.max), (new.earned, new.max));
    });
}

#[test]
fn nothing_turned_into_not_applicable_never_lowers_the_number() {
    on_sheets(true, |random, mut sheet, answers| {
        sheet.model = Model::Points;
        let old = score(&sheet, &answers);
        let nothing = |n: &usize| old.items[*n].credit.as_ref().is_some_and(Fraction::is_zero);
        let zeros: Vec<usize> = (0..old.items.len()).filter(nothing).collect();
        if zeros.is_empty() {
            return;
        }
        let mut fewer = answers.clone();
        fewer.set(*random.pick(&zeros), ItemAnswer::One(Answer::NotApplicable));
        let new = score(&sheet, &fewer);
        // A sheet on which nothing applies has no number, which is not a low one.
        assert!(new.number.is_none() || new.number >= old.number);
    });
}

#[test]
fn a_split_section_leaves_the_total_of_points() {
    on_sheets(false, |random, mut sheet, answers| {
        sheet.model = Model::Points;
        let old = score(&sheet, &answers);
        let at = random.below(sheet.sections.len());
        let section = &mut sheet.sections[at];
        let cut = random.below(section.items.len() + 1);
        let tail = SheetSection {
            id: "tail".to_owned(),
            items: section.items.split_off(cut),
            ..section.clone()
        };
        sheet.sections.insert(at + 1, tail);
        let new = score(&sheet, &answers);
        assert_eq!((old.number, old.score), (new.number, new.score));
        assert_eq!((old.earned, old.max), (new.earned, new.max));
    });
}

#[test]
fn sums_agree_with_plain_ones_of_large_integers() {
    use num_bigint::BigInt;
    use num_rational::BigRational;
    let big = |fraction: &Fraction| -> BigRational { fraction.to_string().parse().unwrap() };
    on_sheets(false, |_, sheet, answers| {
        let verdict = score(&sheet, &answers);
        let zero = || BigRational::from_integer(BigInt::from(0));
        let (mut earned, mut max) = (zero(), zero());
        for item in &verdict.items {
            if let Some(credit) = &item.credit {
                let points = big(&item.points.into());
                earned += &points * big(credit);
                max += points;
            }
        }
        assert_eq!(big(&verdict.earned), earned);
        assert_eq!(big(&verdict.max), max);
        if sheet.model == Model::Points && max != zero() {
            let hundred = BigRational::from_integer(BigInt::from(100));
            assert_eq!(verdict.raw.as_ref().map(big), Some(hundred * earned / max));
        }
    });
}
