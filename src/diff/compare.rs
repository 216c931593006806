//! Two documents of one table → what of their keys differs.

use super::change::{Act, Change, Subject, Told, Weight};
use super::entries::{alike, matched, without_id};
use super::text::means_the_same;
use super::value::{self, Names, Said, is_open, is_text, main_key, main_words, table_of};
use super::{limit, weight};
use crate::format::{FieldSpec, Shape, TableSpec};
use crate::label::{Lang, Words};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

type Table = Map<String, Value>;

/// What was found at a key.
#[derive(Debug)]
struct Found {
    at: String,
    place: Vec<Words>,
    act: Act,
    weight: Weight,
    old: Option<Said>,
    new: Option<Said>,
}

/// Compares documents and collects what differs.
pub(super) struct Comparison<'a> {
    names: (&'a Names, &'a Names),
    /// The language whose words bind.
    language: Lang,
    /// Keys of the outermost table that are compared elsewhere.
    passed_over: &'a BTreeSet<&'static str>,
    at: Vec<String>,
    place: Vec<Words>,
    /// What an outer key allows a change to weigh at most.
    most: Weight,
    found: Vec<Found>,
}

impl<'a> Comparison<'a> {
    /// Begins; names are those of the old and the new edition.
    pub(super) fn new(
        names: (&'a Names, &'a Names),
        language: Lang,
        passed_over: &'a BTreeSet<&'static str>,
    ) -> Self {
        Self {
            names,
            language,
            passed_over,
            at: Vec::new(),
            place: Vec::new(),
            most: Weight::Layout,
            found: Vec::new(),
        }
    }

    /// Returns what was found as changes of a thing.
    pub(super) fn into_changes(self, subject: &Subject, told: &Told) -> Vec<Change> {
        let found = self.found.into_iter();
        let change = |one: Found| Change {
            subject: subject.clone(),
            at: one.at,
            place: one.place,
            act: one.act,
            weight: one.weight,
            old: one.old,
            new: one.new,
            told: match one.weight {
                Weight::Record | Weight::Wording => Told::Nobody,
                Weight::Duty | Weight::Layout => told.clone(),
            },
        };
        found.map(change).collect()
    }

    /// Compares two tables key by key.
    pub(super) fn table(&mut self, spec: &'static TableSpec, old: &Table, new: &Table) {
        let is_outermost = self.at.is_empty();
        let is_changed = |field: &&FieldSpec| old.get(field.key) != new.get(field.key);
        // The value, its unit and its sign are printed as one figure, so they are told as one: at the first of them.
        let mut of_figure = 0;
        for field in spec.fields.iter().filter(is_changed) {
            of_figure += usize::from(is_of_figure(spec, field.key));
            let passed = is_outermost && self.passed_over.contains(field.key)
                || is_of_figure(spec, field.key) && of_figure > 1;
            if !passed {
                self.field(spec, field, (old, new));
            }
        }
    }

