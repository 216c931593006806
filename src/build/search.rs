//! Makes what the search of the site holds, from pages as they come from the press.
//!
//! A page is read when it has just been printed, and the scripts of a standard are made when its last page has come; so
//! no page is printed twice, and no more texts wait than standards are in the making. Where a page stands as it was made
//! and a script does not, the page is printed once more, only to be read.

use super::Failed;
use super::job::{Job, Work};
use super::page::{Failure, Press};
use super::plan::{Part, Plan};
use super::scope::{Format, Product, Tag};
use crate::artifact::ArtifactPath;
use crate::diag::Sink;
use crate::label::Lang;
use crate::search::{self, MOST_BYTES, PageText};
use crate::view::page::PageRef;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Where the table of readings lies.
const PINYIN: &str = "assets/search/pinyin.js";

/// How the keys of the words begin that the search shows.
const WORDS: &str = "search";

type Texts = BTreeMap<String, PageText>;

impl Plan<'_> {
    /// Plans the scripts of each standard, and those that lead to them.
    pub fn search(&mut self, part: Part, sink: &mut Sink) {
        // Known before any page is: what pages print of the texts and around them is less than once and a half of them.
        let parts = |bytes: usize| (bytes + bytes / 2).div_ceil(MOST_BYTES).max(1);
        let volumes = self.edition.volumes.iter();
        self.shards = volumes
            .map(|volume| parts(volume.outline.open.bytes))
            .collect();
        for lang in self.languages.clone() {
            for volume in self.volumes() {
                let tag = self.shard_tag(volume, lang);
                for number in 1..=self.shards[volume] {
                    let path = self.edition.shard_path(volume, lang, number);
                    self.put(
                        &path,
                        Work::Shard(volume, lang, number),
                        Some(tag.clone()),
                        sink,
                    );
                }
            }
        }
        let mut tags = self
            .languages
            .iter()
            .flat_map(|lang| (0..self.shards.len()).map(|volume| self.shard_tag(volume, *lang)));
        if !(part.has_book() && tags.any(|tag| self.scope.wants(&tag))) {
            return;
        }
        for lang in self.languages.clone() {
            self.put(
                &self.edition.search_path(lang),
                Work::Shards(lang),
                None,
                sink,
            );
        }
        if self.languages.contains(&Lang::Zh) {
            self.put(PINYIN, Work::Pinyin, None, sink);
        }
    }

    fn shard_tag(&self, volume: usize, lang: Lang) -> Tag {
        Tag {
            product: Product::Handbook,
            format: Format::Html,
            standard: Some(self.edition.volumes[volume].standard.id.clone()),
            role: None,
            lang: Some(lang),
            second: None,
        }
    }
}

impl Press<'_> {
    /// Makes the script that names those of a language: those of this build, and those that earlier builds left.
    pub fn loader(&self, lang: Lang) -> Vec<u8> {
        let edition = &self.plan.edition;
        let volumes = edition.volumes.iter().zip(&self.plan.shards).enumerate();
        let shards = volumes.filter_map(|(volume, (v, parts))| {
            let there = |part: &usize| edition.reach.has(&edition.shard_path(volume, lang, *part));
            let parts = (1..=*parts).take_while(there).count();
            (parts > 0).then_some((v.standard.id.as_str(), parts))
        });
        let mut words = self.renderer.words(lang, WORDS);
        // A thing whose answer is open comes behind one that answers.
        words.insert(
            "open".to_owned(),
            self.renderer.word(lang, "open").to_owned(),
        );
        search::loader(lang.tag(), &edition.prefix(lang), shards, &words).into_bytes()
    }

    /// Makes the scripts of a standard from its pages; `texts` holds those that have been read.
    ///
    /// # Errors
    /// When a page that has not been read cannot be printed.
    pub fn scripts(
        &self,
        volume: usize,
        lang: Lang,
        mut texts: Texts,
    ) -> Result<Vec<String>, Box<tera::Error>> {
        let edition = &self.plan.edition;
        let base = format!(
            "{}{}/",
            edition.prefix(lang),
            edition.volumes[volume].standard.id
        );
        let mut pages = Vec::new();
        for (path, work) in self.pages(volume, lang) {
            let text = match texts.remove(&path) {
                Some(text) => text,
                None => search::read(&String::from_utf8_lossy(&self.page(&work)?)),
            };
            let below = path.strip_prefix(&base).unwrap_or(&path);
            pages.push((below.to_owned(), text));
        }
        let id = &edition.volumes[volume].standard.id;
        let parts = self.plan.shards[volume];
        Ok(search::shards(lang.tag(), id, &base, pages, parts))
    }

    /// Lists the pages of a standard that there are, by their paths from the site's root.
    fn pages(&self, volume: usize, lang: Lang) -> Vec<(String, Work<'_>)> {
        let edition = &self.plan.edition;
        let v = &edition.volumes[volume];
        let folder = format!("{}{}", edition.prefix(lang), v.standard.id);
        let mut pages: Vec<(String, Work<'_>)> = Vec::new();
        for key in v.pages() {
            let page = PageRef { volume, key };
            pages.push((edition.path(&page, lang), Work::Page(page, lang)));
        }
        for (index, list) in v.standard.checklists.iter().enumerate() {
            let path = format!("{folder}/checklists/{}.html", list.id);
            pages.push((path, Work::Checklist(volume, index, lang)));
        }
        for (index, audit) in v.standard.audits.iter().enumerate() {
            if !(edition.public && audit.internal) {
                let path = format!("{folder}/score-sheets/{}.html", audit.id);
                pages.push((path, Work::ScoreSheet(volume, index, lang)));
            }
        }
        pages.retain(|(path, _)| edition.reach.has(path));
        pages
    }
}

