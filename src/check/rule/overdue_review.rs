//! T304 overdue-review.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{Limit, Status};
use crate::model::Standard;
use crate::quantity::{Ratio, TimeUnit};
use jiff::{Span, civil::Date};

/// T304 `overdue-review`: a standard was not reviewed in time.
pub struct OverdueReview;

impl Check for OverdueReview {
    const CODE: &'static Code = &code(
        "T304",
        "overdue-review",
        Severity::Warning,
        Level::Basic,
        include_str!("overdue_review.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let doc = &cx.standard.doc;
        let (Some(today), Some(due)) = (cx.today, due(cx.standard)) else {
            return;
        };
        if due < today.0 {
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(doc.review_every.span().unwrap_or(it.span))
                    .words(
                        format!("{}应在 {due} 之前复审，已经过期", it.zh),
                        format!("{} was to be reviewed by {due}", it.en),
                    )
                    .help(
                        "复审后更新 version、changes 和 effective",
                        "review it, then bring version, changes and effective up to date",
                    ),
            );
        }
    }

    fn needs_today(standard: &Standard) -> bool {
        due(standard).is_some()
    }
}

/// Returns the day by which the standard is to be reviewed.
fn due(standard: &Standard) -> Option<Date> {
    let doc = &standard.doc;
    if doc.status.get() == Some(&Status::Retired) {
        return None;
    }
    add(doc.effective.get()?.0, *doc.review_every.get()?)
}

/// Adds a length of time to a day, months and years by the calendar.
fn add(day: Date, limit: Limit) -> Option<Date> {
    let length = limit.0.to.unwrap_or(limit.0.from);
    let months = match length.unit {
        TimeUnit::Month => 1,
        TimeUnit::Quarter => 3,
        TimeUnit::Year => 12,
        _ => 0,
    };
    let whole = length.amount == Ratio::whole(length.amount.floor());
    let span = if months > 0 && whole {
        Span::new().try_months(months * length.amount.floor())
    } else {
        Span::new().try_days((length.seconds() / Ratio::whole(86_400)).floor())
    };
    day.checked_add(span.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::format::{Date, Limit};
    use crate::quantity::DurationRange;

    #[test]
    fn adds_by_the_calendar() {
        let day = |text| Date::parse(text).unwrap().0;
        for (length, sum) in [
            ("180d", "2026-06-30"),
            ("1mo", "2026-02-01"),
            ("1q", "2026-04-01"),
            ("1y", "2027-01-01"),
            ("2w", "2026-01-15"),
            ("1y..2y", "2028-01-01"),
        ] {
            let limit = Limit(DurationRange::parse(length).unwrap());
            assert_eq!(add(day("2026-01-01"), limit), Some(day(sum)), "{length}");
        }
    }
}
