//! Assets with a fingerprint in their names, so that a browser never shows an old one.

use crate::artifact::{Artifact, ArtifactPath};
use crate::theme::Theme;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The assets of a site: the name in templates → the path from the site's root.
#[derive(Debug, Clone)]
pub struct Assets {
    paths: BTreeMap<String, String>,
}

impl Assets {
    /// Names the assets of a theme and makes their artifacts.
    ///
    /// A file whose name cannot be written everywhere is left out.
    #[must_use]
    pub fn of(theme: &Theme) -> (Self, Vec<Artifact>) {
        let mut paths = BTreeMap::new();
        let mut artifacts = Vec::new();
        for (name, bytes) in &theme.assets {
            let path = format!("assets/{}", fingerprint(name, bytes));
            if let Ok(place) = ArtifactPath::new(&path) {
                artifacts.push(Artifact::new(place, bytes.to_vec()));
                paths.insert(name.clone(), path);
            }
        }
        (Self { paths }, artifacts)
    }

    /// Returns the path of an asset from the site's root.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<&str> {
        self.paths.get(name).map(String::as_str)
    }
}

/// Puts seven digits of the content's hash into a file name: `base.css` → `base.3f9c2a7.css`.
#[must_use]
pub fn fingerprint(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let mut mark = String::new();
    for byte in digest.iter().take(4) {
        mark.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        mark.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    mark.truncate(7);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{mark}.{ending}"),
        None => format!("{name}.{mark}"),
    }
}
