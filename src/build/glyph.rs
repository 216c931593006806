//! Which characters of the texts no font can print, told before anything is printed.

use crate::diag::{Diagnostic, GLYPH_MISSING, Place, Sink};
use crate::format::{Text, Visit, Visitor};
use crate::model::{Catalog, Walker};
use crate::render::pdf::{Fonts, Missing};
use crate::source::SourceSet;
use crate::span::{SourceId, Span};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The characters that lack, by file: how, where first, and how often again.
type Found = BTreeMap<(SourceId, char), (Missing, Span, usize)>;

/// Gathers every character of the catalog that cannot be printed, or not in bold.
pub(super) fn lost(catalog: &Catalog, fonts: &Fonts) -> BTreeSet<char> {
    found(catalog, fonts).into_keys().map(|(_, c)| c).collect()
}

fn found(catalog: &Catalog, fonts: &Fonts) -> Found {
    let mut looker = Looker {
        fonts,
        found: Found::new(),
    };
    catalog.book.doc.visit(&mut looker);
    for standard in &catalog.standards {
        standard.walk(&mut looker);
    }
    looker.found
}

/// Reports every character of the catalog that cannot be printed, or not in bold.
pub(super) fn look(catalog: &Catalog, fonts: &Fonts, sources: &SourceSet, sink: &mut Sink) {
    for ((source, c), (missing, span, more)) in found(catalog, fonts) {
        let place = sources.get(source).text.get(span.range());
        let at = place.and_then(|text| text.find(c));
        let place = at.map_or(span, |at| {
            let start = span.range().start + at;
            Span::new(source, start, start + c.len_utf8())
        });
        sink.report(told(Place::Text(place), c, missing, more));
    }
}

/// Reports every character that a report of this file cannot print.
pub(super) fn look_at(data: &Value, file: &str, fonts: &Fonts, sink: &mut Sink) {
    let mut found = BTreeMap::new();
    count(data, fonts, &mut found);
    for (c, times) in found {
        let place = Place::File(file.to_owned());
        sink.report(told(place, c, Missing::Everywhere, times - 1));
    }
}

fn count(data: &Value, fonts: &Fonts, found: &mut BTreeMap<char, usize>) {
    match data {
        Value::String(text) => {
            for c in text.chars().filter(|c| !c.is_ascii() && !c.is_control()) {
                if fonts.lacks(c) == Some(Missing::Everywhere) {
                    *found.entry(c).or_default() += 1;
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|one| count(one, fonts, found)),
        Value::Object(map) => map.values().for_each(|one| count(one, fonts, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Says of a character how it lacks, and how often again.
fn told(place: Place, c: char, missing: Missing, more: usize) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let others = match more {
        0 => (String::new(), String::new()),
        more => (
            format!("，另有 {more} 处"),
            format!(", and {more} more times"),
        ),
    };
    match missing {
        Missing::Everywhere => GLYPH_MISSING
            .at(place)
            .words(
                format!("没有字体能印“{c}”（{code}），PDF 里印成〔{code}〕{}", others.0),
                format!("no font can print “{c}” ({code}); the PDF shows 〔{code}〕{}", others.1),
            )
            .help(
                "换一个写法；或把有这个字的字体（.otf、.ttf）放进项目的 fonts 文件夹",
                "write it in another way, or put a font (.otf, .ttf) that has it into the project's folder fonts",
            ),
        Missing::InBold => GLYPH_MISSING
            .at(place)
            .words(
                format!("“{c}”（{code}）没有粗体，标题里印成常规体{}", others.0),
                format!("“{c}” ({code}) has no bold; titles show it in regular{}", others.1),
            )
            .help(
                "把这个字体的粗体文件也放进 fonts 文件夹",
                "put the bold file of that font into the folder fonts, too",
            ),
    }
}

struct Looker<'l> {
    fonts: &'l Fonts,
    found: Found,
}

impl<'a> Visitor<'a> for Looker<'_> {
    fn text(&mut self, text: &'a Text) {
        for (_, words, span) in text.parts() {
            for c in words.chars().filter(|c| !c.is_ascii()) {
                if let Some(missing) = self.fonts.lacks(c) {
                    let key = (span.source, c);
                    let seen = self.found.entry(key);
                    seen.and_modify(|(_, _, more)| *more += 1)
                        .or_insert((missing, span, 0));
                }
            }
        }
    }
}

impl<'a> Walker<'a> for Looker<'_> {}
