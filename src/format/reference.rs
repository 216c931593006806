//! Ids and references to them.

use super::{Decode, Node, Reader, Shape, Visit, Visitor, visit::Relabel};
use crate::diag::{BAD_ID, Fix};
use crate::span::Spanned;
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
    Post,
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
            Self::Post => ("岗位或组织", "role or body"),
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

pub(super) fn decode_slug(
    node: &Node,
    reader: &mut Reader<'_>,
    shape: &Shape,
) -> Option<Spanned<String>> {
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
    PostRef Post "Points at a role, or at a committee or department.";
    StandardRef Standard "Points at another standard of the book.";
    SiteRef Site "Points at a site of the book.";
}

#[cfg(test)]
mod tests {
    use super::{is_slug, slug_of};

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
}
