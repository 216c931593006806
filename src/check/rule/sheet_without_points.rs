//! X520 sheet-without-points.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::quantity::Ratio;

/// X520 `sheet-without-points`: all items of a score sheet have 0 points, so that it has no score.
pub struct SheetWithoutPoints;

impl Check for SheetWithoutPoints {
    const CODE: &'static Code = &code(
        "X520",
        "sheet-without-points",
        Severity::Warning,
        Level::Basic,
        include_str!("sheet_without_points.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for audit in cx.audits() {
            let mut points = audit.lines().map(|line| line.item.points).peekable();
            if points.peek().is_none() || !points.all(Ratio::is_zero) {
                continue;
            }
            let it = Thing::audit(audit);
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}每一项都是 0 分，算不出得分", it.zh),
                        format!("every item of {} has 0 points, so it has no score", it.en),
                    )
                    .help(
                        "给项目写上 points；不写就是 1 分",
                        "give the items points; without it an item has 1",
                    ),
            );
        }
    }
}
