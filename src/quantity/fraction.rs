//! Exact fractions of any size, for what is summed up from points and credits.

use super::Ratio;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

/// An exact number that cannot overflow: small ones are held in two integers, others in as much room as they take.
#[derive(Debug, Clone)]
pub struct Fraction(Form);

#[derive(Debug, Clone)]
enum Form {
    /// Numerator and denominator, which is positive; they may have a common divisor.
    Small(i128, i128),
    Big(Box<BigRational>),
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self(Form::Small(0, 1));
    /// The whole.
    pub const ONE: Self = Self(Form::Small(1, 1));

    /// Makes a whole number.
    #[must_use]
    pub fn whole(n: i64) -> Self {
        Self(Form::Small(n.into(), 1))
    }

    /// Tells whether this is nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small(n, _) => *n == 0,
            Form::Big(big) => big.is_zero(),
        }
    }

    /// Divides, where the divisor is not nothing.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| self / other)
    }

    /// Writes the number with exactly `decimals` decimals, rounded half up once.
    #[must_use]
    pub fn fixed(&self, decimals: u32) -> String {
        if let Some(text) = self.fixed_small(decimals) {
            return text;
        }
        let big = self.big();
        let scaled = big * BigRational::from_integer(BigInt::from(10).pow(decimals));
        let half = BigRational::new(BigInt::from(1), BigInt::from(2));
        let rounded = (scaled.abs() + half).floor().to_integer();
        let is_negative = self < &Self::ZERO && !rounded.is_zero();
        with_point(&rounded.to_string(), is_negative, decimals)
    }

    fn fixed_small(&self, decimals: u32) -> Option<String> {
        let Form::Small(n, d) = &self.0 else {
            return None;
        };
        let scale = 10_i128.checked_pow(decimals)?;
        let twice = n.checked_abs()?.checked_mul(scale)?.checked_mul(2)?;
        let rounded = twice.checked_add(*d)? / d.checked_mul(2)?;
        let is_negative = *n < 0 && rounded != 0;
        Some(with_point(&rounded.to_string(), is_negative, decimals))
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Form::Small(n, d) => BigRational::new(BigInt::from(*n), BigInt::from(*d)),
            Form::Big(big) => (**big).clone(),
        }
    }

    fn of_big(big: BigRational) -> Self {
        let small = |n: &BigInt| i128::try_from(n).ok();
        match (small(big.numer()), small(big.denom())) {
            (Some(n), Some(d)) => Self(Form::Small(n, d)),
            _ => Self(Form::Big(Box::new(big))),
        }
    }

    /// Takes the sum or the difference of two small numbers; `None` where it has no room.
    fn small_sum(&self, other: &Self, sign: i128) -> Option<Self> {
        let (Form::Small(n, d), Form::Small(m, e)) = (&self.0, &other.0) else {
            return None;
        };
        let m = m.checked_mul(sign)?;
        // Most numbers of one sheet share a denominator, so the common divisor is seldom looked for.
        let (n, m, d) = if d == e {
            (*n, m, *d)
        } else {
            let common = gcd(*d, *e);
            let (left, right) = (e / common, d / common);
            (
                n.checked_mul(left)?,
                m.checked_mul(right)?,
                d.checked_mul(left)?,
            )
        };
        Some(Self(Form::Small(n.checked_add(m)?, d)))
    }

    fn small_product(&self, n: i128, d: i128) -> Option<Self> {
        let Form::Small(own, below) = &self.0 else {
            return None;
        };
        // Whole numbers, of which there are many, have nothing to cancel.
        if d == 1 && *below == 1 {
            return Some(Self(Form::Small(own.checked_mul(n)?, 1)));
        }
        let (a, b) = (gcd(*own, d).max(1), gcd(n, *below).max(1));
        let top = (own / a).checked_mul(n / b)?;
        Some(Self(Form::Small(top, (below / b).checked_mul(d / a)?)))
    }
}

