//! M606 retired-in-use.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Status;
use crate::model::Standard;
use std::collections::BTreeSet;

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
        let neighbours = doc.follows.list().iter().chain(doc.precedes.list());
        let named = neighbours.map(|reference| (reference.as_str(), reference.0.span));
        let it = Thing::standard(cx.standard);
        let included = origins(cx.standard)
            .into_iter()
            .map(|origin| (origin, it.span));
        for (id, place) in named.chain(included) {
            let Some(other) = cx.catalog.standard(id) else {
                continue;
            };
            if other.doc.status.get() != Some(&Status::Retired) {
                continue;
            }
            let old = Thing::standard(other);
            found.report(
                &it,
                Self::CODE
                    .at(place)
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

/// Lists the standards that something is included from.
fn origins(standard: &Standard) -> BTreeSet<&str> {
    let phases = standard.phases.iter().map(|it| &it.origin);
    let rules = standard.rules.iter().map(|it| &it.origin);
    let articles = standard.articles.iter().map(|it| &it.origin);
    let phrases = standard.phrases.iter().map(|it| &it.origin);
    let all = phases.chain(rules).chain(articles).chain(phrases);
    all.flatten()
        .map(|origin| origin.standard.as_str())
        .collect()
}
