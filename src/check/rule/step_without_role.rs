//! D401 step-without-role.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// D401 `step-without-role`: a step names nobody who answers for it.
pub struct StepWithoutRole;

impl Check for StepWithoutRole {
    const CODE: &'static Code = &code(
        "D401",
        "step-without-role",
        Severity::Warning,
        Level::Complete,
        include_str!("step_without_role.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps().filter(|step| step.doc.role.is_absent()) {
            let it = Thing::step(step);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没有责任岗位", it.zh),
                        format!("{} has no role that answers for it", it.en),
                    )
                    .help(
                        "加上 role；还没定就写 role = \"unspecified\"",
                        "add role, or role = \"unspecified\" where it is undecided",
                    ),
            );
        }
    }
}
