//! A text: a string, or a table by language.

use super::{Data, Decode, Node, Reader, Shape, Visit, Visitor};
use crate::diag::{EMPTY_TEXT, WRONG_TYPE};
use crate::label::{Lang, Words};
use crate::span::Span;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A text in one or more languages, as inline Markdown.
///
/// Its wording stands in many places, on items and sheets among them, and is kept once.
#[derive(Debug, Clone)]
pub struct Text {
    parts: Arc<[Part]>,
    own: Lang,
    /// Where the whole is written.
    pub span: Span,
    /// Whether the text says that the point is open; the parts then hold the reason.
    pub open: bool,
}

/// One language, the wording in it, and where that is written.
type Part = (Lang, Box<str>, Span);

impl Text {
    /// Makes a text in one language.
    #[must_use]
    pub fn new(lang: Lang, text: impl Into<String>, span: Span) -> Self {
        Self {
            parts: Arc::new([(lang, text.into().into_boxed_str(), span)]),
            own: lang,
            span,
            open: false,
        }
    }

    /// Makes a text from words of the program itself.
    #[must_use]
    pub fn of(words: &Words, own: Lang, span: Span) -> Self {
        Self {
            parts: Lang::ALL
                .into_iter()
                .map(|lang| (lang, words.get(lang).into(), span))
                .collect(),
            own,
            span,
            open: false,
        }
    }

    /// Makes a text again of all that it is: its own language, its parts, its place, whether it is open.
    #[must_use]
    pub fn of_parts(own: Lang, parts: Vec<(Lang, String, Span)>, span: Span, open: bool) -> Self {
        let part = |(lang, text, span): (Lang, String, Span)| (lang, text.into_boxed_str(), span);
        Self {
            parts: parts.into_iter().map(part).collect(),
            own,
            span,
            open,
        }
    }

    /// Returns the text in a language, where it is written in it.
    #[must_use]
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.part(lang).map(|(text, _)| text)
    }

    /// Returns the text in a language and the place of that wording.
    #[must_use]
    pub fn part(&self, lang: Lang) -> Option<(&str, Span)> {
        self.parts
            .iter()
            .find(|part| part.0 == lang)
            .map(|part| (&*part.1, part.2))
    }

    /// Returns the text in the asked language, else in the standard's, else in any, with the language it is in.
    #[must_use]
    pub fn best(&self, asked: Lang) -> (&str, Lang) {
        let find = |lang| self.parts.iter().find(|part| part.0 == lang);
        find(asked)
            .or_else(|| find(self.own))
            .or_else(|| self.parts.first())
            .map_or(("", asked), |part| (&*part.1, part.0))
    }

    /// Returns the language that the text belongs to.
    #[must_use]
    pub fn own(&self) -> Lang {
        self.own
    }

    /// Returns the text in the standard's own language, or in the first there is.
    #[must_use]
    pub fn main(&self) -> &str {
        self.best(self.own).0
    }

    /// Lists language, wording and place of each part.
    pub fn parts(&self) -> impl Iterator<Item = (Lang, &str, Span)> {
        self.parts.iter().map(|p| (p.0, &*p.1, p.2))
    }

    /// Tells whether a value is a text that stands alone, not a table with a text in it.
    pub(crate) fn stands_alone(node: &Node) -> bool {
        match &node.data {
            Data::Text(_) => true,
            Data::Table(entries) => {
                !entries.is_empty()
                    && entries
                        .iter()
                        .all(|e| Lang::from_tag(&e.key).is_some() || Reader::is_open_key(&e.key))
            }
            _ => false,
        }
    }

    /// Reads the wording in one language.
    fn part_of(lang: Lang, node: &Node, reader: &mut Reader<'_>) -> Option<Part> {
        let text = match &node.data {
            Data::Text(text) => text.trim_end().to_owned(),
            Data::List(nodes) => {
                let lines: Option<Vec<&str>> = nodes.iter().map(Node::as_text).collect();
                let Some(lines) = lines else {
                    return reader.wrong_type(node, &Shape::Text);
                };
                lines.join("\n")
            }
            _ => return reader.wrong_type(node, &Shape::Text),
        };
        if text.trim().is_empty() {
            reader.report(
                EMPTY_TEXT
                    .at(node.span)
                    .words("文字是空的", "the text is empty")
                    .help("写上文字；还没定就写 \"unspecified\"；不需要就删掉这个键", "write the text, or \"unspecified\" where it is undecided, or take the key out"),
            );
        }
        Some((lang, text.into_boxed_str(), node.span))
    }
}

impl Decode for Text {
    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let own = reader.lang();
        let text = |parts, open| Self {
            parts,
            own,
            span: node.span,
            open,
        };
        if let Some(why) = reader.open_point(node) {
            let parts = why.map_or_else(|| Arc::new([]) as Arc<[Part]>, |why| why.parts);
            return Some(text(parts, true));
        }
        match &node.data {
            Data::Table(entries) if Self::stands_alone(node) => {
                let parts = entries.iter().filter_map(|entry| {
                    let lang = Lang::from_tag(&entry.key)?;
                    Self::part_of(lang, &entry.value, reader)
                });
                let parts: Arc<[Part]> = parts.collect();
                (!parts.is_empty()).then(|| text(parts, false))
            }
            Data::Table(entries) => {
                if let Some(entry) = entries.iter().find(|e| Lang::from_tag(&e.key).is_none()) {
                    reader.report(
                        WRONG_TYPE
                            .at(entry.span)
                            .words(
                                format!("「{}」不是语言", entry.key),
                                format!("“{}” is no language", entry.key),
                            )
                            .expected("这里只能写 zh、en", "only zh and en may stand here")
                            .help(
                                "文字写成字符串，或按语言写成 { zh = \"…\", en = \"…\" }",
                                "write the text as a string, or by language as { zh = \"…\", en = \"…\" }",
                            ),
                    );
                }
                None
            }
            Data::Text(_) | Data::List(_) => {
                let part = Self::part_of(own, node, reader)?;
                Some(text(Arc::new([part]), false))
            }
            _ => reader.wrong_type(node, &Shape::Text),
        }
    }
}

impl Visit for Text {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if self.open {
            visitor.open(self.span, (!self.parts.is_empty()).then_some(self));
        } else {
            visitor.text(self);
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(text: &Text) -> Vec<&Part> {
            let mut parts: Vec<_> = text.parts.iter().collect();
            parts.sort_by_key(|part| part.0);
            parts
        }
        let same = |(a, b): (&Part, &Part)| (a.0, &a.1) == (b.0, &b.1);
        let (mine, theirs) = (sorted(self), sorted(other));
        self.open == other.open
            && mine.len() == theirs.len()
            && mine.into_iter().zip(theirs).all(same)
    }
}

impl Eq for Text {}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts: Vec<_> = self.parts.iter().map(|p| (p.0.tag(), &p.1)).collect();
        parts.sort();
        let mut map = serializer.serialize_map(None)?;
        if self.open {
            map.serialize_entry("unspecified", &true)?;
        }
        for (tag, text) in parts {
            map.serialize_entry(tag, text)?;
        }
        map.end()
    }
}
