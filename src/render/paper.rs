//! What a document is set from.

use crate::format::Date;
use crate::label::Lang;
use serde_json::Value;
use std::collections::BTreeMap;

/// What documents keep to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PdfStandard {
    /// PDF/UA-1: can be read aloud.
    #[default]
    Ua1,
    /// PDF/A-2a beside PDF/UA-1: can still be opened in decades. It says of which day it is.
    A2a(Date),
}

/// What one document is set from.
pub struct Paper<'p> {
    /// The template: `checklist.typ`.
    pub template: &'p str,
    /// The language of its words.
    pub lang: Lang,
    /// What the template finds as `/data.json`, beside `runs`.
    pub data: Value,
    /// The same in a second language, which stands beside the first.
    ///
    /// The template then finds everything once more below `/other/`: its parts, the data, and the words of that language.
    pub other: Option<(Lang, Value)>,
    /// What tells the document from all others: the path of its file.
    pub ident: &'p str,
    /// The pictures that it shows, by the path that its data names: `/picture/1`.
    pub pictures: BTreeMap<String, Vec<u8>>,
}
