//! Which files are fonts, and those of the machine, outside of any project.

use super::read::MAX_FONT;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Lists the font files in folders of the machine, sorted, with their size in bytes.
///
/// What is no font by its name, is too large, or cannot be looked at is passed over: nobody may be asked to mend a machine.
#[must_use]
pub fn fonts_in(folders: &[PathBuf]) -> Vec<(PathBuf, u64)> {
    let mut found: Vec<(PathBuf, u64)> = folders
        .iter()
        .flat_map(|folder| WalkDir::new(folder).follow_links(true))
        .flatten()
        .filter(|entry| entry.file_type().is_file() && is_font(entry.path()))
        .filter_map(|entry| Some((entry.path().to_owned(), entry.metadata().ok()?.len())))
        .filter(|(_, size)| *size <= MAX_FONT)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Reads a font file of the machine; `None` where it cannot be read.
#[must_use]
pub fn font_of_machine(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// Tells by its name whether a file is a font that can be set: web fonts are packed and cannot.
#[must_use]
pub fn is_font(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| {
        ["otf", "ttf", "ttc", "otc"]
            .iter()
            .any(|font| ending == *font)
    })
}
