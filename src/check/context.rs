//! What a rule sees: one standard, the whole catalog, and every wording with what it belongs to.

use super::Options;
use super::name::Thing;
use crate::diag::Level;
use crate::format::{Date, Field, FieldSpec, Many, RefKind, TableSpec, Text, Visitor};
use crate::label::Lang;
use crate::model::{Article, Audit, Catalog, Checklist, Kind, Phase, Rule, Standard, Step};
use crate::model::{Subject, Walker};
use crate::span::{Span, Spanned};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a rule sees of one standard.
pub struct Context<'a> {
    /// All standards of the book.
    pub catalog: &'a Catalog,
    /// The standard that is looked at.
    pub standard: &'a Standard,
    /// How much is asked for.
    pub level: Level,
    /// The day that dates are compared with.
    pub today: Option<Date>,
    raw: &'a (dyn Fn(Span) -> Option<&'a str> + Sync),
    texts: Vec<Wording<'a>>,
    references: Vec<(RefKind, &'a str)>,
    addresses: BTreeSet<String>,
}

/// A text with its place in the standard.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The text.
    pub text: &'a Text,
    /// What it belongs to.
    pub subject: Subject<'a>,
    /// Name of the table it stands in: `action`.
    pub table: &'static str,
    /// Its key there: `text`.
    pub key: &'static str,
    /// The table around that one and the key there: `step`, `do`.
    pub outer: Option<(&'static str, &'static str)>,
    /// Id of the statement or line it belongs to.
    pub statement: Option<&'a str>,
    /// Whether it says why a point is open.
    pub open: bool,
}

impl Wording<'_> {
    /// Names what the text belongs to.
    #[must_use]
    pub fn thing(&self) -> Thing {
        let span = super::name::name_span(self.text);
        Thing::of(&self.subject).with_statement(self.statement, span)
    }

    /// Returns the key that the author wrote it under: `do` for an action, `title` for a title.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self.outer {
            Some((_, key)) if self.key == "text" => key,
            _ => self.key,
        }
    }

    /// Tells whether the text is said to customers.
    #[must_use]
    pub fn is_spoken(&self) -> bool {
        match (self.table, self.key) {
            ("line", "text" | "reply") => self.outer.is_some_and(|(_, key)| key == "say"),
            ("phrase", "text" | "reply") => true,
            ("text", "text") => self.outer == Some(("exception", "say")),
            _ => false,
        }
    }
}

impl<'a> Context<'a> {
    /// Gathers what the rules ask for.
    #[must_use]
    pub fn new(
        catalog: &'a Catalog,
        standard: &'a Standard,
        level: Level,
        options: &Options<'a>,
    ) -> Self {
        let mut collector = Collector::default();
        standard.walk(&mut collector);
        let chapters = standard.chapters.iter();
        collector
            .addresses
            .extend(chapters.map(|chapter| format!("chapter:{}", chapter.id)));
        Self {
            catalog,
            standard,
            level,
            today: options.today,
            raw: options.raw,
            texts: collector.texts,
            references: collector.references,
            addresses: collector.addresses,
        }
    }

    /// Tells whether a thing or statement of the standard has this address: `step:open-door/bow`.
    #[must_use]
    pub fn has_address(&self, address: &str) -> bool {
        self.addresses.contains(address)
    }

    /// Lists all addresses of the standard.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(String::as_str)
    }

    /// Lists every text of the standard, included things and all.
    #[must_use]
    pub fn all_texts(&self) -> &[Wording<'a>] {
        &self.texts
    }

    /// Lists every text that is written in the standard itself and says something settled.
    pub fn texts(&self) -> impl Iterator<Item = &Wording<'a>> {
        self.texts
            .iter()
            .filter(|w| !w.open && !w.subject.is_included())
    }

    /// Tells whether anything in the standard points at a thing.
    #[must_use]
    pub fn refers_to(&self, kind: RefKind, id: &str) -> bool {
        self.references.contains(&(kind, id))
    }

    /// Lists the phases that are written in the standard itself.
    pub fn phases(&self) -> impl Iterator<Item = &'a Phase> {
        self.standard.phases.iter().filter(|p| p.origin.is_none())
    }

    /// Lists the steps that are written in the standard itself.
    pub fn steps(&self) -> impl Iterator<Item = &'a Step> {
        self.phases().flat_map(|phase| &phase.steps)
    }

    /// Lists the rules that are written in the standard itself.
    pub fn rules(&self) -> impl Iterator<Item = &'a Rule> {
        self.standard.rules.iter().filter(|r| r.origin.is_none())
    }

    /// Lists the articles that are written in the standard itself.
    pub fn articles(&self) -> impl Iterator<Item = &'a Article> {
        self.standard.articles.iter().filter(|a| a.origin.is_none())
    }

    /// Lists the checklists that someone wrote.
    pub fn checklists(&self) -> impl Iterator<Item = &'a Checklist> {
        self.standard
            .checklists
            .iter()
            .filter(|c| c.generated.is_none())
    }

    /// Lists the score sheets that someone wrote.
    pub fn audits(&self) -> impl Iterator<Item = &'a Audit> {
        self.standard.audits.iter().filter(|a| a.id != "full")
    }

    /// Finds the place of a part of a wording in the file.
    ///
    /// `None` where the file writes the wording with escapes or over several strings, so that no place is certain.
    #[must_use]
    pub fn locate(&self, wording: &str, span: Span, part: Range<usize>) -> Option<Span> {
        let raw = (self.raw)(span)?;
        let quotes = ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quotes| raw.starts_with(quotes))?;
        let mut inner = &raw[quotes.len()..];
        if quotes.starts_with('"') && inner.contains('\\') {
            return None;
        }
        if quotes.len() == 3 {
            inner = inner
                .strip_prefix("\r\n")
                .or_else(|| inner.strip_prefix('\n'))
                .unwrap_or(inner);
        }
        inner.starts_with(wording).then(|| {
            let start = span.start as usize + (raw.len() - inner.len());
            Span::new(span.source, start + part.start, start + part.end)
        })
    }

    /// Returns the place of a part of a wording, or of the whole wording where no narrower one is certain.
    #[must_use]
    pub fn place(&self, wording: &str, span: Span, part: Range<usize>) -> Span {
        self.locate(wording, span, part).unwrap_or(span)
    }
}

