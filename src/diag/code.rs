//! The stable codes of faults, and those of them that no rule of `check` owns.

use super::{Diagnostic, Place};
use crate::label::Words;

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Built, but something is likely wrong on paper.
    Warning,
    /// Worth a thought; folded into a line a kind.
    Hint,
}

impl Severity {
    /// Returns the English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// Returns the name in both languages.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Error => Words::new("错误", "error"),
            Self::Warning => Words::new("警告", "warning"),
            Self::Hint => Words::new("提示", "hint"),
        }
    }
}

/// From which level of `check` on a code is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Asked of every text.
    Basic,
    /// Asked of a standard that claims to be complete.
    Complete,
    /// Asked of a standard that people are audited by.
    Audit,
}

/// What a fault consists in, and so what it is worth where a part of the texts is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Something is written that is wrong.
    Presence,
    /// Something is nowhere in its table; a lost part of the table may hold it.
    AbsenceInTable,
    /// Something is nowhere in the standard; any lost part may hold it.
    Absence,
}

/// One kind of fault, with a name that never changes.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// A letter for the family and three digits: `F101`.
    pub id: &'static str,
    /// The fault in kebab case: `unknown-key`.
    pub name: &'static str,
    /// How much it weighs by default.
    pub severity: Severity,
    /// From which level on it is looked for.
    pub level: Level,
    /// The explanation page in Markdown: what, why, how to mend it, an example and what is said of it.
    pub page: &'static str,
    /// What the fault consists in.
    pub claim: Claim,
}

impl Code {
    /// Makes it the code of a fault that consists in something being nowhere in the standard.
    #[must_use]
    pub const fn of_absence(self) -> Self {
        Self {
            claim: Claim::Absence,
            ..self
        }
    }

    /// Makes it the code of a fault that consists in something being nowhere in its table.
    #[must_use]
    pub const fn of_absence_in_table(self) -> Self {
        Self {
            claim: Claim::AbsenceInTable,
            ..self
        }
    }

