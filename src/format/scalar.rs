//! Single values: names, counts, exact numbers, dates, durations, colours, addresses, versions.

use super::{Data, Decode, Node, Reader, Shape, Visit, Visitor};
use crate::diag::{BAD_DATE, BAD_DURATION, BAD_NUMBER, Fix, WRONG_TYPE};
use crate::quantity::{DurationRange, Ratio};
use crate::span::Spanned;
use serde::{Serialize, Serializer};
use std::fmt;

macro_rules! scalar_visit {
    ($($name:ty),*) => {$(
        impl Visit for $name {
            fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.scalar(None);
            }
        }
    )*};
}

scalar_visit!(
    bool, Count, Exact, Date, Limit, Measured, Name, NumberText, Color, Url, Version
);

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

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub jiff::civil::Date);

impl Date {
    /// Reads `2026-01-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Decode for Date {
    fn shape() -> Shape {
        Shape::Date
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let (Data::Date(text) | Data::Text(text)) = &node.data else {
            return reader.wrong_type(node, &Shape::Date);
        };
        let day = (text.len() == 10).then(|| Self::parse(text)).flatten();
        if day.is_none() {
            reader.report(
                BAD_DATE
                    .at(node.span)
                    .words(format!("“{text}”不是日期"), format!("“{text}” is no date"))
                    .expected(
                        "应为 年-月-日，例如 2026-01-31",
                        "expected year-month-day, such as 2026-01-31",
                    )
                    .help(
                        "月、日写两位数，不加时间",
                        "write month and day with two digits, without a time of day",
                    ),
            );
        }
        day
    }
}

/// A length of time or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Limit(pub DurationRange);

impl Decode for Limit {
    fn shape() -> Shape {
        Shape::Duration
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = node.as_text() else {
            return bad_duration(node, reader);
        };
        match DurationRange::parse(text) {
            Some(range) => Some(Self(range)),
            None => bad_duration(node, reader),
        }
    }
}

fn bad_duration<T>(node: &Node, reader: &mut Reader<'_>) -> Option<T> {
    let (zh, en, plain) = match &node.data {
        Data::Integer(n) | Data::Float(n) => (
            format!("{n} 没有单位"),
            format!("{n} has no unit"),
            Some(format!("{n}s")),
        ),
        Data::Text(text) => {
            let plain = half_width(text);
            let ok = plain != *text && DurationRange::parse(&plain).is_some();
            (
                format!("看不懂时长“{text}”"),
                format!("cannot read the duration “{text}”"),
                ok.then_some(plain),
            )
        }
        _ => return reader.wrong_type(node, &Shape::Duration),
    };
    let wanted = Shape::Duration.words();
    let mut fault = BAD_DURATION
        .at(node.span)
        .words(zh, en)
        .expected(
            format!("应为{}", wanted.zh),
            format!("expected {}", wanted.en),
        )
        .help(
            "单位：秒 s、分钟 min、小时 h、天 d、周 w、月 mo、季度 q、年 y；一段写 \"5d..6d\"",
            "units: s, min, h, d, w, mo, q, y; a range is \"5d..6d\"",
        );
    if let Some(plain) = plain {
        let certain = matches!(node.data, Data::Text(_));
        let text = format!("\"{plain}\"");
        fault = fault.fix(if certain {
            Fix::safe(node.span, text)
        } else {
            Fix::offered(node.span, text)
        });
    }
    reader.report(fault);
    None
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
        Shape::OneOf(vec![Shape::Duration, Shape::Exact])
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
        let parts = node.as_text().map(|text| {
            text.split('.')
                .map(|p| p.parse::<u32>().ok().filter(|_| p.len() <= 6))
                .collect::<Option<Vec<u32>>>()
        });
        match parts {
            Some(Some(parts)) if parts.len() == 3 => Some(Self([parts[0], parts[1], parts[2]])),
            _ => reader.wrong_type(node, &Shape::Version),
        }
    }
}
