//! Paths as people are shown them.

use crate::emit::safe;
use std::path::Path;

/// Shows a path relative to the folder the program runs in, where it lies below it.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok());
    let path = below.unwrap_or(path);
    let path = path.strip_prefix(".").unwrap_or(path);
    safe(&path.display().to_string())
}
