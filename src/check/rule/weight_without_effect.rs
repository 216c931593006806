//! X519 weight-without-effect.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Model;

/// X519 `weight-without-effect`: sections have weights, but the sheet adds up points.
pub struct WeightWithoutEffect;

impl Check for WeightWithoutEffect {
    const CODE: &'static Code = &code(
        "X519",
        "weight-without-effect",
        Severity::Hint,
        Level::Basic,
        include_str!("weight_without_effect.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for audit in cx.audits().filter(|audit| audit.model == Model::Points) {
            let it = Thing::audit(audit);
            let sections = audit.doc.sections.list().iter();
            let Some(place) = sections.filter_map(|section| section.weight.span()).next() else {
                continue;
            };
            found.report(
                &it,
                Self::CODE
                    .at(place)
                    .words(
                        format!("{}的权重用不上：总分按分值相加", it.zh),
                        format!("the weights of {} have no effect: it adds up points", it.en),
                    )
                    .help(
                        "写 model = \"sections\" 按部分加权，或删掉 weight",
                        "write model = \"sections\" to weigh the sections, or take weight out",
                    ),
            );
        }
    }
}
