//! Every rule of the check, one line each, and every code of the program.

use super::{Check, Rule, code, rule};
use crate::diag::{CODES, Code, Level, Severity};

/// Lists rules by module and type.
macro_rules! checks {
    ($($module:ident $name:ident;)*) => {
        /// All rules, in the order of their codes.
        pub static RULES: &[Rule] = &[$(Rule {
            code: <rule::$module::$name as Check>::CODE,
            run: <rule::$module::$name as Check>::run,
            needs_today: <rule::$module::$name as Check>::needs_today,
        }),*];
    };
}

checks! {
    step_without_role StepWithoutRole;
    step_without_action StepWithoutAction;
    phase_without_exception PhaseWithoutException;
    repeated_step RepeatedStep;
    unused_role UnusedRole;
    unused_form UnusedForm;
    unused_touchpoint UnusedTouchpoint;
    unused_audience UnusedAudience;
    unanswered_need UnansweredNeed;
    broken_handoff BrokenHandoff;
    circular_handoff CircularHandoff;
    step_without_touchpoint StepWithoutTouchpoint;
    step_without_criterion StepWithoutCriterion;
    phase_without_stage PhaseWithoutStage;
    missing_stage MissingStage;
    empty_phase EmptyPhase;
    image_without_caption ImageWithoutCaption;
    personal_data_without_keep PersonalDataWithoutKeep;
    exception_without_action ExceptionWithoutAction;
    answer_not_offered AnswerNotOffered;
    empty_rule EmptyRule;
    unexplained_step UnexplainedStep;
    unmarked_handover UnmarkedHandover;
    customer_elsewhere CustomerElsewhere;
    published_without_approval PublishedWithoutApproval;
    pilot_without_plan PilotWithoutPlan;
    version_without_change VersionWithoutChange;
    changes_out_of_order ChangesOutOfOrder;
    change_against_version ChangeAgainstVersion;
    retired_in_use RetiredInUse;
    no_frontline_author NoFrontlineAuthor;
    no_owner NoOwner;
    no_scope NoScope;
    no_review_rhythm NoReviewRhythm;
    changed_without_version ChangedWithoutVersion;
    untimed_step UntimedStep;
    steps_over_limit StepsOverLimit;
    bad_clock_time BadClockTime;
    overdue_review OverdueReview;
    pilot_over PilotOver;
    untriggered_limit UntriggeredLimit;
    pilot_ends_before_start PilotEndsBeforeStart;
    halfwidth_punctuation HalfwidthPunctuation;
    vague_duty VagueDuty;
    forbidden_words ForbiddenWords;
    missing_translation MissingTranslation;
    slot_mismatch SlotMismatch;
    broken_slot BrokenSlot;
    long_speech LongSpeech;
    no_book_language NoBookLanguage;
    untranslated_wording UntranslatedWording;
    critical_without_threshold CriticalWithoutThreshold;
    best_choice_below_full BestChoiceBelowFull;
    credit_above_one CreditAboveOne;
    measure_out_of_order MeasureOutOfOrder;
    deduct_without_amount DeductWithoutAmount;
    grades_out_of_order GradesOutOfOrder;
    no_lowest_grade NoLowestGrade;
    above_hundred AboveHundred;
    too_many_decimals TooManyDecimals;
    long_pause_point LongPausePoint;
    short_pause_point ShortPausePoint;
    daily_columns DailyColumns;
    unknown_round UnknownRound;
    repeated_line RepeatedLine;
    long_criterion LongCriterion;
    unused_setting UnusedSetting;
    scale_without_values ScaleWithoutValues;
    wrong_number_of_anchors WrongNumberOfAnchors;
    weight_without_effect WeightWithoutEffect;
    sheet_without_points SheetWithoutPoints;
    item_without_method ItemWithoutMethod;
    no_failing_grade NoFailingGrade;
    restated_rule RestatedRule;
}

/// `M610` unknown-waiver: a waiver names a code or a thing that does not exist, or an error.
pub(super) static UNKNOWN_WAIVER: Code = code(
    "M610",
    "unknown-waiver",
    Severity::Error,
    Level::Basic,
    include_str!("rule/unknown_waiver.md"),
)
.of_absence();

/// `M611` unused-waiver: nothing is found that a waiver would accept.
pub(super) static UNUSED_WAIVER: Code = code(
    "M611",
    "unused-waiver",
    Severity::Warning,
    Level::Basic,
    include_str!("rule/unused_waiver.md"),
)
.of_absence();

/// `M612` expired-waiver: a waiver's last day is over.
pub(super) static EXPIRED_WAIVER: Code = code(
    "M612",
    "expired-waiver",
    Severity::Error,
    Level::Basic,
    include_str!("rule/expired_waiver.md"),
);

/// The codes of faults in waivers themselves.
static WAIVERS: &[&Code] = &[&UNKNOWN_WAIVER, &UNUSED_WAIVER, &EXPIRED_WAIVER];

/// Lists every code of the program, those of other stages included, in the order of their ids.
#[must_use]
pub fn all_codes() -> Vec<&'static Code> {
    let rules = RULES.iter().map(|rule| rule.code);
    let mut all: Vec<_> = CODES
        .iter()
        .copied()
        .chain(rules)
        .chain(WAIVERS.iter().copied())
        .collect();
    all.sort_by_key(|code| code.id);
    all
}

/// Finds a code by its id, in any case, or by its name.
#[must_use]
pub fn find(word: &str) -> Option<&'static Code> {
    all_codes()
        .into_iter()
        .find(|code| code.id.eq_ignore_ascii_case(word) || code.name == word)
}