/// Returns the greatest common divisor; neither number is the least of its type.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    if a == 1 || b == 1 {
        return 1;
    }
    // Nearly all numbers fit into half of the room, where a division takes a fraction of the time.
    while b != 0 {
        if let (Ok(mut x), Ok(mut y)) = (u64::try_from(a), u64::try_from(b)) {
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return x.into();
        }
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

fn with_point(digits: &str, is_negative: bool, decimals: u32) -> String {
    let sign = if is_negative { "-" } else { "" };
    let decimals = decimals as usize;
    if decimals == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    format!("{sign}{whole}.{part}")
}

impl From<Ratio> for Fraction {
    fn from(ratio: Ratio) -> Self {
        let (n, d) = ratio.parts();
        Self(Form::Small(n, d))
    }
}

impl Add for &Fraction {
    type Output = Fraction;
    fn add(self, other: Self) -> Fraction {
        self.small_sum(other, 1)
            .unwrap_or_else(|| Fraction::of_big(self.big() + other.big()))
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    fn sub(self, other: Self) -> Fraction {
        self.small_sum(other, -1)
            .unwrap_or_else(|| Fraction::of_big(self.big() - other.big()))
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    fn mul(self, other: Self) -> Fraction {
        let small = match &other.0 {
            Form::Small(n, d) => self.small_product(*n, *d),
            Form::Big(_) => None,
        };
        small.unwrap_or_else(|| Fraction::of_big(self.big() * other.big()))
    }
}

impl Div for &Fraction {
    type Output = Fraction;
    /// # Panics
    /// When `other` is zero.
    fn div(self, other: Self) -> Fraction {
        let small = match &other.0 {
            Form::Small(n, d) if *n > 0 => self.small_product(*d, *n),
            _ => None,
        };
        small.unwrap_or_else(|| Fraction::of_big(self.big() / other.big()))
    }
}

impl<'f> std::iter::Sum<&'f Self> for Fraction {
    fn sum<I: Iterator<Item = &'f Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |sum, one| &sum + one)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Form::Small(n, d), Form::Small(m, e)) = (&self.0, &other.0) {
            if d == e {
                return n.cmp(m);
            }
            if let (Some(left), Some(right)) = (n.checked_mul(*e), m.checked_mul(*d)) {
                return left.cmp(&right);
            }
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl fmt::Display for Fraction {
    /// Writes the number in lowest terms, such as `260/3` or `7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Big(big) => big.fmt(f),
            Form::Small(n, d) => match gcd(*n, *d).max(1) {
                by if d / by == 1 => (n / by).fmt(f),
                by => write!(f, "{}/{}", n / by, d / by),
            },
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Fraction;
    use crate::quantity::Ratio;

    fn of(n: i64, d: i64) -> Fraction {
        &Fraction::whole(n) / &Fraction::whole(d)
    }

    #[test]
    fn sums_are_exact_and_written_in_lowest_terms() {
        let sum = &(&of(1, 3) + &of(1, 6)) + &of(5, 2);
        assert_eq!(sum, Fraction::whole(3));
        assert_eq!(sum.to_string(), "3");
        assert_eq!((&of(260, 3) * &of(1, 2)).to_string(), "130/3");
        assert_eq!((&of(1, 2) - &of(3, 4)).to_string(), "-1/4");
        assert_eq!(of(1, 2).over(&Fraction::ZERO), None);
        assert!(of(1, 3) < of(334, 1000) && of(1, 3) > of(333, 1000));
    }

    #[test]
    fn half_goes_up_once() {
        for (n, d, shown) in [
            (1799, 20, "90.0"),
            (337, 4, "84.3"),
            (17989, 200, "89.9"),
            (115, 4, "28.8"),
            (1, 20, "0.1"),
            (-1, 20, "-0.1"),
            (-1, 21, "0.0"),
            (0, 1, "0.0"),
        ] {
            assert_eq!(of(n, d).fixed(1), shown);
        }
        assert_eq!(of(199, 2).fixed(0), "100");
    }

    #[test]
    fn no_sum_is_too_large() {
        // The product of these primes is far beyond the largest integer of the machine.
        let primes = [
            999_999_937_i64,
            999_999_893,
            999_999_883,
            999_999_797,
            999_999_761,
            999_999_757,
        ];
        let parts: Vec<Fraction> = primes.iter().map(|p| of(1, *p)).collect();
        let sum: Fraction = parts.iter().sum();
        let back = parts.iter().fold(sum.clone(), |left, one| &left - one);
        assert!(back.is_zero(), "{back}");
        assert_eq!(sum.fixed(12), "0.000000006000");
        assert!(sum > of(5, 1_000_000_000));
        let product = primes
            .iter()
            .fold(Fraction::ONE, |all, p| &all * &Fraction::whole(*p));
        assert!(product.to_string().len() > 50);
        let one = primes
            .iter()
            .fold(product, |left, p| &left / &Fraction::whole(*p));
        assert_eq!(one, Fraction::from(Ratio::ONE));
    }
}
