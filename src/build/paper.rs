//! What is printed: a job of the plan → the view, the template and the pictures that its document is set from.

use super::page::{Failure, Press};
use super::plan::{Format, Job, Work};
use crate::label::Lang;
use crate::render::Paper;
use crate::render::pdf::Refused;
use crate::view::checklist::ChecklistView;
use crate::view::score_sheet::ScoreSheetView;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many documents are set before what Typst remembers of them is thrown away.
///
/// # Source
/// Measured: without it memory grows by 3.7 MB a document; with it nothing is lost in time.
pub(super) const BATCH: usize = 32;

impl Press<'_> {
    /// Sets the document of a job as a PDF or a picture.
    ///
    /// # Errors
    /// When the template asks for something that its view does not hold.
    pub fn set(&self, job: &Job<'_>) -> Result<Vec<u8>, Failure> {
        let Some(typesetter) = &self.typesetter else {
            return Ok(Vec::new());
        };
        let Some((template, lang, data)) = self.view_of(&job.work) else {
            return Ok(Vec::new());
        };
        let paper = Paper {
            template,
            lang,
            data,
            ident: job.path.as_str(),
            pictures: BTreeMap::new(),
        };
        let done = match job.format {
            Format::Png => typesetter.png(paper),
            _ => typesetter.pdf(paper),
        };
        done.map_err(|refused: Refused| Failure::Print(Box::new(refused)))
    }

    fn view_of(&self, work: &Work<'_>) -> Option<(&'static str, Lang, Value)> {
        match work {
            Work::Checklist(volume, index, lang) => {
                let context = self.context(*volume, *lang);
                let list = &context.standard.checklists[*index];
                let sheet = ChecklistView::new(&context, list);
                Some(("checklist.typ", *lang, data(*lang, &sheet)))
            }
            Work::ScoreSheet(volume, index, lang) => {
                let context = self.context(*volume, *lang);
                let audit = &context.standard.audits[*index];
                let sheet = ScoreSheetView::new(&context, audit);
                Some(("score-sheet.typ", *lang, data(*lang, &sheet)))
            }
            _ => None,
        }
    }
}

fn data(lang: Lang, sheet: &impl Serialize) -> Value {
    json!({ "lang": lang.tag(), "html_lang": lang.html(), "sheet": sheet })
}
