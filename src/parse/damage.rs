//! Damage that reaches further than its own text: to the other parts of the standard, and to all that take from it.

use super::joined::StandardFile;
use crate::diag::Damage;
use crate::format::{RefKind, Select, Visit, Visitor};
use crate::span::{SourceId, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// One standard with the texts it is written in.
pub(super) struct Member<'a> {
    /// The standard, where enough of it could be read.
    pub standard: Option<&'a StandardFile>,
    /// Its texts.
    pub texts: &'a [SourceId],
}

/// Carries the loss on: a text lacks what any text of its standard lost, and what a standard that it names lost.
///
/// `is_more_lost` says that there is a file of which nothing is known, not even whose it is.
pub(super) fn spread(
    damage: &mut Damage,
    all: &[Member<'_>],
    book: Option<SourceId>,
    is_more_lost: bool,
) {
    let of_book = book.is_some_and(|book| damage.is_lacking(book));
    let ids: BTreeMap<&str, usize> = (all.iter().enumerate())
        .filter_map(|(n, member)| Some((member.standard?.head.id.get()?.as_str(), n)))
        .collect();
    let names: Vec<Names> = all.iter().map(|m| Names::of(m.standard)).collect();
    let is_lacking = |member: &Member<'_>| member.texts.iter().any(|t| damage.is_lacking(*t));
    let mut lossy: Vec<bool> = all.iter().map(is_lacking).collect();
    let is_any = is_more_lost || lossy.contains(&true);
    let is_lost = |lossy: &[bool], name: &String| match ids.get(name.as_str()) {
        Some(n) => lossy[*n],
        None => is_any,
    };
    loop {
        let next: Vec<bool> = (lossy.iter().zip(&names))
            .map(|(own, names)| {
                let by_name = names.standards.iter().any(|name| is_lost(&lossy, name));
                *own || by_name || (of_book && names.sites)
            })
            .collect();
        if next == lossy {
            break;
        }
        lossy = next;
    }
    for (member, _) in all.iter().zip(lossy).filter(|(_, lossy)| *lossy) {
        member.texts.iter().for_each(|text| damage.lose(*text));
    }
}

/// What a standard names outside itself.
#[derive(Default)]
struct Names {
    standards: BTreeSet<String>,
    sites: bool,
}

impl Names {
    fn of(standard: Option<&StandardFile>) -> Self {
        let mut names = Self::default();
        let Some(StandardFile { head, content, .. }) = standard else {
            return names;
        };
        head.visit(&mut names);
        content.visit(&mut names);
        let lists = content.checklists.iter().flat_map(|list| {
            let groups = list.groups.list().iter();
            (list.select.list().iter()).chain(groups.flat_map(|group| group.select.list()))
        });
        let audits = content.audits.iter().flat_map(|audit| {
            let sections = audit.sections.list().iter();
            (audit.select.list().iter()).chain(sections.flat_map(|one| one.select.list()))
        });
        let terms = lists.chain(audits).map(Select::term);
        names
            .standards
            .extend(terms.filter_map(|term| term.standard.clone()));
        let sections = content
            .audits
            .iter()
            .flat_map(|audit| audit.sections.list());
        let covered = sections
            .flat_map(|section| section.items.list())
            .flat_map(|line| line.covers.list());
        let paths = covered.filter_map(|name| name.as_str().split_once('/'));
        names
            .standards
            .extend(paths.map(|(head, _)| head.to_owned()));
        names
    }
}

impl<'a> Visitor<'a> for Names {
    fn reference(&mut self, kind: RefKind, id: &'a Spanned<String>) {
        match kind {
            RefKind::Standard => {
                self.standards.insert(id.value.clone());
            }
            RefKind::Site => self.sites = true,
            _ => {}
        }
    }
}
