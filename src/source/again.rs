//! Looks at the files of a project a second time, and reads only those texts that have changed.

use super::decode::decode;
use super::folder::{Entry, list};
use super::load::{Role, role};
use super::read::{MAX_TEXT, read};
use super::{Kind, Project, SourceSet};
use crate::diag::{Diagnostic, Sink};
use crate::span::SourceId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// What the files of a project looked like: their names, sizes and dates, and what cannot be looked at.
#[derive(Debug, PartialEq)]
pub struct Glance {
    files: BTreeMap<String, Seen>,
    found: Vec<Diagnostic>,
}

#[derive(Debug, PartialEq)]
struct Seen {
    file: PathBuf,
    size: u64,
    /// Nanoseconds since 1970; 0 where nobody says when.
    changed: u128,
    number: u64,
}

/// What has changed since the last glance.
#[derive(Debug)]
pub enum Changed {
    /// Nothing.
    Nothing,
    /// These texts of standards, which are read already.
    Texts(BTreeSet<SourceId>),
    /// More than that.
    More,
}

impl Glance {
    /// Looks at the files of a project; none is read.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let mut sink = Sink::new();
        let mut files = BTreeMap::new();
        let folders = [
            Project::STANDARDS,
            Project::RELEASED,
            Project::THEMES,
            Project::FONTS,
        ];
        for folder in folders {
            for entry in list(project.root(), folder, &mut sink) {
                let seen = Seen::of(entry.file);
                files.insert(entry.path, seen);
            }
        }
        // A theme may be an empty folder; a book in the wrong place is told.
        for folder in super::subfolders(&project.themes()) {
            let path = format!("{}/{folder}/", Project::THEMES);
            files.insert(path, Seen::nothing());
        }
        let stray = "punctilio.toml";
        if project.root().join(stray).is_file() {
            files.insert(stray.to_owned(), Seen::nothing());
        }
        Self {
            files,
            found: sink.finish(),
        }
    }

    /// Compares with what is seen now; texts that have changed are read into `sources`.
    ///
    /// `named` are files of which somebody says that they were written: they are read even where size and date are the
    /// same as before, since clocks of file systems tick slowly.
    pub fn changed(
        &self,
        now: &Self,
        named: &BTreeSet<PathBuf>,
        sources: &mut SourceSet,
    ) -> Changed {
        if !self.files.keys().eq(now.files.keys()) || self.found != now.found {
            return Changed::More;
        }
        let pairs = self.files.iter().zip(now.files.values());
        let mut texts = BTreeSet::new();
        for ((path, before), now) in pairs {
            if before == now && !named.contains(&now.file) {
                continue;
            }
            let is_text = matches!(role(path), Role::Text(Kind::Standard | Kind::Chapter));
            let below = path.strip_prefix("standards/");
            if !is_text || below.is_none() {
                if before == now {
                    continue;
                }
                return Changed::More;
            }
            match again(path, &now.file, sources) {
                Again::Same => {}
                Again::Other(id) => {
                    texts.insert(id);
                }
                Again::Unreadable => return Changed::More,
            }
        }
        match texts.is_empty() {
            true => Changed::Nothing,
            false => Changed::Texts(texts),
        }
    }

    /// Tells whether any of some files holds nothing now that held something before: some programs empty a file a moment
    /// before they fill it.
    #[must_use]
    pub fn is_emptied(&self, named: &BTreeSet<PathBuf>) -> bool {
        let is_empty = |file: &&PathBuf| file.metadata().is_ok_and(|facts| facts.len() == 0);
        let before = |file: &PathBuf| self.files.values().find(|seen| seen.file == *file);
        let emptied = named.iter().filter(is_empty);
        emptied.filter_map(before).any(|seen| seen.size > 0)
    }
}

impl Seen {
    fn of(file: PathBuf) -> Self {
        let facts = fs::metadata(&file);
        Self {
            size: facts.as_ref().map_or(0, Metadata::len),
            changed: facts.as_ref().map_or(0, changed),
            number: facts.as_ref().map_or(0, number),
            file,
        }
    }

    fn nothing() -> Self {
        Self {
            file: PathBuf::new(),
            size: 0,
            changed: 0,
            number: 0,
        }
    }
}

fn changed(facts: &Metadata) -> u128 {
    let date = facts.modified().ok();
    let since = date.and_then(|date| date.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos())
}

#[cfg(unix)]
fn number(facts: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(facts)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

enum Again {
    Same,
    Other(SourceId),
    Unreadable,
}

fn again(path: &str, file: &Path, sources: &mut SourceSet) -> Again {
    let Some(id) = sources.find(path).map(|source| source.id) else {
        return Again::Unreadable;
    };
    let entry = Entry {
        path: path.to_owned(),
        file: file.to_owned(),
        size: 0,
    };
    let bytes = match read(&entry, MAX_TEXT) {
        Ok(bytes) if bytes.len() as u64 <= MAX_TEXT => bytes,
        _ => return Again::Unreadable,
    };
    let decoded = decode(bytes);
    let source = sources.get(id);
    if decoded.fault.is_some() || decoded.encoding != source.encoding {
        return Again::Unreadable;
    }
    if decoded.text == source.text {
        return Again::Same;
    }
    sources.replace(id, decoded.text, decoded.encoding);
    Again::Other(id)
}
