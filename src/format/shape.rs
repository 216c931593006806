//! What a field accepts, as data: for messages, the JSON Schema and the reference.

use super::RefKind;

/// What may be written in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A string, or a table by language.
    Text,
    /// A string that is the same in every language: a name, a path.
    Name,
    /// A short slug.
    Id,
    /// The id of something declared elsewhere.
    Ref(RefKind),
    /// One of a fixed set of words, each as (English key, Chinese word).
    Word(Vec<(&'static str, &'static str)>),
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Count,
    /// An exact number: digits with at most four decimals, or a fraction as a string.
    Exact,
    /// A date.
    Date,
    /// A length of time.
    Duration,
    /// A number with a unit of its own.
    Figure,
    /// A clause of a reference, single or as a range.
    Clause,
    /// A selection of items.
    Select,
    /// A colour as `#RRGGBB`.
    Color,
    /// An address that begins with `https://` or `http://`.
    Url,
    /// Three numbers with points between them.
    Version,
    /// An upper limit of a score: `cap:59`.
    Cap,
    /// A table whose keys are languages.
    ByLanguage(Box<Self>),
    /// An answer of a score sheet, or a word of its head: a string or a number.
    Answer,
    /// The item list of a score sheet, as exports write it.
    Items,
    /// A table whose keys are items of a score sheet.
    ByItem(Box<Self>),
    /// A table whose keys are roles of another standard.
    ByRole(Box<Self>),
    /// A table.
    Table(&'static TableSpec),
    /// One entry, or a list of them.
    Many(Box<Self>),
    /// Any of several shapes.
    OneOf(Vec<Self>),
}

/// One table of the format.
#[derive(Debug, PartialEq, Eq)]
pub struct TableSpec {
    /// The name of the table in messages and in the reference: `step`.
    pub name: &'static str,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// What it is, in English.
    pub en: &'static str,
    /// Its keys, in the order of the reference.
    pub fields: &'static [FieldSpec],
    /// Whether a bare text may stand for the whole table.
    pub from_text: bool,
}

impl TableSpec {
    /// Finds a key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|f| f.key == key)
    }
}

/// One key of a table.
#[derive(Debug)]
pub struct FieldSpec {
    /// The key.
    pub key: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// What it accepts.
    pub shape: fn() -> Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it must be decided: `"unspecified"` is a fault.
    pub fixed: bool,
}

