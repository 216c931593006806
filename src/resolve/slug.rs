//! Ids from names: the pinyin of a Chinese title, the slug of an English one.

use pinyin::ToPinyin;

/// Makes an id from a name; empty where nothing of it can be written in ASCII.
pub(super) fn from_name(name: &str) -> String {
    let mut slug = String::new();
    let mut push_word = |word: &str, joined: bool| {
        if !(slug.is_empty() || joined || slug.ends_with('-')) {
            slug.push('-');
        }
        if slug.len() + word.len() <= 48 {
            slug.push_str(word);
        }
    };
    let mut in_word = false;
    for c in name.chars() {
        if let Some(syllable) = c.to_pinyin() {
            push_word(&syllable.plain().replace('ü', "v"), false);
            in_word = false;
        } else if c.is_ascii_alphanumeric() {
            push_word(c.to_ascii_lowercase().encode_utf8(&mut [0; 4]), in_word);
            in_word = true;
        } else {
            in_word = false;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::from_name;
    use crate::format::is_slug;

    #[test]
    fn makes_slugs() {
        assert_eq!(from_name("感谢光临"), "gan-xie-guang-lin");
        assert_eq!(from_name("Opening the door"), "opening-the-door");
        assert_eq!(from_name("第 1 步：开门"), "di-1-bu-kai-men");
        assert_eq!(from_name("……"), "");
        assert!(is_slug(&from_name(&"很长的名字".repeat(20))));
    }
}
