//! Lengths of time as people write them: `30s`, `3 min`, `90秒`, `5d..6d`.

use super::{NBSP, Ratio};
use crate::label::Lang;
use serde::{Serialize, Serializer};
use std::fmt;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
}

/// Unit, seconds, short sign, Chinese word, English words (one, many), further spellings.
type Row = (
    TimeUnit,
    i64,
    &'static str,
    &'static str,
    (&'static str, &'static str),
    &'static [&'static str],
);

const DAY: i64 = 86_400;

const UNITS: [Row; 8] = [
    (
        TimeUnit::Second,
        1,
        "s",
        "秒",
        ("s", "s"),
        &["sec", "second", "seconds", "秒钟"],
    ),
    (
        TimeUnit::Minute,
        60,
        "min",
        "分钟",
        ("min", "min"),
        &["minute", "minutes", "分"],
    ),
    (
        TimeUnit::Hour,
        3_600,
        "h",
        "小时",
        ("h", "h"),
        &["hour", "hours", "个小时", "时"],
    ),
    (
        TimeUnit::Day,
        DAY,
        "d",
        "天",
        ("day", "days"),
        &["day", "days", "日"],
    ),
    (
        TimeUnit::Week,
        7 * DAY,
        "w",
        "周",
        ("week", "weeks"),
        &["week", "weeks", "星期", "个星期"],
    ),
    (
        TimeUnit::Month,
        30 * DAY,
        "mo",
        "个月",
        ("month", "months"),
        &["month", "months", "月"],
    ),
    (
        TimeUnit::Quarter,
        91 * DAY,
        "q",
        "个季度",
        ("quarter", "quarters"),
        &["quarter", "quarters", "季度", "季"],
    ),
    (
        TimeUnit::Year,
        365 * DAY,
        "y",
        "年",
        ("year", "years"),
        &["year", "years"],
    ),
];

impl TimeUnit {
    fn row(self) -> &'static Row {
        UNITS
            .iter()
            .find(|row| row.0 == self)
            .expect("every unit has its row")
    }

    fn read(text: &str) -> Option<Self> {
        UNITS
            .iter()
            .find(|row| row.2 == text || row.3 == text || row.5.contains(&text))
            .map(|row| row.0)
    }

    /// Lists every spelling that is read, of all units.
    pub fn spellings() -> impl Iterator<Item = &'static str> {
        UNITS
            .iter()
            .flat_map(|row| [row.2, row.3].into_iter().chain(row.5.iter().copied()))
    }

    /// Returns the word of the unit behind a number.
    #[must_use]
    pub fn word(self, lang: Lang, one: bool) -> &'static str {
        let row = self.row();
        match lang {
            Lang::Zh => row.3,
            Lang::En if one => row.4.0,
            Lang::En => row.4.1,
        }
    }
}

/// A length of time, kept in the unit it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many of the unit.
    pub amount: Ratio,
    /// The unit.
    pub unit: TimeUnit,
}

impl Duration {
    /// Reads a number with a unit of time, in Chinese or English, with or without a space.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(unit) = text.strip_prefix('半') {
            return Some(Self {
                amount: Ratio::new(1, 2)?,
                unit: TimeUnit::read(unit.trim())?,
            });
        }
        let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '/'))?;
        Some(Self {
            amount: Ratio::parse(&text[..split])?,
            unit: TimeUnit::read(text[split..].trim())?,
        })
    }

    /// Returns the length in seconds, a month taken as 30 days and a year as 365.
    ///
    /// # Units
    /// Seconds.
    #[must_use]
    pub fn seconds(self) -> Ratio {
        self.amount * Ratio::whole(self.unit.row().1)
    }

    /// Prints the length with a space that does not break: 30 秒, 30 s, 半小时.
    #[must_use]
    pub fn print(self, lang: Lang) -> String {
        if lang == Lang::Zh && Some(self.amount) == Ratio::new(1, 2) {
            return format!("半{}", self.unit.word(lang, true));
        }
        let word = self.unit.word(lang, self.amount <= Ratio::ONE);
        format!("{}{NBSP}{word}", self.amount)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.row().2)
    }
}

/// A length of time or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DurationRange {
    /// The length, or the lower end of the range.
    pub from: Duration,
    /// The upper end of the range.
    pub to: Option<Duration>,
}

impl DurationRange {
    /// Reads `30s` or `5d..6d`; the lower end may leave its unit out: `5..6d`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((low, high)) = text.split_once("..") else {
            return Some(Self {
                from: Duration::parse(text)?,
                to: None,
            });
        };
        let to = Duration::parse(high)?;
        let from = Duration::parse(low).or_else(|| {
            Some(Duration {
                amount: Ratio::parse(low)?,
                unit: to.unit,
            })
        })?;
        (from.seconds() < to.seconds()).then_some(Self { from, to: Some(to) })
    }

    /// Returns the longest time the value allows.
    ///
    /// # Units
    /// Seconds.
    #[must_use]
    pub fn longest(self) -> Ratio {
        self.to.unwrap_or(self.from).seconds()
    }

    /// Prints the value: 30 秒, 5–6 天, 5–6 days.
    #[must_use]
    pub fn print(self, lang: Lang) -> String {
        match self.to {
            None => self.from.print(lang),
            Some(to) if to.unit == self.from.unit => {
                format!("{}–{}", self.from.amount, to.print(lang))
            }
            Some(to) => format!("{}–{}", self.from.print(lang), to.print(lang)),
        }
    }
}

impl fmt::Display for DurationRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            None => self.from.fmt(f),
            Some(to) => write!(f, "{}..{to}", self.from),
        }
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for DurationRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::DurationRange;
    use crate::label::Lang;

    #[test]
    fn reads_and_prints_what_people_write() {
        for (text, zh, en) in [
            ("30s", "30\u{a0}秒", "30\u{a0}s"),
            ("3 min", "3\u{a0}分钟", "3\u{a0}min"),
            ("90秒", "90\u{a0}秒", "90\u{a0}s"),
            ("1d", "1\u{a0}天", "1\u{a0}day"),
            ("5d..6d", "5–6\u{a0}天", "5–6\u{a0}days"),
            ("5..6d", "5–6\u{a0}天", "5–6\u{a0}days"),
            ("2mo", "2\u{a0}个月", "2\u{a0}months"),
            ("0.5h", "半小时", "0.5\u{a0}h"),
            ("半小时", "半小时", "0.5\u{a0}h"),
        ] {
            let value = DurationRange::parse(text).unwrap();
            assert_eq!(value.print(Lang::Zh), zh);
            assert_eq!(value.print(Lang::En), en);
        }
        for bad in ["", "3", "min", "3x", "6d..5d", "-3s", "3 分 钟"] {
            assert_eq!(DurationRange::parse(bad), None, "{bad}");
        }
    }
}
