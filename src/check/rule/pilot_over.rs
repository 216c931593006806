//! T305 pilot-over.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{Date, Status};
use crate::model::Standard;

/// T305 `pilot-over`: a standard is still on trial after the last day of the trial.
pub struct PilotOver;

impl Check for PilotOver {
    const CODE: &'static Code = &code(
        "T305",
        "pilot-over",
        Severity::Warning,
        Level::Basic,
        include_str!("pilot_over.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let (Some(today), Some(end)) = (cx.today, end(cx.standard)) else {
            return;
        };
        if end < today {
            let it = Thing::standard(cx.standard);
            let status = cx.standard.doc.status.span();
            found.report(
                &it,
                Self::CODE
                    .at(status.unwrap_or(it.span))
                    .words(
                        format!("{}的试行 {end} 已结束，状态还是试行", it.zh),
                        format!(
                            "the trial of {} ended on {end}, but its status is still pilot",
                            it.en
                        ),
                    )
                    .help(
                        "写上 pilot.result，再改 status；要延长就改 pilot.to",
                        "write pilot.result and change status, or set a later pilot.to",
                    ),
            );
        }
    }

    fn needs_today(standard: &Standard) -> bool {
        end(standard).is_some()
    }
}

/// Returns the last day of the trial of a standard that is on trial.
fn end(standard: &Standard) -> Option<Date> {
    let on_trial = standard.doc.status.get() == Some(&Status::Pilot);
    let pilot = standard.doc.pilot.get().filter(|_| on_trial)?;
    pilot.to.get().copied()
}
