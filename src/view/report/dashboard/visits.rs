//! All visits, site by site.

use super::Desk;
use super::label::SiteLabel;
use crate::format::Date;
use crate::review::{History, Visit};
use crate::view::part::TextView;
use crate::view::report::verdict::grade;
use serde::Serialize;
use std::collections::BTreeMap;

/// The visits of a site.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteVisits {
    /// The site.
    pub site: SiteLabel,
    /// Its visits, the newest first.
    pub visits: Vec<VisitRow>,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VisitRow {
    /// The day.
    pub date: Option<String>,
    /// Which visit of the day it was.
    pub visit: Option<String>,
    /// The title of the sheet.
    pub sheet: TextView,
    /// Who filled it in.
    pub auditor: Option<String>,
    /// The number as shown.
    pub score: Option<String>,
    /// The number before an appeal changed it.
    pub original: Option<String>,
    /// The grade.
    pub grade: Option<TextView>,
    /// `pass`, `fail`, `incomplete` or `none`.
    pub result: &'static str,
    /// How many critical findings there were.
    pub critical: usize,
    /// Where its report lies.
    pub href: Option<String>,
}

pub(super) fn list(desk: &Desk<'_>, history: &History, since: Option<Date>) -> Vec<SiteVisits> {
    let mut sites: BTreeMap<&str, Vec<&Visit>> = BTreeMap::new();
    for (_, site, visits) in history.lines() {
        let is_new = |visit: &&Visit| since.is_none_or(|since| visit.date >= Some(since));
        sites
            .entry(site)
            .or_default()
            .extend(visits.iter().filter(is_new));
    }
    let mut list = Vec::new();
    for (site, mut visits) in sites {
        // A stable sort: at the same time, sheets stand in the order of their names.
        visits.sort_by(|a, b| b.cmp_time(a));
        if visits.is_empty() {
            continue;
        }
        list.push(SiteVisits {
            site: SiteLabel::of(desk, site, None),
            visits: visits.into_iter().map(|one| row(desk, one)).collect(),
        });
    }
    list
}

fn row(desk: &Desk<'_>, visit: &Visit) -> VisitRow {
    VisitRow {
        date: visit.date.map(|day| day.to_string()),
        visit: visit.visit.clone(),
        sheet: desk.context.title(&visit.list),
        auditor: visit.auditor.clone(),
        score: visit.total.score.clone(),
        original: visit
            .original
            .as_ref()
            .and_then(|original| original.score.clone()),
        grade: grade(desk.context, &visit.list, visit.total.grade),
        result: visit.total.outcome.key(),
        critical: visit.marks.iter().filter(|mark| mark.is_critical()).count(),
        href: (desk.href)(visit),
    }
}
