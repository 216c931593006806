//! A value as written, with its place: what a decoder reads.

use crate::span::Span;

/// One value of a file.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it is written; for a table, its header or its braces.
    pub span: Span,
    /// What it holds.
    pub data: Data,
}

/// The kinds of values a file can hold.
#[derive(Debug, Clone)]
pub enum Data {
    /// A string.
    Text(String),
    /// A whole number, by its digits.
    Integer(String),
    /// A number with a point, by its digits.
    Float(String),
    /// `true` or `false`.
    Bool(bool),
    /// A date or a time of day, as written.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order of its keys.
    Table(Vec<Entry>),
}

/// One key of a table with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key itself.
    pub key: String,
    /// Where the key is written.
    pub span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// Returns the string, where the value is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the entries, where the value is a table.
    #[must_use]
    pub fn as_table(&self) -> Option<&[Entry]> {
        match &self.data {
            Data::Table(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the value under a key, where this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let entries = self.as_table()?;
        entries.iter().find(|e| e.key == key).map(|e| &e.value)
    }

    /// Names the kind of value in Chinese and English.
    #[must_use]
    pub fn kind(&self) -> (&'static str, &'static str) {
        match &self.data {
            Data::Text(_) => ("字符串", "a string"),
            Data::Integer(_) | Data::Float(_) => ("数字", "a number"),
            Data::Bool(_) => ("true／false", "true or false"),
            Data::Date(_) => ("日期", "a date"),
            Data::List(_) => ("列表 […]", "a list […]"),
            Data::Table(_) => ("表 {…}", "a table {…}"),
        }
    }
}
