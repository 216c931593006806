//! How wide the boxes of a drawing are, and how their names break.
//!
//! # Units
//! CSS pixels.

use crate::model::Phase;

/// The least width of a box, so that its number and two characters fit.
pub(super) const LEAST: u32 = 34;
/// The width that a phase needs for its name, used to break long processes into rows.
pub(super) const ROOMY: u32 = 68;

/// Shares the room among boxes: by time where it is stated, equally where none is. No box is narrower than the label
/// below it.
pub(super) fn widths(phases: &[&Phase], labels: &[u32], room: u32) -> Vec<u32> {
    let count = u32::try_from(phases.len()).unwrap_or(u32::MAX).max(1);
    let equal = (room / count).max(LEAST);
    let least = |place: usize| labels.get(place).copied().unwrap_or(0).max(LEAST);
    let seconds = |p: &Phase| p.doc.limit.get().map(|l| l.0.longest().floor().max(1));
    let stated: i64 = phases.iter().filter_map(|p| seconds(p)).sum();
    let unknown = phases.iter().filter(|p| seconds(p).is_none()).count();
    let unknown = u32::try_from(unknown).unwrap_or(u32::MAX);
    if stated == 0 {
        return vec![equal; phases.len()];
    }
    let of_unknown = equal.min(ROOMY);
    let mut left = room.saturating_sub(of_unknown.saturating_mul(unknown));
    let mut rest = stated;
    // The short ones first get their least width; what is left goes to the others by time.
    let mut small = vec![false; phases.len()];
    loop {
        let mut changed = false;
        for (place, phase) in phases.iter().enumerate() {
            let Some(time) = seconds(phase).filter(|_| !small[place]) else {
                continue;
            };
            if share(left, time, rest) < least(place) {
                small[place] = true;
                left = left.saturating_sub(least(place));
                rest -= time;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let width = |(place, phase): (usize, &&Phase)| match seconds(phase) {
        None => of_unknown,
        Some(_) if small[place] => least(place),
        Some(time) => share(left, time, rest),
    };
    phases.iter().enumerate().map(width).collect()
}

fn share(room: u32, time: i64, all: i64) -> u32 {
    let part = i64::from(room) * time / all.max(1);
    u32::try_from(part).unwrap_or(0)
}

/// Returns about how wide a text is at 13 px.
pub(super) fn measure(text: &str) -> u32 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> u32 {
    match c {
        ' ' | '\u{a0}' | '.' | ',' => 4,
        c if c.is_ascii() => 8,
        _ => 13,
    }
}

pub(super) fn cut(text: &str, room: u32) -> String {
    fit(text, room).into_iter().next().unwrap_or_default()
}

/// As many letters stay together even where they are wider than their room.
const WORD: usize = 20;

/// Breaks a name into at most three lines that fit: between words, or anywhere between Han characters and in words that
/// are longer than any.
pub(super) fn fit(text: &str, room: u32) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars() {
        match pieces.last_mut() {
            Some(last)
                if c.is_ascii_graphic()
                    && last.ends_with(|l: char| l.is_ascii_graphic())
                    && (last.len() < WORD || measure(last) < room) =>
            {
                last.push(c);
            }
            _ => pieces.push(c.to_string()),
        }
    }
    for piece in pieces {
        let line = lines.last_mut().expect("there is always a line");
        let fits = measure(line) + measure(&piece) <= room.max(26);
        if fits || line.is_empty() {
            line.push_str(&piece);
        } else {
            lines.push(piece.trim_start().to_owned());
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > 3 {
        lines.truncate(3);
        lines[2].push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{cut, fit};

    #[test]
    fn breaks_names_where_readers_would() {
        assert_eq!(fit("感谢光临", 94), ["感谢光临"]);
        assert_eq!(fit("准备菜品等待上菜", 60), ["准备菜品", "等待上菜"]);
        assert_eq!(
            fit("Thank you for coming", 70),
            ["Thank you", "for", "coming"]
        );
        let (word, line) = ("x".repeat(90), "x".repeat(20));
        assert_eq!(fit(&word, 70), [&*line, &line, &format!("{line}…")]);
        assert_eq!(fit("一二三四五六七八", 26), ["一二", "三四", "五六…"]);
        assert_eq!(cut("问感觉怎么样", 39), "问感觉");
    }
}
