//! What was said of a project, in a form that can be kept from run to run.

use crate::check::{self, Waived};
use crate::diag::{Annotation, Cell, Diagnostic, Fix, Place, Severity};
use crate::format::{Date, Text};
use crate::label::{Lang, Words};
use crate::source::SourceSet;
use crate::span::{SourceId, Span};
use serde::{Deserialize, Serialize};

/// A range of a text: which one, from where, to where.
type Range = (u32, u32, u32);

/// A wording in both languages.
type Both = (String, String);

/// A fault as it is remembered.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Said {
    code: String,
    severity: String,
    file: Option<String>,
    range: Option<Range>,
    /// Path, sheet, row and column.
    cell: Option<(String, String, u32, u32)>,
    words: Both,
    expected: Option<Both>,
    notes: Vec<(Range, Both)>,
    help: Option<Both>,
    fix: Option<(Range, String, bool, bool)>,
}

impl Said {
    /// Takes all of a fault.
    pub fn of(fault: &Diagnostic) -> Self {
        // Taken apart, so that whoever adds a field has to keep it here.
        let Diagnostic {
            code,
            severity,
            place,
            words,
            expected,
            notes,
            help,
            fix,
        } = fault;
        Self {
            code: code.id.to_owned(),
            severity: severity.name().to_owned(),
            file: match place {
                Place::File(path) => Some(path.clone()),
                Place::Text(_) | Place::Cell(_) => None,
            },
            cell: match place {
                Place::Cell(at) => {
                    Some((at.path.to_string(), at.sheet.to_string(), at.row, at.column))
                }
                Place::File(_) | Place::Text(_) => None,
            },
            range: place.span().map(range),
            words: both(words),
            expected: expected.as_ref().map(both),
            notes: notes
                .iter()
                .map(|note| (range(note.span), both(&note.words)))
                .collect(),
            help: help.as_ref().map(both),
            fix: fix
                .as_ref()
                .map(|fix| (range(fix.span), fix.text.clone(), fix.safe, fix.key)),
        }
    }

    /// Gives the fault again; `None` where its places are in no text of this run.
    pub fn again(&self, sources: &SourceSet) -> Option<Diagnostic> {
        let span = |range: Range| span(range, sources);
        let severities = [Severity::Error, Severity::Warning, Severity::Hint];
        let words = |(zh, en): &Both| Words::new(zh, en);
        let note = |(range, both): &(Range, Both)| {
            Some(Annotation {
                span: span(*range)?,
                words: words(both),
            })
        };
        Some(Diagnostic {
            code: check::find(&self.code)?,
            severity: severities
                .into_iter()
                .find(|one| one.name() == self.severity)?,
            place: match (&self.file, self.range, &self.cell) {
                (Some(path), None, None) => Place::File(path.clone()),
                (None, Some(range), None) => Place::Text(span(range)?),
                (None, None, Some((path, sheet, row, column))) => Place::Cell(Cell {
                    path: path.as_str().into(),
                    sheet: sheet.as_str().into(),
                    row: *row,
                    column: *column,
                }),
                _ => return None,
            },
            words: words(&self.words),
            expected: self.expected.as_ref().map(words),
            notes: self.notes.iter().map(note).collect::<Option<_>>()?,
            help: self.help.as_ref().map(words),
            fix: match &self.fix {
                None => None,
                Some((range, text, safe, key)) => Some(Fix {
                    span: span(*range)?,
                    text: text.clone(),
                    safe: *safe,
                    key: *key,
                }),
            },
        })
    }
}

/// A finding that a waiver accepts, as it is remembered.
#[derive(Serialize, Deserialize)]
pub(super) struct Accepted {
    standard: String,
    address: String,
    said: Said,
    reason: Option<Written>,
    until: Option<String>,
}

/// A text as it is remembered: its own language, its parts, its place, whether it is open.
type Written = (String, Vec<(String, String, Range)>, Range, bool);

impl Accepted {
    /// Takes all of a finding.
    pub fn of(waived: &Waived) -> Self {
        let Waived {
            standard,
            address,
            diagnostic,
            reason,
            until,
        } = waived;
        let part = |(lang, text, span): (Lang, &str, Span)| {
            (lang.tag().to_owned(), text.to_owned(), range(span))
        };
        Self {
            standard: standard.clone(),
            address: address.clone(),
            said: Said::of(diagnostic),
            reason: reason.as_ref().map(|text| {
                let own = text.own().tag().to_owned();
                (
                    own,
                    text.parts().map(part).collect(),
                    range(text.span),
                    text.open,
                )
            }),
            until: until.as_ref().map(ToString::to_string),
        }
    }

    /// Gives the finding again; `None` where its places are in no text of this run.
    pub fn again(&self, sources: &SourceSet) -> Option<Waived> {
        let text = |(own, parts, whole, open): &Written| {
            let part = |(lang, text, range): &(String, String, Range)| {
                Some((Lang::from_tag(lang)?, text.clone(), span(*range, sources)?))
            };
            let parts = parts.iter().map(part).collect::<Option<_>>()?;
            let whole = span(*whole, sources)?;
            Some(Text::of_parts(Lang::from_tag(own)?, parts, whole, *open))
        };
        Some(Waived {
            standard: self.standard.clone(),
            address: self.address.clone(),
            diagnostic: self.said.again(sources)?,
            reason: match &self.reason {
                None => None,
                Some(written) => Some(text(written)?),
            },
            until: match &self.until {
                None => None,
                Some(date) => Some(Date::parse(date)?),
            },
        })
    }
}

fn both(words: &Words) -> Both {
    (words.zh.clone(), words.en.clone())
}

fn range(span: Span) -> Range {
    (span.source.0, span.start, span.end)
}

/// Makes a span of a range; `None` where no text of this run has it.
fn span((source, start, end): Range, sources: &SourceSet) -> Option<Span> {
    let there = sources.iter().nth(source as usize)?.text.len();
    (start <= end && end as usize <= there).then_some(Span {
        source: SourceId(source),
        start,
        end,
    })
}
