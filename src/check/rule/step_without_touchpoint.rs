//! D412 step-without-touchpoint.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// D412 `step-without-touchpoint`: a step with a customer does not say where the customer meets the service.
pub struct StepWithoutTouchpoint;

impl Check for StepWithoutTouchpoint {
    const CODE: &'static Code = &code(
        "D412",
        "step-without-touchpoint",
        Severity::Hint,
        Level::Complete,
        include_str!("step_without_touchpoint.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            let doc = &step.doc;
            if step.has_customer() && doc.touchpoint.is_absent() && is_missing(&doc.channel) {
                let it = Thing::step(step);
                let fault = Self::CODE.at(it.span);
                let fault = if step.is_remote() {
                    fault
                        .words(
                            format!("{}不和顾客见面，却没写用什么渠道", it.zh),
                            format!(
                                "{} reaches the customer from afar, but names no channel",
                                it.en
                            ),
                        )
                        .help(
                            "加上 channel（渠道），例如 [\"phone\"]",
                            "add channel, such as [\"phone\"]",
                        )
                } else {
                    fault
                        .words(
                            format!("{}有顾客，却没写触点", it.zh),
                            format!("{} has a customer, but no touchpoint", it.en),
                        )
                        .help(
                            "加上 touchpoint（地点）或 channel（渠道）",
                            "add touchpoint (the place) or channel",
                        )
                };
                found.report(&it, fault);
            }
        }
    }
}
