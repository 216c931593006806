//! The fixed words that templates print, in one language.

use crate::diag::{Diagnostic, Sink, THEME_WORDS};
use crate::span::{SourceId, Span};
use std::collections::BTreeMap;

/// Words by key.
#[derive(Debug, Clone, Default)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// Returns the word of a key, else the key itself.
    #[must_use]
    pub fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// Reads the words of the built-in theme.
    ///
    /// # Panics
    /// When the built-in file is damaged, which a test prevents.
    pub(super) fn builtin(text: &str) -> Self {
        let table: toml::Table = text
            .parse()
            .expect("the built-in words are tested to be well-formed TOML");
        let word = |value: toml::Value| match value {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        Self(table.into_iter().map(|(k, v)| (k, word(v))).collect())
    }

    /// Lays a project's own words over these, key by key.
    pub(super) fn lay_over(&mut self, source: SourceId, text: &str, sink: &mut Sink) {
        let (table, errors) = toml::de::DeTable::parse_recoverable(text);
        for error in &errors {
            let range = error.span().unwrap_or(0..0);
            let place = Span::new(source, range.start, range.end);
            sink.report(
                THEME_WORDS
                    .at(place)
                    .words("词语文件写得不对", error.message().replace('\n', " "))
                    .help(
                        "每行写 键 = \"词\"，用英文引号",
                        "write key = \"word\" in each line, with straight quotation marks",
                    ),
            );
        }
        for (key, value) in table.get_ref() {
            let range = key.span();
            let place = Span::new(source, range.start, range.end);
            let name = key.get_ref().to_string();
            let toml::de::DeValue::String(word) = value.get_ref() else {
                sink.report(self.wrong(place, &name));
                continue;
            };
            if !self.0.contains_key(&name) {
                sink.report(self.unknown(place, &name));
                continue;
            }
            self.0.insert(name, word.to_string());
        }
    }

    fn wrong(&self, place: Span, name: &str) -> Diagnostic {
        THEME_WORDS
            .at(place)
            .words(
                format!("“{name}”要写成文字"),
                format!("“{name}” must be a text"),
            )
            .help(
                format!("写 {name} = \"…\""),
                format!("write {name} = \"…\""),
            )
    }

    fn unknown(&self, place: Span, name: &str) -> Diagnostic {
        let fault = THEME_WORDS.at(place).words(
            format!("没有“{name}”这个词"),
            format!("there is no word “{name}”"),
        );
        match crate::format::nearest(name, self.0.keys().map(String::as_str)) {
            Some(near) => fault
                .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                .help(format!("改成 {near}"), format!("write {near}")),
            None => fault.help(
                "键名照抄内置主题的 words 文件",
                "take the keys from the words of the built-in theme",
            ),
        }
    }
}
