//! What is not decided yet, as the agenda of a meeting that decides it.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::agenda::Part;
use super::question::question;
use crate::format::doc::{StandardDoc, StandardFileDoc};
use crate::format::{FieldSpec, Shape, TableSpec, TableType, Text, Visitor};
use crate::model::{Kind, Phase, Subject, Walker};
use crate::span::Span;
use crate::view::page::PageKey;
use crate::view::part::{LinkView, TextView, ValueView};
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
    /// The phase; absent where the points belong to none.
    pub title: Option<LinkView>,
    /// The key of the word for points outside the phases.
    pub word: &'static str,
    /// Where the phase comes from, if it is included.
    pub origin: Option<ValueView>,
    /// What there is to talk about.
    pub topics: Vec<OpenTopicView>,
}

/// One thing with undecided values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenTopicView {
    /// The thing; absent where the heading above names it.
    pub place: Option<LinkView>,
    /// The parts of the thing that the values belong to, the outer one first.
    pub within: Vec<TextView>,
    /// Where the thing comes from, if it is included and stands outside the phases.
    pub origin: Option<ValueView>,
    /// The points.
    pub points: Vec<OpenPointView>,
}

/// One undecided value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPointView {
    /// The number of the point on the page.
    pub number: usize,
    /// What is to be answered.
    pub question: TextView,
    /// What the author says about it, besides.
    pub more: Option<TextView>,
}

/// Fields that say what a table is about.
const NAMES: [&str; 6] = ["title", "name", "label", "text", "when", "what"];

impl OpenView {
    /// Collects the open points as the agenda of a meeting.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let mut finder = Finder {
            pen,
            subject: None,
            tables: Vec::new(),
            groups: BTreeMap::new(),
        };
        pen.standard().walk(&mut finder);
        let mut groups: Vec<OpenGroupView> = finder.groups.into_values().collect();
        let mut total = 0;
        let topics = groups.iter_mut().flat_map(|group| &mut group.topics);
        for point in topics.flat_map(|topic| &mut topic.points) {
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
    groups: BTreeMap<Part, OpenGroupView>,
}

/// A table on the way to a value: the field that is being shown, and what the table is about.
#[derive(Default)]
struct Table<'v> {
    spec: Option<&'static TableSpec>,
    field: Option<&'static FieldSpec>,
    name: Option<&'v Text>,
}

impl Finder<'_, '_, '_> {
    fn add(&mut self, span: Span, why: Option<&Text>) {
        let Some(subject) = self.subject else {
            return;
        };
        let pen = self.pen;
        let phase = phase_of(&subject, pen);
        let (table, field) = self.field().unzip();
        let listed = list_field(span, pen);
        let table = table.or_else(|| listed.map(|_| StandardFileDoc::SPEC));
        let field = field.or(listed);
        let first = usize::from(self.is_own());
        let inner = self
            .tables
            .iter()
            .skip(first)
            .filter_map(|table| table.name);
        let within: Vec<TextView> = inner.map(|name| beginning(pen.text(name))).collect();
        let reason = why.filter(|why| !why.main().is_empty());
        let asked = question(table, field, reason, pen);
        let point = OpenPointView {
            number: 0,
            question: asked.words,
            more: asked.more,
        };
        let origin = pen.origin(subject.origin);
        let is_heading = matches!(subject.kind, Kind::Standard | Kind::Phase);
        let place = (!is_heading).then(|| named(&subject, pen));
        let part = Part::of(&subject, phase, field.filter(|_| self.is_own()), pen);
        let group = self.groups.entry(part.clone()).or_insert(OpenGroupView {
            title: phase.map(|phase| pen.phase_link(phase)),
            word: part.word(),
            origin: origin.clone().filter(|_| phase.is_some()),
            topics: Vec::new(),
        });
        let same = |topic: &&mut OpenTopicView| topic.place == place && topic.within == within;
        match group.topics.iter_mut().find(same) {
            // Which steps a phase has decides all else about it.
            Some(topic) if field.is_some_and(|field| field.key == "steps") => {
                topic.points.insert(0, point);
            }
            Some(topic) => topic.points.push(point),
            None => {
                // The thing itself comes before its parts.
                let topics = &group.topics;
                let parts = topics.iter().position(|topic| topic.place == place);
                let at = parts.filter(|_| within.is_empty());
                let topic = OpenTopicView {
                    place,
                    within,
                    origin: origin.filter(|_| phase.is_none()),
                    points: vec![point],
                };
                group.topics.insert(at.unwrap_or(topics.len()), topic);
            }
        }
    }

    /// Tells whether the outermost table is the thing itself, not an entry of a list of the whole standard.
    fn is_own(&self) -> bool {
        let outer = self.tables.first().and_then(|table| table.spec);
        let whole = self.subject.is_some_and(|s| s.kind == Kind::Standard);
        !whole || outer.is_some_and(|spec| spec.name == StandardDoc::SPEC.name)
    }

    /// Finds the field that is open and its table; an entry that is nothing but a text is named by its list.
    fn field(&self) -> Option<(&'static TableSpec, &'static FieldSpec)> {
        let of = |table: &Table<'_>| table.spec.zip(table.field);
        let mut around = self.tables.iter().rev();
        let inner = around.next()?;
        let bare = inner.spec.is_some_and(|spec| spec.from_text)
            && inner.field.is_some_and(|field| field.key == "text");
        if bare && let Some(spec) = inner.spec {
            let list = around.find_map(of);
            let whole = || list_of(spec).filter(|_| !self.is_own());
            let list = list.or_else(|| Some((StandardFileDoc::SPEC, whole()?)));
            return list.or(of(inner));
        }
        of(inner).or_else(|| around.find_map(of))
    }
}

