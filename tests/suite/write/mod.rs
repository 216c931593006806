//! An output folder shared with its owner; here the words in which its tests are told.

mod dates;
mod keys;
mod killed;
mod messages;
mod output;
mod project;
mod session;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use punctilio::artifact::{Artifact, ArtifactPath};
use punctilio::write::{ConflictKind, Options, Summary, WriteError, Writer};
use tempfile::TempDir;

pub(crate) fn path(text: &str) -> ArtifactPath {
    ArtifactPath::new(text).unwrap()
}

pub(crate) fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
    let made = files.iter();
    made.map(|(name, text)| Artifact::new(path(name), *text))
        .collect()
}

pub(crate) fn output() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("output");
    (folder, output)
}

pub(crate) fn open(output: &Path) -> Writer {
    Writer::open(output, Options::default()).unwrap()
}

pub(crate) fn build(output: &Path, files: &[(&str, &str)]) -> Result<Summary, WriteError> {
    open(output).commit(&artifacts(files), |_| true)
}

pub(crate) fn forced(output: &Path, files: &[(&str, &str)]) -> Result<Summary, WriteError> {
    let options = Options {
        force: true,
        ..Options::default()
    };
    Writer::open(output, options)?.commit(&artifacts(files), |_| true)
}

pub(crate) fn read(output: &Path, name: &str) -> String {
    fs::read_to_string(output.join(name)).unwrap()
}

pub(crate) fn names(paths: &[ArtifactPath]) -> Vec<&str> {
    paths.iter().map(ArtifactPath::as_str).collect()
}

/// The conflicts of a refused build: kind and path below the output folder.
pub(crate) fn conflicts(
    output: &Path,
    refused: Result<Summary, WriteError>,
) -> Vec<(ConflictKind, String)> {
    let Err(WriteError::Conflicts(conflicts)) = refused else {
        panic!("expected conflicts, got {refused:?}");
    };
    let below = |path: &Path| path.strip_prefix(output).unwrap().display().to_string();
    let pairs = conflicts.iter().map(|c| (c.kind, below(&c.path)));
    pairs.collect()
}

/// Every file and folder below a folder, links not followed, ours for passing use included.
pub(crate) fn tree(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder)
        .min_depth(1)
        .sort_by_file_name();
    let below = |path: &Path| path.strip_prefix(folder).unwrap().display().to_string();
    let paths = entries
        .into_iter()
        .map(|entry| below(entry.unwrap().path()));
    paths.collect()
}

pub(crate) fn age(file: &Path) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = fs::File::options().write(true).open(file).unwrap();
    file.set_modified(long_ago).unwrap();
    long_ago
}

pub(crate) fn modified(file: &Path) -> SystemTime {
    fs::metadata(file).unwrap().modified().unwrap()
}
