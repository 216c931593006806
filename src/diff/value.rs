//! Values of a document as they are printed, in each language.

use crate::format::{Shape, TableSpec, print_clause};
use crate::label::{Lang, Words};
use crate::quantity::{DurationRange, Unit};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Something as it is printed, in the languages that it is written in.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Said {
    /// In Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Said {
    /// Says the same in both languages.
    pub(super) fn same(text: &str) -> Self {
        Self::both(text, text)
    }

    /// Says something in both languages.
    pub(super) fn both(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: Some(zh.into()),
            en: Some(en.into()),
        }
    }

    /// Reads a text by language.
    pub(super) fn text(value: &Value) -> Self {
        let part = |lang| value.get(lang)?.as_str().map(str::to_owned);
        Self {
            zh: part("zh"),
            en: part("en"),
        }
    }

    /// Returns the wording of a language, where there is one.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Zh => self.zh.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// Returns the wording of a language, else of another.
    #[must_use]
    pub fn best(&self, lang: Lang) -> Option<(Lang, &str)> {
        let others = Lang::ALL.into_iter().filter(|one| *one != lang);
        let mut all = std::iter::once(lang).chain(others);
        all.find_map(|lang| Some((lang, self.in_lang(lang)?)))
    }

    /// Returns the words in a language, else in another; empty where there are none.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        self.best(lang).map_or("", |(_, words)| words)
    }

    /// Tells whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Lang::ALL.into_iter().all(|lang| self.get(lang).is_empty())
    }

    fn each(make: impl Fn(Lang) -> String) -> Self {
        Self::both(make(Lang::Zh), make(Lang::En))
    }
}

/// Names of things by what points at them: role `greeter` → 迎宾.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<(&'static str, String), Said>);

impl Names {
    /// Takes a name; `kind` is that of the things or of what points at them.
    pub(super) fn add(&mut self, kind: &'static str, id: &str, name: Said) {
        self.0.entry((kind, id.to_owned())).or_insert(name);
    }

    fn find(&self, kind: &'static str, id: &str) -> Option<&Said> {
        self.0.get(&(kind, id.to_owned()))
    }
}

/// Tells whether a value says that it is not decided.
pub(super) fn is_open(value: &Value) -> bool {
    value.get("unspecified").is_some()
}

/// Prints a value of a field.
pub(super) fn print(shape: &Shape, value: &Value, names: &Names) -> Said {
    if let Some(why) = value.get("unspecified") {
        let own = Said::text(value);
        return open(if own.is_empty() { Said::text(why) } else { own });
    }
    match (shape, value) {
        (Shape::Many(one), Value::Array(list)) => {
            let each: Vec<Said> = list.iter().map(|v| print(one, v, names)).collect();
            let (zh, en) = match **one {
                Shape::Table(_) | Shape::OneOf(_) => ("\n", "\n"),
                Shape::Text => ("；", "; "),
                _ => ("、", ", "),
            };
            Said::each(|lang| {
                let each: Vec<&str> = each.iter().map(|one| one.get(lang)).collect();
                each.join(if lang == Lang::Zh { zh } else { en })
            })
        }
        (Shape::Many(one), value) => print(one, value, names),
        (Shape::Table(spec), Value::Object(table)) => line(spec, table, names),
        (Shape::OneOf(all), value) => one_of(all, value, names),
        (Shape::Text, Value::Object(_)) => Said::text(value),
        (Shape::Text, Value::String(key)) => match Unit::parse(key) {
            Some(unit) => Said::each(|lang| unit.word(lang, false).1.to_owned()),
            None => Said::same(key),
        },
        (Shape::Ref(kind), Value::String(id)) => {
            let name = names.find(kind.words().1, id);
            name.cloned().unwrap_or_else(|| Said::same(id))
        }
        (Shape::Word(list), Value::String(key)) => word(list, key),
        (Shape::Duration, Value::String(text)) => match DurationRange::parse(text) {
            Some(range) => Said::each(|lang| range.print(lang)),
            None => Said::same(text),
        },
        (Shape::Clause, Value::String(text)) => Said::same(&print_clause(text)),
        (_, Value::Bool(true)) => Said::both("是", "yes"),
        (_, Value::Bool(false)) => Said::both("否", "no"),
        (_, Value::String(text)) => Said::same(text),
        (_, Value::Array(list)) => {
            let each: Vec<String> = list
                .iter()
                .map(|v| print(shape, v, names).get(Lang::En).to_owned())
                .collect();
            Said::same(&each.join(", "))
        }
        (shape, Value::Object(table)) => {
            let inner = match shape {
                Shape::ByLanguage(one) | Shape::ByRole(one) | Shape::ByItem(one) => one,
                _ => &Shape::Name,
            };
            let pairs = table.iter().map(|(key, v)| (key, print(inner, v, names)));
            let pairs: Vec<(&String, Said)> = pairs.collect();
            Said::each(|lang| {
                let pairs = pairs
                    .iter()
                    .map(|(key, v)| format!("{key} → {}", v.get(lang)));
                pairs.collect::<Vec<_>>().join("；")
            })
        }
        (_, other) => Said::same(&other.to_string()),
    }
}

fn open(why: Said) -> Said {
    let with = |plain: &str, open: &str, close: &str, lang| match why.get(lang) {
        "" => plain.to_owned(),
        why => format!("{plain}{open}{why}{close}"),
    };
    Said::both(
        with("未规定", "（", "）", Lang::Zh),
        with("not specified", " (", ")", Lang::En),
    )
}

