//! W706 broken-slot.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use std::ops::Range;

/// W706 `broken-slot`: the braces of a slot do not match, or hold nothing.
pub struct BrokenSlot;

impl Check for BrokenSlot {
    const CODE: &'static Code = &code(
        "W706",
        "broken-slot",
        Severity::Warning,
        Level::Basic,
        include_str!("broken_slot.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.texts() {
            for (_, text, span) in wording.text.parts() {
                let Some(wrong) = broken(text) else {
                    continue;
                };
                let it = wording.thing();
                let shown = &text[wrong.clone()];
                found.report(
                    &it,
                    Self::CODE
                        .at(cx.place(text, span, wrong.clone()))
                        .words(
                            format!("{}里的“{shown}”不是完整的空", it.zh),
                            format!("“{shown}” in {} is no whole slot", it.en),
                        )
                        .expected("应为 {称呼} 这样", "expected such as {name}")
                        .help(
                            "大括号成对，里面写要填什么",
                            "close the brace and say in it what is filled in",
                        ),
                );
            }
        }
    }
}

/// Returns the first brace that opens or closes no slot, or the first empty slot.
fn broken(text: &str) -> Option<Range<usize>> {
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('{', None) => open = Some(at),
            ('{', Some(start)) => return Some(start..start + 1),
            ('}', None) => return Some(at..at + 1),
            ('}', Some(start)) => {
                if text[start + 1..at].trim().is_empty() {
                    return Some(start..at + 1);
                }
                open = None;
            }
            _ => {}
        }
    }
    open.map(|start| start..start + 1)
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn finds_the_first_broken_brace() {
        assert_eq!(broken("{称呼}您好"), None);
        assert_eq!(broken("称呼}您好"), Some(6..7));
        assert_eq!(broken("{称呼您好"), Some(0..1));
        assert_eq!(broken("{a{b}"), Some(0..1));
        assert_eq!(broken("您好{ }"), Some(6..9));
    }
}
