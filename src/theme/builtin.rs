//! The theme that is part of the program.

use include_dir::{Dir, DirEntry, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Lists all files of the built-in theme: path within the theme, content.
pub(super) fn files() -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.sort();
    files
}

fn collect(dir: &'static Dir<'_>, files: &mut Vec<(String, &'static [u8])>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((path, file.contents()));
            }
        }
    }
}
