//! How texts break into lines that fit a box of a drawing.
//!
//! # Units
//! CSS pixels, for letters of 13 px.

use serde::Serialize;

use crate::view::part::TextView;

/// A line of letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterView {
    /// Where it begins, or its middle.
    pub x: u32,
    /// The line that its letters stand on.
    pub y: u32,
    /// The letters.
    pub text: String,
}

/// The height of a line of letters.
pub(super) const LINE: u32 = 17;
/// The height of a line of small letters.
pub(super) const SMALL: u32 = 16;

/// Puts lines below each other, the first one on `y`.
pub(super) fn letters(lines: &[String], x: u32, y: u32, line: u32) -> Vec<LetterView> {
    let mut at = y;
    let mut letters = Vec::new();
    for text in lines {
        letters.push(LetterView {
            x,
            y: at,
            text: text.clone(),
        });
        at += line;
    }
    letters
}

/// Returns how high so many lines are.
pub(super) fn high(lines: &[String], line: u32) -> u32 {
    line * u32::try_from(lines.len()).unwrap_or(0)
}

/// Returns a text as a drawing shows it: what is marked, linked or to be filled in stands as bare words.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                // What follows stands for itself.
                if let Some(next) = rest.chars().next() {
                    out.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
            '*' | '`' | '~' => {}
            '{' => out.push('〔'),
            '}' => out.push('〕'),
            '[' => match link(rest) {
                Some((words, behind)) => {
                    out.push_str(&bare(words));
                    rest = behind;
                }
                None => out.push(c),
            },
            c if c.is_whitespace() && c != '\u{a0}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// Takes `words](address)` apart: the words, and what stands behind the address.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = text.split_once("](")?;
    let (_, behind) = rest.split_once(')')?;
    (!words.contains('[')).then_some((words, behind))
}

/// Returns the words of a text; of an open point, the word that stands for it.
pub(super) fn said(text: &TextView, open: &str) -> String {
    if text.open {
        open.to_owned()
    } else {
        bare(&text.text)
    }
}

/// Returns how wide a text is at most.
pub(super) fn measure(text: &str) -> u32 {
    text.chars().map(advance).sum()
}

fn advance(c: char) -> u32 {
    match c {
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | '!' => 5,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 6,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 13,
        'A'..='Z' | '&' => 10,
        c if c.is_ascii() => 8,
        _ => 13,
    }
}

/// Tells whether a mark may not begin a line.
fn clings(c: char) -> bool {
    "，。、；：？！）”’》」』〕】…—％·,.;:?!)]}%／/".contains(c)
}

/// Tells whether a mark may not end a line.
fn opens(c: char) -> bool {
    "（“‘《「『〔【([{".contains(c)
}

/// Takes a text apart into pieces that stay on one line, each no wider than the room.
fn pieces(text: &str, room: u32) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars() {
        let joins = pieces.last().is_some_and(|last| {
            let before = last.chars().last().unwrap_or(' ');
            let word = c.is_ascii_graphic() && before.is_ascii_graphic();
            (word
                || clings(c) && before != ' '
                || opens(before)
                || c == '\u{a0}'
                || before == '\u{a0}')
                && measure(last) + advance(c) <= room
        });
        match pieces.last_mut().filter(|_| joins) {
            Some(last) => last.push(c),
            None => pieces.push(c.to_string()),
        }
    }
    pieces
}

/// Breaks a text into lines that fit: between words, between Han characters, and in words that are wider than the room.
/// What `most` lines do not hold ends in three dots.
pub(super) fn wrap(text: &str, room: u32, most: usize) -> Vec<String> {
    // No room is so narrow that not even one letter and the dots stand in it.
    let room = room.max(30);
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces(text, room) {
        let line = lines.last_mut().expect("there is always a line");
        if measure(line) + measure(piece.trim_end()) <= room {
            line.push_str(&piece);
        } else {
            lines.push(piece.trim_start().to_owned());
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && measure(last) + advance('…') > room {
                last.pop();
            }
            let end = last.trim_end_matches(|c| c == ' ' || clings(c)).len();
            last.truncate(end);
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{bare, measure, wrap};

    #[test]
    fn lines_fit_their_room() {
        assert_eq!(wrap("感谢光临", 60, 2), ["感谢光临"]);
        assert_eq!(wrap("您好，感谢光临", 39, 3), ["您好，", "感谢光", "临"]);
        assert_eq!(
            wrap("Thank you for coming", 90, 2),
            ["Thank you", "for coming"]
        );
        for text in [
            "顾客离门还有 3 米时，用左手开门",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "a b c d e f g h i j k l m n",
        ] {
            for room in [30, 47, 64, 120] {
                for line in wrap(text, room, 3) {
                    assert!(measure(&line) <= room, "{line} in {room}");
                }
            }
        }
        assert_eq!(wrap("一二三四五六七八", 39, 2), ["一二三", "四五…"]);
    }

    #[test]
    fn marks_are_not_drawn() {
        assert_eq!(
            bare("**{称呼}** [您好](https://example.com)"),
            "〔称呼〕 您好"
        );
        assert_eq!(bare("a\\*b"), "a*b");
    }
}
