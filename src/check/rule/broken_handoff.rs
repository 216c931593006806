//! D410 broken-handoff.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::label::Lang;
use crate::model::{Phase, Step};

/// D410 `broken-handoff`: work is handed to a role that does nothing afterwards.
pub struct BrokenHandoff;

impl Check for BrokenHandoff {
    const CODE: &'static Code = &code(
        "D410",
        "broken-handoff",
        Severity::Warning,
        Level::Basic,
        include_str!("broken_handoff.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let all: Vec<(&Phase, &Step)> = cx.standard.steps().collect();
        for (index, (phase, step)) in all.iter().enumerate() {
            let handoff = step.doc.handoff.get().filter(|_| phase.origin.is_none());
            let Some(to) = handoff.and_then(|handoff| handoff.to.get()) else {
                continue;
            };
            let it = Thing::step(step);
            let name = |lang| {
                let role = cx.standard.role(to.as_str());
                let name = role.and_then(|role| role.doc.name.get());
                name.map_or(to.as_str(), |name| name.best(lang).0)
            };
            let (zh, en) = (name(Lang::Zh), name(Lang::En));
            let itself = step
                .doc
                .role
                .get()
                .is_some_and(|r| r.as_str() == to.as_str());
            let words = if itself {
                (
                    format!("{}交接给了自己的岗位「{zh}」", it.zh),
                    format!("{} is handed to its own role “{en}”", it.en),
                )
            } else if !all[first_after(&all, index)..]
                .iter()
                .any(|(_, s)| takes_part(s, to.as_str()))
            {
                (
                    format!("{}交接给「{zh}」，后面却没有「{zh}」的步骤", it.zh),
                    format!("{} is handed to “{en}”, who has no step after it", it.en),
                )
            } else {
                continue;
            };
            found.report(
                &it,
                Self::CODE.at(to.0.span).words(words.0, words.1).help(
                    "改正 handoff.to，或在后面补上接手的步骤",
                    "put handoff.to right, or add the step that takes over",
                ),
            );
        }
    }
}

/// Returns the index of the first step that may come after a step, jumps back included.
fn first_after(all: &[(&Phase, &Step)], index: usize) -> usize {
    let jumps = all[index].1.doc.next.list().iter().filter_map(|next| {
        let to = next.to.get()?;
        all.iter().position(|(_, step)| step.id == to.as_str())
    });
    jumps.fold(index + 1, usize::min)
}

/// Tells whether a role does a step, helps with it or is told of it.
fn takes_part(step: &Step, role: &str) -> bool {
    let doc = &step.doc;
    doc.role.get().is_some_and(|r| r.as_str() == role)
        || doc.assist.list().iter().any(|r| r.as_str() == role)
        || doc.inform.list().iter().any(|r| r.as_str() == role)
}
