//! Lines of a text as a terminal can show them: safe, and cut around what matters when they are long.

use super::visible;
use crate::source::{Source, display_width};
use std::ops::{Range, RangeInclusive};

/// Characters a line may show for each column it may take; marks without width could be endless.
const CHARS_PER_COLUMN: usize = 4;

/// Neighbouring lines of a text, ready to be shown.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) first_line: usize,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    /// Where the bytes of the text that are shown come to stand in the excerpt, character by character.
    places: Vec<(usize, usize)>,
}

impl Excerpt {
    /// Takes lines of a text; `focus` says what must be seen of those that are too long.
    pub(super) fn new(
        source: &Source,
        lines: RangeInclusive<usize>,
        focus: &[usize],
        width: usize,
    ) -> Self {
        let mut excerpt = Self {
            text: String::new(),
            first_line: *lines.start(),
            lines: Vec::new(),
        };
        for number in lines {
            if number > excerpt.first_line {
                excerpt.text.push('\n');
            }
            let range = source.line_range(number);
            let wanted = |at: &&usize| (range.start..=range.end).contains(*at);
            let seen = focus.iter().find(wanted).map_or(0, |at| at - range.start);
            let line = Line::new(
                &source.text[range.clone()],
                range.start,
                seen,
                width,
                &mut excerpt.text,
            );
            excerpt.lines.push(line);
        }
        excerpt
    }

    /// Returns where a byte of the text stands in the excerpt; what was cut away counts as the edge of the cut.
    pub(super) fn place(&self, byte: usize) -> usize {
        let line = self
            .lines
            .partition_point(|line| line.places[0].0 <= byte)
            .max(1)
            - 1;
        // A line that was cut at its start may begin behind the byte although it is on that line.
        let places = &self.lines[line].places;
        let at = places.partition_point(|(from, _)| *from <= byte).max(1) - 1;
        places[at].1
    }

    /// Returns where a range of the text stands in the excerpt.
    pub(super) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end).max(start)
    }
}

impl Line {
    fn new(text: &str, start: usize, focus: usize, width: usize, shown: &mut String) -> Self {
        let cut = window(text, text.floor_char_boundary(focus.min(text.len())), width);
        if cut.start > 0 {
            shown.push('…');
        }
        let mut places = Vec::new();
        for (at, c) in text[cut.clone()].char_indices() {
            places.push((start + cut.start + at, shown.len()));
            visible::push(shown, c);
        }
        places.push((start + cut.end, shown.len()));
        if cut.end < text.len() {
            shown.push('…');
        }
        Self { places }
    }
}

/// Tells whether a line is shown whole.
pub(super) fn fits(text: &str, width: usize) -> bool {
    forward(text, 0, width).0 == text.len()
}

/// Chooses the part of a line that is shown: all of it, or a third before the focus and the rest behind.
fn window(text: &str, focus: usize, width: usize) -> Range<usize> {
    if fits(text, width) {
        return 0..text.len();
    }
    let room = width.saturating_sub(2);
    let (start, before) = backward(text, focus, room / 3);
    let (end, behind) = forward(text, focus, room - before);
    if end < text.len() {
        return start..end;
    }
    backward(text, focus, room - behind).0..end
}

fn forward(text: &str, from: usize, room: usize) -> (usize, usize) {
    let mut used = 0;
    for (count, (at, c)) in text[from..].char_indices().enumerate() {
        if used + display_width(c) > room || count >= room * CHARS_PER_COLUMN {
            return (from + at, used);
        }
        used += display_width(c);
    }
    (text.len(), used)
}

fn backward(text: &str, from: usize, room: usize) -> (usize, usize) {
    let (mut start, mut used) = (from, 0);
    for (count, (at, c)) in text[..from].char_indices().rev().enumerate() {
        if used + display_width(c) > room || count >= room * CHARS_PER_COLUMN {
            break;
        }
        used += display_width(c);
        start = at;
    }
    (start, used)
}
