//! X521 item-without-method.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};

/// X521 `item-without-method`: an item does not say how the auditor finds out.
pub struct ItemWithoutMethod;

impl Check for ItemWithoutMethod {
    const CODE: &'static Code = &code(
        "X521",
        "item-without-method",
        Severity::Hint,
        Level::Audit,
        include_str!("item_without_method.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            if scored.has(|doc| &doc.method) {
                continue;
            }
            let it = &scored.thing;
            found.report(
                it,
                Self::CODE
                    .at(scored.doc.span)
                    .words(
                        format!("{}没写怎么检查", it.zh),
                        format!("{} does not say how it is found out", it.en),
                    )
                    .help(
                        "加上 method：observe 看、ask 问、record 查记录、measure 测",
                        "add method: observe, ask, record or measure",
                    ),
            );
        }
    }
}
