//! M601 published-without-approval.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Status;

/// M601 `published-without-approval`: a standard is called published, but nobody has reviewed or approved it, or it is not said from when it is in force.
pub struct PublishedWithoutApproval;

impl Check for PublishedWithoutApproval {
    const CODE: &'static Code = &code(
        "M601",
        "published-without-approval",
        Severity::Error,
        Level::Basic,
        include_str!("published_without_approval.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let doc = &cx.standard.doc;
        if doc.status.get() != Some(&Status::Published) {
            return;
        }
        let missing: Vec<&str> = [
            ("reviewed_by", doc.reviewed_by.is_absent()),
            ("approved_by", doc.approved_by.is_absent()),
            ("effective", doc.effective.is_absent()),
        ]
        .into_iter()
        .filter_map(|(key, missing)| missing.then_some(key))
        .collect();
        if missing.is_empty() {
            return;
        }
        let it = Thing::standard(cx.standard);
        found.report(
            &it,
            Self::CODE
                .at(doc.status.span().unwrap_or(it.span))
                .words(
                    format!("{}写成已发布，却没有 {}", it.zh, missing.join("、")),
                    format!("{} is called published, but has no {}", it.en, missing.join(", ")),
                )
                .help(
                    "补上审核人、批准人和生效日期；还没批准就去掉 status 或改成 \"review\"",
                    "add who reviewed it, who approved it and from when it is in force; until then take status out or make it \"review\"",
                ),
        );
    }
}
