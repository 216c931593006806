//! Takes out of a page the white space between tags that no browser shows.
//!
//! Templates are written for people, with a line for each thing and the marks of loops on lines of their own. Between
//! parts of a table, of a drawing or of the frame nothing of that shows; elsewhere one line break is as good as many.

/// Elements beside which white space never shows: no theme prints them within a line.
const APART: [&[u8]; 35] = [
    b"html",
    b"head",
    b"meta",
    b"link",
    b"title",
    b"body",
    b"header",
    b"footer",
    b"main",
    b"nav",
    b"aside",
    b"section",
    b"article",
    b"table",
    b"caption",
    b"colgroup",
    b"col",
    b"thead",
    b"tbody",
    b"tfoot",
    b"tr",
    b"th",
    b"td",
    b"dl",
    b"dt",
    b"dd",
    b"g",
    b"rect",
    b"path",
    b"circle",
    b"line",
    b"text",
    b"desc",
    b"symbol",
    b"defs",
];

/// Elements in which white space stands as it is written.
const AS_WRITTEN: [&[u8]; 3] = [b"pre", b"code", b"textarea"];

/// Takes white space that does not show out of a page, where a line ends between two tags.
pub(super) fn tidy(page: &mut Vec<u8>) {
    let (mut kept, mut from, mut at) = (0, 0, 0);
    while let Some(found) = page[at..].iter().position(|byte| *byte == b'\n') {
        let line_end = at + found;
        let blank = |byte: &u8| byte.is_ascii_whitespace();
        let start = from
            + page[from..line_end]
                .iter()
                .rposition(|b| !blank(b))
                .map_or(0, |n| n + 1);
        let end = line_end
            + page[line_end..]
                .iter()
                .position(|b| !blank(b))
                .unwrap_or(page.len() - line_end);
        at = end;
        let (Some(before), Some(after)) = (tag_before(&page[from..start]), tag(&page[end..]))
        else {
            continue;
        };
        if AS_WRITTEN.contains(&before) {
            continue;
        }
        let is_apart = APART.contains(&before) || APART.contains(&after);
        page.copy_within(from..start, kept);
        kept += start - from;
        from = end;
        if !is_apart {
            page[kept] = b'\n';
            kept += 1;
        }
    }
    let length = page.len();
    page.copy_within(from.., kept);
    page.truncate(kept + length - from);
}

/// Returns the name of the element whose tag ends a part of a page.
fn tag_before(part: &[u8]) -> Option<&[u8]> {
    let tags = part.strip_suffix(b">")?;
    tag(&tags[tags.iter().rposition(|byte| *byte == b'<')?..])
}

/// Returns the name of the element whose tag begins a part of a page.
fn tag(part: &[u8]) -> Option<&[u8]> {
    let name = part.strip_prefix(b"<")?;
    let name = name.strip_prefix(b"/").unwrap_or(name);
    let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric());
    Some(&name[..end.unwrap_or(name.len())])
}

#[cfg(test)]
mod tests {
    fn tidy(page: &str) -> String {
        let mut bytes = page.as_bytes().to_vec();
        super::tidy(&mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn white_space_that_does_not_show_goes() {
        assert_eq!(
            tidy("<table>\n  <tr>\n\n<td>\n一\n</td>\n <td><b>二</b>\n</td></tr>\n</table>\n"),
            "<table><tr><td>\n一\n</td><td><b>二</b></td></tr></table>\n"
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
            "<pre>\n\n  <b>一</b>\n\n二\n</pre>",
            "<pre><code>\n \n</code></pre>",
            "<p>一 &gt;\n\n&lt;td</p>",
            "一 <b>二</b>   <b>三</b>",
        ] {
            assert_eq!(tidy(page), page);
        }
        assert_eq!(tidy("<p>一</p>\n\n   \n<p>二</p>"), "<p>一</p>\n<p>二</p>");
    }
}
