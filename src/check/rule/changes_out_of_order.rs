//! M604 changes-out-of-order.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};

/// M604 `changes-out-of-order`: the changes do not run from the newest to the oldest, or tell of a version that is still to come.
pub struct ChangesOutOfOrder;

impl Check for ChangesOutOfOrder {
    const CODE: &'static Code = &code(
        "M604",
        "changes-out-of-order",
        Severity::Warning,
        Level::Basic,
        include_str!("changes_out_of_order.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let standard = cx.standard;
        let changes = standard.doc.changes.list();
        if !standard.doc.version.is_set() {
            return;
        }
        let it = Thing::standard(standard);
        for change in changes {
            if let Some(version) = change.version.get().filter(|v| **v > standard.version) {
                found.report(
                    &it,
                    Self::CODE
                        .at(change.version.span().unwrap_or(change.span))
                        .words(
                            format!("变更记录里的 {version} 版比标准的 {} 版还新", standard.version),
                            format!("the changes tell of version {version}, newer than {} of the standard", standard.version),
                        )
                        .help(
                            format!("把标准的 version 改成 \"{version}\"，或改正这一条"),
                            format!("make the version of the standard \"{version}\", or put this entry right"),
                        ),
                );
            }
        }
        for pair in changes.windows(2) {
            let known = pair[1]
                .version
                .get()
                .is_some_and(|v| *v <= standard.version);
            let newer = known && pair[1].version.get() > pair[0].version.get();
            let later = match (pair[0].date.get(), pair[1].date.get()) {
                (Some(above), Some(below)) => below > above,
                _ => false,
            };
            let place = match (newer, later) {
                (true, _) => pair[1].version.span(),
                (false, true) => pair[1].date.span(),
                (false, false) => continue,
            };
            found.report(
                &it,
                Self::CODE
                    .at(place.unwrap_or(pair[1].span))
                    .words(
                        format!("{}的变更记录里，这一条比上一条新", it.zh),
                        format!(
                            "in the changes of {} this entry is newer than the one above it",
                            it.en
                        ),
                    )
                    .help("最新的写在最前面", "put the newest first"),
            );
        }
    }
}
