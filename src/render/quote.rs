//! Quotation marks within quotation marks: “…‘…’…”, as Chinese and English print them.

use std::borrow::Cow;

/// Sets the marks of a text that will stand within double ones: single first, double again within those.
///
/// A text that is one quotation as a whole loses its own marks, since it gets them from outside.
pub(super) fn within_quotes(text: &str) -> Cow<'_, str> {
    if !text.contains(['“', '”']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(turned(unwrapped(text.trim())))
}

/// Takes off the marks around a text that is one quotation from its first to its last character.
fn unwrapped(text: &str) -> &str {
    let inner = text.strip_prefix('“').and_then(|t| t.strip_suffix('”'));
    let closes_early = |inner: &str| {
        let mut depth = 0_i32;
        inner.chars().any(|c| {
            depth += match c {
                '“' => 1,
                '”' => -1,
                _ => 0,
            };
            depth < 0
        })
    };
    inner.filter(|inner| !closes_early(inner)).unwrap_or(text)
}

fn turned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<char> = Vec::new();
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // Within a word of Latin letters the mark is an apostrophe.
        let letter = |c: &char| c.is_lowercase() || c.is_uppercase();
        let in_word = letter(&before) && chars.peek().is_some_and(letter);
        match c {
            '“' | '‘' => {
                out.push(if open.len().is_multiple_of(2) {
                    '‘'
                } else {
                    '“'
                });
                open.push(c);
            }
            '”' if open.last() == Some(&'“') => out.push(close(&mut open)),
            '’' if open.last() == Some(&'‘') && !in_word => out.push(close(&mut open)),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// Closes the innermost quotation and returns its mark.
fn close(open: &mut Vec<char>) -> char {
    open.pop();
    if open.len().is_multiple_of(2) {
        '’'
    } else {
        '”'
    }
}

#[cfg(test)]
mod tests {
    use super::within_quotes;

    #[test]
    fn marks_alternate_within_marks() {
        for (written, shown) in [
            ("您好", "您好"),
            ("请填“顾客档案卡”。", "请填‘顾客档案卡’。"),
            ("他说“叫‘小王’就好”", "他说‘叫“小王”就好’"),
            ("“欢迎光临”", "欢迎光临"),
            ("“早”“晚”", "‘早’‘晚’"),
            ("Don’t say “I don’t know”", "Don’t say ‘I don’t know’"),
            (
                "Say “he said ‘it isn’t’ twice”",
                "Say ‘he said “it isn’t” twice’",
            ),
            ("5” 屏", "5” 屏"),
        ] {
            assert_eq!(within_quotes(written), shown);
        }
    }
}
