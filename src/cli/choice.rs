//! Which filled sheets were asked for.

use super::args::Score;
use crate::format::Date;
use crate::intake::Response;
use crate::review::Sites;

/// Which filled sheets were asked for.
#[derive(Debug)]
pub struct Choice {
    since: Option<Date>,
    sites: Vec<String>,
    standards: Vec<String>,
    known: Sites,
}

/// What a filled sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It was asked for.
    Counts,
    /// It is of a day before those that count, and tells what was before.
    Earlier,
    /// It is of another site or standard.
    Not,
}

impl Choice {
    /// Takes what was said on the command line; sites may be called by id or by name.
    #[must_use]
    pub fn new(args: &Score, known: Sites) -> Self {
        let sites = args.site.iter().map(|site| known.id(site));
        Self {
            since: args.since,
            sites: sites.collect(),
            standards: args.standard.clone(),
            known,
        }
    }

    /// Tells what a filled sheet is for; one without a day is of no day that counts.
    #[must_use]
    pub fn of(&self, response: &Response) -> Chosen {
        let sheet = &response.sheet;
        let is_site = || {
            let site = response
                .head
                .site
                .as_deref()
                .map(|site| self.known.id(site));
            site.is_some_and(|site| self.sites.contains(&site))
        };
        let is_standard = |asked: &String| *asked == sheet.sheet || *asked == sheet.names().0;
        if !self.sites.is_empty() && !is_site() {
            return Chosen::Not;
        }
        if !self.standards.is_empty() && !self.standards.iter().any(is_standard) {
            return Chosen::Not;
        }
        match self.since {
            Some(since) if response.date().is_none_or(|day| day < since) => Chosen::Earlier,
            _ => Chosen::Counts,
        }
    }
}
