//! T307 pilot-ends-before-start.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// T307 `pilot-ends-before-start`: a trial ends before it starts.
pub struct PilotEndsBeforeStart;

impl Check for PilotEndsBeforeStart {
    const CODE: &'static Code = &code(
        "T307",
        "pilot-ends-before-start",
        Severity::Warning,
        Level::Basic,
        include_str!("pilot_ends_before_start.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let Some(pilot) = cx.standard.doc.pilot.get() else {
            return;
        };
        let (Some(from), Some(to)) = (pilot.from.get(), pilot.to.get()) else {
            return;
        };
        if to < from {
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(pilot.to.span().unwrap_or(pilot.span))
                    .words(
                        format!("{}的试行 {from} 开始，却 {to} 就结束", it.zh),
                        format!("the trial of {} starts on {from} but ends on {to}", it.en),
                    )
                    .help("改正 pilot 的 from 和 to", "put from and to of pilot right"),
            );
        }
    }
}
