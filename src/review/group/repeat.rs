//! What was a fault again.

use super::{Heat, Line};
use crate::format::Date;
use crate::model::SheetItem;
use crate::review::visit::Mark;
use std::cmp::Reverse;

/// A fault that a site had at the visit before, too.
#[derive(Debug, Clone, Copy)]
pub struct Repeat<'h> {
    /// The site.
    pub site: &'h str,
    /// The item.
    pub item: &'h SheetItem,
    /// What the newest visit found.
    pub mark: &'h Mark,
    /// At how many visits in a row it was a fault.
    pub times: usize,
    /// The first day of that row.
    pub since: Option<Date>,
}

/// Lists repeated faults: critical ones, then those that were met most often.
pub(super) fn repeats<'h>(lines: &[Line<'h>], heat: &Heat<'h>) -> Vec<Repeat<'h>> {
    let mut all = Vec::new();
    for line in lines {
        let (visit, earlier) = (line.newest(), line.earlier());
        let faults = visit.list.items().zip(&visit.marks);
        for (item, mark) in faults.filter(|(_, mark)| mark.is_fault()) {
            let run = earlier.run(&item.id);
            let Some(first) = run.last() else { continue };
            all.push(Repeat {
                site: line.site,
                item,
                mark,
                times: 1 + run.len(),
                since: first.date,
            });
        }
    }
    all.sort_by_cached_key(|one| {
        let place = heat.place(&one.item.id);
        (!one.mark.is_critical(), Reverse(one.times), place, one.site)
    });
    all
}
