//! A field of a table: absent, open, or set.

use super::{Decode, Node, Reader, Shape, Text, Visit, Visitor, visit::Relabel};
use crate::span::Span;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// What an author put into a field.
///
/// A table has dozens of fields and most are absent: what they hold lies elsewhere, so that each takes 24 bytes.
#[derive(Debug, Clone, Default)]
pub enum Field<T> {
    /// The key is not there: not asked here.
    #[default]
    Absent,
    /// The key is there, but its value is wrong; the fault has been reported.
    Broken,
    /// The business has not decided yet: printed with a line to write on.
    Open {
        /// Where the field says so.
        span: Span,
        /// Why it is open.
        why: Option<Box<Text>>,
    },
    /// The value.
    Set {
        /// Where the value is written.
        span: Span,
        /// The value itself.
        value: Box<T>,
    },
}

impl<T> Field<T> {
    /// Returns the value, where there is one.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Set { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Takes another value where the key is not there.
    pub fn or(&mut self, other: Self) {
        if let Self::Absent = self {
            *self = other;
        }
    }

    /// Takes the value out, where there is one.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Set { value, .. } => Some(*value),
            _ => None,
        }
    }

    /// Returns where the field is written, unless it is absent or broken.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Set { span, .. } | Self::Open { span, .. } => Some(*span),
            Self::Absent | Self::Broken => None,
        }
    }

    /// Tells whether the key is not there at all.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Tells whether the field is known to be undecided.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open { .. })
    }

    /// Tells whether there is a value.
    #[must_use]
    pub fn is_set(&self) -> bool {
        matches!(self, Self::Set { .. })
    }

    /// Tells whether nothing is worth keeping: no value and no open point.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Absent | Self::Broken)
    }
}

impl<T: Clone> Field<T> {
    /// Takes over what another field holds, where the key is not there at all; tells whether it did.
    pub fn fill(&mut self, from: &Self) -> bool {
        let takes = self.is_absent() && !from.is_blank();
        if takes {
            self.clone_from(from);
        }
        takes
    }
}

impl<T: Clone> Field<Many<T>> {
    /// Puts the entries of another list behind its own.
    pub fn append(&mut self, more: &Self) {
        match (&mut *self, more) {
            (Self::Set { value, .. }, Self::Set { value: more, .. }) => {
                value.0.extend(more.0.iter().cloned());
            }
            (_, Self::Set { .. }) => self.clone_from(more),
            _ => {}
        }
    }
}

impl<T> Field<Many<T>> {
    /// Returns the entries of a list; none where the field is absent or open.
    #[must_use]
    pub fn list(&self) -> &[T] {
        self.get().map_or(&[], |many| many.0.as_slice())
    }
}

impl<T: Visit> Visit for Field<T> {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            Self::Absent | Self::Broken => {}
            Self::Open { span, why } => visitor.open(*span, why.as_deref()),
            Self::Set { value, .. } => value.visit(visitor),
        }
    }

    fn relabel(&mut self, relabel: &mut Relabel<'_>) {
        if let Self::Set { value, .. } = self {
            value.relabel(relabel);
        }
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Broken => serializer.serialize_none(),
            Self::Set { value, .. } => value.serialize(serializer),
            Self::Open { why, .. } => {
                let mut map = serializer.serialize_map(Some(1))?;
                match why {
                    Some(why) => map.serialize_entry("unspecified", why)?,
                    None => map.serialize_entry("unspecified", &true)?,
                }
                map.end()
            }
        }
    }
}

/// A list that may also be written as its only entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Many<T>(pub Vec<T>);

impl<T> std::ops::Deref for Many<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Decode> Decode for Many<T> {
    fn shape() -> Shape {
        Shape::Many(Box::new(T::shape()))
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.data {
            super::Data::List(nodes) => Some(Self(
                nodes.iter().filter_map(|n| T::decode(n, reader)).collect(),
            )),
            _ => T::decode(node, reader).map(|one| Self(vec![one])),
        }
    }
}

impl<T: Visit> Visit for Many<T> {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for one in &self.0 {
            one.visit(visitor);
        }
    }

    fn relabel(&mut self, relabel: &mut Relabel<'_>) {
        for one in &mut self.0 {
            one.relabel(relabel);
        }
    }
}
