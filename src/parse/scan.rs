//! Finds the faults of writing that beginners make, by name, before TOML is parsed.
//!
//! The text is repaired byte for byte in a copy, so that later faults of the same file keep their places. A repaired
//! text is only diagnosed, never rendered.

use crate::diag::{Diagnostic, FULLWIDTH_SYNTAX, Fix, QUOTE_IN_TEXT, SYNTAX, Sink, TOO_DEEP};
use crate::span::{SourceId, Span};

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

const OPENING: &[char] = &['“', '”', '„', '＂', '「', '『', '《'];
const CLOSING: &[char] = &['”', '“', '＂', '」', '』', '》'];

impl Scanner<'_> {
    fn run(&mut self) {
        let mut line_start = true;
        while let Some(c) = self.peek() {
            let here = self.at;
            if line_start && c != '\n' && c != '\r' && c != ' ' && c != '\t' {
                line_start = false;
                self.begin_line(here);
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
                ':' if !self.value => self.colon(),
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
        let Some((bracket, place)) = self.open.last().copied() else {
            return;
        };
        let line = &self.text[here..self.line_end(here)];
        let is_header = line.starts_with('[')
            && line.trim_end().ends_with(']')
            && line
                .trim_matches(['[', ']', ' '])
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_' || c == '-')
            && line.chars().any(|c| c.is_ascii_alphabetic());
        let key = line.split('=').next().unwrap_or_default().trim();
        let is_key = line.contains('=')
            && !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        if is_header || (is_key && bracket == b'[') {
            self.unclosed(bracket, place, here);
            self.open.clear();
            self.value = false;
        }
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

    fn string(&mut self, quote: char) {
        let start = self.at;
        let triple: String = std::iter::repeat_n(quote, 3).collect();
        if self.text[start..].starts_with(&triple) {
            return self.long_string(start, &triple);
        }
        let end_of_line = self.line_end(start);
        let line = &self.text[start + 1..end_of_line];
        let Some((close, clean)) = closing(line, quote) else {
            return self.unclosed_string(start, end_of_line, quote);
        };
        let end = start + 1 + close + 1;
        if !clean && quote == '"' {
            self.quote_inside(start, end);
        }
        self.at = end;
        self.value = false;
    }

    fn long_string(&mut self, start: usize, triple: &str) {
        let body = start + 3;
        match self.text[body..].find(triple) {
            Some(n) => {
                let mut end = body + n + 3;
                while self.text[end..].starts_with(&triple[..1]) && end < body + n + 5 {
                    end += 1;
                }
                self.at = end;
            }
            None => {
                let fault = SYNTAX
                    .at(self.span(start, start + 3))
                    .words(
                        "多行文字没有结束",
                        "this text over several lines never ends",
                    )
                    .help(
                        format!("在文字末尾补上 {triple}"),
                        format!("end the text with {triple}"),
                    );
                self.report(fault);
                self.damaged.push(start..self.text.len());
                self.patch(start, self.text.len(), "\"\"");
                self.at = self.text.len();
                self.open.clear();
            }
        }
        self.value = false;
    }

    fn unclosed_string(&mut self, start: usize, end: usize, quote: char) {
        let line = self.text[start..end].trim_end();
        let wide = line
            .char_indices()
            .rev()
            .find(|(_, c)| CLOSING.contains(c) || *c == '’');
        let tail_is_plain = |from: usize| {
            line[from..]
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, ',' | ']' | '}' | '，' | '】'))
        };
        if let Some((at, c)) = wide
            && at > 0
            && tail_is_plain(at + c.len_utf8())
        {
            let (from, to) = (start + at, start + at + c.len_utf8());
            self.wide_fault(from, to, c, &quote.to_string());
            self.patch(from, to, &quote.to_string());
            self.at = to;
            self.value = false;
            return;
        }
        let stop = start + line.len();
        let fault = SYNTAX
            .at(self.span(start, stop))
            .words("文字没有结束", "this text never ends")
            .expected(format!("缺少 {quote}"), format!("{quote} is missing"))
            .help(
                format!("在文字末尾补上 {quote}；要写多行就用 \"\"\" 开头和结尾"),
                format!(
                    "end it with {quote}; a text over several lines begins and ends with \"\"\""
                ),
            );
        self.report(fault);
        self.damaged.push(start..stop);
        if stop - start >= 2 {
            self.patch(start, stop, "\"\"");
        } else {
            self.patch(start, stop, "0");
        }
        self.at = stop;
        self.value = false;
    }

    fn quote_inside(&mut self, start: usize, end: usize) {
        let inner = &self.text[start + 1..end - 1];
        let chinese = inner
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let mut fixed = String::from("\"");
        let mut opening = true;
        let mut escaped = false;
        for c in inner.chars() {
            if c == '"' && !escaped {
                if chinese {
                    fixed.push(if opening { '“' } else { '”' });
                    opening = !opening;
                } else {
                    fixed.push_str("\\\"");
                }
            } else {
                fixed.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        fixed.push('"');
        let even = inner.matches('"').count().is_multiple_of(2);
        let fix = if even {
            Fix::safe(self.span(start, end), fixed)
        } else {
            Fix::offered(self.span(start, end), fixed)
        };
        let first = start + 1 + inner.find('"').unwrap_or(0);
        let fault = QUOTE_IN_TEXT
            .at(self.span(first, first + 1))
            .words(
                "文字里面有英文引号，文字在这里就断了",
                "a straight quotation mark inside the text ends it here",
            )
            .help(
                "文字里的引号用中文的“”，或写成 \\\"",
                "use “ ” inside a text, or write \\\"",
            )
            .fix(fix);
        self.report(fault);
        for at in start + 1..end - 1 {
            if self.bytes[at] == b'"' {
                self.bytes[at] = b'\'';
            }
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

    /// Chinese quotation marks around a value.
    fn wide_string(&mut self, open: char) {
        let start = self.at;
        let begin = start + open.len_utf8();
        let end_of_line = self.line_end(start);
        let line = &self.text[begin..end_of_line];
        let single = open == '‘' || open == '’';
        let close = line.char_indices().find(|(at, c)| {
            let fits = if single {
                *c == '’' || *c == '\''
            } else {
                CLOSING.contains(c) || *c == '"'
            };
            fits && line[at + c.len_utf8()..]
                .trim_start()
                .chars()
                .next()
                .is_none_or(|next| {
                    matches!(
                        next,
                        ',' | ']' | '}' | '#' | '，' | '、' | '】' | '］' | '｝'
                    )
                })
        });
        let quote = "\"";
        let Some((at, c)) = close else {
            self.wide_fault(start, begin, open, quote);
            let stop = begin + line.trim_end().len();
            self.damaged.push(start..stop);
            self.patch(start, stop, "\"\"");
            self.at = stop;
            self.value = false;
            return;
        };
        let (from, to) = (begin + at, begin + at + c.len_utf8());
        let whole = format!("\"{}\"", self.text[begin..from].replace('"', "\\\""));
        let fault = FULLWIDTH_SYNTAX
            .at(self.span(start, to))
            .words(
                format!("这段文字用的是全角引号“{open}{c}”，要用半角引号 \"…\""),
                format!(
                    "this text stands in {open}{c}; straight quotation marks \"…\" belong here"
                ),
            )
            .help(WIDE_HELP.0, WIDE_HELP.1)
            .fix(Fix::safe(self.span(start, to), whole));
        self.report(fault);
        // The opening mark turns into spaces and a quotation mark, so that the content keeps its place.
        let spaces = " ".repeat(open.len_utf8() - 1);
        self.patch(start, begin, &format!("{spaces}{quote}"));
        self.patch(from, to, quote);
        for i in begin..from {
            if self.bytes[i] == b'"' {
                self.bytes[i] = b'\'';
            }
        }
        self.at = to;
        self.value = false;
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

/// Finds the quotation mark that ends a string within its line.
///
/// Returns its place and whether it is the first one; a further one before it stands inside the text.
fn closing(line: &str, quote: char) -> Option<(usize, bool)> {
    let mut escaped = false;
    let mut first = None;
    for (at, c) in line.char_indices() {
        if c == quote && !escaped {
            let rest = line[at + 1..].trim_start();
            let ends = rest.chars().next().is_none_or(|next| {
                matches!(
                    next,
                    ',' | ']'
                        | '}'
                        | '#'
                        | '='
                        | '.'
                        | '，'
                        | '、'
                        | '】'
                        | '］'
                        | '｝'
                        | '＝'
                        | '：'
                        | ':'
                )
            });
            if ends {
                return Some((at, first.is_none()));
            }
            first = first.or(Some(at));
        }
        escaped = quote == '"' && c == '\\' && !escaped;
    }
    first.map(|at| (at, true))
}
