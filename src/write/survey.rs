//! What a build will meet: every name it needs, every file of ours it no longer makes, and all that is in the way.
//!
//! Looks only; nothing is written here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use super::dates::Dates;
use super::digest::Digest;
use super::disk::{Look, Stamp, for_each, look};
use super::error::{Conflict, ConflictKind, Deed, Fault, WriteError};
use super::ledger::Ledger;
use super::staging::Staged;
use super::tree::{Tree, Way, clashes};
use crate::artifact::ArtifactPath;

/// A file this build makes.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) path: ArtifactPath,
    /// What stood there when the build began.
    pub(super) before: Before,
    /// What it became; set once.
    pub(super) put: OnceLock<Put>,
}

/// What stood at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing; for a file that is to go, also anything that is no longer ours.
    Absent,
    File(Stamp, Digest),
}

/// New content of a target; nothing is staged when it is what stands there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Put {
    pub(super) digest: Digest,
    pub(super) staged: Option<Staged>,
    /// Whether it was not made, because it is known to be what stands there.
    pub(super) spared: bool,
    /// The key that it was made under.
    pub(super) key: Option<Digest>,
}

/// A file of ours that this build no longer makes.
#[derive(Debug)]
pub(super) struct Stale {
    pub(super) path: ArtifactPath,
    pub(super) before: Before,
}

#[derive(Debug)]
pub(super) struct Survey {
    /// Sorted by path.
    pub(super) targets: Vec<Target>,
    pub(super) stale: Vec<Stale>,
    /// How many files of ours stay although this build does not make them.
    pub(super) kept: usize,
    pub(super) tree: Tree,
}

/// What the survey compares.
pub(super) struct Known<'a> {
    pub(super) root: &'a Path,
    pub(super) ledger: &'a Ledger,
    pub(super) dates: &'a Dates,
    pub(super) force: bool,
}

/// Why a path cannot be used.
enum Trouble {
    Conflict(Conflict),
    Fault(Fault),
}

impl Known<'_> {
    /// Looks at all paths; `stale` and `kept` are files of ours that this build does not make.
    pub(super) fn survey(
        &self,
        planned: &BTreeSet<ArtifactPath>,
        stale: &BTreeSet<ArtifactPath>,
        kept: &[ArtifactPath],
    ) -> Result<Survey, WriteError> {
        let all = planned.iter().chain(stale).chain(kept);
        let tree = Tree::survey(self.root, all, |name| stale.contains(name))?;
        let mut conflicts = clashes(self.root, planned.iter());
        let mut faults = Vec::new();
        let mut settle = |looked: Result<Before, Trouble>| match looked {
            Ok(before) => Some(before),
            Err(Trouble::Conflict(conflict)) => {
                conflicts.insert(conflict);
                None
            }
            Err(Trouble::Fault(fault)) => {
                faults.push(fault);
                None
            }
        };

        let planned: Vec<_> = planned.iter().collect();
        let looked = for_each(&planned, |path| self.inspect(path, &tree, true));
        let pairs = planned.into_iter().zip(looked);
        let targets = pairs
            .filter_map(|(path, looked)| {
                Some(Target {
                    path: path.clone(),
                    before: settle(looked)?,
                    put: OnceLock::new(),
                })
            })
            .collect();

        let stale: Vec<_> = stale.iter().collect();
        let looked = for_each(&stale, |path| self.inspect(path, &tree, false));
        let pairs = stale.into_iter().zip(looked);
        let mut stale: Vec<_> = pairs
            .filter_map(|(path, looked)| {
                Some(Stale {
                    path: path.clone(),
                    before: settle(looked)?,
                })
            })
            .collect();

        let mut still_kept = 0;
        for path in kept {
            if tree.way(path) == Way::Open
                && matches!(look(&self.root.join(path.as_str()))?, Look::File(_))
            {
                still_kept += 1;
            } else {
                stale.push(Stale {
                    path: path.clone(),
                    before: Before::Absent,
                });
            }
        }

        if !faults.is_empty() {
            return Err(WriteError::Failed(faults));
        }
        if !conflicts.is_empty() {
            return Err(WriteError::Conflicts(conflicts.into_iter().collect()));
        }
        Ok(Survey {
            targets,
            stale,
            kept: still_kept,
            tree,
        })
    }

    /// Looks at one path; what is not ours is in the way only where the name is needed.
    fn inspect(&self, path: &ArtifactPath, tree: &Tree, needed: bool) -> Result<Before, Trouble> {
        let foreign = |at: &str| {
            if needed {
                Err(self.conflict(ConflictKind::Foreign, at))
            } else {
                Ok(Before::Absent)
            }
        };
        match tree.way(path) {
            Way::Open => {}
            Way::ToMake => return Ok(Before::Absent),
            Way::Barred(at) => return foreign(at),
        }
        let full = self.root.join(path.as_str());
        let stamp = match look(&full).map_err(Trouble::Fault)? {
            Look::Absent => return Ok(Before::Absent),
            Look::File(stamp) => stamp,
            Look::Folder | Look::Link | Look::Special => return foreign(path.as_str()),
        };
        let Some(record) = self.ledger.files.get(path) else {
            return foreign(path.as_str());
        };
        let seen = self.dates.digest(path, stamp);
        if let Some(digest) = seen.filter(|digest| record.holds(*digest)) {
            return Ok(Before::File(stamp, digest));
        }
        let bytes = fs::read(&full)
            .map_err(|error| Trouble::Fault(Fault::new(Deed::Read, &full, error)))?;
        let digest = Digest::of(&bytes);
        // An empty file is what a power cut may leave of one of ours; nobody's work is lost with it.
        if record.holds(digest) || bytes.is_empty() || self.force {
            Ok(Before::File(stamp, digest))
        } else {
            Err(self.conflict(ConflictKind::Edited, path.as_str()))
        }
    }

    fn conflict(&self, kind: ConflictKind, at: &str) -> Trouble {
        Trouble::Conflict(Conflict {
            kind,
            path: self.root.join(at),
        })
    }
}
