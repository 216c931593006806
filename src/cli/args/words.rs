//! The words that stand for a choice on the command line.

use super::{Deny, DiffForm, Keeping, Languages};
use crate::build::Names;
use crate::diag::Level;
use crate::emit::{Color, Report};
use crate::format::{ChangeKind, Date, Version};
use crate::label::Lang;
use crate::review::GroupBy;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// The products there are.
pub const PRODUCTS: [&str; 8] = [
    "handbook",
    "checklist",
    "score-sheet",
    "data",
    "acknowledgement",
    "card",
    "poster",
    "form",
];

/// The formats there are.
pub const FORMATS: &[&str] = if cfg!(feature = "pdf") {
    &["html", "json", "xlsx", "csv", "pdf", "png"]
} else {
    &["html", "json", "xlsx", "csv"]
};

/// The formats of what comes of filled sheets.
pub(super) const REPORT_FORMATS: &[&str] = if cfg!(feature = "pdf") {
    &["html", "pdf", "json"]
} else {
    &["html", "json"]
};

pub(super) const NAMES: [(&str, Names); 2] = [("ascii", Names::Ascii), ("reader", Names::Reader)];

pub(super) const PDF_STANDARDS: [(&str, Keeping); 2] =
    [("ua-1", Keeping::Ua1), ("a-2a", Keeping::A2a)];

pub(super) const LANGS: [(&str, Lang); 2] = [("zh", Lang::Zh), ("en", Lang::En)];

pub(super) const DIFF_FORMS: [(&str, DiffForm); 4] = [
    ("human", DiffForm::Human),
    ("json", DiffForm::Json),
    ("html", DiffForm::Html),
    ("pdf", DiffForm::Pdf),
];

pub(super) const KINDS: [(&str, ChangeKind); 3] = [
    ("wording", ChangeKind::Wording),
    ("duty", ChangeKind::Duty),
    ("layout", ChangeKind::Layout),
];

pub(super) const GROUPS: [(&str, GroupBy); 3] = [
    ("site", GroupBy::Site),
    ("region", GroupBy::Region),
    ("auditor", GroupBy::Auditor),
];

pub(super) const LANGUAGES: [(&str, Languages); 4] = [
    ("zh", Languages::One(Lang::Zh)),
    ("en", Languages::One(Lang::En)),
    ("zh+en", Languages::Both(Lang::Zh, Lang::En)),
    ("en+zh", Languages::Both(Lang::En, Lang::Zh)),
];

pub(super) const COLORS: [(&str, Color); 3] = [
    ("auto", Color::Auto),
    ("always", Color::Always),
    ("never", Color::Never),
];

pub(super) const REPORTS: [(&str, Report); 4] = [
    ("human", Report::Human),
    ("json", Report::Json),
    ("sarif", Report::Sarif),
    ("github", Report::Github),
];

pub(super) const DENIED: [(&str, Deny); 2] = [("warnings", Deny::Warnings), ("hints", Deny::Hints)];

pub(super) const LEVELS: [(&str, Level); 3] = [
    ("basic", Level::Basic),
    ("complete", Level::Complete),
    ("audit", Level::Audit),
];

/// Reads one of a few words.
pub(super) fn choice<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word)).map(|said| {
        words
            .iter()
            .find(|(word, _)| *word == said)
            .map(|(_, value)| *value)
            .expect("the parser lets only these words pass")
    })
}

pub(super) fn version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "expected a version such as 1.2.0".to_owned())
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    let day = (text.len() == 10).then(|| Date::parse(text)).flatten();
    day.ok_or_else(|| "expected a day such as 2026-01-31".to_owned())
}
