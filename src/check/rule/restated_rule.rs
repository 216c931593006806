//! X523 restated-rule.

use super::long_criterion::MOST;
use crate::check::name::name_span;
use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Text;
use crate::format::doc::ItemSpec;
use unicode_width::UnicodeWidthStr;

/// X523 `restated-rule`: a rule whose own words fit on the line of a sheet is said there in other words.
pub struct RestatedRule;

impl Check for RestatedRule {
    const CODE: &'static Code = &code(
        "X523",
        "restated-rule",
        Severity::Hint,
        Level::Complete,
        include_str!("restated_rule.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for rule in cx.rules() {
            let doc = &rule.doc;
            let item = doc.item.get().and_then(ItemSpec::doc);
            let Some(criterion) = item.and_then(|item| item.text.get()) else {
                continue;
            };
            // With a title, or with both, the criterion says shortly what no single text says.
            let words = match (doc.must.get(), doc.must_not.get()) {
                (Some(one), None) | (None, Some(one)) if doc.title.is_absent() => one,
                _ => continue,
            };
            let fits = words.main().width().div_ceil(2) <= MOST;
            if !fits || words.open || criterion.open || same(words, criterion) {
                continue;
            }
            let it = Thing::rule(rule);
            found.report(
                &it,
                Self::CODE
                    .at(name_span(criterion))
                    .words(
                        format!("{}写了两遍，表上和手册里说法不同", it.zh),
                        format!(
                            "{} is said twice: the sheet has other words than the handbook",
                            it.en
                        ),
                    )
                    .note(
                        name_span(words),
                        "原话放得下表上一行",
                        "its own words fit on the line",
                    )
                    .help(
                        "删去 item 里的 text，表上就印规则的原话",
                        "take text out of item: the sheet then prints the rule’s own words",
                    ),
            );
        }
    }
}

/// Tells whether two texts are the same in the main language.
fn same(one: &Text, other: &Text) -> bool {
    one.main().trim() == other.main().trim()
}
