//! What is printed: a job of the plan → the view, the template and the pictures that its document is set from.

use super::job::{Job, Work};
use super::page::{Failure, Press};
use super::pair::pair;
use super::scope::Format;
use crate::label::Lang;
use crate::render::Paper;
use crate::render::pdf::{self, Forget, Refused};
use crate::view::card::CardsView;
use crate::view::form::BlankFormView;
use crate::view::page::{PageKey, PageRef};
use crate::view::part::TextView;
use crate::view::poster::PosterView;
use crate::view::sheet::{SheetFrame, SheetKind};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many documents each thread sets before what Typst remembers of older ones is thrown away.
///
/// # Source
/// Measured: without it memory grows by 3.7 MB a document; with it nothing is lost in time.
const BATCH: usize = 8;

/// The stack of a thread that sets documents.
///
/// # Units
/// Bytes; only what is used is taken from memory.
const STACK: usize = 64 << 20;

/// The threads that set documents, each a pool of its own.
///
/// Typst shares the parts of a document out among the threads of its pool, and a thread of theirs that waits takes up
/// whatever else is to be done: in one pool the documents of a batch would lie half done on top of each other, all in memory.
static POOLS: LazyLock<Vec<ThreadPool>> = LazyLock::new(|| {
    let threads = 0..rayon::current_num_threads();
    threads.filter_map(|_| pool(1)).collect()
});

/// All threads together, for a document that is set by itself.
static WHOLE: LazyLock<Option<ThreadPool>> = LazyLock::new(|| pool(0));

/// Starts so many threads; as many as the machine has for none.
fn pool(threads: usize) -> Option<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(threads);
    pool.stack_size(STACK).build().ok()
}

/// Does some work for each job, a batch after the other; what came of it stands in the order of the jobs.
///
/// A book is measured many times over before it is set, and Typst remembers all of it: books are done one by one, when
/// nothing else is remembered, and their parts go to all threads.
///
/// # Errors
/// The first error of the work; what comes after its batch is not done.
pub(super) fn batches<T: Send, E: Send>(
    jobs: &[&Job<'_>],
    work: impl Fn(&Job<'_>) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let (books, leaves): (Vec<usize>, Vec<usize>) =
        (0..jobs.len()).partition(|at| jobs[*at].is_book());
    let mut done = in_batches(&leaves, |at| work(jobs[at]))?;
    for at in books {
        pdf::forget(Forget::All);
        for (at, result) in shared_out(&[at], |at| work(jobs[at])) {
            done.push((at, result?));
        }
    }
    pdf::forget(Forget::All);
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

/// Does some work for each of many short documents, a batch after the other; returns what came of it, in no order.
///
/// # Errors
/// The first error of the work; what comes after its batch is not done.
pub(super) fn in_batches<T: Send, E: Send>(
    places: &[usize],
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<(usize, T)>, E> {
    let mut done = Vec::with_capacity(places.len());
    for batch in places.chunks(BATCH * POOLS.len().max(1)) {
        for (at, result) in shared_out(batch, &work) {
            done.push((at, result?));
        }
        pdf::forget(Forget::Old);
    }
    Ok(done)
}

/// Does some work for each of a batch, on all threads; returns what came of it, in no order.
fn shared_out<T: Send>(batch: &[usize], work: impl Fn(usize) -> T + Sync) -> Vec<(usize, T)> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            let Some(&at) = batch.get(turn) else {
                return done;
            };
            done.push((at, work(at)));
        }
    };
    // The parts of a single document may go to all threads.
    if batch.len() == 1 || POOLS.is_empty() {
        return WHOLE.as_ref().map_or_else(run, |pool| pool.install(run));
    }
    thread::scope(|scope| {
        let threads: Vec<_> = POOLS
            .iter()
            .map(|pool| scope.spawn(|| pool.install(run)))
            .collect();
        let done = threads.into_iter().flat_map(|thread| {
            let ended = thread.join();
            ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        done.collect()
    })
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
            _ if job.is_preview() => typesetter.png(paper),
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
            Work::Preview(volume, lang) => {
                let poster = PosterView::new(edition, *volume, &self.context(*volume, *lang));
                let mut data = data(*lang, &poster);
                data["book"] = json!(TextView::of(&edition.catalog.book.title, *lang));
                Some(("preview.typ", *lang, data))
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
