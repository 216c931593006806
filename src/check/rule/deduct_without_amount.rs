//! X505 deduct-without-amount.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{Exact, Scale};

/// X505 `deduct-without-amount`: an item by deduction does not say how much is taken off, or has no points to take off from.
pub struct DeductWithoutAmount;

impl Check for DeductWithoutAmount {
    const CODE: &'static Code = &code(
        "X505",
        "deduct-without-amount",
        Severity::Error,
        Level::Basic,
        include_str!("deduct_without_amount.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            if scored.scale() != Scale::Deduct || scored.doc.scale.is_absent() {
                continue;
            }
            let zero = |field: Option<&Exact>| field.is_some_and(|n| n.0.is_zero());
            let it = &scored.thing;
            let missing = !scored.has(|doc| &doc.per);
            if missing || zero(scored.get(|doc| &doc.per)) {
                let place = if missing {
                    scored.at(Self::CODE, &scored.doc.scale)
                } else {
                    scored.at(Self::CODE, &scored.doc.per)
                };
                found.report(
                    it,
                    place
                        .words(
                            format!("{}按扣分评，却没写每处扣几分", it.zh),
                            format!("{} is scored by deduction, but nothing says how much each miss costs", it.en),
                        )
                        .help("加上 per，例如 per = 2", "add per, such as per = 2"),
                );
            }
            if zero(scored.get(|doc| &doc.points)) {
                found.report(
                    it,
                    scored
                        .at(Self::CODE, &scored.doc.points)
                        .words(
                            format!("{}按扣分评，分值却是 0，没有可扣的", it.zh),
                            format!(
                                "{} is scored by deduction, but has no points to take off from",
                                it.en
                            ),
                        )
                        .help("points 写大于 0 的数", "give points above 0"),
                );
            }
        }
    }
}
