//! A response file as programs write it → what it says, without building a tree of it first.
//!
//! A key and a value a line, below `[response]`, `[answers]` and `[notes]` in this order, texts without escapes. What is
//! written in any other way, or wrong, is left to the whole reader, which says the same of what is read here.

mod cursor;

use super::draft::{Draft, Head, Note, Reply, Said};
use crate::diag::Place;
use crate::source::Source;
use crate::span::Span;
use cursor::{Cursor, Kind, Part, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// Reads the first `end` bytes of a text; `None` where the whole reader has to do it.
pub(super) fn read(source: &Source, end: usize) -> Option<Draft> {
    let text = source.text.get(..end)?;
    let mut cursor = Cursor { text, at: 0 };
    let place = |range: Range<usize>| Place::Text(Span::new(source.id, range.start, range.end));
    let mut draft = Draft::new(place(0..0));
    let mut part = Part::Start;
    let mut keys: BTreeSet<&str> = BTreeSet::new();
    while cursor.next_line() {
        if cursor.peek() == Some(b'[') {
            let start = cursor.at;
            let now = cursor.header()?;
            if now <= part {
                return None;
            }
            if now == Part::Response {
                draft.place = place(start..cursor.at);
            }
            part = now;
            keys.clear();
            cursor.end_of_line()?;
            continue;
        }
        let (key, key_range) = cursor.key()?;
        cursor.assignment()?;
        let value = cursor.value(true)?;
        cursor.end_of_line()?;
        if !keys.insert(key) {
            return None;
        }
        let said = |value: Value<'_>| said(value, place);
        match part {
            Part::Start => match (key, value.kind) {
                ("format", Kind::Digits("1")) => {}
                _ => return None,
            },
            Part::Response => field(&mut draft.head, key, value, place)?,
            Part::Answers => {
                let samples = match value.kind {
                    Kind::List(list) => list.into_iter().map(said).collect::<Option<_>>()?,
                    _ => vec![said(value)?],
                };
                draft.replies.push(Reply {
                    item: Said {
                        text: key.to_owned(),
                        place: place(key_range),
                    },
                    samples,
                });
            }
            Part::Notes => {
                let item = Said {
                    text: key.to_owned(),
                    place: place(key_range),
                };
                draft.notes.push((item, note(value)?));
            }
        }
    }
    let is_whole = part >= Part::Response && draft.head.sheet.is_some();
    is_whole.then_some(draft)
}

/// Takes a word or a number with its place.
fn said(value: Value<'_>, place: impl Fn(Range<usize>) -> Place) -> Option<Said> {
    let text = match value.kind {
        Kind::Text(text) => text.trim(),
        Kind::Digits(digits) => digits,
        _ => return None,
    };
    Some(Said {
        text: text.to_owned(),
        place: place(value.range),
    })
}

/// Puts a field of the head in its place.
fn field(
    head: &mut Head,
    key: &str,
    value: Value<'_>,
    place: impl Fn(Range<usize>) -> Place,
) -> Option<()> {
    if let ("date", Kind::Day(day)) = (key, &value.kind) {
        head.date = Some((*day, place(value.range)));
        return Some(());
    }
    if key == "sheet" || key == "hash" {
        let said = said(value, place)?;
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'/';
        if said.text.is_empty() || is_open(&said.text) || !said.text.bytes().all(is_plain) {
            return None;
        }
        *(if key == "sheet" {
            &mut head.sheet
        } else {
            &mut head.hash
        }) = Some(said);
        return Some(());
    }
    let text = Some(plain(&value)?.to_owned());
    let slot = match key {
        "id" => &mut head.id,
        "visit" => &mut head.visit,
        "site" => &mut head.site,
        "auditor" => &mut head.auditor,
        "arrived" => &mut head.arrived,
        "left" => &mut head.left,
        "escort" => &mut head.escort,
        "shift" => &mut head.shift,
        _ => return None,
    };
    *slot = text;
    Some(())
}

/// Reads what is said of an answer.
fn note(value: Value<'_>) -> Option<Note> {
    let Kind::Table(pairs) = value.kind else {
        let fact = Some(plain(&value)?.to_owned());
        return Some(Note {
            fact,
            ..Note::default()
        });
    };
    let mut note = Note::default();
    for (key, value) in pairs {
        let slot = match key {
            "due" | "done" => {
                let Kind::Day(day) = value.kind else {
                    return None;
                };
                *(if key == "due" {
                    &mut note.due
                } else {
                    &mut note.done
                }) = Some(day);
                continue;
            }
            "evidence" => {
                let Kind::List(list) = &value.kind else {
                    return None;
                };
                let names = list.iter().map(|one| Some(plain(one)?.to_owned()));
                note.evidence = names.collect::<Option<_>>()?;
                continue;
            }
            "fact" => &mut note.fact,
            "cause" => &mut note.cause,
            "action" => &mut note.action,
            "owner" => &mut note.owner,
            "verified_by" => &mut note.verified_by,
            _ => return None,
        };
        *slot = Some(plain(&value)?.to_owned());
    }
    Some(note)
}

/// Takes a text that is nothing but a text.
fn plain<'t>(value: &Value<'t>) -> Option<&'t str> {
    let Kind::Text(text) = value.kind else {
        return None;
    };
    let is_plain = !text.is_empty() && text.trim().len() == text.len() && !is_open(text);
    is_plain.then_some(text)
}

