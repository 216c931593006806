//! The world of a print template: the theme, the fonts, one document's data, and nothing else.

use super::fault::{self, OTHER};
use super::font::Fonts;
use super::runs;
use crate::diag::{Diagnostic, Sink};
use crate::format::Date;
use crate::label::Lang;
use crate::render::{Paper, PdfStandard};
use crate::source::SourceSet;
use crate::theme::{self, Theme};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::Color;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard as Of, PdfStandards, Timestamp};
use typst_render::RenderOptions;

/// Where a template finds what it shows.
const DATA: &str = "/data.json";
/// Where a template finds the words of its language.
const WORDS: &str = "/words.json";

/// How many pixels a page has across as a picture.
///
/// # Units
/// Pixels; telephones show this width without scaling.
const PIXELS: f64 = 1080.0;

/// The room between two pages of a picture.
///
/// # Units
/// Points of the page.
const GAP: f64 = 6.0;

/// The colour between two pages of a picture: red, green, blue and how solid it is.
const BETWEEN: [u8; 4] = [0xB0, 0xB8, 0xBA, 0xFF];

/// The print templates of a theme, read once and used from all threads.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
    sources: IndexMap<FileId, Source>,
    /// The same below [`OTHER`]; read where a document of two languages is set.
    others: OnceLock<IndexMap<FileId, Source>>,
    words: BTreeMap<Lang, Bytes>,
    templates: Vec<theme::Template>,
    /// Where the data and the words lie, of the first language and of the second.
    places: [(FileId, FileId); 2],
    standard: PdfStandard,
}

impl Typesetter {
    /// Reads the print templates and the fonts of a theme; reports every fault that keeps them from being used.
    pub fn new(
        theme: &Theme,
        standard: PdfStandard,
        sources: &mut SourceSet,
        sink: &mut Sink,
    ) -> Option<Self> {
        let fonts = Fonts::new(theme, sink);
        let mut set = IndexMap::new();
        let mut sound = true;
        for template in &theme.print {
            let Some(id) = file(&format!("/{}", template.name)) else {
                continue;
            };
            let source = Source::new(id, template.text.to_string());
            let (errors, _) = source.root().errors_and_warnings();
            for error in &errors {
                sound = false;
                sink.report(fault::of_syntax(error, &source, &theme.print, sources));
            }
            set.insert(id, source);
        }
        let words = theme.words.iter().map(|(lang, words)| {
            let json = serde_json::to_vec(&words.0)
                .expect("words serialise: their keys and values are strings");
            (*lang, Bytes::new(json))
        });
        let typesetter = Self {
            library: LazyHash::new(library()),
            fonts,
            sources: set,
            others: OnceLock::new(),
            words: words.collect(),
            templates: theme.print.clone(),
            places: [
                (file(DATA)?, file(WORDS)?),
                (
                    file(&format!("{OTHER}{DATA}"))?,
                    file(&format!("{OTHER}{WORDS}"))?,
                ),
            ],
            standard,
        };
        sound.then_some(typesetter)
    }
}

impl Typesetter {
    /// Tells whether any template is the project's own.
    #[must_use]
    pub fn has_own(&self) -> bool {
        self.templates.iter().any(|t| t.source.is_some())
    }

    /// Returns the fonts.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Takes fonts of the machine for characters that no other font has; `used` is told each file that serves.
    pub fn borrow_fonts(
        &mut self,
        lost: &BTreeSet<char>,
        files: impl Iterator<Item = (String, Vec<u8>)>,
        used: &mut dyn FnMut(&str, &[u8]),
    ) {
        self.fonts.borrow(lost, files, used);
    }

    /// Sets one document as a PDF.
    ///
    /// # Errors
    /// What Typst says of the template, or of a document that cannot be read aloud; [`Self::diagnose`] draws it.
    pub fn pdf(&self, paper: Paper<'_>) -> Result<Vec<u8>, Refused> {
        let ident = paper.ident.to_owned();
        let document = self.set(paper)?;
        let standards = PdfStandards::new(match self.standard {
            PdfStandard::Ua1 => &[Of::Ua_1],
            PdfStandard::A2a(_) => &[Of::A_2a, Of::Ua_1],
        });
        let standards = standards.expect("PDF/A-2a and PDF/UA-1 share the versions of PDF");
        let options = PdfOptions {
            ident: Smart::Custom(ident),
            creator: Smart::Custom(Some("Punctilio".to_owned())),
            standards,
            timestamp: match self.standard {
                PdfStandard::Ua1 => None,
                PdfStandard::A2a(day) => of_day(day),
            },
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| Refused(errors.into_iter().collect()))
    }

