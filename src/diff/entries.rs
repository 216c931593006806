//! Which entry of a list is which entry of another: by id, by equality, by likeness, by place.

use super::text::likeness;
use serde_json::Value;
use std::collections::BTreeSet;

/// Likeness in percent from which two entries without ids are taken for one.
const ALIKE: usize = 50;

/// Two lists, entry by entry.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matched {
    /// Places in the old and the new list of what is in both, in the order of the new one.
    pub pairs: Vec<(usize, usize)>,
    /// Places in the old list of what is gone.
    pub gone: Vec<usize>,
    /// Places in the new list of what is new.
    pub fresh: Vec<usize>,
    /// Places in the new list of what changed its place among the rest.
    pub moved: BTreeSet<usize>,
}

/// Matches two lists; `is` tells whether two entries are one for certain or certainly not, `alike` how much they have in
/// common, in percent.
pub(super) fn matched(
    (old, new): (usize, usize),
    is: impl Fn(usize, usize) -> Option<bool>,
    alike: impl Fn(usize, usize) -> usize,
) -> Matched {
    let mut of_new: Vec<Option<usize>> = vec![None; new];
    let mut taken = vec![false; old];
    for (n, place) in of_new.iter_mut().enumerate() {
        let found = (0..old).find(|o| !taken[*o] && is(*o, n) == Some(true));
        if let Some(o) = found {
            (*place, taken[o]) = (Some(o), true);
        }
    }
    let mut likely: Vec<(usize, usize, usize)> = Vec::new();
    for n in (0..new).filter(|n| of_new[*n].is_none()) {
        for o in (0..old).filter(|o| !taken[*o]) {
            if is(o, n).is_none() {
                let score = alike(o, n);
                if score >= ALIKE || o == n {
                    likely.push((score, o, n));
                }
            }
        }
    }
    // The most alike first; among equals those that kept their place.
    likely.sort_by_key(|(score, o, n)| {
        let unlike = *score < ALIKE;
        (unlike, std::cmp::Reverse(*score), o.abs_diff(*n), *n)
    });
    for (_, o, n) in likely {
        if of_new[n].is_none() && !taken[o] {
            (of_new[n], taken[o]) = (Some(o), true);
        }
    }
    let pairs: Vec<(usize, usize)> = of_new
        .iter()
        .enumerate()
        .filter_map(|(n, o)| Some(((*o)?, n)))
        .collect();
    Matched {
        moved: moved(&pairs),
        gone: (0..old).filter(|o| !taken[*o]).collect(),
        fresh: (0..new).filter(|n| of_new[*n].is_none()).collect(),
        pairs,
    }
}

/// Tells which pairs are out of order: the fewest whose leaving puts the rest into order.
pub(super) fn moved(pairs: &[(usize, usize)]) -> BTreeSet<usize> {
    let olds: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
    // The longest rising row, by the length of the longest one that ends at each.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(olds.len());
    for (n, old) in olds.iter().enumerate() {
        let before = (0..n)
            .filter(|m| olds[*m] < *old)
            .max_by_key(|m| (best[*m].0, *m));
        best.push((before.map_or(1, |m| best[m].0 + 1), before));
    }
    let mut stays = BTreeSet::new();
    let mut at = (0..best.len()).max_by_key(|n| (best[*n].0, std::cmp::Reverse(*n)));
    while let Some(n) = at {
        stays.insert(n);
        at = best[n].1;
    }
    let out = pairs.iter().enumerate().filter(|(n, _)| !stays.contains(n));
    out.map(|(_, (_, new))| *new).collect()
}

/// An entry but for its id.
pub(super) fn without_id(value: &Value) -> Value {
    let mut value = value.clone();
    if let Value::Object(table) = &mut value {
        table.shift_remove("id");
    }
    value
}

/// Tells in per cent how alike two entries are; `a` and `b` are what they say.
pub(super) fn alike(old: &Value, new: &Value, a: &str, b: &str) -> usize {
    if without_id(old) == without_id(new) {
        return 100;
    }
    let of_words = match (a, b) {
        ("", "") => 0,
        (a, b) => likeness(a, b),
    };
    // Entries without words of their own are one where they say the same things.
    let keys = |value: &Value| -> BTreeSet<String> {
        let table = value.as_object();
        table
            .into_iter()
            .flat_map(|table| table.keys().cloned())
            .collect()
    };
    if a.is_empty() && b.is_empty() && keys(old) == keys(new) {
        return 60;
    }
    of_words
}

#[cfg(test)]
mod tests {
    use super::{matched, moved};

    #[test]
    fn only_what_was_moved_is_out_of_order() {
        let row = |olds: &[usize]| -> Vec<(usize, usize)> {
            olds.iter()
                .enumerate()
                .map(|(new, old)| (*old, new))
                .collect()
        };
        let list = |olds: &[usize]| moved(&row(olds)).into_iter().collect::<Vec<_>>();
        assert_eq!(list(&[0, 1, 2, 3]), [0usize; 0]);
        assert_eq!(list(&[3, 0, 1, 2]), [0]);
        assert_eq!(list(&[1, 2, 3, 0]), [3]);
        assert_eq!(list(&[1, 0]).len(), 1);
    }

    #[test]
    fn entries_are_known_by_id_then_by_likeness() {
        let (old, new) = (["a", "b", "left hand"], ["left hands", "a", "c"]);
        let found = matched(
            (3, 3),
            |o, n| (old[o] == new[n]).then_some(true),
            |o, n| {
                if old[o].starts_with("left") && new[n].starts_with("left") {
                    90
                } else {
                    0
                }
            },
        );
        assert_eq!(found.pairs, [(2, 0), (0, 1)]);
        assert_eq!((found.gone, found.fresh), (vec![1], vec![2]));
    }
}
