//! X518 wrong-number-of-anchors.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Scale;

/// X518 `wrong-number-of-anchors`: the meanings of a scale are not as many as its digits.
pub struct WrongNumberOfAnchors;

impl Check for WrongNumberOfAnchors {
    const CODE: &'static Code = &code(
        "X518",
        "wrong-number-of-anchors",
        Severity::Warning,
        Level::Basic,
        include_str!("wrong_number_of_anchors.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let wanted = match scored.scale() {
                Scale::Score5 => 6,
                Scale::Score10 => 11,
                _ => continue,
            };
            let count = scored.doc.anchors.list().len();
            if count == 0 || count == wanted {
                continue;
            }
            let it = &scored.thing;
            found.report(
                it,
                scored
                    .at(Self::CODE, &scored.doc.anchors)
                    .words(
                        format!("{}的说明有 {count} 条，分数有 {wanted} 个", it.zh),
                        format!("{} has {count} meanings for {wanted} digits", it.en),
                    )
                    .help(
                        format!("从 0 分到 {} 分各写一条", wanted - 1),
                        format!("write one for each digit from 0 to {}", wanted - 1),
                    ),
            );
        }
    }
}
