//! What documents to print are called, where their names are to be the reader's own words.

use super::job::{Job, Work};
use super::plan::Plan;
use crate::artifact::ArtifactPath;
use crate::format::{Field, Text};
use crate::label::Lang;
use crate::render::file_name;
use crate::render::html::Renderer;
use crate::view::checklist;
use crate::view::page::PageKey;
use crate::view::part::TextView;
use std::collections::BTreeSet;

/// What documents to print are called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Names {
    /// By their ids: `checklists/opening.pdf`. They stay when a title changes.
    #[default]
    Ascii,
    /// By their titles, in the language they are printed in: `checklists/开店检查表（小店）.pdf`.
    Reader,
}

impl Plan<'_> {
    /// Calls every document by its title; two of one title in one folder are counted.
    pub fn call_by_title(&mut self, renderer: &Renderer) {
        let mut taken = BTreeSet::new();
        for at in 0..self.jobs.len() {
            let job = &self.jobs[at];
            let Some(title) = self.title(job, renderer).filter(|_| job.is_printed()) else {
                continue;
            };
            let old = job.path.as_str();
            let folder = old.rsplit_once('/').map_or("", |(folder, _)| folder);
            let ending = job.ending();
            let names = (1..).map(|n| match n {
                1 => format!("{folder}/{title}.{ending}"),
                n => format!("{folder}/{title} {n}.{ending}"),
            });
            let Some(name) = names.into_iter().find(|name| !taken.contains(name)) else {
                continue;
            };
            // A title that no system can hold as a name leaves the document the name of its id.
            let Ok(path) = ArtifactPath::new(&name) else {
                continue;
            };
            let below = |path: &str| path.strip_prefix(&self.prefix).unwrap_or(path).to_owned();
            let (old, new) = (below(old), below(&name));
            self.edition.called.insert(old, new);
            self.jobs[at].path = path;
            taken.insert(name);
        }
    }

    /// Returns the title of a document and, where it does not say so itself, of what standard it is.
    fn title(&self, job: &Job<'_>, renderer: &Renderer) -> Option<String> {
        let (volume, lang) = match &job.work {
            Work::Page(page, lang) | Work::Booklet(page, lang) => (page.volume, *lang),
            Work::Checklist(volume, _, lang)
            | Work::ScoreSheet(volume, _, lang)
            | Work::Form(volume, _, lang)
            | Work::Feedback(volume, _, lang)
            | Work::Cards(volume, lang)
            | Work::Poster(volume, lang) => (*volume, *lang),
            _ => return None,
        };
        let context = self.context(volume, lang);
        let standard = context.standard;
        let word = |key: &str| renderer.word(lang, key).to_owned();
        let own = |title: &Field<Text>| title.get().map(|title| words(title, lang));
        let title = match &job.work {
            Work::Checklist(_, index, _) => {
                let title = checklist::title(&context, &standard.checklists[*index]);
                let text = crate::render::plain(&title.text.text);
                match title.word {
                    Some(key) => return Some(file_name(&word(key).replace("{name}", &text))),
                    None => Some(text),
                }
            }
            Work::ScoreSheet(_, index, _) => {
                let title = standard.audits[*index].title.as_ref();
                title
                    .map(|title| words(title, lang))
                    .or_else(|| Some(word("full_audit")))
            }
            Work::Form(_, index, _) => own(&standard.forms[*index].doc.title),
            Work::Feedback(_, index, _) => own(&standard.feedback[*index].doc.title),
            Work::Cards(..) => Some(word("out_cards")),
            Work::Poster(..) => Some(word("out_poster")),
            Work::Page(page, _) | Work::Booklet(page, _) => match page.key {
                PageKey::Overview => Some(word("out_handbook")),
                PageKey::Phase(phase) => Some(words(&phase.title, lang)),
                PageKey::Role(role) => own(&role.doc.name),
                key => key.word().map(word),
            },
            _ => None,
        }?;
        let called = word("file_of").replace("{sheet}", &title);
        let of = words(&standard.title, lang);
        Some(file_name(&called.replace("{standard}", &of)))
    }
}

fn words(text: &Text, lang: Lang) -> String {
    crate::render::plain(&TextView::of(text, lang).text)
}
