//! W701 halfwidth-punctuation.

use crate::check::context::is_han;
use crate::check::{Check, Context, Findings, code};
use crate::diag::Fix;
use crate::diag::{Code, Level, Severity};
use crate::label::Lang;
use std::ops::Range;

/// W701 `halfwidth-punctuation`: a half-width punctuation mark stands in a Chinese text.
pub struct HalfwidthPunctuation;

impl Check for HalfwidthPunctuation {
    const CODE: &'static Code = &code(
        "W701",
        "halfwidth-punctuation",
        Severity::Warning,
        Level::Basic,
        include_str!("halfwidth_punctuation.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.all_texts().iter().filter(|w| !w.subject.is_included()) {
            let Some((text, span)) = wording.text.part(Lang::Zh) else {
                continue;
            };
            for (range, full) in marks(text) {
                let mark = &text[range.clone()];
                let shown = mark.trim();
                let mut fault = Self::CODE
                    .at(cx.place(text, span, range.clone()))
                    .words(
                        format!("中文里用了半角标点“{shown}”"),
                        format!("a half-width “{shown}” stands in a Chinese text"),
                    )
                    .expected(
                        format!("应为全角“{full}”"),
                        format!("expected the full-width “{full}”"),
                    )
                    .help(format!("改成“{full}”"), format!("write “{full}”"));
                if let Some(place) = cx.locate(text, span, range) {
                    fault = fault.fix(Fix::safe(place, full));
                }
                found.report(&wording.thing(), fault);
            }
        }
    }
}

/// Finds the marks: each with the spaces around it and the full-width mark that takes its place.
fn marks(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| c.is_ascii()) {
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + 1..].trim_start_matches(' ');
        let left = before.chars().next_back().is_some_and(ends_chinese);
        let right = after.chars().next().is_none_or(begins_chinese);
        let full = match mark {
            ',' => "，",
            ';' => "；",
            ':' => "：",
            '!' => "！",
            '?' => "？",
            '.' if !before.ends_with('.') && !after.starts_with('.') => "。",
            '(' => {
                open = (left && !after.is_empty()).then_some((at, before.len()));
                continue;
            }
            ')' => {
                if let Some((start, from)) = open.take()
                    && text[start..at].chars().any(is_han)
                    && right
                {
                    found.push((from..start + 1, "（"));
                    found.push((at..text.len() - after.len(), "）"));
                }
                continue;
            }
            _ => continue,
        };
        if left && right {
            found.push((before.len()..text.len() - after.len(), full));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Tells whether Chinese text can end with a character.
fn ends_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '}' | '”' | '’' | '」' | '』' | '）' | '》' | '】' | '%')
}

/// Tells whether Chinese text can begin with a character.
fn begins_chinese(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '{' | '“'
                | '‘'
                | '「'
                | '『'
                | '（'
                | '《'
                | '【'
                | '”'
                | '’'
                | '」'
                | '』'
                | '）'
                | '，'
                | '。'
                | '；'
                | '：'
                | '！'
                | '？'
                | '、'
                | '\n'
        )
}

#[cfg(test)]
mod tests {
    use super::marks;

    /// Puts all marks right.
    fn mend(text: &str) -> String {
        let mut mended = text.to_owned();
        for (range, full) in marks(text).into_iter().rev() {
            mended.replace_range(range, full);
        }
        mended
    }

    #[test]
    fn mends_marks_between_han_characters() {
        for (text, mended) in [
            ("您好,请坐", "您好，请坐"),
            ("您好, 请坐.", "您好，请坐。"),
            ("{称呼},您好!", "{称呼}，您好！"),
            ("顾问室(咨询室)", "顾问室（咨询室）"),
            ("比例 1:1, 时间 8:00", "比例 1:1, 时间 8:00"),
            ("见 [表](form.html)", "见 [表](form.html)"),
            ("等等...", "等等..."),
            ("用 A,B 两种", "用 A,B 两种"),
            ("请问:您几位?", "请问：您几位？"),
            ("收据(A4)", "收据(A4)"),
        ] {
            assert_eq!(mend(text), mended);
        }
    }
}
