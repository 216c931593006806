//! A run over a project in which nothing changed since the last one: its outcome is remembered, and all that is left to
//! do is to see that every file stands.
//!
//! What a build reads is hashed as it lies on the disk, before anything is made of it. Whoever lets a build read
//! anything else has to add it to [`Key::of`]. What may change while a build reads it is hashed again at its end.
//!
//! Only a run that went well is remembered, with its warnings and hints, for one state of the output. It is only ever a
//! shortcut: where anything of it is missing or damaged, the build takes the whole way.

use super::mix::Mix;
use super::outcome::{Again, Made, Outcome, output_of};
use super::said::{Accepted, Said};
use super::{Options, opened};
use crate::artifact::ArtifactPath;
use crate::check;
use crate::diag::Sink;
use crate::label::Lang;
use crate::source::{self, Kind, Picture, Project, SourceSet};
use crate::write::{Digest, Summary, WriteError, recall, remember};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// All that a build reads and is asked for, as one hash.
pub(super) struct Key {
    whole: Digest,
    /// Of it, what a build reads again after this was computed.
    late: Digest,
}

impl Key {
    /// Hashes all that a build reads and is asked for; `None` where something cannot be read, or is wrong already.
    pub fn of(
        project: &Project,
        options: &Options,
        sources: &SourceSet,
        pictures: &BTreeMap<String, Picture>,
        found: &Sink,
    ) -> Option<Self> {
        if found.has_errors() {
            return None;
        }
        let late = late(project, pictures)?;
        let mut mix = Mix::new("run");
        mix.add(late);
        mix.add(format!("{options:?}"));
        mix.add(output_of(project, options).to_string_lossy().as_bytes());
        // Files that are not read, and what else is said of the folder.
        for fault in found.found() {
            mix.add(format!("{:?}", Said::of(fault)));
        }
        // Fonts of the machine are looked for where the book lets them serve.
        let book = sources.iter().find(|source| source.kind == Kind::Book);
        if book.is_some_and(|book| book.text.contains("system_fonts")) {
            mix.add(format!("{:?}", source::fonts_in(&options.font_folders)));
        }
        let texts: Vec<_> = sources.iter().collect();
        let of_texts: Vec<Digest> = texts
            .par_iter()
            .map(|source| Digest::of(source.text.as_bytes()))
            .collect();
        for (source, digest) in texts.iter().zip(of_texts) {
            mix.add(&source.path);
            mix.add(format!("{:?} {:?}", source.kind, source.encoding));
            mix.add(digest);
        }
        let whole = mix.digest();
        Some(Self { whole, late })
    }

    /// Tells whether what a build read meanwhile is what was hashed.
    pub fn holds(&self, project: &Project, pictures: &BTreeMap<String, Picture>) -> bool {
        late(project, pictures) == Some(self.late)
    }
}

/// Hashes what is not read with the texts: the pictures, the folders of themes, the fonts.
fn late(project: &Project, pictures: &BTreeMap<String, Picture>) -> Option<Digest> {
    let mut mix = Mix::new("late");
    let pictures: Vec<&Picture> = pictures.values().collect();
    let of_pictures: Option<Vec<Digest>> = pictures
        .par_iter()
        .map(|picture| Some(Digest::of(&picture.read().ok()?)))
        .collect();
    for (picture, digest) in pictures.iter().zip(of_pictures?) {
        mix.add(&picture.path);
        mix.add(digest);
    }
    // An empty folder is a theme, too.
    for folder in source::subfolders(&project.themes()) {
        mix.add(folder);
    }
    let mut quiet = Sink::new();
    for folder in [Project::THEMES, Project::FONTS] {
        for entry in source::list(project.root(), folder, &mut quiet) {
            mix.add(&entry.path);
            mix.add(source::read_font(&entry, &mut quiet)?);
        }
    }
    quiet.found().is_empty().then(|| mix.digest())
}

