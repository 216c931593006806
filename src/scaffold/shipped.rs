//! The standards that come with the program: the folder `standards/` of its own sources, embedded whole.

use crate::label::Lang;
use include_dir::{Dir, DirEntry, File, include_dir};
use std::collections::BTreeMap;
use toml::Table;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/standards");

/// A standard that comes with the program.
#[derive(Debug)]
pub struct Shipped {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title by language.
    pub title: BTreeMap<Lang, String>,
    /// Its files: path below its own folder (or the name of its only file), and content.
    pub files: Vec<(String, &'static [u8])>,
    /// Whether it has a folder of its own.
    pub is_folder: bool,
    /// The standards it takes something from.
    pub includes: Vec<String>,
}

impl Shipped {
    /// Returns the title in a language, or in any.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        let title = self.title.get(&lang);
        title
            .or_else(|| self.title.values().next())
            .map_or(&self.id, |title| title)
    }
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
    let head = files
        .iter()
        .filter(|(path, _)| path.ends_with(".toml"))
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()?.parse::<Table>().ok())
        .find_map(|table| table.get("standard")?.as_table().cloned())?;
    let text = |key: &str| head.get(key)?.as_str().map(str::to_owned);
    let own = text("language").and_then(|tag| Lang::from_tag(&tag));
    let title = head.get("title")?;
    let by_language = Lang::ALL.into_iter().filter_map(|lang| {
        let said = title
            .get(lang.tag())
            .or_else(|| (own.unwrap_or(Lang::Zh) == lang).then_some(title))?;
        Some((lang, said.as_str()?.to_owned()))
    });
    let includes = head.get("include").and_then(|list| list.as_array());
    let origins = includes.into_iter().flatten().filter_map(|one| {
        let from = one.get("from")?.as_str()?;
        Some(from.to_owned())
    });
    Some(Shipped {
        id: text("id")?,
        version: text("version").unwrap_or_default(),
        title: by_language.collect(),
        includes: origins.collect(),
        files,
        is_folder,
    })
}
