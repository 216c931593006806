//! One file of many → all that is to be told of it: this runs on all threads, and what is kept of a file is small.

use super::choice::{Choice, Chosen};
use super::verdict;
use crate::diag::Sink;
use crate::format::Date;
use crate::intake::{self, Library, Opened, Response};
use crate::label::Lang;
use crate::review::Visit;
use crate::source::{Found, SourceSet};
use crate::view::report::ScoredSheet;

/// What files are read with.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The lists that sheets are scored by.
    pub library: &'a Library,
    /// Which sheets were asked for.
    pub choice: Choice,
    /// The latest day that a visit may have.
    pub latest: Date,
    /// The day that actions are compared with.
    pub today: Date,
    /// Whether reports are written.
    pub has_reports: bool,
    /// How results are printed.
    pub drawing: Drawing,
}

/// How results are printed.
#[derive(Debug, Clone, Copy)]
pub enum Drawing {
    /// For people, in their language.
    Human(Lang),
    /// For programs.
    Json,
}

/// A file with all that was found in it.
#[derive(Debug)]
pub struct Read {
    /// What became of it.
    pub sheet: Sheet,
    /// The texts that faults point at.
    pub sources: SourceSet,
    /// What is wrong.
    pub sink: Sink,
}

/// What became of a file.
#[derive(Debug)]
pub enum Sheet {
    /// It can be scored.
    Filled(Box<Filled>),
    /// It has faults.
    Faulty,
    /// It is no filled sheet.
    Other,
}

/// A scored sheet.
#[derive(Debug)]
pub struct Filled {
    /// The sheet.
    pub response: Response,
    /// What it is for.
    pub chosen: Chosen,
    /// What is kept of it, where reports are written.
    pub visit: Option<Visit>,
    /// What is printed of it, where it was asked for.
    pub text: Option<String>,
}

impl Reader<'_> {
    /// Reads and scores a file.
    #[must_use]
    pub fn read(&self, found: &Found) -> Read {
        let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
        let opened = intake::open(
            found,
            self.library,
            Some(self.latest),
            &mut sources,
            &mut sink,
        );
        let sheet = match opened {
            Opened::Response(response) => Sheet::Filled(Box::new(self.score(*response))),
            Opened::Faulty => Sheet::Faulty,
            Opened::Other => Sheet::Other,
        };
        Read {
            sheet,
            sources,
            sink,
        }
    }

    fn score(&self, response: Response) -> Filled {
        let chosen = self.choice.of(&response);
        let is_kept = self.has_reports && chosen != Chosen::Not;
        let is_told = chosen == Chosen::Counts;
        let verdict = (is_kept || is_told).then(|| response.verdict());
        let verdict = verdict.as_ref();
        let text = verdict
            .filter(|_| is_told)
            .map(|verdict| match self.drawing {
                Drawing::Human(lang) => verdict::drawn(&response, verdict, lang),
                Drawing::Json => {
                    let reviewed = response.reviewed();
                    let scored = ScoredSheet::of(&response, verdict, reviewed.as_ref());
                    serde_json::to_string(&scored)
                        .expect("a scored sheet serialises: it holds texts and lists alone")
                }
            });
        Filled {
            visit: verdict
                .filter(|_| is_kept)
                .map(|verdict| Visit::of(&response, verdict, Some(self.today))),
            chosen,
            text,
            response,
        }
    }
}
