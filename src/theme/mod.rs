//! A theme: templates, assets, fonts and words; a project's folder is laid over the built-in one, file by file, and files
//! of words key by key.
//!
//! Nothing here renders; faults of a template are found where it is compiled, in `render`.

mod load;
mod words;

pub use load::{builtin_theme, load};
pub use words::Words;

use crate::label::Lang;
use crate::span::SourceId;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The name of the theme that every other one is laid over.
pub const DEFAULT: &str = "default";

/// A template as written.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its name: the path within the theme, `part/step.html`.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
    /// Where a project's own template is shown from; `None` for a built-in one.
    pub source: Option<SourceId>,
}

/// A theme, ready to be compiled.
#[derive(Debug)]
pub struct Theme {
    /// The templates of pages, in the order of their names.
    pub templates: Vec<Template>,
    /// The templates of what is printed (`.typ`), in the order of their names.
    pub print: Vec<Template>,
    /// The font files by where they come from: `NotoSansCJKsc-Regular.otf`, those of a project as `fonts/House.otf`.
    pub fonts: BTreeMap<String, Cow<'static, [u8]>>,
    /// The files below `assets/`, by their path there.
    pub assets: BTreeMap<String, Cow<'static, [u8]>>,
    /// Scripts and styles that pages carry within themselves, by their path in the theme.
    pub parts: BTreeMap<String, Cow<'static, [u8]>>,
    /// The fixed words by language.
    pub words: BTreeMap<Lang, Words>,
}
