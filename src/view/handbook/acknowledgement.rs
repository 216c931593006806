//! The sheet on which staff sign that they have read a standard.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::control::{ChangeView, change, changes_of};
use crate::format::doc::ChangeDoc;
use crate::format::{ChangeKind, Paper, Status, Version};
use crate::view::part::{FactView, TextView, ValueView};
use crate::view::pen::{Facts, Pen};

/// The acknowledgement sheet of one edition of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcknowledgementView {
    /// What the signatures are for: document number, version, hash, date.
    pub facts: Vec<FactView>,
    /// What a place is called whose staff sign; left out, the theme has a neutral word.
    pub site_word: Option<TextView>,
    /// The version that staff know, where one was named; the changes are then those of duties since.
    pub since: Option<String>,
    /// What changed with this version, or since the one that staff know.
    pub changes: Vec<ChangeView>,
    /// The numbers of the rows to sign in.
    pub rows: Vec<usize>,
}

/// A sheet has this many rows to sign in, where nothing else takes their room …
const ROWS: usize = 20;
/// … and never fewer: what is longer goes on to a second page.
const FEWEST: usize = 8;
/// Half-wide characters in a line of the changes, 9 pt over 174 mm.
const LINE: usize = 106;
/// What a page loses to the stamp of a draft or pilot, to the changes' head and to a line of them, in tenths of a row.
const STAMP: usize = 11;
const CHANGES: usize = 11;
const CHANGE: usize = 7;

impl AcknowledgementView {
    /// Collects what the staff of a shop sign for.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let doc = &standard.doc;
        let version = standard.version.to_string();
        let changes = match pen.edition.since {
            Some(since) => duties_since(since, pen),
            None => {
                let is_own = |change: &ChangeView| {
                    let of = change.version.as_ref();
                    of.is_some_and(|v| v.text == version)
                };
                let mut changes = changes_of(pen);
                changes.retain(is_own);
                changes
            }
        };
        let plain = |text: String| vec![ValueView::plain(text)];
        Self {
            facts: Facts::new(pen)
                .row("f_doc_no", &doc.doc_no)
                .line("f_version", plain(version))
                .row("f_edition", &doc.edition)
                .line("f_hash", plain(standard.short_hash().to_owned()))
                .row("f_effective", &doc.effective)
                .row("f_approved_by", &doc.approved_by)
                .list(),
            site_word: pen
                .edition
                .catalog
                .site_word(standard)
                .map(|text| pen.text(text)),
            since: pen.edition.since.map(|since| since.to_string()),
            rows: (1..=rows(pen, &changes)).collect(),
            changes,
        }
    }
}

/// Lists the duties that changed after a version, the newest change first.
fn duties_since(since: Version, pen: &Pen<'_>) -> Vec<ChangeView> {
    let changes = pen.standard().doc.changes.list().iter().rev();
    let is_later = |doc: &&ChangeDoc| {
        let later = doc.version.get().is_some_and(|version| *version > since);
        later && doc.kind.get() == Some(&ChangeKind::Duty)
    };
    changes.filter(is_later).map(|c| change(c, pen)).collect()
}

/// Counts the rows of 8.5 mm that a page holds below its head and the changes.
fn rows(pen: &Pen<'_>, changes: &[ChangeView]) -> usize {
    let room: usize = match pen.edition.catalog.book.paper {
        Paper::A4 => 230,
        Paper::Letter => 210,
    };
    let lines =
        |text: &Option<TextView>| text.as_ref().map_or(0, |t| t.text.width().div_ceil(LINE));
    let changed = changes
        .iter()
        .map(|c| lines(&c.text).max(1) + lines(&c.reason));
    let changed = match changed.sum::<usize>() {
        0 => 0,
        lines => CHANGES + lines * CHANGE,
    };
    let stamped = pen.standard().doc.status.get();
    let stamp = match stamped {
        Some(Status::Draft | Status::Pilot) => STAMP,
        _ => 0,
    };
    (room.saturating_sub(changed + stamp) / 10).clamp(FEWEST, ROWS)
}
