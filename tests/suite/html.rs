//! What a reader gets from a page: its visible text, its elements and their attributes.

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// An opening tag with its attributes, unescaped.
    Open(String, Vec<(String, String)>),
    /// A closing tag.
    Close(String),
    /// A text, unescaped.
    Text(String),
}

/// Elements whose end breaks a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
];

/// Splits a page into its pieces; what is inside `script` and `style` is no piece.
pub fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let Some(start) = rest.find('<') else {
            pieces.push(Piece::Text(unescape(rest)));
            break;
        };
        if start > 0 {
            pieces.push(Piece::Text(unescape(&rest[..start])));
        }
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with("<!") {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if let Some(tag) = rest.strip_prefix("</") {
            let (name, after) = tag.split_once('>').unwrap_or((tag, ""));
            pieces.push(Piece::Close(name.trim().to_ascii_lowercase()));
            rest = after;
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (name, attributes, after) = open_tag(&rest[1..]);
            rest = after;
            let is_raw = matches!(name.as_str(), "script" | "style");
            let end = format!("</{name}");
            pieces.push(Piece::Open(name, attributes));
            if is_raw {
                rest = &rest[rest.find(&end).unwrap_or(rest.len())..];
            }
        } else {
            pieces.push(Piece::Text("<".to_owned()));
            rest = &rest[1..];
        }
    }
    pieces
}

fn open_tag(text: &str) -> (String, Vec<(String, String)>, &str) {
    let is_end = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/' || c == '=';
    let end = text.find(is_end).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (name.to_ascii_lowercase(), attributes, after);
        }
        if rest.is_empty() {
            return (name.to_ascii_lowercase(), attributes, "");
        }
        let end = rest[1..].find(is_end).map_or(rest.len(), |n| n + 1);
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(
                    after
                        .find(|c: char| c.is_ascii_whitespace() || c == '>')
                        .unwrap_or(after.len()),
                ),
            };
        }
        attributes.push((key, unescape(value)));
    }
}

/// Puts the values of all attributes between quotes, which pages leave out where they can.
pub fn quoted(page: &str) -> String {
    let mut text = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start + 1);
        text.push_str(before);
        rest = tag;
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let raw = ["script", "style"]
            .into_iter()
            .find(|name| tag.starts_with(name));
        while let Some(end) = rest.find(['=', '>']) {
            let (before, after) = rest.split_at(end + 1);
            text.push_str(before);
            rest = after;
            if before.ends_with('>') {
                break;
            }
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let end = match quote {
                Some(quote) => after[1..].find(quote).map(|end| end + 2),
                None => after.find(|c: char| c.is_ascii_whitespace() || c == '>'),
            };
            let (value, after) = after.split_at(end.unwrap_or(after.len()));
            rest = after;
            match quote {
                Some(_) => text.push_str(value),
                None => text.extend(["\"", value, "\""]),
            }
        }
        // What stands in these is no tag, whatever signs it holds.
        if let Some(end) = raw.and_then(|name| rest.find(&format!("</{name}"))) {
            text.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    text + rest
}

/// A script, a style or data that stands within a page.
#[derive(Debug)]
pub struct Carried {
    /// `script` or `style`.
    pub name: &'static str,
    /// The `type` attribute.
    pub kind: Option<String>,
    /// What stands between the tags.
    pub text: String,
}

/// Lists what a page carries within itself.
pub fn carried(page: &str) -> Vec<Carried> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let Some(name) = ["script", "style"]
            .into_iter()
            .find(|name| rest.starts_with(name))
        else {
            continue;
        };
        let (_, attributes, after) = open_tag(rest);
        let value = |key: &str| {
            attributes
                .iter()
                .find(|(k, _)| k == key)
                .map(|(_, v)| v.clone())
        };
        let end = after.find(&format!("</{name}")).unwrap_or(after.len());
        if value("src").is_none() {
            found.push(Carried {
                name,
                kind: value("type"),
                text: after[..end].to_owned(),
            });
        }
        rest = &after[end..];
    }
    found
}

/// Tells whether a page's own policy names what it carries by its hash; data does nothing and needs no leave.
pub fn is_allowed(page: &str, carried: &Carried) -> bool {
    use sha2::Digest;
    if carried.kind.as_deref() == Some("application/json") {
        return serde_json::from_str::<serde_json::Value>(&carried.text).is_ok();
    }
    let digest = sha2::Sha256::digest(&carried.text);
    let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> = digest
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |n| byte >> n & 1))
        .collect();
    let sign = |bits: &[u8]| {
        let bits = bits.iter().copied().chain([0; 6]).take(6);
        char::from(signs[usize::from(bits.fold(0, |all, bit| all << 1 | bit))])
    };
    let hash: String = bits.chunks(6).map(sign).collect();
    let policy = pieces(page).into_iter().find_map(|piece| match piece {
        Piece::Open(name, attributes) if name == "meta" => {
            let is_policy = attributes
                .iter()
                .any(|(_, value)| value == "Content-Security-Policy");
            let content = attributes.into_iter().find(|(key, _)| key == "content");
            content.filter(|_| is_policy).map(|(_, content)| content)
        }
        _ => None,
    });
    let policy = policy.unwrap_or_default();
    let source = format!("{}-src", carried.name);
    let mut rules = policy.split(';').map(str::trim);
    rules.any(|rule| rule.starts_with(&source) && rule.contains(&format!("'sha256-{hash}='")))
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|end| *end <= 10);
        let sign = end.and_then(|end| entity(&rest[1..end]));
        match (sign, end) {
            (Some(sign), Some(end)) => {
                plain.push(sign);
                rest = &rest[end + 1..];
            }
            _ => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    let known = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
    ];
    known.iter().find(|row| row.0 == name).map(|row| row.1)
}

/// The visible text of a page: white space is one space, a block starts a line.
pub fn visible(page: &str) -> String {
    let mut text = String::new();
    let mut head = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(name, _) if name == "head" => head = true,
            Piece::Close(name) if name == "head" => head = false,
            Piece::Open(name, _) | Piece::Close(name) if !INLINE.contains(&name.as_str()) => {
                text.push('\n');
            }
            Piece::Text(words) if !head => text.push_str(&words.replace('\n', " ")),
            _ => {}
        }
    }
    let lines = text.split('\n').map(|line| {
        let line = line.replace(['\u{200b}', '\u{ad}', '\u{2060}'], "");
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[test]
fn quotes_are_put_back() {
    assert_eq!(
        quoted("1 < 2 = <a class=x href='y' hidden title=\"a=b>\">=</a><br>"),
        "1 < 2 = <a class=\"x\" href='y' hidden title=\"a=b>\">=</a><br>"
    );
}

#[test]
fn a_page_is_read_as_a_reader_sees_it() {
    let page = "<!DOCTYPE html><head><title>T</title></head><body data-x='1 &lt; 2' hidden>\
        <p>三 <b>十</b>&nbsp;秒&#x3a;</p><!-- no --><script>let a = \"<p>no\";</script><p>a < b &amp;c</p>";
    assert_eq!(visible(page), "三 十 秒:\na < b &c");
    let body = pieces(page).into_iter().find_map(|piece| match piece {
        Piece::Open(name, attributes) if name == "body" => Some(attributes),
        _ => None,
    });
    let expected = [("data-x", "1 < 2"), ("hidden", "")];
    assert_eq!(
        body.unwrap(),
        expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
    );
}
