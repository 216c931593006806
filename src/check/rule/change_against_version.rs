//! M605 change-against-version.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::ChangeDoc;
use crate::format::{ChangeKind, Version, Word};
use crate::label::Lang;

/// M605 `change-against-version`: a version number rises by more or less than its changes call for.
pub struct ChangeAgainstVersion;

impl Check for ChangeAgainstVersion {
    const CODE: &'static Code = &code(
        "M605",
        "change-against-version",
        Severity::Warning,
        Level::Basic,
        include_str!("change_against_version.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let changes = cx.standard.doc.changes.list();
        let mut versions: Vec<Version> = changes
            .iter()
            .filter_map(|change| change.version.get().copied())
            .collect();
        versions.sort_unstable();
        versions.dedup();
        for pair in versions.windows(2) {
            let (older, version) = (pair[0], pair[1]);
            let of_version: Vec<&ChangeDoc> = changes
                .iter()
                .filter(|change| change.version.get() == Some(&version))
                .collect();
            let known = of_version.iter().all(|change| change.kind.is_set());
            let deepest = of_version.iter().max_by_key(|change| change.kind.get());
            let Some((change, kind)) = deepest
                .and_then(|change| Some((change, *change.kind.get()?)))
                .filter(|_| known && older.0[0] > 0)
            else {
                continue;
            };
            let wanted = older.after(kind);
            if rise(older, version) == kind {
                continue;
            }
            let it = Thing::standard(cx.standard);
            found.report(
                &it,
                Self::CODE
                    .at(change.kind.span().unwrap_or(change.span))
                    .words(
                        format!("从 {older} 到 {version}，改动却是“{}”", kind.print(Lang::Zh)),
                        format!("from {older} to {version}, but the change is one of {}", kind.key()),
                    )
                    .expected(
                        format!("这样的改动应为 {wanted}"),
                        format!("such a change makes {wanted}"),
                    )
                    .help(
                        "末位改字（wording），中位改责任（duty），首位改结构（layout）",
                        "the last number is for wording, the middle one for a duty, the first for the structure (layout)",
                    ),
            );
        }
    }
}

/// Returns which kind of change the step from one version to the next announces.
fn rise(older: Version, version: Version) -> ChangeKind {
    if version.0[0] > older.0[0] {
        ChangeKind::Layout
    } else if version.0[1] > older.0[1] {
        ChangeKind::Duty
    } else {
        ChangeKind::Wording
    }
}
