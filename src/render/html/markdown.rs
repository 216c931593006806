//! Markdown → HTML that cannot carry anything hostile: raw HTML is shown as text, links lead to the web, a mail address
//! or within the site, and nothing else.

use super::slot::{escape, has_long, labelled, slots, words};
use crate::render::inline::{Mark, Piece, has_markup, is_markup, is_safe_link, pieces};
use pulldown_cmark::{Alignment, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};
use std::fmt::Write;

/// A clause of a spoken line up to this length never breaks on a wide page.
const CLAUSE: usize = 15;
/// A clause up to this length never breaks anywhere: it fits a telephone.
const SHORT: usize = 10;

/// Tells whether a text of one line is printed as it stands, even between quotation marks.
pub(super) fn is_bare(text: &str) -> bool {
    // The first bytes of quotation marks, and of control characters beyond those of ASCII, are taken for such.
    let may_change = |byte: u8| {
        let is_sign = matches!(byte, b'{' | b'>' | b'"' | b'\'' | 0xc2 | 0xe2);
        is_sign || is_markup(byte) || (byte.is_ascii_control() && byte != b'\t')
    };
    !text.bytes().any(may_change) && !has_long(text)
}

/// Renders a text of one line: emphasis, code, links and `{slots}`.
pub(super) fn inline(text: &str, out: &mut String) {
    if !has_markup(text) {
        return slots(text, out);
    }
    show(&pieces(text), out);
}

fn show(list: &[Piece], out: &mut String) {
    for piece in list {
        match piece {
            Piece::Text(text) => words(text, out),
            Piece::Slot(name) => labelled(name, out),
            Piece::Code(code) => within("code", code, out),
            Piece::Break => out.push_str("<br>"),
            Piece::Marked(Mark::Emphasis, body) => within("em", body, out),
            Piece::Marked(Mark::Strong, body) => within("strong", body, out),
            Piece::Marked(Mark::Struck, body) => within("del", body, out),
            Piece::Link(to, body) => {
                out.push_str("<a href=\"");
                escape(to, out);
                out.push_str("\">");
                show(body, out);
                out.push_str("</a>");
            }
        }
    }
}

fn within(element: &str, body: &[Piece], out: &mut String) {
    out.push('<');
    out.push_str(element);
    out.push('>');
    show(body, out);
    out.push_str("</");
    out.push_str(element);
    out.push('>');
}

/// Renders a spoken line: as inline, and clauses of up to 15 characters never break.
///
/// # Source
/// The rule of print for speech: it breaks after punctuation.
pub(super) fn speech(text: &str, out: &mut String) {
    if has_markup(text) {
        return inline(text, out);
    }
    let flush = |clause: &str, out: &mut String| {
        if clause.is_empty() {
            return;
        }
        out.push_str(match clause.chars().count() {
            length if length <= SHORT => "<span class=\"nb is-short\">",
            length if length <= CLAUSE => "<span class=\"nb\">",
            _ => "<span class=\"clause\">",
        });
        slots(clause, out);
        out.push_str("</span>");
    };
    let mut start = 0;
    let chars = text.char_indices();
    let mut chars = chars.map(|(at, c)| (at + c.len_utf8(), c)).peekable();
    while let Some((end, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = matches!(c, '，' | '。' | '！' | '？' | '；' | '：' | '、')
            || (matches!(c, ',' | '.' | '!' | '?' | ';') && next.is_none_or(|n| n == ' '));
        let more = next.is_some_and(|n| matches!(n, '”' | '’' | '」' | '）' | '！' | '？' | '。'));
        if ends && !more {
            flush(&text[start..end], out);
            start = end;
            if next == Some(' ') {
                chars.next();
                out.push(' ');
                start += 1;
            }
        }
    }
    flush(&text[start..], out);
}

/// Renders a text of several paragraphs as full CommonMark with tables, footnotes and task lists.
///
/// Headings begin at `level`, whatever the highest one in the text is, and skip none, so that a chapter fits below the title of its page. A picture that `find` does not know
/// leaves its description.
pub(super) fn block(
    text: &str,
    level: usize,
    find: &dyn Fn(&str) -> Option<Picture>,
    out: &mut String,
) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let top = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let top = top.min().unwrap_or(1);
    let mut last = level - 1;
    let mut code = false;
    let mut links = Vec::new();
    let mut columns = Columns::default();
    let mut shown: Option<(Picture, String)> = None;
    let events = events.into_iter().filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Heading { level: own, id, .. }) => {
            let wanted = own as usize - top + level;
            last = wanted.min(last + 1).min(6);
            let level = heading(last);
            Some(Event::Start(Tag::Heading {
                level,
                id,
                classes: Vec::new(),
                attrs: Vec::new(),
            }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(heading(last)))),
        Event::Start(Tag::Link {
            dest_url,
            link_type,
            ..
        }) => {
            let safe =
                is_safe_link(&dest_url) && link_type != LinkType::WikiLink { has_pothole: true };
            links.push(safe);
            safe.then(|| {
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title: CowStr::from(""),
                    id: CowStr::from(""),
                })
            })
        }
        Event::End(TagEnd::Link) => (links.pop() == Some(true)).then_some(event),
        Event::Start(Tag::Image { dest_url, .. }) => {
            shown = find(&dest_url).map(|picture| (picture, String::new()));
            None
        }
        Event::End(TagEnd::Image) => shown.take().map(|(picture, alt)| picture.html(&alt)),
        Event::Text(text) | Event::Code(text) if shown.is_some() => {
            if let Some((_, alt)) = &mut shown {
                alt.push_str(&text);
            }
            None
        }
        Event::Start(Tag::Table(alignments)) => {
            columns = Columns::new(alignments);
            Some(Event::Start(Tag::Table(Vec::new())))
        }
        Event::Start(Tag::TableHead | Tag::TableRow) => {
            columns.begin_row(matches!(event, Event::Start(Tag::TableHead)));
            Some(event)
        }
        Event::Start(Tag::TableCell) => Some(columns.begin_cell()),
        Event::Start(Tag::CodeBlock(_)) => {
            code = true;
            Some(event)
        }
        Event::End(TagEnd::CodeBlock) => {
            code = false;
            Some(event)
        }
        Event::Text(ref text) if !code && (text.contains('{') || has_long(text)) => {
            let mut html = String::new();
            slots(text, &mut html);
            Some(Event::InlineHtml(CowStr::from(html)))
        }
        other => Some(other),
    });
    html::push_html(out, events);
}

