//! X511 short-pause-point.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// X511 `short-pause-point`: a pause point that someone signs for has too few items to be worth the stop.
pub struct ShortPausePoint;

impl Check for ShortPausePoint {
    const CODE: &'static Code = &code(
        "X511",
        "short-pause-point",
        Severity::Hint,
        Level::Complete,
        include_str!("short_pause_point.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for list in cx.checklists() {
            for group in list.groups.iter().filter(|g| !g.doc.release.is_absent()) {
                let count = group.lines.len();
                let Some(title) = group.title.as_ref().filter(|_| (1..LEAST).contains(&count))
                else {
                    continue;
                };
                let it = Thing::checklist(list).with_part(title, Some(&group.id));
                found.report(
                    &it,
                    Self::CODE
                        .at(it.span)
                        .words(
                            format!("{}要签名，却只有 {count} 项", it.zh),
                            format!(
                                "{} asks for a signature, but has only {count} items, fewer than {LEAST}",
                                it.en
                            ),
                        )
                        .help(
                            "并进相邻的节点，或去掉 release",
                            "join it to the next pause point, or take release out",
                        ),
                );
            }
        }
    }
}

/// As few items as are worth a stop and a signature.
const LEAST: usize = 5;
