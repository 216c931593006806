//! X504 measure-out-of-order.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::MeasureStepDoc;
use crate::format::{Exact, Field, Measured};
use std::cmp::Ordering;

/// X504 `measure-out-of-order`: the bounds of a measured item are out of order, so that one of them is never reached.
pub struct MeasureOutOfOrder;

impl Check for MeasureOutOfOrder {
    const CODE: &'static Code = &code(
        "X504",
        "measure-out-of-order",
        Severity::Warning,
        Level::Basic,
        include_str!("measure_out_of_order.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let steps = scored.doc.steps.list();
            for pair in steps.windows(2) {
                if fits(&pair[0], &pair[1]) {
                    continue;
                }
                let it = &scored.thing;
                found.report(
                    it,
                    Self::CODE
                        .at(pair[1].span)
                        .words(
                            format!("{}的这一档接不上前一档", it.zh),
                            format!("this bound of {} does not follow on the one before", it.en),
                        )
                        .help(
                            "从最好的写起：max 越来越大（min 越来越小），credit 越来越小，单位和方向一致",
                            "begin with the best: max grows (or min shrinks) while credit falls, all in one unit and one direction",
                        ),
                );
            }
        }
    }
}

/// Tells whether a bound may follow another: same direction and unit, wider, worth less.
fn fits(one: &MeasureStepDoc, two: &MeasureStepDoc) -> bool {
    let bound = match (one.max.get(), two.max.get(), one.min.get(), two.min.get()) {
        (Some(one), Some(two), None, None) => compare(one, two) == Some(Ordering::Less),
        (None, None, Some(one), Some(two)) => compare(one, two) == Some(Ordering::Greater),
        _ => false,
    };
    let credit = |field: &Field<Exact>| field.get().map(|exact| exact.0);
    bound && credit(&one.credit) > credit(&two.credit)
}

/// Compares two bounds, where they have one unit.
fn compare(one: &Measured, two: &Measured) -> Option<Ordering> {
    match (one, two) {
        (Measured::Time(one), Measured::Time(two)) => Some(one.longest().cmp(&two.longest())),
        (Measured::Number(one, unit), Measured::Number(two, other)) if unit == other => {
            Some(one.cmp(two))
        }
        _ => None,
    }
}
