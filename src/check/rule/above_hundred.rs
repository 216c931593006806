//! X508 above-hundred.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::quantity::Ratio;

/// X508 `above-hundred`: a score or share is above 100.
pub struct AboveHundred;

impl Check for AboveHundred {
    const CODE: &'static Code = &code(
        "X508",
        "above-hundred",
        Severity::Error,
        Level::Basic,
        include_str!("above_hundred.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let hundred = Ratio::whole(100);
        for audit in cx.audits() {
            let it = Thing::audit(audit);
            let doc = &audit.doc;
            let grades = doc.grades.list().iter().map(|grade| ("from", &grade.from));
            let sections = doc.sections.list().iter().map(|part| ("min", &part.min));
            let scores = grades.chain(sections).chain([("target", &doc.target)]);
            let scores = scores.map(|(key, field)| (key, field.span(), field.get().map(|n| n.0)));
            let limit = doc.na_limit.get().map(|n| Ratio::whole(n.0.into()));
            let share = [("na_limit", doc.na_limit.span(), limit)];
            for (key, place, number) in scores.chain(share) {
                let Some(number) = number.filter(|number| *number > hundred) else {
                    continue;
                };
                found.report(
                    &it,
                    Self::CODE
                        .at(place.unwrap_or(it.span))
                        .words(
                            format!("{}的 {key} 是 {number}，超过 100", it.zh),
                            format!("{key} of {} is {number}, above 100", it.en),
                        )
                        .expected("应为 0 到 100", "expected 0 to 100")
                        .help(
                            "得分按百分制算，满分是 100",
                            "scores run from 0 to 100, whatever the points add up to",
                        ),
                );
            }
        }
    }
}
