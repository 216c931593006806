//! Lays a project's theme over the built-in one.

use super::{DEFAULT, Template, Theme, Words};
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
    let mut gathered = Gathered::builtin(name);
    let folder = format!("{}/{name}", Project::THEMES);
    let builtin = source::themes();
    if project.root().join(&folder).is_dir() {
        for entry in source::list(project.root(), &folder, sink) {
            if let Some(path) = entry.path.strip_prefix(&format!("{folder}/")) {
                gathered.lay_over(path, &entry, sources, sink);
            }
        }
    } else if !builtin.iter().any(|known| known == name) {
        let place = place.map_or_else(|| Place::File(folder.clone()), Place::Text);
        let known = builtin.join("、");
        let known_en = builtin.join(", ");
        sink.report(
            THEME_UNKNOWN
                .at(place)
                .words(format!("没有主题“{name}”"), format!("there is no theme “{name}”"))
                .expected(format!("自带的主题：{known}"), format!("built in: {known_en}"))
                .help(
                    format!("新建文件夹 {folder}，放入要改的文件；或换成自带的主题"),
                    format!("make a folder {folder} with the files to change, or write the name of a built-in one"),
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
    Gathered::builtin(DEFAULT).finish()
}

impl Gathered {
    /// Takes the built-in theme, and what the built-in one of that name lays over it.
    fn builtin(name: &str) -> Self {
        let mut all = Self::default();
        all.take(source::theme_files(DEFAULT));
        if name != DEFAULT {
            all.take(source::theme_files(name));
        }
        all
    }

    fn take(&mut self, files: Vec<(String, &'static [u8])>) {
        for (path, bytes) in files {
            match role(&path) {
                Role::Asset(name) => drop(self.assets.insert(name, Cow::Borrowed(bytes))),
                Role::Font(name) => drop(self.fonts.insert(name, Cow::Borrowed(bytes))),
                Role::Part => drop(self.parts.insert(path, Cow::Borrowed(bytes))),
                Role::Words(lang) => {
                    let words = Words::builtin(&String::from_utf8_lossy(bytes));
                    self.words.entry(lang).or_default().0.extend(words.0);
                }
                Role::Template => {
                    let template = Template {
                        name: path.clone(),
                        text: String::from_utf8_lossy(bytes),
                        source: None,
                    };
                    self.templates.insert(path, template);
                }
                Role::Beside => {}
            }
        }
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
