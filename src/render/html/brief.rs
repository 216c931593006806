//! A few words on a page, no longer than search engines show.

/// How many characters a description may have.
///
/// # Source
/// What Google and Bing show on a wide screen.
const LONGEST: usize = 155;

/// Joins texts until the description is full; `after` already stands in front of them.
pub(super) fn brief(texts: &[String], after: &str, sep: &str) -> String {
    let room = LONGEST.saturating_sub(after.chars().count() + 2);
    let all = texts.join(sep).replace('\n', " ");
    if all.chars().count() <= room {
        return all;
    }
    let cut: String = all.chars().take(room.saturating_sub(1)).collect();
    // A list ends after a whole entry, a sentence after a whole word.
    let end = cut.rfind(sep).filter(|at| at * 2 > cut.len());
    let end = end.or_else(|| cut.rfind(' ').filter(|at| at * 4 > cut.len() * 3));
    let kept = &cut[..end.unwrap_or(cut.len())];
    format!(
        "{}…",
        kept.trim_end_matches([',', ';', ' ', '，', '；', '、'])
    )
}

/// Cuts a text to so many Latin letters, of which a Chinese character takes two: heads and feet of paper have one line
/// or two. In a word that is longer than a third of such a line the line may break. A width of 0 leaves the text
/// as it is.
pub(super) fn running(text: &str, most: usize) -> String {
    const WORD: usize = 24;
    if most == 0 {
        return text.to_owned();
    }
    let (mut left, mut word) = (most, 0);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let wide = if c >= '\u{2E80}' { 2 } else { 1 };
        if wide > left {
            out.truncate(out.trim_end().len());
            out.push('…');
            break;
        }
        left -= wide;
        word = if wide == 2 || c.is_whitespace() {
            0
        } else {
            word + 1
        };
        if word > WORD {
            out.push('\u{200B}');
            word = 1;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_after_a_whole_entry() {
        let texts: Vec<String> = (0..40).map(|n| format!("第{n}步")).collect();
        let text = brief(&texts, "迎接", "、");
        assert!(text.ends_with("步…"), "{text}");
        assert!("迎接：".chars().count() + text.chars().count() <= LONGEST);
        assert_eq!(brief(&texts[..2], "迎接", "、"), "第0步、第1步");
    }

    #[test]
    fn a_running_text_keeps_its_beginning() {
        assert_eq!(running("门店服务 v1", 11), "门店服务 v1");
        assert_eq!(running("门店服务", 7), "门店服…");
        assert_eq!(running("one two", 4), "one…");
        let long = format!("{}\u{200B}bb", "a".repeat(24));
        assert_eq!(running(&format!("{}bb", "a".repeat(24)), 40), long);
    }

    #[test]
    fn a_long_sentence_is_cut_between_words_or_characters() {
        let english = brief(&["word ".repeat(60)], "x", ", ");
        assert!(english.ends_with("word…"), "{english}");
        let chinese = brief(&["字".repeat(300)], "x", "、");
        assert_eq!(chinese.chars().count(), LONGEST - 3);
    }
}
