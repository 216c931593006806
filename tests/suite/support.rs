//! A project in a temporary folder, and what its texts give.

use punctilio::check;
use punctilio::diag::{Diagnostic, Level, Sink};
use punctilio::emit::{EmitOptions, Report, render};
use punctilio::format::Date;
use punctilio::label::Lang;
use punctilio::parse::parse;
use punctilio::resolve::{Files, resolve};
use punctilio::source::{Loaded, Project, SourceSet, load};
use punctilio::span::Span;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that is removed with the value.
pub struct Folder(TempDir);

impl Folder {
    /// Makes an empty folder.
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// Makes a folder with files of text.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.at(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// Reads the folder as a project.
    pub fn load(&self) -> (Loaded, Vec<Diagnostic>) {
        let mut sink = Sink::new();
        let loaded = load(&Project::at(self.path()), &mut sink);
        (loaded, sink.finish())
    }

    /// Reads, resolves and checks the folder.
    pub fn check(&self, level: Level, today: Option<Date>) -> (Loaded, Vec<Diagnostic>) {
        check(self.path(), level, today)
    }

    /// Reads the folder and lists the faults, one a line.
    pub fn faults(&self) -> Vec<String> {
        let (loaded, found) = self.load();
        lines(&found, &loaded.sources)
    }
}

/// Reads, resolves and checks a project.
pub fn check(root: &Path, level: Level, today: Option<Date>) -> (Loaded, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let loaded = load(&Project::at(root), &mut sink);
    let project = parse(&loaded.sources, &mut sink);
    let catalog = resolve(project, &Pictures(&loaded), &mut sink);
    let raw = |span: Span| loaded.sources.get(span.source).text.get(span.range());
    let options = check::Options {
        level: Some(level),
        today,
        raw: &raw,
    };
    check::run(&catalog, &options, &mut sink);
    let found = sink.finish();
    (loaded, found)
}

/// The pictures of a folder.
struct Pictures<'a>(&'a Loaded);

impl Files for Pictures<'_> {
    fn has_picture(&self, path: &str) -> bool {
        self.0.pictures.contains_key(path)
    }
}

/// Lists faults as explanation pages do: `file:line:column code message`, in Chinese.
pub fn lines(found: &[Diagnostic], sources: &SourceSet) -> Vec<String> {
    found
        .iter()
        .map(|fault| {
            let place = match &fault.place {
                punctilio::diag::Place::File(path) => path.clone(),
                punctilio::diag::Place::Text(span) => {
                    let source = sources.get(span.source);
                    let at = source.locate(span.start as usize);
                    format!("{}:{}:{}", source.path, at.line, at.display)
                }
            };
            format!("{place} {} {}", fault.code.id, fault.words.zh)
        })
        .collect()
}

/// Options of a plain, unfolded report.
pub fn plain(lang: Lang) -> EmitOptions<'static> {
    EmitOptions {
        lang,
        color: false,
        fold_hints: false,
        width: EmitOptions::WIDTH,
        prefix: "",
        all_codes: punctilio::diag::CODES,
    }
}

/// Draws faults for people, without colour.
pub fn drawn(found: &[Diagnostic], sources: &SourceSet, lang: Lang) -> String {
    render(Report::Human, found, sources, &plain(lang))
}
