//! One build's writing: content arrives from many threads in any order, then all of it takes its place.

mod close;

use std::collections::BTreeSet;

use super::dates::Dates;
use super::digest::Digest;
use super::disk::{Look, look};
use super::error::{Deed, Fault, WriteError};
use super::folder::OutputFolder;
use super::keys::Keys;
use super::ledger::Ledger;
use super::staging::Staging;
use super::survey::{Before, Put, Survey, Target};
use crate::artifact::{Artifact, ArtifactPath};

/// What became of one file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It differs from what stands in the output folder and takes its place at the end.
    New,
    /// It is what stands there already; the file stays untouched.
    Same,
}

/// What one build did to the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The files that are new or were replaced, sorted.
    pub written: Vec<ArtifactPath>,
    /// How many files were made again, equal to the last byte, and left alone.
    pub unchanged: usize,
    /// The files of ours that no longer belong and were removed, sorted.
    pub removed: Vec<ArtifactPath>,
    /// How many files were known to come out the same, so that nobody made them.
    pub spared: usize,
    /// How many files of ours stay for ever although this build did not make them.
    pub kept: usize,
    /// The hash of the ledger as it stands now, see [`Writer::state`](super::Writer::state).
    pub state: Option<Digest>,
}

/// Writing under way: every name was found free, nothing has been touched yet.
///
/// [`put`](Self::put) takes content from any thread. Only [`finish`](Self::finish) changes the output; a session that is
/// dropped before leaves it as it was. A planned path that gets no content keeps the file it has.
#[derive(Debug)]
pub struct Session {
    // Dropped in this order: the staging folder goes before the output folder is let go.
    staging: Staging,
    folder: OutputFolder,
    ledger: Ledger,
    /// The text that stands in the ledger file.
    ledger_text: Option<String>,
    dates: Dates,
    keys: Keys,
    survey: Survey,
}

impl Session {
    pub(super) fn new(
        (staging, folder): (Staging, OutputFolder),
        (ledger, ledger_text): (Ledger, Option<String>),
        (dates, keys): (Dates, Keys),
        survey: Survey,
    ) -> Self {
        Self {
            staging,
            folder,
            ledger,
            ledger_text,
            dates,
            keys,
            survey,
        }
    }

    /// Leaves a planned file as it stands, if it was made under this key and nobody changed it since.
    ///
    /// A key is a hash of all that the content is made from, so equal keys mean equal content; where this says `true`
    /// the file need not be made, and counts as put.
    ///
    /// # Panics
    /// As for [`put`](Self::put).
    pub fn keep(&self, path: &ArtifactPath, key: Digest) -> bool {
        let Some(digest) = self.digest(path) else {
            return false;
        };
        if self.keys.of(path.as_str()) != Some(key) {
            return false;
        }
        let put = Put {
            digest,
            staged: None,
            spared: true,
            key: Some(key),
        };
        self.take(path, put);
        true
    }

    /// Leaves all planned files as they stand, if every one of them is there and nobody changed it; else none of them.
    ///
    /// For a caller who knows that all would come out the same.
    ///
    /// # Panics
    /// As for [`put`](Self::put).
    pub fn keep_all(&self) -> bool {
        let targets = self.survey.targets.iter();
        let all: Option<Vec<_>> = targets
            .map(|target| Some((target, self.digest(&target.path)?)))
            .collect();
        let Some(all) = all else {
            return false;
        };
        for (target, digest) in all {
            let put = Put {
                digest,
                staged: None,
                spared: true,
                key: self.keys.of(target.path.as_str()),
            };
            self.take(&target.path, put);
        }
        true
    }

    /// Returns the hash of what stands at a planned path, if it is a file of ours that nobody changed.
    pub fn digest(&self, path: &ArtifactPath) -> Option<Digest> {
        match self.target(path)?.before {
            Before::File(_, digest) if self.recorded(path, digest) => Some(digest),
            Before::File(..) | Before::Absent => None,
        }
    }

    /// Lists the files of ours that this build neither makes nor removes, as far as they are there.
    pub fn standing(&self) -> impl Iterator<Item = &ArtifactPath> {
        let stale: BTreeSet<&ArtifactPath> = self.survey.stale.iter().map(|s| &s.path).collect();
        let others = self.ledger.files.keys();
        others.filter(move |path| {
            let full = || self.folder.path.join(path.as_str());
            self.target(path).is_none()
                && !stale.contains(path)
                && matches!(look(&full()), Ok(Look::File(_)))
        })
    }

    /// Takes the content of one planned file.
    ///
    /// # Errors
    /// What the system refused, such as for lack of space; the output is untouched.
    ///
    /// # Panics
    /// When the path was not planned, or gets content twice.
    pub fn put(&self, artifact: &Artifact) -> Result<Change, WriteError> {
        self.put_bytes(&artifact.path, &artifact.bytes, None)
    }

    /// The same for content that stands in a buffer of the caller's; its key is remembered for [`keep`](Self::keep).
    ///
    /// # Errors
    /// As for [`put`](Self::put).
    ///
    /// # Panics
    /// As for [`put`](Self::put).
    pub fn put_bytes(
        &self,
        path: &ArtifactPath,
        bytes: &[u8],
        key: Option<Digest>,
    ) -> Result<Change, WriteError> {
        let target = self.target(path).expect("content goes to planned paths");
        let digest = Digest::of(bytes);
        let staged = match target.before {
            Before::File(_, before) if before == digest => None,
            Before::File(..) | Before::Absent => {
                let staged = self.staging.add(bytes);
                // The user knows the file by its own place, not by where it waits.
                let place = || self.folder.path.join(path.as_str());
                Some(staged.map_err(|fault| Fault::new(Deed::Write, place(), fault.source))?)
            }
        };
        self.take(
            path,
            Put {
                digest,
                staged,
                spared: false,
                key,
            },
        );
        Ok(if staged.is_some() {
            Change::New
        } else {
            Change::Same
        })
    }

    fn take(&self, path: &ArtifactPath, put: Put) {
        let target = self.target(path).expect("content goes to planned paths");
        let first = target.put.set(put);
        first.expect("each path gets content once");
    }

    fn target(&self, path: &ArtifactPath) -> Option<&Target> {
        let targets = &self.survey.targets;
        let at = targets.binary_search_by(|target| target.path.cmp(path));
        at.ok().map(|at| &targets[at])
    }

    fn recorded(&self, path: &ArtifactPath, digest: Digest) -> bool {
        let record = self.ledger.files.get(path);
        record.is_some_and(|record| record.holds(digest))
    }
}
