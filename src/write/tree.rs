//! The folders below the output folder that a set of paths needs: which are there, and making those that are not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use super::disk::{Look, look};
use super::error::{Conflict, ConflictKind, Fault};
use super::staging::make_folder;
use crate::artifact::ArtifactPath;

/// What stands where a folder is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Real,
    Missing,
    /// Something else: never gone through, never replaced.
    Foreign,
}

/// The state of every folder some paths lie in; each is looked at once.
#[derive(Debug, Default)]
pub(super) struct Tree(BTreeMap<String, Place>);

/// Where a path lies, as far as its folders tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way<'a> {
    /// All its folders are there.
    Open,
    /// Some are still to be made, so nothing can stand at the path.
    ToMake,
    /// Something that is no folder stands here.
    Barred(&'a str),
}

impl Tree {
    /// Looks at the folders of `paths`. Where `gives_way` says so, a file will be gone before its place is needed.
    pub(super) fn survey<'a>(
        root: &Path,
        paths: impl Iterator<Item = &'a ArtifactPath>,
        gives_way: impl Fn(&str) -> bool,
    ) -> Result<Self, Fault> {
        let mut folders = BTreeMap::new();
        for path in paths {
            // Innermost first: once one is known, so are those around it.
            let mut folder = path.parent();
            while let Some(name) = folder {
                if folders.insert(name, ()).is_some() {
                    break;
                }
                folder = name.rsplit_once('/').map(|(outer, _)| outer);
            }
        }
        let mut tree = Self::default();
        // In order of name an outer folder comes before those in it.
        for name in folders.into_keys() {
            let outer = name.rsplit_once('/').and_then(|(o, _)| tree.0.get(o));
            let place = match outer {
                None | Some(Place::Real) => match look(&root.join(name))? {
                    Look::Folder => Place::Real,
                    Look::Absent => Place::Missing,
                    Look::File(_) if gives_way(name) => Place::Missing,
                    Look::File(_) | Look::Link | Look::Special => Place::Foreign,
                },
                Some(&known) => known,
            };
            tree.0.insert(name.to_owned(), place);
        }
        Ok(tree)
    }

    /// Tells where a surveyed path lies.
    pub(super) fn way<'a>(&self, path: &'a ArtifactPath) -> Way<'a> {
        match path.parent().and_then(|folder| self.0.get(folder)) {
            None | Some(Place::Real) => Way::Open,
            Some(Place::Missing) => Way::ToMake,
            Some(Place::Foreign) => path
                .folders()
                .find(|folder| self.0.get(*folder) == Some(&Place::Foreign))
                .map_or(Way::Open, Way::Barred),
        }
    }

    /// Says whether a surveyed folder is there and no link leads to it.
    pub(super) fn is_real(&self, folder: &str) -> bool {
        self.0.get(folder) == Some(&Place::Real)
    }

    /// Makes the missing folders that `paths` need and lists them, outermost first.
    pub(super) fn make<'a>(
        &self,
        root: &Path,
        paths: impl Iterator<Item = &'a ArtifactPath>,
    ) -> Result<Vec<&'a str>, Fault> {
        let mut missing = BTreeMap::new();
        for path in paths {
            if self.way(path) == Way::ToMake {
                missing.extend(path.folders().map(|folder| (folder, ())));
            }
        }
        missing.retain(|folder, ()| self.0.get(*folder) == Some(&Place::Missing));
        for folder in missing.keys() {
            make_folder(&root.join(folder))?;
        }
        Ok(missing.into_keys().collect())
    }
}

/// Finds paths that would be one file on a system that ignores capitals, or a file and a folder of one name.
pub(super) fn clashes<'a>(
    root: &Path,
    paths: impl Iterator<Item = &'a ArtifactPath> + Clone,
) -> BTreeSet<Conflict> {
    let mut names: BTreeMap<String, &ArtifactPath> = BTreeMap::new();
    let mut clashes = BTreeSet::new();
    let mut clash = |path: &ArtifactPath| {
        clashes.insert(Conflict {
            kind: ConflictKind::Clash,
            path: root.join(path.as_str()),
        });
    };
    for path in paths.clone() {
        if let Some(other) = names.insert(fold(path.as_str()), path) {
            clash(other);
            clash(path);
        }
    }
    let mut last = None;
    for path in paths {
        if path.parent() == last {
            continue;
        }
        last = path.parent();
        for folder in path.folders() {
            if let Some(file) = names.get(&fold(folder)) {
                clash(file);
                clash(path);
            }
        }
    }
    clashes
}

fn fold(name: &str) -> String {
    if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        name.nfc().collect::<String>().to_lowercase()
    }
}
