//! T306 untriggered-limit.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// T306 `untriggered-limit`: a limit does not say what starts the clock.
pub struct UntriggeredLimit;

impl Check for UntriggeredLimit {
    const CODE: &'static Code = &code(
        "T306",
        "untriggered-limit",
        Severity::Hint,
        Level::Audit,
        include_str!("untriggered_limit.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            for time in step.doc.time.list() {
                let limit = time.within.span().or_else(|| time.after.span());
                let Some(place) = limit.filter(|_| time.trigger.is_absent()) else {
                    continue;
                };
                let id = time.id.get().map(|id| id.as_str());
                let it = Thing::step(step).with_statement(id, place);
                found.report(
                    &it,
                    Self::CODE
                        .at(place)
                        .words(
                            format!("{}的时限没写从什么时候算起", it.zh),
                            format!("the limit of {} does not say what starts the clock", it.en),
                        )
                        .help(
                            "加上 trigger，例如 trigger = \"顾客进门\"",
                            "add trigger, such as trigger = \"the customer comes in\"",
                        ),
                );
            }
        }
    }
}
