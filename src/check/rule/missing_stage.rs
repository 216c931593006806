//! D415 missing-stage.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{Stage, StandardKind, Word};
use crate::label::Lang;

/// D415 `missing-stage`: a procedure leaves out what comes before or after the service.
pub struct MissingStage;

impl Check for MissingStage {
    const CODE: &'static Code = &code(
        "D415",
        "missing-stage",
        Severity::Hint,
        Level::Complete,
        include_str!("missing_stage.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let standard = cx.standard;
        let stages: Vec<Stage> = standard
            .phases
            .iter()
            .filter_map(|phase| phase.doc.stage.get().copied())
            .collect();
        let sop = standard.doc.kind.get() == Some(&StandardKind::Sop);
        if !sop || stages.is_empty() {
            return;
        }
        for stage in [Stage::Before, Stage::After] {
            if !stages.contains(&stage) {
                let it = Thing::standard(standard);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没有{}的阶段", it.zh, stage.print(Lang::Zh)),
                            format!(
                                "{} has no phase {}",
                                it.en,
                                stage.print(Lang::En).to_lowercase()
                            ),
                        )
                        .help(
                            format!("加上阶段，写 stage = \"{}\"", stage.key()),
                            format!("add a phase with stage = \"{}\"", stage.key()),
                        ),
                );
            }
        }
    }
}
