//! What a project builds: every file in memory.

use crate::html::quoted;
use punctilio::artifact::Artifact;
use punctilio::build::{self, Options, Outcome};
use punctilio::source::Project;
use std::path::Path;
use std::sync::OnceLock;

/// The files of a build.
pub struct Built {
    pub artifacts: Vec<Artifact>,
    pub outcome: Outcome,
    pages: OnceLock<Vec<(String, String)>>,
}

impl Built {
    pub fn new((artifacts, outcome): (Vec<Artifact>, Outcome)) -> Self {
        Self {
            artifacts,
            outcome,
            pages: OnceLock::new(),
        }
    }

    /// Lists the pages in the root language by their paths, each as text.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.html().filter(|(path, _)| !path.starts_with("en/"))
    }

    /// Lists all pages by their paths, each as text with all quotes.
    pub fn html(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.pages.get_or_init(|| {
            let pages = self.texts().filter(|(path, _)| path.ends_with(".html"));
            pages
                .map(|(path, page)| (path.to_owned(), quoted(page)))
                .collect()
        });
        pages
            .iter()
            .map(|(path, page)| (path.as_str(), page.as_str()))
    }

    /// Lists all files that are text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.artifacts
            .iter()
            .filter_map(|file| Some((file.path.as_str(), std::str::from_utf8(&file.bytes).ok()?)))
    }
}

/// Builds a folder in memory.
pub fn build(root: &Path) -> Built {
    build_with(root, &Options::default())
}

/// Builds a folder in memory, or a part of it.
pub fn build_with(root: &Path, options: &Options) -> Built {
    Built::new(build::render(&Project::at(root), options))
}

/// The shipped standards, built once for all tests.
pub fn shipped() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let built = build(Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
        built
    })
}
