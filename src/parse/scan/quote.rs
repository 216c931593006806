//! Strings and their quotation marks: closed, forgotten, full-width, or in the middle of the text.

use super::{Scanner, WIDE_HELP};
use crate::diag::{FULLWIDTH_SYNTAX, Fix, QUOTE_IN_TEXT, SYNTAX};

/// Marks that people begin a text with.
pub(super) const OPENING: &[char] = &['“', '”', '„', '＂', '「', '『', '《'];

/// Marks that people end a text with.
const CLOSING: &[char] = &['”', '“', '＂', '」', '』', '》'];

impl Scanner<'_> {
    pub(super) fn string(&mut self, quote: char) {
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
        if let Some(key) = second_key(inner) {
            return self.two_keys(start, start + 1 + key, end);
        }
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
        self.damaged.push(start..end);
        for at in start + 1..end - 1 {
            if self.bytes[at] == b'"' {
                self.bytes[at] = b'\'';
            }
        }
    }

    /// `id = "a" name = "b"`: two keys in one line.
    fn two_keys(&mut self, start: usize, key: usize, end: usize) {
        let fault = SYNTAX
            .at(self.span(key, end))
            .words(
                "一行只能写一个键和值",
                "a line holds one key with its value",
            )
            .help(
                "另起一行写；{…} 里面用逗号隔开",
                "begin a new line; inside {…} put a comma between them",
            );
        self.report(fault);
        self.damaged.push(start..end);
        for at in start + 1..end - 1 {
            if self.bytes[at] == b'"' {
                self.bytes[at] = b'\'';
            }
        }
    }

    /// Chinese quotation marks around a value.
    pub(super) fn wide_string(&mut self, open: char) {
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
                format!("这段文字用的是全角引号 {open}…{c}，要用半角引号 \"…\""),
                format!(
                    "this text stands in {open}…{c}; straight quotation marks \"…\" belong here"
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
}

/// Finds where a second key begins in what was taken for one text: `a" name = "b`.
fn second_key(inner: &str) -> Option<usize> {
    let (first, rest) = inner.split_once('"')?;
    let (between, _) = rest.split_once('"')?;
    let key = between.trim().strip_suffix('=')?.trim();
    let is_key = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    (!key.is_empty() && key.bytes().all(is_key))
        .then(|| first.len() + 1 + between.find(key).unwrap_or(0))
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
            // A string right behind another one: a comma is missing, no quotation mark too many.
            let another = rest.starts_with(quote) && rest.len() < line.len() - at - 1;
            if ends || another {
                return Some((at, first.is_none()));
            }
            first = first.or(Some(at));
        }
        escaped = quote == '"' && c == '\\' && !escaped;
    }
    first.map(|at| (at, true))
}
