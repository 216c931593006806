//! What each file of a build is made from, as one hash: a file whose hash is the one of last time need not be made again.
//!
//! Texts are hashed as they are written, before anything is read into them, so nothing that a later stage makes of them
//! can be forgotten. A page is made from
//!
//! - the texts of its standard, the pictures that they show, and its releases;
//! - the same of every standard that those texts name, and so on: whoever takes anything from a standard has to write
//!   its id, so a text that holds no such word has nothing from it;
//! - what any page may say of any standard without naming it: its touchpoints, and whether it is shown;
//! - the book, the theme, the program, what was asked for, and the files that pages may link.
//!
//! The pages of the book, the feed and the catalog are made from everything. What the search holds of a standard is read
//! from its pages, and so made from what they are made from.

use super::job::{Job, Work};
use super::mix::Mix;
use crate::artifact::Artifact;
use crate::model::{Catalog, Standard};
use crate::render::PdfStandard;
use crate::source::{Kind, Source, SourceSet};
use crate::theme::Theme;
use crate::view::edition::{Edition, Volume};
use crate::view::picture::Pictures;
use crate::view::reach::Reach;
use crate::write::Digest;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a build.
#[derive(Debug)]
pub(super) struct Keys {
    /// By the place of the standard in the edition.
    volumes: Vec<Digest>,
    all: Digest,
    /// What the theme brings to print.
    print: Digest,
}

impl Keys {
    /// Computes the keys of an edition whose pictures and links are known.
    pub fn new(edition: &Edition<'_>, sources: &SourceSet, theme: Digest, print: Digest) -> Self {
        let own = Own::of_all(edition.catalog, sources, &edition.pictures);
        Self::known(edition, sources, &|id| own.get(id), (theme, print))
    }

    /// The same where it is known already what each standard is made from; `theme` is what pages take from it and what
    /// print does.
    pub fn known<'o>(
        edition: &Edition<'_>,
        sources: &SourceSet,
        own: &dyn Fn(&str) -> Option<&'o Own>,
        (theme, print): (Digest, Digest),
    ) -> Self {
        let catalog = edition.catalog;
        let common = common(edition, sources, theme);
        let key = |standard: &Standard| {
            let mut mix = Mix::new("standard");
            mix.add(common);
            mix.add(&standard.id);
            let others = named(&standard.id, own);
            for id in std::iter::once(standard.id.as_str()).chain(others) {
                mix.add(id);
                own(id).into_iter().for_each(|own| mix.add(own.digest));
            }
            // Its page of changes shows what it said when it was given out.
            for release in catalog.releases(&standard.id) {
                mix.add(&release.digest);
            }
            mix.digest()
        };
        let mut all = Mix::new("all");
        for standard in &catalog.standards {
            all.add(key(standard));
        }
        Self {
            volumes: edition.volumes.iter().map(|v| key(v.standard)).collect(),
            all: all.digest(),
            print,
        }
    }

    /// Returns the key of a file; `None` for one that is there already and costs nothing to make.
    pub fn of(&self, job: &Job<'_>) -> Option<Digest> {
        let key = self.of_work(&job.work)?;
        if !job.is_printed() {
            return Some(key);
        }
        let mut mix = Mix::new("print");
        mix.add(key);
        mix.add(self.print);
        Some(mix.digest())
    }

    fn of_work(&self, work: &Work<'_>) -> Option<Digest> {
        let volume = match work {
            Work::Page(page, _) if page.key.is_of_book() => return Some(self.all),
            Work::Catalog | Work::Feed(_) | Work::App(_) | Work::Shards(_) => {
                return Some(self.all);
            }
            Work::Bytes(_) => return None,
            // The same in every book; the program is part of every key.
            Work::Pinyin => return Some(Mix::new("pinyin").digest()),
            Work::Picture(file) => return Some(file.key),
            Work::Page(page, _) | Work::Booklet(page, _) => page.volume,
            Work::Checklist(volume, ..)
            | Work::ScoreSheet(volume, ..)
            | Work::Workbook(volume, ..)
            | Work::AnswerList(volume, ..)
            | Work::Cards(volume, _)
            | Work::Poster(volume, _)
            | Work::Preview(volume, _)
            | Work::Form(volume, ..)
            | Work::Feedback(volume, ..)
            | Work::SheetData(volume, _)
            | Work::Shard(volume, ..) => *volume,
        };
        self.volumes.get(volume).copied()
    }
}

