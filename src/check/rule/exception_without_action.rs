//! D419 exception-without-action.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::ExceptionDoc;

/// D419 `exception-without-action`: an exception names a case, but not what to do in it.
pub struct ExceptionWithoutAction;

impl Check for ExceptionWithoutAction {
    const CODE: &'static Code = &code(
        "D419",
        "exception-without-action",
        Severity::Warning,
        Level::Basic,
        include_str!("exception_without_action.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let mut look = |thing: Thing, list: &mut dyn Iterator<Item = &ExceptionDoc>| {
            for one in list {
                let silent = is_missing(&one.r#do)
                    && is_missing(&one.say)
                    && one.role.is_absent()
                    && one.escalate.is_absent()
                    && one.form.is_absent();
                let Some(when) = one.when.get().filter(|_| silent) else {
                    continue;
                };
                let id = one.id.get().map(|id| id.as_str());
                let it = thing.clone().with_part(when, id);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没写怎么办", it.zh),
                            format!("{} does not say what to do", it.en),
                        )
                        .help(
                            "加上 do、say 或 escalate；还没定就写 do = \"unspecified\"",
                            "add do, say or escalate, or do = \"unspecified\" where it is undecided",
                        ),
                );
            }
        };
        let own = cx.standard.exceptions.iter();
        let own = own.filter(|one| one.origin.is_none()).map(|one| &one.doc);
        look(Thing::standard(cx.standard), &mut own.into_iter());
        for phase in cx.phases() {
            look(Thing::phase(phase), &mut phase.doc.exceptions.list().iter());
        }
        for step in cx.steps() {
            look(Thing::step(step), &mut step.doc.exceptions.list().iter());
        }
    }
}
