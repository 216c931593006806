//! Filled sheets as people and programs write them.

mod appeal;
pub mod book;
mod kind;
mod word;
mod workbook;

use crate::support::{Folder, lines};
use punctilio::build;
use punctilio::diag::Sink;
use punctilio::intake::{self, Library, Opened, Response};
use punctilio::source::{self, Project, SourceSet};

/// Reads a filled sheet beside a salon's standard; returns it and the faults, one a line.
pub fn opened(name: &str, bytes: impl AsRef<[u8]>) -> (Option<Box<Response>>, Vec<String>) {
    let folder = Folder::with(&[("standards/salon.toml", include_str!("salon.toml"))]);
    folder.write(name, bytes);
    let loaded = build::load(&Project::at(folder.path()));
    assert!(!loaded.sink.has_errors());
    let library = Library::of(&loaded.catalog, folder.at("output"));
    opened_by(&folder, name, &library)
}

/// Reads a filled sheet where there is no project.
pub fn opened_alone(name: &str, bytes: impl AsRef<[u8]>) -> (Option<Box<Response>>, Vec<String>) {
    let folder = Folder::new();
    folder.write(name, bytes);
    opened_by(&folder, name, &Library::new())
}

fn opened_by(
    folder: &Folder,
    name: &str,
    library: &Library,
) -> (Option<Box<Response>>, Vec<String>) {
    let mut found = source::found(&folder.at(name), &mut Sink::new()).unwrap();
    let mut found = found.remove(0);
    found.entry.path = name.to_owned();
    let (mut sources, mut sink) = (SourceSet::new(), Sink::new());
    let opened = intake::open(&found, library, None, &mut sources, &mut sink);
    let response = match opened {
        Opened::Response(response) => Some(response),
        Opened::Faulty | Opened::Other => None,
    };
    (response, lines(&sink.finish(), &sources))
}
