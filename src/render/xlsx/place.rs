//! Where things stand on a sheet: names of cells, and the columns of the sheet to fill in.

use crate::view::workbook::EntryView;

/// The mark of the row that names the columns, by which readers of filled workbooks know the sheet.
pub(super) const HEADS: &str = "punctilio:heads";
/// The mark of the list of actions.
pub(super) const ACTIONS: &str = "punctilio:actions";

/// Names a column: `A`, `AB`.
pub(super) fn column(col: u16) -> String {
    let mut name = Vec::new();
    let mut rest = u32::from(col) + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// Names a cell that moves with what names it: `E5`.
pub(super) fn at(row: u32, col: u16) -> String {
    format!("{}{}", column(col), row + 1)
}

/// Names a cell that stays: `$E$5`.
pub(super) fn fixed(row: u32, col: u16) -> String {
    format!("${}${}", column(col), row + 1)
}

/// Names a part of a column: `$E$5:$E$80`.
pub(super) fn down(col: u16, (first, last): (u32, u32)) -> String {
    format!("{}:{}", fixed(first, col), fixed(last, col))
}

/// Names a part of a row: `E5:G5`.
pub(super) fn along(row: u32, first: u16, last: u16) -> String {
    if first == last {
        return at(row, first);
    }
    format!("{}:{}", at(row, first), at(row, last))
}

/// Cuts a text to what its place holds, in the units of UTF-16 that spreadsheet programs count.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > most {
            return &text[..at];
        }
    }
    text
}

/// Writes a text into a formula.
pub(super) fn quoted(text: &str) -> String {
    // A text in a formula has at most 255 characters.
    format!("\"{}\"", cut(text, 250).replace('"', "\"\""))
}

/// The columns of the sheet to fill in. What is filled in and read stands on the left; what it is computed from is
/// hidden behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// The columns of answers: as many as the item with the most samples has.
    pub samples: u16,
}

/// The most columns of answers: whoever looks at more people or rooms takes a second sheet.
const SAMPLES: u32 = 60;

/// Returns how many answers an item has on a sheet.
pub(super) fn samples(item: &EntryView) -> u16 {
    u16::try_from(item.samples.clamp(1, SAMPLES)).unwrap_or(1)
}

/// The mark of critical items.
pub(super) const MARK: u16 = 0;
/// The number.
pub(super) const NUMBER: u16 = 1;
/// The criterion.
pub(super) const TEXT: u16 = 2;
/// The points.
pub(super) const POINTS: u16 = 3;
/// The first answer.
pub(super) const ANSWER: u16 = 4;

impl Columns {
    /// The answer of a sample, counted from 0.
    pub fn answer(self, sample: u16) -> u16 {
        ANSWER + sample
    }
    /// The last answer.
    pub fn last_answer(self) -> u16 {
        ANSWER + self.samples - 1
    }
    /// What is earned.
    pub fn earned(self) -> u16 {
        ANSWER + self.samples
    }
    /// What was seen.
    pub fn note(self) -> u16 {
        self.earned() + 1
    }
    /// The address of the item, or what a value of the result is called.
    pub fn id(self) -> u16 {
        self.note() + 1
    }
    /// The full credit, in units; or a value of the result.
    pub fn full(self) -> u16 {
        self.id() + 1
    }
    /// The credit of a sample in units, or a letter: N not applicable, O not observed, B blank.
    pub fn credit(self, sample: u16) -> u16 {
        self.full() + 1 + sample
    }
    /// The state of the item: A answered, N, O or B.
    pub fn state(self) -> u16 {
        self.credit(self.samples)
    }
    /// The points, in units.
    pub fn weight(self) -> u16 {
        self.state() + 1
    }
    /// What is earned, in units.
    pub fn units(self) -> u16 {
        self.state() + 2
    }
    /// What a critical item triggers: F fail, C cap, Z zero section.
    pub fn hit(self) -> u16 {
        self.state() + 3
    }
    /// The cap that is triggered.
    pub fn cap(self) -> u16 {
        self.state() + 4
    }
    /// The points lost, in units.
    pub fn lost(self) -> u16 {
        self.state() + 5
    }
    /// The place among the points lost.
    pub fn rank(self) -> u16 {
        self.state() + 6
    }
    /// The class of the finding: C critical, J major, M minor.
    pub fn class(self) -> u16 {
        self.state() + 7
    }
    /// All triggers down to here, for a person.
    pub fn reason(self) -> u16 {
        self.state() + 8
    }
    /// All triggers down to here, for a program.
    pub fn code(self) -> u16 {
        self.state() + 9
    }
    /// Of a section: what is earned, in units.
    pub fn section_earned(self) -> u16 {
        self.state() + 10
    }
    /// Of a section: what could be earned, in units.
    pub fn section_max(self) -> u16 {
        self.state() + 11
    }
    /// Of a section: the score, not rounded, times the weight.
    pub fn section_rate(self) -> u16 {
        self.state() + 12
    }
    /// Of a section: the score as shown.
    pub fn section_shown(self) -> u16 {
        self.state() + 13
    }
    /// Of a section with a score: its weight.
    pub fn section_weight(self) -> u16 {
        self.state() + 14
    }
    /// Of a section: whether it stays below its minimum.
    pub fn section_below(self) -> u16 {
        self.state() + 15
    }
    /// The labels of choices; what they are worth stands behind them.
    pub fn labels(self) -> u16 {
        self.state() + 16
    }
    /// The last column of all.
    pub fn last(self) -> u16 {
        self.labels() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!(column(0), "A");
        assert_eq!(column(25), "Z");
        assert_eq!(column(26), "AA");
        assert_eq!(column(701), "ZZ");
        assert_eq!(column(702), "AAA");
        assert_eq!(at(4, 4), "E5");
        assert_eq!(down(4, (4, 79)), "$E$5:$E$80");
    }

    #[test]
    fn texts_are_cut_as_spreadsheets_count() {
        assert_eq!(cut("门😀口", 2), "门");
        assert_eq!(cut("门😀口", 3), "门😀");
        assert_eq!(cut("门", 3), "门");
    }

    #[test]
    fn a_text_cannot_end_its_formula() {
        assert_eq!(quoted("a\"&B1&\""), "\"a\"\"&B1&\"\"\"");
    }
}
