//! The changes of the standards as an Atom feed.
//!
//! # Source
//! RFC 4287: a feed and each entry have an id, a title and the date of their last change; a feed has an author.

use super::{element, escape};
use crate::render::plain;
use crate::view::part::TextView;
use crate::view::publish::{EntryView, FeedView};

/// The words that a feed takes from the theme.
#[derive(Debug, Clone, Copy)]
pub struct FeedWords<'w> {
    /// What the feed lists.
    pub latest: &'w str,
    /// What stands between a change and its reason.
    pub reason: &'w str,
}

/// Writes the feed of one language.
#[must_use]
pub fn feed(view: &FeedView, words: FeedWords<'_>) -> Vec<u8> {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        view.lang.html()
    );
    let title = plain(&view.title.text);
    element("id", &view.address, &mut out);
    element("title", &format!("{title} · {}", words.latest), &mut out);
    element("updated", &moment(&view.updated), &mut out);
    out.push_str("<author>");
    element("name", &plain(&view.author.text), &mut out);
    out.push_str("</author>\n");
    link("self", &view.address, &mut out);
    link("alternate", &view.home, &mut out);
    out.push('\n');
    for one in &view.entries {
        entry(one, words, &mut out);
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

fn entry(view: &EntryView, words: FeedWords<'_>, out: &mut String) {
    out.push_str("<entry>");
    element("id", &view.id, out);
    let title = plain(&view.title.text);
    element("title", &format!("{title} v{}", view.version), out);
    element("updated", &moment(&view.updated), out);
    link("alternate", &view.address, out);
    if !view.changes.is_empty() {
        out.push_str("<content type=\"html\">");
        let mut html = String::from("<ul>");
        for (text, reason) in &view.changes {
            html.push_str("<li>");
            words_of(text, &mut html);
            if let Some(reason) = reason {
                html.push_str("<br>");
                escape(words.reason, &mut html);
                words_of(reason, &mut html);
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
        escape(&html, out);
        out.push_str("</content>");
    }
    out.push_str("</entry>\n");
}

fn words_of(text: &TextView, html: &mut String) {
    escape(&plain(&text.text), html);
}

/// Writes a day as the moment it begins.
fn moment(date: &str) -> String {
    format!("{date}T00:00:00Z")
}

fn link(rel: &str, address: &str, out: &mut String) {
    out.push_str("<link rel=\"");
    out.push_str(rel);
    out.push_str("\" href=\"");
    escape(address, out);
    out.push_str("\"/>");
}
