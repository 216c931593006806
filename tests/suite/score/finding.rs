//! What a report must show of a sheet, and how heavy it is.

use super::{answers, item, number, sheet_of};
use punctilio::format::Severity;
use punctilio::format::doc::Critical;
use punctilio::model::{CriticalRule, SheetItem, SheetScale};
use punctilio::score::{findings, score};

/// What one item is by its answer, its severity and a note.
fn kind(words: &str, severity: Option<Severity>, noted: bool, fails: bool) -> Option<&'static str> {
    let scale = SheetScale::Score10 {
        anchors: Vec::new(),
    };
    let rule = CriticalRule {
        effect: Critical::Fail,
        below: number("0.3"),
    };
    let sheet = sheet_of(vec![SheetItem {
        severity,
        critical: fails.then_some(rule),
        samples: 3,
        ..item("x", "1", scale)
    }]);
    let mut answers = answers(&sheet, &[words]);
    if noted {
        answers.note(0);
    }
    let verdict = score(&sheet, &answers);
    findings(&answers, &verdict)
        .first()
        .map(|one| one.kind.key())
}

#[test]
fn below_full_credit_or_with_a_note_is_told() {
    use Severity::{Major, Minor};
    for (words, severity, noted, fails, expected) in [
        ("10", None, false, false, None),
        ("10", Some(Major), true, false, Some("observation")),
        ("6", None, false, false, Some("observation")),
        ("5", None, false, false, Some("minor")),
        ("6", Some(Minor), false, false, Some("minor")),
        ("9", Some(Major), false, false, Some("major")),
        ("0", None, true, false, Some("minor")),
        ("na", Some(Major), false, false, None),
        ("na", Some(Major), true, false, Some("observation")),
        ("not-observed", None, true, false, Some("observation")),
        ("blank", None, false, false, None),
        ("blank", None, true, false, Some("observation")),
        ("2", Some(Minor), false, true, Some("critical")),
        ("3", Some(Minor), false, true, Some("minor")),
        // One sample is enough, though the mean is above half.
        ("10 10 2", None, false, true, Some("critical")),
    ] {
        assert_eq!(
            kind(words, severity, noted, fails),
            expected,
            "{words} {severity:?} {noted}"
        );
    }
}
