//! Values with a unit, read and printed in Chinese and in English.
//!
//! Nothing here goes through a binary float.

mod duration;
mod fraction;
mod measure;
mod ratio;
mod reading;

pub use duration::{Duration, DurationRange, TimeUnit};
pub use fraction::Fraction;
pub use measure::Unit;
pub use ratio::Ratio;
pub use reading::Reading;

/// The space between a digit and its unit that never breaks.
pub const NBSP: char = '\u{a0}';
