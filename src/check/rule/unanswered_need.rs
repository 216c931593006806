//! D409 unanswered-need.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::RefKind;
use crate::label::Lang;

/// D409 `unanswered-need`: no step answers a need of customers.
pub struct UnansweredNeed;

impl Check for UnansweredNeed {
    const CODE: &'static Code = &code(
        "D409",
        "unanswered-need",
        Severity::Hint,
        Level::Complete,
        include_str!("unanswered_need.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for need in cx.standard.doc.needs.list() {
            let id = need.id.get().map(|id| id.as_str());
            let Some(text) = need.text.get().filter(|text| !text.open) else {
                continue;
            };
            if id.is_some_and(|id| cx.refers_to(RefKind::Need, id)) {
                continue;
            }
            let it = Thing::standard(cx.standard).with_part(text, id);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("没有哪一步回应顾客需求「{}」", text.best(Lang::Zh).0),
                        format!("no step answers the need “{}”", text.best(Lang::En).0),
                    )
                    .help(
                        "给它写 id，在回应它的步骤写 answers = [\"编号\"]",
                        "give it an id and name it in answers of the step that answers it",
                    ),
            );
        }
    }
}
