//! Reads one table at a time: takes the known keys and reports every other one with its cure.

use super::{Data, Entry, Field, FieldSpec, Node, Shape, TableSpec, Text, plain_word};
use crate::diag::{
    Diagnostic, Fix, MISPLACED_KEY, MISSING_KEY, MISSPELT_OPEN, NOT_OPEN, Sink, UNKNOWN_KEY,
    WRONG_TYPE,
};
use crate::label::Lang;
use crate::quantity::DurationRange;
use crate::span::Span;

/// A value that can be read from a [`Node`].
pub trait Decode: Sized {
    /// What may be written.
    fn shape() -> Shape;

    /// Reads the value; `None` after a fault has been reported.
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Where a decoder reports, and what it has to know.
pub struct Reader<'a> {
    sink: &'a mut Sink,
    lang: Lang,
    tables: Vec<&'static TableSpec>,
}

/// A table whose keys are being taken.
pub struct OpenTable<'n> {
    entries: &'n [Entry],
    taken: u128,
    span: Span,
    spec: &'static TableSpec,
    next: usize,
}

/// Keys that people write for another: what they write, what is meant.
const SYNONYMS: &[(&str, &str)] = &[
    ("name", "title"),
    ("title", "name"),
    ("desc", "text"),
    ("description", "text"),
    ("content", "text"),
    ("label", "title"),
    ("actions", "do"),
    ("action", "do"),
    ("todo", "do"),
    ("phrase", "say"),
    ("words", "say"),
    ("speech", "say"),
    ("forbidden", "avoid"),
    ("dont", "avoid"),
    ("ban", "avoid"),
    ("figures", "numbers"),
    ("reason", "why"),
    ("limit", "time"),
    ("duration", "time"),
    ("within", "time"),
    ("standard", "quality"),
    ("criteria", "quality"),
    ("score", "points"),
    ("weight", "points"),
    ("lang", "language"),
    ("languages", "language"),
    ("date", "effective"),
    ("condition", "when"),
    ("situation", "when"),
    ("source", "refs"),
    ("ref", "refs"),
    ("note", "notes"),
    ("photo", "images"),
    ("pictures", "images"),
    ("place", "touchpoint"),
    ("person", "role"),
    ("owner", "role"),
    ("reviewer", "reviewed_by"),
    ("approver", "approved_by"),
];

impl<'a> Reader<'a> {
    /// Starts reading a document whose plain strings are in `lang`.
    pub fn new(sink: &'a mut Sink, lang: Lang) -> Self {
        Self {
            sink,
            lang,
            tables: Vec::new(),
        }
    }

    /// Returns the language of plain strings.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Reports a fault.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Reports a value of the wrong kind and gives it up.
    pub fn wrong_type<T>(&mut self, node: &Node, shape: &Shape) -> Option<T> {
        let (zh, en) = node.kind();
        let wanted = shape.words();
        let words = match (&node.data, shape) {
            // These are strings, too, but not any string.
            (Data::Text(text), Shape::Version | Shape::Color | Shape::Url) => (
                format!("“{text}”不合这里的写法"),
                format!("“{text}” does not fit here"),
            ),
            _ => (format!("这里写成了{zh}"), format!("this is {en}")),
        };
        let mut fault = WRONG_TYPE.at(node.span).words(words.0, words.1).expected(
            format!("应为{}", wanted.zh),
            format!("expected {}", wanted.en),
        );
        if let (Shape::Table(spec), Data::Text(text)) = (shape, &node.data) {
            let time = spec
                .field("within")
                .filter(|_| DurationRange::parse(text).is_some());
            let key = time
                .or(spec.fields.iter().find(|f| f.key != "id"))
                .map_or("id", |f| f.key);
            let written = format!("{{ {key} = \"{text}\" }}");
            fault = fault.help(
                format!("写成表，例如 {written}"),
                format!("write a table, such as {written}"),
            );
            if time.is_some() {
                fault = fault.fix(Fix::safe(node.span, written));
            }
        }
        self.report(fault);
        None
    }

