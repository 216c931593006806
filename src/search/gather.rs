//! Pages of a standard → its things, each once, whatever number of pages shows them.
//!
//! A thing that has an id is the same thing wherever it stands; the page that explains it comes first, and other pages
//! add what they alone print. Nothing that a page prints is lost: a block that no earlier page prints is kept, with the
//! thing that it belongs to or else with its page.

use super::fold::fold;
use super::read::{Group, PageText, Thing};
use std::collections::{BTreeMap, BTreeSet};

/// A thing of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub group: Group,
    /// Its page, by its place in the list of pages.
    pub page: usize,
    pub anchor: String,
    pub title: String,
    pub lines: Vec<String>,
    /// The title of what it is part of.
    pub place: String,
}

/// A page of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub path: String,
    pub title: String,
    /// How far behind others it stands: 0 explains, 1 lists, 2 is to fill in or tells what is open, 3 tells again.
    pub behind: u8,
}

/// The things of a standard.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The pages, in the order of the entries.
    pub pages: Vec<Page>,
    pub entries: Vec<Entry>,
    own: BTreeMap<String, usize>,
    /// By group and folded title: what has no id of its own.
    titled: BTreeMap<(Group, String), usize>,
    seen: BTreeSet<String>,
}

/// Tells whether a page tells in another way what other pages hold: to learn by, to be asked, to practise.
fn is_retold(kind: &str) -> bool {
    matches!(
        kind,
        "meeting"
            | "journey"
            | "flow"
            | "duties"
            | "quiz"
            | "quiz-paper"
            | "quiz-key"
            | "practice"
            | "training"
    )
}

/// Tells how early a page comes: where things are explained first, where they are only listed last.
fn rank(kind: &str) -> (u8, bool) {
    if is_retold(kind) {
        return (12, false);
    }
    let explains = match kind {
        "phase" => 0,
        "phrases" => return (1, false),
        "grooming" | "conduct" | "articles" => 2,
        "forms" | "bodies" => 4,
        "lessons" | "cases" | "chapter" | "glossary" => 5,
        "exceptions" => return (3, false),
        "overview" => return (6, false),
        "roles" | "role" => return (7, false),
        "open" | "changes" | "acknowledgement" => return (9, false),
        "sheet" => return (10, false),
        "go" => return (11, false),
        _ => return (8, false),
    };
    (explains, true)
}

/// Gathers the things of some pages, given with the paths that lead to them.
pub(super) fn gather(mut pages: Vec<(String, PageText)>) -> Gathered {
    pages.sort_by_key(|(_, page)| rank(&page.kind).0);
    let mut all = Gathered::default();
    for (path, page) in pages {
        all.page(path, page);
    }
    all
}

impl Gathered {
    fn page(&mut self, path: String, page: PageText) {
        let (_, explains) = rank(&page.kind);
        let number = self.pages.len();
        let title = page.things[0].title.join(" ");
        let behind = match rank(&page.kind).0 {
            0..=2 | 4..=5 => 0,
            3 | 6..=8 => 1,
            9..=11 => 2,
            _ => 3,
        };
        self.pages.push(Page {
            path,
            title: title.clone(),
            behind,
        });
        let titles: Vec<String> = page.things.iter().map(|t| t.title.join(" ")).collect();
        // What has no place of its own goes with the page.
        let mut rest: Vec<String> = Vec::new();
        let mut entries = page.things.into_iter();
        let Some(top) = entries.next() else { return };
        let place_of_page = self.entries.len();
        self.entries.push(Entry {
            group: top.group,
            page: number,
            anchor: String::new(),
            title,
            lines: Vec::new(),
            place: String::new(),
        });
        rest.extend(top.lines);
        for thing in entries {
            if is_retold(&page.kind) {
                // What it asks or draws is explained elsewhere; what it alone says belongs to the page.
                rest.extend(thing.title.into_iter().chain(thing.lines));
                continue;
            }
            let place = thing.parent.filter(|p| *p > 0).map(|p| titles[p].clone());
            let place = place.unwrap_or_default();
            self.thing(thing, number, place, (&page.kind, explains), &mut rest);
        }
        rest.extend(page.labels);
        top.title.iter().for_each(|line| {
            self.seen.insert(fold(line));
        });
        rest.retain(|line| self.seen.insert(fold(line)));
        self.entries[place_of_page].lines = rest;
    }

    fn thing(
        &mut self,
        thing: Thing,
        page: usize,
        place: String,
        (kind, explains): (&str, bool),
        rest: &mut Vec<String>,
    ) {
        let blocks = || thing.title.iter().chain(&thing.lines);
        let known = self.known(&thing, kind);
        if let Some(at) = known {
            for block in blocks() {
                if self.seen.insert(fold(block)) {
                    self.entries[at].lines.push(block.clone());
                }
            }
            return;
        }
        let mut new = vec![];
        for block in blocks() {
            new.push(self.seen.insert(fold(block)));
        }
        let is_whole = explains || thing.is_own && kind != "sheet";
        if !is_whole && !new.contains(&true) {
            return;
        }
        let titles = thing.title.len();
        // A heading over what is told elsewhere is no thing of its own.
        if !is_whole && !new[titles..].contains(&true) && kind != "sheet" {
            let new = thing.title.into_iter().zip(&new).filter(|(_, new)| **new);
            for (line, _) in new {
                self.seen.remove(&fold(&line));
                rest.push(line);
            }
            return;
        }
        let title = thing.title.join(" ");
        let lines = thing.lines.into_iter().zip(&new[titles..]);
        let lines: Vec<String> = lines
            .filter(|(_, new)| is_whole || **new)
            .map(|(line, _)| line)
            .collect();
        if title.is_empty() && lines.is_empty() {
            return;
        }
        let at = self.entries.len();
        if thing.is_own && kind != "sheet" {
            self.own.entry(thing.anchor.clone()).or_insert(at);
        }
        if let Some(key) = key(thing.group, &title, &lines) {
            self.titled.entry(key).or_insert(at);
        }
        self.entries.push(Entry {
            group: thing.group,
            page,
            anchor: thing.anchor,
            title,
            lines,
            place,
        });
    }

    /// Finds the same thing, as an earlier page showed it.
    fn known(&self, thing: &Thing, kind: &str) -> Option<usize> {
        if kind == "sheet" {
            return None;
        }
        if thing.is_own {
            let id = thing.anchor.as_str();
            let owner = id.split('/').next().filter(|_| kind == "go");
            return self.own.get(id).or_else(|| self.own.get(owner?)).copied();
        }
        if rank(kind).1 {
            return None;
        }
        let key = key(thing.group, &thing.title.join(" "), &thing.lines)?;
        self.titled.get(&key).copied()
    }
}

/// What makes a number or a phrase without an id the same as another one.
fn key(group: Group, title: &str, lines: &[String]) -> Option<(Group, String)> {
    match group {
        Group::Phrase => Some((group, fold(title))),
        Group::Number => {
            let label = lines.first().map(|line| fold(line)).unwrap_or_default();
            Some((group, format!("{}\n{label}", fold(title))))
        }
        _ => None,
    }
}