impl PartialEq for FieldSpec {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for FieldSpec {}

/// A type that stands for a table of the format.
pub trait TableType {
    /// The declaration of the table.
    const SPEC: &'static TableSpec;
}

/// A table that knows where it is written.
pub trait HasSpan {
    /// Returns the place of the table.
    fn place(&self) -> crate::span::Span;
}

/// Takes the `r#` off a raw identifier.
#[must_use]
pub const fn plain_key(ident: &'static str) -> &'static str {
    let bytes = ident.as_bytes();
    if bytes.len() > 2 && bytes[0] == b'r' && bytes[1] == b'#' {
        ident.split_at(2).1
    } else {
        ident
    }
}

/// Takes the leading space off a doc comment.
#[must_use]
pub const fn plain_doc(doc: &'static str) -> &'static str {
    doc.trim_ascii()
}

impl TableSpec {
    /// Returns the Chinese name of the table: its description up to the first punctuation mark.
    #[must_use]
    pub fn zh_name(&self) -> &'static str {
        let end = self
            .zh
            .find(['：', '，', '。', '（'])
            .unwrap_or(self.zh.len());
        &self.zh[..end]
    }
}

impl Shape {
    /// Says what may be written, in both languages.
    #[must_use]
    pub fn words(&self) -> crate::label::Words {
        use crate::label::Words;
        fn words(zh: impl Into<String>, en: impl Into<String>) -> Words {
            Words::new(zh, en)
        }
        match self {
            Self::Text => words(
                "文字 \"…\"（或按语言 { zh = …, en = … }）",
                "a text \"…\", or { zh = …, en = … }",
            ),
            Self::Name => words("字符串 \"…\"", "a string \"…\""),
            Self::Id => words("编号，例如 \"open-door\"", "an id such as \"open-door\""),
            Self::Ref(kind) => {
                let (zh, en) = kind.words();
                words(format!("{zh}的编号"), format!("the id of a {en}"))
            }
            Self::Word(list) => {
                let en: Vec<_> = list.iter().map(|(en, _)| format!("\"{en}\"")).collect();
                let zh: Vec<_> = list
                    .iter()
                    .map(|(en, zh)| format!("\"{en}\"（{zh}）"))
                    .collect();
                words(
                    format!("这些词之一：{}", zh.join("、")),
                    format!("one of {}", en.join(", ")),
                )
            }
            Self::Bool => words("true 或 false", "true or false"),
            Self::Count => words("整数", "a whole number"),
            Self::Exact => words(
                "数，例如 2 或 2.5 或 \"1/3\"",
                "a number such as 2, 2.5 or \"1/3\"",
            ),
            Self::Date => words("日期，例如 2026-01-31", "a date such as 2026-01-31"),
            Self::Duration => words(
                "时长，例如 \"30s\"、\"3分钟\"、\"5d..6d\"",
                "a duration such as \"30s\", \"3 min\" or \"5d..6d\"",
            ),
            Self::Figure => words(
                "带单位的数，例如 \"28℃\"",
                "a number with a unit such as \"28 °C\"",
            ),
            Self::Clause => words(
                "条款，例如 \"BTY-14\" 或 \"BTY-16..18\"",
                "a clause such as \"BTY-14\" or \"BTY-16..18\"",
            ),
            Self::Select => words(
                "选取条件，例如 \"phase:welcome\"",
                "a selection such as \"phase:welcome\"",
            ),
            Self::Color => words("颜色，例如 \"#0B5A64\"", "a colour such as \"#0B5A64\""),
            Self::Url => words(
                "网址，以 https:// 开头",
                "an address that begins with https://",
            ),
            Self::Version => words("版本号，例如 \"1.2.0\"", "a version such as \"1.2.0\""),
            Self::Cap => words("封顶，例如 \"cap:59\"", "a cap such as \"cap:59\""),
            Self::ByLanguage(one) => {
                let one = one.words();
                words(
                    format!("按语言的表 {{ zh = …, en = … }}，每项为{}", one.zh),
                    format!("a table by language {{ zh = …, en = … }}, each {}", one.en),
                )
            }
            Self::Answer => words(
                "字或数，例如 \"yes\" 或 4",
                "a word or number such as \"yes\" or 4",
            ),
            Self::Items => words(
                "表 {…}（检查项清单，由导出写入）",
                "a table {…} (the item list, as exports write it)",
            ),
            Self::ByItem(one) => {
                let one = one.words();
                words(
                    format!("表 {{ 检查项 = … }}，每项为{}", one.zh),
                    format!("a table {{ item = … }}, each {}", one.en),
                )
            }
            Self::ByRole(one) => {
                let one = one.words();
                words(
                    format!("表 {{ 原岗位 = … }}，每项为{}", one.zh),
                    format!("a table {{ role = … }}, each {}", one.en),
                )
            }
            Self::Table(spec) => words(
                format!("表 {{…}}（{}）", spec.zh_name()),
                format!("a table {{…}} ({})", spec.name),
            ),
            Self::Many(one) => {
                let one = one.words();
                words(
                    format!("列表 […]，每项为{}", one.zh),
                    format!("a list […] of {}", one.en),
                )
            }
            Self::OneOf(shapes) => {
                let all: Vec<_> = shapes.iter().map(Self::words).collect();
                let join = |lang, sep: &str| {
                    all.iter()
                        .map(|w| w.get(lang))
                        .collect::<Vec<_>>()
                        .join(sep)
                };
                words(
                    join(crate::label::Lang::Zh, "，或"),
                    join(crate::label::Lang::En, ", or "),
                )
            }
        }
    }
}
