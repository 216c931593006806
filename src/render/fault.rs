//! Faults of templates → diagnostics that point into them, whichever engine found them.

use crate::diag::{Code, Diagnostic, Place};
use crate::source::{Kind, SourceSet};
use crate::span::Span;
use crate::theme::Template;
use std::ops::Range;

/// One fault as the engine tells it.
pub(super) struct Told {
    /// What kind of fault it is.
    pub code: &'static Code,
    /// What the engine says, in English; its first line is shown.
    pub message: String,
    /// The same in Chinese, where we know it.
    pub zh: Option<String>,
    /// The template, and where in it.
    pub place: Option<(String, Range<usize>)>,
}

/// Draws a fault as a diagnostic that points into the template.
pub(super) fn draw(
    told: Told,
    page: Option<&str>,
    templates: &[Template],
    sources: &mut SourceSet,
) -> Diagnostic {
    let Told {
        code,
        message,
        zh,
        place,
    } = told;
    let first = |text: &str| {
        let line = text.lines().next().unwrap_or_default().trim();
        line.trim_end_matches('.').to_owned()
    };
    let message = first(&message);
    let zh = zh.map_or_else(|| message.clone(), |zh| first(&zh));
    let file = place.as_ref().map(|p| p.0.clone()).or_else(|| {
        let named = |t: &&Template| message.contains(&t.name);
        templates.iter().find(named).map(|t| t.name.clone())
    });
    let template = file
        .as_ref()
        .and_then(|file| templates.iter().find(|t| t.name == *file));
    let at = match template {
        Some(template) => {
            let id = template.source.unwrap_or_else(|| {
                let path = format!("themes/default/{}", template.name);
                sources.add(path, template.text.as_ref(), Kind::Theme)
            });
            let (start, end) = place.map_or((0, 0), |(_, range)| clamp(&template.text, range));
            code.at(Span::new(id, start, end))
        }
        None => code.at(Place::File(file.map_or_else(
            || "themes".to_owned(),
            |file| format!("themes/default/{file}"),
        ))),
    };
    let of_page = page
        .map(|page| (format!("（页面 {page}）"), format!(" (page {page})")))
        .unwrap_or_default();
    at.words(
        format!("模板有错{}：{zh}", of_page.0),
        format!("fault in the template{}: {message}", of_page.1),
    )
    .help(
        "改正模板；删掉主题里的这个文件，就恢复内置的模板",
        "mend the template; taking the file out of the theme brings the built-in one back",
    )
}

fn clamp(text: &str, range: Range<usize>) -> (usize, usize) {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(range.start);
    (start, floor(range.end).max(start))
}
