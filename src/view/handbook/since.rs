//! What the newest edition of a standard says otherwise than the one before, with the way to each place.

use crate::diff::{Change, Subject, latest};
use crate::model::Phase;
use crate::view::changed::{ChangedView, Ways};
use crate::view::page::PageKey;
use crate::view::part::{LinkView, TextView};
use crate::view::pen::Pen;

/// Shows what the newest edition of the standard says otherwise than the one before.
pub(super) fn since(pen: &Pen<'_>) -> Option<ChangedView> {
    let difference = latest(pen.edition.catalog, pen.standard())?;
    let ways = Ways {
        lang: pen.lang,
        href: &|subject| href(subject, pen),
        role: &|id| role(id, pen),
        shows: &|change| shows(change, pen),
    };
    ChangedView::new(&difference, &ways)
}

fn role(id: &str, pen: &Pen<'_>) -> LinkView {
    let name = pen.standard().role(id).and_then(|role| role.doc.name.get());
    match name {
        Some(name) => LinkView::text(pen.text(name), pen.role_href(id)),
        None => LinkView::text(TextView::plain(id), None),
    }
}

/// What a public site must not tell of: its house's own audits, and standards that it does not show.
fn shows(change: &Change, pen: &Pen<'_>) -> bool {
    let names_others = ["include", "follows", "precedes", "waivers"]
        .iter()
        .any(|key| change.at.starts_with(key));
    !pen.edition.public || (change.subject.kind != "audit" && !names_others)
}

/// Returns where a thing stands today.
fn href(subject: &Subject, pen: &Pen<'_>) -> Option<String> {
    let standard = pen.standard();
    let id = subject.id.as_str();
    let phase = |id: &str| -> Option<&Phase> { standard.phases.iter().find(|one| one.id == id) };
    match subject.kind {
        "step" => pen.step_link(id)?.href,
        "phase" => pen.page(PageKey::Phase(phase(id)?)),
        "rule" => {
            let rule = standard.rules.iter().find(|one| one.id == id)?;
            let key = if rule.is_grooming() {
                PageKey::Grooming
            } else {
                PageKey::Conduct
            };
            pen.anchor(key, id)
        }
        "article" => {
            standard.articles.iter().find(|one| one.id == id)?;
            pen.anchor(PageKey::Articles, id)
        }
        "phrase" => {
            standard.phrases.iter().find(|one| one.id == id)?;
            pen.anchor(PageKey::Phrases, id)
        }
        "form" => {
            standard.forms.iter().find(|one| one.id == id)?;
            pen.anchor(PageKey::Forms, id)
        }
        "role" => pen.role_href(id),
        "chapter" => {
            let chapter = standard.chapters.iter().find(|one| one.id == id)?;
            pen.page(PageKey::Chapter(chapter))
        }
        _ => None,
    }
}
