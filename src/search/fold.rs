//! Text as it is compared: what reads the same to people is the same.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Folds a text: full-width and half-width, capitals and small letters, all kinds of quotation marks and dashes are one,
/// and white space is none.
///
/// Each character folds by itself, so that a part of a text folds to a part of the folded text. Units stay as they are
/// for that reason: that 秒 and s are one is known where a query is read. The script of the search folds in the same way.
///
/// # Example
/// ```
/// use punctilio::search::fold;
///
/// assert_eq!(fold("３０ 秒，“Hello”"), fold("30秒,\"hello\""));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(|c| push(c, &mut folded));
    } else {
        text.nfkc().for_each(|c| push(c, &mut folded));
    }
    folded
}

fn push(c: char, folded: &mut String) {
    match c {
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => folded.push('"'),
        '‘' | '’' | '‚' => folded.push('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => folded.push('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        c if c.is_whitespace() => {}
        c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
        c => folded.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_reads_the_same_is_the_same() {
        for (one, other) in [
            ("30 秒", "３０秒"),
            ("Ａ ４", "a4"),
            ("①", "1"),
            ("“您好”", "\"您好\""),
            ("3 ℃", "3°c"),
            ("6–8", "6-8"),
            ("谢\u{200b}谢\u{a0}光\n临", "谢谢光临"),
            ("㎡", "m2"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
        assert_ne!(
            fold("秒"),
            fold("s"),
            "units are known where a query is read"
        );
    }

    #[test]
    fn a_part_of_a_text_folds_to_a_part_of_it() {
        let text: Vec<char> = "顾客离门３米时，用“左手”开门—— Wait 30 s（①）。ＡＢＣ ℃"
            .chars()
            .collect();
        let whole = fold(&text.iter().collect::<String>());
        for start in 0..text.len() {
            for end in start..=text.len() {
                let part: String = text[start..end].iter().collect();
                assert!(whole.contains(&fold(&part)), "{part:?}");
            }
        }
    }
}
