//! Loops that count: all of one page together come to an end, whether they print or not.

use std::cell::Cell;
use tera::{Error, Kwargs, State, TeraResult};

/// No page of a standard counts up to a hundredth of this.
const MOST: i64 = 1_000_000;

thread_local! {
    /// How many turns the page that this thread renders may still take.
    static LEFT: Cell<i64> = const { Cell::new(MOST) };
}

/// Begins a page.
pub(super) fn begin() {
    LEFT.set(MOST);
}

/// Counts from `start` to before `end` in steps of `step_by`, as the function `range` of tera does.
pub(super) fn range(kwargs: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i64>("end")?;
    let step = kwargs.get::<i64>("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message("`range` with a `step_by` of 0 has no end"));
    }
    let way = end.saturating_sub(start).saturating_mul(step.signum());
    let turns = way.max(0).unsigned_abs().div_ceil(step.unsigned_abs());
    let turns = i64::try_from(turns).unwrap_or(i64::MAX);
    let left = LEFT.get().saturating_sub(turns);
    LEFT.set(left);
    if left < 0 {
        return Err(Error::message(format!(
            "the loops of this page count further than {MOST}; is there one without an end?"
        )));
    }
    Ok((0..turns).map(|n| start + n * step).collect())
}
