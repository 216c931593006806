//! D404 repeated-step.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use std::collections::BTreeMap;

/// D404 `repeated-step`: two steps tell the same actions.
pub struct RepeatedStep;

impl Check for RepeatedStep {
    const CODE: &'static Code = &code(
        "D404",
        "repeated-step",
        Severity::Hint,
        Level::Basic,
        include_str!("repeated_step.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let mut seen: BTreeMap<Vec<&str>, Thing> = BTreeMap::new();
        for step in cx.steps() {
            let actions: Vec<&str> = step
                .doc
                .r#do
                .list()
                .iter()
                .filter_map(|action| action.text.get())
                .filter(|text| !text.open)
                .map(|text| text.main().trim())
                .collect();
            if actions.is_empty() {
                continue;
            }
            let it = Thing::step(step);
            let Some(first) = seen.get(&actions) else {
                seen.insert(actions, it);
                continue;
            };
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}与{}的做法一字不差", it.zh, first.zh),
                        format!("{} has the very actions of {}", it.en, first.en),
                    )
                    .note(first.span, "先写在这里", "told here first")
                    .help(
                        "合并两步，或写清不同之处",
                        "make them one step, or say where they differ",
                    ),
            );
        }
    }
}
