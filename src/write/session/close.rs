//! The end of a build's writing: all content takes its place.

use std::io;
use std::path::Path;

use super::super::disk::{Look, for_each, look};
use super::super::error::{Conflict, ConflictKind, Deed, Fault, WriteError};
use super::super::ledger::{Ledger, Record};
use super::super::prune::{remove_empty_folders, remove_stale, remove_where_folders_are_needed};
use super::super::staging::{Staged, Staging};
use super::super::survey::{Before, Put, Stale, Target};
use super::{Session, Summary};
use crate::artifact::LEDGER_NAME;
use crate::write::Digest;

impl Session {
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
            state: None,
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
        let text = self.ledger_text.as_ref();
        Ok(Summary {
            state: text.map(|text| Digest::of(text.as_bytes())),
            ..summary
        })
    }

    fn puts(&self) -> impl Iterator<Item = &Put> {
        self.survey.targets.iter().filter_map(|t| t.put.get())
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
