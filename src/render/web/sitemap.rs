//! The map of the site for search engines.

use super::{element, escape};
use crate::view::publish::PlaceView;

/// How many pages one map may hold.
///
/// # Source
/// sitemaps.org, protocol 0.9.
pub const MOST_PLACES: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// Writes a map.
#[must_use]
pub fn sitemap(places: &[PlaceView]) -> Vec<u8> {
    let mut out = String::from(HEAD);
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    if places.iter().any(|place| !place.languages.is_empty()) {
        out.push_str(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"");
    }
    out.push_str(">\n");
    for place in places {
        out.push_str("<url>");
        element("loc", &place.address, &mut out);
        if let Some(date) = &place.changed {
            element("lastmod", date, &mut out);
        }
        for (lang, address) in &place.languages {
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            out.push_str(lang);
            out.push_str("\" href=\"");
            escape(address, &mut out);
            out.push_str("\"/>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// Writes the list of several maps.
#[must_use]
pub fn sitemaps(addresses: &[String]) -> Vec<u8> {
    let mut out = String::from(HEAD);
    out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for address in addresses {
        out.push_str("<sitemap>");
        element("loc", address, &mut out);
        out.push_str("</sitemap>\n");
    }
    out.push_str("</sitemapindex>\n");
    out.into_bytes()
}
