//! What themes say of the house: their manifests, and the pictures beside them.

use super::builtin::{theme_files, themes};
use super::folder::{list, subfolders};
use super::image::{Format, Picture};
use super::read::read_text;
use super::{Kind, Project, SourceSet};
use crate::diag::Sink;
use std::collections::{BTreeMap, BTreeSet};

/// What the manifest of a theme is called.
const MANIFEST: &str = "theme.toml";

/// Reads the manifests of themes, and lists the pictures beside them: those of the project, and those of built-in themes
/// that the project does not bring itself.
///
/// Nothing is read of a theme whose name does not occur in the book at all. Which one the book chooses is for others to
/// find out.
pub(super) fn manifests(
    project: &Project,
    sources: &mut SourceSet,
    pictures: &mut BTreeMap<String, Picture>,
    sink: &mut Sink,
) {
    let mut names: BTreeSet<String> = themes().into_iter().collect();
    names.extend(subfolders(&project.themes()));
    let book = sources.iter().find(|text| text.kind == Kind::Book);
    names.retain(|name| book.is_some_and(|book| book.text.contains(name.as_str())));
    for name in names {
        let folder = format!("{}/{name}", Project::THEMES);
        // What cannot be looked at is said where the theme itself is read.
        for entry in list(project.root(), &folder, &mut Sink::new()) {
            let Some(own) = own_of(&entry.path, &folder) else {
                continue;
            };
            if own == MANIFEST {
                read_text(&entry, Kind::Manifest, sources, sink);
            } else if let Some(format) = picture(own) {
                let picture = Picture::new(entry.path.clone(), entry.file, format);
                pictures.insert(entry.path, picture);
            }
        }
        for (path, bytes) in theme_files(&name) {
            let whole = format!("{folder}/{path}");
            if path == MANIFEST && sources.find(&whole).is_none() {
                let text = String::from_utf8_lossy(bytes);
                sources.add(whole, text, Kind::Manifest);
            } else if !path.contains('/')
                && let Some(format) = picture(&path)
            {
                let builtin = || Picture::builtin(whole.clone(), bytes, format);
                pictures.entry(whole.clone()).or_insert_with(builtin);
            }
        }
    }
}

/// Returns the name of a file that lies in the folder itself.
fn own_of<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let own = path.strip_prefix(folder)?.strip_prefix('/')?;
    (!own.contains('/')).then_some(own)
}

fn picture(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    Format::from_extension(&extension.to_ascii_lowercase())
}
