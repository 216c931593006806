//! T302 steps-over-limit.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::label::Lang;
use crate::model::{Phase, Step};
use crate::quantity::{Duration, Ratio, TimeUnit};

/// T302 `steps-over-limit`: the times of the steps of a phase add up to more than its limit.
pub struct StepsOverLimit;

impl Check for StepsOverLimit {
    const CODE: &'static Code = &code(
        "T302",
        "steps-over-limit",
        Severity::Warning,
        Level::Basic,
        include_str!("steps_over_limit.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for phase in cx.phases() {
            let Some(limit) = phase.doc.limit.get() else {
                continue;
            };
            let total = total(phase, cx);
            let allowed = limit.0.longest();
            if total <= allowed {
                continue;
            }
            let it = Thing::phase(phase);
            let (zh, en) = (print(total, Lang::Zh), print(total, Lang::En));
            let over = limit.0;
            found.report(
                &it,
                Self::CODE
                    .at(phase.doc.limit.span().unwrap_or(it.span))
                    .words(
                        format!("{}各步共需 {zh}，超过上限 {}", it.zh, over.print(Lang::Zh)),
                        format!(
                            "the steps of {} take {en}, above its limit of {}",
                            it.en,
                            over.print(Lang::En)
                        ),
                    )
                    .help(
                        "缩短步骤的时间，或放宽阶段的 limit",
                        "shorten the steps, or raise the limit of the phase",
                    ),
            );
        }
    }
}

/// Adds up the steps that one customer goes through; the longest way of all kinds of customers counts.
fn total(phase: &Phase, cx: &Context<'_>) -> Ratio {
    let way = |audience: Option<&str>| -> Ratio {
        phase
            .steps
            .iter()
            .filter(|step| {
                let only = step.doc.r#for.list();
                only.is_empty() || only.iter().any(|one| Some(one.as_str()) == audience)
            })
            .map(duration)
            .sum()
    };
    let audiences = cx.standard.audiences.iter();
    audiences
        .map(|audience| way(Some(&audience.id)))
        .fold(way(None), Ratio::max)
}

/// Returns how long a step takes at most: what it takes, else what it must be done within, else what is kept up.
fn duration(step: &Step) -> Ratio {
    let times = step.doc.time.list();
    let longest = |read: fn(&crate::format::doc::TimeDoc) -> Option<Ratio>| {
        times.iter().filter_map(read).max()
    };
    longest(|time| time.takes.get().map(|limit| limit.0.longest()))
        .or_else(|| longest(|time| time.within.get().map(|limit| limit.0.longest())))
        .or_else(|| longest(|time| time.hold.get().map(|limit| limit.0.longest())))
        .unwrap_or(Ratio::ZERO)
}

/// Prints seconds in the largest unit that fits.
fn print(seconds: Ratio, lang: Lang) -> String {
    let (unit, size) = [
        (TimeUnit::Day, 86_400),
        (TimeUnit::Hour, 3_600),
        (TimeUnit::Minute, 60),
    ]
    .into_iter()
    .find(|(_, size)| seconds >= Ratio::whole(*size))
    .unwrap_or((TimeUnit::Second, 1));
    let amount = seconds / Ratio::whole(size);
    Duration { amount, unit }.print(lang)
}
