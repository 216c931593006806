//! D406 unused-form.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::RefKind;
use crate::model::Kind;

/// D406 `unused-form`: no step uses a form.
pub struct UnusedForm;

impl Check for UnusedForm {
    const CODE: &'static Code = &code(
        "D406",
        "unused-form",
        Severity::Hint,
        Level::Basic,
        include_str!("unused_form.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let own = cx.standard.forms.iter().filter(|e| e.origin.is_none());
        for entry in own.filter(|e| !cx.refers_to(RefKind::Form, &e.id)) {
            let it = Thing::entry(Kind::Form, entry, entry.doc.title.get());
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没有哪一步用到", it.zh),
                        format!("{} is used by no step", it.en),
                    )
                    .help(
                        "在用到它的步骤写 forms = [\"编号\"]，或删掉这张表",
                        "name it in forms of the step that uses it, or take it out",
                    ),
            );
        }
    }
}
