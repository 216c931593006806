//! Text that a terminal shows and does not obey.

use crate::source::is_unseen;

/// Appends a character as it may be shown; it takes as many columns as `display_width` says.
pub(super) fn push(shown: &mut String, c: char) {
    match c {
        '\t' => shown.push_str("    "),
        // Terminals disagree on joined pictures, so their parts are shown one by one.
        '\u{200D}' => {}
        '\0'..='\u{1F}' => shown.push(picture(c as u32)),
        '\u{7F}' => shown.push('␡'),
        c if is_unseen(c) => shown.push(char::REPLACEMENT_CHARACTER),
        c => shown.push(c),
    }
}

fn picture(control: u32) -> char {
    char::from_u32(0x2400 + control).expect("every control character has a picture")
}

/// Returns a text on one line with stand-ins for all control and invisible characters.
#[must_use]
pub fn safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => shown.push(' '),
            '\r' => {}
            c => push(&mut shown, c),
        }
    }
    shown
}

/// Returns a text with stand-ins for all control and invisible characters but the line end.
pub(super) fn safe_lines(text: &str) -> String {
    text.lines().map(safe).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::display_width;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn what_is_shown_is_as_wide_as_its_column_says() {
        for c in '\0'..=char::MAX {
            let mut shown = String::new();
            push(&mut shown, c);
            let width: usize = shown
                .chars()
                .map(|c| c.width().expect("no control is shown"))
                .sum();
            assert_eq!(width, display_width(c), "{c:?}");
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        assert_eq!(
            safe("a\u{1b}[31mb\u{9b}2Jc\r\nd\te\u{202e}"),
            "a␛[31mb�2Jc d e�"
        );
        assert_eq!(safe_lines("a\nb\u{7}"), "a\nb␇");
    }
}
