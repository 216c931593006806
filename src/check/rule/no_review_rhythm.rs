//! M613 no-review-rhythm.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Status;

/// M613 `no-review-rhythm`: a published standard does not say how often it is reviewed.
pub struct NoReviewRhythm;

impl Check for NoReviewRhythm {
    const CODE: &'static Code = &code(
        "M613",
        "no-review-rhythm",
        Severity::Hint,
        Level::Complete,
        include_str!("no_review_rhythm.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let doc = &cx.standard.doc;
        if doc.status.get() == Some(&Status::Published) && doc.review_every.is_absent() {
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没写多久复审一次", it.zh),
                        format!("{} does not say how often it is reviewed", it.en),
                    )
                    .help(
                        "加上 review_every，例如 review_every = \"1y\"",
                        "add review_every, such as review_every = \"1y\"",
                    ),
            );
        }
    }
}
