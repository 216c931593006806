//! Parts of the body and fields of conduct that rules are about.

use super::reference::decode_slug;
use super::{Decode, Node, Reader, Shape, Visit, Visitor, nearest};
use crate::diag::{Fix, UNKNOWN_WORD};
use crate::span::Spanned;
use serde::Serialize;

/// A part of the body or a field of conduct that a rule is about: one of the known names, or a slug of one's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct AreaName(pub Spanned<String>);

impl AreaName {
    /// The names with a place on the grooming page, head to toe, with their Chinese words.
    pub const GROOMING: [(&'static str, &'static str, &'static str); 15] = [
        ("hair", "头发", "Hair"),
        ("face", "面部", "Face"),
        ("makeup", "妆容", "Make-up"),
        ("ears", "耳朵", "Ears"),
        ("nose", "鼻子", "Nose"),
        ("neck", "颈部", "Neck"),
        ("hands", "手", "Hands"),
        ("nails", "指甲", "Nails"),
        ("jewellery", "首饰", "Jewellery"),
        ("clothing", "着装", "Clothing"),
        ("badge", "工牌", "Badge"),
        ("legs", "袜", "Legs"),
        ("shoes", "鞋", "Shoes"),
        ("posture", "仪态", "Posture"),
        ("smile", "微笑", "Smile"),
    ];

    /// The other names that have words of their own.
    pub const CONDUCT: [(&'static str, &'static str, &'static str); 5] = [
        ("speech", "谈吐", "Speech"),
        ("conduct", "举止", "Conduct"),
        ("attitude", "态度", "Attitude"),
        ("discipline", "纪律", "Discipline"),
        ("safety", "安全", "Safety"),
    ];

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Tells whether rules of this area print on the grooming page.
    #[must_use]
    pub fn is_grooming(&self) -> bool {
        Self::GROOMING.iter().any(|row| row.0 == self.as_str())
    }

    /// Tells whether rules of this area are about how somebody looks, not how somebody stands or smiles.
    #[must_use]
    pub fn is_looks(&self) -> bool {
        self.is_grooming() && !matches!(self.as_str(), "posture" | "smile")
    }

    /// Returns the words of the area, or its own name where it is the author's.
    #[must_use]
    pub fn words(&self) -> (&str, &str) {
        Self::GROOMING
            .iter()
            .chain(&Self::CONDUCT)
            .find(|row| row.0 == self.as_str())
            .map_or((self.as_str(), self.as_str()), |row| (row.1, row.2))
    }
}

impl Decode for AreaName {
    fn shape() -> Shape {
        let known = Self::GROOMING.iter().chain(&Self::CONDUCT);
        Shape::OneOf(vec![
            Shape::Word(known.map(|row| (row.0, row.1)).collect()),
            Shape::Id,
        ])
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let known = || Self::GROOMING.iter().chain(&Self::CONDUCT);
        if let Some(text) = node.as_text()
            && let Some(row) = known().find(|row| row.1 == text)
        {
            return Some(Self(Spanned::new(row.0.to_owned(), node.span)));
        }
        let slug = decode_slug(node, reader, &Shape::Id)?;
        if !known().any(|row| row.0 == slug.value)
            && let Some(near) = nearest(&slug.value, known().map(|row| row.0))
        {
            reader.report(
                UNKNOWN_WORD
                    .at(node.span)
                    .words(
                        format!("没有“{}”这个部位", slug.value),
                        format!("there is no area “{}”", slug.value),
                    )
                    .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                    .help(format!("改成 \"{near}\""), format!("write \"{near}\""))
                    .fix(Fix::safe(node.span, format!("\"{near}\""))),
            );
            return None;
        }
        Some(Self(slug))
    }
}

impl Visit for AreaName {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(Some(self.0.span));
    }
}
