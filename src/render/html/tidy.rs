//! Takes out of a page what no browser shows and no reader misses, in one walk over its tags.
//!
//! Templates are written for people, with a line for each thing and the marks of loops on lines of their own. Between
//! parts of a table, of a drawing or of the frame nothing of that white space shows; elsewhere one line break is as
//! good as many. Quotes around plain values of attributes go as well, and the ends of cells, entries and paragraphs that
//! the next tag ends anyway: browsers make the same document of what is left.

use memchr::memchr;

/// Tells whether white space never shows beside an element: no theme prints it within a line.
fn stands_apart(name: &[u8]) -> bool {
    matches!(
        name,
        b"html"
            | b"head"
            | b"meta"
            | b"link"
            | b"title"
            | b"body"
            | b"header"
            | b"footer"
            | b"main"
            | b"nav"
            | b"aside"
            | b"section"
            | b"article"
            | b"table"
            | b"caption"
            | b"colgroup"
            | b"col"
            | b"thead"
            | b"tbody"
            | b"tfoot"
            | b"tr"
            | b"th"
            | b"td"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"g"
            | b"rect"
            | b"path"
            | b"circle"
            | b"line"
            | b"text"
            | b"desc"
            | b"symbol"
            | b"defs"
    )
}

/// Tells whether the content of an element stands as it is written.
fn is_as_written(name: &[u8]) -> bool {
    matches!(name, b"pre" | b"code" | b"textarea" | b"script" | b"style")
}

/// A tag as it stands in the page; a comment has no name.
#[derive(Clone, Copy)]
struct Tag<'p> {
    name: &'p [u8],
    closes: bool,
    /// Where it begins in the page.
    start: usize,
}

/// Makes a page shorter that stays the same to everybody.
pub(super) fn tidy(page: &[u8]) -> Vec<u8> {
    let mut cut = Cut::new(page);
    // The tag that ends where the walk is.
    let mut last: Option<Tag<'_>> = None;
    let mut at = 0;
    loop {
        let end = at;
        at += to_sign(b'<', &page[at..]);
        let Some(mut tag) = tag(page, at) else {
            // A sign that begins nothing, or the end of the page.
            if at >= page.len() {
                return cut.done();
            }
            (at, last) = (at + 1, None);
            continue;
        };
        if let Some(last) = last {
            let blank = &page[end..at];
            let is_apart = || stands_apart(last.name) || stands_apart(tag.name);
            if blank.is_empty() || (ends_line(blank) && is_apart()) {
                let needed = if goes_without(last, tag) {
                    last.start
                } else {
                    end
                };
                cut.out(needed, at, b"");
            } else if ends_line(blank) {
                cut.out(end, at, b"\n");
            }
        }
        at = match tag.closes {
            true => (at + to_sign(b'>', &page[at..]) + 1).min(page.len()),
            false => unquote(page, at + 1 + tag.name.len(), &mut cut),
        };
        if !tag.closes && is_as_written(tag.name) {
            tag.start = start_of_end(tag.name, page, at);
            tag.closes = true;
            at = (tag.start + to_sign(b'>', &page[tag.start..]) + 1).min(page.len());
        }
        last = Some(tag);
    }
}

/// What is left of a page after parts of it are cut out.
struct Cut<'p> {
    page: &'p [u8],
    left: Vec<u8>,
    /// Up to where the page is in `left`, or cut out of it.
    done: usize,
}

impl<'p> Cut<'p> {
    fn new(page: &'p [u8]) -> Self {
        let left = Vec::with_capacity(page.len());
        Self {
            page,
            left,
            done: 0,
        }
    }

    /// Cuts out a part that lies behind all those before it; something else may stand for it.
    fn out(&mut self, start: usize, end: usize, instead: &[u8]) {
        if self.page[start..end] != *instead {
            self.left.extend_from_slice(&self.page[self.done..start]);
            self.left.extend_from_slice(instead);
            self.done = end;
        }
    }

    fn done(mut self) -> Vec<u8> {
        self.left.extend_from_slice(&self.page[self.done..]);
        self.left
    }
}

/// Counts the bytes before a sign, all of them if there is none.
fn to_sign(sign: u8, text: &[u8]) -> usize {
    memchr(sign, text).unwrap_or(text.len())
}

/// Tells whether a text is nothing but the end of a line.
fn ends_line(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_whitespace) && text.contains(&b'\n')
}

/// Reads the tag that begins at a place of a page.
fn tag(page: &[u8], start: usize) -> Option<Tag<'_>> {
    let inside = page.get(start + 1..)?;
    let closes = inside.first() == Some(&b'/');
    let name = &inside[usize::from(closes)..];
    let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric());
    let name = &name[..end.unwrap_or(name.len())];
    let is_name = name.first().is_some_and(u8::is_ascii_alphabetic);
    (is_name || inside.starts_with(b"!")).then_some(Tag {
        name,
        closes,
        start,
    })
}

/// Finds where an element that has no elements in it is closed.
fn start_of_end(name: &[u8], page: &[u8], mut at: usize) -> usize {
    loop {
        at += to_sign(b'<', &page[at..]);
        match tag(page, at) {
            Some(tag) if tag.closes && tag.name == name => return at,
            _ if at >= page.len() => return page.len(),
            _ => at += 1,
        }
    }
}

