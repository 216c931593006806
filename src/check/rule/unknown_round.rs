//! X513 unknown-round.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Name;

/// X513 `unknown-round`: a line is due in a round that its group does not have.
pub struct UnknownRound;

impl Check for UnknownRound {
    const CODE: &'static Code = &code(
        "X513",
        "unknown-round",
        Severity::Warning,
        Level::Basic,
        include_str!("unknown_round.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for list in cx.checklists() {
            for group in list.doc.groups.list() {
                let rounds: Vec<&str> = group.rounds.list().iter().map(Name::as_str).collect();
                for line in group.items.list() {
                    let missing = line.rounds.list().iter();
                    for round in missing.filter(|round| !rounds.contains(&round.as_str())) {
                        let Some(text) = line.text.get() else {
                            continue;
                        };
                        let id = line.id.get().map(|id| id.as_str());
                        let it = Thing::checklist(list).with_part(text, id);
                        let known = rounds.join("、");
                        let fault = Self::CODE.at(round.0.span).words(
                            format!("{}要在 {} 查，分组没有这一次", it.zh, round.as_str()),
                            format!(
                                "{} is due at {}, but the group has no such round",
                                it.en,
                                round.as_str()
                            ),
                        );
                        found.report(
                            &it,
                            if rounds.is_empty() {
                                fault.help(
                                    "在分组写 rounds = [\"10:00\", …]",
                                    "give the group rounds = [\"10:00\", …]",
                                )
                            } else {
                                fault.help(
                                    format!("分组的 rounds 是 {known}；改成其中之一，或在分组加上"),
                                    format!("the rounds of the group are {}: use one of them, or add it there", rounds.join(", ")),
                                )
                            },
                        );
                    }
                }
            }
        }
    }
}
