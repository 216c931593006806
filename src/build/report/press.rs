//! Prints reports by the templates of a theme, as pages and on paper.

use super::name::ReportPath;
use super::photo::Photo;
use super::{Desk, Form};
use crate::artifact::ArtifactPath;
use crate::build::glyph;
use crate::diag::{Diagnostic, Sink};
use crate::format::Paper;
use crate::intake::Response;
use crate::render::html::erased::Erased;
use crate::render::html::{Assets, Renderer};
use crate::render::pdf::{self, Typesetter};
use crate::render::{Paper as Document, PdfStandard};
use crate::review::{Earlier, Sites};
use crate::source::SourceSet;
use crate::theme;
use crate::view::report::dashboard::Dashboard;
use crate::view::report::{ReportContext, ReportFoot, ReportHead, Slips, VisitInput, VisitReport};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Everything that printing reports needs; used from all threads.
pub(super) struct Press<'a> {
    renderer: Renderer,
    /// Where anything goes to paper.
    typesetter: Option<Typesetter>,
    context: ReportContext<'a>,
}

/// Why a report cannot be printed: a template asks for something that no report holds.
pub(super) struct Refused {
    path: ArtifactPath,
    why: Why,
}

enum Why {
    Page(Box<tera::Error>),
    Paper(pdf::Refused),
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

/// A visit that can be printed.
pub(super) struct Printable<'p> {
    report: VisitReport,
    slips: Slips,
    photos: &'p BTreeMap<String, Photo>,
    path: &'p ReportPath,
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
            typesetter: match desk.forms.contains(&Form::Paper) {
                true => Some(Typesetter::new(&theme, PdfStandard::Ua1, sources, sink)?),
                false => None,
            },
            context: ReportContext {
                catalog: desk.project.map(|(_, catalog)| catalog),
                sites,
                lang: desk.lang,
                today: desk.today,
            },
        })
    }

    /// Makes the report of a visit and its slips, still without a form.
    pub fn visit<'p>(
        &self,
        response: &Response,
        earlier: Earlier<'_>,
        photos: &'p BTreeMap<String, Photo>,
        path: &'p ReportPath,
    ) -> Printable<'p> {
        let names = photos.keys().cloned().collect();
        let input = VisitInput {
            response,
            verdict: &response.verdict(),
            earlier,
            photos: &names,
        };
        let report = VisitReport::new(&self.context, input);
        Printable {
            slips: Slips::of(&report),
            report,
            photos,
            path,
        }
    }

    /// Prints the pages of a visit.
    pub fn pages<'p>(
        &self,
        visit: &Printable<'p>,
    ) -> Result<Vec<(&'p ArtifactPath, Vec<u8>)>, Refused> {
        let Printable {
            report,
            slips,
            photos,
            path,
        } = visit;
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
        let own: [(&'static str, &dyn Erased); 3] =
            [("report", report), verdict, ("photos", *photos)];
        Ok(vec![
            (&path.report, self.page(of_report, &own)?),
            (&path.slips, self.page(of_slips, &[("slips", slips)])?),
        ])
    }

    /// Prints a visit on paper; characters that no font has are told to `sink`, as of this file.
    pub fn papers<'p>(
        &self,
        visit: &Printable<'p>,
        file: &str,
        sink: &mut Sink,
    ) -> Result<Vec<(&'p ArtifactPath, Vec<u8>)>, Refused> {
        let Some(typesetter) = &self.typesetter else {
            return Ok(Vec::new());
        };
        let (mut pictures, mut photos) = (BTreeMap::new(), Map::new());
        for (number, (name, photo)) in visit.photos.iter().enumerate() {
            let path = format!("/picture/{number}.{}", photo.picture.ending);
            photos.insert(name.clone(), json!(path));
            pictures.insert(path, photo.picture.bytes.clone());
        }
        let mut of_report = self.data(&json!({ "report": visit.report }));
        of_report["photos"] = Value::Object(photos);
        glyph::look_at(&of_report["report"], file, typesetter.fonts(), sink);
        let of_slips = self.data(&json!({ "slips": visit.slips }));
        let path = visit.path;
        let set = |template, own: &'p ArtifactPath, data, pictures| {
            let bytes = self.set(template, own, data, pictures)?;
            Ok((own, bytes))
        };
        Ok(vec![
            set("report/visit.typ", &path.report_paper, of_report, pictures)?,
            set(
                "report/slips.typ",
                &path.slips_paper,
                of_slips,
                BTreeMap::new(),
            )?,
        ])
    }

    /// Prints the page of all sites.
    pub fn board(&self, board: &Dashboard, own: &ArtifactPath) -> Result<Vec<u8>, Refused> {
        let lang = self.context.lang;
        let page = PageView {
            lang: lang.html(),
            paper: self.paper(),
            beside: "",
        };
        let parts: [(&'static str, &dyn Erased); 2] = [("page", &page), ("board", board)];
        let printed = self.renderer.render("report/dashboard.html", lang, &parts);
        printed.map_err(|error| Refused {
            path: own.clone(),
            why: Why::Page(error),
        })
    }

    /// Prints all sites on paper.
    pub fn board_paper(&self, board: &Dashboard, own: &ArtifactPath) -> Result<Vec<u8>, Refused> {
        let data = self.data(&json!({ "board": board }));
        self.set("report/dashboard.typ", own, data, BTreeMap::new())
    }

    /// Returns what views are looked up in.
    pub fn context(&self) -> &ReportContext<'a> {
        &self.context
    }

    fn paper(&self) -> Paper {
        let catalog = self.context.catalog;
        catalog.map_or(Paper::A4, |catalog| catalog.book.paper)
    }

    /// What every template on paper finds, beside what it shows.
    fn data(&self, own: &Value) -> Value {
        let mut data = json!({ "lang": self.context.lang.tag(), "paper": self.paper() });
        if let (Some(data), Some(own)) = (data.as_object_mut(), own.as_object()) {
            data.extend(own.clone());
        }
        data
    }

    fn set(
        &self,
        template: &str,
        own: &ArtifactPath,
        data: Value,
        pictures: BTreeMap<String, Vec<u8>>,
    ) -> Result<Vec<u8>, Refused> {
        let Some(typesetter) = &self.typesetter else {
            return Ok(Vec::new());
        };
        let document = Document {
            template,
            lang: self.context.lang,
            data,
            other: None,
            ident: own.as_str(),
            pictures,
        };
        typesetter.pdf(document).map_err(|refused| Refused {
            path: own.clone(),
            why: Why::Paper(refused),
        })
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
            why: Why::Page(error),
        })
    }

    /// Turns what failed into faults that point into the template.
    pub fn diagnose(&self, refused: &Refused, sources: &mut SourceSet) -> Vec<Diagnostic> {
        let path = refused.path.as_str();
        match &refused.why {
            Why::Page(error) => vec![self.renderer.diagnose(error, path, sources)],
            Why::Paper(refused) => self
                .typesetter
                .as_ref()
                .map_or_else(Vec::new, |typesetter| {
                    typesetter.diagnose(refused, path, sources)
                }),
        }
    }
}
