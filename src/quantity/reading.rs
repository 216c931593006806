//! Measured values and their bounds: a length of time, or a number with a unit of its own.

use super::{Duration, Ratio, Unit};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::cmp::Ordering;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A measured value: `8s`, `1.5 min`, `28℃`, `12`.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A length of time.
    Time(Duration),
    /// A number and what stands behind it, which may be nothing.
    Number(Ratio, String),
}

impl Reading {
    /// Reads a number with or without a unit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(time) = Duration::parse(text) {
            return Some(Self::Time(time));
        }
        let end = |c: char| !(c.is_ascii_digit() || c == '.' || c == '/');
        let split = text.find(end).unwrap_or(text.len());
        let number = Ratio::parse(&text[..split])?;
        Some(Self::Number(number, text[split..].trim().to_owned()))
    }

    /// Gives a bare number the unit of a bound; `None` where the two measure different things.
    #[must_use]
    pub fn in_unit_of(&self, bound: &Self) -> Option<Self> {
        match (self, bound) {
            (Self::Number(number, unit), Self::Time(time)) if unit.is_empty() => {
                Some(Self::Time(Duration {
                    amount: *number,
                    unit: time.unit,
                }))
            }
            (Self::Number(number, unit), Self::Number(_, wanted)) => {
                let fits = unit.is_empty() || is_same(unit, wanted);
                fits.then(|| Self::Number(*number, wanted.clone()))
            }
            (Self::Time(_), Self::Time(_)) => Some(self.clone()),
            _ => None,
        }
    }

    /// Compares with a bound; `None` where the two measure different things.
    #[must_use]
    pub fn compare(&self, bound: &Self) -> Option<Ordering> {
        match (&self.in_unit_of(bound)?, bound) {
            (Self::Time(own), Self::Time(bound)) => Some(own.seconds().cmp(&bound.seconds())),
            (Self::Number(own, _), Self::Number(bound, _)) => Some(own.cmp(bound)),
            _ => None,
        }
    }
}

/// Tells whether two words name one unit.
fn is_same(a: &str, b: &str) -> bool {
    let key = |text: &str| Unit::parse(text).map(Unit::key);
    let fold = |text: &str| text.nfkc().collect::<String>().to_lowercase();
    fold(a) == fold(b) || (key(a).is_some() && key(a) == key(b))
}

impl fmt::Display for Reading {
    /// Writes the value as files hold it: `8s`, `28℃`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => time.fmt(f),
            Self::Number(number, unit) => write!(f, "{number}{unit}"),
        }
    }
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || de::Error::custom(format!("“{text}” is no measured value"));
        Self::parse(&text).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use std::cmp::Ordering;

    #[test]
    fn a_value_is_compared_in_the_unit_of_its_bound() {
        let read = |text| Reading::parse(text).unwrap();
        for (value, bound, order) in [
            ("8s", "10s", Some(Ordering::Less)),
            ("0.5 min", "30秒", Some(Ordering::Equal)),
            ("11", "10s", Some(Ordering::Greater)),
            ("28 ℃", "28℃", Some(Ordering::Equal)),
            ("28°c", "28℃", Some(Ordering::Equal)),
            ("12 厘米", "10cm", Some(Ordering::Greater)),
            ("3", "3 人", Some(Ordering::Equal)),
            ("8s", "10cm", None),
            ("8m", "10cm", None),
            ("8cm", "10s", None),
        ] {
            assert_eq!(read(value).compare(&read(bound)), order, "{value} {bound}");
        }
        assert_eq!(read("1.5 min").to_string(), "1.5min");
        assert_eq!(Reading::parse("soon"), None);
        assert_eq!(Reading::parse("-1s"), None);
    }
}
