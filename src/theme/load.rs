//! Lays a project's theme over the built-in one.

use super::{DEFAULT, Template, Theme, Words, builtin};
use crate::diag::{Place, Sink, THEME_UNKNOWN};
use crate::label::Lang;
use crate::source::{self, Kind, Project, SourceSet};
use crate::span::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Loads a theme by its name; `place` is where the book names it.
pub fn load(
    project: &Project,
    name: &str,
    place: Option<Span>,
    sources: &mut SourceSet,
    sink: &mut Sink,
) -> Theme {
    let mut templates: BTreeMap<String, Template> = BTreeMap::new();
    let mut assets: BTreeMap<String, Cow<'static, [u8]>> = BTreeMap::new();
    let mut words: BTreeMap<Lang, Words> = BTreeMap::new();
    for (path, bytes) in builtin::files() {
        if let Some(asset) = path.strip_prefix("assets/") {
            assets.insert(asset.to_owned(), Cow::Borrowed(bytes));
        } else if let Some(lang) = words_of(&path) {
            words.insert(lang, Words::builtin(&String::from_utf8_lossy(bytes)));
        } else if path.ends_with(".html") {
            let text = String::from_utf8_lossy(bytes);
            templates.insert(
                path.clone(),
                Template {
                    name: path,
                    text,
                    source: None,
                },
            );
        }
    }
    let folder = format!("{}/{name}", Project::THEMES);
    if !project.root().join(&folder).is_dir() {
        if name != DEFAULT {
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
        return finish(templates, assets, words);
    }
    for entry in source::list(project.root(), &folder, sink) {
        let Some(path) = entry
            .path
            .strip_prefix(&format!("{folder}/"))
            .map(str::to_owned)
        else {
            continue;
        };
        if let Some(asset) = path.strip_prefix("assets/") {
            if let Some(bytes) = source::read_bytes(&entry, sink) {
                assets.insert(asset.to_owned(), Cow::Owned(bytes));
            }
            continue;
        }
        let lang = words_of(&path);
        if lang.is_none() && !path.ends_with(".html") {
            continue;
        }
        let unchanged = |text: &str| templates.get(&path).is_some_and(|t| t.text == text);
        let Some(id) = source::read_text(&entry, Kind::Theme, sources, sink) else {
            continue;
        };
        let text = sources.get(id).text.clone();
        match lang {
            Some(lang) => words.entry(lang).or_default().lay_over(id, &text, sink),
            None if unchanged(&text) => {}
            None => {
                let template = Template {
                    name: path.clone(),
                    text: Cow::Owned(text),
                    source: Some(id),
                };
                templates.insert(path, template);
            }
        }
    }
    finish(templates, assets, words)
}

fn finish(
    templates: BTreeMap<String, Template>,
    assets: BTreeMap<String, Cow<'static, [u8]>>,
    words: BTreeMap<Lang, Words>,
) -> Theme {
    Theme {
        templates: templates.into_values().collect(),
        assets,
        words,
    }
}

/// Returns the language of a file of words: `words/zh.toml`.
fn words_of(path: &str) -> Option<Lang> {
    Lang::from_tag(path.strip_prefix("words/")?.strip_suffix(".toml")?)
}
