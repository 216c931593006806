//! Ids, references to them, clauses and selections.

use super::{Decode, Node, Reader, Shape, Visit, Visitor, nearest, visit::Relabel};
use crate::diag::{BAD_ID, BAD_SELECT, Fix};
use crate::span::{Span, Spanned};
use serde::Serialize;

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each kind is the table of that name")]
pub enum RefKind {
    Role,
    Form,
    Touchpoint,
    Audience,
    Phase,
    Step,
    Need,
    Phrase,
    Body,
    Standard,
    Site,
}

impl RefKind {
    /// Names the kind in Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Role => ("岗位", "role"),
            Self::Form => ("表单", "form"),
            Self::Touchpoint => ("触点", "touchpoint"),
            Self::Audience => ("顾客类别", "audience"),
            Self::Phase => ("阶段", "phase"),
            Self::Step => ("步骤", "step"),
            Self::Need => ("顾客需求", "need"),
            Self::Phrase => ("话术", "line to say"),
            Self::Body => ("组织", "body"),
            Self::Standard => ("标准", "standard"),
            Self::Site => ("门店", "site"),
        }
    }
}

/// Tells whether a text is a slug: lower-case ASCII, digits and single hyphens, at most 48 characters.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let clean = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    clean
        && (1..=48).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// Makes the slug that an author most likely meant.
fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(48);
    slug.trim_end_matches('-').to_owned()
}

/// A short slug that names a thing for ever.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Id(pub Spanned<String>);

impl Id {
    /// Returns the slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }
}

fn decode_slug(node: &Node, reader: &mut Reader<'_>, shape: &Shape) -> Option<Spanned<String>> {
    let Some(text) = node.as_text() else {
        return reader.wrong_type(node, shape);
    };
    if is_slug(text) {
        return Some(Spanned::new(text.to_owned(), node.span));
    }
    let mut fault = BAD_ID
        .at(node.span)
        .words(
            format!("“{text}”不能作编号"),
            format!("“{text}” cannot be an id"),
        )
        .expected(
            "只用小写字母、数字和单个连字符，不超过 48 个",
            "lower-case letters, digits and single hyphens, at most 48",
        );
    let meant = slug_of(text);
    if is_slug(&meant) {
        fault = fault
            .help(format!("写成 \"{meant}\""), format!("write \"{meant}\""))
            .fix(Fix::offered(node.span, format!("\"{meant}\"")));
    } else {
        fault = fault.help(
            "例如 \"open-door\"；编号会印进二维码和网址，发布后不改",
            "such as \"open-door\"; QR codes and addresses carry it, so it never changes once published",
        );
    }
    reader.report(fault);
    None
}

impl Decode for Id {
    fn shape() -> Shape {
        Shape::Id
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        decode_slug(node, reader, &Shape::Id).map(Self)
    }
}

impl Visit for Id {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.id(&self.0);
    }
}

macro_rules! references {
    ($($name:ident $kind:ident $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Spanned<String>);

        impl $name {
            /// Returns the id that is pointed at.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0.value
            }
        }

        impl Decode for $name {
            fn shape() -> Shape {
                Shape::Ref(RefKind::$kind)
            }

            fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                decode_slug(node, reader, &Self::shape()).map(Self)
            }
        }

        impl Visit for $name {
            fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.reference(RefKind::$kind, &self.0);
            }

            fn relabel(&mut self, relabel: &mut Relabel<'_>) {
                relabel(RefKind::$kind, &mut self.0);
            }
        }
    )*};
}

references! {
    RoleRef Role "Points at a role.";
    FormRef Form "Points at a form.";
    TouchpointRef Touchpoint "Points at a touchpoint.";
    AudienceRef Audience "Points at a kind of customers.";
    PhaseRef Phase "Points at a phase.";
    StepRef Step "Points at a step.";
    NeedRef Need "Points at a need of customers.";
    PhraseRef Phrase "Points at a line to say within the same step.";
    BodyRef Body "Points at a committee or department.";
    StandardRef Standard "Points at another standard of the book.";
    SiteRef Site "Points at a site of the book.";
}

/// A part of the body or a field of conduct that a rule is about: one of the known names, or a slug of one's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct AreaName(pub Spanned<String>);

