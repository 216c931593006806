//! X510 long-pause-point.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::By;

/// X510 `long-pause-point`: a pause point has more items than people can hold in mind.
pub struct LongPausePoint;

impl Check for LongPausePoint {
    const CODE: &'static Code = &code(
        "X510",
        "long-pause-point",
        Severity::Hint,
        Level::Basic,
        include_str!("long_pause_point.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for list in cx.checklists() {
            for group in list.groups.iter().filter(|g| g.title.is_some()) {
                let count = group.lines.len();
                let by_shop = matches!(list.doc.by.get(), None | Some(By::Shop));
                let Some(title) = group.title.as_ref().filter(|_| by_shop && count > MOST) else {
                    continue;
                };
                let it = Thing::checklist(list).with_part(title, Some(&group.id));
                let mut fault = Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}有 {count} 项，多于 {MOST} 项", it.zh),
                        format!("{} has {count} items, more than {MOST}", it.en),
                    )
                    .help(
                        "分成两个节点，各 5 到 9 项",
                        "make two pause points of it, with 5 to 9 items each",
                    );
                if cx.level == Level::Audit {
                    fault.severity = Severity::Warning;
                }
                found.report(&it, fault);
            }
        }
    }
}

/// As many items as one looks at in one go without losing count.
const MOST: usize = 9;
