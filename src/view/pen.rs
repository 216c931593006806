//! The hand that writes one page: it knows the language, the standard and where the page stands.

use std::sync::Arc;

use crate::format::{Clause, Field, Many, Text};
use crate::label::Lang;
use crate::model::{Origin, Phase, Standard};

use super::edition::{Edition, Volume, relative};
use super::page::PageKey;
use super::part::{FactView, LinkView, TextView, ValueView};
use super::reach::Reach;

/// A value that a page can show; several entries are several values.
pub trait Show {
    /// Shows the value.
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView>;
}

impl<T: Show> Show for Many<T> {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        self.iter().flat_map(|one| one.show(pen)).collect()
    }
}

/// Writes the values of one page in one language.
#[derive(Debug)]
pub struct Pen<'a> {
    /// The edition.
    pub edition: &'a Edition<'a>,
    /// The standard that the page belongs to.
    pub volume: &'a Volume<'a>,
    /// The language of the page.
    pub lang: Lang,
    /// The path of the page from the site's root.
    pub path: String,
    /// The files that the page may link.
    pub reach: &'a Reach,
}

impl<'a> Pen<'a> {
    /// Returns the standard of the page.
    pub fn standard(&self) -> &'a Standard {
        self.volume.standard
    }

    /// Shows a text.
    pub fn text(&self, text: &Text) -> TextView {
        TextView::of(text, self.lang)
    }

    /// Shows a field that holds a text.
    pub fn field(&self, field: &Field<Text>) -> Option<TextView> {
        TextView::field(field, self.lang)
    }

    /// Shows an open point.
    pub fn open(&self, why: Option<&Text>) -> TextView {
        TextView::open(why, self.lang)
    }

    /// Chooses between the wordings of the program itself.
    pub fn words<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Returns the way to a file from the site's root; `None` where no link may lead.
    pub fn way(&self, to: &str) -> Option<String> {
        let there = self.reach.has(to);
        there.then(|| relative(&self.path, to))
    }

    /// Returns the way to a file of the standard.
    pub fn file(&self, file: &str) -> Option<String> {
        self.file_of(self.standard(), file)
    }

    /// Returns the way to a file of any standard.
    pub fn file_of(&self, standard: &Standard, file: &str) -> Option<String> {
        let prefix = self.edition.prefix(self.lang);
        self.way(&[&prefix, &standard.id, "/", file].concat())
    }

    /// Returns the way to a document to print, where one is made; `stem` is its file below the folder of the standard,
    /// without its ending.
    pub fn document(&self, stem: &str) -> Option<String> {
        let folder = self.edition.prefix(self.lang);
        let to = [&folder, &self.standard().id, "/", stem].concat();
        let to = self.edition.document(&to)?;
        Some(relative(&self.path, &to))
    }

    /// Returns the way to a page of the standard.
    pub fn page(&self, key: PageKey<'_>) -> Option<String> {
        self.file(&key.file())
    }

    /// Returns the way to a thing with an id on a page of the standard.
    pub fn anchor(&self, key: PageKey<'_>, id: &str) -> Option<String> {
        Some(format!("{}#{id}", self.page(key)?))
    }

    /// Links to a step.
    pub fn step_link(&self, id: &str) -> Option<LinkView> {
        let (phase, step) = self.standard().step(id)?;
        let href = self.anchor(PageKey::Phase(phase), &step.id);
        Some(LinkView::text(self.text(&step.title), href).numbered(&step.number))
    }

    /// Links to a phase.
    pub fn phase_link(&self, phase: &Phase) -> LinkView {
        LinkView::text(self.text(&phase.title), self.page(PageKey::Phase(phase)))
            .numbered(phase.number.to_string())
    }

    /// Links to the page of a role.
    pub fn role_href(&self, id: &str) -> Option<String> {
        let role = self.standard().role(id)?;
        self.page(PageKey::Role(role))
    }

    /// Lists the values of a field, an open one included.
    pub fn values<T: Show>(&self, field: &Field<T>) -> Vec<ValueView> {
        match field {
            Field::Absent | Field::Broken => Vec::new(),
            Field::Open { why, .. } => vec![ValueView::text(self.open(why.as_deref()))],
            Field::Set { value, .. } => value.show(self),
        }
    }

    /// Shows the first value of a field, an open one included.
    pub fn value<T: Show>(&self, field: &Field<T>) -> Option<ValueView> {
        self.values(field).into_iter().next()
    }

    /// Shows a field only where it is open, behind a label.
    pub fn undecided<T>(&self, label: &'static str, field: &Field<T>) -> Option<ValueView> {
        match field {
            Field::Open { why, .. } => {
                Some(ValueView::text(self.open(why.as_deref())).labelled(label))
            }
            _ => None,
        }
    }

    /// Shows a clause with the way to its source.
    pub fn clause(&self, clause: &str) -> ValueView {
        let references = self.standard().all_references();
        let source = references
            .filter_map(|r| r.id.get())
            .map(|id| id.as_str())
            .filter(|id| clause.starts_with(id))
            .max_by_key(|id| id.len());
        let href = source.and_then(|id| self.anchor(PageKey::Glossary, &format!("_ref-{id}")));
        ValueView::plain(crate::format::print_clause(clause)).at(href)
    }

    /// Shows where an included thing comes from.
    pub fn origin(&self, origin: Option<&Arc<Origin>>) -> Option<ValueView> {
        let origin = origin?;
        let volume = self
            .edition
            .volumes
            .iter()
            .find(|v| v.standard.id == origin.standard);
        let href = volume.and_then(|v| self.file_of(v.standard, "index.html"));
        let hash = origin.hash.get(..7).unwrap_or(&origin.hash);
        let version = format!("v{} · {hash}", origin.version);
        if self.edition.hides(&origin.standard) {
            return Some(ValueView::plain(version).labelled("d_origin"));
        }
        let mut value = ValueView::text(self.text(&origin.title)).at(href);
        value.plain = Some(version);
        Some(value.labelled("d_origin"))
    }
}

