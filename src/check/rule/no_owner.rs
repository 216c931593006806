//! M608 no-owner.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// M608 `no-owner`: no role keeps the standard.
pub struct NoOwner;

impl Check for NoOwner {
    const CODE: &'static Code = &code(
        "M608",
        "no-owner",
        Severity::Hint,
        Level::Complete,
        include_str!("no_owner.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        if cx.standard.doc.owner.is_absent() {
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没有归口的岗位", it.zh),
                        format!("no role keeps {}", it.en),
                    )
                    .help(
                        "加上 owner = \"岗位编号\"；还没定就写 owner = \"unspecified\"",
                        "add owner = \"role\", or owner = \"unspecified\" where it is undecided",
                    ),
            );
        }
    }
}
