//! Values of filled score sheets: answers by item, plain words, the item list that an export carries.

use super::macros::scalar_visit;
use super::{Data, Decode, Node, Reader, Shape};
use crate::span::{Span, Spanned};
use serde::Serialize;

scalar_visit!(Plain, AnswersByItem, Carried);

/// A word or a number as it is written, also without quotation marks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Plain(pub Spanned<String>);

impl Plain {
    fn read(node: &Node) -> Option<Self> {
        let text = match &node.data {
            Data::Text(text) | Data::Integer(text) | Data::Float(text) | Data::Date(text) => {
                text.trim().to_owned()
            }
            Data::Bool(true) => "yes".to_owned(),
            Data::Bool(false) => "no".to_owned(),
            Data::List(_) | Data::Table(_) => return None,
        };
        Some(Self(Spanned::new(text, node.span)))
    }
}

impl Decode for Plain {
    fn shape() -> Shape {
        Shape::Answer
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Self::read(node).or_else(|| reader.wrong_type(node, &Shape::Answer))
    }
}

/// What was answered, item by item, in the order of the file.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct AnswersByItem(pub Vec<(Spanned<String>, Vec<Plain>)>);

impl Decode for AnswersByItem {
    fn shape() -> Shape {
        Shape::ByItem(Box::new(Shape::Many(Box::new(Shape::Answer))))
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(entries) = node.as_table() else {
            return reader.wrong_type(node, &Self::shape());
        };
        let mut all = Vec::with_capacity(entries.len());
        for entry in entries {
            let samples: Option<Vec<Plain>> = match &entry.value.data {
                Data::List(list) => list.iter().map(|one| Plain::decode(one, reader)).collect(),
                _ => Plain::decode(&entry.value, reader).map(|one| vec![one]),
            };
            let item = Spanned::new(entry.key.clone(), entry.span);
            all.extend(samples.map(|samples| (item, samples)));
        }
        Some(Self(all))
    }
}

/// Something said of single items, in the order of the file.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct ByItem<T>(pub Vec<(Spanned<String>, T)>);

impl<T: Decode> Decode for ByItem<T> {
    fn shape() -> Shape {
        Shape::ByItem(Box::new(T::shape()))
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(entries) = node.as_table() else {
            return reader.wrong_type(node, &Self::shape());
        };
        let said = entries.iter().filter_map(|entry| {
            let item = Spanned::new(entry.key.clone(), entry.span);
            Some((item, T::decode(&entry.value, reader)?))
        });
        Some(Self(said.collect()))
    }
}

impl<T: super::Visit> super::Visit for ByItem<T> {
    fn visit<'a>(&'a self, visitor: &mut dyn super::Visitor<'a>) {
        for (_, said) in &self.0 {
            said.visit(visitor);
        }
    }
}

/// The item list that an export carries, as data.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Carried(pub serde_json::Value, #[serde(skip)] pub Span);

impl Decode for Carried {
    fn shape() -> Shape {
        Shape::Items
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.data {
            Data::Table(_) => Some(Self(data(node), node.span)),
            _ => reader.wrong_type(node, &Shape::Items),
        }
    }
}

fn data(node: &Node) -> serde_json::Value {
    use serde_json::Value;
    match &node.data {
        Data::Text(text) | Data::Float(text) | Data::Date(text) => Value::String(text.clone()),
        Data::Integer(digits) => digits
            .parse::<i64>()
            .map_or_else(|_| Value::String(digits.clone()), Value::from),
        Data::Bool(value) => Value::Bool(*value),
        Data::List(list) => list.iter().map(data).collect(),
        Data::Table(entries) => entries
            .iter()
            .map(|entry| (entry.key.clone(), data(&entry.value)))
            .collect(),
    }
}
