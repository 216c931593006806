//! D416 empty-phase.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// D416 `empty-phase`: a phase has no step.
pub struct EmptyPhase;

impl Check for EmptyPhase {
    const CODE: &'static Code = &code(
        "D416",
        "empty-phase",
        Severity::Hint,
        Level::Basic,
        include_str!("empty_phase.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for phase in cx.phases() {
            if phase.steps.is_empty() && is_missing(&phase.doc.steps) {
                let it = Thing::phase(phase);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没有步骤", it.zh),
                            format!("{} has no step", it.en),
                        )
                        .help(
                            "在它下面加上 [[phases.steps]]；还没定就写 steps = \"unspecified\"",
                            "add [[phases.steps]] below it, or steps = \"unspecified\" where it is undecided",
                        ),
                );
            }
        }
    }
}
