//! Single files outside an output folder: new ones that take nobody's place, and one put in place of another.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::disk::{Look, Stamp, look};
use super::error::{Conflict, ConflictKind, Deed, Fault, WriteError};
use super::tree::{Tree, Way, clashes};
use crate::artifact::{Artifact, RESERVED_PREFIX};

/// Puts new files below a folder, which is made if need be; all of them, or none when one of their names is taken.
///
/// For a project's beginnings: what is written here belongs to the author, so no ledger is kept.
///
/// # Errors
/// [`WriteError::Conflicts`] with every name that is taken, before anything is written; [`WriteError::Failed`] when
/// the system refuses, after what was written so far is removed again.
pub fn create(folder: &Path, artifacts: &[Artifact]) -> Result<Vec<PathBuf>, WriteError> {
    let paths = || artifacts.iter().map(|artifact| &artifact.path);
    let tree = Tree::survey(folder, paths(), |_| false)?;
    let mut conflicts = clashes(folder, paths());
    for path in paths() {
        let taken = match tree.way(path) {
            Way::ToMake => None,
            Way::Barred(at) => Some(folder.join(at)),
            Way::Open => {
                let path = folder.join(path.as_str());
                (look(&path)? != Look::Absent).then_some(path)
            }
        };
        conflicts.extend(taken.map(|path| Conflict {
            kind: ConflictKind::Foreign,
            path,
        }));
    }
    if !conflicts.is_empty() {
        return Err(WriteError::Conflicts(conflicts.into_iter().collect()));
    }

    fs::create_dir_all(folder).map_err(|error| Fault::new(Deed::MakeFolder, folder, error))?;
    let made = tree.make(folder, paths())?;
    let mut written = Vec::new();
    for artifact in artifacts {
        let path = folder.join(artifact.path.as_str());
        if let Err(fault) = create_one(&path, &artifact.bytes) {
            for path in &written {
                let _ = fs::remove_file(path);
            }
            for name in made.iter().rev() {
                let _ = fs::remove_dir(folder.join(name));
            }
            return Err(fault.into());
        }
        written.push(path);
    }
    Ok(written)
}

fn create_one(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = beside(path)?;
    file.write_all(bytes)
        .map_err(|error| Fault::new(Deed::Write, path, error))?;
    file.persist_noclobber(path)
        .map(drop)
        .map_err(|error| Fault::new(Deed::Write, path, error.error))
}

/// Puts content in the place of a file, or makes it: a killed run leaves the old content or the new.
///
/// A link is followed to the file it leads to; that file's rights are kept.
///
/// # Errors
/// What the system refused; the old content is then untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    Ok(with(path, |_| bytes.to_vec())?)
}

/// The same for content that depends on the moment of writing, as the file system's own clock shows it.
pub(super) fn with(path: &Path, content: impl FnOnce(Stamp) -> Vec<u8>) -> Result<(), Fault> {
    let real = fs::canonicalize(path);
    let path = real.as_deref().unwrap_or(path);
    let fault = |error| Fault::new(Deed::Write, path, error);
    let mut file = beside(path)?;
    let now = Stamp::of(&file.as_file().metadata().map_err(fault)?);
    file.write_all(&content(now)).map_err(fault)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(fault)?;
    }
    file.persist(path)
        .map(drop)
        .map_err(|error| Fault::new(Deed::Replace, path, error.error))
}

/// Makes an empty file in the same folder, which goes away unless it is put in its place.
fn beside(path: &Path) -> Result<NamedTempFile, Fault> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let mut builder = Builder::new();
    builder.prefix(RESERVED_PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .map_err(|error| Fault::new(Deed::Write, path, error))
}
