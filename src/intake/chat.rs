//! A response as text of a chat → what it says.
//!
//! First `punctilio beauty-salon/full 3f9c2a7`, then the head (`site: store-07`), then a line an item:
//! `1.2 open-door/bow = yes; no // note`. Chat programs may have changed signs and spaces, and put lines before it.

use super::csv::samples;
use super::draft::{Draft, Note, Reply, Said};
use super::head::set;
use super::word::is_invisible;
use crate::diag::{BROKEN_RESPONSE, Place, Sink};
use crate::source::Source;
use crate::span::Span;

/// The word that the text begins with.
const MARK: &str = "punctilio";

/// How many bytes the first line has at most.
const LONGEST: usize = 400;

/// How many lines a chat program may put in front.
const BEFORE: usize = 5;

/// Tells whether a text is a response for a chat.
#[must_use]
pub fn is_chat(text: &str) -> bool {
    begin(text).is_some()
}

/// Finds the first line: its number, and sheet and hash on it.
fn begin(text: &str) -> Option<(usize, Vec<String>)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut first = lines.take(BEFORE).filter_map(|line| {
        // An export may have a line as long as a book.
        let start = line.floor_char_boundary(LONGEST);
        let plain = plain(&line[..start]).to_lowercase();
        let rest = plain.strip_prefix(MARK)?;
        let words: Vec<String> = rest.split_whitespace().map(str::to_owned).collect();
        let is_sheet = words.first().is_some_and(|word| word.contains('/'));
        is_sheet.then(|| (line.as_ptr() as usize - text.as_ptr() as usize, words))
    });
    first.next()
}

/// Reads a response; what cannot be used is reported.
pub fn read(source: &Source, sink: &mut Sink) -> Draft {
    let mut draft = Draft::new(Span::new(source.id, 0, 0).into());
    let Some((start, words)) = begin(&source.text) else {
        return draft;
    };
    let mut at = start;
    for (n, raw) in source.text[start..].split_inclusive('\n').enumerate() {
        let line = raw.trim_end();
        let place = Place::Text(Span::new(source.id, at, at + line.len()));
        at += raw.len();
        if n == 0 {
            draft.place = place.clone();
            let said = |text: &String| Said {
                text: text.clone(),
                place: place.clone(),
            };
            draft.head.sheet = words.first().map(said);
            draft.head.hash = words.get(1).map(said);
            continue;
        }
        let line = plain(line);
        if !line.is_empty() {
            read_line(&line, &place, &mut draft, sink);
        }
    }
    draft
}

fn read_line(line: &str, place: &Place, draft: &mut Draft, sink: &mut Sink) {
    let (front, note) = match line.split_once("//") {
        Some((front, note)) => (front.trim_end(), Some(note.trim())),
        None => (line, None),
    };
    if let Some((item, answer)) = front
        .split_once('=')
        .filter(|(item, _)| !item.contains(':'))
    {
        // The printed number stands in front of the id.
        if let Some(id) = item.split_whitespace().next_back() {
            let said = |text: &str| Said {
                text: text.trim().to_owned(),
                place: place.clone(),
            };
            let item = said(&id.to_lowercase());
            if let Some(fact) = note.filter(|note| !note.is_empty()) {
                let fact = Some(fact.to_owned());
                draft.notes.push((
                    item.clone(),
                    Note {
                        fact,
                        ..Note::default()
                    },
                ));
            }
            let samples = samples(&said(answer));
            draft.replies.push(Reply { item, samples });
            return;
        }
    }
    // A field of the head may hold an address, so the whole line counts.
    if let Some((key, value)) = line.split_once(':') {
        let value = Said {
            text: value.trim().to_owned(),
            place: place.clone(),
        };
        set(&mut draft.head, key.trim(), value, place, sink);
        return;
    }
    sink.report(
        BROKEN_RESPONSE
            .at(place.clone())
            .words("看不懂这一行", "this line cannot be read")
            .help(
                "每行写 编号 = 回答 // 说明，例如 1.2 open-door = yes // 三秒内开门",
                "write id = answer // note, such as 1.2 open-door = yes // within three seconds",
            ),
    );
}

/// Undoes what chat programs do to a line, all but the note: wide signs, other spaces and dashes, marks of quoting.
fn plain(line: &str) -> String {
    let sign = |c: char| match c {
        '：' => ':',
        '＝' => '=',
        '／' => '/',
        '；' => ';',
        '‐' | '‑' | '‒' | '–' | '—' | '－' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let seen: String = line.chars().filter(|c| !is_invisible(*c)).collect();
    let note = ["//", "／／"]
        .into_iter()
        .filter_map(|mark| Some((seen.find(mark)?, mark.len())));
    let (front, note) = match note.min() {
        Some((at, mark)) => (&seen[..at], Some(&seen[at + mark..])),
        None => (seen.as_str(), None),
    };
    let mut text: String = front.chars().map(sign).collect();
    if let Some(note) = note {
        text.push_str("//");
        text.push_str(note);
    }
    text.trim_matches([' ', '>', '`', '|']).to_owned()
}
