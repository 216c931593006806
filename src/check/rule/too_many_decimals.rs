//! X509 too-many-decimals.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// X509 `too-many-decimals`: a score is printed with more decimals than it can mean.
pub struct TooManyDecimals;

impl Check for TooManyDecimals {
    const CODE: &'static Code = &code(
        "X509",
        "too-many-decimals",
        Severity::Warning,
        Level::Basic,
        include_str!("too_many_decimals.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for audit in cx.audits() {
            let it = Thing::audit(audit);
            let Some(decimals) = audit.doc.decimals.get().filter(|n| n.0 > 3) else {
                continue;
            };
            found.report(
                &it,
                Self::CODE
                    .at(audit.doc.decimals.span().unwrap_or(it.span))
                    .words(
                        format!("{}的得分要印 {} 位小数", it.zh, decimals.0),
                        format!("{} prints its score with {} decimals", it.en, decimals.0),
                    )
                    .expected("最多 3 位", "at most 3")
                    .help("一般写 decimals = 1", "decimals = 1 will do"),
            );
        }
    }
}