/// How the columns of a table stand: said by a class, because a style within a page is not allowed to act.
#[derive(Default)]
struct Columns {
    alignments: Vec<Alignment>,
    head: bool,
    next: usize,
}

impl Columns {
    fn new(alignments: Vec<Alignment>) -> Self {
        Self {
            alignments,
            ..Self::default()
        }
    }

    fn begin_row(&mut self, head: bool) {
        self.head = head;
        self.next = 0;
    }

    fn begin_cell(&mut self) -> Event<'static> {
        let class = match self.alignments.get(self.next) {
            Some(Alignment::Center) => " class=\"is-center\"",
            Some(Alignment::Right) => " class=\"is-right\"",
            _ => "",
        };
        self.next += 1;
        let name = if self.head { "th scope=\"col\"" } else { "td" };
        Event::InlineHtml(CowStr::from(format!("<{name}{class}>")))
    }
}

/// A picture within a text.
pub(super) struct Picture {
    /// The address, relative to the page.
    pub src: String,
    /// The width in pixels.
    pub width: u64,
    /// The height in pixels.
    pub height: u64,
}

impl Picture {
    fn html(&self, alt: &str) -> Event<'static> {
        let mut html = String::from("<img src=\"");
        escape(&self.src, &mut html);
        let _ = write!(
            html,
            "\" width=\"{}\" height=\"{}\" alt=\"",
            self.width, self.height
        );
        escape(alt, &mut html);
        html.push_str("\">");
        Event::InlineHtml(CowStr::from(html))
    }
}

fn heading(level: usize) -> pulldown_cmark::HeadingLevel {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    [H1, H1, H2, H3, H4, H5, H6][level.min(6)]
}

#[cfg(test)]
mod tests {
    fn inline(text: &str) -> String {
        let mut out = String::new();
        super::inline(text, &mut out);
        out
    }

    fn block(text: &str) -> String {
        let mut out = String::new();
        super::block(text, 2, &|_| None, &mut out);
        out
    }

    #[test]
    fn inline_keeps_what_looks_like_a_block() {
        for text in ["1. 先说", "# 号", "- 减", "> 大于"] {
            assert_eq!(inline(text), text.replace('>', "&gt;"), "{text}");
            assert_eq!(
                inline(&format!("{text}*重*")),
                format!("{}<em>重</em>", text.replace('>', "&gt;"))
            );
        }
    }

    #[test]
    fn slots_become_labelled_blanks() {
        assert_eq!(inline("{称呼}您好"), "<span class=\"slot\">称呼</span>您好");
        assert_eq!(inline("a { b"), "a { b");
        assert_eq!(inline("{<b>}"), "<span class=\"slot\">&lt;b&gt;</span>");
    }

    #[test]
    fn nothing_hostile_gets_through() {
        let texts = [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\nscript:alert(1))",
            "[x](data:text/html,1)",
            "![x](https://evil.example/a.png)",
            "<a href=\"javascript:1\">x</a>",
            "<javascript:alert(1)>",
            "\" onload=\"x",
            "[x](//evil.example)",
            "[x](vbscript:1 'title')",
            "[a]: javascript:1\n\n[a]",
        ];
        for text in texts {
            for html in [inline(text), block(text)] {
                assert!(!html.contains("<script"), "{html}");
                assert!(!html.contains("<img"), "{html}");
                assert!(!html.contains("<a "), "{text} → {html}");
            }
        }
    }

    #[test]
    fn clauses_of_speech_stay_whole() {
        let mut out = String::new();
        super::speech("您好，感谢光临", &mut out);
        assert_eq!(
            out,
            "<span class=\"nb is-short\">您好，</span><span class=\"nb is-short\">感谢光临</span>"
        );
    }

    #[test]
    fn headings_begin_at_the_level_and_skip_none() {
        let html = block("## 一\n\n#### 二\n\n## 三\n");
        let levels: Vec<&str> = html.matches("<h2>").chain(html.matches("<h3>")).collect();
        assert_eq!(levels, ["<h2>", "<h2>", "<h3>"], "{html}");
    }

    #[test]
    fn chapters_keep_their_tables_and_levels() {
        let html = block("# 一\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] 好\n");
        assert!(html.contains("<h2>一</h2>"), "{html}");
        assert!(html.contains("<table>"), "{html}");
        assert!(html.contains("type=\"checkbox\""), "{html}");
    }

    #[test]
    fn columns_are_aligned_by_classes() {
        let html = block("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | *3* |\n");
        assert_eq!(
            html.replace('\n', ""),
            "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"is-center\">b</th>\
             <th scope=\"col\" class=\"is-right\">c</th></tr></thead><tbody><tr><td>1</td>\
             <td class=\"is-center\">2</td><td class=\"is-right\"><em>3</em></td></tr></tbody></table>"
        );
    }
}
