//! Removing what no longer belongs: stale files of ours, and the folders this leaves empty.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::disk::for_each;
use super::error::{Deed, Fault};
use super::survey::Stale;
use super::tree::Tree;
use crate::artifact::ArtifactPath;

/// Removes at once those stale files that stand where a folder is needed for one of `paths`.
pub(super) fn remove_where_folders_are_needed<'a>(
    root: &Path,
    stale: &[&Stale],
    paths: impl Iterator<Item = &'a ArtifactPath>,
) -> Vec<Result<(), Fault>> {
    if stale.is_empty() {
        return Vec::new();
    }
    let needed: BTreeSet<&str> = paths.flat_map(ArtifactPath::folders).collect();
    let in_the_way = stale.iter().filter(|s| needed.contains(s.path.as_str()));
    in_the_way.map(|stale| remove(root, &stale.path)).collect()
}

/// Removes all stale files.
pub(super) fn remove_stale(root: &Path, stale: &[&Stale]) -> Vec<Result<(), Fault>> {
    for_each(stale, |stale| remove(root, &stale.path))
}

fn remove(root: &Path, path: &ArtifactPath) -> Result<(), Fault> {
    let full = root.join(path.as_str());
    match fs::remove_file(&full) {
        Ok(()) => Ok(()),
        // Gone already, perhaps because a folder had to take its place.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if fs::symlink_metadata(&full).is_ok_and(|now| now.is_dir()) => Ok(()),
        Err(error) => Err(Fault::new(Deed::Remove, &full, error)),
    }
}

/// Removes the folders that the loss of these files left empty; the system refuses to remove any other.
pub(super) fn remove_empty_folders<'a>(
    root: &Path,
    tree: &Tree,
    lost: impl Iterator<Item = &'a ArtifactPath>,
) {
    let folders: BTreeSet<&str> = lost.flat_map(ArtifactPath::folders).collect();
    // Inner folders before outer ones.
    for folder in folders.into_iter().rev() {
        if tree.is_real(folder) {
            let _ = fs::remove_dir(root.join(folder));
        }
    }
}
