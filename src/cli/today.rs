//! The day that dates are compared with. There is no clock: it is given, or there is none.

use super::trouble::Trouble;
use crate::emit::safe;
use crate::format::Date;
use jiff::{Timestamp, tz::TimeZone};

/// The variable by which builds are told their moment, in seconds since 1970.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Takes the day of `--today`, else that of `SOURCE_DATE_EPOCH`, else none.
///
/// # Errors
/// When `SOURCE_DATE_EPOCH` is set and is no moment.
pub fn of(asked: Option<Date>) -> Result<Option<Date>, Trouble> {
    if asked.is_some() {
        return Ok(asked);
    }
    let Some(value) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let value = value.to_string_lossy();
    day(&value).map(Some).ok_or_else(|| {
        Trouble::usage(
            format!(
                "{VARIABLE} 应为 1970 年以来的秒数，现在是“{}”",
                safe(&value)
            ),
            format!(
                "{VARIABLE} has to be seconds since 1970, it is “{}”",
                safe(&value)
            ),
        )
    })
}

fn day(seconds: &str) -> Option<Date> {
    let moment = Timestamp::from_second(seconds.trim().parse().ok()?).ok()?;
    Some(Date(moment.to_zoned(TimeZone::UTC).date()))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_moment_is_a_day_of_universal_time() {
        let shown = |seconds| day(seconds).map(|day| day.to_string());
        assert_eq!(shown("0"), Some("1970-01-01".into()));
        assert_eq!(shown("1769903999"), Some("2026-01-31".into()));
        assert_eq!(shown("soon"), None);
        assert_eq!(shown("99999999999999999"), None);
    }
}