/// Gives the outcome of the last run again, if this one has the same key and every file stands as it was left.
///
/// # Errors
/// When the output cannot be looked at, or somebody edited a file of ours by hand.
pub(super) fn again(
    project: &Project,
    options: &Options,
    key: &Key,
    sources: &SourceSet,
) -> Result<Option<Again>, WriteError> {
    let Some(last) = Last::recalled(project).filter(|last| last.key == key.whole.to_string())
    else {
        return Ok(None);
    };
    let writer = opened(project, options)?;
    if writer.state().map(|state| state.to_string()).as_ref() != Some(&last.state) {
        return Ok(None);
    }
    let Some(again) = last.again(sources) else {
        return Ok(None);
    };
    let paths: Option<Vec<ArtifactPath>> = last
        .files
        .iter()
        .map(|path| ArtifactPath::new(path).ok())
        .collect();
    let Some(paths) = paths else {
        return Ok(None);
    };
    let session = writer.begin(paths, |_| false)?;
    // Pages of a narrowed build link what stands beside them; sheets of old days are counted.
    if of_paths(session.standing()).to_string() != last.standing || !session.keep_all() {
        return Ok(None);
    }
    let written = Summary {
        kept: last.kept,
        ..session.finish()?
    };
    Ok(Some(Again { written, ..again }))
}

/// Hashes the paths of files.
pub(super) fn of_paths<'p>(paths: impl IntoIterator<Item = &'p ArtifactPath>) -> Digest {
    let mut mix = Mix::new("paths");
    for path in paths {
        mix.add(path.as_str());
    }
    mix.digest()
}

/// Remembers a run that went well; `standing` is the hash of the files of ours that it neither made nor removed.
pub(super) fn done(
    project: &Project,
    key: &Key,
    outcome: &Outcome,
    (files, standing): (&[ArtifactPath], Digest),
) {
    let Some((written, state)) = outcome
        .written
        .as_ref()
        .and_then(|written| Some((written, written.state?)))
    else {
        return;
    };
    let last = Last {
        key: key.whole.to_string(),
        state: state.to_string(),
        files: files.iter().map(ToString::to_string).collect(),
        standing: standing.to_string(),
        kept: written.kept,
        made: [
            outcome.made.standards,
            outcome.made.pages,
            outcome.made.checklists,
            outcome.made.score_sheets,
            outcome.made.printed,
        ],
        has_base_url: outcome.has_base_url,
        language: outcome.language.tag().to_owned(),
        not_checked: outcome
            .not_checked
            .iter()
            .map(|code| code.id.to_owned())
            .collect(),
        said: outcome.diagnostics.iter().map(Said::of).collect(),
        waived: outcome.waived.iter().map(Accepted::of).collect(),
    };
    let text = serde_json::to_string(&last).expect("texts and numbers are always JSON");
    let sum = Digest::of(text.as_bytes());
    remember(&place(project), &format!("{HEAD} {sum}\n{text}\n"));
}

/// How the file begins; the hash of what follows stands behind it.
const HEAD: &str = "punctilio last 2";

fn place(project: &Project) -> PathBuf {
    project.cache().join("last")
}

/// A run as it is remembered.
#[derive(Serialize, Deserialize)]
struct Last {
    key: String,
    state: String,
    files: Vec<String>,
    standing: String,
    kept: usize,
    made: [usize; 5],
    has_base_url: bool,
    language: String,
    not_checked: Vec<String>,
    said: Vec<Said>,
    waived: Vec<Accepted>,
}

impl Last {
    fn recalled(project: &Project) -> Option<Self> {
        let text = recall(&place(project))?;
        let (head, text) = text.trim_end().split_once('\n')?;
        let sum = head.strip_prefix(HEAD)?.trim_start();
        let is_whole = sum == Digest::of(text.as_bytes()).to_string();
        serde_json::from_str(text).ok().filter(|_| is_whole)
    }

    fn again(&self, sources: &SourceSet) -> Option<Again> {
        let code = |id: &String| check::find(id);
        let [standards, pages, checklists, score_sheets, printed] = self.made;
        Some(Again {
            diagnostics: self
                .said
                .iter()
                .map(|said| said.again(sources))
                .collect::<Option<_>>()?,
            waived: self
                .waived
                .iter()
                .map(|one| one.again(sources))
                .collect::<Option<_>>()?,
            not_checked: self.not_checked.iter().map(code).collect::<Option<_>>()?,
            made: Made {
                standards,
                pages,
                checklists,
                score_sheets,
                printed,
                set: 0,
            },
            written: Summary::default(),
            has_base_url: self.has_base_url,
            language: Lang::from_tag(&self.language)?,
        })
    }
}
