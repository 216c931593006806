//! How many faults of which weight there were.

use crate::diag::{Diagnostic, Severity};
use crate::label::Lang;

/// Numbers of faults by weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Counts {
    /// Faults that stop the build.
    pub errors: usize,
    /// Faults that travel on.
    pub warnings: usize,
    /// Things worth a thought.
    pub hints: usize,
}

impl Counts {
    /// Counts faults.
    #[must_use]
    pub fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| {
            found
                .iter()
                .filter(|fault| fault.severity == severity)
                .count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
        }
    }
}

/// Says the numbers in one line, without a line end.
///
/// # Example
/// ```
/// use punctilio::emit::{Counts, summary};
/// use punctilio::label::Lang;
///
/// let counts = Counts { errors: 1, warnings: 0, hints: 3 };
/// assert_eq!(summary(counts, Lang::En), "1 error, 3 hints");
/// assert_eq!(summary(counts, Lang::Zh), "1 个错误，3 个提示");
/// assert_eq!(summary(Counts::default(), Lang::En), "no faults found");
/// ```
#[must_use]
pub fn summary(counts: Counts, lang: Lang) -> String {
    let kinds = [
        (counts.errors, "错误", "error"),
        (counts.warnings, "警告", "warning"),
        (counts.hints, "提示", "hint"),
    ];
    let said: Vec<String> = kinds
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, zh, en)| match lang {
            Lang::Zh => format!("{count} 个{zh}"),
            Lang::En => format!("{count} {en}{}", if count == 1 { "" } else { "s" }),
        })
        .collect();
    match (said.is_empty(), lang) {
        (true, Lang::Zh) => "没有发现问题".to_owned(),
        (true, Lang::En) => "no faults found".to_owned(),
        (false, Lang::Zh) => said.join("，"),
        (false, Lang::En) => said.join(", "),
    }
}
