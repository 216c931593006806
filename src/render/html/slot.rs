//! Slots: `{称呼}` in a text is a blank that the speaker fills, shown with its label; and escaping.

use crate::render::inline::slot;

/// The longest words of dictionaries and most addresses have fewer letters.
const LONG: usize = 36;

/// Marks a slot by its label.
pub(super) fn labelled(name: &str, out: &mut String) {
    out.push_str("<span class=\"slot\">");
    words(name, out);
    out.push_str("</span>");
}

/// Escapes a text and marks its `{slots}`.
pub(super) fn slots(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        words(&rest[..open], out);
        match slot(&rest[open..]) {
            Some((name, len)) => {
                labelled(name, out);
                rest = &rest[open + len..];
            }
            None => {
                out.push('{');
                rest = &rest[open + 1..];
            }
        }
    }
    words(rest, out);
}

/// Tells whether a text has a word that no column is wide enough for.
pub(super) fn has_long(text: &str) -> bool {
    let mut run = 0;
    text.len() > LONG
        && text.chars().any(|c| {
            run = if ends_word(c) { 0 } else { run + 1 };
            run > LONG
        })
}

/// Tells whether a line may break at a character: Chinese breaks between any two.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || c >= '\u{2E80}'
}

/// Escapes a text for content; a word that no column is wide enough for may break anywhere.
pub(super) fn words(text: &str, out: &mut String) {
    if !has_long(text) {
        return escape(text, out);
    }
    for part in text.split_inclusive(ends_word) {
        let word = part.trim_end_matches(ends_word);
        if has_long(word) {
            out.push_str("<span class=\"long\">");
            escape(word, out);
            out.push_str("</span>");
        } else {
            escape(word, out);
        }
        escape(&part[word.len()..], out);
    }
}

/// Escapes a text for content and for quoted attributes; control characters become visible.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(is_escaped) {
        out.push_str(&rest[..at]);
        let c = rest[at..].chars().next().unwrap_or('\u{fffd}');
        out.push_str(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            _ => "\u{fffd}",
        });
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

/// Tells whether a character cannot stand in a page as it is.
pub(super) fn is_escaped(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' | '\'' => true,
        '\n' | '\t' => false,
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_words_without_an_end_may_break() {
        let html = |text: &str| {
            let mut out = String::new();
            words(text, &mut out);
            out
        };
        let plain = "中文不用空格也能换行，所以再长的句子也是这样 and words of a usual length <b>";
        assert_eq!(html(plain), plain.replace("<b>", "&lt;b&gt;"));
        let long = "x<".repeat(20);
        let escaped = long.replace('<', "&lt;");
        assert_eq!(
            html(&format!("开门{long} 迎接")),
            format!("开门<span class=\"long\">{escaped}</span> 迎接")
        );
        assert_eq!(html(&"é".repeat(36)), "é".repeat(36));
    }
}
