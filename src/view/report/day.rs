//! Days as people write them in sentences.

use crate::format::Date;
use crate::label::Lang;
use serde::Serialize;

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayView {
    /// The day as files hold it: `2026-06-22`.
    pub iso: String,
    /// The day as it is said, without the year where that is plain: 6 月 22 日, 22 June.
    pub said: String,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl DayView {
    /// Shows a day in a report on the day `near`.
    #[must_use]
    pub fn of(day: Date, near: Option<Date>, lang: Lang) -> Self {
        let (year, month, number) = (day.0.year(), day.0.month(), day.0.day());
        let is_plain = near.is_some_and(|near| near.0.year() == year);
        let name = usize::try_from(month - 1)
            .ok()
            .and_then(|at| MONTHS.get(at));
        let said = match (lang, is_plain) {
            (Lang::Zh, true) => format!("{month}\u{a0}月\u{a0}{number}\u{a0}日"),
            (Lang::Zh, false) => {
                format!("{year}\u{a0}年\u{a0}{month}\u{a0}月\u{a0}{number}\u{a0}日")
            }
            (Lang::En, true) => format!("{number}\u{a0}{}", name.unwrap_or(&"")),
            (Lang::En, false) => format!("{number}\u{a0}{}\u{a0}{year}", name.unwrap_or(&"")),
        };
        Self {
            iso: day.to_string(),
            said,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_names_its_year_where_it_is_another() {
        let day = |text| Date::parse(text).unwrap();
        let said = |text, lang| DayView::of(day(text), Some(day("2026-11-21")), lang).said;
        assert_eq!(said("2026-12-01", Lang::Zh), "12\u{a0}月\u{a0}1\u{a0}日");
        assert_eq!(said("2027-01-05", Lang::En), "5\u{a0}January\u{a0}2027");
        assert_eq!(said("2026-12-31", Lang::En), "31\u{a0}December");
    }
}
