//! What is to be asked of the owner of a business about a value that is not decided.

use crate::format::{FieldSpec, TableSpec, Text};
use crate::label::Lang;
use crate::view::part::TextView;
use crate::view::pen::Pen;

/// Questions by table and key, in Chinese and in English, one a line; a star stands for any table.
const QUESTIONS: &str = include_str!("question.txt");

/// Lists the questions: table, key, Chinese and English.
fn questions() -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    QUESTIONS.lines().filter_map(|line| {
        let mut parts = line.split(" | ");
        let (table, key) = parts.next()?.split_once('.')?;
        Some((table, key, parts.next()?, parts.next()?))
    })
}

/// Words that make a Chinese sentence a question.
const ASKING: [&str; 13] = [
    "谁", "什么", "怎", "哪", "几", "多少", "多久", "多快", "多大", "多长", "多高", "是否", "何",
];

/// Words that make an English phrase one that asks.
const WONDERING: [&str; 9] = [
    "how", "who", "whom", "which", "what", "when", "where", "whether", "why",
];

/// A question, and what more is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// The question.
    pub words: TextView,
    /// The author's words, where they ask nothing by themselves.
    pub more: Option<TextView>,
}

/// Asks about a field; the reason that an author gives is the question itself, wherever it asks something.
pub(super) fn question(
    table: Option<&TableSpec>,
    field: Option<&FieldSpec>,
    why: Option<&Text>,
    pen: &Pen<'_>,
) -> Question {
    let asked = || TextView::plain(of_field(table, field, pen));
    let Some(why) = why else {
        return Question {
            words: asked(),
            more: None,
        };
    };
    let mut words = TextView {
        open: false,
        ..pen.text(why)
    };
    let chinese = match words.lang {
        Some(lang) => lang.starts_with("zh"),
        None => pen.lang == Lang::Zh,
    };
    let said = match chinese {
        true => in_chinese(&words.text),
        false => in_english(&words.text),
    };
    match said {
        Some(said) => {
            words.text = said;
            Question { words, more: None }
        }
        None => Question {
            words: asked(),
            more: Some(words),
        },
    }
}

fn of_field(table: Option<&TableSpec>, field: Option<&FieldSpec>, pen: &Pen<'_>) -> String {
    let Some(field) = field else {
        return pen.words("怎么定？", "What is it to be?").to_owned();
    };
    let name = table.map_or("*", |table| table.name);
    let found = questions().find(|one| (one.0 == name || one.0 == "*") && one.1 == field.key);
    if let Some((_, _, zh, en)) = found {
        return pen.words(zh, en).to_owned();
    }
    let words = pen.words(field.zh, field.en);
    let end = words.find(['：', '；', '。', '，', ';', '.', ':', ',']);
    let short = &words[..end.unwrap_or(words.len())];
    match pen.lang {
        Lang::Zh if asks(short) => format!("{short}？"),
        Lang::Zh => format!("{short}怎么定？"),
        Lang::En => format!("{short}?"),
    }
}

fn asks(words: &str) -> bool {
    ASKING.iter().any(|asking| words.contains(asking))
}

/// Closes a Chinese question with its mark, before a remark in brackets; nothing where the words ask nothing.
fn in_chinese(words: &str) -> Option<String> {
    let remark = words.ends_with('）').then(|| words.rfind('（')).flatten();
    let (body, remark) = words.split_at(remark.filter(|at| *at > 0).unwrap_or(words.len()));
    if body.ends_with('？') {
        return Some(words.to_owned());
    }
    let body = body.trim_end_matches('。');
    asks(body).then(|| format!("{body}？{remark}"))
}

/// Closes an English question with its mark, before a remark in brackets; nothing where the words ask nothing.
fn in_english(words: &str) -> Option<String> {
    let body = words.trim_end_matches('.');
    if body.ends_with('?') {
        return Some(body.to_owned());
    }
    let lowered = body.to_lowercase();
    let mut each = lowered.split(|c: char| !c.is_alphabetic());
    if !each.any(|word| WONDERING.contains(&word)) {
        return None;
    }
    let remark = body.strip_suffix(')').and_then(|_| body.rfind(" ("));
    let (body, remark) = body.split_at(remark.unwrap_or(body.len()));
    Some(format!("{body}?{remark}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::TableType;
    use crate::format::doc::StandardFileDoc;

    #[test]
    fn a_reason_becomes_the_question() {
        let zh = |words| in_chinese(words);
        assert_eq!(zh("由谁送客").as_deref(), Some("由谁送客？"));
        assert_eq!(zh("面试怎么问？").as_deref(), Some("面试怎么问？"));
        assert_eq!(
            zh("开头怎么说（原文残缺）").as_deref(),
            Some("开头怎么说？（原文残缺）")
        );
        assert_eq!(zh("禁用语清单"), None);
        let en = |words| in_english(words);
        assert_eq!(en("Who signs").as_deref(), Some("Who signs?"));
        assert_eq!(
            en("What to say (the source breaks off)").as_deref(),
            Some("What to say? (the source breaks off)")
        );
        assert_eq!(
            en("How satisfaction is measured").as_deref(),
            Some("How satisfaction is measured?")
        );
        assert_eq!(
            en("IT staff: how many").as_deref(),
            Some("IT staff: how many?")
        );
        assert_eq!(en("The pass mark"), None);
    }

    #[test]
    fn every_question_belongs_to_a_key() {
        let mut known = std::collections::BTreeSet::new();
        let mut waiting: Vec<&'static TableSpec> = vec![StandardFileDoc::SPEC];
        while let Some(table) = waiting.pop() {
            for field in table.fields {
                let first = known.insert((table.name, field.key));
                known.insert(("*", field.key));
                if first {
                    tables((field.shape)(), &mut waiting);
                }
            }
        }
        assert_eq!(questions().count(), QUESTIONS.lines().count());
        for (table, key, zh, en) in questions() {
            assert!(known.contains(&(table, key)), "{table}.{key}");
            assert!(zh.ends_with('？') && en.ends_with('?'), "{table}.{key}");
        }
    }

    fn tables(shape: crate::format::Shape, found: &mut Vec<&'static TableSpec>) {
        use crate::format::Shape;
        match shape {
            Shape::Table(spec) => found.push(spec),
            Shape::Many(one) | Shape::ByLanguage(one) | Shape::ByRole(one) => tables(*one, found),
            Shape::OneOf(all) => all.into_iter().for_each(|one| tables(one, found)),
            _ => {}
        }
    }
}
