//! Which files the links of a page may lead to.

use std::collections::BTreeSet;

/// The files that pages may link: those of the build, and those that earlier builds left.
///
/// A link to anything else would be dead, so it is left out or stands as plain text.
#[derive(Debug, Default)]
pub enum Reach {
    /// Every file that the edition has.
    #[default]
    All,
    /// These paths from the site's root.
    Only(BTreeSet<String>),
}

impl Reach {
    /// Tells whether there is a file at a path from the site's root.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(paths) => paths.contains(path),
        }
    }
}
