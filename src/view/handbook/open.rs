//! What is not decided yet.

use serde::Serialize;

use crate::format::doc::StandardFileDoc;
use crate::format::{FieldSpec, TableSpec, TableType, Text, Visitor};
use crate::model::{Kind, Phase, Subject, Walker};
use crate::span::Span;
use crate::view::edition::PageKey;
use crate::view::part::{LinkView, TextView};
use crate::view::pen::Pen;
use crate::view::places::place;

/// What is not decided yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenView {
    /// The open points by place.
    pub groups: Vec<OpenGroupView>,
    /// How many there are.
    pub total: usize,
}

/// The open points of one phase or part of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenGroupView {
    /// The phase or part.
    pub title: Option<LinkView>,
    /// The points.
    pub points: Vec<OpenPointView>,
}

/// One undecided value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPointView {
    /// The number of the point on the page.
    pub number: usize,
    /// The place where the value is missing.
    pub place: LinkView,
    /// The parts of the thing that the value belongs to, the outer one first.
    pub within: Vec<TextView>,
    /// What the field holds, as printed.
    pub field: String,
    /// Why it is open.
    pub reason: Option<TextView>,
}

/// Fields that say what a table is about.
const NAMES: [&str; 6] = ["title", "name", "label", "text", "when", "what"];

impl OpenView {
    /// Collects the open points in the order of the text.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let mut finder = Finder {
            pen,
            subject: None,
            tables: Vec::new(),
            groups: Vec::new(),
        };
        pen.standard().walk(&mut finder);
        let mut groups: Vec<OpenGroupView> = finder.groups.into_iter().map(|(_, g)| g).collect();
        let mut total = 0;
        for point in groups.iter_mut().flat_map(|group| &mut group.points) {
            total += 1;
            point.number = total;
        }
        Self { groups, total }
    }
}

struct Finder<'p, 'a, 'v> {
    pen: &'p Pen<'a>,
    subject: Option<Subject<'v>>,
    tables: Vec<Table<'v>>,
    groups: Vec<(String, OpenGroupView)>,
}

/// A table on the way to a value: the field that is being shown, and what the table is about.
#[derive(Default)]
struct Table<'v> {
    field: Option<&'static FieldSpec>,
    name: Option<&'v Text>,
}

impl Finder<'_, '_, '_> {
    fn add(&mut self, span: Span, why: Option<&Text>) {
        let Some(subject) = self.subject.filter(|s| !s.included) else {
            return;
        };
        let pen = self.pen;
        let phase = phase_of(&subject, pen);
        let (key, title) = match phase {
            Some(phase) => (Some(phase.id.as_str()), Some(pen.phase_link(phase))),
            None => (None, None),
        };
        let key = key.unwrap_or_default().to_owned();
        let field = self.tables.iter().rev().find_map(|table| table.field);
        let field = field.or_else(|| list_field(span, pen));
        let inner = self.tables.iter().skip(1).filter_map(|table| table.name);
        let reason = why.filter(|why| !why.main().is_empty());
        let point = OpenPointView {
            number: 0,
            place: place(subject.kind, subject.id, subject.number, subject.name, pen),
            within: inner.map(|name| pen.text(name)).collect(),
            field: field.map_or_else(String::new, |spec| short_name(spec, pen)),
            reason: reason.map(|why| TextView {
                open: false,
                ..pen.text(why)
            }),
        };
        match self.groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.points.push(point),
            None => self.groups.push((
                key,
                OpenGroupView {
                    title,
                    points: vec![point],
                },
            )),
        }
    }
}

/// Names a field by the first words of its description.
fn short_name(spec: &FieldSpec, pen: &Pen<'_>) -> String {
    let words = pen.words(spec.zh, spec.en);
    let end = words.find(['：', '；', '。', '，', ';', '.', ':', ',']);
    words[..end.unwrap_or(words.len())].to_owned()
}

/// Finds the list of the standard that is open as a whole.
fn list_field(span: Span, pen: &Pen<'_>) -> Option<&'static FieldSpec> {
    let list = pen.standard().open.iter().find(|list| list.span == span)?;
    StandardFileDoc::SPEC.field(list.key)
}

fn phase_of<'a>(subject: &Subject<'_>, pen: &Pen<'a>) -> Option<&'a Phase> {
    let standard = pen.standard();
    match subject.kind {
        Kind::Phase => standard.phases.iter().find(|p| p.id == subject.id),
        Kind::Step => standard.step(subject.id).map(|(phase, _)| phase),
        _ => None,
    }
}

impl<'v> Visitor<'v> for Finder<'_, '_, 'v> {
    fn enter(&mut self, _: &'static TableSpec, _: Span) {
        self.tables.push(Table::default());
    }

    fn leave(&mut self) {
        self.tables.pop();
    }

    fn key(&mut self, field: &'static FieldSpec) {
        if let Some(table) = self.tables.last_mut() {
            table.field = Some(field);
        }
    }

    fn text(&mut self, text: &'v Text) {
        if text.open {
            self.add(text.span, Some(text));
        } else if let Some(table) = self.tables.last_mut() {
            let names = |f: &&FieldSpec| NAMES.contains(&f.key);
            if table.name.is_none() && table.field.as_ref().is_some_and(names) {
                table.name = Some(text);
            }
        }
    }

    fn open(&mut self, span: Span, why: Option<&'v Text>) {
        self.add(span, why);
    }
}

impl<'v> Walker<'v> for Finder<'_, '_, 'v> {
    fn subject(&mut self, subject: Subject<'v>) {
        self.tables.clear();
        self.subject = Some(subject);
    }
}

/// Returns the way to the list of open points.
pub(crate) fn href(pen: &Pen<'_>) -> Option<String> {
    pen.page(PageKey::Open)
}
