//! D407 unused-touchpoint.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::RefKind;
use crate::model::Kind;

/// D407 `unused-touchpoint`: no step takes place at a touchpoint.
pub struct UnusedTouchpoint;

impl Check for UnusedTouchpoint {
    const CODE: &'static Code = &code(
        "D407",
        "unused-touchpoint",
        Severity::Hint,
        Level::Complete,
        include_str!("unused_touchpoint.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let own = cx
            .standard
            .touchpoints
            .iter()
            .filter(|e| e.origin.is_none());
        for entry in own.filter(|e| !cx.refers_to(RefKind::Touchpoint, &e.id)) {
            let it = Thing::entry(Kind::Touchpoint, entry, entry.doc.name.get());
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没有哪一步在那里", it.zh),
                        format!("{} is named by no step", it.en),
                    )
                    .help(
                        "在那里发生的步骤写 touchpoint = \"编号\"，或删掉它",
                        "name it in touchpoint of the steps that take place there, or take it out",
                    ),
            );
        }
    }
}
