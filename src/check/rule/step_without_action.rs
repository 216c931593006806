//! D402 step-without-action.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// D402 `step-without-action`: a step says neither what is done nor what is said.
pub struct StepWithoutAction;

impl Check for StepWithoutAction {
    const CODE: &'static Code = &code(
        "D402",
        "step-without-action",
        Severity::Hint,
        Level::Basic,
        include_str!("step_without_action.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            if is_missing(&step.doc.r#do) && is_missing(&step.doc.say) {
                let it = Thing::step(step);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没写做什么、说什么", it.zh),
                            format!("{} does not say what is done or said", it.en),
                        )
                        .help(
                            "加上 do = [\"…\"]；还没定就写 do = \"unspecified\"",
                            "add do = [\"…\"], or do = \"unspecified\" where it is undecided",
                        ),
                );
            }
        }
    }
}
