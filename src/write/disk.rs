//! What stands at a path of the output folder, without following any link there.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

use super::error::{Deed, Fault};

/// Below this many files, starting threads costs more than they save.
const MANY: usize = 256;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Absent,
    File(Stamp),
    Folder,
    /// A symbolic link or, on Windows, a junction.
    Link,
    /// A device, a pipe, a socket.
    Special,
}

/// What tells cheaply that a file is still the one seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    /// Nanoseconds since 1970, or 0 where the file system keeps no such date.
    pub(super) modified: u64,
    /// The number of the file itself, which survives renaming; 0 where there is none.
    pub(super) inode: u64,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let since_1970 = modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        Self {
            size: metadata.len(),
            modified: since_1970
                .and_then(|since| u64::try_from(since.as_nanos()).ok())
                .unwrap_or(0),
            inode: inode(metadata),
        }
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// Looks at one path with a single call to the system.
pub(super) fn look(path: &Path) -> Result<Look, Fault> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => {
            let kind = metadata.file_type();
            Ok(if kind.is_symlink() {
                Look::Link
            } else if kind.is_dir() {
                Look::Folder
            } else if kind.is_file() {
                Look::File(Stamp::of(&metadata))
            } else {
                Look::Special
            })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Look::Absent),
        Err(error) => Err(Fault::new(Deed::Read, path, error)),
    }
}

/// Does the same for every item, on several threads when there are many; results keep the order of the items.
pub(super) fn for_each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Send + Sync,
) -> Vec<R> {
    if items.len() < MANY {
        items.iter().map(work).collect()
    } else {
        items.par_iter().with_min_len(32).map(work).collect()
    }
}
