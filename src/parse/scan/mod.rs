//! Finds the faults of writing that beginners make, by name, before TOML is parsed.
//!
//! The text is repaired byte for byte in a copy, so that later faults of the same file keep their places. A repaired
//! text is only diagnosed, never rendered.

mod quote;

use super::reach::is_header;
use crate::diag::{Diagnostic, FULLWIDTH_SYNTAX, Fix, SYNTAX, Sink, TOO_DEEP};
use crate::span::{SourceId, Span};
use quote::OPENING;

/// Brackets may be nested this deep.
const MAX_DEPTH: usize = 48;

/// What the scan found.
pub(super) struct Scan {
    /// The text with every named fault repaired, of the same length.
    pub text: String,
    /// Ranges whose content was lost in the repair: what a decoder says of them is noise.
    pub damaged: Vec<std::ops::Range<usize>>,
    /// Whether the text is nested so deep that it must not be parsed.
    pub too_deep: bool,
}

/// Scans a text and reports what it finds.
pub(super) fn scan(source: SourceId, text: &str, sink: &mut Sink) -> Scan {
    let mut scanner = Scanner {
        source,
        text,
        bytes: text.as_bytes().to_vec(),
        at: 0,
        open: Vec::new(),
        value: false,
        damaged: Vec::new(),
        sink,
        too_deep: false,
        dots: 0,
    };
    scanner.run();
    Scan {
        text: String::from_utf8(scanner.bytes).unwrap_or_else(|_| text.to_owned()),
        damaged: scanner.damaged,
        too_deep: scanner.too_deep,
    }
}

struct Scanner<'t> {
    source: SourceId,
    text: &'t str,
    bytes: Vec<u8>,
    at: usize,
    /// Open brackets with their places.
    open: Vec<(u8, usize)>,
    /// Whether a value is expected next.
    value: bool,
    damaged: Vec<std::ops::Range<usize>>,
    sink: &'t mut Sink,
    too_deep: bool,
    /// Points since the last sign that ends a key: a dotted key is nested as deep.
    dots: usize,
}

/// Full-width signs and what was meant.
const SIGNS: &[(char, char)] = &[
    ('，', ','),
    ('、', ','),
    ('＝', '='),
    ('：', '='),
    ('【', '['),
    ('［', '['),
    ('】', ']'),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('．', '.'),
    ('。', '.'),
    ('－', '-'),
    ('\u{3000}', ' '),
];

/// The cure for all of them.
const WIDE_HELP: (&str, &str) = (
    "引号、逗号、等号、括号、数字都要用英文输入法输入",
    "type quotation marks, commas, equal signs, brackets and digits with the English keyboard",
);

