//! M602 pilot-without-plan.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Status;

/// M602 `pilot-without-plan`: a standard is on trial, but nothing is said of the trial.
pub struct PilotWithoutPlan;

impl Check for PilotWithoutPlan {
    const CODE: &'static Code = &code(
        "M602",
        "pilot-without-plan",
        Severity::Warning,
        Level::Basic,
        include_str!("pilot_without_plan.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let doc = &cx.standard.doc;
        if doc.status.get() == Some(&Status::Pilot) && doc.pilot.is_absent() {
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(doc.status.span().unwrap_or(it.span))
                    .words(
                        format!("{}在试行，却没写在哪里试、试到哪天、看什么", it.zh),
                        format!(
                            "{} is on trial, but nothing says where, until when and judged by what",
                            it.en
                        ),
                    )
                    .help(
                        "加上 pilot = { from = 2026-01-01, to = 2026-02-01, criteria = [\"…\"] }",
                        "add pilot = { from = 2026-01-01, to = 2026-02-01, criteria = [\"…\"] }",
                    ),
            );
        }
    }
}
