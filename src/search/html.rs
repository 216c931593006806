//! A walk over a finished page: tags with their attributes, and the text between them.
//!
//! Pages leave out what browsers add by themselves (ends of entries and cells, quotes around values); this reads them
//! as browsers do, as far as pages of handbooks go.

use memchr::memchr;
use std::borrow::Cow;

/// A tag that begins an element.
#[derive(Debug, Default)]
pub(super) struct Tag<'p> {
    pub name: &'p str,
    pub id: &'p str,
    pub class: &'p str,
    /// The value of `data-kind`.
    pub kind: &'p str,
    pub hidden: bool,
    /// Whether it ends itself.
    pub closed: bool,
}

impl Tag<'_> {
    /// Tells whether it is of a class.
    pub fn is(&self, class: &str) -> bool {
        self.class.split_ascii_whitespace().any(|one| one == class)
    }
}

/// What stands next in a page.
#[derive(Debug)]
pub(super) enum Token<'p> {
    Open(Tag<'p>),
    Close(&'p str),
    Text(&'p str),
}

/// Walks over a page.
pub(super) struct Tokens<'p> {
    page: &'p str,
    at: usize,
    /// The element whose content is no text: a script, a style.
    raw: Option<&'p str>,
}

impl<'p> Tokens<'p> {
    pub fn new(page: &'p str) -> Self {
        Self {
            page,
            at: 0,
            raw: None,
        }
    }

    fn next_sign(&self, sign: u8, from: usize) -> usize {
        let rest = &self.page.as_bytes()[from..];
        memchr(sign, rest).map_or(self.page.len(), |n| from + n)
    }
}

impl<'p> Iterator for Tokens<'p> {
    type Item = Token<'p>;

    fn next(&mut self) -> Option<Token<'p>> {
        loop {
            if self.at >= self.page.len() {
                return None;
            }
            if let Some(name) = self.raw.take() {
                let end = format!("</{name}");
                self.at = self.page[self.at..]
                    .find(&end)
                    .map_or(self.page.len(), |n| self.at + n);
                continue;
            }
            let bytes = self.page.as_bytes();
            let start = self.at;
            if bytes[start] != b'<' {
                self.at = self.next_sign(b'<', start);
                return Some(Token::Text(&self.page[start..self.at]));
            }
            match bytes.get(start + 1) {
                Some(b'!') => {
                    let comment = self.page[start..].starts_with("<!--");
                    let end = if comment { "-->" } else { ">" };
                    self.at = self.page[start..]
                        .find(end)
                        .map_or(self.page.len(), |n| start + n + end.len());
                }
                Some(b'/') => {
                    self.at = self.next_sign(b'>', start) + 1;
                    let name = self.page.get(start + 2..self.at.saturating_sub(1));
                    return Some(Token::Close(name.unwrap_or_default().trim_ascii()));
                }
                Some(c) if c.is_ascii_alphabetic() => {
                    let (tag, end) = tag(self.page, start + 1);
                    self.at = end;
                    if matches!(tag.name, "script" | "style") {
                        self.raw = Some(tag.name);
                    }
                    return Some(Token::Open(tag));
                }
                _ => {
                    self.at = self.next_sign(b'<', start + 1);
                    return Some(Token::Text(&self.page[start..self.at]));
                }
            }
        }
    }
}

/// Reads a tag from its name on; returns it and where it ends.
fn tag(page: &str, start: usize) -> (Tag<'_>, usize) {
    let bytes = page.as_bytes();
    let until = |mut at: usize, ends: fn(u8) -> bool| {
        while at < bytes.len() && !ends(bytes[at]) {
            at += 1;
        }
        at
    };
    let name_end = until(start, |b| b.is_ascii_whitespace() || b == b'>' || b == b'/');
    let mut tag = Tag {
        name: &page[start..name_end],
        ..Tag::default()
    };
    let mut at = name_end;
    loop {
        at = until(at, |b| !b.is_ascii_whitespace());
        match bytes.get(at) {
            None => return (tag, page.len()),
            Some(b'>') => return (tag, at + 1),
            Some(b'/') => {
                tag.closed = bytes.get(at + 1) == Some(&b'>');
                at += 1;
                continue;
            }
            _ => {}
        }
        let key_end = until(at, |b| b.is_ascii_whitespace() || matches!(b, b'=' | b'>'));
        let key = &page[at..key_end];
        at = key_end;
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            (value, at) = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let end = memchr(*quote, &bytes[at + 1..]).map_or(page.len(), |n| at + 1 + n);
                    (&page[at + 1..end], (end + 1).min(page.len()))
                }
                _ => {
                    let end = until(at, |b| b.is_ascii_whitespace() || b == b'>');
                    (&page[at..end], end)
                }
            };
        }
        match key {
            "id" => tag.id = value,
            "class" => tag.class = value,
            "data-kind" => tag.kind = value,
            "hidden" => tag.hidden = true,
            // A key that is empty would never end.
            "" => at += 1,
            _ => {}
        }
    }
}

/// Turns references such as `&amp;` and `&#160;` into what they stand for.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12);
        let found = end.and_then(|end| Some((reference(&rest[1..end])?, end + 1)));
        let (c, length) = found.unwrap_or(('&', 1));
        plain.push(c);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_and_without_quotes() {
        let page = "<!doctype html><li id=a/b class=\"is-say x\" hidden>一&amp;二<br/><script>if (a<b) {}</script>三</li><p";
        let seen: Vec<String> = Tokens::new(page)
            .map(|token| match token {
                Token::Open(tag) => format!(
                    "<{} {} {} {} {}",
                    tag.name, tag.id, tag.class, tag.hidden, tag.closed
                ),
                Token::Close(name) => format!("/{name}"),
                Token::Text(text) => unescape(text).into_owned(),
            })
            .collect();
        assert_eq!(
            seen,
            [
                "<li a/b is-say x true false",
                "一&二",
                "<br   false true",
                "<script   false false",
                "/script",
                "三",
                "/li",
                "<p   false false"
            ]
        );
    }

    #[test]
    fn references_are_what_they_stand_for() {
        assert_eq!(
            unescape("a&#160;b &#x4e00; &lt;&gt; & &foo; &"),
            "a\u{a0}b 一 <> & &foo; &"
        );
    }
}
