//! D408 unused-audience.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::RefKind;
use crate::model::Kind;

/// D408 `unused-audience`: nothing is said of a kind of customers.
pub struct UnusedAudience;

impl Check for UnusedAudience {
    const CODE: &'static Code = &code(
        "D408",
        "unused-audience",
        Severity::Hint,
        Level::Basic,
        include_str!("unused_audience.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let own = cx.standard.audiences.iter().filter(|e| e.origin.is_none());
        for entry in own.filter(|e| !cx.refers_to(RefKind::Audience, &e.id)) {
            let it = Thing::entry(Kind::Audience, entry, entry.doc.name.get());
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没有任何内容提到", it.zh),
                        format!("{} is named nowhere", it.en),
                    )
                    .help(
                        "在只适用于他们的步骤、话术写 for = [\"编号\"]，或删掉它",
                        "name it in for of the steps and lines that are for them, or take it out",
                    ),
            );
        }
    }
}
