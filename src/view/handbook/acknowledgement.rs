//! The sheet on which staff sign that they have read a standard.

use serde::Serialize;

use super::control::{ChangeView, changes_of};
use crate::view::part::{FactView, ValueView};
use crate::view::pen::{Facts, Pen};

/// The acknowledgement sheet of one edition of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcknowledgementView {
    /// What the signatures are for: document number, version, hash, date.
    pub facts: Vec<FactView>,
    /// What changed with this version.
    pub changes: Vec<ChangeView>,
    /// The numbers of the rows to sign in.
    pub rows: Vec<usize>,
}

/// As many rows of 8 mm as a page of A4 or Letter holds below the head.
const ROWS: usize = 20;

impl AcknowledgementView {
    /// Collects what the staff of a shop sign for.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let doc = &standard.doc;
        let version = standard.version.to_string();
        let is_own = |change: &ChangeView| {
            let of = change.version.as_ref();
            of.is_some_and(|v| v.text == version)
        };
        let mut changes = changes_of(pen);
        changes.retain(is_own);
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
            changes,
            rows: (1..=ROWS).collect(),
        }
    }
}
