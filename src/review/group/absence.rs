//! What was said not to apply, more often than it should be.

use super::{Heat, Line};
use crate::intake::Library;
use crate::model::SheetItem;
use crate::review::visit::{Face, Visit};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many other sites make a habit of one stand out.
const OTHERS: usize = 3;

/// Signs that “not applicable” is used to get round an item.
#[derive(Debug, Default)]
pub struct Absences<'h> {
    /// Visits whose share is above the limit of their sheet.
    pub over: Vec<OverLimit<'h>>,
    /// Items that do not apply at one site and do at nearly all others.
    pub unusual: Vec<Unusual<'h>>,
}

/// A visit with too much that does not apply.
#[derive(Debug, Clone, Copy)]
pub struct OverLimit<'h> {
    /// The site.
    pub site: &'h str,
    /// The visit.
    pub visit: &'h Visit,
}

/// An item that does not apply at one site.
#[derive(Debug, Clone, Copy)]
pub struct Unusual<'h> {
    /// The site.
    pub site: &'h str,
    /// The item.
    pub item: &'h SheetItem,
    /// At how many visits of the site it did not apply, and of how many.
    pub own: [usize; 2],
    /// The same of all other sites.
    pub others: [usize; 2],
}

/// Looks for misuse of “not applicable”, over all visits that count.
pub(super) fn absences<'h>(lines: &[Line<'h>], heat: &Heat<'h>, library: &Library) -> Absences<'h> {
    let over = lines.iter().flat_map(|line| {
        let visits = line.visits().iter().rev();
        let over = visits.filter(|visit| visit.total.na_exceeded);
        over.map(|visit| OverLimit {
            site: line.site,
            visit,
        })
    });
    let mut absences = Absences {
        over: over.collect(),
        unusual: Vec::new(),
    };
    // By item: how often it did not apply and how often it was asked, site by site.
    let mut counts: BTreeMap<&'h str, Vec<[usize; 2]>> = BTreeMap::new();
    for (n, line) in lines.iter().enumerate() {
        for visit in line.visits() {
            for (item, mark) in visit.list.items().zip(&visit.marks) {
                let sites = counts.entry(&item.id);
                let sites = sites.or_insert_with(|| vec![[0; 2]; lines.len()]);
                sites[n][0] += usize::from(mark.face == Face::NotApplicable);
                sites[n][1] += 1;
            }
        }
    }
    for row in &heat.rows {
        let Some(sites) = counts.get(row.item.id.as_str()) else {
            continue;
        };
        let asked = sites.iter().filter(|[_, of]| *of > 0).count();
        let [times, of] = sites.iter().fold([0; 2], |a, b| [a[0] + b[0], a[1] + b[1]]);
        for (line, own) in lines.iter().zip(sites) {
            let others = [times - own[0], of - own[1]];
            let is_unusual = own[0] > 0 && asked > OTHERS && is_often(*own) && is_seldom(others);
            let sheet = &line.newest().list.sheet;
            if is_unusual && !library.lacks(Some(line.site), sheet, &row.item.id) {
                absences.unusual.push(Unusual {
                    site: line.site,
                    item: row.item,
                    own: *own,
                    others,
                });
            }
        }
    }
    // A stable sort: what is equally frequent stays in the order of the sheet.
    absences.unusual.sort_by_key(|one| Reverse(one.own[0]));
    absences
}

/// Tells whether it is at least every second time.
fn is_often([times, of]: [usize; 2]) -> bool {
    2 * times >= of
}

/// Tells whether it is at most every tenth time.
fn is_seldom([times, of]: [usize; 2]) -> bool {
    10 * times <= of
}
