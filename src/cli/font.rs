//! Where a machine keeps its fonts.

use std::env;
use std::path::PathBuf;

/// Lists the folders that hold the fonts of the machine and of the user; some of them may not be there.
///
/// # Source
/// XDG Base Directory Specification, with `~/.fonts` of older systems; Apple's and Microsoft's documentation on where fonts
/// are installed.
pub fn folders() -> Vec<PathBuf> {
    let home = env::home_dir().unwrap_or_default();
    let given = |name: &str, other: PathBuf| env::var_os(name).map_or(other, PathBuf::from);
    if cfg!(windows) {
        let local = given("LOCALAPPDATA", home.join("AppData/Local"));
        return vec![
            given("WINDIR", PathBuf::from("C:/Windows")).join("Fonts"),
            local.join("Microsoft/Windows/Fonts"),
        ];
    }
    if cfg!(target_os = "macos") {
        let shared = ["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from);
        return shared
            .into_iter()
            .chain([home.join("Library/Fonts")])
            .collect();
    }
    let own = given("XDG_DATA_HOME", home.join(".local/share"));
    let shared = env::var_os("XDG_DATA_DIRS").filter(|list| !list.is_empty());
    let shared = shared.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let mut folders: Vec<PathBuf> = env::split_paths(&shared).collect();
    folders.push(own);
    let mut folders: Vec<PathBuf> = folders.into_iter().map(|one| one.join("fonts")).collect();
    folders.push(home.join(".fonts"));
    folders
}