/// Hashes what a theme brings to pages: templates, words, and the addresses of its files.
pub(super) fn of_theme(theme: &Theme, files: &[Artifact]) -> Digest {
    let mut mix = Mix::new("theme");
    for template in &theme.templates {
        mix.add(&template.name);
        mix.add(template.text.as_ref());
    }
    for (lang, words) in &theme.words {
        mix.add(lang.tag());
        for (key, word) in &words.0 {
            mix.add(key);
            mix.add(word);
        }
    }
    for (path, bytes) in &theme.parts {
        mix.add(path);
        mix.add(bytes.as_ref());
    }
    for file in files {
        mix.add(file.path.as_str());
    }
    mix.digest()
}

/// Hashes what goes into print alone: templates and fonts of the theme, and what documents keep to.
pub(super) fn of_print(theme: &Theme, standard: PdfStandard) -> Digest {
    let mut mix = Mix::new("print theme");
    mix.add(format!("{standard:?}"));
    for template in &theme.print {
        mix.add(&template.name);
        mix.add(template.text.as_ref());
    }
    for (path, bytes) in &theme.fonts {
        mix.add(path);
        // The fonts of the program are part of it, and its hash is in every key.
        if let Cow::Owned(bytes) = bytes {
            mix.add(Digest::of(bytes));
        }
    }
    mix.digest()
}

/// What all pages have in common.
fn common(edition: &Edition<'_>, sources: &SourceSet, theme: Digest) -> Digest {
    // Taken apart, so that whoever adds a field has to say what it means here.
    let Edition {
        catalog,
        public,
        base_url,
        site,
        past,
        since,
        reach,
        has_print,
        has_previews,
        called,
        pictures: _, // with the texts that name them
        tokens,
        has_feed,
        volumes,
    } = edition;
    let mut mix = Mix::new("common");
    mix.add(theme);
    let of_house = |source: &&Source| matches!(source.kind, Kind::Book | Kind::Manifest);
    for source in sources.iter().filter(of_house) {
        add_text(&mut mix, source, &edition.pictures);
    }
    for lang in &catalog.book.languages {
        mix.add(lang.tag());
    }
    mix.add([
        u8::from(*public),
        u8::from(*has_feed),
        u8::from(*has_print),
        u8::from(*has_previews),
    ]);
    mix.add(base_url.as_deref().unwrap_or_default());
    mix.add(site.map_or("", |site| &site.id));
    mix.add(format!("{past:?} {since:?}"));
    for (old, new) in called {
        mix.add(old);
        mix.add(new);
    }
    mix.add(tokens.as_deref().unwrap_or_default());
    mix.add(known(catalog, volumes));
    match reach {
        Reach::All => mix.add([0]),
        Reach::Only(paths) => paths.iter().for_each(|path| mix.add(path)),
    }
    mix.digest()
}

/// What any page may say of any standard without its text naming it.
fn known(catalog: &Catalog, volumes: &[Volume<'_>]) -> Vec<u8> {
    let shown: BTreeSet<&str> = volumes.iter().map(|v| v.standard.id.as_str()).collect();
    let list: Vec<_> = catalog
        .standards
        .iter()
        .map(|s| {
            (
                &s.id,
                shown.contains(s.id.as_str()),
                s.language,
                &s.title,
                &s.touchpoints,
            )
        })
        .collect();
    serde_json::to_vec(&list)
        .expect("documents serialise: their keys are strings and nothing in them can fail")
}

/// The texts of each standard, in the order of their paths, by the folder or else the file that they make up.
fn groups(sources: &SourceSet) -> BTreeMap<&str, Vec<&Source>> {
    let mut groups: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        if matches!(source.kind, Kind::Standard | Kind::Chapter) {
            groups.entry(group_of(source)).or_default().push(source);
        }
    }
    groups
}