impl Pen<'_> {
    /// Shows where an included thing comes from, for a field that has a label of its own.
    pub fn origin_alone(&self, origin: Option<&Arc<Origin>>) -> Vec<ValueView> {
        let value = self.origin(origin).map(|value| ValueView {
            label: None,
            ..value
        });
        value.into_iter().collect()
    }
}

/// Collects the particulars of a statement, each behind its label.
#[derive(Debug)]
pub struct Details<'p, 'a> {
    pen: &'p Pen<'a>,
    list: Vec<ValueView>,
}

impl<'p, 'a> Details<'p, 'a> {
    /// Starts with nothing.
    pub fn new(pen: &'p Pen<'a>) -> Self {
        Self {
            pen,
            list: Vec::new(),
        }
    }

    /// Adds a field; several values stand behind one label.
    pub fn add<T: Show>(mut self, label: &'static str, field: &Field<T>) -> Self {
        let mut values = self.pen.values(field).into_iter();
        if let Some(first) = values.next() {
            let first = match first.label {
                None => first.labelled(label),
                Some(_) => first,
            };
            self.list.push(first);
            self.list.extend(values);
        }
        self
    }

    /// Adds values that stand already behind their labels.
    pub fn with(mut self, values: impl IntoIterator<Item = ValueView>) -> Self {
        self.list.extend(values);
        self
    }

    /// Adds where the thing comes from.
    pub fn refs(self, refs: &Field<Many<Clause>>) -> Self {
        self.add("d_refs", refs)
    }

    /// Returns what was collected.
    pub fn list(self) -> Vec<ValueView> {
        self.list
    }
}

/// Collects labelled fields.
#[derive(Debug)]
pub struct Facts<'p, 'a> {
    pen: &'p Pen<'a>,
    list: Vec<FactView>,
}

impl<'p, 'a> Facts<'p, 'a> {
    /// Starts with nothing.
    pub fn new(pen: &'p Pen<'a>) -> Self {
        Self {
            pen,
            list: Vec::new(),
        }
    }

    /// Adds a field whose values stand behind each other.
    pub fn row<T: Show>(self, label: &'static str, field: &Field<T>) -> Self {
        let values = self.pen.values(field);
        self.line(label, values)
    }

    /// Adds a field with a line for each entry.
    pub fn rows<T: Show>(mut self, label: &'static str, field: &Field<Many<T>>) -> Self {
        let lines: Vec<Vec<ValueView>> = match field {
            Field::Absent | Field::Broken => Vec::new(),
            Field::Open { why, .. } => {
                vec![vec![ValueView::text(self.pen.open(why.as_deref()))]]
            }
            Field::Set { value, .. } => value.iter().map(|one| one.show(self.pen)).collect(),
        };
        if !lines.is_empty() {
            self.list.push(FactView { label, lines });
        }
        self
    }

    /// Adds texts: behind each other, or a line each where one of them has particulars of its own.
    pub fn texts<T: Show>(self, label: &'static str, field: &Field<Many<T>>) -> Self {
        let plain = field.list().iter().all(|one| one.show(self.pen).len() == 1);
        if plain {
            self.row(label, field)
        } else {
            self.rows(label, field)
        }
    }

    /// Adds one line of values.
    pub fn line(mut self, label: &'static str, values: Vec<ValueView>) -> Self {
        if !values.is_empty() {
            self.list.push(FactView {
                label,
                lines: vec![values],
            });
        }
        self
    }

    /// Adds several lines of values.
    pub fn lines(mut self, label: &'static str, lines: Vec<Vec<ValueView>>) -> Self {
        if !lines.is_empty() {
            self.list.push(FactView { label, lines });
        }
        self
    }

    /// Returns what was collected.
    pub fn list(self) -> Vec<FactView> {
        self.list
    }
}