/// Takes quotes out of the rest of a tag where it can do without; returns where it ends.
fn unquote(page: &[u8], mut at: usize, cut: &mut Cut<'_>) -> usize {
    if page[at..].starts_with(b"!--") {
        let end = page[at..].windows(3).position(|three| three == b"-->");
        return end.map_or(page.len(), |end| at + end + 3);
    }
    let is_sign = |byte: &u8| matches!(byte, b'>' | b'"' | b'\'');
    while let Some(sign) = page[at..].iter().position(is_sign) {
        at += sign;
        let quote = page[at];
        if quote == b'>' {
            return at + 1;
        }
        let value = &page[at + 1..];
        let special = value
            .iter()
            .position(|byte| NEEDS_QUOTES[usize::from(*byte)]);
        let special = special.unwrap_or(value.len());
        let is_apart = |byte: &u8| *byte == b'>' || byte.is_ascii_whitespace();
        let is_plain = special > 0
            && value.get(special) == Some(&quote)
            && value.get(special + 1).is_some_and(is_apart)
            && value[special - 1] != b'/'
            && page[at - 1] == b'=';
        let end = at + 1 + special + to_sign(quote, &value[special..]);
        if is_plain {
            cut.out(at, at + 1, b"");
            cut.out(end, end + 1, b"");
        }
        at = (end + 1).min(page.len());
    }
    page.len()
}

/// The signs that the value of an attribute cannot hold without quotes.
const NEEDS_QUOTES: [bool; 256] = {
    let mut signs = [false; 256];
    let mut rest: &[u8] = b"\"'=<>` \n\t\r\x0c";
    while let [sign, after @ ..] = rest {
        signs[*sign as usize] = true;
        rest = after;
    }
    signs
};

/// Tells whether an element that is closed would be closed by the next tag anyway.
///
/// # Source
/// WHATWG HTML, "Optional tags".
fn goes_without(end: Tag<'_>, next: Tag<'_>) -> bool {
    if !end.closes {
        return false;
    }
    let (opened, closed): (&[&[u8]], &[&[u8]]) = match end.name {
        b"li" => (&[b"li"], &[b"ul", b"ol"]),
        b"dt" => (&[b"dt", b"dd"], &[]),
        b"dd" => (&[b"dt", b"dd"], &[b"dl", b"div"]),
        b"td" | b"th" => (&[b"td", b"th"], &[b"tr"]),
        b"option" => (&[b"option"], &[b"select"]),
        b"p" => (
            &[
                b"p", b"ul", b"ol", b"dl", b"div", b"section", b"table", b"h2", b"h3",
            ],
            &[b"div", b"section", b"article", b"main", b"li", b"dd", b"td"],
        ),
        _ => return false,
    };
    if next.closes { closed } else { opened }.contains(&next.name)
}

#[cfg(test)]
mod tests {
    fn tidy(page: &str) -> String {
        String::from_utf8(super::tidy(page.as_bytes())).unwrap()
    }

    #[test]
    fn white_space_that_does_not_show_goes() {
        assert_eq!(
            tidy(
                "<!DOCTYPE html>\n<table>\n  <tr>\n\n<td>\n一\n</td>\n <td><b>二</b>\n</td></tr>\n</table>\n"
            ),
            "<!DOCTYPE html><table><tr><td>\n一\n<td><b>二</b></tr></table>\n"
        );
        assert_eq!(
            tidy("<script src=\"x.js\"></script>\n</head>\n<body>"),
            "<script src=x.js></script></head><body>"
        );
        assert_eq!(
            tidy("<svg>\n<g>\n<rect/>\n</g>\n</svg>"),
            "<svg><g><rect/></g></svg>"
        );
    }

    #[test]
    fn white_space_that_shows_stays() {
        for page in [
            "",
            "\n",
            "<p>一\n\n二</p>",
            "<a>一</a>\n<a>二</a>",
            "<b>一</b>  \u{a0}\n\u{a0}<b>二</b>",
            "<pre>\n\n  <b>一</b>\n\n<b>二</b>\n</pre>",
            "<pre><code>\n \n</code></pre>",
            "<pre>\n</pre",
            "<p>一 &gt;\n\n&lt;td</p>",
            "一 <b>二</b>   <b>三</b>",
            "1 < 2\n<",
            "<b",
        ] {
            assert_eq!(tidy(page), page);
        }
        assert_eq!(tidy("<p>一</p>\n\n   \n<p>二</p>"), "<p>一</p>\n<p>二</p>");
    }

    #[test]
    fn quotes_go_where_nothing_ends_early() {
        assert_eq!(
            tidy("<a class=\"x\" href='../y.html#z' title=\"一\">“1\"</a>"),
            "<a class=x href=../y.html#z title=一>“1\"</a>"
        );
        for tag in [
            "<a class=\"x y\">",
            "<a href=\"../\">",
            "<a alt=\"\">",
            "<a title=\"a=b\">",
            "<a title=\"a>b\" lang='\"'>",
            "<rect x=\"1\"/>",
            "<!-- <a class=\"x\"> -->",
            "<script>let a = '<b class=\"x\">';</script>",
            "<a class=\"x",
        ] {
            assert_eq!(tidy(tag), tag);
        }
    }

    #[test]
    fn ends_go_where_the_next_tag_says_as_much() {
        assert_eq!(
            tidy(
                "<ul><li><p>一</p></li><li>二</li></ul><dl><div><dt>三</dt><dd>四</dd></div></dl>"
            ),
            "<ul><li><p>一<li>二</ul><dl><div><dt>三<dd>四</div></dl>"
        );
        for page in [
            "<ul><li>一</li>\n<li>二</li>三</ul>",
            "<a><p>一</p></a>",
            "<p>一</p>二",
            "<li>一</li><!-- 二 -->",
            "<p></p><a>一</a>",
            "</li class=\"x\">\n</li class=\"x\"",
        ] {
            assert_eq!(tidy(page), page);
        }
    }
}
