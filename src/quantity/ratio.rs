//! Exact fractions for points, weights and credits; rounded once, at display.

use num_rational::Ratio as Fraction;
use num_traits::{Signed, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// An exact number: `2.5` and `1/3` are held as written, never as a binary float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(Fraction<i128>);

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self(Fraction::new_raw(0, 1));
    /// The whole.
    pub const ONE: Self = Self(Fraction::new_raw(1, 1));

    /// Makes a fraction; `None` for a zero denominator.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(Fraction::new(numerator.into(), denominator.into())))
    }

    /// Makes a whole number.
    #[must_use]
    pub fn whole(n: i64) -> Self {
        Self(Fraction::from_integer(n.into()))
    }

    /// Reads `7`, `2.5` (at most four decimals) or `1/3`; not negative, at most nine digits before the point.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |s: &str| {
            let clean = !s.is_empty() && s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
            clean.then(|| s.parse::<i64>().ok()).flatten()
        };
        let text = text.trim();
        if let Some((n, d)) = text.split_once('/') {
            return Self::new(digits(n.trim())?, digits(d.trim())?);
        }
        match text.split_once('.') {
            None => Some(Self::whole(digits(text)?)),
            Some((whole, decimals)) if decimals.len() <= 4 => {
                let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
                Self::new(digits(whole)? * scale + digits(decimals)?, scale)
            }
            Some(_) => None,
        }
    }

    /// Tells whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Returns numerator and denominator in lowest terms, the denominator positive.
    #[must_use]
    pub fn parts(self) -> (i128, i128) {
        (*self.0.numer(), *self.0.denom())
    }

    /// Returns the whole number below or at this one.
    #[must_use]
    pub fn floor(self) -> i64 {
        i64::try_from(self.0.floor().to_integer()).unwrap_or(i64::MAX)
    }

    /// Writes the number with at most `decimals` decimals, rounded half up, without trailing zeros.
    #[must_use]
    pub fn short(self, decimals: u32) -> String {
        let full = self.fixed(decimals);
        if full.contains('.') {
            full.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            full
        }
    }

    /// Writes the number with exactly `decimals` decimals, rounded half up.
    #[must_use]
    pub fn fixed(self, decimals: u32) -> String {
        let scale = 10_i128.pow(decimals);
        let scaled = self.0.abs() * Fraction::from_integer(scale);
        let rounded = (scaled + Fraction::new_raw(1, 2)).floor().to_integer();
        let sign = if self.0.is_negative() && rounded != 0 {
            "-"
        } else {
            ""
        };
        if decimals == 0 {
            return format!("{sign}{rounded}");
        }
        let (whole, part) = (rounded / scale, rounded % scale);
        format!("{sign}{whole}.{part:0width$}", width = decimals as usize)
    }
}

impl std::ops::Add for Ratio {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Mul for Ratio {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl std::ops::Div for Ratio {
    type Output = Self;
    /// # Panics
    /// When `other` is zero.
    fn div(self, other: Self) -> Self {
        Self(self.0 / other.0)
    }
}

impl std::iter::Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |a, b| a + b)
    }
}

impl fmt::Display for Ratio {
    /// Writes a decimal where at most four decimals are exact, else a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scaled = self.0 * Fraction::from_integer(10_000);
        if scaled.is_integer() {
            f.write_str(&self.short(4))
        } else {
            write!(f, "{}/{}", self.0.numer(), self.0.denom())
        }
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    /// Reads what [`Serialize`] writes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || de::Error::custom(format!("“{text}” is no exact number"));
        Self::parse(&text).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    #[test]
    fn reads_digits_exactly() {
        assert_eq!(Ratio::parse("2.5"), Ratio::new(5, 2));
        assert_eq!(Ratio::parse("1/3"), Ratio::new(1, 3));
        for bad in ["", "-1", "1.23456", "1/0", "a", "1.", ".5", "1e3"] {
            assert_eq!(Ratio::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn rounds_half_up_once() {
        let shown = |n, d| Ratio::new(n, d).map(|r| r.fixed(1));
        assert_eq!(shown(8425, 100).as_deref(), Some("84.3"));
        assert_eq!(shown(2300, 80).as_deref(), Some("28.8"));
        assert_eq!(shown(8995, 100).as_deref(), Some("90.0"));
        assert_eq!(
            Ratio::new(1, 3).map(|r| r.to_string()).as_deref(),
            Some("1/3")
        );
        assert_eq!(Ratio::whole(10).to_string(), "10");
    }
}
