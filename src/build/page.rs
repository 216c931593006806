//! Prints one file of a plan.

use super::Failed;
use super::job::{Job, Work};
use super::key::Keys;
use super::plan::Plan;
use crate::diag::Diagnostic;
use crate::label::Lang;
use crate::model::Catalog;
use crate::render::html::{Renderer, within_page};
use crate::render::pdf::{Refused, Typesetter};
use crate::render::web::{self, FeedWords};
use crate::render::{csv, json, xlsx};
use crate::source::SourceSet;
use crate::view::app::AppFile;
use crate::view::checklist::ChecklistView;
use crate::view::score_sheet::ScoreSheetView;
use crate::view::sheet::{SheetContext, SheetPageView};
use crate::view::workbook::WorkbookView;
use crate::write::Digest;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that printing needs; used from all threads.
pub(super) struct Press<'a> {
    /// The templates.
    pub renderer: Arc<Renderer>,
    /// The templates of what is printed; none where nothing is.
    pub typesetter: Option<Arc<Typesetter>>,
    /// The files.
    pub plan: Plan<'a>,
    /// The catalog.
    pub catalog: &'a Catalog,
    /// What the theme brings to pages, as a hash.
    pub theme: Digest,
    /// What it brings to print.
    pub print_theme: Digest,
}

/// Why a file cannot be printed.
#[derive(Debug)]
pub(super) enum Failure {
    /// A template asks for something that its view does not hold.
    Template(Box<tera::Error>),
    /// The same of a template of what is printed.
    Print(Box<Refused>),
    /// A picture was changed while the build ran.
    Faults(Vec<Diagnostic>),
}

