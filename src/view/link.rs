//! Links to the pages of a standard, in the words of their titles.

use super::page::PageKey;
use super::part::{LinkView, TextView};
use super::pen::Pen;
use crate::model::{Chapter, Checklist, Generated, Phase};

/// Returns the title of a chapter in the page's language, else in the first it has.
pub fn chapter_title(chapter: &Chapter, pen: &Pen<'_>) -> TextView {
    let texts = &chapter.texts;
    let found = texts.iter().find(|t| t.lang == pen.lang);
    match found.or_else(|| texts.first()) {
        Some(text) => pen.text(&text.title),
        None => TextView::plain(&chapter.id),
    }
}

/// Returns the key of the title of a generated checklist.
pub fn checklist_word(list: &Checklist) -> &'static str {
    match list.generated {
        Some(Generated::Phase(_)) => "list_phase",
        Some(Generated::Role(_)) => "list_role",
        Some(Generated::Grooming) => "list_grooming",
        _ => "list_all",
    }
}

/// Links to a page of the standard.
pub fn page_link(key: PageKey<'_>, pen: &Pen<'_>) -> LinkView {
    let href = pen.page(key);
    match key {
        PageKey::Phase(phase) => pen.phase_link(phase),
        PageKey::Chapter(chapter) => LinkView::text(chapter_title(chapter, pen), href),
        PageKey::Role(role) => match pen.field(&role.doc.name) {
            Some(name) => LinkView::text(name, href),
            None => LinkView::text(TextView::plain(&role.id), href),
        },
        PageKey::Meeting(_) => LinkView::word("meeting", href),
        other => LinkView::word(other.word().unwrap_or("handbook"), href),
    }
}

/// Links to what is shown of a phase at the morning meeting.
pub fn meeting_link(phase: &Phase, pen: &Pen<'_>) -> LinkView {
    let href = pen.page(PageKey::Meeting(phase));
    LinkView::text(pen.text(&phase.title), href).numbered(phase.number.to_string())
}

/// Tells whether a link leads anywhere; one that does not is left out of lists that serve to find the way.
pub fn leads(link: &LinkView) -> bool {
    link.href.is_some()
}
