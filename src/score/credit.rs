//! The credit of an item, from its samples.

use super::response::{Answer, ItemAnswer};
use super::verdict::State;
use crate::format::SamplesRule;
use crate::quantity::Fraction;

/// Returns the state of an item and, where any sample was answered, its credit.
///
/// # Source
/// Scoring rule 4: samples that are not applicable or were not observed drop out; with no answered sample the item is
/// N/A if all of them are, blank if any is blank, otherwise not observed.
pub(super) fn of_samples(answer: &ItemAnswer, rule: SamplesRule) -> (State, Option<Fraction>) {
    let samples = answer.samples();
    let credits = || samples.iter().filter_map(Answer::credit);
    let count = credits().count();
    if count > 0 {
        let credit = match (rule, count) {
            (_, 1) => credits().next().cloned(),
            (SamplesRule::All, _) => credits().min().cloned(),
            (SamplesRule::Mean, _) => {
                let sum: Fraction = credits().sum();
                i64::try_from(count)
                    .ok()
                    .and_then(|count| sum.over(&Fraction::whole(count)))
            }
        };
        return (State::Answered, credit);
    }
    let all_na = !samples.is_empty() && samples.iter().all(|a| matches!(a, Answer::NotApplicable));
    let any_blank = samples.is_empty() || samples.iter().any(|a| matches!(a, Answer::Blank));
    let state = match (all_na, any_blank) {
        (true, _) => State::NotApplicable,
        (_, true) => State::Blank,
        _ => State::NotObserved,
    };
    (state, None)
}