    /// Sets one document as a picture 1080 pixels wide, its pages below each other.
    ///
    /// # Errors
    /// As [`Self::pdf`].
    pub fn png(&self, paper: Paper<'_>) -> Result<Vec<u8>, Refused> {
        let document = self.set(paper)?;
        let widths = document
            .pages()
            .iter()
            .map(|page| page.frame.width().to_pt());
        let options = RenderOptions {
            pixel_per_pt: (PIXELS / widths.fold(1.0, f64::max)).into(),
            render_bleed: false,
        };
        let gap = Abs::pt(GAP);
        let [red, green, blue, solid] = BETWEEN;
        let between = Color::from_u8(red, green, blue, solid);
        let picture = typst_render::render_merged(&document, &options, gap, Some(between));
        let encoded = picture.encode_png();
        encoded.map_err(|error| Refused::of(error.to_string()))
    }

    /// Returns a template by its place; `twice` lets it stand below [`OTHER`], too.
    fn source(&self, id: FileId, twice: bool) -> Option<&Source> {
        let other = || self.others().get(&id);
        self.sources
            .get(&id)
            .or_else(|| twice.then(other).flatten())
    }

    fn others(&self) -> &IndexMap<FileId, Source> {
        let other = |source: &Source| {
            let path = source.id().get().vpath().get_without_slash();
            let id = file(&format!("{OTHER}/{path}"))?;
            Some((id, Source::new(id, source.text().to_owned())))
        };
        self.others
            .get_or_init(|| self.sources.values().filter_map(other).collect())
    }

    fn set(&self, paper: Paper<'_>) -> Result<PagedDocument, Refused> {
        let main = file(&format!("/{}", paper.template))
            .filter(|id| self.sources.contains_key(id))
            .ok_or_else(|| Refused::of(format!("there is no template `{}`", paper.template)))?;
        let bytes = |data| {
            let data = runs::with_runs(data, &self.fonts);
            let data = serde_json::to_vec(&data)
                .expect("views serialise: their keys are strings and nothing in them can fail");
            Bytes::new(data)
        };
        let mut languages = vec![(paper.lang, bytes(paper.data))];
        languages.extend(paper.other.map(|(lang, data)| (lang, bytes(data))));
        let pictures = paper.pictures.into_iter();
        let desk = Desk {
            typesetter: self,
            main,
            languages,
            pictures: pictures
                .filter_map(|(path, bytes)| Some((file(&path)?, Bytes::new(bytes))))
                .collect(),
        };
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&desk);
        let document = output.map_err(|errors| Refused(errors.into_iter().collect()))?;
        // What Typst only warns of would be seen on paper: a font that is not there, a layout that did not settle.
        match warnings.is_empty() {
            true => Ok(document),
            false => Err(Refused(warnings.into_iter().collect())),
        }
    }

    /// Turns what Typst said into diagnostics that point into the templates.
    #[must_use]
    pub fn diagnose(
        &self,
        refused: &Refused,
        page: &str,
        sources: &mut SourceSet,
    ) -> Vec<Diagnostic> {
        let source = |id| self.source(id, true);
        refused
            .0
            .iter()
            .map(|told| fault::of_document(told, &source, page, &self.templates, sources))
            .collect()
    }
}

/// The functions of templates: all of Typst, and cells that name their rows.
fn library() -> Library {
    let features = [Feature::A11yExtras].into_iter().collect();
    Library::builder().with_features(features).build()
}

/// The moment that a document of a day says it is from: its beginning, anywhere.
fn of_day(day: Date) -> Option<Timestamp> {
    let part = |part: i8| u8::try_from(part).ok();
    let (year, month, day) = (day.0.year(), part(day.0.month())?, part(day.0.day())?);
    let moment = Datetime::from_ymd_hms(year.into(), month, day, 0, 0, 0)?;
    Some(Timestamp::new_utc(moment))
}

/// Why a document was not set.
#[derive(Debug)]
pub struct Refused(Vec<SourceDiagnostic>);

impl Refused {
    fn of(message: String) -> Self {
        Self(vec![SourceDiagnostic {
            severity: Severity::Error,
            span: typst::syntax::DiagSpan::detached(),
            message: message.into(),
            trace: typst::ecow::EcoVec::new(),
            hints: typst::ecow::EcoVec::new(),
        }])
    }
}

/// Returns the number of a path; the paths are few and the same for all documents, because a number is never given back.
fn file(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// All that one document can see.
struct Desk<'t> {
    typesetter: &'t Typesetter,
    main: FileId,
    /// The languages, with the data of each.
    languages: Vec<(Lang, Bytes)>,
    pictures: IndexMap<FileId, Bytes>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typesetter.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.typesetter.source(id, self.languages.len() > 1);
        found.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        for ((lang, data), (of_data, of_words)) in self.languages.iter().zip(self.typesetter.places)
        {
            if id == of_data {
                return Ok(data.clone());
            }
            if id == of_words
                && let Some(words) = self.typesetter.words.get(lang)
            {
                return Ok(words.clone());
            }
        }
        self.pictures.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

/// What is thrown away of what Typst remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forget {
    /// All of it.
    All,
    /// What no document needed since the last time; what all of them share stays.
    Old,
}

/// Throws away what Typst remembers.
pub fn forget(what: Forget) {
    comemo::evict(match what {
        Forget::All => 0,
        Forget::Old => 1,
    });
}
