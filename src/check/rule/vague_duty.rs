//! W702 vague-duty.

use crate::check::Wording;
use crate::check::{Check, Context, Findings, code};
use crate::diag::{Code, Level, Severity};
use crate::label::Lang;
use std::ops::Range;

/// W702 `vague-duty`: a duty uses a word that nobody can measure.
pub struct VagueDuty;

impl Check for VagueDuty {
    const CODE: &'static Code = &code(
        "W702",
        "vague-duty",
        Severity::Hint,
        Level::Basic,
        include_str!("vague_duty.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.texts().filter(|wording| is_duty(wording)) {
            let own = wording.text.own();
            let Some((text, span)) = wording.text.part(own) else {
                continue;
            };
            for range in vague(text, own) {
                let word = &text[range.clone()];
                let it = wording.thing();
                found.report(
                    &it,
                    Self::CODE
                        .at(cx.place(text, span, range.clone()))
                        .words(
                            format!("{}里的“{word}”无法衡量", it.zh),
                            format!("“{word}” in {} cannot be measured", it.en),
                        )
                        .help(
                            "写出数字、时间、次数或做法，例如“30 秒内”“每天 9 点”",
                            "name a figure, a time, a count or the action, such as “within 30 s” or “every day at 9”",
                        ),
                );
            }
        }
    }
}

/// Words without measure, longer ones before those they hold.
const CHINESE: &[&str] = &[
    "不定期",
    "定期",
    "适当",
    "适时",
    "适量",
    "适度",
    "尽快",
    "尽早",
    "尽量",
    "尽可能",
    "及时",
    "随时注意",
    "经常",
    "认真",
    "酌情",
    "妥善",
    "相关",
    "必要时",
    "视情况",
    "若干",
    "合理安排",
    "良好的",
];

/// The same in English, in lower case.
const ENGLISH: &[&str] = &[
    "as soon as possible",
    "as appropriate",
    "appropriate",
    "appropriately",
    "promptly",
    "regularly",
    "timely",
    "in a timely manner",
    "in good time",
    "properly",
    "adequate",
    "adequately",
    "as needed",
    "where necessary",
    "if necessary",
    "reasonable",
    "reasonably",
    "relevant",
];

/// Tells whether a text says what must be done or reached.
fn is_duty(wording: &Wording<'_>) -> bool {
    match (wording.table, wording.key) {
        ("action" | "criterion", "text") | ("rule", "must" | "must_not") | ("article", "text") => {
            true
        }
        ("line", "text" | "standard") => wording.outer.is_some_and(|(_, key)| key == "items"),
        ("text", "text") => matches!(
            wording.outer,
            Some(("exception", "do") | ("article", "clauses"))
        ),
        _ => false,
    }
}

/// Finds the words without measure, in order, none within another.
fn vague(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let lower = text.to_ascii_lowercase();
    let words = match lang {
        Lang::Zh => CHINESE,
        Lang::En => ENGLISH,
    };
    for word in words {
        for (start, _) in lower.match_indices(word) {
            let range = start..start + word.len();
            let whole = lang == Lang::Zh || stands_alone(&lower, &range);
            let free = found
                .iter()
                .all(|f| f.end <= range.start || range.end <= f.start);
            if whole && free {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Tells whether a range is a whole word.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !letter(text[..range.start].chars().next_back()) && !letter(text[range.end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::vague;
    use crate::label::Lang;

    #[test]
    fn finds_each_word_once() {
        let words = |text: &'static str, lang| -> Vec<&str> {
            vague(text, lang)
                .into_iter()
                .map(|range| &text[range])
                .collect()
        };
        assert_eq!(words("及时清理，不定期检查", Lang::Zh), ["及时", "不定期"]);
        assert_eq!(words("3 分钟内清理", Lang::Zh), [""; 0]);
        let text = "Clean promptly, as appropriate; irrelevant";
        assert_eq!(words(text, Lang::En), ["promptly", "as appropriate"]);
    }
}
