//! The signs of a plain response file, one after the other: keys, values, heads of tables. Whatever is written in another way ends it.

use crate::format::Date;
use std::ops::Range;

/// Where in the file a line stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Start,
    Response,
    Answers,
    Notes,
}

/// A value and where it stands.
pub(super) struct Value<'t> {
    pub kind: Kind<'t>,
    pub range: Range<usize>,
}

pub(super) enum Kind<'t> {
    Text(&'t str),
    Digits(&'t str),
    Day(Date),
    List(Vec<Value<'t>>),
    Table(Vec<(&'t str, Value<'t>)>),
}

/// Walks over a text.
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes to the next line that says anything; tells whether there is one.
    pub fn next_line(&mut self) -> bool {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => self.at += 1,
                b'\r' if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
                _ => return true,
            }
        }
        false
    }

    pub fn end_of_line(&mut self) -> Option<()> {
        match self.peek() {
            None => Some(()),
            Some(b'\n') => {
                self.at += 1;
                Some(())
            }
            Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => {
                self.at += 2;
                Some(())
            }
            _ => None,
        }
    }

    pub fn header(&mut self) -> Option<Part> {
        let rest = &self.text[self.at..];
        let (name, part) = [
            ("[response]", Part::Response),
            ("[answers]", Part::Answers),
            ("[notes]", Part::Notes),
        ]
        .into_iter()
        .find(|(name, _)| rest.starts_with(name))?;
        self.at += name.len();
        Some(part)
    }

    fn take(&mut self, sign: &str) -> Option<()> {
        self.text[self.at..]
            .starts_with(sign)
            .then(|| self.at += sign.len())
    }

    pub fn assignment(&mut self) -> Option<()> {
        self.take(" = ")
    }

    fn run(&mut self, holds: impl Fn(u8) -> bool) -> &'t str {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|b| !holds(b)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    pub fn key(&mut self) -> Option<(&'t str, Range<usize>)> {
        let start = self.at;
        let key = match self.peek()? {
            b'"' => self.quoted()?,
            _ => self.run(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'),
        };
        (!key.is_empty()).then_some((key, start..self.at))
    }

    /// Reads a text in quotation marks that needs no escapes.
    fn quoted(&mut self) -> Option<&'t str> {
        self.take("\"")?;
        let text = self.run(|b| b >= b' ' && !matches!(b, b'"' | b'\\' | 0x7f));
        self.take("\"")?;
        // Three marks begin a text of several lines.
        (self.peek() != Some(b'"')).then_some(text)
    }

    pub fn value(&mut self, is_outer: bool) -> Option<Value<'t>> {
        let start = self.at;
        let kind = match self.peek()? {
            b'"' => Kind::Text(self.quoted()?),
            b'[' if is_outer => Kind::List(self.list()?),
            b'{' if is_outer => Kind::Table(self.table()?),
            b'0'..=b'9' => {
                let word = self.run(|b| b.is_ascii_digit() || b == b'-');
                let is_whole = word.bytes().all(|b| b.is_ascii_digit());
                let is_short = word.len() == 1 || !word.starts_with('0') && word.len() <= 9;
                match is_whole {
                    true if is_short => Kind::Digits(word),
                    true => return None,
                    false => Kind::Day(Date::parse(word)?),
                }
            }
            _ => return None,
        };
        Some(Value {
            kind,
            range: start..self.at,
        })
    }

    fn list(&mut self) -> Option<Vec<Value<'t>>> {
        self.take("[")?;
        let mut all = Vec::new();
        while self.peek()? != b']' {
            if !all.is_empty() {
                self.take(", ")?;
            }
            all.push(self.value(false)?);
        }
        self.take("]")?;
        (!all.is_empty()).then_some(all)
    }

    fn table(&mut self) -> Option<Vec<(&'t str, Value<'t>)>> {
        self.take("{ ")?;
        let mut all: Vec<(&str, Value<'_>)> = Vec::new();
        loop {
            let (key, _) = self.key()?;
            self.assignment()?;
            let value = match self.peek()? {
                b'[' => {
                    let start = self.at;
                    let kind = Kind::List(self.list()?);
                    Value {
                        kind,
                        range: start..self.at,
                    }
                }
                _ => self.value(false)?,
            };
            if all.iter().any(|(own, _)| *own == key) {
                return None;
            }
            all.push((key, value));
            if self.take(" }").is_some() {
                return Some(all);
            }
            self.take(", ")?;
        }
    }
}
