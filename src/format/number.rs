//! Counts, exact numbers, figures to remember and bounds of what is measured.

use super::macros::scalar_visit;
use super::{Data, Decode, Node, Reader, Shape};
use crate::diag::{BAD_NUMBER, Fix};
use crate::quantity::{DurationRange, Ratio};
use crate::span::Spanned;
use serde::Serialize;

scalar_visit!(Count, Exact, NumberText, Measured);

/// A whole number that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Count(pub u32);

impl Decode for Count {
    fn shape() -> Shape {
        Shape::Count
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let digits = match &node.data {
            Data::Integer(digits) | Data::Text(digits) => digits.replace('_', ""),
            _ => return reader.wrong_type(node, &Shape::Count),
        };
        match digits.parse::<u32>() {
            Ok(count) if count <= 1_000_000 => Some(Self(count)),
            _ => bad_number(node, reader, &digits, &Shape::Count),
        }
    }
}

fn bad_number<T>(node: &Node, reader: &mut Reader<'_>, text: &str, shape: &Shape) -> Option<T> {
    let wanted = shape.words();
    let mut fault = BAD_NUMBER
        .at(node.span)
        .words(
            format!("“{text}”不能作这里的数"),
            format!("“{text}” is no number for this place"),
        )
        .expected(
            format!("应为{}", wanted.zh),
            format!("expected {}", wanted.en),
        )
        .help(
            "不小于 0，最多 4 位小数",
            "not below 0, at most four decimals",
        );
    let plain = half_width(text);
    if plain != text && Ratio::parse(&plain).is_some() {
        fault = fault
            .help(
                format!("数字用半角：{plain}"),
                format!("use half-width digits: {plain}"),
            )
            .fix(Fix::safe(node.span, format!("\"{plain}\"")));
    }
    reader.report(fault);
    None
}

/// Replaces full-width digits, points and signs by their half-width twins.
pub(super) fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => {
                char::from(b'0' + u8::try_from(u32::from(c) - u32::from('０')).unwrap_or(0))
            }
            '．' => '.',
            '／' => '/',
            _ => c,
        })
        .collect()
}

/// An exact number that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Exact(pub Ratio);

impl Decode for Exact {
    fn shape() -> Shape {
        Shape::Exact
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.data {
            Data::Integer(text) | Data::Float(text) | Data::Text(text) => text.replace('_', ""),
            _ => return reader.wrong_type(node, &Shape::Exact),
        };
        match Ratio::parse(&text) {
            Some(ratio) => Some(Self(ratio)),
            None => bad_number(node, reader, &text, &Shape::Exact),
        }
    }
}

/// A figure to remember: `3`, `2.5`, `6..8`, `1/2` or any short sign such as `1+8`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NumberText(pub Spanned<String>);

impl NumberText {
    /// Returns the figure as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Returns the lower and upper end, where the figure is a number or a range.
    #[must_use]
    pub fn range(&self) -> Option<(Ratio, Ratio)> {
        match self.as_str().split_once("..") {
            Some((low, high)) => Some((Ratio::parse(low)?, Ratio::parse(high)?)),
            None => Ratio::parse(self.as_str()).map(|one| (one, one)),
        }
    }
}

impl Decode for NumberText {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Exact, Shape::Name])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.data {
            Data::Integer(text) | Data::Float(text) | Data::Text(text) => text.trim().to_owned(),
            _ => return reader.wrong_type(node, &Shape::Exact),
        };
        if text.is_empty() || text.chars().count() > 24 {
            return bad_number(node, reader, &text, &Shape::Exact);
        }
        Some(Self(Spanned::new(half_width(&text), node.span)))
    }
}

/// A bound of a measured item: a length of time, or a number with a unit of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Measured {
    /// A length of time.
    Time(DurationRange),
    /// A number and what stands behind it.
    Number(Ratio, String),
}

impl Decode for Measured {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Duration, Shape::Exact, Shape::Figure])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.data {
            Data::Integer(text) | Data::Float(text) | Data::Text(text) => half_width(text.trim()),
            _ => return reader.wrong_type(node, &Self::shape()),
        };
        if let Some(range) = DurationRange::parse(&text).filter(|r| r.to.is_none()) {
            return Some(Self::Time(range));
        }
        let split = text
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '/'))
            .unwrap_or(text.len());
        match Ratio::parse(&text[..split]) {
            Some(number) => Some(Self::Number(number, text[split..].trim().to_owned())),
            None => bad_number(node, reader, &text, &Self::shape()),
        }
    }
}
