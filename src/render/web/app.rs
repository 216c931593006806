//! The files that make a published site an app: its name and icons, the worker that answers without a network, and what
//! names the edition.
//!
//! # Source
//! W3C, Web Application Manifest (members of the manifest); W3C, Service Workers (a worker answers for the folder it lies in).

use serde_json::{Value, json};

use crate::label::Lang;
use crate::render::html::Renderer;
use crate::render::plain;
use crate::view::app::{BoundView, ManifestView};
use crate::view::part::TextView;

/// The colour of the browser's own bar where the house has none.
///
/// # Source
/// The accent of the table of colours.
const ACCENT: &str = "#0b5a64";
/// Icons of the theme, with their sides in pixels.
const ICONS: [(&str, &str); 2] = [("icon-192.png", "192x192"), ("icon-512.png", "512x512")];
/// The worker, in the theme.
const WORKER: &str = "app/worker.js";
/// Words that the worker says without a page, by key.
const SAID: [&str; 4] = ["app_copy", "app_not_kept", "app_not_kept_why", "app_home"];

/// Writes what a browser needs to know to install the site in one language.
#[must_use]
pub fn manifest(view: &ManifestView, theme: &Renderer) -> Vec<u8> {
    let assets = theme.assets();
    let words = |text: &TextView| plain(&text.text);
    let title = view
        .title
        .as_ref()
        .map_or_else(|| theme.word(view.lang, "book").to_owned(), words);
    // A title that names the house already says it once.
    let brand = view.brand.as_ref().map(words);
    let before = brand.iter().filter(|brand| !title.contains(brand.as_str()));
    let name: Vec<&str> = before.chain([&title]).map(String::as_str).collect();
    let mut name = name.join(" ");
    if let Some(site) = &view.site {
        name = format!("{name} · {}", words(site));
    }
    let png = ICONS.iter().filter_map(|(icon, side)| {
        let to = assets.path(icon)?;
        Some(json!({ "src": format!("{}{to}", view.root), "sizes": side, "type": "image/png", "purpose": "any maskable" }))
    });
    let drawn = assets.path("icon.svg").map(|to| {
        json!({ "src": format!("{}{to}", view.root), "sizes": "any", "type": "image/svg+xml", "purpose": "any" })
    });
    let value = json!({
        "name": name,
        "short_name": brand.unwrap_or(title),
        "lang": view.lang.html(),
        "start_url": "index.html",
        "scope": view.root,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": view.accent.as_deref().unwrap_or(ACCENT),
        "icons": png.chain(drawn).collect::<Vec<_>>(),
    });
    bytes(&value)
}

/// Writes what names an edition.
#[must_use]
pub fn edition(view: &BoundView) -> Vec<u8> {
    let titles = |all: &[(Lang, TextView)]| -> Value {
        let one =
            |(lang, text): &(Lang, TextView)| (lang.tag().to_owned(), json!(plain(&text.text)));
        Value::Object(all.iter().map(one).collect())
    };
    let standards = view.standards.iter().map(|leaf| {
        json!({ "id": leaf.id, "title": titles(&leaf.titles), "version": leaf.version, "hash": leaf.hash })
    });
    bytes(&json!({ "hash": view.hash, "standards": standards.collect::<Vec<_>>() }))
}

/// Writes the worker, with the words that it says in each language and the folders of the languages.
#[must_use]
pub fn worker(theme: &Renderer, languages: &[(Lang, String)]) -> Vec<u8> {
    let say = |(lang, folder): &(Lang, String)| {
        let word = |key: &&str| ((*key).to_owned(), json!(theme.word(*lang, key)));
        let said: serde_json::Map<String, Value> = SAID.iter().map(word).collect();
        json!({ "lang": lang.html(), "folder": folder, "words": said })
    };
    let said = json!({
        "languages": languages.iter().map(say).collect::<Vec<_>>(),
        "style": theme.assets().path("base.css"),
    });
    let mut text = format!("const said = {said};\n").into_bytes();
    text.extend_from_slice(theme.part(WORKER));
    text
}

fn bytes(value: &Value) -> Vec<u8> {
    let mut text = value.to_string();
    text.push('\n');
    text.into_bytes()
}
