//! D413 step-without-criterion.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::ItemSpec;

/// D413 `step-without-criterion`: a step tells what to do, but not how well.
pub struct StepWithoutCriterion;

impl Check for StepWithoutCriterion {
    const CODE: &'static Code = &code(
        "D413",
        "step-without-criterion",
        Severity::Hint,
        Level::Complete,
        include_str!("step_without_criterion.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            let doc = &step.doc;
            let measured = !is_missing(&doc.quality)
                || !is_missing(&doc.numbers)
                || doc
                    .item
                    .get()
                    .and_then(ItemSpec::doc)
                    .is_some_and(|i| i.text.is_set());
            if !measured && !is_missing(&doc.r#do) {
                let it = Thing::step(step);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没写做到什么程度", it.zh),
                            format!("{} does not say how well it is to be done", it.en),
                        )
                        .help(
                            "加上 quality、numbers 或 item.text；还没定就写 quality = \"unspecified\"",
                            "add quality, numbers or item.text, or quality = \"unspecified\" where it is undecided",
                        ),
                );
            }
        }
    }
}
