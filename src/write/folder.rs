//! The output folder itself: there, and held by one writer at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Deed, Fault, WriteError};

/// An output folder that exists and that no other writer holds.
///
/// A folder that had to be made and in which nothing was written goes away again.
#[derive(Debug)]
pub(super) struct OutputFolder {
    pub(super) path: PathBuf,
    is_new: bool,
    /// Held until dropped; the system lets go of it even when the process is killed.
    lock: Option<File>,
}

impl OutputFolder {
    /// Finds or makes the folder. It may itself be reached through a link; that is its owner's choice.
    pub(super) fn open(path: &Path) -> Result<Self, WriteError> {
        let is_new = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => false,
            Ok(_) => {
                let error = io::ErrorKind::NotADirectory.into();
                return Err(Fault::new(Deed::MakeFolder, path, error).into());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(path)
                    .map_err(|error| Fault::new(Deed::MakeFolder, path, error))?;
                true
            }
            Err(error) => return Err(Fault::new(Deed::Read, path, error).into()),
        };
        Ok(Self {
            path: path.to_owned(),
            is_new,
            lock: lock(path)?,
        })
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        if self.is_new {
            // Refused by the system as soon as the folder holds anything, which is what is wanted.
            let _ = fs::remove_dir(&self.path);
        }
        if let Some(lock) = &self.lock {
            // Closing would not do: a child that another thread is just starting holds a copy of the handle.
            let _ = lock.unlock();
        }
    }
}

/// Locks the folder where the system can lock folders; elsewhere two builds at once are not noticed.
fn lock(path: &Path) -> Result<Option<File>, WriteError> {
    if !cfg!(unix) {
        return Ok(None);
    }
    let Ok(file) = File::open(path) else {
        return Ok(None);
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(WriteError::Busy {
            folder: path.to_owned(),
        }),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}
