//! X522 no-failing-grade.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// X522 `no-failing-grade`: no grade of a score sheet means that it was not passed.
pub struct NoFailingGrade;

impl Check for NoFailingGrade {
    const CODE: &'static Code = &code(
        "X522",
        "no-failing-grade",
        Severity::Hint,
        Level::Audit,
        include_str!("no_failing_grade.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for audit in cx.audits() {
            let doc = &audit.doc;
            let grades = doc.grades.list().iter().map(|grade| &grade.fail);
            let findings = doc.findings.list().iter().map(|grade| &grade.fail);
            let mut fails = grades.chain(findings).peekable();
            if fails.peek().is_none() || fails.any(|fail| fail.get() == Some(&true)) {
                continue;
            }
            let it = Thing::audit(audit);
            let place = doc.grades.span().or_else(|| doc.findings.span());
            found.report(
                &it,
                Self::CODE
                    .at(place.unwrap_or(it.span))
                    .words(
                        format!("{}没有算不通过的等级", it.zh),
                        format!("no grade of {} means that it was not passed", it.en),
                    )
                    .help(
                        "在不合格的等级写 fail = true",
                        "write fail = true at the grades that are not good enough",
                    ),
            );
        }
    }
}
