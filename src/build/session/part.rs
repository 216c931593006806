//! The short way: some texts of standards have changed, and nothing is wrong.

use super::gist::Gist;
use super::{Known, Session, Turn, all_of, apart, homes};
use crate::build::key::{self, Own};
use crate::diag::{Damage, Sink};
use crate::model::{Catalog, Standard};
use crate::parse;
use crate::resolve::{self, Resolved};
use crate::source::{Kind, Source, SourceSet};
use crate::span::SourceId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Session {
    /// Reads those standards again that changed texts belong to, or that take something from them; `None` where that
    /// would not do.
    pub(super) fn some(&mut self, sources: &SourceSet, texts: &BTreeSet<SourceId>) -> Option<Turn> {
        let site = self.site.clone()?;
        let Known { pictures, .. } = self.known.as_ref()?;
        let before = &site.catalog;
        let homes = homes(before, sources);
        let group = |text: &SourceId| key::group_of(sources.get(*text));
        let changed: Option<BTreeSet<&str>> = texts
            .iter()
            .map(|text| homes.get(group(text)).copied())
            .collect();
        let changed = changed?;

        // What each standard is made from now, and so who is touched.
        let ids: BTreeSet<&str> = homes.values().copied().collect();
        let own: BTreeMap<&str, Own> = homes
            .iter()
            .filter(|(_, id)| changed.contains(*id))
            .map(|(group, id)| {
                let texts = texts_of(sources, |one| one == *group);
                (*id, Own::new(&texts, &site.dress.pictures, &ids))
            })
            .collect();
        let was = |id: &str| site.gists.get(id).map(|gist| &gist.own);
        let is = |id: &str| own.get(id).or_else(|| was(id));
        let hits = |all: BTreeSet<&str>| all.iter().any(|one| changed.contains(one));
        let mut touched: BTreeSet<&str> = BTreeSet::new();
        let mut wanted: BTreeSet<&str> = BTreeSet::new();
        for id in ids.iter().copied() {
            if changed.contains(id) || hits(key::named(id, was)) || hits(key::named(id, is)) {
                touched.insert(id);
                wanted.insert(id);
                wanted.extend(key::named(id, is));
            }
        }

        let mut sink = Sink::new();
        let is_wanted = |source: &Source| {
            let id = homes.get(key::group_of(source));
            id.is_some_and(|id| wanted.contains(id))
        };
        let documents = parse::parse_some(sources, &is_wanted, &mut sink);
        if sink.has_errors() || !documents.damage.is_none() {
            return None;
        }
        let parsed = sink.finish();
        let all: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let mut sink = Sink::new();
        let Resolved {
            book,
            standards,
            releases: _, // those of before still stand
            mut found,
            damage,
        } = resolve::resolve_some(documents, (&before.book, &all), pictures, &mut sink);
        let is_same = standards.len() == wanted.len()
            && standards.iter().all(|one| wanted.contains(one.id.as_str()));
        if !sink.found().is_empty() || !is_same || !damage.is_none() {
            return None;
        }

        let mut catalog = Catalog {
            book,
            standards: before.standards.clone(),
            releases: Arc::clone(&before.releases),
        };
        let mut fresh: BTreeMap<&str, Arc<Standard>> = BTreeMap::new();
        for standard in &standards {
            if let Some(id) = touched.get(standard.id.as_str()) {
                fresh.insert(id, Arc::clone(standard));
            }
        }
        for place in &mut catalog.standards {
            let Some(now) = fresh.remove(place.id.as_str()) else {
                continue;
            };
            // The book may take its languages from the standards.
            if now.language != place.language {
                return None;
            }
            *place = now;
        }
        let is_touched = |standard: &Standard| touched.contains(standard.id.as_str());
        for (id, own) in self.checked(&catalog, sources, &Damage::default(), is_touched) {
            found.entry(id).or_default().absorb(own);
        }
        for (id, own) in apart(&catalog, sources, parsed) {
            let Some(id) = id.filter(|id| touched.contains(id.as_str())) else {
                continue;
            };
            let to = found.entry(id).or_default();
            own.into_iter().for_each(|fault| to.report(fault));
        }

        let mut gists = site.gists.clone();
        for standard in catalog.standards.iter().filter(|one| is_touched(one)) {
            let found = found.remove(&standard.id).unwrap_or_default();
            if found.has_errors() {
                return None;
            }
            let own = is(&standard.id)?.clone();
            let gist = Gist::new(standard, own, found.finish(), self.options.public);
            // Another picture has to be looked into.
            if site.gists.get(&standard.id)?.images != gist.images {
                return None;
            }
            gists.insert(standard.id.clone(), Arc::new(gist));
        }
        let touched: BTreeSet<String> = touched.iter().map(|id| (*id).to_owned()).collect();
        let faults = all_of(&self.known.as_ref()?.common, &gists);
        let language = catalog.book.main_language();
        let site = self.site(catalog, sources.clone(), gists, Arc::clone(&site.dress));
        let mut parts = site.parts(|id| touched.contains(id)).into_iter();
        if parts.any(|part| !site.faults_of_paths(part).is_empty()) {
            return None;
        }
        self.site = Some(site);
        Some(self.turn(faults, sources.clone(), language, Some(touched)))
    }
}

/// Lists the texts of one standard.
fn texts_of(sources: &SourceSet, is_its: impl Fn(&str) -> bool) -> Vec<&Source> {
    let texts = sources
        .iter()
        .filter(|source| matches!(source.kind, Kind::Standard | Kind::Chapter));
    texts
        .filter(|source| is_its(key::group_of(source)))
        .collect()
}
