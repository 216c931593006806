//! Where a project lies and what each of its folders is for.

use super::error::{Error, Result};
use std::path::{Path, PathBuf};

/// A project folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The folder of what authors write.
    pub const STANDARDS: &'static str = "standards";
    /// The folder of releases: what each standard said when it was given out.
    pub const RELEASED: &'static str = "standards/.released";
    /// The folder of themes that are laid over the built-in ones.
    pub const THEMES: &'static str = "themes";
    /// The folder of the house's own fonts.
    pub const FONTS: &'static str = "fonts";
    /// The folder of what is built.
    pub const OUTPUT: &'static str = "output";
    /// The folder of what may be thrown away.
    pub const CACHE: &'static str = ".punctilio";

    /// Finds the project that a folder (or a file) belongs to: the nearest one upward that holds `standards/`.
    ///
    /// Where there is none, the folder itself is taken, and [`load`](super::load) says that it is empty.
    ///
    /// # Errors
    /// When `start` does not exist or cannot be looked at.
    pub fn find(start: &Path) -> Result<Self> {
        let full = start.canonicalize().map_err(|source| Error::Read {
            path: start.to_owned(),
            source,
        })?;
        let folder = if full.is_dir() {
            full.as_path()
        } else {
            full.parent().unwrap_or(&full)
        };
        let root = folder
            .ancestors()
            .find(|at| holds_standards(at))
            .unwrap_or(folder);
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// Takes a folder as a project, whatever it holds.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Returns the project folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder of standards.
    #[must_use]
    pub fn standards(&self) -> PathBuf {
        self.root.join(Self::STANDARDS)
    }

    /// Returns the folder of themes.
    #[must_use]
    pub fn themes(&self) -> PathBuf {
        self.root.join(Self::THEMES)
    }

    /// Returns the folder of fonts.
    #[must_use]
    pub fn fonts(&self) -> PathBuf {
        self.root.join(Self::FONTS)
    }

    /// Returns the folder that builds go to unless told otherwise.
    #[must_use]
    pub fn output(&self) -> PathBuf {
        self.root.join(Self::OUTPUT)
    }

    /// Returns the folder of the cache.
    #[must_use]
    pub fn cache(&self) -> PathBuf {
        self.root.join(Self::CACHE)
    }
}

/// A link counts, even one that leads nowhere: `load` then says what is wrong with it.
fn holds_standards(folder: &Path) -> bool {
    folder
        .join(Project::STANDARDS)
        .symlink_metadata()
        .is_ok_and(|found| found.is_dir() || found.is_symlink())
}
