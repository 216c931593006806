//! Texts without what does not tell them apart, and whether two say nearly the same.

use super::mix::mixed;
use crate::format::Text;
use crate::label::Lang;
use unicode_normalization::UnicodeNormalization;

/// A text in all its languages, as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Folded(Vec<(Lang, Words)>);

#[derive(Debug, Clone)]
struct Words {
    /// Letters and digits, and single spaces between words of letters.
    text: String,
    /// Pairs of neighbouring characters in Chinese, words in English; each once, in the order of their numbers.
    grains: Vec<Grain>,
}

/// A piece of a text, as a number that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Grain {
    number: u64,
    /// Whether it says what a text is about.
    tells: bool,
}

impl Grain {
    fn of_pair(first: char, second: char) -> Self {
        let pair: String = [first, second].iter().collect();
        Self {
            number: u64::from(u32::from(first)) << 32 | u64::from(u32::from(second)),
            tells: !COMMON.contains(&pair.as_str()),
        }
    }

    fn of_word(word: &str) -> Self {
        Self {
            number: mixed("", word),
            tells: word.len() > 3 && !COMMON.contains(&word),
        }
    }
}

/// Lists what two texts have in common.
fn common<'w>(a: &'w Words, b: &'w Words) -> impl Iterator<Item = Grain> + 'w {
    let mut others = b.grains.iter().copied().peekable();
    a.grains.iter().copied().filter(move |grain| {
        while others.next_if(|other| other < grain).is_some() {}
        others.peek() == Some(grain)
    })
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &Text) -> Self {
        let parts = text.parts();
        Self(
            parts
                .map(|(lang, part, _)| (lang, words(lang, part)))
                .collect(),
        )
    }

    /// Tells whether both say nearly the same in any language: then one cannot be right and the other wrong.
    pub fn is_like(&self, other: &Self) -> bool {
        let pairs = self
            .0
            .iter()
            .flat_map(|a| other.0.iter().map(move |b| (a, b)));
        pairs
            .filter(|(a, b)| a.0 == b.0)
            .any(|((lang, a), (_, b))| like(*lang, a, b))
    }

    /// Tells whether any wording of this text names the other one.
    pub fn names(&self, other: &Self) -> bool {
        let pairs = self
            .0
            .iter()
            .flat_map(|a| other.0.iter().map(move |b| (a, b)));
        pairs
            .filter(|(a, b)| a.0 == b.0 && !b.1.text.is_empty())
            .any(|(a, b)| a.1.text.contains(&b.1.text))
    }

    /// Tells whether both have a pair of characters, or an English word, that says what they are about.
    pub fn shares(&self, other: &Self) -> bool {
        let pairs = self
            .0
            .iter()
            .flat_map(|a| other.0.iter().map(move |b| (a, b)));
        pairs
            .filter(|(a, b)| a.0 == b.0)
            .any(|((_, a), (_, b))| common(a, b).any(|grain| grain.tells))
    }

    /// Returns how many letters and digits its shortest wording has.
    pub fn len(&self) -> usize {
        let lengths = self.0.iter().map(|(lang, words)| match lang {
            Lang::Zh => words.text.chars().count(),
            // An English word says about as much as two Chinese characters.
            Lang::En => 2 * words.text.split(' ').count(),
        });
        lengths.min().unwrap_or(0)
    }

    /// Tells whether a wording has this piece, folded in the same way.
    pub fn has(&self, piece: &str) -> bool {
        let piece = bare(piece);
        !piece.is_empty() && self.0.iter().any(|(_, words)| words.text.contains(&piece))
    }
}

/// What most texts about service have in them.
const COMMON: [&str; 16] = [
    "客户",
    "顾客",
    "服务",
    "工作",
    "标准",
    "本标",
    "with",
    "from",
    "that",
    "this",
    "your",
    "customer",
    "customers",
    "service",
    "staff",
    "work",
];

/// Share of grains in common from which on two texts are taken for the same.
const NEAR: (usize, usize) = (45, 100);

fn like(lang: Lang, a: &Words, b: &Words) -> bool {
    if a.text.is_empty() || b.text.is_empty() {
        return a.text == b.text;
    }
    let (short, long) = match a.text.len() <= b.text.len() {
        true => (a, b),
        false => (b, a),
    };
    let whole = match lang {
        Lang::Zh => long.text.contains(&short.text),
        Lang::En => format!(" {} ", long.text).contains(&format!(" {} ", short.text)),
    };
    let all = a.grains.len() + b.grains.len();
    whole || all > 0 && 2 * common(a, b).count() * NEAR.1 >= all * NEAR.0
}

fn words(lang: Lang, text: &str) -> Words {
    let text = bare(text);
    let mut grains: Vec<Grain> = match lang {
        Lang::Zh => {
            let next = text.chars().skip(1);
            let pairs = text.chars().zip(next);
            pairs.map(|(a, b)| Grain::of_pair(a, b)).collect()
        }
        Lang::En => text.split(' ').map(Grain::of_word).collect(),
    };
    grains.sort_unstable();
    grains.dedup();
    Words { text, grains }
}

/// Keeps letters and digits; what a speaker fills in does not count.
fn bare(text: &str) -> String {
    // Most pieces are bare already: small letters, digits and Chinese characters stand for themselves.
    if text.chars().all(is_bare) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut slot = false;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            '{' => slot = true,
            '}' => slot = false,
            _ if slot => {}
            _ if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(|last: char| last.is_ascii_alphanumeric()) => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Tells whether a character is a letter or digit that folding leaves as it is.
fn is_bare(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::{Folded, bare, is_bare};
    use crate::format::Text;
    use crate::label::Lang;
    use crate::span::{SourceId, Span};

    fn like(lang: Lang, a: &str, b: &str) -> bool {
        let fold = |text: &str| Folded::of(&Text::new(lang, text, Span::new(SourceId(0), 0, 0)));
        fold(a).is_like(&fold(b))
    }

    #[test]
    fn what_is_bare_folds_to_itself() {
        // In front of a slot nothing is passed over, so every character is folded.
        for c in ('\0'..='\u{ffff}').filter(|c| is_bare(*c)) {
            assert_eq!(bare(&format!("{c}{{}}")), c.to_string());
        }
    }

    #[test]
    fn nearly_the_same_is_the_same() {
        for (a, b) in [
            ("您好，感谢光临", "您好，{姓氏}姐，感谢光临！"),
            ("注意形象，面带微笑", "面带微笑"),
            ("请您跟我来", "请您跟我来，这边是咨询台"),
        ] {
            assert!(like(Lang::Zh, a, b), "{a} / {b}");
        }
        assert!(!like(
            Lang::Zh,
            "您好，感谢光临",
            "请您跟我来，这边是咨询台"
        ));
        assert!(like(Lang::En, "Please take a seat.", "please take a seat"));
        assert!(!like(
            Lang::En,
            "Please take a seat.",
            "How may I help you?"
        ));
    }
}
