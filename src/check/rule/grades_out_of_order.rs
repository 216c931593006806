//! X506 grades-out-of-order.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::FindingGradeDoc;
use crate::format::{Count, Field, Text};
use crate::label::{Lang, Words};

/// X506 `grades-out-of-order`: grades do not fall from row to row, so that one of them is never given.
pub struct GradesOutOfOrder;

impl Check for GradesOutOfOrder {
    const CODE: &'static Code = &code(
        "X506",
        "grades-out-of-order",
        Severity::Error,
        Level::Basic,
        include_str!("grades_out_of_order.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for audit in cx.audits() {
            let it = Thing::audit(audit);
            for pair in audit.doc.grades.list().windows(2) {
                let (Some(above), Some(below)) = (pair[0].from.get(), pair[1].from.get()) else {
                    continue;
                };
                if below >= above {
                    let (name, first) = (names(&pair[1].name), names(&pair[0].name));
                    let place = pair[1].from.span().unwrap_or(pair[1].span);
                    found.report(
                        &it,
                        Self::CODE
                            .at(place)
                            .words(
                                format!(
                                    "等级「{}」从 {} 分起，不低于前面的「{}」",
                                    name.zh, below.0, first.zh
                                ),
                                format!(
                                    "grade “{}” begins at {}, not below “{}” before it",
                                    name.en, below.0, first.en
                                ),
                            )
                            .help(HELP.0, HELP.1),
                    );
                }
            }
            let rows = audit.doc.findings.list();
            for (index, row) in rows.iter().enumerate() {
                if let Some(first) = rows[..index].iter().find(|first| covers(first, row)) {
                    let (name, first) = (names(&row.name), names(&first.name));
                    found.report(
                        &it,
                        Self::CODE
                            .at(row.name.span().unwrap_or(row.span))
                            .words(
                                format!("等级「{}」永远轮不到：前面的「{}」已经包括它", name.zh, first.zh),
                                format!("grade “{}” is never given: “{}” before it takes all of its cases", name.en, first.en),
                            )
                            .help(HELP.0, HELP.1),
                    );
                }
            }
        }
    }
}

const HELP: (&str, &str) = (
    "从最好的等级写起，界限一个比一个低",
    "begin with the best grade, each bound lower than the one before",
);

fn names(name: &Field<Text>) -> Words {
    let word = |lang| name.get().map_or("", |text| text.best(lang).0);
    Words::new(word(Lang::Zh), word(Lang::En))
}

/// Tells whether every case of a row already falls to the row before it.
fn covers(first: &FindingGradeDoc, row: &FindingGradeDoc) -> bool {
    let limit = |field: &Field<Count>| field.get().map_or(u32::MAX, |count| count.0);
    limit(&first.critical) >= limit(&row.critical)
        && limit(&first.major) >= limit(&row.major)
        && limit(&first.minor) >= limit(&row.minor)
}
