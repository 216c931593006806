//! X507 no-lowest-grade.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// X507 `no-lowest-grade`: the lowest scores or worst results get no grade.
pub struct NoLowestGrade;

impl Check for NoLowestGrade {
    const CODE: &'static Code = &code(
        "X507",
        "no-lowest-grade",
        Severity::Error,
        Level::Basic,
        include_str!("no_lowest_grade.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for audit in cx.audits() {
            let it = Thing::audit(audit);
            let grades = audit.doc.grades.list();
            let from = grades.iter().filter_map(|grade| grade.from.get()).min();
            if let Some(lowest) = from.filter(|from| !from.0.is_zero()) {
                found.report(
                    &it,
                    Self::CODE
                        .at(audit.doc.grades.span().unwrap_or(it.span))
                        .words(
                            format!("{}低于 {} 分没有等级", it.zh, lowest.0),
                            format!("{} has no grade below {}", it.en, lowest.0),
                        )
                        .help(
                            "最后加一个等级，写 from = 0",
                            "end with a grade that has from = 0",
                        ),
                );
            }
            let Some(last) = audit.doc.findings.list().last() else {
                continue;
            };
            let limits = [&last.critical, &last.major, &last.minor];
            if limits.iter().any(|limit| limit.is_set()) {
                found.report(
                    &it,
                    Self::CODE
                        .at(last.name.span().unwrap_or(last.span))
                        .words(
                            format!("{}最后一个等级还限着问题数，超过的没有等级", it.zh),
                            format!("the last grade of {} still limits findings, so that more of them have no grade", it.en),
                        )
                        .help(
                            "最后加一个不限问题数的等级",
                            "end with a grade without any limit",
                        ),
                );
            }
        }
    }
}
