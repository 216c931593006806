//! Selections of items.

use super::{Decode, Node, Reader, Shape, Visit, Visitor, is_slug, nearest};
use crate::diag::BAD_SELECT;
use crate::span::{Span, Spanned};
use serde::Serialize;

/// What a term of a selection names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each kind is the table of that name")]
pub enum SelectKind {
    All,
    Phase,
    Step,
    Rule,
    Rules,
    Phrase,
    Phrases,
    Article,
    Tag,
    Role,
    Exception,
    Form,
    Feedback,
    /// A term that cannot be read, which has been reported: nobody knows what it names.
    Unreadable,
}

impl SelectKind {
    const ALL: [(&'static str, Self); 13] = [
        ("all", Self::All),
        ("phase", Self::Phase),
        ("step", Self::Step),
        ("rule", Self::Rule),
        ("rules", Self::Rules),
        ("phrase", Self::Phrase),
        ("phrases", Self::Phrases),
        ("article", Self::Article),
        ("tag", Self::Tag),
        ("role", Self::Role),
        ("exception", Self::Exception),
        ("form", Self::Form),
        ("feedback", Self::Feedback),
    ];
}

/// One term of a selection: `phase:welcome`, `rules:hair`, `!step:try-on`, `service-etiquette/rules`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectTerm {
    /// Whether the term takes items away.
    pub remove: bool,
    /// The standard the items come from, where it is named.
    pub standard: Option<String>,
    /// What the name is a name of.
    pub kind: SelectKind,
    /// The name; without one, all of the kind.
    pub name: Option<String>,
}

/// A term of a selection with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Select(pub Spanned<SelectTerm>);

impl Select {
    /// Returns where the term is written.
    #[must_use]
    pub fn span(&self) -> Span {
        self.0.span
    }

    /// Returns the term.
    #[must_use]
    pub fn term(&self) -> &SelectTerm {
        &self.0.value
    }

    /// Tells whether the term could not be read, so that nobody knows what it brings or takes away.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.term().kind == SelectKind::Unreadable
    }
}

impl Serialize for Select {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.term())
    }
}

impl std::fmt::Display for SelectTerm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = SelectKind::ALL
            .iter()
            .find(|(_, kind)| *kind == self.kind)
            .map_or("all", |(word, _)| *word);
        f.write_str(if self.remove { "!" } else { "" })?;
        if let Some(standard) = &self.standard {
            write!(f, "{standard}/")?;
        }
        match &self.name {
            Some(name) => write!(f, "{kind}:{name}"),
            None => f.write_str(kind),
        }
    }
}

impl Decode for Select {
    fn shape() -> Shape {
        Shape::Select
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        // A term that is lost altogether would make the rest a selection of something else.
        let unreadable = |remove| {
            let term = SelectTerm {
                remove,
                standard: None,
                kind: SelectKind::Unreadable,
                name: None,
            };
            Some(Self(Spanned::new(term, node.span)))
        };
        let Some(text) = node.as_text() else {
            return reader
                .wrong_type(node, &Shape::Select)
                .or_else(|| unreadable(false));
        };
        let remove = text.starts_with('!');
        let rest = text.trim_start_matches('!').trim();
        let (standard, rest) = match rest.split_once('/') {
            Some((standard, rest)) => (Some(standard), rest),
            None => (None, rest),
        };
        let (word, name) = match rest.split_once(':') {
            Some((word, name)) => (word.trim(), Some(name.trim())),
            None => (rest, None),
        };
        let kind = SelectKind::ALL.iter().find(|(w, _)| *w == word);
        let named_well = standard.is_none_or(is_slug) && name.is_none_or(|n| !n.is_empty());
        if let (Some((_, kind)), true) = (kind, named_well) {
            let term = SelectTerm {
                remove,
                standard: standard.map(str::to_owned),
                kind: *kind,
                name: name.map(str::to_owned),
            };
            return Some(Self(Spanned::new(term, node.span)));
        }
        let mut fault = BAD_SELECT
            .at(node.span)
            .words(
                format!("看不懂选取条件“{text}”"),
                format!("cannot read the selection “{text}”"),
            )
            .expected(
                "种类:编号，例如 phase:welcome、rules:hair、!step:try-on",
                "kind:name, such as phase:welcome, rules:hair or !step:try-on",
            );
        if let Some(near) = nearest(word, SelectKind::ALL.iter().map(|(w, _)| *w)) {
            fault = fault.help(format!("是不是 {near}？"), format!("did you mean {near}?"));
        } else {
            fault = fault.help(
                "种类有 all phase step rule rules phrase phrases article tag role exception form feedback，前面加 ! 表示去掉",
                "the kinds are all phase step rule rules phrase phrases article tag role exception form feedback, with ! in front to remove",
            );
        }
        reader.report(fault);
        unreadable(remove)
    }
}

impl Visit for Select {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(Some(self.0.span));
    }
}
