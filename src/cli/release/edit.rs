//! Version, day and changes written into the text of a standard: all else of it stays as its author wrote it.

use crate::diff::{Difference, Weight};
use crate::format::doc::StandardDoc;
use crate::format::{Date, Field, Version, Word};
use crate::label::Lang;

/// One entry of the list of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The version that it belongs to.
    pub version: Version,
    /// The day.
    pub date: Date,
    /// How deep it goes; none for the first release.
    pub kind: Option<&'static str>,
    /// What it does.
    pub action: &'static str,
    /// What changed, by language.
    pub text: Vec<(Lang, String)>,
}

/// What is written into the head of a standard.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The new version.
    pub version: Option<Version>,
    /// The day from which it is in force.
    pub effective: Option<Date>,
    /// Entries that go to the top of the list of changes.
    pub changes: Vec<Entry>,
}

impl Head {
    /// Tells whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.version.is_none() && self.effective.is_none() && self.changes.is_empty()
    }
}

/// Makes the entries of a release: one for each kind of change, the deepest first.
pub fn entries(
    difference: &Difference,
    version: Version,
    date: Date,
    langs: &[Lang],
) -> Vec<Entry> {
    let weights = [Weight::Layout, Weight::Duty, Weight::Wording];
    let entry = |weight: Weight| {
        difference.of_weight(weight).next()?;
        Some(Entry {
            version,
            date,
            kind: Some(weight.kind()?.key()),
            action: difference.action(weight).key(),
            text: langs
                .iter()
                .map(|lang| (*lang, difference.summary(weight, *lang)))
                .collect(),
        })
    };
    weights.into_iter().filter_map(entry).collect()
}

/// Puts the head into the text; `None` where its author wrote it in a way that leaves no sure place.
pub fn written(text: &str, doc: &StandardDoc, head: &Head) -> Option<String> {
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let version = doc.version.span()?.range();
    if let Some(new) = head.version {
        edits.push((version.start, version.end, format!("\"{new}\"")));
    }
    let mut keys: Vec<(&str, String)> = Vec::new();
    if let Some(day) = head.effective {
        match doc.effective.span() {
            Some(span) => edits.push((span.range().start, span.range().end, day.to_string())),
            None => keys.push(("effective", day.to_string())),
        }
    }
    if !head.changes.is_empty() {
        match changes(text, doc, &head.changes)? {
            Place::Edits(more) => edits.extend(more),
            Place::Key => keys.push(("changes", list(&head.changes, "  "))),
        }
    }
    if !keys.is_empty() {
        edits.push(beside_version(text, version, &keys)?);
    }
    // Later ones first, so that the places of earlier ones stay right.
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.get(start..end)?;
        text.replace_range(start..end, &new.replace('\n', ends));
    }
    Some(text)
}

enum Place {
    /// Somewhere in the list that is there.
    Edits(Vec<(usize, usize, String)>),
    /// There is no list yet.
    Key,
}

