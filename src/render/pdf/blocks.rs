//! Markdown of several paragraphs, taken apart for templates: what `prose(text)` sets.
//!
//! A text becomes a list of blocks, each with its kind under `block`: `paragraph`, `heading` (with `level`, from 1 without
//! a gap), `list` (with `start`, and items that are `{ task, body }`), `table` (with `align`, `head`, `rows`), `quote`,
//! `code` and `rule`. The pieces of their lines are those of `runs`, and `note`, whose body is a list of blocks, and
//! `picture` (with `name` and `alt`).

use crate::render::inline::{is_safe_link, slot};
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Tells whether a text is more than one paragraph of words.
pub(super) fn is_block(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_digit() || "#->|*+`~!_=".contains(c);
    text.contains('\n') || text.trim_start().starts_with(begins)
}

/// Takes a text apart.
pub(super) fn blocks(text: &str) -> Value {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let tops = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    let mut builder = Builder {
        top: tops.min().unwrap_or(1),
        ..Builder::default()
    };
    events.into_iter().for_each(|event| builder.take(event));
    builder.finish()
}

/// What is open: a thing with its children, and what is to be said of it when it closes.
#[derive(Default)]
struct Open {
    children: Vec<Value>,
    said: Map<String, Value>,
    /// Whether its children are blocks, so that words among them make up a paragraph.
    holds_blocks: bool,
}

#[derive(Default)]
struct Builder {
    /// The highest level of a heading in the text, and that of the last one as shown.
    top: usize,
    last: usize,
    body: Vec<Value>,
    open: Vec<Open>,
    notes: BTreeMap<String, Value>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineHtml(text) => self.words(&text),
            Event::Html(text) => self.words(text.trim_end_matches('\n')),
            Event::Code(code) => self.put(json!({ "mark": "code", "body": [*code] })),
            Event::SoftBreak => self.put(json!(self.gap())),
            Event::HardBreak => self.put(json!({ "mark": "break", "body": [] })),
            Event::Rule => self.put(json!({ "block": "rule" })),
            Event::FootnoteReference(name) => {
                self.put(json!({ "mark": "note", "name": *name, "body": [] }));
            }
            Event::TaskListMarker(done) => self.say("task", json!(done)),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let said = match tag {
            Tag::Paragraph | Tag::HtmlBlock => json!({ "block": "paragraph" }),
            Tag::Heading { level, .. } => {
                // None is skipped, whatever the author did.
                let wanted = level as usize + 1 - self.top;
                self.last = wanted.min(self.last + 1).min(4);
                json!({ "block": "heading", "level": self.last })
            }
            Tag::BlockQuote(_) => json!({ "block": "quote" }),
            Tag::CodeBlock(_) => json!({ "block": "code" }),
            Tag::List(start) => json!({ "block": "list", "start": start }),
            Tag::Item => json!({ "task": null }),
            Tag::FootnoteDefinition(name) => json!({ "name": *name }),
            Tag::Table(columns) => {
                let align: Vec<&str> = columns.iter().map(side).collect();
                json!({ "block": "table", "align": align, "head": [] })
            }
            Tag::Emphasis => json!({ "mark": "emphasis" }),
            Tag::Strong => json!({ "mark": "strong" }),
            Tag::Strikethrough => json!({ "mark": "struck" }),
            Tag::Link { dest_url, .. } if is_safe_link(&dest_url) => {
                json!({ "mark": "link", "to": *dest_url })
            }
            Tag::Image { dest_url, .. } => json!({ "mark": "picture", "name": *dest_url }),
            _ => json!({}),
        };
        let holds_blocks = said.get("task").is_some() || said["block"] == "quote";
        let Value::Object(said) = said else {
            return;
        };
        self.open.push(Open {
            children: Vec::new(),
            holds_blocks: holds_blocks || said.contains_key("name") && !said.contains_key("mark"),
            said,
        });
    }

    fn end(&mut self, tag: TagEnd) {
        let Some(mut done) = self.open.pop() else {
            return;
        };
        if done.holds_blocks {
            done.children = in_paragraphs(done.children);
        }
        match tag {
            TagEnd::FootnoteDefinition => {
                if let Some(Value::String(name)) = done.said.remove("name") {
                    self.notes.insert(name, Value::Array(done.children));
                }
            }
            TagEnd::TableHead => self.say("head", Value::Array(done.children)),
            TagEnd::TableRow | TagEnd::TableCell => self.put(Value::Array(done.children)),
            TagEnd::Image => {
                let words = done.children.iter().filter_map(Value::as_str);
                done.said
                    .insert("alt".to_owned(), json!(words.collect::<String>()));
                done.said.insert("body".to_owned(), json!([]));
                self.put(Value::Object(done.said));
            }
            _ if done.said.is_empty() => done.children.into_iter().for_each(|one| self.put(one)),
            _ => {
                let key = match tag {
                    TagEnd::List(_) => "items",
                    TagEnd::Table => "rows",
                    _ => "body",
                };
                done.said
                    .insert(key.to_owned(), Value::Array(done.children));
                self.put(Value::Object(done.said));
            }
        }
    }

    /// Says something of what was opened last.
    fn say(&mut self, key: &str, value: Value) {
        // A marker stands in the paragraph of its item, or in the item itself.
        let of_item = |open: &&mut Open| key != "task" || open.said.contains_key("task");
        if let Some(open) = self.open.iter_mut().rev().find(of_item) {
            open.said.insert(key.to_owned(), value);
        }
    }

    fn put(&mut self, child: Value) {
        match self.open.last_mut() {
            Some(open) => open.children.push(child),
            None => self.body.push(child),
        }
    }

    /// What stands for the end of a line as it was written: nothing after a Han character.
    fn gap(&self) -> &'static str {
        let before = match self.open.last() {
            Some(open) => open.children.last(),
            None => self.body.last(),
        };
        let last = before
            .and_then(Value::as_str)
            .and_then(|text| text.chars().last());
        match last {
            Some(c) if c >= '\u{2E80}' => "",
            _ => " ",
        }
    }

    /// Puts words, and the slots among them.
    fn words(&mut self, text: &str) {
        let code = self
            .open
            .last()
            .is_some_and(|open| open.said.get("block") == Some(&json!("code")));
        let mut rest = text;
        while let Some(at) = rest.find('{').filter(|_| !code) {
            let Some((name, length)) = slot(&rest[at..]) else {
                let (words, after) = rest.split_at(at + 1);
                self.put(json!(words));
                rest = after;
                continue;
            };
            if at > 0 {
                self.put(json!(rest[..at]));
            }
            self.put(json!({ "mark": "slot", "body": [name] }));
            rest = &rest[at + length..];
        }
        if !rest.is_empty() {
            self.put(json!(rest));
        }
    }

    fn finish(mut self) -> Value {
        let mut body = Value::Array(std::mem::take(&mut self.body));
        tell(&mut body, Some(&self.notes));
        body
    }
}

