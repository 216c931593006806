//! What is not decided yet.

use serde::Serialize;

use crate::format::{FieldSpec, Text, Visitor};
use crate::model::{Kind, Phase, Subject, Walker};
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
    /// What the field holds, as printed.
    pub field: String,
    /// Why it is open.
    pub reason: Option<TextView>,
}

impl OpenView {
    /// Collects the open points in the order of the text.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let mut finder = Finder {
            pen,
            subject: None,
            keys: Vec::new(),
            groups: Vec::new(),
            total: 0,
        };
        pen.standard().walk(&mut finder);
        Self {
            groups: finder.groups.into_iter().map(|(_, group)| group).collect(),
            total: finder.total,
        }
    }

    /// Counts the open points of one phase, of its steps included.
    pub(crate) fn of_phase(&self, href: &str) -> usize {
        let of = |group: &&OpenGroupView| group.title.as_ref().is_some_and(|t| t.href == href);
        self.groups.iter().filter(of).map(|g| g.points.len()).sum()
    }
}

struct Finder<'p, 'a, 'v> {
    pen: &'p Pen<'a>,
    subject: Option<Subject<'v>>,
    keys: Vec<Option<&'static FieldSpec>>,
    groups: Vec<(String, OpenGroupView)>,
    total: usize,
}

impl Finder<'_, '_, '_> {
    fn add(&mut self, why: Option<&Text>) {
        let Some(subject) = self.subject.filter(|s| !s.included) else {
            return;
        };
        let pen = self.pen;
        let phase = phase_of(&subject, pen);
        let (key, title) = match phase {
            Some(phase) => (format!("1{}", phase.id), Some(pen.phase_link(phase))),
            None => ("0".to_owned(), None),
        };
        self.total += 1;
        let point = OpenPointView {
            number: self.total,
            place: place(subject.kind, subject.id, subject.number, subject.name, pen),
            field: self
                .keys
                .iter()
                .rev()
                .find_map(|key| *key)
                .map_or_else(String::new, |spec| self.name(spec)),
            reason: why
                .filter(|why| !why.main().is_empty())
                .map(|why| TextView {
                    open: false,
                    ..pen.text(why)
                }),
        };
        match self.groups.iter_mut().find(|(k, _)| *k == key) {
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

    /// Names a field by the first words of its description.
    fn name(&self, spec: &FieldSpec) -> String {
        let words = self.pen.words(spec.zh, spec.en);
        let end = words.find(['：', '；', '。', '，', ';', '.', ':', ',']);
        words[..end.unwrap_or(words.len())].to_owned()
    }
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
    fn enter(&mut self, _: &'static crate::format::TableSpec, _: crate::span::Span) {
        self.keys.push(None);
    }

    fn leave(&mut self) {
        self.keys.pop();
    }

    fn key(&mut self, field: &'static FieldSpec) {
        match self.keys.last_mut() {
            Some(last) => *last = Some(field),
            None => self.keys.push(Some(field)),
        }
    }

    fn text(&mut self, text: &'v Text) {
        if text.open {
            self.add(Some(text));
        }
    }

    fn open(&mut self, _: crate::span::Span, why: Option<&'v Text>) {
        self.add(why);
    }
}

impl<'v> Walker<'v> for Finder<'_, '_, 'v> {
    fn subject(&mut self, subject: Subject<'v>) {
        self.keys.clear();
        self.subject = Some(subject);
    }
}

/// Returns the way to the list of open points.
pub(crate) fn href(pen: &Pen<'_>) -> String {
    pen.page(PageKey::Open)
}
