//! Single values: names, yes and no, colours, addresses, versions.

use super::macros::scalar_visit;
use super::{ChangeKind, Data, Decode, Node, Reader, Shape};
use crate::diag::{Fix, WRONG_TYPE};
use crate::span::Spanned;
use serde::{Serialize, Serializer};
use std::fmt;

scalar_visit!(bool, Name, Color, Url, Version);

impl Decode for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.data {
            Data::Bool(value) => Some(*value),
            Data::Text(text) if matches!(text.as_str(), "true" | "false" | "是" | "否") => {
                let value = if matches!(text.as_str(), "true" | "是") {
                    "true"
                } else {
                    "false"
                };
                reader.report(
                    WRONG_TYPE
                        .at(node.span)
                        .words(
                            format!("“{text}”带了引号"),
                            format!("“{text}” stands in quotation marks"),
                        )
                        .expected(
                            "应为 true 或 false，不带引号",
                            "expected true or false, without quotation marks",
                        )
                        .help(format!("改成 {value}"), format!("write {value}"))
                        .fix(Fix::safe(node.span, value)),
                );
                None
            }
            _ => reader.wrong_type(node, &Shape::Bool),
        }
    }
}

/// A name or path that is the same in every language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Name(pub Spanned<String>);

impl Name {
    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }
}

impl Decode for Name {
    fn shape() -> Shape {
        Shape::Name
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text() {
            Some(text) if !text.trim().is_empty() => {
                Some(Self(Spanned::new(text.trim().to_owned(), node.span)))
            }
            _ => reader.wrong_type(node, &Shape::Name),
        }
    }
}

/// A colour as `#RRGGBB`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Color(pub Spanned<String>);

impl Color {
    /// Returns red, green and blue.
    ///
    /// # Units
    /// Each from 0 to 255.
    #[must_use]
    pub fn rgb(&self) -> [u8; 3] {
        let part = |i: usize| u8::from_str_radix(&self.0.value[i..i + 2], 16).unwrap_or(0);
        [part(1), part(3), part(5)]
    }
}

impl Decode for Color {
    fn shape() -> Shape {
        Shape::Color
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text() {
            Some(text)
                if text.len() == 7
                    && text.starts_with('#')
                    && text[1..].bytes().all(|b| b.is_ascii_hexdigit()) =>
            {
                Some(Self(Spanned::new(text.to_ascii_uppercase(), node.span)))
            }
            _ => reader.wrong_type(node, &Shape::Color),
        }
    }
}

/// An address on the web, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Url(pub Spanned<String>);

impl Url {
    /// Returns the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }
}

impl Decode for Url {
    fn shape() -> Shape {
        Shape::Url
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let clean = |text: &str| {
            let rest = text
                .strip_prefix("https://")
                .or_else(|| text.strip_prefix("http://"));
            rest.is_some_and(|rest| {
                !rest.is_empty()
                    && rest
                        .bytes()
                        .all(|b| b.is_ascii_graphic() && !b"\"'<>\\^`{|}?#".contains(&b))
            })
        };
        match node.as_text() {
            Some(text) if clean(text) => Some(Self(Spanned::new(
                text.trim_end_matches('/').to_owned(),
                node.span,
            ))),
            _ => reader.wrong_type(node, &Shape::Url),
        }
    }
}

/// A version: major, minor, patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub [u32; 3]);

impl Version {
    /// Reads `1.2.0`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| {
            let digits = (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let parts: Option<Vec<u32>> = text.split('.').map(number).collect();
        Some(Self(parts?.try_into().ok()?))
    }

    /// Returns the version that a kind of change makes of this one.
    #[must_use]
    pub fn after(self, kind: ChangeKind) -> Self {
        let [major, minor, patch] = self.0;
        Self(match kind {
            ChangeKind::Wording => [major, minor, patch + 1],
            ChangeKind::Duty => [major, minor + 1, 0],
            ChangeKind::Layout => [major + 1, 0, 0],
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for Version {
    fn shape() -> Shape {
        Shape::Version
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text().map(Self::parse) {
            Some(Some(version)) => Some(version),
            _ => reader.wrong_type(node, &Shape::Version),
        }
    }
}