/// The standards of a build whose scripts have to be made, and the texts of their pages as they come.
pub(super) struct Gather<'p, 'c> {
    press: &'p Press<'c>,
    slots: BTreeMap<(usize, Lang), Slot<'p, 'c>>,
}

/// The scripts of a standard in a language.
#[derive(Default)]
struct Slot<'p, 'c> {
    /// The scripts that have to be made.
    jobs: Vec<&'p Job<'c>>,
    /// How many pages of this build are still to come.
    left: AtomicUsize,
    texts: Mutex<Texts>,
}

impl<'p, 'c> Gather<'p, 'c> {
    /// Prepares for some files; `keeps` tells whether one stands as it would be made.
    pub fn new(
        press: &'p Press<'c>,
        jobs: impl Iterator<Item = &'p Job<'c>> + Clone,
        keeps: impl Fn(&Job<'_>) -> bool,
    ) -> Self {
        let mut slots: BTreeMap<(usize, Lang), Slot<'_, '_>> = BTreeMap::new();
        for job in jobs.clone() {
            if let Work::Shard(volume, lang, _) = job.work
                && !keeps(job)
            {
                slots.entry((volume, lang)).or_default().jobs.push(job);
            }
        }
        for job in jobs {
            let slot = page_of(job).and_then(|page| slots.get_mut(&page));
            if let Some(slot) = slot {
                *slot.left.get_mut() += 1;
            }
        }
        Self { press, slots }
    }

    /// Takes note of a file that is finished, with its bytes if it was made. When it was the last page of its standard,
    /// returns the scripts.
    pub fn note(
        &self,
        job: &Job<'_>,
        bytes: Option<&[u8]>,
    ) -> Vec<(&'p Job<'c>, Result<String, Failure>)> {
        let Some(page) = page_of(job) else {
            return Vec::new();
        };
        let Some(slot) = self.slots.get(&page) else {
            return Vec::new();
        };
        if let Some(text) = bytes.map(String::from_utf8_lossy) {
            let path = job.path.as_str();
            let path = path.strip_prefix(&self.press.plan.prefix).unwrap_or(path);
            let text = search::read(&text);
            let mut texts = slot.texts.lock().unwrap_or_else(PoisonError::into_inner);
            texts.insert(path.to_owned(), text);
        }
        match slot.left.fetch_sub(1, Ordering::AcqRel) {
            1 => self.scripts(page, slot),
            _ => Vec::new(),
        }
    }

    /// Returns the scripts of standards that no page of this build belongs to.
    pub fn rest(&self) -> Vec<(&'p Job<'c>, Result<String, Failure>)> {
        let rest = self.slots.iter().filter(|(page, _)| {
            !self
                .press
                .plan
                .jobs
                .iter()
                .any(|job| page_of(job) == Some(**page))
        });
        rest.flat_map(|(page, slot)| self.scripts(*page, slot))
            .collect()
    }

    fn scripts(
        &self,
        (volume, lang): (usize, Lang),
        slot: &Slot<'p, 'c>,
    ) -> Vec<(&'p Job<'c>, Result<String, Failure>)> {
        let texts = std::mem::take(&mut *slot.texts.lock().unwrap_or_else(PoisonError::into_inner));
        let mut scripts = match self.press.scripts(volume, lang, texts) {
            Ok(scripts) => scripts,
            Err(error) => {
                let failed = slot
                    .jobs
                    .first()
                    .map(|job| (*job, Err(Failure::Template(error))));
                return failed.into_iter().collect();
            }
        };
        let script = |job: &&'p Job<'c>| match job.work {
            Work::Shard(_, _, part) => (*job, Ok(std::mem::take(&mut scripts[part - 1]))),
            _ => unreachable!("a slot holds scripts"),
        };
        slot.jobs.iter().map(script).collect()
    }
}

/// Tells which standard and language a page belongs to; nothing for what is no page of one.
fn page_of(job: &Job<'_>) -> Option<(usize, Lang)> {
    if job.format != Format::Html {
        return None;
    }
    match &job.work {
        Work::Page(page, lang) if !page.key.is_of_book() => Some((page.volume, *lang)),
        Work::Checklist(volume, _, lang) | Work::ScoreSheet(volume, _, lang) => {
            Some((*volume, *lang))
        }
        _ => None,
    }
}

/// Tells whether a file is made from the texts of pages, after them.
pub(super) fn is_shard(job: &Job<'_>) -> bool {
    matches!(job.work, Work::Shard(..))
}

/// Parts what could be made from what could not.
pub(super) fn parted(
    scripts: Vec<(&Job<'_>, Result<String, Failure>)>,
) -> (Vec<(ArtifactPath, Vec<u8>)>, Failed) {
    let (mut made, mut failed) = (Vec::new(), Vec::new());
    for (job, script) in scripts {
        match script {
            Ok(script) => made.push((job.path.clone(), script.into_bytes())),
            Err(failure) => failed.push((job.path.clone(), failure)),
        }
    }
    (made, failed)
}
