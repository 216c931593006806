//! What a theme and the pictures of a book come to, before a single page is planned; and what documents are set with.

use super::Options;
use super::mix::Mix;
use super::picture::{self, Memory, Ready, Use};
use super::{glyph, key};
use crate::artifact::Artifact;
use crate::diag::Sink;
use crate::model::Catalog;
use crate::render::html::{Assets, Renderer};
use crate::render::pdf::Typesetter;
use crate::source::{self, Picture, Project, SourceSet};
use crate::theme::{self, Theme};
use crate::write::Digest;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What pages are dressed in.
pub(super) struct Dress {
    /// The theme as it was read.
    pub theme: Theme,
    /// Its templates.
    pub renderer: Arc<Renderer>,
    /// Its files.
    pub files: Vec<Artifact>,
    /// The style sheet of the book's own colours.
    pub tokens: Option<Artifact>,
    /// The pictures.
    pub pictures: Vec<Ready>,
    /// What the theme brings to pages, as a hash.
    pub of_theme: Digest,
    /// What the pictures came to.
    pub memory: Memory,
}

/// What documents are set with.
pub(super) struct Print {
    /// The templates; none where nothing is set.
    pub typesetter: Option<Arc<Typesetter>>,
    /// What the theme and the fonts bring to print, as a hash.
    pub key: Digest,
}

/// Compiles the templates of pages and looks into the pictures; `None` after an error, of these or of the texts.
pub(super) fn dress(
    project: &Project,
    (catalog, found): (&Catalog, &BTreeMap<String, Picture>),
    (sources, sink): (&mut SourceSet, &mut Sink),
    purpose: Use,
) -> Option<Dress> {
    let book = &catalog.book;
    let theme = theme::load(project, &book.theme, book.doc.theme.span(), sources, sink);
    let (assets, files) = Assets::of(&theme);
    let of_theme = key::of_theme(&theme, &files);
    let renderer = Renderer::new(&theme, &assets, sources, sink);
    let tokens = picture::tokens(catalog, sink);
    // Templates of the project are shown the pictures, too; where an error is known already, nobody is.
    let show = purpose == Use::Show || renderer.as_ref().is_some_and(Renderer::has_own);
    let purpose = if show && !sink.has_errors() {
        Use::Show
    } else {
        Use::Look
    };
    let last = Memory::of(project);
    let pictures = picture::pictures(catalog, found, sources, (&last, purpose), sink);
    let memory = Memory::from(&pictures);
    let renderer = renderer.filter(|_| !sink.has_errors())?;
    Some(Dress {
        theme,
        renderer: Arc::new(renderer),
        files,
        tokens,
        pictures,
        of_theme,
        memory,
    })
}

impl Print {
    /// Sets nothing.
    pub fn none(theme: &Theme, options: &Options) -> Self {
        Self {
            typesetter: None,
            key: key::of_print(theme, options.pdf_standard),
        }
    }
}

/// Compiles the templates of documents and takes the fonts together.
pub(super) fn print(
    (theme, catalog): (&Theme, &Catalog),
    options: &Options,
    sources: &mut SourceSet,
    sink: &mut Sink,
) -> Print {
    let Print { mut key, .. } = Print::none(theme, options);
    let mut typesetter = Typesetter::new(theme, options.pdf_standard, sources, sink);
    if catalog.book.system_fonts
        && let Some(typesetter) = &mut typesetter
    {
        let lost = glyph::lost(catalog, typesetter.fonts());
        let files = source::fonts_in(&options.font_folders).into_iter();
        let files = files.filter_map(|(path, _)| {
            let bytes = source::font_of_machine(&path)?;
            Some((path.to_string_lossy().into_owned(), bytes))
        });
        let mut used = Mix::new("fonts of the machine");
        used.add(key);
        typesetter.borrow_fonts(&lost, files, &mut |path, bytes| {
            used.add(path);
            used.add(Digest::of(bytes));
        });
        key = used.digest();
    }
    Print {
        typesetter: typesetter.map(Arc::new),
        key,
    }
}
