//! D423 unmarked-handover.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::model::Step;

/// D423 `unmarked-handover`: work moves to another department without a hand-over.
pub struct UnmarkedHandover;

impl Check for UnmarkedHandover {
    const CODE: &'static Code = &code(
        "D423",
        "unmarked-handover",
        Severity::Hint,
        Level::Audit,
        include_str!("unmarked_handover.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for phase in cx.phases() {
            for pair in phase.steps.windows(2) {
                let (one, two) = (&pair[0], &pair[1]);
                let (Some(from), Some(to)) = (department(cx, one), department(cx, two)) else {
                    continue;
                };
                if from == to || !one.doc.handoff.is_absent() || !is_missing(&one.doc.next) {
                    continue;
                }
                let it = Thing::step(one);
                let next = Thing::step(two);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}之后换了部门，却没写交接", it.zh),
                            format!(
                                "after {} another department goes on, but no hand-over is told",
                                it.en
                            ),
                        )
                        .note(
                            next.span,
                            "另一个部门从这里接手",
                            "another department goes on here",
                        )
                        .help(
                            "加上 handoff = { to = \"岗位\", what = \"…\" }",
                            "add handoff = { to = \"role\", what = \"…\" }",
                        ),
                );
            }
        }
    }
}

/// Returns the department of the role that answers for a step.
fn department<'a>(cx: &Context<'a>, step: &Step) -> Option<&'a str> {
    let role = cx.standard.role(step.doc.role.get()?.as_str())?;
    Some(role.doc.department.get()?.main())
}
