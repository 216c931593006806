//! Many sites beside each other, sheet by sheet.
//!
//! A site stands for its newest visit: that one is ranked, drawn and compared. Older visits tell what repeats, what is
//! still to be done and how the means went.

mod absence;
mod action;
mod board;
mod heat;
mod repeat;
mod spread;
mod standing;
mod trend;

pub use absence::{Absences, OverLimit, Unusual};
pub use action::{OpenAction, still_open};
pub use board::{BoardKey, BoardRow};
pub use heat::{Heat, HeatRow};
pub use repeat::Repeat;
pub use spread::{AuditorMean, AuditorSpread, SiteSpread};
pub use standing::Standing;
pub use trend::Period;

use super::history::{Earlier, History};
use super::visit::Visit;
use crate::format::Date;
use crate::intake::Library;
use crate::model::SheetItems;
use crate::quantity::Fraction;
use crate::score::{mean, pooled};
use std::sync::Arc;

/// What rows of a comparison stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupBy {
    /// A site each.
    #[default]
    Site,
    /// The sites of a region.
    Region,
    /// All visits of an auditor.
    Auditor,
}

/// What a comparison is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The first day that counts; earlier visits only tell what repeats.
    pub since: Option<Date>,
    /// What the rows stand for.
    pub by: GroupBy,
    /// The lists of a project, which know what a site lacks.
    pub library: &'a Library,
}

/// All that a comparison of sites on one sheet tells.
#[derive(Debug)]
pub struct Group<'h> {
    /// The list of the newest visit.
    pub list: &'h Arc<SheetItems>,
    /// The sites: ranked ones, those without a rank, then vetoed ones.
    pub sites: Vec<Standing<'h>>,
    /// Regions or auditors by rank, where the comparison is by these.
    pub board: Vec<BoardRow<'h>>,
    /// How many visits count.
    pub visits: usize,
    /// The mean of the sites' exact numbers.
    pub mean: Option<Fraction>,
    /// All points earned of all that could be.
    pub pooled: Option<Fraction>,
    /// The means, month by month.
    pub trend: Vec<Period>,
    /// Items by sites.
    pub heat: Heat<'h>,
    /// What was a fault again.
    pub repeats: Vec<Repeat<'h>>,
    /// Items by how much sites differ, most first.
    pub site_spread: Vec<SiteSpread<'h>>,
    /// Items by how much auditors differ, most first.
    pub auditor_spread: Vec<AuditorSpread<'h>>,
    /// What was said not to apply.
    pub absences: Absences<'h>,
    /// What is still to be done, the longest overdue first.
    pub actions: Vec<OpenAction<'h>>,
}

/// The visits of a site on a sheet.
#[derive(Debug, Clone, Copy)]
struct Line<'h> {
    site: &'h str,
    all: &'h [Visit],
    /// Index of the first visit that counts.
    from: usize,
}

impl<'h> Line<'h> {
    fn visits(&self) -> &'h [Visit] {
        &self.all[self.from..]
    }

    fn newest(&self) -> &'h Visit {
        &self.all[self.all.len() - 1]
    }

    /// Returns the visits before the newest one.
    fn earlier(&self) -> Earlier<'h> {
        Earlier::before(self.all, self.all.len() - 1)
    }
}

/// Compares the sites of each sheet; a site without a visit that counts is left out.
#[must_use]
pub fn groups<'h>(history: &'h History, asked: Asked<'_>) -> Vec<Group<'h>> {
    let mut groups: Vec<(&str, Vec<Line<'h>>)> = Vec::new();
    for (sheet, site, all) in history.lines() {
        let is_old = |visit: &Visit| asked.since.is_some_and(|since| visit.date < Some(since));
        let from = all.partition_point(is_old);
        if from == all.len() {
            continue;
        }
        let line = Line { site, all, from };
        match groups.last_mut() {
            Some((last, lines)) if *last == sheet => lines.push(line),
            _ => groups.push((sheet, vec![line])),
        }
    }
    let groups = groups.into_iter();
    groups
        .filter_map(|(_, lines)| group(history, asked, &lines))
        .collect()
}

fn group<'h>(history: &'h History, asked: Asked<'_>, lines: &[Line<'h>]) -> Option<Group<'h>> {
    let newest = lines.iter().map(|line| (line.newest(), line.site));
    // Of two visits at the same time any could be taken, but always the same one.
    let (newest, _) = newest.max_by(|(a, at), (b, by)| {
        let files = || (a.file.as_str(), *at).cmp(&(b.file.as_str(), *by));
        a.cmp_time(b).then_with(files)
    })?;
    let list = &newest.list;
    let actions = action::open(lines);
    let sites = standing::ranked(lines, list.decimals, &actions);
    let current: Vec<&Visit> = sites.iter().map(|site| site.visit).collect();
    let heat = Heat::of(list, &current);
    Some(Group {
        list,
        board: board::rows(asked.by, history.sites(), lines, list.decimals, &actions),
        visits: lines.iter().map(|line| line.visits().len()).sum(),
        mean: mean(current.iter().copied()),
        pooled: pooled(current.iter().copied()),
        trend: trend::by_month(lines),
        repeats: repeat::repeats(lines, &heat),
        site_spread: spread::between_sites(&heat),
        auditor_spread: spread::between_auditors(lines, &heat),
        absences: absence::absences(lines, &heat, asked.library),
        heat,
        sites,
        actions,
    })
}
