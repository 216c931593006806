//! TOML text → a tree of nodes with places; all faults of writing in one go.

use super::reach::{line_around, reach, swallowed, tables_around};
use super::scan::scan;
use crate::diag::{Damage, SYNTAX, Sink};
use crate::format::{Data, Decode, Entry, Node, Reader};
use crate::label::{Lang, Words};
use crate::span::{SourceId, Span};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A file as a tree.
pub(super) struct Tree {
    /// The root table.
    pub root: Node,
    /// Whole lines of which something was lost: what is said of them is about the repair.
    pub damaged: Vec<Range<usize>>,
    /// Tables that may have lost more than one value.
    pub tables: Vec<Range<usize>>,
}

/// Reads a TOML text; `None` where nothing of it can be used.
///
/// `offset` is added to every place: front matter begins inside its file.
pub(super) fn read(source: SourceId, text: &str, offset: usize, sink: &mut Sink) -> Option<Tree> {
    let mut local = Sink::new();
    let scanned = scan(source, text, &mut local);
    let named: Vec<Range<usize>> = local
        .found()
        .iter()
        .filter_map(|d| d.place.span().map(Span::range))
        .collect();
    if scanned.too_deep {
        sink.absorb(shifted(local, offset));
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(&scanned.text);
    let reach_of = |range: &Range<usize>| reach(text, range.clone());
    let mut damaged: Vec<_> = scanned.damaged.iter().map(reach_of).collect();
    let mut tables: Vec<_> = damaged
        .iter()
        .map(|range| tables_around(text, range))
        .collect();
    // Where everything is said already.
    let mut told = scanned.damaged;
    let mut errors: Vec<_> = errors
        .iter()
        .map(|e| (e.span().unwrap_or(0..0), e.message().to_owned()))
        .collect();
    errors.sort_by_key(|(span, _)| (span.start, span.end));
    let mut last_line = usize::MAX;
    for (range, message) in errors {
        let line = text[..floor(text, range.start)].matches('\n').count();
        let line_range = line_around(text, range.start);
        let known = named
            .iter()
            .any(|n| n.start < line_range.end && line_range.start <= n.start)
            || told
                .iter()
                .any(|d| d.start <= range.start && range.start <= d.end);
        let lost = swallowed(text, range.start, &damaged);
        let is_lost = lost.is_some();
        told.push(lost.clone().unwrap_or(line_range));
        let reached = lost.unwrap_or_else(|| reach_of(&range));
        if !is_one_value(&message) {
            tables.push(tables_around(text, &reached));
        }
        damaged.push(reached);
        if known || is_lost || line == last_line {
            continue;
        }
        last_line = line;
        let (start, end) = visible(text, range);
        let words = translate(&message);
        let (help_zh, help_en) = cure(&message);
        local.report(
            SYNTAX
                .at(Span::new(source, start, end))
                .words(words.zh, words.en)
                .help(help_zh, help_en),
        );
    }
    sink.absorb(shifted(local, offset));
    let root = Node {
        span: Span::new(source, offset, offset + text.len().min(1)),
        data: Data::Table(entries(table.get_ref(), source, offset)),
    };
    for range in damaged.iter_mut().chain(&mut tables) {
        *range = range.start + offset..range.end + offset;
    }
    Some(Tree {
        root,
        damaged,
        tables,
    })
}

/// Decodes a tree, keeping quiet about what is only a consequence of the damage.
pub(super) fn decode<T: Decode>(
    root: &Node,
    damage: &Damage,
    lang: Lang,
    sink: &mut Sink,
) -> Option<T> {
    let mut local = Sink::new();
    let document = T::decode(root, &mut Reader::new(&mut local, lang));
    damage.hide(&mut local, None);
    sink.absorb(local);
    document
}

fn shifted(sink: Sink, offset: usize) -> Sink {
    let mut moved = Sink::new();
    for mut fault in sink.finish() {
        let shift = |span: Span| {
            let range = span.range();
            Span::new(span.source, range.start + offset, range.end + offset)
        };
        if let crate::diag::Place::Text(span) = fault.place {
            fault.place = shift(span).into();
        }
        if let Some(fix) = &mut fault.fix {
            fix.span = shift(fix.span);
        }
        for note in &mut fault.notes {
            note.span = shift(note.span);
        }
        moved.report(fault);
    }
    moved
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Tells whether a fault of writing costs no more than the one value that it is about.
fn is_one_value(message: &str) -> bool {
    let head = message.split(", expected").next().unwrap_or(message);
    ["date", "number", "float", "integer", "leading zero"]
        .iter()
        .any(|word| head.contains(word))
}

/// An empty place is hard to see: take the sign before or after it.
fn visible(text: &str, range: Range<usize>) -> (usize, usize) {
    let (start, mut end) = (floor(text, range.start), floor(text, range.end));
    if start == end
        && let Some(c) = text[start..].chars().next()
        && c != '\n'
        && c != '\r'
    {
        end = start + c.len_utf8();
    }
    (start, end)
}

fn entries(table: &DeTable<'_>, source: SourceId, offset: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            span: place(source, key.span(), offset),
            value: node(value, source, offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

fn place(source: SourceId, range: Range<usize>, offset: usize) -> Span {
    Span::new(source, range.start + offset, range.end + offset)
}

fn node(value: &toml::Spanned<DeValue<'_>>, source: SourceId, offset: usize) -> Node {
    let data = match value.get_ref() {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(number) => Data::Integer(number.to_string()),
        DeValue::Float(number) => Data::Float(number.as_str().to_owned()),
        DeValue::Boolean(value) => Data::Bool(*value),
        DeValue::Datetime(date) => Data::Date(date.to_string()),
        DeValue::Array(list) => {
            Data::List(list.iter().map(|one| node(one, source, offset)).collect())
        }
        DeValue::Table(table) => Data::Table(entries(table, source, offset)),
    };
    Node {
        span: place(source, value.span(), offset),
        data,
    }
}

/// Says in both languages what the parser found.
fn translate(message: &str) -> Words {
    let head = message.split(',').next().unwrap_or(message).trim();
    let zh = match head {
        "duplicate key" => "这个键前面已经写过",
        "key with no value" | "missing value for key" | "missing value" => "键后面没有值",
        "string values must be quoted" => "文字要放在引号里",
        "missing comma between array elements" => "列表的两项之间缺少逗号",
        "missing comma between key-value pairs" => "表里两个键之间缺少逗号",
        "extra comma in array" | "extra comma in inline table" => "多了一个逗号",
        "extra `=`" | "extra assignment between key-value pairs" => "多了一个等号",
        "unclosed array" | "unclosed inline table" => "括号没有配对",
        "unclosed table" | "unclosed array table" => "表头的方括号没有配对",
        "unexpected key or value" | "unexpected content" => "一行只能写一个键和值",
        "invalid unquoted key" | "unquoted keys cannot be empty" => {
            "键名只能用英文字母、数字、- 和 _"
        }
        "invalid basic string" | "invalid string" => "文字没有写完整",
        "missing escaped value" | "too few unicode value digits" => "反斜线 \\ 后面的写法不对",
        "unexpected `=` in array" => "列表里不能有等号",
        "unexpected leading zero" => "数字不能以 0 开头",
        "invalid value" => "这个值不对",
        "carriage return must be followed by newline" => "换行符不完整",
        _ if head.starts_with("cannot extend value") => "这个键已经有值，不能再当作表",
        _ if head.contains("date") => "没有这个日期，或写法不对",
        _ if head.contains("number") || head.contains("float") || head.contains("integer") => {
            "数字写得不对"
        }
        _ => "TOML 写法有误",
    };
    Words::new(zh, message.replace('\n', " "))
}

fn cure(message: &str) -> (&'static str, &'static str) {
    let head = message.split(',').next().unwrap_or(message).trim();
    match head {
        "duplicate key" => (
            "删掉一个；同一张表里每个键只写一次",
            "take one out: a table has each key once",
        ),
        "string values must be quoted" => {
            ("两边加上英文引号 \"…\"", "put it in quotation marks \"…\"")
        }
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            ("在前一项后面加逗号", "put a comma behind the entry before")
        }
        "missing escaped value" | "too few unicode value digits" => (
            "要写反斜线本身就写两个 \\\\",
            "a backslash itself is written twice \\\\",
        ),
        "unexpected key or value" | "unexpected content" => (
            "删掉多出来的部分；几段文字写成列表 [\"…\", \"…\"]",
            "take out what is too much; several texts make a list [\"…\", \"…\"]",
        ),
        "extra comma in array" | "extra comma in inline table" => {
            ("删掉多出的逗号", "take one of the commas out")
        }
        _ if head.contains("date") => (
            "写成 年-月-日，例如 2026-01-31；看看这个月有没有这一天",
            "write year-month-day, such as 2026-01-31, and see that the month has the day",
        ),
        "invalid unquoted key" | "unquoted keys cannot be empty" => (
            "用格式里的英文键名，例如 title",
            "use the keys of the format, such as title",
        ),
        _ => (
            "按 键 = 值 书写，文字用英文引号",
            "write key = value, with texts in straight quotation marks",
        ),
    }
}
