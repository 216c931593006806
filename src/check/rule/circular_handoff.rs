//! D411 circular-handoff.

use crate::check::context::is_missing;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::model::{Phase, Step};

/// D411 `circular-handoff`: work goes round in a circle and never ends.
pub struct CircularHandoff;

impl Check for CircularHandoff {
    const CODE: &'static Code = &code(
        "D411",
        "circular-handoff",
        Severity::Warning,
        Level::Basic,
        include_str!("circular_handoff.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let all: Vec<(&Phase, &Step)> = cx.standard.steps().collect();
        let own = |phase: &Phase| phase.origin.is_none();
        for (index, (phase, step)) in all.iter().enumerate() {
            if let Some(back) = bounced(&all, index).filter(|_| own(phase)) {
                let it = Thing::step(step);
                let bounce = Thing::step(back);
                found.report(
                    &it,
                    Self::CODE
                        .at(step.doc.handoff.span().unwrap_or(it.span))
                        .words(
                            format!("{}交出去，{}什么也没做又交了回来", it.zh, bounce.zh),
                            format!(
                                "{} hands over, and {} hands back without doing anything",
                                it.en, bounce.en
                            ),
                        )
                        .note(bounce.span, "在这里交回", "handed back here")
                        .help(
                            "写上接手的人做什么，或去掉这次交接",
                            "say what the one who takes over does, or take the hand-over out",
                        ),
                );
            }
        }
        let ends = ending(&all);
        for (index, (phase, step)) in all.iter().enumerate() {
            if ends[index] || !own(phase) {
                continue;
            }
            for to in step.doc.next.list().iter().filter_map(|next| next.to.get()) {
                let target = all.iter().position(|(_, s)| s.id == to.as_str());
                if target.is_some_and(|target| target <= index && !ends[target]) {
                    let it = Thing::step(step);
                    found.report(
                        &it,
                        Self::CODE
                            .at(to.0.span)
                            .words(
                                format!("{}转回前面，这一圈没有出口", it.zh),
                                format!("{} goes back, and nothing leads out of the circle", it.en),
                            )
                            .help(
                                "给转向写上条件 when，或让其中一步转到后面",
                                "give it a condition when, or let one of the steps lead on",
                            ),
                    );
                }
            }
        }
    }
}

/// Returns the step that takes the work over and, without doing anything, hands it back.
fn bounced<'a>(all: &[(&'a Phase, &'a Step)], index: usize) -> Option<&'a Step> {
    let giver = all[index].1;
    let taker = giver.doc.handoff.get()?.to.get()?.as_str();
    let from = giver.doc.role.get()?.as_str();
    let is_role = |step: &Step| step.doc.role.get().is_some_and(|r| r.as_str() == taker);
    let (_, next) = all[index + 1..].iter().find(|(_, step)| is_role(step))?;
    let back = next.doc.handoff.get()?.to.get()?.as_str() == from;
    let doc = &next.doc;
    let idle = is_missing(&doc.r#do)
        && is_missing(&doc.say)
        && is_missing(&doc.forms)
        && is_missing(&doc.record)
        && is_missing(&doc.outputs);
    (taker != from && back && idle).then_some(*next)
}

/// Tells for each step whether the work can come to an end from there.
fn ending(all: &[(&Phase, &Step)]) -> Vec<bool> {
    let mut ends = vec![false; all.len()];
    loop {
        let before = ends.clone();
        for index in (0..all.len()).rev() {
            ends[index] = leads_on(all, index, &ends);
        }
        if ends == before {
            return ends;
        }
    }
}

fn leads_on(all: &[(&Phase, &Step)], index: usize, ends: &[bool]) -> bool {
    let (phase, step) = all[index];
    let jumps = step.doc.next.list();
    let jump = jumps.iter().filter_map(|next| next.to.get()).any(|to| {
        let target = all.iter().position(|(_, s)| s.id == to.as_str());
        target.is_none_or(|target| ends[target])
    });
    let falls_through = jumps.iter().all(|next| !next.when.is_absent());
    let next = all[index + 1..]
        .iter()
        .position(|(other, _)| same_track(phase, other));
    let through = next.is_none_or(|offset| ends[index + 1 + offset]);
    jump || (falls_through && through)
}

fn same_track(one: &Phase, other: &Phase) -> bool {
    let track = |phase: &Phase| phase.doc.track.get().map(|text| text.main().to_owned());
    track(one) == track(other)
}
