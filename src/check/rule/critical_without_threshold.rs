//! X501 critical-without-threshold.

use crate::check::scored::Scored;
use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Scale;
use crate::format::doc::Critical;

/// X501 `critical-without-threshold`: a critical item has more than two answers and does not say which of them trigger it.
pub struct CriticalWithoutThreshold;

impl Check for CriticalWithoutThreshold {
    const CODE: &'static Code = &code(
        "X501",
        "critical-without-threshold",
        Severity::Error,
        Level::Basic,
        include_str!("critical_without_threshold.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let critical = scored.get(|doc| &doc.critical);
            let is_critical = critical.is_some_and(|critical| *critical != Critical::No);
            if !is_critical || two_valued(&scored) || scored.has(|doc| &doc.critical_below) {
                continue;
            }
            let it = &scored.thing;
            found.report(
                it,
                scored
                    .at(Self::CODE, &scored.doc.critical)
                    .words(
                        format!("{}的否决项不止两档，没写得分低于多少才触发", it.zh),
                        format!("{} is critical on a scale of more than two answers, with nothing said of when it triggers", it.en),
                    )
                    .help(
                        "加上 critical_below，例如 critical_below = \"1/2\"；或把 scale 改成 \"yes_no\"",
                        "add critical_below, such as critical_below = \"1/2\", or make the scale \"yes_no\"",
                    ),
            );
        }
    }
}

/// Tells whether an answer can only be full or none.
fn two_valued(scored: &Scored<'_>) -> bool {
    match scored.scale() {
        Scale::YesNo => true,
        Scale::Choice => scored.get(|doc| &doc.choices).is_some_and(|c| c.len() == 2),
        Scale::Measure => scored.get(|doc| &doc.steps).is_some_and(|s| s.len() == 1),
        Scale::Compliant | Scale::Score5 | Scale::Score10 | Scale::Deduct => false,
    }
}
