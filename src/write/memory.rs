//! Small files of our own beside the project that spare work in the next run.
//!
//! Like the dates they are only ever a shortcut: one that is missing, damaged or cannot be written costs time and
//! nothing else, so no fault here is reported.

use std::fs;
use std::path::Path;

use super::replace;

/// Reads what the last run has left.
pub fn recall(file: &Path) -> Option<String> {
    fs::read_to_string(file).ok()
}

/// Leaves something for the next run.
pub fn remember(file: &Path, text: &str) {
    if recall(file).is_some_and(|known| known == text) {
        return;
    }
    if let Some(folder) = file.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = replace::with(file, |_| text.as_bytes().to_vec());
}
