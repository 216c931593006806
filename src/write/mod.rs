//! Artifacts → files: the only place that changes anything on the disk.
//!
//! An output folder is shared with its owner, so everything goes by one list, `ledger.json`: what it names is ours, all
//! else is foreign. A build runs in four moves:
//!
//! 1. [`Writer::open`] holds the folder against a second build, sweeps away what a killed one left, reads the ledger.
//! 2. [`Writer::begin`] is told every path of the build and looks at each once. Foreign things on a needed name and
//!    files of ours that were edited by hand are all reported now, before anything is written. [`Session::keep`] then
//!    tells which files need not be made, because the key that they were made under is still theirs.
//! 3. [`Session::put`] takes content from any thread. What equals the file that stands there is dropped, the rest is
//!    written whole into `.punctilio-staging/`. The output is still as it was: a full disk or a render fault costs nothing.
//! 4. [`Session::finish`] writes the ledger with old and new hashes, renames every new file into its place, removes stale
//!    files and emptied folders, and writes the ledger with the new hashes alone.
//!
//! # Invariants
//! - At any moment each file is the old one or the new one, whole; a process killed anywhere leaves nothing that the
//!   next run does not recognise as its own.
//! - Nothing outside the output folder is touched, and no link inside it is followed.
//! - The same artifacts give the same files and the same ledger, whatever the order and number of threads.
//! - There is no clock here and no file is flushed to the platters: the promise is about killed processes, not power cuts.
//!
//! [`create`] and [`replace`] write single files of the author's project, which no ledger owns; [`remember`] those that
//! spare work in the next run.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the only module that changes the disk"
)]

mod dates;
mod digest;
mod disk;
mod error;
mod folder;
mod keys;
mod ledger;
mod memory;
mod prune;
mod replace;
mod session;
mod staging;
mod survey;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::artifact::{Artifact, ArtifactPath, LEDGER_NAME};
use dates::Dates;
use disk::{Look, for_each, look};
use folder::OutputFolder;
use keys::Keys;
use ledger::Ledger;
use staging::Staging;
use survey::Known;

pub use digest::{Digest, NotADigest};
pub use error::{Conflict, ConflictKind, Deed, Fault, WriteError};
pub use ledger::LedgerFault;
pub use memory::{recall, remember};
pub use replace::{create, replace};
pub use session::{Change, Session, Summary};

/// How an output folder is to be treated.
#[derive(Debug, Clone)]
pub struct Options {
    /// Gives up files of ours that somebody edited by hand. Foreign files are never given up.
    pub force: bool,
    /// Says which files are never removed, even when a build no longer makes them.
    pub keep: fn(&ArtifactPath) -> bool,
    /// Where dates are kept from run to run, outside the output folder, so that untouched files need not be read.
    pub dates: Option<PathBuf>,
    /// Where keys are kept from run to run, outside the output folder, so that files need not be made again.
    pub keys: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            force: false,
            keep: |_| false,
            dates: None,
            keys: None,
        }
    }
}

/// Lists the files that earlier runs wrote into a folder, by its ledger; `None` where there is none that can be read.
#[must_use]
pub fn listed(folder: &Path) -> Option<Vec<ArtifactPath>> {
    let bytes = fs::read(folder.join(LEDGER_NAME)).ok()?;
    let ledger = Ledger::parse(&bytes).ok()?;
    Some(ledger.files.into_keys().collect())
}

/// An output folder that is ours to write to, its ledger read.
///
/// # Example
/// ```
/// use punctilio::artifact::{Artifact, ArtifactPath};
/// use punctilio::write::{Options, Writer};
///
/// let folder = tempfile::tempdir()?;
/// let page = Artifact::new(ArtifactPath::new("index.html")?, "<p>您好</p>");
/// let writer = Writer::open(folder.path(), Options::default())?;
/// let summary = writer.commit(&[page], |_| true)?;
/// assert_eq!(summary.written.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Writer {
    staging: Staging,
    folder: OutputFolder,
    options: Options,
    ledger: Ledger,
    ledger_text: Option<String>,
}

