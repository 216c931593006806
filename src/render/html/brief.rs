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
    fn a_long_sentence_is_cut_between_words_or_characters() {
        let english = brief(&["word ".repeat(60)], "x", ", ");
        assert!(english.ends_with("word…"), "{english}");
        let chinese = brief(&["字".repeat(300)], "x", "、");
        assert_eq!(chinese.chars().count(), LONGEST - 3);
    }
}
