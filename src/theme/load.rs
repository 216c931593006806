//! Lays a project's theme over the built-in one.

use super::{DEFAULT, Template, Theme, Words, builtin};
use crate::diag::{Place, Sink, THEME_UNKNOWN};
use crate::label::Lang;
use crate::source::{self, Entry, Kind, Project, SourceSet};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// What a theme is gathered in: files by their path within it.
#[derive(Default)]
struct Gathered {
    templates: BTreeMap<String, Template>,
    assets: BTreeMap<String, Cow<'static, [u8]>>,
    fonts: BTreeMap<String, Cow<'static, [u8]>>,
    parts: BTreeMap<String, Cow<'static, [u8]>>,
    words: BTreeMap<Lang, Words>,
}

/// What a file of a theme is, by its path.
enum Role {
    Template,
    Asset(String),
    Font(String),
    Part,
    Words(Lang),
    /// A licence, a recipe: nothing that pages are made from.
    Beside,
}

/// Loads a theme by its name, and the fonts of the project; `place` is where the book names it.
pub fn load(
    project: &Project,
    name: &str,
    place: Option<Span>,
    sources: &mut SourceSet,
    sink: &mut Sink,
) -> Theme {
    let mut gathered = Gathered::builtin();
    let folder = format!("{}/{name}", Project::THEMES);
    if project.root().join(&folder).is_dir() {
        for entry in source::list(project.root(), &folder, sink) {
            if let Some(path) = entry.path.strip_prefix(&format!("{folder}/")) {
                gathered.lay_over(path, &entry, sources, sink);
            }
        }
    } else if name != DEFAULT {
        let place = place.map_or_else(|| Place::File(folder.clone()), Place::Text);
        sink.report(
            THEME_UNKNOWN
                .at(place)
                .words(format!("没有主题“{name}”"), format!("there is no theme “{name}”"))
                .help(
                    format!("新建文件夹 {folder}，放入要改的文件；或写 theme = \"default\""),
                    format!("make a folder {folder} with the files to change, or write theme = \"default\""),
                ),
        );
    }
    for entry in source::list(project.root(), Project::FONTS, sink) {
        if source::is_font(Path::new(&entry.path))
            && let Some(bytes) = source::read_font(&entry, sink)
        {
            gathered.fonts.insert(entry.path, Cow::Owned(bytes));
        }
    }
    gathered.finish()
}

/// Loads the built-in theme alone, for work without a project.
#[must_use]
pub fn builtin_theme() -> Theme {
    Gathered::builtin().finish()
}

impl Gathered {
    fn builtin() -> Self {
        let mut all = Self::default();
        for (path, bytes) in builtin::files() {
            match role(&path) {
                Role::Asset(name) => drop(all.assets.insert(name, Cow::Borrowed(bytes))),
                Role::Font(name) => drop(all.fonts.insert(name, Cow::Borrowed(bytes))),
                Role::Part => drop(all.parts.insert(path, Cow::Borrowed(bytes))),
                Role::Words(lang) => {
                    let words = Words::builtin(&String::from_utf8_lossy(bytes));
                    all.words.insert(lang, words);
                }
                Role::Template => {
                    let template = Template {
                        name: path.clone(),
                        text: String::from_utf8_lossy(bytes),
                        source: None,
                    };
                    all.templates.insert(path, template);
                }
                Role::Beside => {}
            }
        }
        all
    }

    /// Lays a file of the project's theme over what is there.
    fn lay_over(&mut self, path: &str, entry: &Entry, sources: &mut SourceSet, sink: &mut Sink) {
        match role(path) {
            Role::Asset(name) => {
                if let Some(bytes) = source::read_bytes(entry, sink) {
                    self.assets.insert(name, Cow::Owned(bytes));
                }
            }
            Role::Font(name) => {
                if let Some(bytes) = source::read_font(entry, sink) {
                    self.fonts.insert(name, Cow::Owned(bytes));
                }
            }
            Role::Part => {
                if let Some(bytes) = source::read_bytes(entry, sink) {
                    self.parts.insert(path.to_owned(), Cow::Owned(bytes));
                }
            }
            Role::Words(lang) => {
                if let Some(id) = source::read_text(entry, Kind::Theme, sources, sink) {
                    let text = sources.get(id).text.clone();
                    self.words
                        .entry(lang)
                        .or_default()
                        .lay_over(id, &text, sink);
                }
            }
            Role::Template => {
                let Some(id) = source::read_text(entry, Kind::Theme, sources, sink) else {
                    return;
                };
                let text = sources.get(id).text.clone();
                if self.templates.get(path).is_some_and(|t| t.text == text) {
                    return;
                }
                let template = Template {
                    name: path.to_owned(),
                    text: Cow::Owned(text),
                    source: Some(id),
                };
                self.templates.insert(path.to_owned(), template);
            }
            Role::Beside => {}
        }
    }

    fn finish(self) -> Theme {
        let is_page = |template: &Template| template.name.ends_with(".html");
        let (templates, print) = self.templates.into_values().partition(is_page);
        Theme {
            templates,
            print,
            fonts: self.fonts,
            assets: self.assets,
            parts: self.parts,
            words: self.words,
        }
    }
}

fn role(path: &str) -> Role {
    if let Some(asset) = path.strip_prefix("assets/") {
        Role::Asset(asset.to_owned())
    } else if let Some(font) = path.strip_prefix("fonts/") {
        match source::is_font(Path::new(font)) {
            true => Role::Font(font.to_owned()),
            false => Role::Beside,
        }
    } else if let Some(lang) = words_of(path) {
        Role::Words(lang)
    } else if path.ends_with(".html") || path.ends_with(".typ") {
        Role::Template
    } else if path.ends_with(".js") || path.ends_with(".css") {
        Role::Part
    } else {
        Role::Beside
    }
}

/// Returns the language of a file of words: `words/zh.toml`.
fn words_of(path: &str) -> Option<Lang> {
    Lang::from_tag(path.strip_prefix("words/")?.strip_suffix(".toml")?)
}
