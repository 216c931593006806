//! Where each thing with an id stands on the pages.

use crate::format::Text;
use crate::model::Kind;

use super::page::PageKey;
use super::part::{LinkView, TextView};
use super::pen::Pen;
use super::usage::{audit_file, checklist_file};

/// Links to a thing by its kind and id; one whose words are not decided goes by what is said around them.
pub fn place(kind: Kind, id: &str, number: &str, name: Option<&Text>, pen: &Pen<'_>) -> LinkView {
    let said = name.filter(|name| !name.open).map(|name| pen.text(name));
    let text = said
        .or_else(|| around(kind, id, pen))
        .or_else(|| name.map(|name| pen.text(name)))
        .unwrap_or_else(|| TextView::plain(id));
    let mut link = LinkView::text(text, href(kind, id, pen));
    link.number = (!number.is_empty()).then(|| number.to_owned());
    link
}

/// Returns what tells a thing from others when its own words are not decided: the area of a rule, the situation or else
/// the category of a phrase, the chapter of an article.
fn around(kind: Kind, id: &str, pen: &Pen<'_>) -> Option<TextView> {
    let standard = pen.standard();
    match kind {
        Kind::Rule => {
            let rule = standard.rules.iter().find(|rule| rule.id == id)?;
            let (zh, en) = rule.doc.area.get()?.words();
            Some(TextView::plain(pen.words(zh, en)))
        }
        Kind::Phrase => {
            let phrase = standard.phrases.iter().find(|phrase| phrase.id == id)?;
            let doc = &phrase.doc;
            let said = [&doc.when, &doc.category].map(|field| pen.field(field));
            said.into_iter().flatten().find(|text| !text.open)
        }
        Kind::Article => {
            let article = standard.articles.iter().find(|article| article.id == id)?;
            pen.field(&article.doc.chapter).filter(|text| !text.open)
        }
        _ => None,
    }
}

fn href(kind: Kind, id: &str, pen: &Pen<'_>) -> Option<String> {
    let standard = pen.standard();
    let key = match kind {
        Kind::Standard => return pen.page(PageKey::Changes),
        Kind::Role => return pen.role_href(id),
        Kind::Phase => {
            let phase = standard.phases.iter().find(|p| p.id == id);
            return phase.and_then(|p| pen.page(PageKey::Phase(p)));
        }
        Kind::Step => {
            let step = standard.step(id);
            return step.and_then(|(p, s)| pen.anchor(PageKey::Phase(p), &s.id));
        }
        Kind::Checklist => {
            let list = standard.checklists.iter().find(|l| l.id == id);
            return list.and_then(|l| pen.file(&checklist_file(l)));
        }
        Kind::Audit => {
            let audit = standard.audits.iter().find(|a| a.id == id);
            let shown = audit.filter(|a| !(pen.edition.public && a.internal));
            return shown.map_or_else(|| pen.page(PageKey::Overview), |a| pen.file(&audit_file(a)));
        }
        Kind::Rule => {
            let rule = standard.rules.iter().find(|r| r.id == id);
            if rule.is_some_and(|r| r.is_grooming()) {
                PageKey::Grooming
            } else {
                PageKey::Conduct
            }
        }
        Kind::Article => PageKey::Articles,
        Kind::Phrase => PageKey::Phrases,
        Kind::Form | Kind::Feedback => PageKey::Forms,
        Kind::Body => PageKey::Bodies,
        Kind::Audience | Kind::Touchpoint | Kind::Term => PageKey::Glossary,
        Kind::Lesson | Kind::Drill | Kind::Question | Kind::Assessment => PageKey::Lessons,
        Kind::Case => PageKey::Cases,
    };
    pen.anchor(key, id)
}
