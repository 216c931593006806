//! Walks every value of a document, whatever its table.

use super::{Clause, FieldSpec, RefKind, TableSpec, Text};
use crate::span::{Span, Spanned};

/// Sees the values of a document in the order of the format.
pub trait Visitor<'a> {
    /// A table begins.
    fn enter(&mut self, _table: &'static TableSpec, _span: Span) {}
    /// The table ends.
    fn leave(&mut self) {}
    /// The next value belongs to this key of the table.
    fn key(&mut self, _field: &'static FieldSpec) {}
    /// A text in one or more languages.
    fn text(&mut self, _text: &'a Text) {}
    /// The id that names the table it stands in.
    fn id(&mut self, id: &'a Spanned<String>) {
        self.scalar(Some(id.span));
    }
    /// The id of something declared elsewhere.
    fn reference(&mut self, _kind: RefKind, _id: &'a Spanned<String>) {}
    /// A clause of a reference.
    fn clause(&mut self, _clause: &'a Clause) {}
    /// A point that is known to be open.
    fn open(&mut self, _span: Span, _why: Option<&'a Text>) {}
    /// A value of any other kind.
    fn scalar(&mut self, _span: Option<Span>) {}
}

/// A value that can be walked.
pub trait Visit {
    /// Shows the value, and all within it, to the visitor.
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>);

    /// Hands out every reference within the value, to be changed in place.
    fn relabel(&mut self, _relabel: &mut Relabel<'_>) {}
}

/// Changes the references of a document that moves to another standard.
pub type Relabel<'r> = dyn FnMut(RefKind, &mut Spanned<String>) + 'r;
