//! Answers as people type them: full-width digits, 是 and 否, ticks and crosses.
//!
//! What is not one of the words of files is read only where it can mean one thing; whoever reads it is told.

use crate::model::{SheetItem, SheetScale};
use crate::score::{Answer, Refusal, Value};
use unicode_normalization::UnicodeNormalization;

/// How a word was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// As it is written in files.
    Plain(Answer),
    /// By what people mean with it.
    Meant(Answer),
    /// It is none of the item's answers.
    Not(Refusal),
}

/// Words for the states of an answer.
const STATES: &[(&str, &[&str])] = &[
    ("na", &["n/a", "n.a.", "不适用", "不涉及", "未涉及"]),
    (
        "not-observed",
        &[
            "not observed",
            "not_observed",
            "未看到",
            "没看到",
            "未观察到",
            "看不到",
            "未见到",
            "unseen",
        ],
    ),
    ("blank", &["漏填", "未填", "空白"]),
];

/// Words for a full yes, whatever is asked.
const YES: &[&str] = &[
    "yes", "y", "是", "对", "√", "✓", "✔", "☑", "符合", "合格", "达标", "做到", "full", "ok", "met",
];

/// Words for a full no, whatever is asked.
const NO: &[&str] = &[
    "no",
    "n",
    "否",
    "不是",
    "错",
    "×",
    "✗",
    "✘",
    "☒",
    "x",
    "不符合",
    "不合格",
    "不达标",
    "未达标",
    "没做到",
    "未做到",
    "none",
    "not met",
];

/// Words that answer a ban; 有 and 无 say what was there.
const KEPT: &[&str] = &["未发生", "没发生", "没有发生", "没有", "无", "avoided"];
const BROKEN: &[&str] = &["发生", "发生了", "有", "happened"];

/// Words for something between.
const PARTLY: &[&str] = &[
    "部分符合",
    "部分",
    "基本符合",
    "部分做到",
    "部分达标",
    "△",
    "partly",
    "partial",
];

/// Reads an answer to an item.
#[must_use]
pub fn hear(item: &SheetItem, text: &str) -> Heard {
    if let Ok(answer) = Answer::read(item, text) {
        return Heard::Plain(answer);
    }
    let word = clean(text);
    let state = STATES
        .iter()
        .find(|(_, words)| words.contains(&word.as_str()));
    let key = state.map_or_else(|| meaning(item, &word), |(key, _)| (*key).to_owned());
    match Answer::read(item, &key) {
        Ok(answer) => Heard::Meant(answer),
        Err(refusal) => Heard::Not(refusal),
    }
}

/// Takes off what programs and keyboards add: wide forms, quotation marks, signs that nobody sees.
#[must_use]
pub fn clean(text: &str) -> String {
    let narrow: String = text.nfkc().filter(|c| !is_invisible(*c)).collect();
    let quotes = |c: char| c.is_whitespace() || "\"'“”‘’「」『』`".contains(c);
    narrow.trim_matches(quotes).to_lowercase()
}

/// Tells whether a sign shows nothing and means nothing.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' | '\u{ad}'
    )
}

/// Returns the word of files that a clean word means for an item, or the word itself.
fn meaning(item: &SheetItem, word: &str) -> String {
    let among = |list: &[&str]| list.contains(&word);
    let key = match &item.scale {
        SheetScale::YesNo | SheetScale::Compliant { .. } => {
            let partly = matches!(item.scale, SheetScale::Compliant { .. }) && among(PARTLY);
            let (there, gone) = (among(BROKEN), among(KEPT));
            let yes = among(YES)
                || if item.ban {
                    gone
                } else {
                    there && word == "有"
                };
            let no = among(NO)
                || if item.ban {
                    there
                } else {
                    gone && matches!(word, "无" | "没有")
                };
            let value = match (partly, yes, no) {
                (true, ..) => Some(Value::Partial),
                (_, true, false) => Some(Value::Yes),
                (_, false, true) => Some(Value::No),
                _ => None,
            };
            value.map(|value| item.scale.write(&value))
        }
        SheetScale::Score5 { .. } | SheetScale::Score10 { .. } => Some(whole(word, &["分"])),
        SheetScale::Deduct { .. } if matches!(word, "无" | "没有") => Some("0".to_owned()),
        SheetScale::Deduct { .. } => Some(whole(word, &["次", "处", "个", "项"])),
        SheetScale::Measure { .. } => None,
        SheetScale::Choice { choices } => {
            let mut same = choices.iter().filter(|one| clean(&one.text) == word);
            let first = same.next().map(|one| one.id.clone());
            first.filter(|_| same.next().is_none())
        }
    };
    key.unwrap_or_else(|| word.to_owned())
}

/// Takes the unit off a whole number, and the zero decimals that spreadsheets put behind it.
fn whole(word: &str, units: &[&str]) -> String {
    let bare = units.iter().find_map(|unit| word.strip_suffix(unit));
    let bare = bare.unwrap_or(word).trim();
    let cut = bare
        .split_once('.')
        .filter(|(_, zeros)| !zeros.is_empty() && zeros.bytes().all(|b| b == b'0'));
    cut.map_or(bare, |(whole, _)| whole).to_owned()
}

/// Lists the answers of an item in both languages, for a message.
#[must_use]
pub fn offered(item: &SheetItem) -> (String, String) {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    let (zh, en) = match &item.scale {
        SheetScale::YesNo => same("yes、no"),
        SheetScale::Compliant { .. } => same("full、partial、none"),
        SheetScale::Score5 { .. } => ("0 到 5".to_owned(), "0 to 5".to_owned()),
        SheetScale::Score10 { .. } => ("0 到 10".to_owned(), "0 to 10".to_owned()),
        SheetScale::Deduct { .. } => ("次数".to_owned(), "a count".to_owned()),
        SheetScale::Measure { steps } => {
            let bound = steps.iter().find_map(|s| s.max.as_ref().or(s.min.as_ref()));
            let like = bound.map_or_else(String::new, ToString::to_string);
            (
                format!("实测值，例如 {like}"),
                format!("a measured value such as {like}"),
            )
        }
        SheetScale::Choice { choices } => {
            let ids: Vec<&str> = choices.iter().map(|one| one.id.as_str()).collect();
            same(&ids.join("、"))
        }
    };
    let na = if item.allows_na() { "、na" } else { "" };
    let all = |text: String| format!("{text}{na}、not-observed、blank");
    (all(zh), all(en).replace('、', ", "))
}

/// Says in the words of the sheet what an answer means: 符合, 未发生, 部分符合.
#[must_use]
pub fn printed(item: &SheetItem, answer: &Answer) -> &'static str {
    match answer {
        Answer::Given { value, .. } => match (value, item.ban) {
            (Value::Yes, true) => "未发生",
            (Value::No, true) => "发生",
            (Value::Yes, false) => "符合",
            (Value::No, false) => "不符合",
            (Value::Partial, _) => "部分符合",
            _ => "",
        },
        Answer::NotApplicable => "不适用",
        Answer::NotObserved => "未看到",
        Answer::Blank => "漏填",
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, whole};

    #[test]
    fn what_keyboards_add_is_taken_off() {
        assert_eq!(clean(" “ＹＥＳ”\u{200b}"), "yes");
        assert_eq!(clean("✔\u{fe0f}"), "✔");
        assert_eq!(clean("４"), "4");
        assert_eq!(whole("4.0", &["分"]), "4");
        assert_eq!(whole("4分", &["分"]), "4");
        assert_eq!(whole("4.5", &["分"]), "4.5");
        assert_eq!(whole("分", &["分"]), "");
    }
}