    fn field(
        &mut self,
        spec: &'static TableSpec,
        field: &'static FieldSpec,
        tables: (&Table, &Table),
    ) {
        let known = weight::of(spec.name, field.key);
        let own = known.map_or(Weight::Duty, |known| known.weight);
        let weight = own.min(self.most);
        let outer_most = self.most;
        // What stands below a key that is mere wording is wording, too.
        if own <= Weight::Wording {
            self.most = weight;
        }
        let (old, new) = (tables.0.get(field.key), tables.1.get(field.key));
        let key = field.key.to_owned();
        let words = known.map_or_else(
            || Words::new(field.key, field.key),
            |known| known.words.clone(),
        );
        // An entry that is nothing but its words is called by the list it stands in.
        let is_main = !self.at.is_empty()
            && main_key(spec, tables.1) == Some(field.key)
            && field.key == "text";
        self.at.push(key);
        if !is_main {
            self.place.push(words);
        }
        let shape = (field.shape)();
        match (old, new) {
            (Some(old), Some(new)) if is_open(old) || is_open(new) => {
                self.note(&shape, Act::Changed, weight, Some(old), Some(new));
            }
            _ if is_of_figure(spec, field.key) => self.figure(spec, field, weight, tables),
            (Some(Value::Object(old)), Some(Value::Object(new)))
                if table_of(&shape).is_some() && !is_text(old) && !is_text(new) =>
            {
                if let Some(inner) = table_of(&shape) {
                    self.table(inner, old, new);
                }
            }
            (old, new)
                if is_list(&shape) && [old, new].into_iter().flatten().all(Value::is_array) =>
            {
                let list = |value: Option<&'_ Value>| {
                    value.and_then(Value::as_array).cloned().unwrap_or_default()
                };
                self.list(&shape, weight, (&list(old), &list(new)));
            }
            (Some(old), Some(new)) => {
                let act = limit::act(spec.name, field.key, tables);
                let weight = self.of_words(&shape, weight, old, new);
                self.note(&shape, act, weight, Some(old), Some(new));
            }
            (old, new) => {
                let act = match (old.is_some(), spec.name, field.key) {
                    (false, "item", "critical") => Act::Tightened,
                    (true, "item", "critical") => Act::Relaxed,
                    (false, ..) => Act::Added,
                    (true, ..) => Act::Removed,
                };
                self.note(&shape, act, weight, old, new);
            }
        }
        self.at.pop();
        if !is_main {
            self.place.pop();
        }
        self.most = outer_most;
    }

    /// Notes a part of a figure as the whole figure: a number without its unit, or a unit alone, tells a reader little.
    fn figure(
        &mut self,
        spec: &'static TableSpec,
        field: &'static FieldSpec,
        weight: Weight,
        (old, new): (&Table, &Table),
    ) {
        let parts = spec
            .fields
            .iter()
            .filter(|part| is_of_figure(spec, part.key) && old.get(part.key) != new.get(part.key));
        // Another unit or sign makes another figure of the same number.
        let weight = match (old.get(field.key), new.get(field.key)) {
            (Some(old), Some(new)) if parts.count() == 1 => {
                self.of_words(&(field.shape)(), weight, old, new)
            }
            _ => weight,
        };
        let act = limit::act(spec.name, field.key, (old, new));
        let old = value::figure(spec, old, self.names.0);
        let new = value::figure(spec, new, self.names.1);
        self.push(act, weight, Some(old), Some(new));
    }

    /// Lowers the weight of what means the same, and of a text of which only a translation changed.
    fn of_words(&self, shape: &Shape, weight: Weight, old: &Value, new: &Value) -> Weight {
        if let (Value::String(a), Value::String(b)) = (old, new) {
            return match limit::is_same(shape, a, b) {
                true => weight.min(Weight::Wording),
                false => weight,
            };
        }
        let (Value::Object(a), Value::Object(b), Shape::Text | Shape::OneOf(_)) = (old, new, shape)
        else {
            return weight;
        };
        if !is_text(a) || !is_text(b) {
            return weight;
        }
        let (old, new) = (Said::text(old), Said::text(new));
        let (Some(a), Some(b)) = (old.best(self.language), new.best(self.language)) else {
            return weight;
        };
        match a.0 == b.0 && means_the_same(a.1, b.1) {
            true => weight.min(Weight::Wording),
            false => weight,
        }
    }

    fn list(&mut self, shape: &Shape, weight: Weight, (old, new): (&[Value], &[Value])) {
        let Some(one) = inner(shape) else { return };
        let entry_spec = table_of(one);
        if entry_spec.is_none() && !matches!(one, Shape::Text) {
            // Names, ids and words read best as one row.
            let value = |list: &[Value]| (!list.is_empty()).then(|| Value::Array(list.to_vec()));
            let (old, new) = (value(old), value(new));
            let act = match (&old, &new) {
                (None, _) => Act::Added,
                (_, None) => Act::Removed,
                _ => Act::Changed,
            };
            self.note(shape, act, weight, old.as_ref(), new.as_ref());
            return;
        }
        let id = |value: &'_ Value| value.get("id").and_then(Value::as_str).map(str::to_owned);
        let words = |value: &Value, names: &Names| match (entry_spec, value) {
            (Some(spec), Value::Object(table)) if !is_text(table) => main_words(spec, table, names),
            _ => Said::text(value),
        };
        let olds: Vec<Said> = old.iter().map(|v| words(v, self.names.0)).collect();
        let news: Vec<Said> = new.iter().map(|v| words(v, self.names.1)).collect();
        let language = self.language;
        let found = matched(
            (old.len(), new.len()),
            |o, n| match (id(&old[o]), id(&new[n])) {
                (Some(a), Some(b)) if a == b => Some(true),
                (None, None) if old[o] == new[n] => Some(true),
                // An id that is gone may have been changed, but only on the same words.
                (Some(_), Some(_)) => (without_id(&old[o]) == without_id(&new[n]))
                    .then_some(true)
                    .or(Some(false)),
                _ => None,
            },
            |o, n| {
                alike(
                    &old[o],
                    &new[n],
                    olds[o].get(language),
                    news[n].get(language),
                )
            },
        );
        let order = order_weight(entry_spec, weight);
        for gone in &found.gone {
            self.entry(*gone, &olds[*gone], &old[*gone], |this| {
                this.note(one, Act::Removed, weight, Some(&old[*gone]), None);
            });
        }
        for n in 0..new.len() {
            let Some((o, _)) = found.pairs.iter().find(|(_, at)| *at == n) else {
                self.entry(n, &news[n], &new[n], |this| {
                    this.note(one, Act::Added, weight, None, Some(&new[n]));
                });
                continue;
            };
            let (a, b) = (&old[*o], &new[n]);
            self.entry(n, &news[n], b, |this| {
                if found.moved.contains(&n) {
                    this.note(one, Act::Moved, order.min(this.most), Some(a), Some(b));
                }
                if a == b {
                    return;
                }
                match (entry_spec, a, b) {
                    (Some(spec), Value::Object(a), Value::Object(b))
                        if !is_text(a) && !is_text(b) =>
                    {
                        this.table(spec, a, b);
                    }
                    _ => {
                        let weight = this.of_words(one, weight, a, b);
                        this.note(one, Act::Changed, weight, Some(a), Some(b));
                    }
                }
            });
        }
    }

    /// Does something within an entry of the list at hand.
    fn entry(&mut self, place: usize, words: &Said, value: &Value, within: impl FnOnce(&mut Self)) {
        // By its id, else by its place, from one on.
        let id = value.get("id").and_then(Value::as_str);
        let named = id.map_or_else(|| (place + 1).to_string(), str::to_owned);
        let outer = self.at.last().cloned();
        if let Some(last) = self.at.last_mut() {
            last.push_str(&format!("[{named}]"));
        }
        let before = self.found.len();
        within(self);
        // Something about an entry says which one; its own words say it themselves.
        let depth = self.at.len();
        let at = self.at.join(".");
        for one in self.found.iter_mut().skip(before) {
            let is_own = one.at == at || one.at == format!("{at}.text");
            let brief = |lang| brief(words.get(lang));
            if !is_own
                && depth > 0
                && !words.is_empty()
                && let Some(place) = one.place.get_mut(self.place.len() - 1)
                && !place.zh.contains('「')
            {
                *place = Words::new(
                    format!("{}「{}」", place.zh, brief(Lang::Zh)),
                    format!("{} “{}”", place.en, brief(Lang::En)),
                );
            }
        }
        if let (Some(outer), Some(last)) = (outer, self.at.last_mut()) {
            *last = outer;
        }
    }

    fn note(
        &mut self,
        shape: &Shape,
        act: Act,
        weight: Weight,
        old: Option<&Value>,
        new: Option<&Value>,
    ) {
        let print =
            |value: Option<&Value>, names: &Names| value.map(|v| value::print(shape, v, names));
        let (old, new) = (print(old, self.names.0), print(new, self.names.1));
        self.push(act, weight, old, new);
    }

    /// Keeps a change at the place at hand, as it is printed.
    fn push(&mut self, act: Act, weight: Weight, old: Option<Said>, new: Option<Said>) {
        self.found.push(Found {
            at: self.at.join("."),
            place: self.place.clone(),
            act,
            weight,
            old,
            new,
        });
    }
}

/// Tells whether a key is part of a figure: `≤3 m`.
fn is_of_figure(spec: &TableSpec, key: &str) -> bool {
    spec.name == "number" && matches!(key, "value" | "unit" | "op")
}

fn is_list(shape: &Shape) -> bool {
    inner(shape).is_some()
}

fn inner(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::Many(one) => Some(one),
        Shape::OneOf(all) => all.iter().find_map(inner),
        _ => None,
    }
}

/// What it weighs that entries change their order.
fn order_weight(spec: Option<&'static TableSpec>, of_list: Weight) -> Weight {
    match spec.map(|spec| spec.name) {
        Some("action") => Weight::Duty,
        Some("group" | "checklist line" | "section" | "own line" | "form field") => Weight::Layout,
        _ => of_list.min(Weight::Wording),
    }
}

fn brief(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut chars = line.chars();
    let head: String = chars.by_ref().take(18).collect();
    match chars.next() {
        Some(_) => format!("{head}…"),
        None => head,
    }
}
