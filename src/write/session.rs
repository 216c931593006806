//! One build's writing: content arrives from many threads in any order, then all of it takes its place.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::dates::Dates;
use super::digest::Digest;
use super::disk::{Look, for_each, look};
use super::error::{Conflict, ConflictKind, Deed, Fault, WriteError};
use super::folder::OutputFolder;
use super::keys::Keys;
use super::ledger::{Ledger, Record};
use super::prune::{remove_empty_folders, remove_stale, remove_where_folders_are_needed};
use super::staging::{Staged, Staging};
use super::survey::{Before, Put, Stale, Survey, Target};
use crate::artifact::{Artifact, ArtifactPath, LEDGER_NAME};

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

    /// Lets all content take its place, removes what no longer belongs, and brings the ledger up to date.
    ///
    /// # Errors
    /// [`WriteError::Conflicts`] when a file changed since the session began; nothing is touched then.
    /// [`WriteError::Failed`] when the system refuses: before the first file takes its place nothing is touched; after
    /// that every file is whole, old or new, and the ledger knows both.
    pub fn finish(mut self) -> Result<Summary, WriteError> {
        let staged: Vec<(&Target, Staged)> = self
            .survey
            .targets
            .iter()
            .filter_map(|target| Some((target, target.put.get()?.staged?)))
            .collect();
        let (removed, gone): (Vec<&Stale>, Vec<&Stale>) = self
            .survey
            .stale
            .iter()
            .partition(|stale| stale.before != Before::Absent);
        let (staged, removed) = (staged.as_slice(), removed.as_slice());

        self.recheck(staged, removed)?;
        if !staged.is_empty() {
            let pending = self.pending_ledger(staged);
            save_ledger(
                &self.staging,
                &self.folder.path,
                &mut self.ledger_text,
                &pending,
            )?;
        }
        let root = self.folder.path.as_path();
        let paths = || staged.iter().map(|(target, _)| &target.path);
        all(remove_where_folders_are_needed(root, removed, paths()))?;
        self.survey.tree.make(root, paths())?;
        all(for_each(staged, |(target, staged)| {
            let place = root.join(target.path.as_str());
            self.staging.place(*staged, &place)
        }))?;
        all(remove_stale(root, removed))?;
        let lost = removed.iter().chain(&gone).map(|stale| &stale.path);
        remove_empty_folders(root, &self.survey.tree, lost);

        let count = |is: fn(&Put) -> bool| self.puts().filter(|put| is(put)).count();
        let summary = Summary {
            written: paths().cloned().collect(),
            unchanged: count(|put| put.staged.is_none() && !put.spared),
            spared: count(|put| put.spared),
            removed: removed.iter().map(|stale| stale.path.clone()).collect(),
            kept: self.survey.kept,
        };
        let ledger = self.final_ledger();
        save_ledger(
            &self.staging,
            &self.folder.path,
            &mut self.ledger_text,
            &ledger,
        )?;
        self.save_dates(&ledger);
        self.save_keys(&ledger);
        Ok(summary)
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

    fn puts(&self) -> impl Iterator<Item = &Put> {
        self.survey.targets.iter().filter_map(|t| t.put.get())
    }

    fn recorded(&self, path: &ArtifactPath, digest: Digest) -> bool {
        let record = self.ledger.files.get(path);
        record.is_some_and(|record| record.holds(digest))
    }

    /// Makes sure that what is about to be replaced or removed is still what was seen when the session began: a build
    /// with many sheets takes long enough for somebody to save a file meanwhile.
    fn recheck(&self, staged: &[(&Target, Staged)], removed: &[&Stale]) -> Result<(), WriteError> {
        let replaced = staged
            .iter()
            .map(|(target, _)| (&target.path, target.before));
        let removed = removed.iter().map(|stale| (&stale.path, stale.before));
        let expected: Vec<_> = replaced.chain(removed).collect();
        let mut conflicts = Vec::new();
        for looked in for_each(&expected, |(path, before)| {
            let full = self.folder.path.join(path.as_str());
            let same = match (look(&full), before) {
                (Ok(Look::Absent), Before::Absent) => true,
                (Ok(Look::File(now)), Before::File(then, _)) => now == *then,
                // Below a file of ours that gives way to a folder.
                (Err(fault), Before::Absent) => fault.source.kind() == io::ErrorKind::NotADirectory,
                _ => false,
            };
            (!same).then_some(full)
        }) {
            conflicts.extend(looked.map(|path| Conflict {
                kind: ConflictKind::Changed,
                path,
            }));
        }
        if conflicts.is_empty() {
            Ok(())
        } else {
            conflicts.sort();
            Err(WriteError::Conflicts(conflicts))
        }
    }

    /// The ledger that recognises every file while they are being replaced.
    fn pending_ledger(&self, staged: &[(&Target, Staged)]) -> Ledger {
        let mut ledger = self.ledger.clone();
        for (target, _) in staged {
            let put = target.put.get().expect("a staged file has been put");
            let old = match target.before {
                Before::File(_, digest) if self.recorded(&target.path, digest) => Some(digest),
                Before::File(..) | Before::Absent => None,
            };
            let record = Record {
                old,
                new: put.digest,
            };
            ledger.files.insert(target.path.clone(), record);
        }
        ledger
    }

    fn final_ledger(&self) -> Ledger {
        let mut ledger = self.ledger.clone();
        for stale in &self.survey.stale {
            ledger.files.remove(&stale.path);
        }
        for target in &self.survey.targets {
            let digest = match (target.put.get(), target.before) {
                (Some(put), _) => put.digest,
                (None, Before::File(_, digest)) if self.recorded(&target.path, digest) => digest,
                // A forced edit that got no new content is still an edit.
                (None, Before::File(..)) => continue,
                (None, Before::Absent) => {
                    ledger.files.remove(&target.path);
                    continue;
                }
            };
            let record = Record::settled(digest);
            ledger.files.insert(target.path.clone(), record);
        }
        ledger
    }

    fn save_dates(&self, ledger: &Ledger) {
        let mut seen = self.dates.known.clone();
        seen.retain(|path, _| ledger.files.contains_key(path.as_str()));
        for target in &self.survey.targets {
            let now = match (target.put.get(), target.before) {
                (
                    Some(Put {
                        digest,
                        staged: Some(staged),
                        ..
                    }),
                    _,
                ) => (staged.stamp, *digest),
                (_, Before::File(stamp, digest)) => (stamp, digest),
                (_, Before::Absent) => continue,
            };
            seen.insert(target.path.to_string(), now);
        }
        self.dates.save(&seen);
    }

    fn save_keys(&self, ledger: &Ledger) {
        let mut keys = self.keys.known.clone();
        keys.retain(|path, _| ledger.files.contains_key(path.as_str()));
        for target in &self.survey.targets {
            let path = target.path.as_str();
            match target.put.get() {
                Some(Put { key: Some(key), .. }) => {
                    keys.insert(path.to_owned(), *key);
                }
                Some(Put { key: None, .. }) => {
                    keys.remove(path);
                }
                None => {}
            }
        }
        if let Some(text) = &self.ledger_text {
            self.keys.save(&keys, text);
        }
    }
}

fn save_ledger(
    staging: &Staging,
    output: &Path,
    present: &mut Option<String>,
    ledger: &Ledger,
) -> Result<(), WriteError> {
    let text = ledger.to_text();
    if present.as_ref() == Some(&text) {
        return Ok(());
    }
    let place = output.join(LEDGER_NAME);
    let staged = staging
        .add(text.as_bytes())
        .map_err(|fault| Fault::new(Deed::Write, &place, fault.source))?;
    staging.place(staged, &place)?;
    *present = Some(text);
    Ok(())
}

/// Joins the outcomes of many deeds; every failure is told.
fn all(outcomes: Vec<Result<(), Fault>>) -> Result<(), WriteError> {
    let faults: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(WriteError::Failed(faults))
    }
}
