//! Numbers to remember and pictures.

use crate::format::doc::{ImageDoc, NumberDoc, UnitText};
use crate::format::{Field, Many, NumberText, Word};
use crate::label::Lang;
use crate::quantity::Ratio;

use super::edition::relative;
use super::part::{ImageView, LinkView, NumberView};
use super::pen::{Details, Pen};
use super::show::{noted, notes};

/// A number as it is printed.
struct Printed {
    value: String,
    unit: String,
    gap: bool,
}

/// Prints a number with its unit on one line: 6–8 颗, 半米, ≤ 2 mm.
pub fn plain(doc: &NumberDoc, lang: Lang) -> String {
    let printed = print(doc, lang);
    let gap = if printed.gap { "\u{a0}" } else { "" };
    format!("{}{gap}{}", printed.value, printed.unit)
}

fn print(doc: &NumberDoc, lang: Lang) -> Printed {
    let written = doc.value.get().map_or("", |value| value.as_str());
    let op = doc.op.get().map_or("", |op| op.as_str());
    let half = written == "1/2" || written == "0.5";
    let figure = match written {
        _ if half && lang == Lang::Zh && op.is_empty() && doc.unit.is_set() => "半".to_owned(),
        "1/2" => "½".to_owned(),
        "1/4" => "¼".to_owned(),
        "3/4" => "¾".to_owned(),
        _ => written.replace("..", "–"),
    };
    let one = doc
        .value
        .get()
        .and_then(NumberText::range)
        .is_some_and(|(_, high)| high <= Ratio::ONE);
    let halved = figure == "半";
    let (gap, unit) = match &doc.unit {
        Field::Set { value, .. } => match value {
            UnitText::Known(unit) => {
                let (gap, word) = unit.word(lang, one);
                (gap.is_some(), word.to_owned())
            }
            UnitText::Own(text) => (true, text.best(lang).0.to_owned()),
        },
        Field::Open { .. } => {
            let words = match lang {
                Lang::Zh => "未规定",
                Lang::En => "not stated",
            };
            (true, words.to_owned())
        }
        Field::Absent | Field::Broken => (false, String::new()),
    };
    let sign = if op.is_empty() {
        String::new()
    } else {
        format!("{op}\u{a0}")
    };
    Printed {
        value: format!("{sign}{figure}"),
        unit,
        gap: gap && !halved,
    }
}

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
            label: why.as_ref().map(|why| pen.text(why)),
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
