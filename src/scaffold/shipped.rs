//! The standards that come with the program: the folder `standards/` of its own sources, embedded whole.

use crate::label::Lang;
use include_dir::{Dir, DirEntry, File, include_dir};
use std::collections::BTreeMap;
use toml::Table;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/standards");

/// The industry of what fits every trade; its shelf stands last, after the trades themselves.
const EVERY_TRADE: &str = "All trades";

/// A standard that comes with the program.
#[derive(Debug, Default)]
pub struct Shipped {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title by language.
    pub title: BTreeMap<Lang, String>,
    /// The industry it is for, by language.
    pub industry: BTreeMap<Lang, String>,
    /// What sort of document it is, as its file says it.
    pub kind: String,
    /// What it holds most of all: phases and steps, else articles, rules and so on, each with its number.
    pub holds: Vec<(Holding, usize)>,
    /// Its files: path below its own folder (or the name of its only file), and content.
    pub files: Vec<(String, &'static [u8])>,
    /// Whether it has a folder of its own.
    pub is_folder: bool,
    /// The standards it takes something from.
    pub includes: Vec<String>,
}

/// What a standard is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// Phases of a service or project.
    Phases,
    /// Steps of its phases.
    Steps,
    /// Articles of a policy.
    Articles,
    /// Cases to discuss.
    Cases,
    /// Rules that hold all the time.
    Rules,
}

impl Shipped {
    /// Returns the title in a language, or in any.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        said(&self.title, lang).unwrap_or(&self.id)
    }

    /// Returns the industry in a language, or in any.
    #[must_use]
    pub fn industry(&self, lang: Lang) -> Option<&str> {
        said(&self.industry, lang)
    }
}

fn said(texts: &BTreeMap<Lang, String>, lang: Lang) -> Option<&str> {
    let text = texts.get(&lang).or_else(|| texts.values().next());
    text.map(String::as_str)
}

/// Puts the standards that come with the program side by side by industry: trades first, what fits every trade last.
#[must_use]
pub fn shelves() -> Vec<Vec<Shipped>> {
    let mut shelves: Vec<Vec<Shipped>> = Vec::new();
    for one in shipped() {
        let shelf = shelves
            .iter_mut()
            .find(|shelf| shelf[0].industry == one.industry);
        match shelf {
            Some(shelf) => shelf.push(one),
            None => shelves.push(vec![one]),
        }
    }
    shelves.sort_by_key(|shelf| shelf[0].industry(Lang::En) == Some(EVERY_TRADE));
    shelves
}

/// Lists the standards that come with the program, in the order of their ids.
#[must_use]
pub fn shipped() -> Vec<Shipped> {
    let mut all: Vec<Shipped> = FOLDER
        .entries()
        .iter()
        .filter(|entry| !is_hidden(entry))
        .filter_map(|entry| match entry {
            DirEntry::File(file) => of_files(vec![named(file, "")], false),
            DirEntry::Dir(dir) => {
                let base = format!("{}/", slashed(dir.path()));
                let mut files = Vec::new();
                gather(dir, &base, &mut files);
                of_files(files, true)
            }
        })
        .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

fn is_hidden(entry: &DirEntry<'_>) -> bool {
    let name = entry.path().file_name().unwrap_or_default();
    name.to_string_lossy().starts_with('.')
}

fn gather(dir: &'static Dir<'static>, base: &str, files: &mut Vec<(String, &'static [u8])>) {
    for entry in dir.entries().iter().filter(|entry| !is_hidden(entry)) {
        match entry {
            DirEntry::File(file) => files.push(named(file, base)),
            DirEntry::Dir(dir) => gather(dir, base, files),
        }
    }
}

fn named(file: &'static File<'static>, base: &str) -> (String, &'static [u8]) {
    let path = slashed(file.path());
    let below = path.strip_prefix(base).unwrap_or(&path);
    (below.to_owned(), file.contents())
}

fn slashed(path: &std::path::Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Makes a standard of its files; none where no file says that it is one, as the book's does not.
fn of_files(mut files: Vec<(String, &'static [u8])>, is_folder: bool) -> Option<Shipped> {
    files.sort();
    let tables: Vec<Table> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".toml"))
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()?.parse().ok())
        .collect();
    let head = tables
        .iter()
        .find_map(|table| table.get("standard")?.as_table())?;
    let text = |key: &str| head.get(key)?.as_str().map(str::to_owned);
    let own = text("language").and_then(|tag| Lang::from_tag(&tag));
    let by_language = |key: &str| -> BTreeMap<Lang, String> {
        let Some(words) = head.get(key) else {
            return BTreeMap::new();
        };
        let each = Lang::ALL.into_iter().filter_map(|lang| {
            let plain = own.unwrap_or(Lang::Zh) == lang;
            let said = words.get(lang.tag()).or(plain.then_some(words))?;
            Some((lang, said.as_str()?.to_owned()))
        });
        each.collect()
    };
    let includes = head.get("include").and_then(|list| list.as_array());
    let origins = includes.into_iter().flatten().filter_map(|one| {
        let from = one.get("from")?.as_str()?;
        Some(from.to_owned())
    });
    Some(Shipped {
        id: text("id")?,
        version: text("version").unwrap_or_default(),
        title: by_language("title"),
        industry: by_language("industry"),
        kind: text("kind").unwrap_or_default(),
        holds: holds(&tables),
        includes: origins.collect(),
        files,
        is_folder,
    })
}

/// Counts what a standard is made of: its process, or what stands in the place of one.
fn holds(tables: &[Table]) -> Vec<(Holding, usize)> {
    let all = |key: &str| {
        let lists = tables.iter().filter_map(|table| table.get(key)?.as_array());
        lists.flatten().collect::<Vec<_>>()
    };
    let phases = all("phases");
    let steps = phases.iter().map(|phase| {
        let steps = phase.get("steps").and_then(|steps| steps.as_array());
        steps.map_or(0, Vec::len)
    });
    let process = vec![
        (Holding::Phases, phases.len()),
        (Holding::Steps, steps.sum()),
    ];
    let others = [
        (Holding::Articles, all("articles").len()),
        (Holding::Cases, all("cases").len()),
        (Holding::Rules, all("rules").len()),
    ];
    let mut counted = process;
    if phases.is_empty() {
        counted.extend(others);
    }
    counted.retain(|(_, number)| *number > 0);
    counted
}
