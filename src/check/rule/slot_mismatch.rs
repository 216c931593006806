//! W705 slot-mismatch.

use crate::check::context::slots;
use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};

/// W705 `slot-mismatch`: a line has a slot in one language that it lacks in the other.
pub struct SlotMismatch;

impl Check for SlotMismatch {
    const CODE: &'static Code = &code(
        "W705",
        "slot-mismatch",
        Severity::Warning,
        Level::Basic,
        include_str!("slot_mismatch.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.texts() {
            let mut parts = wording.text.parts();
            let Some((_, first, _)) = parts.next() else {
                continue;
            };
            let wanted = slots(first).len();
            for (_, text, span) in parts {
                let count = slots(text).len();
                if count == wanted {
                    continue;
                }
                let it = wording.thing();
                found.report(
                    &it,
                    Self::CODE
                        .at(span)
                        .words(
                            format!("{}一种语言有 {wanted} 个空，另一种有 {count} 个", it.zh),
                            format!(
                                "{} has {wanted} slots in one language and {count} in the other",
                                it.en
                            ),
                        )
                        .help(
                            "两种语言里的 {…} 要一样多",
                            "give both languages as many {…}",
                        ),
                );
            }
        }
    }
}
