//! M603 version-without-change.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::doc::ChangeDoc;

/// M603 `version-without-change`: the list of changes says nothing of the current version.
pub struct VersionWithoutChange;

impl Check for VersionWithoutChange {
    const CODE: &'static Code = &code(
        "M603",
        "version-without-change",
        Severity::Warning,
        Level::Basic,
        include_str!("version_without_change.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let standard = cx.standard;
        let changes = standard.doc.changes.list();
        let told = |change: &ChangeDoc| change.version.get() == Some(&standard.version);
        if !standard.doc.version.is_set() || changes.is_empty() || changes.iter().any(told) {
            return;
        }
        let it = Thing::standard(standard);
        found.report(
            &it,
            Self::CODE
                .at(standard.doc.version.span().unwrap_or(it.span))
                .words(
                    format!("{}的变更记录里没有 {} 版", it.zh, standard.version),
                    format!(
                        "the changes of {} say nothing of version {}",
                        it.en, standard.version
                    ),
                )
                .help(
                    format!(
                        "在 changes 最前面加上 {{ version = \"{}\", text = \"…\" }}",
                        standard.version
                    ),
                    format!(
                        "put {{ version = \"{}\", text = \"…\" }} first in changes",
                        standard.version
                    ),
                ),
        );
    }
}
