//! The files of a published site that are no pages: the feed, the map, the word to crawlers, and what makes it an app.

pub mod app;
mod feed;
mod robots;
mod sitemap;

pub use feed::{FeedWords, feed};
pub use robots::robots;
pub use sitemap::{MOST_PLACES, sitemap, sitemaps};

/// Writes a text so that it stands in XML as it is; characters that XML cannot hold are left out.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
}

/// Writes an element with a text.
fn element(name: &str, text: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(text, out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}
