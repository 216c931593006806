//! Two wordings → what of them differs: by characters in Chinese, by words elsewhere.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

/// A piece of two wordings beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It stands in both.
    Same(String),
    /// It stands in the old one alone.
    Old(String),
    /// It stands in the new one alone.
    New(String),
}

/// Pairs of tokens that are compared at most; longer texts are told of whole.
const MOST: usize = 4_000_000;

/// A share of what is the same, in percent, below which pieces of it only make the whole harder to read.
const LEAST_ALIKE: usize = 30;

/// Compares two wordings.
///
/// Joined without the new pieces they are the old wording, without the old ones the new.
#[must_use]
pub fn parts(old: &str, new: &str) -> Vec<Part> {
    let (a, b) = (tokens(old), tokens(new));
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..]
        .iter()
        .rev()
        .zip(b[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (inner_a, inner_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut made = Made::default();
    a[..head].iter().for_each(|token| made.same(token));
    if inner_a.len() * inner_b.len() > MOST {
        inner_a.iter().for_each(|token| made.gone(token));
        inner_b.iter().for_each(|token| made.came(token));
    } else {
        walk(inner_a, inner_b, &mut made);
    }
    a[a.len() - tail..]
        .iter()
        .for_each(|token| made.same(token));
    let parts = readable(made.parts);
    let same: usize = parts
        .iter()
        .map(|part| match part {
            Part::Same(text) => text.chars().count(),
            _ => 0,
        })
        .sum();
    let longest = old.chars().count().max(new.chars().count());
    if same * 100 < longest * LEAST_ALIKE {
        return [Part::Old(old.to_owned()), Part::New(new.to_owned())]
            .into_iter()
            .filter(|part| !matches!(part, Part::Old(text) | Part::New(text) if text.is_empty()))
            .collect();
    }
    parts
}

/// One of two wordings: its pieces, each with whether it stands in this one alone.
pub type Side = Vec<(bool, String)>;

/// Returns the two wordings apart: each as pieces, with whether the piece stands in it alone.
#[must_use]
pub fn sides(old: &str, new: &str) -> (Side, Side) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for part in parts(old, new) {
        match part {
            Part::Same(text) => {
                left.push((false, text.clone()));
                right.push((false, text));
            }
            Part::Old(text) => left.push((true, text)),
            Part::New(text) => right.push((true, text)),
        }
    }
    (left, right)
}

/// How much two wordings have in common, in percent of the longer one.
pub(super) fn likeness(old: &str, new: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (fold(old).chars().collect(), fold(new).chars().collect());
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 100;
    }
    // Of very long texts the beginnings tell enough.
    let cut = |list: &[char]| list[..list.len().min(600)].to_vec();
    let (a, b) = (cut(&a), cut(&b));
    let mut row = vec![0usize; b.len() + 1];
    for one in &a {
        let mut before = 0;
        for (n, other) in b.iter().enumerate() {
            let here = row[n + 1];
            row[n + 1] = if one == other {
                before + 1
            } else {
                here.max(row[n])
            };
            before = here;
        }
    }
    row[b.len()] * 100 / a.len().max(b.len())
}

/// Tells whether two wordings mean the same for sure: they differ in marks, in width, or in characters of one sound.
pub(super) fn means_the_same(old: &str, new: &str) -> bool {
    let (a, b) = (fold(old), fold(new));
    a == b || sounds_the_same(&a, &b)
}

/// Signs that change what is asked however small they are.
const WEIGHTY: &str = "不没无未勿别非莫一二三四五六七八九十百千万半两双左右上下前后内外男女";

fn sounds_the_same(old: &str, new: &str) -> bool {
    if old.chars().count() != new.chars().count() {
        return false;
    }
    let alike = |(a, b): (char, char)| {
        let weighty = WEIGHTY.contains(a) || WEIGHTY.contains(b);
        let sound = |c: char| c.to_pinyin().map(|sound| sound.with_tone());
        a == b || (!weighty && sound(a).is_some() && sound(a) == sound(b))
    };
    old.chars().zip(new.chars()).all(alike)
}