/// Returns by what the texts of one standard are known: their folder, else the file.
pub(super) fn group_of(source: &Source) -> &str {
    source.folder().unwrap_or(&source.path)
}

/// What a standard is made from, as far as its own folder goes.
#[derive(Debug, Clone)]
pub(super) struct Own {
    digest: Digest,
    /// The standards that its texts name.
    names: BTreeSet<String>,
}

impl Own {
    /// Looks through the texts of all standards; by their ids.
    pub fn of_all(
        catalog: &Catalog,
        sources: &SourceSet,
        pictures: &Pictures,
    ) -> BTreeMap<String, Self> {
        let ids: BTreeSet<&str> = catalog.standards.iter().map(|s| s.id.as_str()).collect();
        let groups = groups(sources);
        let standards = catalog.standards.par_iter();
        let own = standards.map(|standard| {
            let home = sources.get(standard.doc.span.source);
            let texts = groups.get(group_of(home)).map_or(&[][..], Vec::as_slice);
            (standard.id.clone(), Self::new(texts, pictures, &ids))
        });
        own.collect()
    }

    /// Looks through the texts of one standard; `ids` are those of all.
    pub fn new(texts: &[&Source], pictures: &Pictures, ids: &BTreeSet<&str>) -> Self {
        let mut mix = Mix::new("texts");
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for source in texts {
            add_text(&mut mix, source, pictures);
            if may_hide(&source.text) {
                names.clone_from(ids);
            } else {
                names.extend(words(&source.text).filter_map(|word| ids.get(word).copied()));
            }
        }
        Self {
            digest: mix.digest(),
            names: names.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Walks over the words of a text that may be ids.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.split(move |c| !is_part(c)).filter(|w| !w.is_empty())
}

/// Tells whether a text may write an id in another way than letter by letter: by the number of a character, or over
/// the end of a line.
fn may_hide(text: &str) -> bool {
    let hides = |c: char| matches!(c, 'u' | 'U' | 'x') || c.is_whitespace();
    text.match_indices('\\')
        .any(|(at, _)| text[at + 1..].starts_with(hides))
}

/// Lists all that a standard is made from, each once; its texts name itself, too.
pub(super) fn named<'o>(id: &str, own: impl Fn(&str) -> Option<&'o Own>) -> BTreeSet<&'o str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Own> = own(id).into_iter().collect();
    while let Some(next) = open.pop() {
        for name in &next.names {
            if found.insert(name.as_str()) {
                open.extend(own(name));
            }
        }
    }
    found
}

/// Adds a text as written, with the pictures that it names as they are shown.
fn add_text(mix: &mut Mix, source: &Source, pictures: &Pictures) {
    mix.add(&source.path);
    mix.add(Digest::of(source.text.as_bytes()));
    for (name, picture) in pictures.named_in(source.id) {
        mix.add(name);
        mix.add(&picture.path);
        mix.add(picture.width.to_le_bytes());
        mix.add(picture.height.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::{may_hide, words};

    #[test]
    fn ids_are_found_as_whole_words() {
        let text = "include = [{ from = \"hair-care\", select = [\"nails/rules:hair\"] }]";
        let found: Vec<&str> = words(text).collect();
        assert!(
            found.contains(&"hair-care") && found.contains(&"nails") && found.contains(&"hair")
        );
        assert!(!found.contains(&"care"));
    }

    #[test]
    fn ids_that_are_written_in_numbers_are_not_overlooked() {
        assert!(may_hide("from = \"\\u0068air\"") && may_hide("from = \"\"\"ha\\\nir\"\"\""));
        assert!(!may_hide("text = \"一\\n二\\\"三\\\"\""));
    }
}
