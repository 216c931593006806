//! The files of a published site that are no pages: feeds, the map, the word to crawlers.

use super::plan::{Plan, Work};
use crate::diag::Sink;
use crate::render::web::{self, MOST_PLACES};

/// Plans what an address on the web brings with it.
///
/// The map and the word to crawlers belong to the whole site: a narrowed build leaves them as they are. Crawlers read
/// the latter at the top of a host only, so the site of one shop has none.
pub(super) fn plan(plan: &mut Plan<'_>, sink: &mut Sink) {
    let Some(base) = plan.edition.base_url.clone() else {
        return;
    };
    for lang in plan.languages().to_vec() {
        if let Some(path) = plan.edition.feed_path(lang) {
            plan.put_of_book(&path, Work::Feed(lang), Some(lang), sink);
        }
    }
    if plan.is_narrowed() {
        return;
    }
    let places = plan.edition.places();
    if !places.is_empty() {
        let maps: Vec<Vec<u8>> = places.chunks(MOST_PLACES).map(web::sitemap).collect();
        if let [one] = maps.as_slice() {
            plan.put_of_book("sitemap.xml", Work::Bytes(one.clone()), None, sink);
        } else {
            let mut addresses = Vec::new();
            for (number, map) in (1..).zip(maps) {
                let path = format!("sitemap-{number}.xml");
                plan.put_of_book(&path, Work::Bytes(map), None, sink);
                addresses.push(format!("{base}/{path}"));
            }
            let list = web::sitemaps(&addresses);
            plan.put_of_book("sitemap.xml", Work::Bytes(list), None, sink);
        }
    }
    if plan.edition.site.is_none() {
        let index = plan.edition.catalog.book.index;
        let path = plan.edition.base_path().unwrap_or_default();
        let robots = web::robots(&base, path, index);
        plan.put_of_book("robots.txt", Work::Bytes(robots), None, sink);
    }
}
