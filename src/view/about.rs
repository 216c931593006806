//! What a page or sheet is about, in the author's own words: what search engines show below its title.

use crate::format::Text;
use crate::label::Lang;
use crate::model::{Audit, Checklist, Item, Line, Site, Standard};

use super::page::PageKey;
use super::part::TextView;
use super::pen::Pen;

/// How many characters of a page's content are collected; what is shown is shorter.
const ENOUGH: usize = 200;

/// Lists what stands on a page of the handbook, in the order of the page.
pub(super) fn about(key: PageKey<'_>, pen: &Pen<'_>) -> Vec<TextView> {
    let s = pen.standard();
    let lang = pen.lang;
    match key {
        PageKey::Home => titles(pen.edition.volumes.iter().map(|v| &v.standard.title), lang),
        PageKey::Overview => overview(s, lang),
        PageKey::Phase(phase) | PageKey::Meeting(phase) => {
            titles(phase.steps.iter().map(|step| &step.title), lang)
        }
        PageKey::Phrases => {
            let steps = s.steps().filter(|(_, step)| step.doc.say.is_set());
            let steps = steps.map(|(_, step)| &step.title);
            titles(
                steps.chain(s.phrases.iter().filter_map(|p| p.doc.when.get())),
                lang,
            )
        }
        PageKey::Grooming => rules(s, true, lang),
        PageKey::Conduct => rules(s, false, lang),
        PageKey::Articles => {
            let named = s.articles.iter();
            titles(named.filter_map(|a| a.doc.title.get()), lang)
        }
        PageKey::Exceptions => {
            let phases = s.phases.iter();
            let all = phases.flat_map(|phase| {
                let steps = phase.steps.iter().flat_map(|st| st.doc.exceptions.list());
                phase.doc.exceptions.list().iter().chain(steps)
            });
            let whole = s.exceptions.iter().map(|one| &one.doc);
            titles(whole.chain(all).filter_map(|e| e.when.get()), lang)
        }
        PageKey::Forms => {
            let forms = s.forms.iter().filter_map(|f| f.doc.title.get());
            let asked = s.feedback.iter().filter_map(|f| f.doc.title.get());
            titles(forms.chain(asked), lang)
        }
        PageKey::Journey => {
            let met = s.touchpoints.iter().filter_map(|t| t.doc.name.get());
            titles(met.chain(s.phases.iter().map(|p| &p.title)), lang)
        }
        PageKey::Flow => titles(s.phases.iter().map(|p| &p.title), lang),
        PageKey::Roles | PageKey::Duties => {
            titles(s.roles.iter().filter_map(|r| r.doc.name.get()), lang)
        }
        PageKey::Role(role) => {
            let does = s.steps().filter(|(_, step)| {
                let who = step.doc.role.get();
                who.is_some_and(|who| who.as_str() == role.id)
            });
            let duties = role.doc.duties.list().iter();
            titles(
                does.map(|(_, step)| &step.title)
                    .chain(duties.filter_map(|d| d.text.get())),
                lang,
            )
        }
        PageKey::Bodies => titles(s.bodies.iter().filter_map(|b| b.doc.name.get()), lang),
        PageKey::Lessons => {
            let lessons = s.lessons.iter().filter_map(|l| l.doc.title.get());
            let drills = s.drills.iter().filter_map(|d| d.doc.title.get());
            titles(lessons.chain(drills), lang)
        }
        PageKey::Cases => titles(s.cases.iter().filter_map(|c| c.doc.title.get()), lang),
        PageKey::Glossary => titles(s.terms.iter().filter_map(|t| t.doc.term.get()), lang),
        PageKey::Chapter(chapter) => {
            let texts = &chapter.texts;
            let found = texts.iter().find(|t| t.lang == lang);
            let Some(text) = found.or_else(|| texts.first()) else {
                return Vec::new();
            };
            let line = text.body.lines().map(str::trim).find(|line| {
                let first = line.chars().next();
                first.is_some_and(|c| c.is_alphanumeric() || matches!(c, '“' | '《' | '*'))
            });
            line.map(TextView::plain).into_iter().collect()
        }
        PageKey::Open
        | PageKey::Changes
        | PageKey::Acknowledgement
        | PageKey::Go
        | PageKey::Quiz
        | PageKey::QuizPaper
        | PageKey::QuizKey
        | PageKey::Practice
        | PageKey::Training
        | PageKey::Missing
        | PageKey::News => Vec::new(),
    }
}

/// Lists what stands on a checklist.
pub(super) fn checklist(list: &Checklist, site: Option<&Site>, lang: Lang) -> Vec<TextView> {
    let lines = list.groups.iter().flat_map(|group| &group.lines);
    let items = lines.map(Line::item);
    wanted(
        items.filter(|item| !site.is_some_and(|site| site.lacks(item))),
        lang,
    )
}

/// Lists what stands on a score sheet.
pub(super) fn audit(audit: &Audit, lang: Lang) -> Vec<TextView> {
    wanted(audit.lines().map(|line| line.item.as_ref()), lang)
}

fn overview(s: &Standard, lang: Lang) -> Vec<TextView> {
    let scope = s.doc.scope.list().iter().filter_map(|t| t.text.get());
    let goals = s.doc.goals.list().iter().filter_map(|g| g.text.get());
    let phases = s.phases.iter().map(|p| &p.title);
    let articles = s.articles.iter().filter_map(|a| a.doc.title.get());
    let rules = s.rules.iter().filter_map(|r| r.item.as_deref());
    let rules = rules.filter(|item| !item.ban).map(|item| &item.text);
    titles(
        scope
            .chain(phases)
            .chain(goals)
            .chain(articles)
            .chain(rules),
        lang,
    )
}

fn rules(s: &Standard, grooming: bool, lang: Lang) -> Vec<TextView> {
    let rules = s.rules.iter().filter(|r| r.is_grooming() == grooming);
    wanted(rules.filter_map(|r| r.item.as_deref()), lang)
}

/// Shows the criteria of items; a ban, read without its heading, would say the opposite.
fn wanted<'t>(items: impl Iterator<Item = &'t Item>, lang: Lang) -> Vec<TextView> {
    titles(items.filter(|i| !i.ban).map(|i| &i.text), lang)
}

/// Shows the first texts that are written and not open, none twice.
fn titles<'t>(texts: impl Iterator<Item = &'t Text>, lang: Lang) -> Vec<TextView> {
    let mut shown: Vec<TextView> = Vec::new();
    let mut length = 0;
    for text in texts.filter(|text| !text.open) {
        let view = TextView::of(text, lang);
        if view.text.is_empty() || shown.contains(&view) {
            continue;
        }
        length += view.text.chars().count();
        shown.push(view);
        if length > ENOUGH {
            break;
        }
    }
    shown
}
