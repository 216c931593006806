//! Prints reports by the templates of a theme.

use super::Desk;
use super::name::ReportPath;
use super::photo::Photo;
use crate::artifact::ArtifactPath;
use crate::diag::{Diagnostic, Sink};
use crate::format::Paper;
use crate::intake::Response;
use crate::render::html::erased::Erased;
use crate::render::html::{Assets, Renderer};
use crate::review::{Earlier, Sites};
use crate::source::SourceSet;
use crate::theme;
use crate::view::report::dashboard::Dashboard;
use crate::view::report::{ReportContext, ReportFoot, ReportHead, Slips, VisitInput, VisitReport};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that printing reports needs; used from all threads.
pub(super) struct Press<'a> {
    renderer: Renderer,
    context: ReportContext<'a>,
}

/// Why a report cannot be printed: a template asks for something that no report holds.
pub(super) struct Refused {
    path: ArtifactPath,
    error: Box<tera::Error>,
}

/// What surrounds a report.
#[derive(Serialize)]
struct PageView<'a> {
    lang: &'static str,
    /// The page beside it: the slips of a report, the report of slips.
    beside: &'a str,
    paper: Paper,
}

/// A page on its way to the template.
struct Sheet<'a> {
    template: &'static str,
    own: &'a ArtifactPath,
    beside: &'a ArtifactPath,
    head: (&'a ReportHead, &'a ReportFoot),
}

impl<'a> Press<'a> {
    /// Compiles the theme of the project, else the built-in one.
    pub fn new(
        desk: &Desk<'a>,
        sites: &'a Sites,
        sources: &mut SourceSet,
        sink: &mut Sink,
    ) -> Option<Self> {
        let theme = match desk.project {
            Some((project, catalog)) => {
                let book = &catalog.book;
                theme::load(project, &book.theme, None, sources, sink)
            }
            None => theme::builtin_theme(),
        };
        let (assets, _) = Assets::of(&theme);
        Some(Self {
            renderer: Renderer::new(&theme, &assets, sources, sink)?,
            context: ReportContext {
                catalog: desk.project.map(|(_, catalog)| catalog),
                sites,
                lang: desk.lang,
                today: desk.today,
            },
        })
    }

    /// Prints the report of a visit and its slips.
    pub fn print(
        &self,
        response: &Response,
        earlier: Earlier<'_>,
        photos: &BTreeMap<String, Photo>,
        path: &ReportPath,
    ) -> Result<(Vec<u8>, Vec<u8>), Refused> {
        let names = photos.keys().cloned().collect();
        let input = VisitInput {
            response,
            verdict: &response.verdict(),
            earlier,
            photos: &names,
        };
        let report = VisitReport::new(&self.context, input);
        let slips = Slips::of(&report);
        let of_report = Sheet {
            template: "report/visit.html",
            own: &path.report,
            beside: &path.slips,
            head: (&report.head, &report.foot),
        };
        let of_slips = Sheet {
            template: "report/slips.html",
            own: &path.slips,
            beside: &path.report,
            head: (&slips.head, &slips.foot),
        };
        let verdict = ("verdict", &report.verdict as &dyn Erased);
        Ok((
            self.page(
                of_report,
                &[("report", &report), verdict, ("photos", photos)],
            )?,
            self.page(of_slips, &[("slips", &slips)])?,
        ))
    }

    /// Prints the page of all sites.
    pub fn board(
        &self,
        view: &dyn Fn(&ReportContext<'a>) -> Dashboard,
        own: &ArtifactPath,
    ) -> Result<Vec<u8>, Refused> {
        let lang = self.context.lang;
        let board = view(&self.context);
        let page = PageView {
            lang: lang.html(),
            paper: self.paper(),
            beside: "",
        };
        let parts: [(&'static str, &dyn Erased); 2] = [("page", &page), ("board", &board)];
        let printed = self.renderer.render("report/dashboard.html", lang, &parts);
        printed.map_err(|error| Refused {
            path: own.clone(),
            error,
        })
    }

    fn paper(&self) -> Paper {
        let catalog = self.context.catalog;
        catalog.map_or(Paper::A4, |catalog| catalog.book.paper)
    }

    fn page(
        &self,
        sheet: Sheet<'_>,
        own: &[(&'static str, &dyn Erased)],
    ) -> Result<Vec<u8>, Refused> {
        let lang = self.context.lang;
        let page = PageView {
            lang: lang.html(),
            paper: self.paper(),
            beside: sheet.beside.file_name(),
        };
        let (head, foot) = sheet.head;
        let mut parts: Vec<(&'static str, &dyn Erased)> =
            vec![("page", &page), ("head", head), ("foot", foot)];
        parts.extend(own);
        let printed = self.renderer.render(sheet.template, lang, &parts);
        printed.map_err(|error| Refused {
            path: sheet.own.clone(),
            error,
        })
    }

    /// Turns what failed into a fault that points into the template.
    pub fn diagnose(&self, refused: &Refused, sources: &mut SourceSet) -> Diagnostic {
        let Refused { path, error } = refused;
        self.renderer.diagnose(error, path.as_str(), sources)
    }
}
