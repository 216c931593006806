//! The word to crawlers.

/// Writes `robots.txt` for a site that is published at an address.
///
/// A site that must not be listed shuts nobody out: a crawler has to read a page to see that it says `noindex`, and
/// lists the bare addresses of pages that it may not read.
///
/// # Source
/// RFC 9309; Google Search Central, “Block search indexing with noindex”.
#[must_use]
pub fn robots(base_url: &str, base_path: &str, index: bool) -> Vec<u8> {
    let mut out = String::new();
    if !base_path.is_empty() {
        let host = base_url.strip_suffix(base_path).unwrap_or(base_url);
        out.push_str(&format!(
            "# Crawlers read only {host}/robots.txt: put these lines there.\n"
        ));
    }
    if index {
        out.push_str("User-agent: *\nDisallow:\n\n");
        out.push_str(&format!("Sitemap: {base_url}/sitemap.xml\n"));
    } else {
        out.push_str(
            "# Every page says noindex. Crawlers must read it to know, so none is shut out.\n",
        );
        out.push_str("User-agent: *\nDisallow:\n");
    }
    out.into_bytes()
}
