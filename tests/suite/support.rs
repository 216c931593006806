//! A project in a temporary folder, and what its texts give.

use punctilio::diag::{Diagnostic, Sink};
use punctilio::emit::{EmitOptions, Report, render};
use punctilio::label::Lang;
use punctilio::source::{Loaded, Project, SourceSet, load};
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

    /// Reads the folder and lists the faults, one a line.
    pub fn faults(&self) -> Vec<String> {
        let (loaded, found) = self.load();
        lines(&found, &loaded.sources)
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
                punctilio::diag::Place::Cell(cell) => {
                    format!("{}:{}!{cell}", cell.path, cell.sheet)
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
