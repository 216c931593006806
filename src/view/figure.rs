//! Numbers to remember and pictures.

use crate::format::doc::{ImageDoc, NumberDoc};
use crate::format::{Field, Many, Word};

use super::edition::relative;
use super::part::{ImageView, LinkView, NumberView};
use super::pen::{Details, Pen};
pub use super::printed::plain;
use super::printed::print;
use super::show::{noted, notes};

/// Shows a number to remember.
pub fn number(doc: &NumberDoc, place: Option<LinkView>, pen: &Pen<'_>) -> NumberView {
    let printed = print(doc, pen.lang);
    NumberView {
        value: printed.value,
        unit: printed.unit,
        gap: printed.gap,
        open: doc.value.is_open(),
        label: pen.field(&doc.label),
        place,
        details: Vec::new(),
        notes: notes(&doc.notes, pen),
    }
}

/// Shows a number with the clauses it comes from.
fn with_refs(doc: &NumberDoc, pen: &Pen<'_>) -> NumberView {
    let mut view = number(doc, None, pen);
    view.details = Details::new(pen).refs(&doc.refs).list();
    view
}

/// Shows a list of numbers, an open one included.
pub fn numbers(field: &Field<Many<NumberDoc>>, pen: &Pen<'_>) -> Vec<NumberView> {
    match field {
        Field::Absent | Field::Broken => Vec::new(),
        Field::Open { why, .. } => vec![NumberView {
            value: String::new(),
            unit: String::new(),
            gap: false,
            open: true,
            label: why.as_deref().map(|why| pen.text(why)),
            place: None,
            details: Vec::new(),
            notes: Vec::new(),
        }],
        Field::Set { value, .. } => value.iter().map(|doc| with_refs(doc, pen)).collect(),
    }
}

/// Shows the pictures that the edition holds.
pub fn images(field: &Field<Many<ImageDoc>>, pen: &Pen<'_>) -> Vec<ImageView> {
    let show = |doc: &ImageDoc| {
        let file = &doc.file.get()?.0;
        let picture = pen.edition.pictures.get(file.span.source, &file.value)?;
        Some(ImageView {
            src: relative(&pen.path, &picture.path),
            width: picture.width,
            height: picture.height,
            caption: pen.field(&doc.caption),
            kind: doc.kind.get().map_or("how", |kind| kind.key()),
            details: Details::new(pen)
                .refs(&doc.refs)
                .with(noted(&doc.notes, pen))
                .list(),
        })
    };
    field.list().iter().filter_map(show).collect()
}
