//! T303 bad-clock-time.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::Diagnostic;
use crate::diag::{Code, Level, Severity};
use crate::span::Span;
use std::ops::Range;

/// T303 `bad-clock-time`: a clock time is none: an hour above 24, minutes above 59, a window of no length.
pub struct BadClockTime;

impl Check for BadClockTime {
    const CODE: &'static Code = &code(
        "T303",
        "bad-clock-time",
        Severity::Warning,
        Level::Basic,
        include_str!("bad_clock_time.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for wording in cx.texts() {
            let clock = matches!(
                (wording.table, wording.key),
                ("group", "window") | ("time", "before") | ("rhythm", "at")
            );
            for (_, text, span) in wording.text.parts().filter(|_| clock) {
                if let Some(wrong) = wrong(text) {
                    let place = cx.place(text, span, wrong.clone());
                    found.report(&wording.thing(), fault(&text[wrong], place));
                }
            }
        }
        for list in cx.checklists() {
            for group in list.doc.groups.list() {
                let lines = group.items.list().iter();
                let rounds = group.rounds.list().iter();
                for round in rounds.chain(lines.flat_map(|line| line.rounds.list())) {
                    let text = round.as_str();
                    if let Some(wrong) = wrong(text) {
                        let place = cx.place(text, round.0.span, wrong.clone());
                        found.report(&Thing::checklist(list), fault(&text[wrong], place));
                    }
                }
            }
        }
    }
}

fn fault(wrong: &str, place: Span) -> Diagnostic {
    BadClockTime::CODE
        .at(place)
        .words(
            format!("“{wrong}”不是钟点"),
            format!("“{wrong}” is no time of day"),
        )
        .expected("应为 08:30 或 08:30-09:00", "expected 08:30 or 08:30-09:00")
        .help(
            "小时 0 到 24，分钟两位、0 到 59，起止不能相同",
            "hours run from 0 to 24, minutes have two digits from 00 to 59, start and end differ",
        )
}

/// Returns the first time of day in a text that is none; words without a colon are left alone.
fn wrong(text: &str) -> Option<Range<usize>> {
    let mut last: Option<Range<usize>> = None;
    for token in tokens(text) {
        let time = minutes(&text[token.clone()]);
        if time.is_none() {
            return Some(token);
        }
        if let Some(before) = last {
            let between = text[before.end..token.start].trim();
            let range = matches!(between, "-" | "–" | "—" | "~" | "～" | "至" | "到");
            if range && minutes(&text[before.clone()]) == time {
                return Some(before.start..token.end);
            }
        }
        last = Some(token);
    }
    None
}

/// Lists what looks like a time of day: digits around a colon.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：');
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(belongs).map(|at| from + at) {
        let length = text[start..].find(|c| !belongs(c));
        from = length.map_or(text.len(), |length| start + length);
        let token = &text[start..from];
        if token.contains([':', '：']) && token.contains(|c: char| c.is_ascii_digit()) {
            found.push(start..from);
        }
    }
    found
}

/// Reads a time of day in minutes after midnight.
fn minutes(token: &str) -> Option<u32> {
    let (hour, minute) = token.split_once([':', '：'])?;
    let hour = hour.parse::<u32>().ok().filter(|_| hour.len() <= 2)?;
    let minute = minute.parse::<u32>().ok().filter(|_| minute.len() == 2)?;
    let whole = hour * 60 + minute;
    (minute < 60 && whole <= 24 * 60).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn knows_times_of_day() {
        for good in [
            "08:30-09:00",
            "22:00-06:00",
            "8:05",
            "营业前",
            "周一至周五 08：30 至 24:00",
            "开门前 15 分钟",
            "交班前：先点货",
        ] {
            assert_eq!(wrong(good), None, "{good}");
        }
        assert_eq!(wrong("08:30-25:00"), Some(6..11));
        assert_eq!(wrong("8:5"), Some(0..3));
        assert_eq!(wrong("08:60"), Some(0..5));
        assert_eq!(wrong("09:00-9:00"), Some(0..10));
        assert_eq!(wrong("早 24:01"), Some(4..9));
    }
}