/// Tells whether a text may say that something is undecided, spelt rightly or not.
fn is_open(text: &str) -> bool {
    text.starts_with(['u', 'U']) || text.starts_with(['未', '末']) && text.len() <= 12
}

/// Finds where the item list begins that an export carries at its end; the end of the text where there is none.
pub(super) fn end_of_answers(text: &str) -> usize {
    const HEADER: &str = "\n[sheet_items]";
    let Some(found) = memchr::memmem::rfind(text.as_bytes(), HEADER.as_bytes()) else {
        return text.len();
    };
    let start = found + 1;
    let is_own = |line: &str| {
        !line.starts_with('[')
            || line.starts_with("[sheet_items]")
            || line.starts_with("[[sheet_items.")
    };
    match text[start..].lines().all(is_own) {
        true => start,
        false => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::{end_of_answers, read};
    use crate::diag::Sink;
    use crate::source::{Kind, SourceSet};

    /// Reads a text both ways.
    fn both(text: &str) -> (Option<String>, String) {
        let mut sources = SourceSet::new();
        let id = sources.add("a.toml", text, Kind::Filled);
        let source = sources.get(id);
        let mut sink = Sink::new();
        let whole = super::super::document::whole(source, &mut sink);
        let told = sink.finish();
        let shown = whole.map(|draft| format!("{draft:#?}")).unwrap_or_default();
        let quick = read(source, end_of_answers(text));
        if quick.is_some() {
            assert!(told.is_empty(), "{text}\n{told:#?}");
        }
        (quick.map(|draft| format!("{draft:#?}")), shown)
    }

    const FILE: &str = "format = 1\n[response]\nsheet = \"salon/full\"\nhash = \"3f9c2a7\"\nsite = \"解放路店\"\ndate = 2026-11-21\n\
        auditor = \"007\"\narrived = \"9:05\"\n\n[answers]\n\"open-door\" = \"12s\"\ngreet = \"yes\"\nseat = [5, 4, \"not-observed\"]\n\
        queue = 2\r\n\"no-gossip/gossip\" = \" no \"\n\n[notes]\n\"tea\" = { fact = \"茶是凉的\", due = 2026-12-01, evidence = [\"a.jpg\", \"b.jpg\"] }\nseat = \"没人\"\n";

    #[test]
    fn what_is_read_is_what_the_whole_reader_reads() {
        let (quick, whole) = both(FILE);
        assert_eq!(quick.unwrap(), whole);
        let (quick, whole) = both("[response]\nsheet = \"a/b\"");
        assert_eq!(quick.unwrap(), whole);
    }

    #[test]
    fn a_change_of_one_sign_never_makes_a_difference() {
        let signs = [
            "", "\"", "[", "]", "=", "\\", "\n", " ", "x", "0", "{", "，", "#", "\t",
        ];
        let mut read = 0;
        for (at, c) in FILE.char_indices() {
            for sign in signs {
                let text = format!("{}{sign}{}", &FILE[..at], &FILE[at + c.len_utf8()..]);
                let (quick, whole) = both(&text);
                if let Some(quick) = quick {
                    read += 1;
                    assert_eq!(quick, whole, "{text}");
                }
            }
        }
        assert!(read > 500, "only {read} were read");
    }

    #[test]
    fn what_is_undecided_is_left_to_the_whole_reader() {
        for word in ["未规定", "unspecified", "unspecifed", "末规定"] {
            let text = FILE.replace("茶是凉的", word);
            assert_eq!(both(&text).0, None);
        }
    }

    #[test]
    fn the_item_list_of_an_export_is_found_at_its_end() {
        let list = "[sheet_items]\nschema = \"a\"\n\n[[sheet_items.sections]]\nid = \"b\"\n";
        let text = format!("{FILE}\n{list}");
        assert_eq!(&text[end_of_answers(&text)..], list);
        let text = format!("{FILE}\n{list}[answers]\n");
        assert_eq!(end_of_answers(&text), text.len());
        assert_eq!(end_of_answers(FILE), FILE.len());
    }
}
