//! Words that forbid by themselves: “不打断顾客” already says of “打断顾客” that it must not be.

use crate::format::Text;

/// Beginnings that deny or forbid what follows them, in Chinese and English, longest first.
const DENYING: [&str; 20] = [
    "must not ",
    "does not ",
    "do not ",
    "don’t ",
    "don't ",
    "never ",
    "not ",
    "no ",
    "不得",
    "不准",
    "不许",
    "不做",
    "不说",
    "不要",
    "严禁",
    "禁止",
    "切勿",
    "没有",
    "不",
    "未",
];

/// Beginnings that forbid whatever follows; the others may be part of what is forbidden: 不理顾客.
const FORBIDDING: [&str; 9] = [
    "must not ",
    "do not ",
    "don’t ",
    "don't ",
    "never ",
    "严禁",
    "禁止",
    "不准",
    "切勿",
];

/// Tells whether two texts have the same words: the mark at the end aside, and what denies them.
pub(super) fn same_words(one: &Text, other: &Text) -> bool {
    let (one, other) = (bare(one.main()), bare(other.main()));
    !one.is_empty()
        && (one == other || undenied(&one) == other.as_str() || one.as_str() == undenied(&other))
}

/// Tells whether a criterion forbids by its own words, so that no 不做 in front of it is needed.
pub(super) fn denies(criterion: &Text, ban: Option<&Text>) -> bool {
    let words = bare(criterion.main());
    if FORBIDDING.iter().any(|start| words.starts_with(start)) {
        return true;
    }
    let rest = undenied(&words);
    // What the ban itself says so is what is forbidden, not the denial of it.
    let ban = ban.map(|ban| bare(ban.main())).unwrap_or_default();
    rest != words && !ban.contains(words.as_str())
}

fn bare(words: &str) -> String {
    let words = words
        .trim()
        .trim_end_matches(['。', '.', '！', '!', '；', ';']);
    words.to_lowercase()
}

fn undenied(words: &str) -> &str {
    let start = DENYING.iter().find(|start| words.starts_with(**start));
    start.map_or(words, |start| words[start.len()..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::{denies, same_words};
    use crate::format::Text;
    use crate::label::Lang;
    use crate::span::{SourceId, Span};

    fn text(words: &str) -> Text {
        Text::new(Lang::Zh, words, Span::new(SourceId(0), 0, 0))
    }

    #[test]
    fn a_denied_ban_is_no_ban() {
        for (criterion, ban, denied) in [
            ("打断顾客", "打断顾客", false),
            ("不打断顾客", "打断顾客", true),
            ("不做催促", "催促", true),
            ("不理顾客", "不理顾客", false),
            ("不理睬", "顾客进店时不理睬", false),
            ("严禁吸烟", "严禁吸烟", true),
            ("Does not interrupt", "Interrupt", true),
        ] {
            assert_eq!(
                denies(&text(criterion), Some(&text(ban))),
                denied,
                "{criterion}"
            );
        }
    }

    #[test]
    fn a_denial_has_the_words_of_its_ban() {
        assert!(same_words(&text("不打断顾客。"), &text("打断顾客")));
        assert!(same_words(&text("打开门。"), &text("打开门")));
        assert!(!same_words(&text("打开门"), &text("打开窗")));
    }
}
