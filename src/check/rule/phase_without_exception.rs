//! D403 phase-without-exception.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::model::Step;

/// D403 `phase-without-exception`: a phase with customers does not say what to do when something goes wrong.
pub struct PhaseWithoutException;

impl Check for PhaseWithoutException {
    const CODE: &'static Code = &code(
        "D403",
        "phase-without-exception",
        Severity::Warning,
        Level::Complete,
        include_str!("phase_without_exception.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let standard = cx.standard;
        let open = standard.open.iter().any(|list| list.key == "exceptions");
        if open || !standard.exceptions.is_empty() {
            return;
        }
        for phase in cx.phases() {
            let covered = !is_missing(&phase.doc.exceptions)
                || phase.steps.iter().any(|s| !is_missing(&s.doc.exceptions));
            if !covered && phase.steps.iter().any(Step::has_customer) {
                let it = Thing::phase(phase);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没写出了异常怎么办", it.zh),
                            format!("{} does not say what to do when something goes wrong", it.en),
                        )
                        .help(
                            "加上 exceptions = [{ when = \"…\", do = [\"…\"] }]；还没定就写 \"unspecified\"",
                            "add exceptions = [{ when = \"…\", do = [\"…\"] }], or \"unspecified\" where it is undecided",
                        ),
                );
            }
        }
    }
}