    /// Starts a diagnostic of this kind at a place.
    #[must_use]
    pub fn at(&'static self, place: impl Into<Place>) -> Diagnostic {
        Diagnostic {
            code: self,
            severity: self.severity,
            place: place.into(),
            words: Words::new("", ""),
            expected: None,
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }
}

/// Declares the codes of the stages before and after `check`, each with its page in `page/`; `of_absence` and
/// `of_absence_in_table` mark those that say that something is nowhere to be found.
macro_rules! codes {
    ($($const:ident $id:literal $name:literal $severity:ident $($of_absence:ident)?;)*) => {
        $(
            #[doc = concat!("`", $id, "` ", $name, ".")]
            pub static $const: Code = Code {
                id: $id,
                name: $name,
                severity: Severity::$severity,
                level: Level::Basic,
                page: include_str!(concat!("page/", $name, ".md")),
                claim: Claim::Presence,
            }$(.$of_absence())?;
        )*
        /// The codes that no rule of `check` owns, in the order of their ids.
        pub static CODES: &[&Code] = &[$(&$const),*];
    };
}

codes! {
    UNREADABLE "S001" "unreadable-file" Error;
    NOT_UTF8 "S002" "not-utf8" Error;
    TOO_LARGE "S003" "file-too-large" Error;
    OUTSIDE_LINK "S004" "link-leaves-folder" Error;
    CIRCULAR_LINK "S005" "circular-link" Error;
    NO_STANDARDS "S006" "no-standards" Error;
    BAD_IMAGE "S007" "bad-image" Error;
    STRAY_FILE "S008" "stray-file" Hint;
    SYNTAX "F101" "broken-syntax" Error;
    FULLWIDTH_SYNTAX "F102" "full-width-syntax" Error;
    QUOTE_IN_TEXT "F103" "quote-inside-text" Error;
    TOO_DEEP "F104" "nested-too-deep" Error;
    UNKNOWN_KEY "F105" "unknown-key" Error;
    MISPLACED_KEY "F106" "misplaced-key" Error;
    MISSING_KEY "F107" "missing-key" Error of_absence_in_table;
    WRONG_TYPE "F108" "wrong-type" Error;
    UNKNOWN_WORD "F109" "unknown-word" Error;
    BAD_ID "F110" "bad-id" Error;
    BAD_DURATION "F111" "bad-duration" Error;
    BAD_NUMBER "F112" "bad-number" Error;
    BAD_DATE "F113" "bad-date" Error;
    NOT_OPEN "F114" "must-be-decided" Error;
    MISSPELT_OPEN "F115" "misspelt-unspecified" Error;
    FORMAT_VERSION "F116" "format-version" Error;
    BAD_FRONT_MATTER "F117" "bad-front-matter" Error;
    BAD_SELECT "F118" "bad-select" Error;
    EMPTY_TEXT "F119" "empty-text" Warning;
    DUPLICATE_ID "L201" "duplicate-id" Error;
    UNKNOWN_REFERENCE "L202" "unknown-reference" Error of_absence;
    UNDECLARED_CLAUSE "L203" "undeclared-clause" Error of_absence;
    CIRCULAR_INCLUDE "L204" "circular-include" Error;
    EMPTY_SELECT "L205" "empty-select" Error of_absence;
    DOUBLE_ITEM "L206" "item-asked-twice" Error;
    RESERVED_ID "L207" "reserved-id" Error;
    RETIRED_ID "L208" "retired-id-used" Error;
    UNSTABLE_ID "L209" "unstable-id" Hint of_absence_in_table;
    PART_WITHOUT_STANDARD "L210" "part-without-standard" Error of_absence;
    TWO_STANDARDS "L211" "two-standards-in-folder" Error;
    MISSING_IMAGE "L212" "missing-image" Error;
    NO_PHASES "L213" "no-phases" Error of_absence;
    BROKEN_RELEASE "M615" "broken-release" Error;
    TEMPLATE_SYNTAX "H801" "template-syntax" Error;
    TEMPLATE_FIELD "H802" "template-field" Error;
    THEME_UNKNOWN "H803" "unknown-theme" Error;
    THEME_WORDS "H804" "theme-words" Error;
    LOW_CONTRAST "H805" "low-contrast" Error;
    FONT_UNREADABLE "H806" "font-unreadable" Error;
    GLYPH_MISSING "H807" "glyph-missing" Warning;
    UNKNOWN_ITEM "A901" "unknown-item" Error;
    OFF_SCALE "A902" "answer-off-scale" Error;
    ANSWERED_TWICE "A903" "answered-twice" Error;
    NA_FORBIDDEN "A904" "na-not-allowed" Error;
    UNKNOWN_SHEET "A905" "unknown-sheet" Error;
    NO_LIST "A906" "no-item-list" Error;
    CHANGED_LIST "A907" "changed-item-list" Error;
    BROKEN_RESPONSE "A908" "broken-response" Error;
    OTHER_VERSION "A909" "other-version" Warning;
    ITEM_CHANGED "A910" "item-changed" Warning;
    FUTURE_DATE "A911" "future-date" Warning;
    SECOND_RESPONSE "A912" "second-response" Warning;
    NA_UNEXPLAINED "A913" "na-without-reason" Warning;
    TOO_MANY_SAMPLES "A914" "too-many-samples" Warning;
    ANSWER_READ "A915" "answer-normalised" Hint;
    DATE_READ "A916" "date-normalised" Hint;
    OTHER_ENCODING "A917" "other-encoding" Hint;
    ABSENT_PLACE "A918" "item-not-at-site" Hint;
    EDITED_SHEET "A919" "edited-sheet" Error;
    FORMULA_OVERWRITTEN "A920" "formula-overwritten" Warning;
    ROWS_SORTED "A921" "rows-sorted" Hint;
}
