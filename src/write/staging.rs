//! The folder inside the output folder where new files wait, whole, until all of them are there.
//!
//! It lies inside so that moving a file to its place is a rename, which either happens or does not. Everything in it
//! is ours by its name; what a killed run left there is swept away by the next one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::disk::{Look, Stamp, look};
use super::error::{Deed, Fault};

const NAME: &str = ".punctilio-staging";

/// New files are spread over some folders, because the system makes only one file at a time in each.
const SHELVES: u32 = 8;

#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    next: AtomicU32,
}

/// A new file, complete, waiting for its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Staged {
    number: u32,
    pub(super) stamp: Stamp,
}

impl Staging {
    /// Sweeps away what a killed run left.
    pub(super) fn open(output: &Path) -> Result<Self, Fault> {
        let folder = output.join(NAME);
        let swept = match look(&folder)? {
            Look::Absent => Ok(()),
            Look::Folder => fs::remove_dir_all(&folder),
            Look::File(_) | Look::Link | Look::Special => fs::remove_file(&folder),
        };
        swept.map_err(|error| Fault::new(Deed::Remove, &folder, error))?;
        Ok(Self {
            folder,
            next: AtomicU32::new(0),
        })
    }

    /// Writes a new file whole; on failure nothing of it stays.
    pub(super) fn add(&self, bytes: &[u8]) -> Result<Staged, Fault> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let path = self.path(number);
        let mut file = self.create(&path)?;
        let written = file.write_all(bytes).and_then(|()| file.metadata());
        match written {
            Ok(metadata) => Ok(Staged {
                number,
                stamp: Stamp::of(&metadata),
            }),
            Err(error) => {
                drop(file);
                // It is swept with the whole folder anyway; removing it now gives the space back at once.
                let _ = fs::remove_file(&path);
                Err(Fault::new(Deed::Write, &path, error))
            }
        }
    }

    /// Moves a new file to its place, over the old one if there is one.
    pub(super) fn place(&self, staged: Staged, target: &Path) -> Result<(), Fault> {
        fs::rename(self.path(staged.number), target)
            .map_err(|error| Fault::new(Deed::Replace, target, error))
    }

    fn create(&self, path: &Path) -> Result<File, Fault> {
        match File::create_new(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let shelf = path.parent().expect("a staged file lies on a shelf");
                make_folder(&self.folder)?;
                make_folder(shelf)?;
                File::create_new(path)
            }
            tried => tried,
        }
        .map_err(|error| Fault::new(Deed::Write, path, error))
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder
            .join(format!("{}/{}", number % SHELVES, number / SHELVES))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if *self.next.get_mut() > 0 {
            // What cannot be removed now is swept by the next run.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Makes one folder, or finds it made by another thread.
pub(super) fn make_folder(path: &Path) -> Result<(), Fault> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match look(path)? {
            Look::Folder => Ok(()),
            _ => Err(error),
        },
        made => made,
    }
    .map_err(|error| Fault::new(Deed::MakeFolder, path, error))
}
