//! D421 empty-rule.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// D421 `empty-rule`: a rule says neither what must be nor what must not be.
pub struct EmptyRule;

impl Check for EmptyRule {
    const CODE: &'static Code = &code(
        "D421",
        "empty-rule",
        Severity::Warning,
        Level::Basic,
        include_str!("empty_rule.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for rule in cx.rules() {
            if rule.doc.must.is_absent() && rule.doc.must_not.is_absent() {
                let it = Thing::rule(rule);
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}没写要求，也没写禁止", it.zh),
                            format!("{} says neither what must be nor what must not be", it.en),
                        )
                        .help("加上 must 或 must_not", "add must or must_not"),
                );
            }
        }
    }
}
