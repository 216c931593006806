//! What a filled sheet comes to.

use crate::format::Severity;
use crate::quantity::{Fraction, Ratio};

/// All that follows from a sheet's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The number as shown; `None` where there is none.
    pub score: Option<String>,
    /// The exact number that is shown, with caps.
    pub number: Option<Fraction>,
    /// The exact number before caps.
    pub raw: Option<Fraction>,
    /// Points earned.
    pub earned: Fraction,
    /// Points that could be earned.
    pub max: Fraction,
    /// Index of the grade among the sheet's grades; `None` where it has none.
    pub grade: Option<usize>,
    /// The grade's name.
    pub grade_name: Option<String>,
    /// The result.
    pub outcome: Outcome,
    /// What led to it, in the order of the sheet.
    pub reasons: Vec<Reason>,
    /// How many items with points were left blank.
    pub blanks: usize,
    /// Share of points that do not apply, in percent as shown.
    pub na_share: Option<String>,
    /// Whether that share calls for a warning.
    pub na_exceeded: bool,
    /// Share of what applies that was judged, in percent as shown.
    pub coverage: Option<String>,
    /// How many items with points have full credit.
    pub passed: usize,
    /// How many items with points were judged.
    pub judged: usize,
    /// The sections, in the order of the sheet.
    pub sections: Vec<SectionVerdict>,
    /// The items, in the order of the sheet.
    pub items: Vec<ItemVerdict>,
}

/// What a section comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionVerdict {
    /// Its id.
    pub id: String,
    /// The number as shown; `None` where nothing of it was judged.
    pub score: Option<String>,
    /// The exact number.
    pub number: Option<Fraction>,
    /// Points earned, nothing where a critical item emptied the section.
    pub earned: Fraction,
    /// Points that could be earned.
    pub max: Fraction,
    /// Whether it is below its minimum.
    pub below_min: bool,
    /// Whether a critical item emptied it.
    pub emptied: bool,
}

/// What an item comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemVerdict {
    /// Its id as answers write it.
    pub id: String,
    /// Index of its section.
    pub section: usize,
    /// Its points.
    pub points: Ratio,
    /// What it earned of them in full; `None` where no sample was judged.
    pub credit: Option<Fraction>,
    /// The state of its answer.
    pub state: State,
    /// What a miss of it has triggered.
    pub triggered: Option<Trigger>,
    /// How much a miss weighs by the sheet.
    pub severity: Option<Severity>,
}

/// The state of an item's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// At least one sample was judged.
    Answered,
    /// It does not apply.
    NotApplicable,
    /// Nobody could see it.
    NotObserved,
    /// It was left out.
    Blank,
}

impl State {
    /// Returns the word of files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NotApplicable => "na",
            Self::NotObserved => "not-observed",
            Self::Blank => "blank",
        }
    }
}

/// What the sheet as a whole results in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Passed.
    Pass,
    /// Failed.
    Fail,
    /// Items are blank; the number is provisional.
    Incomplete,
    /// There is no number.
    None,
}

impl Outcome {
    /// Returns the word of files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Incomplete => "incomplete",
            Self::None => "none",
        }
    }
}

/// What a miss of a critical item did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// The sheet failed.
    Fail,
    /// The number is at most this.
    Cap(u32),
    /// Its section earned nothing.
    ZeroSection,
}

/// Why a result or a number is as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A critical item was missed; its index and what that did.
    Critical(usize, Trigger),
    /// A section is below its minimum; its index.
    SectionMin(usize),
    /// So many items with points are blank.
    Blank(usize),
}

impl Reason {
    /// Tells whether a critical item made the sheet fail.
    #[must_use]
    pub fn is_veto(&self) -> bool {
        matches!(self, Self::Critical(_, Trigger::Fail))
    }

    /// Returns the word of files.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Critical(_, Trigger::Fail) => "critical".to_owned(),
            Self::Critical(_, Trigger::Cap(_)) => "cap".to_owned(),
            Self::Critical(_, Trigger::ZeroSection) => "zero_section".to_owned(),
            Self::SectionMin(_) => "section_min".to_owned(),
            Self::Blank(count) => format!("blank:{count}"),
        }
    }
}
