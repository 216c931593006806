//! Builds as a whole: the same bytes everywhere, nothing lost when something is wrong, nothing hostile let through.

mod again;
mod broken;
mod damaged;
mod extreme;
mod hostile;
mod house;
mod killed;
mod narrow;
mod pictures;
mod same;
mod session;
mod sizes;
mod theme;

#[cfg(feature = "pdf")]
pub use broken::told;

use punctilio::build::{Options, Outcome, build};
use punctilio::source::Project;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A folder's files by their paths below it, each with its bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads all files below a folder.
pub fn tree(folder: &Path) -> Tree {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            (path.display().to_string(), fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies a folder with all that is below it.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// A folder of this repository.
pub fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Builds a folder into its `output/`.
pub fn built(root: &Path) -> Outcome {
    build(&Project::at(root), &Options::default(), &|_, _| {}).unwrap()
}
