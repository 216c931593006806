//! M609 no-scope.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// M609 `no-scope`: a standard does not say what it covers.
pub struct NoScope;

impl Check for NoScope {
    const CODE: &'static Code = &code(
        "M609",
        "no-scope",
        Severity::Hint,
        Level::Complete,
        include_str!("no_scope.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let doc = &cx.standard.doc;
        if is_missing(&doc.scope) && doc.starts_when.is_absent() && doc.ends_when.is_absent() {
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没写适用范围和起止", it.zh),
                        format!(
                            "{} does not say what it covers, where it starts and ends",
                            it.en
                        ),
                    )
                    .help(
                        "加上 scope、starts_when、ends_when",
                        "add scope, starts_when and ends_when",
                    ),
            );
        }
    }
}