fn word(list: &[(&'static str, &'static str)], key: &str) -> Said {
    let found = list.iter().find(|(en, _)| *en == key);
    let en = key.replace(['-', '_'], " ");
    Said::both(found.map_or(key, |(_, zh)| zh), en)
}

fn one_of(all: &[Shape], value: &Value, names: &Names) -> Said {
    let is_text = value.as_object().is_some_and(is_text);
    let fits = |shape: &&Shape| match (shape, value) {
        (Shape::Table(_), Value::Object(_)) => !is_text,
        (Shape::Text, Value::Object(_)) => is_text,
        (Shape::Word(list), Value::String(key)) => list.iter().any(|(en, _)| en == key),
        (Shape::Duration, Value::String(text)) => DurationRange::parse(text).is_some(),
        (Shape::Many(_), Value::Array(_)) | (Shape::Bool, Value::Bool(_)) => true,
        _ => false,
    };
    let shape = all.iter().find(fits).unwrap_or(&Shape::Name);
    print(shape, value, names)
}

/// A table whose keys are all languages is a text.
pub(super) fn is_text(table: &Map<String, Value>) -> bool {
    let mut keys = table.keys();
    !table.is_empty() && keys.all(|key| Lang::from_tag(key).is_some() || key == "unspecified")
}

/// Finds the table that a value of a field is.
pub(super) fn table_of(shape: &Shape) -> Option<&'static TableSpec> {
    match shape {
        Shape::Table(spec) => Some(spec),
        Shape::Many(one) => table_of(one),
        Shape::OneOf(all) => all.iter().find_map(table_of),
        _ => None,
    }
}

/// The keys that say what an entry is, the first of them that it has.
const MAIN: [&str; 13] = [
    "text", "title", "name", "term", "label", "what", "ask", "when", "allowed", "caption", "from",
    "version", "code",
];

/// Returns the key that says what an entry is.
pub(super) fn main_key(spec: &TableSpec, table: &Map<String, Value>) -> Option<&'static str> {
    let has = |key: &&&str| spec.field(key).is_some() && table.contains_key(**key);
    MAIN.iter().find(has).copied()
}

/// Returns what an entry is, in words.
pub(super) fn main_words(
    spec: &'static TableSpec,
    table: &Map<String, Value>,
    names: &Names,
) -> Said {
    let main = main_key(spec, table);
    let field = main.and_then(|key| Some(((spec.field(key)?.shape)(), table.get(key)?)));
    field.map_or_else(Said::default, |(shape, value)| print(&shape, value, names))
}

/// Prints each key of a table: what says what it is first and alone, the others behind their names.
pub(super) fn lines(
    spec: &'static TableSpec,
    table: &Map<String, Value>,
    names: &Names,
    passed_over: &[&str],
) -> Vec<Said> {
    let main = main_key(spec, table);
    let mut all: Vec<Said> = Vec::new();
    let mut add = |key: &'static str, labelled: bool| {
        let Some((field, value)) = spec.field(key).zip(table.get(key)) else {
            return;
        };
        let said = print(&(field.shape)(), value, names);
        if said.is_empty() {
            return;
        }
        let label = super::weight::of(spec.name, key);
        all.push(match (labelled, label) {
            (true, Some(label)) => labelled_with(&label.words, &said),
            _ => said,
        });
    };
    if let Some(main) = main {
        add(main, false);
    }
    for field in spec.fields {
        let passed = passed_over.contains(&field.key) || field.key == "id";
        if Some(field.key) != main && !passed {
            add(field.key, true);
        }
    }
    all
}

fn labelled_with(label: &Words, said: &Said) -> Said {
    Said::both(
        format!("{}：{}", label.zh, said.get(Lang::Zh)),
        format!("{}: {}", label.en, said.get(Lang::En)),
    )
}

/// Prints an entry in one line.
fn line(spec: &'static TableSpec, table: &Map<String, Value>, names: &Names) -> Said {
    if spec.name == "number" {
        return number(spec, table, names);
    }
    let all = lines(spec, table, names, &[]);
    if let [one] = all.as_slice() {
        return one.clone();
    }
    Said::each(|lang| {
        let all: Vec<String> = all
            .iter()
            .map(|one| one.get(lang).replace('\n', " / "))
            .collect();
        all.join(if lang == Lang::Zh { "；" } else { "; " })
    })
}

/// A figure reads as on a card: 离门距离 ≈3 米.
fn number(spec: &'static TableSpec, table: &Map<String, Value>, names: &Names) -> Said {
    let label = main_words(spec, table, names);
    let figure = figure(spec, table, names);
    let rest = lines(spec, table, names, &["label", "value", "unit", "op"]);
    let has_label = table.contains_key("label");
    Said::each(|lang| {
        let mut text = format!("{} {}", label.get(lang), figure.get(lang));
        for one in rest.iter().skip(usize::from(has_label)) {
            text.push_str(if lang == Lang::Zh { "；" } else { "; " });
            text.push_str(one.get(lang));
        }
        text.trim().to_owned()
    })
}

/// The figure alone: ≈3 米.
pub(super) fn figure(spec: &'static TableSpec, table: &Map<String, Value>, names: &Names) -> Said {
    let get = |key: &str, lang: Lang| -> String {
        let found = spec.field(key).zip(table.get(key));
        let said = found.map(|(field, v)| print(&(field.shape)(), v, names));
        said.map_or_else(String::new, |said| said.get(lang).replace("..", "–"))
    };
    Said::each(|lang| {
        let figure = format!("{}{}", get("op", lang), get("value", lang));
        match get("unit", lang) {
            unit if unit.is_empty() => figure,
            unit => format!("{figure}\u{a0}{unit}"),
        }
    })
}