/// Puts the footnotes where they are named; one that is named within another is named only.
fn tell(value: &mut Value, notes: Option<&BTreeMap<String, Value>>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| tell(one, notes)),
        Value::Object(map) if map.get("mark") == Some(&json!("note")) => {
            let name = map.get("name").and_then(Value::as_str).unwrap_or_default();
            let body = notes.and_then(|notes| notes.get(name)).cloned();
            let mut body = body.unwrap_or_else(|| json!([]));
            tell(&mut body, None);
            map.insert("body".to_owned(), body);
        }
        Value::Object(map) => map.values_mut().for_each(|one| tell(one, notes)),
        _ => {}
    }
}

/// Gathers words that stand among blocks, as in a tight list, into paragraphs.
fn in_paragraphs(children: Vec<Value>) -> Vec<Value> {
    let mut blocks: Vec<Value> = Vec::new();
    let mut words: Vec<Value> = Vec::new();
    let close = |words: &mut Vec<Value>, blocks: &mut Vec<Value>| {
        if !words.is_empty() {
            blocks.push(json!({ "block": "paragraph", "body": std::mem::take(words) }));
        }
    };
    for child in children {
        match child.get("block").is_some() {
            true => {
                close(&mut words, &mut blocks);
                blocks.push(child);
            }
            false => words.push(child),
        }
    }
    close(&mut words, &mut blocks);
    blocks
}

fn side(alignment: &Alignment) -> &'static str {
    match alignment {
        Alignment::Center => "center",
        Alignment::Right => "right",
        _ => "left",
    }
}

#[cfg(test)]
mod tests {
    use super::{blocks, is_block};
    use serde_json::json;

    #[test]
    fn blocks_are_taken_apart() {
        let text = "## 一 {名}\n\n甲*乙*[^1]\n\n#### 二\n\n- [x] 好\n- 坏\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> 引\n\n[^1]: 注\n";
        assert!(is_block(text) && is_block("1. 甲") && !is_block("甲 {乙}"));
        let found = blocks(text);
        assert_eq!(
            found[0],
            json!({ "block": "heading", "level": 1, "body": ["一 ", { "mark": "slot", "body": ["名"] }] })
        );
        let note = json!([{ "block": "paragraph", "body": ["注"] }]);
        assert_eq!(found[1]["body"][2]["body"], note);
        assert_eq!(found[2]["level"], 2);
        assert_eq!(found[3]["items"][0]["task"], true);
        assert_eq!(
            found[3]["items"][1]["body"],
            json!([{ "block": "paragraph", "body": ["坏"] }])
        );
        assert_eq!(found[4]["align"], json!(["left", "right"]));
        assert_eq!(found[4]["head"], json!([["a"], ["b"]]));
        assert_eq!(found[4]["rows"], json!([[["1"], ["2"]]]));
        assert_eq!(found[5]["body"][0]["block"], "paragraph");
        assert_eq!(found.as_array().unwrap().len(), 6);
    }

    #[test]
    fn notes_that_name_each_other_end() {
        let found = blocks("甲[^a]\n\n[^a]: 乙[^b]\n\n[^b]: 丙[^a]\n");
        assert_eq!(found[0]["body"][1]["body"][0]["body"][1]["body"], json!([]));
    }

    #[test]
    fn nothing_hostile_gets_through() {
        let found = blocks("[x](javascript:alert(1)) <script>#panic()</script>\n\n<b>x</b>\n");
        assert!(!found.to_string().contains("javascript"), "{found}");
        let words = json!(["<b>", "x", "</b>"]);
        assert_eq!(found[1], json!({ "block": "paragraph", "body": words }));
        let found = blocks("甲\n乙\nc\nd");
        assert_eq!(found[0]["body"], json!(["甲", "", "乙", "", "c", " ", "d"]));
    }
}
