//! A filled sheet as it was written, whatever the kind of file: words with their places, nothing judged yet.

use crate::diag::Place;
use crate::format::{Date, Decision};
use crate::model::SheetItems;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Words with the place they stand at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// The head of a filled sheet.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Standard and audit.
    pub sheet: Option<Said>,
    /// The hash that the sheet prints.
    pub hash: Option<Said>,
    /// The day of the visit.
    pub date: Option<(Date, Place)>,
    /// A number of its own.
    pub id: Option<String>,
    /// Which visit of the day it was.
    pub visit: Option<String>,
    /// The site.
    pub site: Option<String>,
    /// Who filled it in.
    pub auditor: Option<String>,
    /// When the auditor came.
    pub arrived: Option<String>,
    /// When the auditor left.
    pub left: Option<String>,
    /// Who went along.
    pub escort: Option<String>,
    /// Shift, or how many were on duty.
    pub shift: Option<String>,
    /// Who was assessed.
    pub assessed: Vec<String>,
    /// What was done best.
    pub best: Vec<String>,
}

/// The answers to one item as written.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The item.
    pub item: Said,
    /// One word a sample.
    pub samples: Vec<Said>,
}

/// What belongs to an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// What was seen or heard.
    pub fact: Option<String>,
    /// Names of photos or papers.
    pub evidence: Vec<String>,
    /// Why it happened.
    pub cause: Option<String>,
    /// What is to be done about it.
    pub action: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// Who saw that it was done.
    pub verified_by: Option<String>,
}

impl Note {
    /// Tells whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An appeal as written.
#[derive(Debug, Clone)]
pub struct Objection {
    /// The item.
    pub item: Said,
    /// Why the answer is held to be wrong.
    pub reason: String,
    /// What was decided.
    pub decision: Decision,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The answer that holds from then on.
    pub answer: Vec<Said>,
    /// Where the appeal stands.
    pub place: Place,
}

/// A filled sheet as it was written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The head.
    pub head: Head,
    /// The answers, in the order of the file.
    pub replies: Vec<Reply>,
    /// What belongs to answers, in the order of the file.
    pub notes: Vec<(Said, Note)>,
    /// Appeals, in the order of the file.
    pub appeals: Vec<Objection>,
    /// The items that do not apply because the site lacks their place, where the sheet itself says so.
    pub lacking: BTreeSet<String>,
    /// The item list that came with it, and where.
    pub carried: Option<(Arc<SheetItems>, Place)>,
    /// The file, or where its head begins.
    pub place: Place,
}

impl Draft {
    /// Starts with nothing said.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self {
            head: Head::default(),
            replies: Vec::new(),
            notes: Vec::new(),
            appeals: Vec::new(),
            lacking: BTreeSet::new(),
            carried: None,
            place,
        }
    }
}
