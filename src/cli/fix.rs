//! Safe cures applied to texts: what the author wrote stays as it is but for the places that are mended.
//!
//! Everything happens in memory; a set of cures is taken only when the project reads at least as well as before.

use crate::diag::{
    Code, Diagnostic, FULLWIDTH_SYNTAX, Fix, QUOTE_IN_TEXT, SYNTAX, Severity, TOO_DEEP,
};
use crate::label::Words;
use crate::source::{Source, SourceSet};
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

/// One place with a safe cure that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What the cure would have changed; `at` is its place in the mended text.
    pub change: Change,
    /// Why it was left.
    pub why: Why,
}

/// Why a safe cure is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The project would have more errors than before.
    Worse,
    /// Ids follow from titles: they wait until their standard has no other error.
    Waits,
    /// Other cures had to be taken first.
    Again,
}

impl Why {
    /// Returns the reason in words.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Worse => Words::new(
                "改了反而会多出错误，请自己看着改",
                "it would leave more errors than before: mend it by hand",
            ),
            Self::Waits => Words::new(
                "等这份标准的其他错误改好以后再写",
                "it waits until its standard has no other error",
            ),
            Self::Again => Words::new("再运行一次就改", "run again to mend it"),
        }
    }
}

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The new texts of the files that changed.
    pub texts: BTreeMap<SourceId, String>,
    /// Every place, in the order of files and lines.
    pub changes: Vec<Change>,
    /// Every place that could be mended and was not, in the same order.
    pub left: Vec<Left>,
}

/// Mends texts until nothing safe is left to mend; `look` finds the faults of a set of texts.
pub fn mend(sources: &SourceSet, look: &dyn Fn(SourceSet) -> Vec<Diagnostic>) -> Mended {
    let texts: Vec<String> = sources.iter().map(|source| source.text.clone()).collect();
    let mut work = Work {
        found: look(set(sources, &texts)),
        original: sources,
        texts,
        changes: Vec::new(),
        refused: Vec::new(),
        look,
    };
    for _ in 0..ROUNDS {
        let edits = work.edits();
        if edits.is_empty() || !work.take(&edits) {
            break;
        }
    }
    let left = work.left();
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
        left,
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
    /// Cures that made it worse.
    refused: Vec<Edit>,
    look: &'a dyn Fn(SourceSet) -> Vec<Diagnostic>,
}

impl Work<'_> {
    /// Lists the safe cures of what is found now, by place, none over another.
    fn edits(&self) -> Vec<Edit> {
        let ready = self.candidates().into_iter();
        let mut edits: Vec<Edit> = ready
            .filter(|(_, waits)| !waits)
            .map(|(edit, _)| edit)
            .collect();
        edits.sort_by_key(|edit| (edit.source, edit.start, edit.end));
        edits.dedup_by(|later, earlier| {
            later.source == earlier.source
                && (later.start < earlier.end || later.start == earlier.start)
        });
        edits
    }

    /// Lists every safe cure of what is found now, each with whether it has to wait.
    ///
    /// Ids follow from titles and from each other and never change once written, so they wait until all else in their
    /// standard is in order.
    fn candidates(&self) -> Vec<(Edit, bool)> {
        let group = |id| group(self.original.get(id));
        let unsettled: BTreeSet<&str> = self
            .found
            .iter()
            .filter(|fault| fault.severity == Severity::Error && !is_key(fault))
            .filter_map(|fault| Some(group(fault.place.span()?.source)))
            .collect();
        let all = self.found.iter().filter_map(|fault| {
            let fix = fault.fix.as_ref().filter(|fix| fix.safe)?;
            let id = fix.span.source;
            let is_mendable = self.original.get(id).is_mendable();
            let edit = edit(&self.texts[id.0 as usize], fix, fault.code);
            Some((
                edit.filter(|_| is_mendable)?,
                fix.key && unsettled.contains(group(id)),
            ))
        });
        all.collect()
    }

    /// Lists the safe cures that are still to be had, and why they were not taken.
    fn left(&self) -> Vec<Left> {
        let mut left: Vec<Left> =
            self.candidates()
                .into_iter()
                .map(|(edit, waits)| {
                    let change = self.change(&edit);
                    let is_refused = self.refused.iter().any(|r| {
                        (r.source, r.code, &r.text) == (edit.source, edit.code, &edit.text)
                    });
                    let why = match (waits, is_refused) {
                        (true, _) => Why::Waits,
                        (false, true) => Why::Worse,
                        (false, false) => Why::Again,
                    };
                    Left { change, why }
                })
                .collect();
        left.sort_by_key(|left| (left.change.source, left.change.at));
        left
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
        if let [edit] = edits {
            self.refused.push(edit.clone());
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
        let change = self.change(edit);
        self.changes.push(change);
    }

    /// Says what an edit changes in the texts as they stand.
    fn change(&self, edit: &Edit) -> Change {
        let before = &self.texts[edit.source.0 as usize][edit.start..edit.end];
        let blank = edit.text.len() - edit.text.trim_start().len();
        let after = edit.text.trim();
        Change {
            code: edit.code,
            source: edit.source,
            at: edit.start + blank,
            before: before.to_owned(),
            after: match before.is_empty() {
                true => after.trim_end_matches(',').to_owned(),
                false => after.to_owned(),
            },
        }
    }
}

fn is_key(fault: &Diagnostic) -> bool {
    fault.fix.as_ref().is_some_and(|fix| fix.key)
}

/// Names the standard that a file belongs to.
fn group(source: &Source) -> &str {
    source.folder().unwrap_or(&source.path)
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
    let (range, text) = fix.edit(text)?;
    Some(Edit {
        source: fix.span.source,
        start: range.start,
        end: range.end,
        text,
        code,
    })
}