impl Writer {
    /// Takes hold of an output folder, which is made if need be.
    ///
    /// # Errors
    /// [`WriteError::Busy`] when another process writes there, [`WriteError::Ledger`] when it cannot be told what is
    /// ours, [`WriteError::Failed`] when the system refuses.
    pub fn open(output: &Path, options: Options) -> Result<Self, WriteError> {
        let folder = OutputFolder::open(output)?;
        let place = output.join(LEDGER_NAME);
        let damaged = |fault| WriteError::Ledger {
            path: place.clone(),
            fault,
        };
        let (ledger, ledger_text) = match look(&place)? {
            Look::Absent => (Ledger::default(), None),
            Look::File(_) => {
                let bytes =
                    fs::read(&place).map_err(|error| Fault::new(Deed::Read, &place, error))?;
                let ledger = Ledger::parse(&bytes).map_err(damaged)?;
                (ledger, String::from_utf8(bytes).ok())
            }
            Look::Folder | Look::Link | Look::Special => return Err(damaged(LedgerFault::NoFile)),
        };
        Ok(Self {
            staging: Staging::open(output)?,
            folder,
            options,
            ledger,
            ledger_text,
        })
    }

    /// Lists every file that earlier builds wrote here, sorted.
    pub fn files(&self) -> impl Iterator<Item = &ArtifactPath> {
        self.ledger.files.keys()
    }

    /// Returns the hash of the ledger, which changes with every file that any run writes; `None` before the first.
    pub fn state(&self) -> Option<Digest> {
        let text = self.ledger_text.as_ref()?;
        Some(Digest::of(text.as_bytes()))
    }

    /// Says whether an earlier build wrote this file.
    pub fn holds(&self, path: &ArtifactPath) -> bool {
        self.ledger.files.contains_key(path)
    }

    /// Finds out whether every planned path can be written, and what will have to go.
    ///
    /// Files of ours that are not planned are removed at the end if `scope` names them; all others stay as they are, so a
    /// build narrowed by an option passes the part of the folder it answers for. Planned paths need not be in scope.
    ///
    /// # Errors
    /// [`WriteError::Conflicts`] with everything that is in the way; nothing has been written.
    pub fn begin(
        self,
        planned: impl IntoIterator<Item = ArtifactPath>,
        scope: impl Fn(&ArtifactPath) -> bool,
    ) -> Result<Session, WriteError> {
        let planned: BTreeSet<_> = planned.into_iter().collect();
        let not_planned = self.files().filter(|path| !planned.contains(*path));
        let (kept, stale): (Vec<_>, Vec<_>) = not_planned
            .filter(|path| scope(path))
            .cloned()
            .partition(self.options.keep);
        let dates = Dates::load(self.options.dates.as_deref(), &self.folder.path);
        let known = Known {
            root: &self.folder.path,
            ledger: &self.ledger,
            dates: &dates,
            force: self.options.force,
        };
        let survey = known.survey(&planned, &stale.into_iter().collect(), &kept)?;
        let keys = Keys::load(
            self.options.keys.as_deref(),
            &self.folder.path,
            self.ledger_text.as_deref(),
        );
        Ok(Session::new(
            (self.staging, self.folder),
            (self.ledger, self.ledger_text),
            (dates, keys),
            survey,
        ))
    }

    /// Writes artifacts that are all there already: [`begin`](Self::begin), put and finish in one.
    ///
    /// # Errors
    /// As for its parts; of many failures of the same kind, the first in the order given.
    ///
    /// # Panics
    /// When two artifacts have the same path.
    pub fn commit(
        self,
        artifacts: &[Artifact],
        scope: impl Fn(&ArtifactPath) -> bool,
    ) -> Result<Summary, WriteError> {
        let paths = artifacts.iter().map(|artifact| artifact.path.clone());
        let session = self.begin(paths, scope)?;
        for put in for_each(artifacts, |artifact| session.put(artifact)) {
            put?;
        }
        session.finish()
    }
}
