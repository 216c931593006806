//! X503 credit-above-one.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::quantity::Ratio;

/// X503 `credit-above-one`: a credit is above 1, so that a score could pass 100.
pub struct CreditAboveOne;

impl Check for CreditAboveOne {
    const CODE: &'static Code = &code(
        "X503",
        "credit-above-one",
        Severity::Error,
        Level::Basic,
        include_str!("credit_above_one.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let doc = scored.doc;
            let choices = doc.choices.list().iter().map(|c| &c.credit);
            let steps = doc.steps.list().iter().map(|s| &s.credit);
            let fields = [&doc.partial, &doc.critical_below];
            for field in choices.chain(steps).chain(fields) {
                let Some(credit) = field.get().filter(|credit| credit.0 > Ratio::ONE) else {
                    continue;
                };
                let it = &scored.thing;
                found.report(
                    it,
                    scored
                        .at(Self::CODE, field)
                        .words(
                            format!("{}的得分率 {} 大于 1", it.zh, credit.0),
                            format!("{} has a credit of {}, above 1", it.en, credit.0),
                        )
                        .expected("应为 0 到 1", "expected 0 to 1")
                        .help(
                            "得分率是分值的几分之几：满分 1，一半 \"1/2\"；分值写在 points",
                            "a credit is a share of the points: 1 is all, \"1/2\" half; the points stand in points",
                        ),
                );
            }
        }
    }
}