fn changes(text: &str, doc: &StandardDoc, new: &[Entry]) -> Option<Place> {
    let span = match &doc.changes {
        Field::Absent | Field::Broken => return Some(Place::Key),
        Field::Open { span, .. } => {
            let range = span.range();
            return Some(Place::Edits(vec![(
                range.start,
                range.end,
                list(new, "  "),
            )]));
        }
        Field::Set { span, .. } => span.range(),
    };
    let Some(first) = doc.changes.list().first() else {
        let inside = text.get(span.clone())?.find('[')? + span.start + 1;
        let entries: Vec<String> = new.iter().map(inline).collect();
        return Some(Place::Edits(vec![(inside, inside, entries.join(", "))]));
    };
    let at = first.span.range().start;
    let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    if text.get(at..)?.starts_with('[') {
        // A table of its own; remarks right above it belong to it.
        let header = text.get(at..)?.lines().next()?.trim_end();
        let indent = text.get(line..at)?;
        let top = above_remarks(text, line);
        let blocks: Vec<String> = new.iter().map(|one| block(header, indent, one)).collect();
        return Some(Place::Edits(vec![(top, top, blocks.concat())]));
    }
    let entries: Vec<String> = new.iter().map(inline).collect();
    let before = text.get(..at)?.trim_end();
    if !before.ends_with('[') && !before.ends_with('#') && span.start == at {
        // A single table without a list around it.
        let end = first.span.range().end;
        let open = format!("[{}, ", entries.join(", "));
        return Some(Place::Edits(vec![
            (at, at, open),
            (end, end, "]".to_owned()),
        ]));
    }
    let indent = text.get(line..at)?;
    let joined = match indent.trim().is_empty() && line > 0 {
        true => entries
            .iter()
            .map(|one| format!("{one},\n{indent}"))
            .collect(),
        false => format!("{}, ", entries.join(", ")),
    };
    Some(Place::Edits(vec![(at, at, joined)]))
}

/// Returns where the remarks begin that stand right above a line.
fn above_remarks(text: &str, mut line: usize) -> usize {
    while line > 0 {
        let above = text[..line - 1].rfind('\n').map_or(0, |end| end + 1);
        if !text[above..line].trim_start().starts_with('#') {
            break;
        }
        line = above;
    }
    line
}

/// Puts keys behind that of the version, the way it is written itself.
fn beside_version(
    text: &str,
    version: std::ops::Range<usize>,
    keys: &[(&str, String)],
) -> Option<(usize, usize, String)> {
    let line = text
        .get(..version.start)?
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let own = text.get(line..version.start)?;
    let key = own.trim_end().strip_suffix('=')?.trim_end();
    let bare = |key: &str| {
        key.chars()
            .all(|c| c.is_alphanumeric() || " .-_\t\"'".contains(c))
    };
    if let Some(lead) = key.strip_suffix("version").filter(|lead| bare(lead)) {
        let end = text[version.end..]
            .find('\n')
            .map_or(text.len(), |at| version.end + at);
        let end = end - usize::from(text[..end].ends_with('\r'));
        let lines = keys
            .iter()
            .map(|(key, value)| format!("\n{lead}{key} = {value}"));
        return Some((end, end, lines.collect()));
    }
    let inline = keys
        .iter()
        .map(|(key, value)| format!(", {key} = {}", value.replace("\n", " ")));
    Some((version.end, version.end, inline.collect()))
}

fn list(entries: &[Entry], indent: &str) -> String {
    let lines = entries
        .iter()
        .map(|one| format!("{indent}{},\n", inline(one)));
    format!("[\n{}]", lines.collect::<String>())
}

fn inline(entry: &Entry) -> String {
    format!("{{ {} }}", pairs(entry).join(", "))
}

fn block(header: &str, indent: &str, entry: &Entry) -> String {
    let lines = pairs(entry)
        .into_iter()
        .map(|pair| format!("{indent}{pair}\n"));
    let header = header.split('#').next().unwrap_or(header).trim_end();
    format!("{indent}{header}\n{}\n", lines.collect::<String>())
}

fn pairs(entry: &Entry) -> Vec<String> {
    let mut pairs = vec![
        format!("version = \"{}\"", entry.version),
        format!("date = {}", entry.date),
    ];
    if let Some(kind) = entry.kind {
        pairs.push(format!("kind = \"{kind}\""));
    }
    pairs.push(format!("action = \"{}\"", entry.action));
    pairs.push(match entry.text.as_slice() {
        [(_, text)] => format!("text = {}", quoted(text)),
        texts => {
            let texts = texts
                .iter()
                .map(|(lang, text)| format!("{} = {}", lang.tag(), quoted(text)));
            format!("text = {{ {} }}", texts.collect::<Vec<_>>().join(", "))
        }
    });
    pairs
}

/// Writes a text as a TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
