//! The themes that are part of the program: `default`, and those that are laid over it.

use include_dir::{Dir, DirEntry, include_dir};

static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Lists the names of the built-in themes.
#[must_use]
pub fn themes() -> Vec<String> {
    let mut names: Vec<String> = THEMES
        .dirs()
        .map(|dir| dir.path().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Lists all files of a built-in theme: path within the theme, content. There are none of a name that is no theme.
#[must_use]
pub fn theme_files(name: &str) -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    if let Some(dir) = THEMES.get_dir(name) {
        collect(dir, &mut files);
    }
    let within = name.len() + 1;
    for (path, _) in &mut files {
        *path = path.split_off(within);
    }
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
