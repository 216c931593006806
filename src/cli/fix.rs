//! Safe cures applied to texts: what the author wrote stays as it is but for the places that are mended.
//!
//! Everything happens in memory; a set of cures is taken only when the project reads at least as well as before.

use crate::diag::{
    Code, Diagnostic, FULLWIDTH_SYNTAX, Fix, QUOTE_IN_TEXT, SYNTAX, Severity, TOO_DEEP,
};
use crate::source::{Encoding, Kind, Source, SourceSet};
use crate::span::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// How often cures are looked for anew: one may make another fault visible.
const ROUNDS: usize = 5;

/// One place that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The fault that is gone.
    pub code: &'static Code,
    /// The text it was in.
    pub source: SourceId,
    /// Where the new words begin in the mended text.
    pub at: usize,
    /// What stood there; empty where something was put in.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The new texts of the files that changed.
    pub texts: BTreeMap<SourceId, String>,
    /// Every place, in the order of files and lines.
    pub changes: Vec<Change>,
}

/// Mends texts until nothing safe is left to mend; `look` finds the faults of a set of texts.
pub fn mend(sources: &SourceSet, look: &dyn Fn(SourceSet) -> Vec<Diagnostic>) -> Mended {
    let texts: Vec<String> = sources.iter().map(|source| source.text.clone()).collect();
    let mut work = Work {
        found: look(set(sources, &texts)),
        original: sources,
        texts,
        changes: Vec::new(),
        look,
    };
    for _ in 0..ROUNDS {
        let edits = work.edits();
        if edits.is_empty() || !work.take(&edits) {
            break;
        }
    }
    let Work {
        texts, mut changes, ..
    } = work;
    changes.sort_by_key(|change| (change.source, change.at));
    let changed = sources.iter().zip(texts);
    Mended {
        texts: changed
            .filter(|(source, text)| source.text != *text)
            .map(|(source, text)| (source.id, text))
            .collect(),
        changes,
    }
}

/// One cure as a replacement in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    source: SourceId,
    start: usize,
    end: usize,
    text: String,
    code: &'static Code,
}

struct Work<'a> {
    original: &'a SourceSet,
    texts: Vec<String>,
    found: Vec<Diagnostic>,
    changes: Vec<Change>,
    look: &'a dyn Fn(SourceSet) -> Vec<Diagnostic>,
}

impl Work<'_> {
    /// Lists the safe cures of what is found now, by place, none over another.
    ///
    /// Ids follow from titles and from each other and never change once written, so they wait until all else in their
    /// standard is in order.
    fn edits(&self) -> Vec<Edit> {
        let group = |id| group(self.original.get(id));
        let unsettled: BTreeSet<&str> = self
            .found
            .iter()
            .filter(|fault| fault.severity == Severity::Error && !is_key(fault))
            .filter_map(|fault| Some(group(fault.place.span()?.source)))
            .collect();
        let mut edits: Vec<Edit> = self
            .found
            .iter()
            .filter_map(|fault| {
                let fix = fault.fix.as_ref().filter(|fix| fix.safe)?;
                let id = fix.span.source;
                let waits = fix.key && unsettled.contains(group(id));
                if waits || !is_mendable(self.original.get(id)) {
                    return None;
                }
                edit(&self.texts[id.0 as usize], fix, fault.code)
            })
            .collect();
        edits.sort_by_key(|edit| (edit.source, edit.start, edit.end));
        edits.dedup_by(|later, earlier| {
            later.source == earlier.source
                && (later.start < earlier.end || later.start == earlier.start)
        });
        edits
    }

    /// Makes all edits, or those that do no harm; tells whether any was made.
    ///
    /// The later half goes first, so that the places of the earlier one stay right.
    fn take(&mut self, edits: &[Edit]) -> bool {
        let mut texts = self.texts.clone();
        for edit in edits.iter().rev() {
            texts[edit.source.0 as usize].replace_range(edit.start..edit.end, &edit.text);
        }
        let found = (self.look)(set(self.original, &texts));
        if weight(&found) <= weight(&self.found) {
            for edit in edits.iter().rev() {
                self.note(edit);
            }
            (self.texts, self.found) = (texts, found);
            return true;
        }
        if edits.len() < 2 {
            return false;
        }
        let (first, second) = edits.split_at(edits.len() / 2);
        let later = self.take(second);
        self.take(first) || later
    }

    /// Remembers an edit; the places of what was mended behind it move.
    fn note(&mut self, edit: &Edit) {
        for change in &mut self.changes {
            if change.source == edit.source && change.at >= edit.start {
                change.at = (change.at + edit.text.len()).saturating_sub(edit.end - edit.start);
            }
        }
        let before = &self.texts[edit.source.0 as usize][edit.start..edit.end];
        let blank = edit.text.len() - edit.text.trim_start().len();
        let after = edit.text.trim();
        self.changes.push(Change {
            code: edit.code,
            source: edit.source,
            at: edit.start + blank,
            before: before.to_owned(),
            after: match before.is_empty() {
                true => after.trim_end_matches(',').to_owned(),
                false => after.to_owned(),
            },
        });
    }
}

