//! Any number of visits in any order → the newest of each site.

use super::site::Sites;
use super::visit::Visit;
use crate::intake::Response;
use crate::model::SheetItems;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many visits of a sheet and a site are kept: two years of monthly ones.
pub const KEPT: usize = 24;

/// The newest visits of every sheet and site.
#[derive(Debug, Default)]
pub struct History {
    sites: Sites,
    /// By sheet and site, each from the oldest on.
    lines: BTreeMap<(String, String), Vec<Visit>>,
    /// Lists by their hash; more than one where they differ in what no hash covers.
    lists: BTreeMap<String, Vec<Arc<SheetItems>>>,
    /// How many sheets name no site, and so are nobody's history.
    unplaced: usize,
}

impl History {
    /// Starts with no visit; sites are known by the names that the book has for them.
    #[must_use]
    pub fn new(sites: Sites) -> Self {
        Self {
            sites,
            ..Self::default()
        }
    }

    /// Takes a visit. Of two files about the same visit the one whose name comes first is kept.
    pub fn take(&mut self, mut visit: Visit) {
        let Some(site) = self.site(visit.site.as_deref()) else {
            self.unplaced += 1;
            return;
        };
        let line = self.lines.entry((visit.list.sheet.clone(), site));
        let line = line.or_default();
        let place = line.binary_search_by(|kept| kept.cmp_time(&visit));
        match place {
            Ok(same) => {
                if visit.file < line[same].file {
                    visit.list = shared(&mut self.lists, visit.list);
                    line[same] = visit;
                }
            }
            Err(0) if line.len() == KEPT => {}
            Err(place) => {
                visit.list = shared(&mut self.lists, visit.list);
                line.insert(place, visit);
                if line.len() > KEPT {
                    line.remove(0);
                }
            }
        }
    }

    /// Returns the sites as the book knows them.
    #[must_use]
    pub fn sites(&self) -> &Sites {
        &self.sites
    }

    /// Returns how many visits name no site.
    #[must_use]
    pub fn unplaced(&self) -> usize {
        self.unplaced
    }

    /// Lists sheets and sites, each with its visits from the oldest on.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str, &[Visit])> {
        let lines = self.lines.iter();
        lines.map(|((sheet, site), visits)| (sheet.as_str(), site.as_str(), visits.as_slice()))
    }

    /// Lists the visits of the same sheet and site before this one, from the oldest on.
    #[must_use]
    pub fn earlier(&self, response: &Response) -> Earlier<'_> {
        let site = self.site(response.head.site.as_deref());
        let line = site.and_then(|site| self.lines.get(&(response.sheet.sheet.clone(), site)));
        let all = line.map_or(&[][..], Vec::as_slice);
        let end = all.partition_point(|visit| visit.is_before(response));
        Earlier {
            visits: &all[..end],
        }
    }

    /// Returns the id of a site; `None` where none is named.
    fn site(&self, written: Option<&str>) -> Option<String> {
        let written = written.filter(|site| !site.trim().is_empty())?;
        Some(self.sites.id(written))
    }
}

/// The visits before one, from the oldest on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Earlier<'h> {
    /// The visits.
    pub visits: &'h [Visit],
}

impl<'h> Earlier<'h> {
    /// Takes the visits of a site that lie before the one with this index.
    #[must_use]
    pub fn before(line: &'h [Visit], index: usize) -> Self {
        Self {
            visits: line.get(..index).unwrap_or(line),
        }
    }

    /// Returns the visit just before.
    #[must_use]
    pub fn last(&self) -> Option<&'h Visit> {
        self.visits.last()
    }

    /// Counts visits in a row, this one included, at which an item was a fault, given that it is one now.
    ///
    /// Items are the same by their ids, over the versions of a sheet; a visit that did not judge the item is passed over.
    #[must_use]
    pub fn repeats(&self, item: &str) -> usize {
        1 + self.run(item).len()
    }

    /// Lists the visits in a row just before at which an item was a fault, the newest first.
    #[must_use]
    pub fn run(&self, item: &str) -> Vec<&'h Visit> {
        let visits = self.visits.iter().rev();
        let marks = visits.filter_map(|visit| Some((visit, visit.mark(item)?)));
        let judged = marks.filter(|(_, mark)| mark.is_judged());
        let run = judged.take_while(|(_, mark)| mark.is_fault());
        run.map(|(visit, _)| visit).collect()
    }
}

/// Returns the list that is kept for this one, so that visits of one list share it.
fn shared(
    lists: &mut BTreeMap<String, Vec<Arc<SheetItems>>>,
    list: Arc<SheetItems>,
) -> Arc<SheetItems> {
    if !lists.contains_key(&list.hash) {
        // Lists that no visit holds any longer go, so that old versions do not pile up.
        lists.retain(|_, kept| {
            kept.retain(|one| Arc::strong_count(one) > 1);
            !kept.is_empty()
        });
    }
    let kept = lists.entry(list.hash.clone()).or_default();
    let same = |one: &&Arc<SheetItems>| Arc::ptr_eq(one, &list) || ***one == *list;
    if let Some(one) = kept.iter().find(same) {
        return Arc::clone(one);
    }
    kept.push(Arc::clone(&list));
    list
}
