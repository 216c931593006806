//! The templates of a theme, compiled once and used from all threads.

use super::asset::Assets;
use super::brief;
use super::inline::{self, Parts};
use super::size::{Page, TOO_LONG};
use super::slot::escape;
use super::{fault, markdown, tidy, turns};
use crate::diag::{Diagnostic, Sink};
use crate::label::Lang;
use crate::render::inline::plain;
use crate::render::quote::within_quotes;
use crate::source::SourceSet;
use crate::theme::Theme;
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

/// The template that speaks to readers of all languages: it finds the words of each by its tag.
const EVERY_LANGUAGE: &str = "404.html";

/// Renders views by the templates of a theme.
pub struct Renderer {
    tera: Tera,
    words: BTreeMap<Lang, Value>,
    templates: Vec<crate::theme::Template>,
    assets: Assets,
    parts: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Renderer {
    /// Compiles the templates of a theme; reports every fault that stops them.
    pub fn new(
        theme: &Theme,
        assets: &Assets,
        sources: &mut SourceSet,
        sink: &mut Sink,
    ) -> Option<Self> {
        let mut tera = Tera::new();
        tera.register_filter(
            "inline",
            |v: &Value, kwargs: Kwargs, _: &State| match bare(v) {
                Some(text) => Ok(text),
                None => quotable(v, &kwargs, markdown::inline),
            },
        );
        tera.register_filter("speech", |v: &Value, kwargs: Kwargs, _: &State| {
            quotable(v, &kwargs, markdown::speech)
        });
        tera.register_filter("words", |v: &Value, _: Kwargs, _: &State| {
            plain(text_of(v).0)
        });
        tera.register_filter("file_name", |v: &Value, _: Kwargs, _: &State| {
            crate::render::file_name(text_of(v).0)
        });
        tera.register_filter("running", |v: &Value, kwargs: Kwargs, _: &State| {
            let width = usize::try_from(kwargs.must_get::<u64>("width")?).unwrap_or(0);
            TeraResult::Ok(brief::running(text_of(v).0, width))
        });
        tera.register_filter("brief", |v: &Value, kwargs: Kwargs, _: &State| {
            let after = kwargs.must_get::<String>("after")?;
            let sep = kwargs.must_get::<String>("sep")?;
            let texts = v.as_array().unwrap_or_default().iter().map(text_of);
            let texts: Vec<String> = texts.map(|text| plain(text.0)).collect();
            TeraResult::Ok(brief::brief(&texts, &after, &sep))
        });
        tera.register_filter(
            "block",
            |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
                let level = kwargs.get::<u64>("level")?.unwrap_or(2);
                let level = usize::try_from(level).unwrap_or(2);
                let pictures = kwargs.get::<Value>("pictures")?;
                let find = |name: &str| picture_of(pictures.as_ref()?, name);
                Ok(html(v, "div", |text, out| {
                    markdown::block(text, level, &find, out)
                }))
            },
        );
        tera.register_function("range", turns::range);
        let known = Arc::new(assets.clone());
        let there = Arc::clone(&known);
        tera.register_function(
            "has_asset",
            move |kwargs: Kwargs, _: &State| -> TeraResult<bool> {
                Ok(there.path(&kwargs.must_get::<String>("name")?).is_some())
            },
        );
        tera.register_function(
            "asset",
            move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
                let name = kwargs.must_get::<String>("name")?;
                known
                    .path(&name)
                    .map(str::to_owned)
                    .ok_or_else(|| tera::Error::message(format!("there is no asset `{name}`")))
            },
        );
        let parts = Arc::new(Parts::of(theme));
        let joined = move |kwargs: &Kwargs| -> TeraResult<Arc<inline::Joined>> {
            let names = kwargs.must_get::<Vec<String>>("names")?;
            parts.join(names).map_err(tera::Error::message)
        };
        let join = joined.clone();
        tera.register_function(
            "inline",
            move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
                Ok(Value::safe_string(&join(&kwargs)?.text))
            },
        );
        tera.register_function(
            "inline_hash",
            move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
                Ok(Value::safe_string(&joined(&kwargs)?.hash))
            },
        );
        let icons = assets_within(theme);
        tera.register_function(
            "inline_icon",
            move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
                let name = kwargs.must_get::<String>("name")?;
                let icon = icons.get(&name).map(|address| Value::safe_string(address));
                icon.ok_or_else(|| tera::Error::message(format!("there is no drawing `{name}`")))
            },
        );
        tera.register_filter(
            "starting",
            |v: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
                let with = kwargs.must_get::<Vec<String>>("with")?;
                starting(v, &with)
            },
        );
        let texts = theme
            .templates
            .iter()
            .map(|t| (t.name.clone(), t.text.as_ref()));
        if let Err(error) = tera.add_raw_templates(texts.collect::<Vec<_>>()) {
            for fault in fault::of_theme(&error, &theme.templates, sources) {
                sink.report(fault);
            }
            return None;
        }
        let words = theme
            .words
            .iter()
            .map(|(lang, words)| (*lang, Value::from_serializable(&words.0)))
            .collect();
        Some(Self {
            tera,
            words,
            templates: theme.templates.clone(),
            assets: assets.clone(),
            parts: theme.parts.clone(),
        })
    }

    /// Returns where the theme's files stand.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Returns a script or style that is part of other files, by its path in the theme; empty where there is none.
    #[must_use]
    pub fn part(&self, path: &str) -> &[u8] {
        self.parts.get(path).map_or(&[], |bytes| bytes.as_ref())
    }

    /// Returns a word of the theme, else its key.
    #[must_use]
    pub fn word<'w>(&'w self, lang: Lang, key: &'w str) -> &'w str {
        let word = self.words.get(&lang).and_then(|words| words.as_map());
        word.and_then(|words| words.get(&tera::value::Key::from(key.to_owned()))?.as_str())
            .unwrap_or(key)
    }

    /// Returns the words of the theme whose keys begin in some way.
    #[must_use]
    pub fn words(&self, lang: Lang, beginning: &str) -> BTreeMap<String, String> {
        let words = self.words.get(&lang).and_then(|words| words.as_map());
        let all = words.into_iter().flatten();
        let text = |word: &Value| word.as_str().unwrap_or_default().to_owned();
        all.map(|(key, word)| (key.to_string(), text(word)))
            .filter(|(key, _)| key.starts_with(beginning))
            .collect()
    }

    /// Tells whether the theme has a template.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Tells whether any template is the project's own.
    #[must_use]
    pub fn has_own(&self) -> bool {
        self.templates.iter().any(|t| t.source.is_some())
    }

    /// Renders one page into bytes.
    ///
    /// # Errors
    /// When the template asks for something that the view does not hold; the error is drawn by [`Self::diagnose`].
    pub fn render(
        &self,
        template: &str,
        lang: Lang,
        parts: &[(&'static str, &dyn erased::Erased)],
    ) -> Result<Vec<u8>, Box<tera::Error>> {
        let mut context = Context::new();
        if let Some(words) = self.words.get(&lang) {
            context.insert_value("w", words.clone());
        }
        if template == EVERY_LANGUAGE {
            let words = self.words.iter();
            let all: BTreeMap<&str, &Value> =
                words.map(|(lang, words)| (lang.html(), words)).collect();
            context.insert("words", &all);
        }
        for (name, part) in parts {
            context.insert_value(*name, part.value());
        }
        let mut page = Page::new();
        turns::begin();
        let done = self.tera.render_to(template, &context, &mut page);
        if page.is_full {
            let said = format!("{template} {}", TOO_LONG.1);
            return Err(Box::new(tera::Error::message(said)));
        }
        done?;
        Ok(tidy::tidy(&page.bytes))
    }

    /// Turns an error of rendering into a diagnostic that points into the template.
    pub fn diagnose(&self, error: &tera::Error, page: &str, sources: &mut SourceSet) -> Diagnostic {
        fault::of_page(error, &self.templates, page, sources)
    }
}

/// Views of any type behind one pointer.
pub mod erased {
    use serde::Serialize;

    /// Something that can be shown to a template.
    pub trait Erased {
        /// Returns the value for the template.
        fn value(&self) -> tera::Value;
    }

    impl<T: Serialize> Erased for T {
        fn value(&self) -> tera::Value {
            tera::Value::from_serializable(self)
        }
    }
}

/// Returns the Markdown of a text view, or of a bare string, and its language.
fn text_of(value: &Value) -> (&str, Option<&str>) {
    if let Some(text) = value.as_str() {
        return (text, None);
    }
    let part = |name| field(value, name).and_then(Value::as_str);
    (part("text").unwrap_or_default(), part("lang"))
}

/// Writes the drawings of a theme as addresses that hold them whole.
fn assets_within(theme: &Theme) -> BTreeMap<String, String> {
    let drawings = theme
        .assets
        .iter()
        .filter(|(name, _)| name.ends_with(".svg"));
    let address = |bytes: &[u8]| format!("data:image/svg+xml;base64,{}", BASE64.encode(bytes));
    drawings
        .map(|(name, bytes)| (name.clone(), address(bytes)))
        .collect()
}

/// Writes the words whose keys start with one of some beginnings as data for a script, keys in order.
fn starting(words: &Value, with: &[String]) -> TeraResult<Value> {
    let mut found = BTreeMap::new();
    for (key, word) in words.as_map().into_iter().flatten() {
        let key = key.to_string();
        if with
            .iter()
            .any(|beginning| key.starts_with(beginning.as_str()))
        {
            found.insert(key, word.as_str().unwrap_or_default());
        }
    }
    let data = serde_json::to_vec(&found).map_err(|e| tera::Error::message(e.to_string()))?;
    Ok(Value::safe_string(&inline::within_page(&data)))
}

fn field<'v>(value: &'v Value, name: &'static str) -> Option<&'v Value> {
    value.as_map()?.get(&tera::value::Key::Str(name))
}

/// Returns a text in the page's language that is printed as it stands; most texts are.
fn bare(value: &Value) -> Option<Value> {
    let text = match value.as_str() {
        Some(_) => value,
        None => field(value, "text").filter(|_| text_of(value).1.is_none())?,
    };
    let is_bare = text.as_str().is_some_and(markdown::is_bare);
    is_bare.then(|| text.clone().mark_safe())
}

/// Finds a picture among those that a view holds by their names.
fn picture_of(pictures: &Value, name: &str) -> Option<markdown::Picture> {
    let picture = pictures
        .as_map()?
        .get(&tera::value::Key::from(name.to_owned()))?;
    let number = |key: &'static str| picture.get_from_path(key).and_then(Value::as_u64);
    Some(markdown::Picture {
        src: picture.get_from_path("src")?.as_str()?.to_owned(),
        width: number("width")?,
        height: number("height")?,
    })
}

/// Renders a text of one line; with `quoted` it stands within quotation marks of the template.
fn quotable(
    value: &Value,
    kwargs: &Kwargs,
    render: impl FnOnce(&str, &mut String),
) -> TeraResult<Value> {
    let quoted = kwargs.get::<bool>("quoted")?.unwrap_or(false);
    Ok(html(value, "span", |text, out| {
        if quoted {
            render(&within_quotes(text), out);
        } else {
            render(text, out);
        }
    }))
}

/// Renders a text; one in another language than the page stands in an element that says so.
fn html(value: &Value, element: &str, render: impl FnOnce(&str, &mut String)) -> Value {
    let (text, lang) = text_of(value);
    let mut out = String::with_capacity(text.len() + 32);
    match lang {
        Some(lang) => {
            out.push('<');
            out.push_str(element);
            out.push_str(" lang=\"");
            escape(lang, &mut out);
            out.push_str("\">");
            render(text, &mut out);
            out.push_str("</");
            out.push_str(element);
            out.push('>');
        }
        None => render(text, &mut out),
    }
    Value::safe_string(&out)
}
