//! Days and lengths of time.

use super::macros::scalar_visit;
use super::number::half_width;
use super::{Data, Decode, Node, Reader, Shape};
use crate::diag::{BAD_DATE, BAD_DURATION, Fix};
use crate::quantity::DurationRange;
use serde::{Serialize, Serializer};
use std::fmt;

scalar_visit!(Date, Limit);

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
