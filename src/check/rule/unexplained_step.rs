//! D422 unexplained-step.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// D422 `unexplained-step`: a step does not say why it is done.
pub struct UnexplainedStep;

impl Check for UnexplainedStep {
    const CODE: &'static Code = &code(
        "D422",
        "unexplained-step",
        Severity::Hint,
        Level::Complete,
        include_str!("unexplained_step.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps().filter(|step| step.doc.why.is_absent()) {
            let it = Thing::step(step);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没写为什么这样做", it.zh),
                        format!("{} does not say why it is done", it.en),
                    )
                    .help(
                        "加上 why，从顾客的角度写一句",
                        "add why, a sentence from the customer’s side",
                    ),
            );
        }
    }
}