impl AreaName {
    /// The names with a place on the grooming page, head to toe, with their Chinese words.
    pub const GROOMING: [(&'static str, &'static str, &'static str); 15] = [
        ("hair", "头发", "Hair"),
        ("face", "面部", "Face"),
        ("makeup", "妆容", "Make-up"),
        ("ears", "耳朵", "Ears"),
        ("nose", "鼻子", "Nose"),
        ("neck", "颈部", "Neck"),
        ("hands", "手", "Hands"),
        ("nails", "指甲", "Nails"),
        ("jewellery", "首饰", "Jewellery"),
        ("clothing", "着装", "Clothing"),
        ("badge", "工牌", "Badge"),
        ("legs", "袜", "Legs"),
        ("shoes", "鞋", "Shoes"),
        ("posture", "仪态", "Posture"),
        ("smile", "微笑", "Smile"),
    ];

    /// The other names that have words of their own.
    pub const CONDUCT: [(&'static str, &'static str, &'static str); 5] = [
        ("speech", "谈吐", "Speech"),
        ("conduct", "举止", "Conduct"),
        ("attitude", "态度", "Attitude"),
        ("discipline", "纪律", "Discipline"),
        ("safety", "安全", "Safety"),
    ];

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Tells whether rules of this area print on the grooming page.
    #[must_use]
    pub fn is_grooming(&self) -> bool {
        Self::GROOMING.iter().any(|row| row.0 == self.as_str())
    }

    /// Returns the words of the area, or its own name where it is the author's.
    #[must_use]
    pub fn words(&self) -> (&str, &str) {
        Self::GROOMING
            .iter()
            .chain(&Self::CONDUCT)
            .find(|row| row.0 == self.as_str())
            .map_or((self.as_str(), self.as_str()), |row| (row.1, row.2))
    }
}

impl Decode for AreaName {
    fn shape() -> Shape {
        Shape::Id
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let known = || Self::GROOMING.iter().chain(&Self::CONDUCT);
        if let Some(text) = node.as_text()
            && let Some(row) = known().find(|row| row.1 == text)
        {
            return Some(Self(Spanned::new(row.0.to_owned(), node.span)));
        }
        let slug = decode_slug(node, reader, &Shape::Id)?;
        if !known().any(|row| row.0 == slug.value)
            && let Some(near) = nearest(&slug.value, known().map(|row| row.0))
        {
            reader.report(
                crate::diag::UNKNOWN_WORD
                    .at(node.span)
                    .words(
                        format!("没有“{}”这个部位", slug.value),
                        format!("there is no area “{}”", slug.value),
                    )
                    .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                    .help(format!("改成 \"{near}\""), format!("write \"{near}\""))
                    .fix(Fix::safe(node.span, format!("\"{near}\""))),
            );
            return None;
        }
        Some(Self(slug))
    }
}

impl Visit for AreaName {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(Some(self.0.span));
    }
}

/// A clause of a reference, single or as a range: `BTY-14`, `BTY-16..18`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Clause(pub Spanned<String>);

impl Clause {
    /// Returns the clause as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Lists the single clauses that the text names: `BTY-16..18` is three.
    #[must_use]
    pub fn expand(&self) -> Vec<String> {
        let text = self.as_str();
        let single = || vec![text.to_owned()];
        let Some((low, high)) = text.split_once("..") else {
            return single();
        };
        let head = low.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &low[head.len()..];
        let (Ok(from), Ok(to)) = (digits.parse::<u32>(), high.parse::<u32>()) else {
            return single();
        };
        if to < from || to - from > 999 {
            return single();
        }
        (from..=to)
            .map(|n| format!("{head}{n:0width$}", width = digits.len()))
            .collect()
    }
}

impl Decode for Clause {
    fn shape() -> Shape {
        Shape::Clause
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text() {
            Some(text) if !text.trim().is_empty() => {
                Some(Self(Spanned::new(text.trim().to_owned(), node.span)))
            }
            _ => reader.wrong_type(node, &Shape::Clause),
        }
    }
}

impl Visit for Clause {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.clause(self);
    }
}

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
    Article,
    Tag,
    Role,
}

impl SelectKind {
    const ALL: [(&'static str, Self); 9] = [
        ("all", Self::All),
        ("phase", Self::Phase),
        ("step", Self::Step),
        ("rule", Self::Rule),
        ("rules", Self::Rules),
        ("phrase", Self::Phrase),
        ("article", Self::Article),
        ("tag", Self::Tag),
        ("role", Self::Role),
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
        let Some(text) = node.as_text() else {
            return reader.wrong_type(node, &Shape::Select);
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
                "种类有 all phase step rule rules phrase article tag role，前面加 ! 表示去掉",
                "the kinds are all phase step rule rules phrase article tag role, with ! in front to remove",
            );
        }
        reader.report(fault);
        None
    }
}

impl Visit for Select {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.scalar(Some(self.0.span));
    }
}

#[cfg(test)]
mod tests {
    use super::{Clause, is_slug, slug_of};
    use crate::span::{SourceId, Span, Spanned};

    #[test]
    fn knows_slugs() {
        for good in ["open-door", "a", "7-day"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "../x", "Open", "-a", "a-", "a--b", "a_b", "开门"] {
            assert!(!is_slug(bad), "{bad}");
        }
        assert_eq!(slug_of("Open Door!"), "open-door");
    }

    #[test]
    fn expands_ranges() {
        let clause = |text: &str| {
            let span = Span::new(SourceId(0), 0, 0);
            Clause(Spanned::new(text.to_owned(), span)).expand()
        };
        assert_eq!(clause("BTY-08..10"), ["BTY-08", "BTY-09", "BTY-10"]);
        assert_eq!(clause("BTY-99..101"), ["BTY-99", "BTY-100", "BTY-101"]);
        assert_eq!(clause("BTY-14"), ["BTY-14"]);
    }
}
