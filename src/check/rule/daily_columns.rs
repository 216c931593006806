//! X512 daily-columns.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::Frequency;

/// X512 `daily-columns`: the columns of a checklist are not a week and not a month.
pub struct DailyColumns;

impl Check for DailyColumns {
    const CODE: &'static Code = &code(
        "X512",
        "daily-columns",
        Severity::Warning,
        Level::Basic,
        include_str!("daily_columns.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for list in cx.checklists() {
            let Some(days) = list.doc.days.get() else {
                continue;
            };
            let it = Thing::checklist(list);
            let place = list.doc.days.span().unwrap_or(it.span);
            if list.doc.frequency.get() != Some(&Frequency::Daily) {
                found.report(
                    &it,
                    Self::CODE
                        .at(place)
                        .words(
                            format!("{}不是每天填，days 用不上", it.zh),
                            format!("{} is not filled in daily, so days has no use", it.en),
                        )
                        .help(
                            "写 frequency = \"daily\"，或删掉 days",
                            "write frequency = \"daily\", or take days out",
                        ),
                );
            } else if !matches!(days.0, 7 | 31) {
                found.report(
                    &it,
                    Self::CODE
                        .at(place)
                        .words(
                            format!("{}写了 {} 列", it.zh, days.0),
                            format!("{} asks for {} columns", it.en, days.0),
                        )
                        .expected("应为 7 或 31", "expected 7 or 31")
                        .help(
                            "一张纸印一周写 7，印一个月写 31",
                            "a sheet holds a week (7) or a month (31)",
                        ),
                );
            }
        }
    }
}
