//! X517 scale-without-values.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Scale;

/// X517 `scale-without-values`: a scale lacks the values that its answers are taken from.
pub struct ScaleWithoutValues;

impl Check for ScaleWithoutValues {
    const CODE: &'static Code = &code(
        "X517",
        "scale-without-values",
        Severity::Error,
        Level::Basic,
        include_str!("scale_without_values.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let it = &scored.thing;
            if scored.doc.scale.is_absent() {
                continue;
            }
            let count = scored
                .get(|doc| &doc.choices)
                .map_or(0, |choices| choices.len());
            let (zh, en, help) = match scored.scale() {
                Scale::Choice if count < 2 => (
                    format!("{}要选一项，选项不到两个", it.zh),
                    format!("{} is a choice with fewer than two answers", it.en),
                    "choices = [{ id = \"a\", text = \"…\", credit = 1 }, { id = \"b\", text = \"…\", credit = 0 }]",
                ),
                Scale::Measure if scored.get(|doc| &doc.steps).is_none_or(|s| s.is_empty()) => (
                    format!("{}按实测评，却没有分档", it.zh),
                    format!("{} is measured, but has no bounds", it.en),
                    "steps = [{ max = \"10s\", credit = 1 }]",
                ),
                _ => continue,
            };
            found.report(
                it,
                scored
                    .at(Self::CODE, &scored.doc.scale)
                    .words(zh, en)
                    .help(format!("加上 {help}"), format!("add {help}")),
            );
        }
    }
}
