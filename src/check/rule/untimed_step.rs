//! T301 untimed-step.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// T301 `untimed-step`: a step where a customer is there or waits says nothing of time.
pub struct UntimedStep;

impl Check for UntimedStep {
    const CODE: &'static Code = &code(
        "T301",
        "untimed-step",
        Severity::Warning,
        Level::Complete,
        include_str!("untimed_step.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            if step.has_customer() && step.doc.time.is_absent() {
                let it = Thing::step(step);
                let (zh, en) = if step.is_remote() {
                    ("在电话里或线上联系顾客", "is in touch with a customer")
                } else {
                    ("有顾客在场或等候", "has a customer there or waiting")
                };
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}{zh}，却没有时限", it.zh),
                            format!("{} {en}, but no time limit", it.en),
                        )
                        .help(
                            "加上 time，例如 time = { within = \"30s\" }；还没定就写 time = \"unspecified\"",
                            "add time, such as time = { within = \"30s\" }, or time = \"unspecified\" where it is undecided",
                        ),
                );
            }
        }
    }
}