    /// Tells whether a key says that a point is open.
    #[must_use]
    pub(crate) fn is_open_key(key: &str) -> bool {
        matches!(key, "unspecified" | "未规定")
    }

    /// Reads `"unspecified"`, `"未规定"` or `{ unspecified = "why" }`.
    ///
    /// The outer option tells whether the value says so, the inner holds the reason.
    #[allow(
        clippy::option_option,
        reason = "open without a reason differs from not open"
    )]
    pub fn open_point(&mut self, node: &Node) -> Option<Option<Text>> {
        match &node.data {
            Data::Text(text) if Self::is_open_key(text) => Some(None),
            Data::List(nodes) => match nodes.as_slice() {
                [one] => self.open_point(one),
                _ => None,
            },
            Data::Table(entries) => match entries.as_slice() {
                [one] if Self::is_open_key(&one.key) => match &one.value.data {
                    Data::Bool(true) => Some(None),
                    _ => Some(<Text as Decode>::decode(&one.value, self)),
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// Reports a misspelt `"unspecified"`.
    fn misspelt_open(&mut self, node: &Node) -> bool {
        let Some(text) = node.as_text() else {
            return false;
        };
        let near = (8..=14).contains(&text.len())
            && text.is_ascii()
            && text.to_ascii_lowercase().starts_with('u')
            && strsim::damerau_levenshtein(&text.to_ascii_lowercase(), "unspecified") <= 2;
        if !near && !matches!(text, "未规订" | "末规定" | "未規定") {
            return false;
        }
        self.report(
            MISSPELT_OPEN
                .at(node.span)
                .words(format!("“{text}”拼错了"), format!("“{text}” is misspelt"))
                .expected(
                    "应为 \"unspecified\" 或 \"未规定\"",
                    "expected \"unspecified\"",
                )
                .help(
                    "还没定的写 \"unspecified\"，纸上印“未规定”和一条横线",
                    "an open point is written \"unspecified\" and printed with a line to write on",
                )
                .fix(Fix::safe(node.span, "\"unspecified\"")),
        );
        true
    }

    /// Begins to take the keys of a table.
    pub fn open_table<'n>(
        &mut self,
        node: &'n Node,
        spec: &'static TableSpec,
    ) -> Option<OpenTable<'n>> {
        let Some(entries) = node.as_table() else {
            return self.wrong_type(node, &Shape::Table(spec));
        };
        self.tables.push(spec);
        Some(OpenTable {
            entries,
            taken: 0,
            span: node.span,
            spec,
            next: 0,
        })
    }

    /// Takes the next key of a table, in the order of its declaration.
    pub fn field<T: Decode>(&mut self, table: &mut OpenTable<'_>) -> Field<T> {
        let spec = &table.spec.fields[table.next];
        table.next += 1;
        let found = table.entries.iter().position(|e| e.key == spec.key);
        let Some(index) = found else {
            if spec.required {
                self.missing(table, spec);
                return Field::Broken;
            }
            return Field::Absent;
        };
        if index < 128 {
            table.taken |= 1 << index;
        }
        let node = &table.entries[index].value;
        let span = node.span;
        if let Some(why) = self.open_point(node) {
            if !spec.fixed {
                let why = why.map(Box::new);
                return Field::Open { span, why };
            }
            self.report(
                NOT_OPEN
                    .at(span)
                    .words(
                        format!("{} 不能写“未规定”", spec.key),
                        format!("{} must be decided", spec.key),
                    )
                    .expected(
                        format!("应为{}", (spec.shape)().words().zh),
                        format!("expected {}", (spec.shape)().words().en),
                    )
                    .help(
                        "写上值，或删掉这个键（用默认值）",
                        "write a value, or take the key out for the default",
                    ),
            );
            return Field::Broken;
        }
        if self.misspelt_open(node) {
            return Field::Broken;
        }
        match T::decode(node, self) {
            Some(value) => {
                let value = Box::new(value);
                Field::Set { span, value }
            }
            None => Field::Broken,
        }
    }

    fn missing(&mut self, table: &OpenTable<'_>, spec: &'static FieldSpec) {
        let wrong = table.entries.iter().find(|e| {
            SYNONYMS.contains(&(e.key.as_str(), spec.key)) && table.spec.field(&e.key).is_none()
        });
        if wrong.is_some() {
            return; // the unknown key is reported with its cure
        }
        self.report(
            MISSING_KEY
                .at(table.span)
                .words(
                    format!("{}缺少 {}", table.spec.zh_name(), spec.key),
                    format!("{} lacks {}", table.spec.name, spec.key),
                )
                .help(
                    format!("加上 {} = …：{}", spec.key, spec.zh),
                    format!("add {} = …: {}", spec.key, spec.en),
                ),
        );
    }

    /// Ends a table: reports every key that was not taken.
    pub fn close_table(&mut self, table: OpenTable<'_>) {
        self.tables.pop();
        for (index, entry) in table.entries.iter().enumerate() {
            let taken = if index < 128 {
                table.taken & (1 << index) != 0
            } else {
                table.spec.field(&entry.key).is_some()
            };
            if !taken {
                self.unknown(entry, &table);
            }
        }
    }

    fn unknown(&mut self, entry: &Entry, table: &OpenTable<'_>) {
        let spec = table.spec;
        let has = |key: &str| table.entries.iter().any(|e| e.key == key);
        let meant = SYNONYMS
            .iter()
            .filter(|(wrong, _)| *wrong == entry.key)
            .map(|(_, right)| *right)
            .find(|right| spec.field(right).is_some() && !has(right));
        let near = nearest(&entry.key, spec.fields.iter().map(|f| f.key));
        let outer = self
            .tables
            .iter()
            .rev()
            .find(|outer| outer.field(&entry.key).is_some());
        if let (None, Some(outer)) = (near, outer) {
            self.report(
                MISPLACED_KEY
                    .at(entry.span)
                    .words(
                        format!("{} 不属于{}，属于上一层的{}", entry.key, spec.zh_name(), outer.zh_name()),
                        format!("{} belongs to the {} above, not to the {}", entry.key, outer.name, spec.name),
                    )
                    .expected("放错了层", "one level too deep")
                    .help(
                        format!("TOML 里，写在 [[…]] 后面的键都归它。把这一行移到{}自己的键那里，也就是下一层的 [[…]] 之前", outer.zh_name()),
                        format!("in TOML all keys behind a [[…]] belong to it; move this line up to the keys of the {}, before the inner [[…]]", outer.name),
                    ),
            );
            return;
        }
        let mut fault = UNKNOWN_KEY.at(entry.span).words(
            format!("{}没有“{}”这个键", spec.zh_name(), entry.key),
            format!("{} has no key “{}”", spec.name, entry.key),
        );
        if let Some(key) = meant.or(near) {
            let free = !has(key);
            fault = fault
                .expected(format!("是不是 {key}？"), format!("did you mean {key}?"))
                .help(format!("改成 {key}",), format!("write {key}"));
            if free && plain_word(&entry.key) {
                fault = fault.fix(Fix::safe(entry.span, key));
            }
        } else {
            let keys: Vec<_> = spec.fields.iter().map(|f| f.key).collect();
            fault = fault.help(
                format!("可用的键：{}", keys.join("、")),
                format!("its keys are {}", keys.join(", ")),
            );
        }
        self.report(fault);
    }
}

/// Finds the candidate that a misspelt word most likely means.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).min(2);
    candidates
        .map(|c| (strsim::damerau_levenshtein(word, c), c))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}
