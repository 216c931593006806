//! Points and credits as whole numbers: every formula then adds whole numbers, and a score is one division of two of
//! them, which a spreadsheet rounds rightly.
//!
//! # Source
//! The scoring rule, “Rounding”: integer units with a common denominator, the 100 in front of the sum.

use super::place::samples;
use crate::quantity::Ratio;
use crate::view::workbook::{EntryView, Marks, WorkbookView};

/// The largest number of points, in units, times 100: binary floats hold all whole numbers up to here.
const ROOM: i128 = 1 << 53;
/// The largest denominator of the credits of one item.
const FINE: i128 = 1_000_000_000_000;

/// The units of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Units {
    /// How many units a point has.
    pub point: i128,
    /// Whether everything is a whole number of units; else the sheet computes in fractions of points.
    pub exact: bool,
}

/// The units of an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct ItemUnits {
    /// How many units the full credit has; 1 where credits are fractions.
    pub full: i128,
    /// How many units of points a unit of credit is worth.
    pub worth: Ratio,
    /// The points of the item.
    pub points: Ratio,
}

impl Units {
    /// Finds the common denominator of a sheet.
    pub fn of(view: &WorkbookView) -> Self {
        let items = || view.sections.iter().flat_map(|part| part.items());
        let exact = || {
            let mut point: i128 = 1;
            let mut whole: i128 = 0;
            for item in items() {
                let full = full(item)?;
                let (_, below) = (item.points / ratio(full)?).parts();
                let samples = if item.all { 1 } else { samples(item) };
                let means = (1..=i128::from(samples)).try_fold(1, lcm)?;
                // A point has to be divided for the credit, and what is earned once more for the mean of the samples.
                point = lcm(point, below.checked_mul(means)?)?;
            }
            for item in items() {
                let (top, below) = item.points.parts();
                whole = whole.checked_add(top.checked_mul(point / below)?)?;
            }
            let most = items().map(|item| i128::from(samples(item))).max();
            let needed = whole.checked_mul(100)?.checked_mul(most.unwrap_or(1))?;
            (needed < ROOM).then_some(point)
        };
        match exact() {
            Some(point) => Self { point, exact: true },
            None => Self {
                point: 1,
                exact: false,
            },
        }
    }

    /// Returns the units of an item.
    pub fn item(self, item: &EntryView) -> ItemUnits {
        let full = full(item).unwrap_or(1);
        let worth = ratio(full).map_or(Ratio::ONE, |full| item.points / full);
        ItemUnits {
            full,
            worth: worth * ratio(self.point).unwrap_or(Ratio::ONE),
            points: item.points * ratio(self.point).unwrap_or(Ratio::ONE),
        }
    }
}

impl ItemUnits {
    /// Writes a credit in units.
    pub fn credit(self, credit: Ratio) -> String {
        number(credit * ratio(self.full).unwrap_or(Ratio::ONE))
    }

    /// Writes the points off for one fault in units of credit; `None` for an item without points.
    pub fn fault(self, item: &EntryView, per: Ratio) -> Option<String> {
        (!item.points.is_zero()).then(|| self.credit(per / item.points))
    }
}

/// Writes an exact number into a formula: whole, as a decimal, or as a division.
pub(super) fn number(ratio: Ratio) -> String {
    let text = ratio.to_string();
    match text.contains('/') {
        true => format!("({text})"),
        false => text,
    }
}

/// Returns the nearest number that a cell can hold.
pub(super) fn float(ratio: Ratio) -> f64 {
    let (top, below) = ratio.parts();
    // Both are far below the room of a float wherever a sheet is exact; elsewhere the nearest number has to do.
    #[expect(clippy::cast_precision_loss, reason = "a cell holds no more")]
    let quotient = top as f64 / below as f64;
    quotient
}

/// Returns how many units the full credit of an item has; `None` where that would be too many.
fn full(item: &EntryView) -> Option<i128> {
    let credits: Vec<Ratio> = match &item.marks {
        Marks::Pair(_) => Vec::new(),
        Marks::Three(partial) => vec![*partial],
        Marks::Digits(most) => return Some((*most).into()),
        Marks::Deduct(_) if item.points.is_zero() => Vec::new(),
        Marks::Deduct(per) => vec![*per / item.points],
        Marks::Measure(_, steps) => steps.iter().map(|step| step.credit).collect(),
        Marks::Choice(options) => options.iter().map(|option| option.credit).collect(),
    };
    let mut below = credits.iter().map(|credit| credit.parts().1);
    let full = below.try_fold(1, lcm)?;
    (full <= FINE).then_some(full)
}

fn ratio(n: i128) -> Option<Ratio> {
    i64::try_from(n).ok().map(Ratio::whole)
}

fn lcm(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x.max(1)).checked_mul(b)
}