impl Press<'_> {
    /// Prints one file.
    ///
    /// # Errors
    /// When a template or a picture stands against it.
    pub fn print(&self, job: &Job<'_>) -> Result<Vec<u8>, Failure> {
        if job.is_printed() {
            return self.set(job);
        }
        Ok(match &job.work {
            Work::Picture(file) => file.bytes().map_err(Failure::Faults)?,
            Work::Bytes(bytes) => bytes.clone(),
            work => self.page(work).map_err(Failure::Template)?,
        })
    }

    /// Prints a page or what else is no document and no picture.
    ///
    /// # Errors
    /// When a template asks for something that its view does not hold.
    pub fn page(&self, work: &Work<'_>) -> Result<Vec<u8>, Box<tera::Error>> {
        let edition = &self.plan.edition;
        match work {
            Work::Page(page, lang) => {
                let Some(screen) = edition.screen(page, *lang) else {
                    return Ok(Vec::new());
                };
                let template = format!("{}.html", page.key.template());
                self.renderer.render(
                    &template,
                    *lang,
                    &[("page", &screen.page), ("view", &screen.view)],
                )
            }
            Work::Checklist(volume, index, lang) => {
                let sheet = self.checklist(*volume, *index, *lang);
                let list = &edition.volumes[*volume].standard.checklists[*index];
                let page = SheetPageView::of_checklist(edition, *volume, list, *lang);
                self.renderer.render(
                    "checklist.html",
                    *lang,
                    &[("page", &page), ("sheet", &sheet)],
                )
            }
            Work::ScoreSheet(volume, index, lang) => {
                let sheet = self.score_sheet(*volume, *index, *lang);
                let audit = &edition.volumes[*volume].standard.audits[*index];
                let page = SheetPageView::of_audit(edition, *volume, audit, *lang);
                let items = json::score_sheet(edition.volumes[*volume].standard, audit);
                let items = within_page(&items);
                self.renderer.render(
                    "score-sheet.html",
                    *lang,
                    &[("page", &page), ("sheet", &sheet), ("items", &items)],
                )
            }
            Work::Workbook(volume, index, lang) => {
                let standard = edition.volumes[*volume].standard;
                let audit = &standard.audits[*index];
                let view = WorkbookView::new(&self.context(*volume, *lang), audit);
                let items = json::score_sheet(standard, audit);
                let word = |key: &str| self.renderer.word(*lang, key).to_owned();
                let items = String::from_utf8_lossy(&items);
                Ok(xlsx::workbook(&view, &items, xlsx::Words(&word)))
            }
            Work::AnswerList(volume, index, lang) => {
                let standard = edition.volumes[*volume].standard;
                let audit = &standard.audits[*index];
                let view = WorkbookView::new(&self.context(*volume, *lang), audit);
                let items = json::score_sheet(standard, audit);
                Ok(csv::answers(&view, &String::from_utf8_lossy(&items)))
            }
            Work::SheetData(volume, index) => {
                let standard = edition.volumes[*volume].standard;
                Ok(json::score_sheet(standard, &standard.audits[*index]))
            }
            Work::Catalog => Ok(json::catalog(self.catalog, edition.public)),
            Work::App(AppFile::Worker) => {
                let languages = edition.catalog.book.languages.iter();
                let languages: Vec<_> = languages
                    .map(|lang| (*lang, edition.prefix(*lang)))
                    .collect();
                Ok(web::app::worker(&self.renderer, &languages))
            }
            Work::App(AppFile::Edition) => Ok(web::app::edition(&edition.bound())),
            Work::App(AppFile::Manifest(lang)) => {
                Ok(web::app::manifest(&edition.manifest(*lang), &self.renderer))
            }
            Work::Feed(lang) => {
                let words = FeedWords {
                    latest: self.renderer.word(*lang, "latest"),
                    reason: self.renderer.word(*lang, "feed_reason"),
                };
                let feed = edition.feed(*lang);
                Ok(feed.map_or_else(Vec::new, |feed| web::feed(&feed, words)))
            }
            Work::Shards(lang) => Ok(self.loader(*lang)),
            Work::Pinyin => Ok(crate::search::pinyin().into_bytes()),
            Work::Shard(volume, lang, part) => {
                let scripts = self.scripts(*volume, *lang, BTreeMap::new())?;
                Ok(scripts
                    .into_iter()
                    .nth(part - 1)
                    .unwrap_or_default()
                    .into_bytes())
            }
            // Only printed, or there already.
            Work::Cards(..)
            | Work::Poster(..)
            | Work::Preview(..)
            | Work::Form(..)
            | Work::Feedback(..)
            | Work::Booklet(..)
            | Work::Picture(_)
            | Work::Bytes(_) => Ok(Vec::new()),
        }
    }

    /// Tells whether a file comes from a template of the project's own, so that only printing it shows its faults.
    pub fn is_own(&self, job: &Job<'_>) -> bool {
        // Its text is that of pages which are looked at themselves.
        if matches!(job.work, Work::Shard(..)) {
            return false;
        }
        match job.is_printed() {
            true => self.typesetter.as_ref().is_some_and(|set| set.has_own()),
            false => self.renderer.has_own(),
        }
    }

    /// Computes what each file is made from; what pages may link must be known.
    pub fn keys(&self, sources: &SourceSet) -> Keys {
        Keys::new(&self.plan.edition, sources, self.theme, self.print_theme)
    }

    /// Shows a checklist: the same on its page and on paper.
    pub fn checklist(&self, volume: usize, index: usize, lang: Lang) -> ChecklistView {
        let context = self.context(volume, lang);
        ChecklistView::new(&context, &context.standard.checklists[index])
    }

    /// Shows a score sheet: the same on its page and on paper.
    pub fn score_sheet(&self, volume: usize, index: usize, lang: Lang) -> ScoreSheetView {
        let context = self.context(volume, lang);
        ScoreSheetView::new(&context, &context.standard.audits[index])
    }

    pub(super) fn context(&self, volume: usize, lang: Lang) -> SheetContext<'_> {
        self.plan.context(volume, lang)
    }

    /// Turns what failed into diagnostics that point into the templates.
    pub fn diagnose(&self, failed: Failed, sources: &mut SourceSet) -> Vec<Diagnostic> {
        let mut faults: Vec<Diagnostic> = Vec::new();
        for (path, failure) in failed {
            let found = match failure {
                Failure::Template(error) => {
                    vec![self.renderer.diagnose(&error, path.as_str(), sources)]
                }
                Failure::Print(refused) => {
                    let typesetter = self.typesetter.iter();
                    typesetter
                        .flat_map(|set| set.diagnose(&refused, path.as_str(), sources))
                        .collect()
                }
                Failure::Faults(faults) => faults,
            };
            for fault in found {
                if !faults.iter().any(|known| known.place == fault.place) {
                    faults.push(fault);
                }
            }
        }
        faults
    }
}
