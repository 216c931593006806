//! M606 retired-in-use.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Status;

/// M606 `retired-in-use`: a standard takes over from a retired one, or leads to it.
pub struct RetiredInUse;

impl Check for RetiredInUse {
    const CODE: &'static Code = &code(
        "M606",
        "retired-in-use",
        Severity::Warning,
        Level::Basic,
        include_str!("retired_in_use.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let doc = &cx.standard.doc;
        if doc.status.get() == Some(&Status::Retired) {
            return;
        }
        let includes = doc
            .include
            .list()
            .iter()
            .filter_map(|include| include.from.get());
        let neighbours = doc.follows.list().iter().chain(doc.precedes.list());
        for reference in includes.chain(neighbours) {
            let Some(other) = cx.catalog.standard(reference.as_str()) else {
                continue;
            };
            if other.doc.status.get() != Some(&Status::Retired) {
                continue;
            }
            let it = Thing::standard(cx.standard);
            let old = Thing::standard(other);
            found.report(
                &it,
                Self::CODE
                    .at(reference.0.span)
                    .words(
                        format!("{}用到了已废止的{}", it.zh, old.zh),
                        format!("{} uses {}, which is retired", it.en, old.en),
                    )
                    .help(
                        "换成取代它的标准，或去掉这一项",
                        "name the standard that replaces it, or take it out",
                    ),
            );
        }
    }
}
