//! The book with its defaults filled in.

use super::lower::{look_for, unknown_language};
use super::{Draft, Files};
use crate::diag::{DUPLICATE_ID, Sink};
use crate::format::Field;
use crate::format::doc::{BookDoc, BrandDoc, ThemeFileDoc};
use crate::format::{Paper, Strictness, Text};
use crate::label::{Lang, Words};
use crate::model::{Book, Site};
use crate::span::{SourceId, Span};
use std::collections::BTreeMap;

/// Fills in the defaults of the book, and what its theme says of the house; without a `punctilio.toml` everything is
/// default.
pub(super) fn book(
    (doc, theme): (Option<BookDoc>, Option<(ThemeFileDoc, String)>),
    drafts: &BTreeMap<String, Draft>,
    files: &dyn Files,
    sink: &mut Sink,
) -> Book {
    let nowhere = Span::new(SourceId(0), 0, 0);
    let mut doc = doc.unwrap_or_else(|| BookDoc::blank(nowhere));
    let mut languages = Vec::new();
    for name in doc.languages.list() {
        match Lang::from_tag(name.as_str()) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(_) => {}
            None => sink.report(unknown_language(name)),
        }
    }
    if languages.is_empty() {
        for draft in drafts.values() {
            if !languages.contains(&draft.standard.language) {
                languages.push(draft.standard.language);
            }
        }
    }
    if languages.is_empty() {
        languages.push(Lang::Zh);
    }
    if let Some(logo) = doc.brand.get().and_then(|brand| brand.logo.get()) {
        look_for(logo.as_str(), logo.0.span, "standards/", files, sink);
    }
    if let Some((theme, folder)) = theme {
        dress(&mut doc, theme, &folder, files, sink);
    }
    let main = languages[0];
    let title = doc.title.get().cloned().unwrap_or_else(|| {
        Text::of(
            &Words::new("服务标准手册", "Service standards handbook"),
            main,
            nowhere,
        )
    });
    let mut sites: Vec<Site> = Vec::new();
    for site in doc.sites.list() {
        let Some(id) = site.id.get() else { continue };
        if sites.iter().any(|s| s.id == id.as_str()) {
            sink.report(
                DUPLICATE_ID
                    .at(id.0.span)
                    .words(
                        format!("门店编号“{}”用了两次", id.as_str()),
                        format!("the site id “{}” is used twice", id.as_str()),
                    )
                    .help("换一个编号", "choose another id"),
            );
            continue;
        }
        sites.push(Site {
            id: id.as_str().to_owned(),
            doc: site.clone(),
        });
    }
    Book {
        title,
        languages,
        theme: doc
            .theme
            .get()
            .map_or("default", |name| name.as_str())
            .to_owned(),
        paper: doc.paper.get().copied().unwrap_or(Paper::A4),
        level: doc.level.get().copied().unwrap_or(Strictness::Basic),
        system_fonts: doc.system_fonts.get().copied().unwrap_or(false),
        index: doc.index.get().copied().unwrap_or(false),
        sites,
        doc,
    }
}

/// Takes name, logo and colour of the house from the theme where the book names none itself.
fn dress(doc: &mut BookDoc, theme: ThemeFileDoc, folder: &str, files: &dyn Files, sink: &mut Sink) {
    let Field::Set { span, value } = theme.brand else {
        return;
    };
    if let Some(logo) = value.logo.get() {
        look_for(logo.as_str(), logo.0.span, folder, files, sink);
    }
    match &mut doc.brand {
        Field::Set { value: own, .. } => {
            let BrandDoc {
                name, logo, accent, ..
            } = *value;
            own.name.or(name);
            own.logo.or(logo);
            own.accent.or(accent);
        }
        absent @ Field::Absent => *absent = Field::Set { span, value },
        Field::Broken | Field::Open { .. } => {}
    }
}
