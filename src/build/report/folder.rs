//! Where reports go: never below what is published.

use crate::artifact::ArtifactPath;
use crate::source::Project;
use crate::write::listed;
use std::path::{Path, PathBuf};

/// The folder of reports where none is named.
const REPORTS: &str = "audit-reports";

/// Reports would lie below a folder that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Where reports should go.
    pub folder: PathBuf,
    /// The folder that is published.
    pub site: PathBuf,
}

/// Returns the folder that reports go to: the one that was named, else one beside the output of the project, else one
/// below `here`.
///
/// # Errors
/// When it lies below the output of the project, or of any other build.
pub fn folder(
    named: Option<&Path>,
    project: Option<&Project>,
    here: &Path,
) -> Result<PathBuf, Published> {
    let folder = match (named, project) {
        (Some(named), _) => named.to_owned(),
        (None, Some(project)) => project.root().join(REPORTS),
        (None, None) => here.join(REPORTS),
    };
    let full = real(&folder);
    let output = project.map(|project| real(&project.output()));
    let is_published = |at: &&Path| {
        let built = || listed(at).is_some_and(|files| files.iter().any(|path| !is_report(path)));
        output.as_deref() == Some(*at) || built()
    };
    match full.ancestors().find(is_published) {
        Some(site) => Err(Published {
            site: site.to_owned(),
            folder,
        }),
        None => Ok(folder),
    }
}

/// Tells whether a file that is listed in a ledger is a report.
#[must_use]
pub fn is_report(path: &ArtifactPath) -> bool {
    let name = path.file_name();
    let is_dated = || {
        let day = name.get(..10).unwrap_or_default();
        let shape = |(n, b): (usize, u8)| match n {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        };
        (day.len() == 10 && day.bytes().enumerate().all(shape)) || name.starts_with("undated-")
    };
    match path.folders().count() {
        0 => matches!(name, "index.html" | "index.pdf"),
        1 => is_dated(),
        _ => false,
    }
}

/// Resolves links in as much of a path as exists.
fn real(path: &Path) -> PathBuf {
    let mut rest = PathBuf::new();
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for at in absolute.ancestors() {
        if let Ok(found) = at.canonicalize() {
            return found.join(rest);
        }
        rest = match at.file_name() {
            Some(name) => Path::new(name).join(rest),
            None => rest,
        };
    }
    absolute
}