/// Tells whether a list is not there, or there without an entry.
#[must_use]
pub fn is_missing<T>(list: &Field<Many<T>>) -> bool {
    list.is_absent() || list.get().is_some_and(|many| many.is_empty())
}

/// Tells whether a character is a Han character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Lists the slots of a wording: the byte range of each `{…}` with its braces.
#[must_use]
pub fn slots(wording: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = wording[from..].find('{') {
        let open = from + open;
        let Some(close) = wording[open..].find(['}', '\n']).map(|at| open + at) else {
            break;
        };
        if wording[close..].starts_with('}') {
            found.push(open..close + 1);
        }
        from = close + 1;
    }
    found
}

/// Tells whether a text holds words that another language has to say differently, not only figures and codes.
#[must_use]
pub fn has_words(text: &Text) -> bool {
    let (wording, lang) = text.best(text.own());
    match lang {
        Lang::Zh => wording.chars().any(is_han),
        Lang::En => wording.chars().any(char::is_alphabetic),
    }
}

/// One table that the collector is in.
struct Frame<'a> {
    table: &'static TableSpec,
    key: &'static str,
    id: Option<&'a str>,
}

#[derive(Default)]
struct Collector<'a> {
    subject: Option<Subject<'a>>,
    frames: Vec<Frame<'a>>,
    texts: Vec<Wording<'a>>,
    references: Vec<(RefKind, &'a str)>,
    addresses: BTreeSet<String>,
}

impl<'a> Collector<'a> {
    /// Tells whether the frame at a depth is the table of the subject itself, not of a part of it.
    fn is_own_table(&self, depth: usize) -> bool {
        let whole = self.subject.is_some_and(|s| s.kind == Kind::Standard);
        depth == 0 && (!whole || self.frames[0].table.name == "standard")
    }

    fn take(&mut self, text: &'a Text, open: bool) {
        let Some(subject) = self.subject else {
            return;
        };
        let statement = (0..self.frames.len())
            .rev()
            .filter(|depth| !self.is_own_table(*depth))
            .find_map(|depth| self.frames[depth].id);
        let mut frames = self.frames.iter().rev();
        let inner = frames.next();
        self.texts.push(Wording {
            text,
            subject,
            table: inner.map_or("", |f| f.table.name),
            key: inner.map_or("", |f| f.key),
            outer: frames.next().map(|f| (f.table.name, f.key)),
            statement,
            open,
        });
    }
}

impl<'a> Visitor<'a> for Collector<'a> {
    fn enter(&mut self, table: &'static TableSpec, _span: Span) {
        self.frames.push(Frame {
            table,
            key: "",
            id: None,
        });
    }

    fn leave(&mut self) {
        self.frames.pop();
    }

    fn key(&mut self, field: &'static FieldSpec) {
        if let Some(frame) = self.frames.last_mut() {
            frame.key = field.key;
        }
    }

    fn id(&mut self, id: &'a Spanned<String>) {
        let own = self.is_own_table(self.frames.len().saturating_sub(1));
        if let (Some(subject), false) = (self.subject, own) {
            self.addresses
                .insert(format!("{}/{}", subject.address(), id.value));
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.id = Some(&id.value);
        }
    }

    fn text(&mut self, text: &'a Text) {
        self.take(text, false);
    }

    fn reference(&mut self, kind: RefKind, id: &'a Spanned<String>) {
        self.references.push((kind, &id.value));
    }

    fn open(&mut self, _span: Span, why: Option<&'a Text>) {
        if let Some(why) = why {
            self.take(why, true);
        }
    }
}

impl<'a> Walker<'a> for Collector<'a> {
    fn subject(&mut self, subject: Subject<'a>) {
        self.addresses.insert(subject.address());
        self.subject = Some(subject);
    }
}

#[cfg(test)]
mod tests {
    use super::{has_words, slots};
    use crate::format::Text;
    use crate::label::Lang;
    use crate::span::{SourceId, Span};

    #[test]
    fn finds_slots() {
        assert_eq!(slots("{称呼}您好，{姓名}"), [0..8, 17..25]);
        assert!(slots("no slot } here {").is_empty());
        assert!(slots("{a\n}").is_empty());
    }

    #[test]
    fn knows_what_needs_no_translation() {
        let span = Span::new(SourceId(0), 0, 0);
        let words = |wording, lang| has_words(&Text::new(lang, wording, span));
        assert!(!words("08:30-09:00", Lang::Zh));
        assert!(!words("A4", Lang::Zh));
        assert!(words("早上", Lang::Zh));
        assert!(words("morning", Lang::En));
        assert!(!words("3–5", Lang::En));
    }
}
