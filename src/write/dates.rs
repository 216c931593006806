//! Which hash a file had when it last had this size and date, so that an untouched file need not be read again.
//!
//! Kept outside the output folder, because dates differ from build to build. It is only ever a shortcut: a missing,
//! damaged or foreign file of dates costs time and nothing else, so no fault here is reported.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::disk::Stamp;
use super::replace;
use crate::artifact::ArtifactPath;

/// A file changed this shortly before the dates are saved may change again without its date showing it: clocks of
/// file systems tick every 1 to 10 ms.
const TICK: u64 = 20_000_000;

/// The same for file systems that keep whole seconds (FAT keeps every second one).
const COARSE_TICK: u64 = 2_000_000_000;

/// What was seen of each file.
pub(super) type Seen = BTreeMap<String, (Stamp, Digest)>;

#[derive(Debug)]
pub(super) struct Dates {
    file: Option<PathBuf>,
    head: String,
    pub(super) known: Seen,
}

impl Dates {
    /// Reads the dates last saved for this output folder.
    pub(super) fn load(file: Option<&Path>, output: &Path) -> Self {
        let output = fs::canonicalize(output).unwrap_or_else(|_| output.to_owned());
        let mut dates = Self {
            file: file.map(Path::to_owned),
            head: format!("punctilio dates 1 {output:?}"),
            known: Seen::new(),
        };
        if let Some(text) = file.and_then(|file| fs::read_to_string(file).ok())
            && let Some(lines) = text.strip_prefix(&format!("{}\n", dates.head))
        {
            dates.known = lines.lines().filter_map(parse_line).collect();
        }
        dates
    }

    /// Returns the hash of a file that still has the stamp it was seen with.
    pub(super) fn digest(&self, path: &ArtifactPath, stamp: Stamp) -> Option<Digest> {
        let (seen, digest) = self.known.get(path.as_str())?;
        (*seen == stamp && stamp.modified > 0).then_some(*digest)
    }

    /// Keeps what was seen for the next run.
    pub(super) fn save(&self, seen: &Seen) {
        let Some(file) = self.file.as_deref().filter(|_| *seen != self.known) else {
            return;
        };
        if let Some(folder) = file.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let _ = replace::with(file, |now| {
            let mut text = format!("{}\n", self.head);
            for (path, (stamp, digest)) in seen {
                let whole_seconds = stamp.modified % 1_000_000_000 == 0;
                let tick = if whole_seconds { COARSE_TICK } else { TICK };
                if stamp.modified.saturating_add(tick) < now.modified {
                    let _ = writeln!(
                        text,
                        "{} {} {} {digest} {path}",
                        stamp.size, stamp.modified, stamp.inode
                    );
                }
            }
            text.into_bytes()
        });
    }
}

fn parse_line(line: &str) -> Option<(String, (Stamp, Digest))> {
    let mut fields = line.splitn(5, ' ');
    let mut number = || fields.next()?.parse().ok();
    let stamp = Stamp {
        size: number()?,
        modified: number()?,
        inode: number()?,
    };
    let digest = fields.next()?.parse().ok()?;
    Some((fields.next()?.to_owned(), (stamp, digest)))
}
