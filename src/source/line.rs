//! Byte offsets into lines and columns.

use unicode_width::UnicodeWidthChar;

/// Bytes between two marks inside a long line, so that looking up a column never walks far.
const STRIDE: usize = 1024;

/// A place in a text as people and editors count it.
///
/// # Units
/// All three start at 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column in code points.
    pub column: usize,
    /// The column on a terminal: a Chinese character takes two, a tab four.
    pub display: usize,
}

/// Returns the number of terminal columns that a character takes when it is shown.
///
/// Control and invisible characters are shown by a stand-in and take one; a joiner and marks that
/// sit on another character take none.
#[must_use]
pub fn display_width(c: char) -> usize {
    match c {
        '\t' => 4,
        ' '..='~' => 1,
        '\u{200D}' => 0,
        _ if is_unseen(c) => 1,
        _ => c.width().unwrap_or(1),
    }
}

/// Tells whether a character has no picture of its own: control, direction, zero width, noncharacter.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200C}'
                | '\u{200E}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{FFFE}'..='\u{FFFF}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// A known place: where counting may start from.
#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: usize,
    at: Location,
}

/// The starts of lines, and marks inside long ones.
#[derive(Debug)]
pub(super) struct LineIndex {
    starts: Vec<usize>,
    marks: Vec<Mark>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let first = Location {
            line: 1,
            column: 1,
            display: 1,
        };
        let mut starts = vec![0];
        let mut marks = vec![Mark { byte: 0, at: first }];
        let (mut at, mut marked) = (first, 0);
        for (byte, c) in text.char_indices() {
            if byte - marked >= STRIDE {
                marks.push(Mark { byte, at });
                marked = byte;
            }
            if c == '\n' {
                at = Location {
                    line: at.line + 1,
                    ..first
                };
                starts.push(byte + 1);
            } else {
                at = step(at, c);
            }
        }
        Self { starts, marks }
    }

    pub(super) fn locate(&self, text: &str, offset: usize) -> Location {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let line = self.starts.partition_point(|start| *start <= offset);
        let line_start = self.starts[line - 1];
        let mark = self.marks[self.marks.partition_point(|mark| mark.byte <= offset) - 1];
        let (from, at) = if mark.byte < line_start {
            let at = Location {
                line,
                column: 1,
                display: 1,
            };
            (line_start, at)
        } else {
            (mark.byte, mark.at)
        };
        text[from..offset].chars().fold(at, step)
    }

    pub(super) fn line_count(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn line_range(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let Some(start) = line.checked_sub(1).and_then(|n| self.starts.get(n)) else {
            return text.len()..text.len();
        };
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let bare = text[*start..end]
            .strip_suffix('\r')
            .map_or(end, |cut| start + cut.len());
        *start..bare
    }
}

fn step(at: Location, c: char) -> Location {
    Location {
        line: at.line,
        column: at.column + 1,
        display: at.display + display_width(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize, usize) {
        let place = LineIndex::new(text).locate(text, offset);
        (place.line, place.column, place.display)
    }

    #[test]
    fn chinese_takes_two_columns_and_a_tab_four() {
        let text = "a = 1\n\t标题 = x";
        assert_eq!(at(text, 0), (1, 1, 1));
        assert_eq!(at(text, 6), (2, 1, 1));
        assert_eq!(at(text, 7), (2, 2, 5));
        assert_eq!(at(text, 7 + 6), (2, 4, 9));
    }

    #[test]
    fn offsets_off_the_text_fall_back_on_it() {
        assert_eq!(at("中", 1), (1, 1, 1));
        assert_eq!(at("中", 99), (1, 2, 3));
        assert_eq!(at("", 3), (1, 1, 1));
    }

    #[test]
    fn marks_agree_with_plain_counting() {
        let long: String = "甲a\u{301}\t".repeat(900) + "\r\n" + &"乙".repeat(2000);
        let index = LineIndex::new(&long);
        let (mut line, mut column, mut display) = (1, 1, 1);
        for (byte, c) in long.char_indices() {
            let place = Location {
                line,
                column,
                display,
            };
            assert_eq!(index.locate(&long, byte), place, "at byte {byte}");
            if c == '\n' {
                (line, column, display) = (line + 1, 1, 1);
            } else {
                column += 1;
                display += display_width(c);
            }
        }
    }

    #[test]
    fn line_ranges_leave_out_both_kinds_of_line_end() {
        let text = "ab\r\n\ncd";
        let index = LineIndex::new(text);
        let lines: Vec<&str> = (1..=index.line_count())
            .map(|line| &text[index.line_range(text, line)])
            .collect();
        assert_eq!(lines, ["ab", "", "cd"]);
        assert_eq!(index.line_range(text, 9), 7..7);
        assert_eq!(index.line_range(text, 0), 7..7);
    }
}