/// Finds the list of a whole standard that holds tables of a kind.
fn list_of(spec: &TableSpec) -> Option<&'static FieldSpec> {
    let holds = |field: &&FieldSpec| match (field.shape)() {
        Shape::Many(one) => matches!(*one, Shape::Table(inner) if inner.name == spec.name),
        _ => false,
    };
    StandardFileDoc::SPEC.fields.iter().find(holds)
}

/// Links to the thing that has an open point, by its name or the beginning of its text.
fn named(subject: &Subject<'_>, pen: &Pen<'_>) -> LinkView {
    let mut link = place(subject.kind, subject.id, subject.number, subject.name, pen);
    let rules = &pen.standard().rules;
    let rule = (subject.kind == Kind::Rule && subject.name.is_none())
        .then(|| rules.iter().find(|rule| rule.id == subject.id))
        .flatten();
    if let Some(area) = rule.and_then(|rule| rule.doc.area.get()) {
        let (zh, en) = area.words();
        link.text = Some(TextView::plain(pen.words(zh, en)));
    }
    let articles = &pen.standard().articles;
    let article = articles.iter().find(|one| one.id == subject.id);
    if let Some(article) = article.filter(|_| subject.kind == Kind::Article) {
        let n = article.number;
        let (zh, en) = (format!("第 {n} 条"), format!("Article {n}"));
        link.number = Some(pen.words(&zh, &en).to_owned());
    }
    if subject.kind == Kind::Phrase && subject.name.is_none() {
        let phrases = &pen.standard().phrases;
        let phrase = phrases.iter().find(|phrase| phrase.id == subject.id);
        link.text = phrase.and_then(|phrase| {
            let own = [&phrase.doc.when, &phrase.doc.category];
            own.into_iter()
                .find_map(|field| pen.field(field).filter(|text| !text.open))
        });
        link.word = link.text.is_none().then_some("phrases");
    }
    link.text = link.text.map(beginning);
    link
}

/// Keeps of a long text what tells it from others: up to the last mark before the end of a line.
fn beginning(mut text: TextView) -> TextView {
    const MOST: usize = 64;
    if text.text.width() <= MOST + 8 {
        return text;
    }
    let mut width = 0;
    let (mut end, mut mark) = (0, None);
    for (place, c) in text.text.char_indices() {
        width += c.width().unwrap_or(0);
        if width > MOST {
            break;
        }
        end = place + c.len_utf8();
        if matches!(c, '。' | '；' | '，' | '、' | '：' | ' ' | '\n') {
            mark = Some(place);
        }
    }
    text.text.truncate(mark.unwrap_or(end));
    let chinese = text
        .text
        .chars()
        .any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    text.text.push_str(if chinese { "……" } else { "…" });
    text
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
    fn enter(&mut self, spec: &'static TableSpec, _: Span) {
        self.tables.push(Table {
            spec: Some(spec),
            ..Table::default()
        });
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
