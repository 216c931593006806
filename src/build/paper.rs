//! What is printed: a job of the plan → the view, the template and the pictures that its document is set from.

use super::job::{Job, Work};
use super::page::{Failure, Press};
use super::pair::pair;
use super::scope::Format;
use crate::label::Lang;
use crate::render::Paper;
use crate::render::pdf::{self, Refused};
use crate::view::card::CardsView;
use crate::view::edition::{PageKey, PageRef};
use crate::view::form::BlankFormView;
use crate::view::poster::PosterView;
use crate::view::sheet::{SheetFrame, SheetKind};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How many documents are set before what Typst remembers of them is thrown away.
///
/// # Source
/// Measured: without it memory grows by 3.7 MB a document; with it nothing is lost in time.
const BATCH: usize = 32;

/// The stack of a thread that sets documents.
///
/// A thread that waits for a part of a document takes up the next document meanwhile, on top of the first one, so that all
/// of a batch may lie on one stack.
///
/// # Units
/// Bytes; only what is used is taken from memory.
const STACK: usize = 64 << 20;

/// Does some work for each job, a batch after the other.
///
/// # Errors
/// The first error of the work; what comes after its batch is not done.
pub(super) fn batches<T: Send, E: Send>(
    jobs: &[&Job<'_>],
    work: impl Fn(&Job<'_>) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    static POOL: LazyLock<Option<ThreadPool>> =
        LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK).build().ok());
    let mut done = Vec::with_capacity(jobs.len());
    for batch in jobs.chunks(BATCH) {
        let set = || batch.par_iter().map(|job| work(job)).collect();
        let set: Result<Vec<T>, E> = POOL.as_ref().map_or_else(set, |pool| pool.install(set));
        done.extend(set?);
        pdf::forget();
    }
    Ok(done)
}

impl Press<'_> {
    /// Sets the document of a job as a PDF or a picture.
    ///
    /// # Errors
    /// When the template asks for something that its view does not hold, or a picture stands against it.
    pub fn set(&self, job: &Job<'_>) -> Result<Vec<u8>, Failure> {
        let Some(typesetter) = &self.typesetter else {
            return Ok(Vec::new());
        };
        let ident = job.path.as_str();
        let paper = match &job.work {
            Work::Booklet(page, lang) => self.booklet(page, *lang)?.map(|booklet| Paper {
                template: booklet.template,
                lang: *lang,
                data: booklet.data,
                other: None,
                ident,
                pictures: booklet.pictures,
            }),
            work => self.view_of(work).map(|(template, lang, data)| Paper {
                template,
                lang,
                data,
                other: None,
                ident,
                pictures: BTreeMap::new(),
            }),
        };
        let Some(mut paper) = paper else {
            return Ok(Vec::new());
        };
        if let Some(second) = job.second
            && let Some((_, lang, data)) = self.view_of(&job.work.in_language(second))
        {
            pair(&mut paper.data["sheet"], &data["sheet"]);
            paper.data["second"] = json!(second.tag());
            paper.other = Some((lang, data));
        }
        let done = match job.format {
            Format::Png => typesetter.png(paper),
            _ => typesetter.pdf(paper),
        };
        done.map_err(|refused: Refused| Failure::Print(Box::new(refused)))
    }

    fn view_of(&self, work: &Work<'_>) -> Option<(&'static str, Lang, Value)> {
        let edition = &self.plan.edition;
        match work {
            Work::Checklist(volume, index, lang) => {
                let sheet = self.checklist(*volume, *index, *lang);
                Some(("checklist.typ", *lang, data(*lang, &sheet)))
            }
            Work::ScoreSheet(volume, index, lang) => {
                let sheet = self.score_sheet(*volume, *index, *lang);
                Some(("score-sheet.typ", *lang, data(*lang, &sheet)))
            }
            Work::Cards(volume, lang) => {
                let cards = CardsView::new(edition, *volume, &self.context(*volume, *lang));
                Some(("cards.typ", *lang, data(*lang, &cards)))
            }
            Work::Poster(volume, lang) => {
                let poster = PosterView::new(edition, *volume, &self.context(*volume, *lang));
                Some(("poster.typ", *lang, data(*lang, &poster)))
            }
            Work::Form(volume, index, lang) => {
                let context = self.context(*volume, *lang);
                let form = BlankFormView::of_form(&context, &context.standard.forms[*index]);
                Some(("form.typ", *lang, data(*lang, &form)))
            }
            Work::Feedback(volume, index, lang) => {
                let context = self.context(*volume, *lang);
                let asked = &context.standard.feedback[*index];
                let form = BlankFormView::of_feedback(&context, asked);
                Some(("form.typ", *lang, data(*lang, &form)))
            }
            Work::Page(page, lang) => self.paper_of(page, *lang),
            _ => None,
        }
    }

    /// Takes what a page of the handbook shows to paper, under the head and above the foot of a sheet.
    fn paper_of(&self, page: &PageRef<'_>, lang: Lang) -> Option<(&'static str, Lang, Value)> {
        let (template, kind, id, word) = match page.key {
            PageKey::Acknowledgement => (
                "acknowledgement.typ",
                SheetKind::Acknowledgement,
                "acknowledgement",
                "acknowledgement_title",
            ),
            PageKey::Open => ("open.typ", SheetKind::Open, "open", "open_title"),
            _ => return None,
        };
        let screen = self.plan.edition.screen(page, lang)?;
        let context = self.context(page.volume, lang);
        let mut frame = SheetFrame::whole(&context, kind, id, word, Vec::new());
        frame.head.code = screen.page.code;
        let mut data = data(lang, &frame);
        data["view"] = json!(screen.view);
        data["site"] = json!(screen.page.book.site);
        Some((template, lang, data))
    }
}

fn data(lang: Lang, sheet: &impl Serialize) -> Value {
    json!({ "lang": lang.tag(), "sheet": sheet })
}