/// Leaves out what has no meaning: width, case, marks, blanks, emphasis. Signs that stand with figures stay.
fn fold(text: &str) -> String {
    let keeps = |c: &char| c.is_alphanumeric() || "%‰°℃<>≤≥≈±+-./{}".contains(*c);
    let folded: String = text.nfkc().collect::<String>().to_lowercase();
    let chars: Vec<char> = folded.chars().collect();
    let digit = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    let mut out = String::new();
    for (n, c) in chars.iter().enumerate().filter(|(_, c)| keeps(c)) {
        // A point or stroke counts only within a figure.
        let within = digit(n.checked_sub(1)) && digit(Some(n + 1));
        if !matches!(c, '.' | '/' | '-' | '+') || within {
            out.push(*c);
        }
    }
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Takes a text apart: each Chinese character and mark is a token, each word, number and blank in one piece.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if is_han(c) => 0,
        c if c.is_alphanumeric() || c == '\'' => 1,
        ' ' | '\t' => 2,
        _ => 0,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let now = class(c);
        if at > start && (now == 0 || last != Some(now)) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

#[derive(Default)]
struct Made {
    parts: Vec<Part>,
    /// What came anew since the last piece that is the same: it stands behind what is gone.
    fresh: String,
}

impl Made {
    fn same(&mut self, token: &str) {
        self.settle();
        match self.parts.last_mut() {
            Some(Part::Same(text)) => text.push_str(token),
            _ => self.parts.push(Part::Same(token.to_owned())),
        }
    }

    fn gone(&mut self, token: &str) {
        match self.parts.last_mut() {
            Some(Part::Old(text)) => text.push_str(token),
            _ => self.parts.push(Part::Old(token.to_owned())),
        }
    }

    fn came(&mut self, token: &str) {
        self.fresh.push_str(token);
    }

    fn settle(&mut self) {
        if !self.fresh.is_empty() {
            self.parts.push(Part::New(std::mem::take(&mut self.fresh)));
        }
    }
}

/// Walks along a longest common row of tokens.
fn walk(a: &[&str], b: &[&str], made: &mut Made) {
    let width = b.len() + 1;
    let mut longest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            made.same(a[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == b.len()
            || (i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])
        {
            made.gone(a[i]);
            i += 1;
        } else {
            made.came(b[j]);
            j += 1;
        }
    }
    made.settle();
}

/// Gives up lone characters, marks and blanks that stay between two changes: they only break up what is read.
fn readable(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        // A run of changes with small islands in it.
        let mut end = at;
        while end < parts.len() {
            match &parts[end] {
                Part::Same(text) => {
                    let inside = end > at && parts.get(end + 1).is_some();
                    let small = text.chars().filter(|c| c.is_alphanumeric()).count() < 2
                        && text.chars().count() < 3;
                    if !(inside && small) {
                        break;
                    }
                }
                Part::Old(_) | Part::New(_) => {}
            }
            end += 1;
        }
        if end == at {
            out.push(parts[at].clone());
            at += 1;
            continue;
        }
        let (mut old, mut new) = (String::new(), String::new());
        for part in &parts[at..end] {
            match part {
                Part::Same(text) => {
                    old.push_str(text);
                    new.push_str(text);
                }
                Part::Old(text) => old.push_str(text),
                Part::New(text) => new.push_str(text),
            }
        }
        out.extend((!old.is_empty()).then_some(Part::Old(old)));
        out.extend((!new.is_empty()).then_some(Part::New(new)));
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(old: &str, new: &str) -> String {
        let draw = |part: Part| match part {
            Part::Same(text) => text,
            Part::Old(text) => format!("[-{text}-]"),
            Part::New(text) => format!("[+{text}+]"),
        };
        parts(old, new).into_iter().map(draw).collect()
    }

    #[test]
    fn chinese_differs_by_characters_and_english_by_words() {
        for (old, new, drawing) in [
            ("三秒内开门", "五秒内开门", "[-三-][+五+]秒内开门"),
            ("左手推门", "左手轻轻推门", "左手[+轻轻+]推门"),
            ("顾客离门 3 米", "顾客离门 5 米", "顾客离门 [-3-][+5+] 米"),
            (
                "Open the door slowly",
                "Open the door at once",
                "Open the door [-slowly-][+at once+]",
            ),
            ("within 30 s", "within 10 s", "within [-30-][+10+] s"),
            ("请坐", "", "[-请坐-]"),
            ("同", "同", "同"),
            ("盘发戴发网", "穿黑色皮鞋", "[-盘发戴发网-][+穿黑色皮鞋+]"),
        ] {
            assert_eq!(drawn(old, new), drawing);
        }
    }

    #[test]
    fn the_pieces_are_the_wordings() {
        for (old, new) in [
            ("您好，欢迎光临", "{称呼}您好！欢迎再次光临"),
            ("a b c d", "b c x d e"),
            ("", "新"),
            ("一二三四五六", "六五四三二一"),
        ] {
            let (left, right) = sides(old, new);
            let join = |side: Vec<(bool, String)>| {
                side.into_iter().map(|(_, text)| text).collect::<String>()
            };
            assert_eq!((join(left).as_str(), join(right).as_str()), (old, new));
        }
    }

    #[test]
    fn marks_and_sounds_are_no_duty() {
        for (old, new) in [
            ("您好，请坐", "您好。请坐"),
            ("点头**行礼**", "点头行礼"),
            ("点头行理", "点头行礼"),
            ("３０ 秒", "30秒"),
            ("Open the door.", "open the door"),
        ] {
            assert!(means_the_same(old, new), "{old} {new}");
        }
        for (old, new) in [
            ("30 秒", "10 秒"),
            ("2.5 分", "25 分"),
            ("不催促", "催促"),
            ("穿黑鞋", "穿红鞋"),
            ("5-6 天", "56 天"),
            ("坐左边", "坐右边"),
            ("{称呼}您好", "您好"),
        ] {
            assert!(!means_the_same(old, new), "{old} {new}");
        }
    }

    #[test]
    fn likeness_tells_what_is_common() {
        assert_eq!(likeness("左手推门", "左手推门"), 100);
        assert_eq!(likeness("左手推门", "右手推门"), 75);
        assert_eq!(likeness("甲", "乙"), 0);
    }
}
