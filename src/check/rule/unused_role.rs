//! D405 unused-role.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{RefKind, Select, SelectKind};
use crate::model::Kind;

/// D405 `unused-role`: nobody is given anything to do under a role.
pub struct UnusedRole;

impl Check for UnusedRole {
    const CODE: &'static Code = &code(
        "D405",
        "unused-role",
        Severity::Hint,
        Level::Basic,
        include_str!("unused_role.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let own = cx.standard.roles.iter().filter(|e| e.origin.is_none());
        for entry in own {
            if cx.refers_to(RefKind::Role, &entry.id)
                || cx.refers_to(RefKind::Post, &entry.id)
                || selected(cx, &entry.id)
            {
                continue;
            }
            let it = Thing::entry(Kind::Role, entry, entry.doc.name.get());
            found.report(
                &it,
                Self::CODE
                    .at(it.span)
                    .words(
                        format!("{}没有任何步骤、规则或表用到", it.zh),
                        format!("{} is named by no step, rule or sheet", it.en),
                    )
                    .help(
                        "在归他做的步骤写 role = \"编号\"，或删掉这个岗位",
                        "name it in role of the steps it does, or take it out",
                    ),
            );
        }
    }
}

/// Tells whether a sheet selects items by the role.
fn selected(cx: &Context<'_>, id: &str) -> bool {
    let lists = cx.checklists().flat_map(|list| {
        let groups = list.doc.groups.list().iter();
        let inner = groups.flat_map(|group| group.select.list());
        list.doc.select.list().iter().chain(inner)
    });
    let audits = cx.audits().flat_map(|audit| {
        let sections = audit.doc.sections.list().iter();
        let inner = sections.flat_map(|section| section.select.list());
        audit.doc.select.list().iter().chain(inner)
    });
    lists
        .chain(audits)
        .map(Select::term)
        .any(|term| term.kind == SelectKind::Role && term.name.as_deref() == Some(id))
}