impl Scanner<'_> {
    fn run(&mut self) {
        let mut line_start = true;
        while let Some(c) = self.peek() {
            let here = self.at;
            if line_start && c != '\n' && c != '\r' && c != ' ' && c != '\t' {
                line_start = false;
                self.begin_line(here);
                if self.at > here {
                    continue;
                }
            }
            match c {
                '\n' | '=' | ',' | '{' | '[' => self.dots = 0,
                '.' => self.dots += 1,
                _ => {}
            }
            if self.dots > MAX_DEPTH {
                self.deep(here, here + 1);
                break;
            }
            match c {
                '\n' => {
                    line_start = true;
                    self.value = !self.open.is_empty() && self.value;
                    self.at += 1;
                }
                '#' => self.skip_line(),
                '"' | '\'' => self.string(c),
                '=' => self.mark(true),
                ',' => self.mark(self.open.last().is_some_and(|o| o.0 == b'[')),
                '[' | '{' => self.push(c),
                ']' | '}' => {
                    self.open.pop();
                    self.mark(false);
                }
                ':' if !self.value && !self.is_clock() => self.colon(),
                c if c.is_ascii() => {
                    self.at += 1;
                    if !c.is_ascii_whitespace() {
                        self.value = false;
                    }
                }
                c if OPENING.contains(&c) || (c == '‘' || c == '’') => self.wide_string(c),
                '０'..='９' => self.wide_digits(),
                c => self.wide_sign(c),
            }
        }
        if let Some((bracket, place)) = self.open.first().copied() {
            self.unclosed(bracket, place, self.text.len());
        }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Tells whether the colon here stands in a time of day, which needs no quotation marks.
    fn is_clock(&self) -> bool {
        let before = self.text[..self.at].bytes().next_back();
        let after = self.text[self.at + 1..].bytes().next();
        [before, after]
            .iter()
            .all(|b| b.is_some_and(|b| b.is_ascii_digit()))
    }

    fn mark(&mut self, value: bool) {
        self.value = value;
        self.at += 1;
    }

    fn line_end(&self, from: usize) -> usize {
        let end = self.text[from..]
            .find('\n')
            .map_or(self.text.len(), |n| from + n);
        if end > from && self.text.as_bytes()[end - 1] == b'\r' {
            end - 1
        } else {
            end
        }
    }

    fn skip_line(&mut self) {
        self.at = self.line_end(self.at);
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    fn report(&mut self, fault: Diagnostic) {
        self.sink.report(fault);
    }

    /// Writes into the copy: `text`, then spaces up to `end`.
    fn patch(&mut self, start: usize, end: usize, text: &str) {
        for (offset, slot) in self.bytes[start..end].iter_mut().enumerate() {
            *slot = text.as_bytes().get(offset).copied().unwrap_or(b' ');
        }
    }

    fn push(&mut self, c: char) {
        let bracket = c as u8;
        self.open.push((bracket, self.at));
        if self.open.len() > MAX_DEPTH {
            self.deep(self.at, self.at + 1);
            return;
        }
        self.value = bracket == b'[';
        self.at += 1;
    }

    /// Reports a nesting that no standard needs, and reads no further.
    fn deep(&mut self, start: usize, end: usize) {
        if !self.too_deep {
            self.too_deep = true;
            let fault = TOO_DEEP
                .at(self.span(start, end))
                .words(
                    format!("嵌套超过 {MAX_DEPTH} 层"),
                    format!("this is nested more than {MAX_DEPTH} deep"),
                )
                .help(
                    "标准里最多用到三四层：检查是否多写了左括号",
                    "a standard needs three or four levels: look for brackets that were never closed",
                );
            self.report(fault);
        }
        self.at = self.text.len();
        self.open.clear();
    }

    /// At the first sign of a line: an open bracket may have been forgotten.
    fn begin_line(&mut self, here: usize) {
        let line = &self.text[here..self.line_end(here)];
        let Some((bracket, place)) = self.open.last().copied() else {
            self.forgotten_equals(here, line);
            return;
        };
        let key = line.split('=').next().unwrap_or_default().trim();
        let is_key = line.contains('=')
            && !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        if is_header(line) || (is_key && bracket == b'[') {
            self.unclosed(bracket, place, here);
            self.open.clear();
            self.value = false;
        }
    }

    /// `title "x"`: the parser would lose its way in all that follows.
    fn forgotten_equals(&mut self, here: usize, line: &str) {
        let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let value = line.trim_start_matches(is_key);
        let gap = here + line.len() - value.len();
        let begins_value =
            |c: char| matches!(c, '"' | '\'' | '[' | '{' | '0'..='9') || OPENING.contains(&c);
        if gap == here
            || !value.starts_with([' ', '\t'])
            || !value.trim_start().starts_with(begins_value)
        {
            return;
        }
        let fault = SYNTAX
            .at(self.span(here, gap))
            .words(
                "键和值之间缺少等号",
                "the equal sign between key and value is missing",
            )
            .help(
                "写成 键 = 值，例如 title = \"开门\"",
                "write key = value, such as title = \"Opening\"",
            )
            .fix(Fix::safe(self.span(gap, gap), " ="));
        self.report(fault);
        self.patch(gap, gap + 1, "=");
        self.value = true;
        self.at = gap + 1;
    }

    fn unclosed(&mut self, bracket: u8, place: usize, end: usize) {
        let (open, close) = if bracket == b'[' {
            ('[', ']')
        } else {
            ('{', '}')
        };
        let first = self.open.first().map_or(place, |o| o.1);
        let fault = SYNTAX
            .at(self.span(place, place + 1))
            .words(
                format!("“{open}”没有配上“{close}”"),
                format!("this {open} is never closed"),
            )
            .expected(format!("缺少 {close}"), format!("{close} is missing"))
            .help(
                format!("在这个值的末尾补上 {close}"),
                format!("close the value with {close}"),
            );
        self.report(fault);
        let last = self.text[first..end].trim_end().len() + first;
        self.damaged.push(first..end);
        if last - first >= 2 {
            self.patch(first, last, "[]");
        } else {
            self.patch(first, last, "0");
        }
    }

    fn wide_fault(&mut self, start: usize, end: usize, found: char, meant: &str) {
        let (shown, shown_en) = if found == '\u{3000}' {
            ("全角空格".to_owned(), "a full-width space".to_owned())
        } else {
            (format!("“{found}”"), format!("“{found}”"))
        };
        let mut fault = FULLWIDTH_SYNTAX
            .at(self.span(start, end))
            .words(
                format!(
                    "{shown}是全角符号，这里要用半角{}",
                    if meant == " " {
                        "空格".to_owned()
                    } else {
                        format!(" {meant}")
                    }
                ),
                format!(
                    "{shown_en} is a full-width sign; {} belongs here",
                    if meant == " " { "a space" } else { meant }
                ),
            )
            .fix(Fix::safe(self.span(start, end), meant));
        fault = fault.help(WIDE_HELP.0, WIDE_HELP.1);
        self.report(fault);
    }

    fn wide_digits(&mut self) {
        let start = self.at;
        let run: String = self.text[start..]
            .chars()
            .take_while(|c| ('０'..='９').contains(c) || *c == '．')
            .collect();
        let end = start + run.len();
        let plain: String = run
            .chars()
            .map(|c| match c {
                '．' => '.',
                c => char::from(b'0' + u8::try_from(u32::from(c) - u32::from('０')).unwrap_or(0)),
            })
            .collect();
        let first = run.chars().next().unwrap_or('０');
        self.wide_fault(start, end, first, &plain);
        self.patch(start, end, &plain);
        self.at = end;
        self.value = false;
    }

    fn wide_sign(&mut self, c: char) {
        let (start, end) = (self.at, self.at + c.len_utf8());
        self.at = end;
        let Some((_, meant)) = SIGNS.iter().find(|(wide, _)| *wide == c) else {
            return; // the parser says what is wrong with it
        };
        if *meant == '.' || *meant == '-' {
            return;
        }
        let meant_text = meant.to_string();
        self.wide_fault(start, end, c, &meant_text);
        self.patch(start, end, &meant_text);
        match meant {
            '[' | '{' => {
                self.open.push((*meant as u8, start));
                self.value = *meant == '[';
            }
            ']' | '}' => {
                self.open.pop();
                self.value = false;
            }
            '=' => self.value = true,
            ',' => self.value = self.open.last().is_some_and(|o| o.0 == b'['),
            '#' => self.skip_line(),
            _ => {}
        }
    }

    /// `title: "x"`: a colon where an equal sign belongs.
    fn colon(&mut self) {
        let at = self.at;
        let fault = SYNTAX
            .at(self.span(at, at + 1))
            .words(
                "键和值之间要用等号",
                "an equal sign stands between key and value",
            )
            .expected("把 : 改成 =", "write = instead of :")
            .help(
                "写成 键 = 值，例如 title = \"开门\"",
                "write key = value, such as title = \"Opening\"",
            )
            .fix(Fix::safe(self.span(at, at + 1), " ="));
        self.report(fault);
        self.patch(at, at + 1, "=");
        self.mark(true);
    }
}
