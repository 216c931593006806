//! The fixed words of the format: each as its English key and its printed Chinese word.

use super::{Node, Reader, Shape, nearest};
use crate::diag::{Fix, UNKNOWN_WORD};
use crate::label::Lang;

/// A word of a fixed list.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// Every word: value, English key, Chinese word, English print.
    const ALL: &'static [(Self, &'static str, &'static str, &'static str)];

    /// Returns the key in files.
    fn key(self) -> &'static str {
        row(self).1
    }

    /// Returns the printed word.
    fn print(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => row(self).2,
            Lang::En => row(self).3,
        }
    }
}

fn row<W: Word>(word: W) -> &'static (W, &'static str, &'static str, &'static str) {
    W::ALL
        .iter()
        .find(|row| row.0 == word)
        .expect("every word has its row")
}

/// Finds the word of a key, as serialised documents hold it.
pub(super) fn of_key<W: Word>(key: &str) -> Option<W> {
    W::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
}

pub(super) fn decode_word<W: Word>(node: &Node, reader: &mut Reader<'_>) -> Option<W> {
    let shape = Shape::Word(W::ALL.iter().map(|r| (r.1, r.2)).collect());
    let Some(text) = node.as_text() else {
        return reader.wrong_type(node, &shape);
    };
    if let Some(found) = W::ALL.iter().find(|r| r.1 == text || r.2 == text) {
        return Some(found.0);
    }
    let wanted = shape.words();
    let mut fault = UNKNOWN_WORD
        .at(node.span)
        .words(
            format!("这里没有“{text}”这个词"),
            format!("“{text}” is not one of the words here"),
        )
        .expected(
            format!("应为{}", wanted.zh),
            format!("expected {}", wanted.en),
        );
    let lower = text.to_ascii_lowercase().replace([' ', '_'], "-");
    let candidates = || W::ALL.iter().flat_map(|r| [r.1, r.2]);
    if let Some(near) = candidates()
        .find(|c| *c == lower || c.replace('_', "-") == lower)
        .or_else(|| nearest(text, candidates()))
    {
        fault = fault
            .help(format!("改成 \"{near}\""), format!("write \"{near}\""))
            .fix(Fix::safe(node.span, format!("\"{near}\"")));
    }
    reader.report(fault);
    None
}

/// Declares words: each variant with its key, its Chinese and its English print.
macro_rules! words {
    ($(#[doc = $doc:literal] $name:ident { $($variant:ident $key:literal $zh:literal $en:literal,)* })*) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $key, "`, printed ", $zh, ".")] $variant,)*
        }

        impl $crate::format::Word for $name {
            const ALL: &'static [(Self, &'static str, &'static str, &'static str)] =
                &[$((Self::$variant, $key, $zh, $en),)*];
        }

        impl $crate::format::Decode for $name {
            fn shape() -> $crate::format::Shape {
                $crate::format::Shape::Word(vec![$(($key, $zh),)*])
            }

            fn decode(
                node: &$crate::format::Node,
                reader: &mut $crate::format::Reader<'_>,
            ) -> Option<Self> {
                $crate::format::word::decode_word(node, reader)
            }
        }

        impl $crate::format::Visit for $name {
            fn visit<'a>(&'a self, visitor: &mut dyn $crate::format::Visitor<'a>) {
                visitor.scalar(None);
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::format::Word::key(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                $crate::format::word::of_key(&text)
                    .ok_or_else(|| serde::de::Error::custom(format!("“{text}” is not one of the words here")))
            }
        }
    )*};
}

pub(crate) use words;
