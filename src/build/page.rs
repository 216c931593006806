//! Prints one file of a plan.

use super::Failed;
use super::key::Keys;
use super::plan::{Job, Plan, Work};
use crate::diag::Diagnostic;
use crate::label::Lang;
use crate::model::Catalog;
use crate::render::html::Renderer;
use crate::render::json;
use crate::render::web::{self, FeedWords};
use crate::source::SourceSet;
use crate::view::checklist::ChecklistView;
use crate::view::score_sheet::ScoreSheetView;
use crate::view::sheet::{SheetContext, SheetPageView};
use crate::write::Digest;

/// Everything that printing needs; used from all threads.
pub(super) struct Press<'a> {
    /// The templates.
    pub renderer: Renderer,
    /// The files.
    pub plan: Plan<'a>,
    /// The catalog.
    pub catalog: &'a Catalog,
    /// What the theme brings to pages, as a hash.
    pub theme: Digest,
}

impl Press<'_> {
    /// Prints one file.
    ///
    /// # Errors
    /// When a template asks for something that its view does not hold.
    pub fn print(&self, job: &Job<'_>) -> Result<Vec<u8>, Box<tera::Error>> {
        let edition = &self.plan.edition;
        match &job.work {
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
                let context = self.context(*volume, *lang);
                let list = &context.standard.checklists[*index];
                let sheet = ChecklistView::new(&context, list);
                let page = SheetPageView::of_checklist(edition, *volume, list, *lang);
                self.renderer.render(
                    "checklist.html",
                    *lang,
                    &[("page", &page), ("sheet", &sheet)],
                )
            }
            Work::ScoreSheet(volume, index, lang) => {
                let context = self.context(*volume, *lang);
                let audit = &context.standard.audits[*index];
                let sheet = ScoreSheetView::new(&context, audit);
                let page = SheetPageView::of_audit(edition, *volume, audit, *lang);
                self.renderer.render(
                    "score-sheet.html",
                    *lang,
                    &[("page", &page), ("sheet", &sheet)],
                )
            }
            Work::SheetData(volume, index) => {
                let standard = edition.volumes[*volume].standard;
                Ok(json::score_sheet(standard, &standard.audits[*index]))
            }
            Work::Catalog => Ok(json::catalog(self.catalog, edition.public)),
            Work::Feed(lang) => {
                let words = FeedWords {
                    latest: self.renderer.word(*lang, "latest"),
                    reason: self.renderer.word(*lang, "feed_reason"),
                };
                let feed = edition.feed(*lang);
                Ok(feed.map_or_else(Vec::new, |feed| web::feed(&feed, words)))
            }
            Work::Bytes(bytes) => Ok(bytes.clone()),
        }
    }

    /// Computes what each file is made from; what pages may link must be known.
    pub fn keys(&self, sources: &SourceSet) -> Keys {
        Keys::new(&self.plan.edition, sources, self.theme)
    }

    fn context(&self, volume: usize, lang: Lang) -> SheetContext<'_> {
        SheetContext {
            catalog: self.catalog,
            standard: self.plan.edition.volumes[volume].standard,
            site: self.plan.edition.site,
            lang,
        }
    }

    /// Turns what failed into diagnostics that point into the templates.
    pub fn diagnose(&self, failed: Failed, sources: &mut SourceSet) -> Vec<Diagnostic> {
        let mut faults: Vec<Diagnostic> = Vec::new();
        for (path, error) in failed {
            let fault = self.renderer.diagnose(&error, path.as_str(), sources);
            if !faults.iter().any(|known| known.place == fault.place) {
                faults.push(fault);
            }
        }
        faults
    }
}
