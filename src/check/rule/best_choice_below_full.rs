//! X502 best-choice-below-full.

use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::quantity::Ratio;

/// X502 `best-choice-below-full`: no answer of a choice earns full credit.
pub struct BestChoiceBelowFull;

impl Check for BestChoiceBelowFull {
    const CODE: &'static Code = &code(
        "X502",
        "best-choice-below-full",
        Severity::Warning,
        Level::Basic,
        include_str!("best_choice_below_full.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for scored in cx.scored() {
            let choices = scored.doc.choices.list();
            let credits: Vec<_> = choices.iter().filter_map(|c| c.credit.get()).collect();
            let Some(best) = credits.iter().map(|credit| credit.0).max() else {
                continue;
            };
            if credits.len() < choices.len() || best >= Ratio::ONE {
                continue;
            }
            let it = &scored.thing;
            found.report(
                it,
                scored
                    .at(Self::CODE, &scored.doc.choices)
                    .words(
                        format!("{}最好的选项只得 {best}，谁也得不了满分", it.zh),
                        format!("the best choice of {} earns only {best}, so nobody can earn full marks", it.en),
                    )
                    .help(
                        "把最好的选项写成 credit = 1",
                        "give the best choice credit = 1",
                    ),
            );
        }
    }
}