fn is_key(fault: &Diagnostic) -> bool {
    fault.fix.as_ref().is_some_and(|fix| fix.key)
}

/// Names the standard that a file belongs to.
fn group(source: &Source) -> &str {
    source.folder().unwrap_or(&source.path)
}

/// What an author writes in UTF-8 can be mended; what was guessed from another encoding cannot.
fn is_mendable(source: &Source) -> bool {
    matches!(source.kind, Kind::Book | Kind::Standard | Kind::Chapter)
        && matches!(source.encoding, Encoding::Utf8 { .. })
}

/// Joins new texts with what is known of the old ones; ids stay what they are.
fn set(original: &SourceSet, texts: &[String]) -> SourceSet {
    let mut set = SourceSet::new();
    for (source, text) in original.iter().zip(texts) {
        set.add(source.path.clone(), text.clone(), source.kind);
    }
    set
}

/// How bad it stands: faults of writing hide others, so they weigh most.
fn weight(found: &[Diagnostic]) -> (usize, usize) {
    let hides = [&SYNTAX, &FULLWIDTH_SYNTAX, &QUOTE_IN_TEXT, &TOO_DEEP];
    let hiding = found.iter().filter(|fault| hides.contains(&fault.code));
    let errors = found
        .iter()
        .filter(|fault| fault.severity == Severity::Error);
    (hiding.count(), errors.count())
}

fn edit(text: &str, fix: &Fix, code: &'static Code) -> Option<Edit> {
    let range = fix.span.range();
    let is_crlf = text.contains("\r\n");
    let (start, end, new) = if fix.key {
        let (at, new) = key_in(text, range.start, &fix.text)?;
        (at, at, new)
    } else {
        (range.start, range.end, fix.text.clone())
    };
    text.get(start..end)?;
    Some(Edit {
        source: fix.span.source,
        start,
        end,
        text: if is_crlf {
            new.replace('\n', "\r\n")
        } else {
            new
        },
        code,
    })
}

/// Finds where a key goes into the table that begins at `table`: behind its header's line, or behind its brace.
fn key_in(text: &str, table: usize, key: &str) -> Option<(usize, String)> {
    let rest = text.get(table..)?;
    if let Some(inside) = rest.strip_prefix('{') {
        let new = match inside.trim_start().chars().next()? {
            '}' => format!(" {key} "),
            _ if inside.starts_with(char::is_whitespace) => format!(" {key},"),
            _ => format!(" {key}, "),
        };
        return Some((table + 1, new));
    }
    if !rest.starts_with('[') {
        return None;
    }
    let line_start = text[..table].rfind('\n').map_or(0, |at| at + 1);
    let own = text[line_start..table].to_owned();
    let line_end = rest.find('\n').map_or(text.len(), |at| table + at);
    let next = text[line_end..].strip_prefix('\n').unwrap_or_default();
    let next = next.lines().next().unwrap_or_default();
    let is_key = next
        .trim_start()
        .starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '_');
    let indent = match is_key {
        true => next[..next.len() - next.trim_start().len()].to_owned(),
        false => own,
    };
    let at = line_end - usize::from(text[..line_end].ends_with('\r'));
    Some((at, format!("\n{indent}{key}")))
}

#[cfg(test)]
mod tests {
    use super::key_in;

    fn with_key(text: &str, table: usize) -> String {
        let (at, new) = key_in(text, table, "id = \"x\"").unwrap();
        let mut text = text.to_owned();
        text.insert_str(at, &new);
        text
    }

    #[test]
    fn a_key_goes_behind_the_line_of_the_header() {
        assert_eq!(
            with_key("[[a]] # why [b]\ntitle = 1\n", 0),
            "[[a]] # why [b]\nid = \"x\"\ntitle = 1\n"
        );
        assert_eq!(
            with_key("a = 1\n  [[a.b]]\n    title = 1\n", 8),
            "a = 1\n  [[a.b]]\n    id = \"x\"\n    title = 1\n"
        );
        assert_eq!(with_key("  [[a]]", 2), "  [[a]]\n  id = \"x\"");
        assert_eq!(
            with_key("[[a]]\r\ntitle = 1\r\n", 0),
            "[[a]]\nid = \"x\"\r\ntitle = 1\r\n",
            "the line end is adapted later"
        );
    }

    #[test]
    fn a_key_goes_behind_the_brace_of_an_inline_table() {
        assert_eq!(with_key("a = { b = 1 }", 4), "a = { id = \"x\", b = 1 }");
        assert_eq!(with_key("a = {b = 1}", 4), "a = { id = \"x\", b = 1}");
        assert_eq!(with_key("a = {}", 4), "a = { id = \"x\" }");
        assert_eq!(key_in("a.b = 1", 0, "id = 1"), None);
    }
}
