//! D414 phase-without-stage.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::StandardKind;

/// D414 `phase-without-stage`: a phase of a procedure does not say whether it lies before, during or after the service.
pub struct PhaseWithoutStage;

impl Check for PhaseWithoutStage {
    const CODE: &'static Code = &code(
        "D414",
        "phase-without-stage",
        Severity::Hint,
        Level::Complete,
        include_str!("phase_without_stage.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        if cx.standard.doc.kind.get() != Some(&StandardKind::Sop) {
            return;
        }
        for phase in cx.phases().filter(|phase| phase.doc.stage.is_absent()) {
            let it = Thing::phase(phase);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没写在服务前、中还是后", it.zh),
                        format!(
                            "{} does not say whether it is before, during or after the service",
                            it.en
                        ),
                    )
                    .help(
                        "加上 stage = \"before\"、\"during\" 或 \"after\"",
                        "add stage = \"before\", \"during\" or \"after\"",
                    ),
            );
        }
    }
}
