//! Where every id of a standard stands today.

use serde::Serialize;

use crate::format::Text;
use crate::model::{Checklist, Generated, Kind, Line};
use crate::view::link::checklist_word;
use crate::view::page::PageKey;
use crate::view::part::LinkView;
use crate::view::pen::Pen;
use crate::view::places::place;
use crate::view::usage::{audit_file, checklist_file};

/// Where every id of a standard stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoView {
    /// The hashes of the standard and its sheets that are current.
    pub hashes: Vec<String>,
    /// The places by kind.
    pub groups: Vec<GoGroupView>,
}

/// The places of one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoGroupView {
    /// The key of the kind.
    pub word: &'static str,
    /// The places.
    pub places: Vec<GoPlaceView>,
}

/// The place of one id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoPlaceView {
    /// The id.
    pub id: String,
    /// Where it stands; absent when it is retired.
    pub place: Option<LinkView>,
}

impl GoView {
    /// Lists every id with its place.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let public = pen.edition.public;
        let audits = || {
            standard
                .audits
                .iter()
                .filter(move |a| !(public && a.internal))
        };
        let mut hashes = vec![standard.short_hash().to_owned()];
        let sheets = standard.checklists.iter().map(|l| &l.hash);
        let sheets = sheets.chain(audits().map(|a| &a.hash));
        hashes.extend(sheets.map(|h| h.get(..7).unwrap_or(h).to_owned()));
        hashes.sort();
        hashes.dedup();
        let mut list = Places::default();
        for phase in &standard.phases {
            list.add("go_phases", &phase.id, pen.phase_link(phase));
        }
        for (phase, step) in standard.steps() {
            let href = pen.anchor(PageKey::Phase(phase), &step.id);
            let link = LinkView::text(pen.text(&step.title), href.clone());
            list.add("go_steps", &step.id, link.numbered(&step.number));
            for s in &step.statements {
                let (Some(id), Some(letter)) = (&s.id, &s.letter) else {
                    continue;
                };
                let path = format!("{}/{id}", step.id);
                let at = pen.anchor(PageKey::Phase(phase), &path);
                let link = LinkView::text(pen.text(&step.title), at);
                let number = format!("{}{letter}", step.number);
                list.add("go_statements", &path, link.numbered(number));
            }
        }
        let mut named = |word, kind: Kind, id: &str, number: &str, name: Option<&Text>| {
            list.add(word, id, place(kind, id, number, name, pen));
        };
        for rule in &standard.rules {
            named("go_rules", Kind::Rule, &rule.id, &rule.number, rule.words());
        }
        for one in &standard.articles {
            let number = one.number.to_string();
            let name = one.doc.title.get().or(one.doc.text.get());
            named("go_articles", Kind::Article, &one.id, &number, name);
        }
        for one in &standard.phrases {
            named("go_phrases", Kind::Phrase, &one.id, "", one.doc.text.get());
        }
        for one in &standard.forms {
            named("go_forms", Kind::Form, &one.id, "", one.doc.title.get());
        }
        others(&mut named, pen);
        for sheet in &standard.checklists {
            let href = pen.file(&checklist_file(sheet));
            let link = checklist_link(sheet, href, pen);
            for line in sheet.groups.iter().flat_map(|group| &group.lines) {
                if let Line::Own(own) = line {
                    let item = &own.item;
                    let link = LinkView {
                        text: Some(pen.text(&item.text)),
                        word: None,
                        ..link.clone()
                    };
                    list.add("go_own", &item.path, link.numbered(&item.number));
                }
            }
            list.add("go_sheets", &sheet.id, link);
        }
        for audit in audits() {
            let href = pen.file(&audit_file(audit));
            let title = audit.title.as_ref();
            let link = match title {
                Some(title) => LinkView::text(pen.text(title), href),
                None => LinkView::word("full_audit", href),
            };
            let own =
                |item: &&crate::model::Item| matches!(item.source, crate::model::ItemSource::Own);
            for item in audit.lines().map(|line| &*line.item).filter(own) {
                let link = LinkView {
                    text: Some(pen.text(&item.text)),
                    word: None,
                    ..link.clone()
                };
                list.add("go_own", &item.path, link.numbered(&item.number));
            }
            list.add("go_sheets", &audit.id, link);
        }
        for id in standard.doc.retired.list() {
            list.retire(id.as_str());
        }
        Self {
            hashes,
            groups: list.groups,
        }
    }
}

/// Links to a checklist by its title; a generated one by its phase or role, or by a word of the theme.
fn checklist_link(list: &Checklist, href: Option<String>, pen: &Pen<'_>) -> LinkView {
    if let Some(title) = &list.title {
        return LinkView::text(pen.text(title), href);
    }
    let standard = pen.standard();
    let name = match &list.generated {
        Some(Generated::Phase(at)) => standard.phases.get(*at).map(|p| pen.text(&p.title)),
        Some(Generated::Role(id)) => standard.role(id).and_then(|r| pen.field(&r.doc.name)),
        _ => None,
    };
    match name {
        Some(mut name) => {
            name.text = format!("{}{}", name.text, pen.words("：检查表", ": checklist"));
            LinkView::text(name, href)
        }
        None => LinkView::word(checklist_word(list), href),
    }
}

/// Takes the word of a group, a kind, an id, a number and a name.
type Adder<'f> = dyn FnMut(&'static str, Kind, &str, &str, Option<&Text>) + 'f;

/// Hands the ids of everything else to `add`.
fn others(add: &mut Adder<'_>, pen: &Pen<'_>) {
    let s = pen.standard();
    macro_rules! each {
        ($($list:ident $kind:ident $field:ident;)*) => {$(
            for one in &s.$list {
                add("go_others", Kind::$kind, &one.id, "", one.doc.$field.get());
            }
        )*};
    }
    each! {
        roles Role name;
        bodies Body name;
        audiences Audience name;
        touchpoints Touchpoint name;
        terms Term term;
        lessons Lesson title;
        cases Case title;
        drills Drill title;
        questions Question ask;
        assessments Assessment title;
        feedback Feedback title;
    }
}

#[derive(Default)]
struct Places {
    groups: Vec<GoGroupView>,
}

impl Places {
    fn group(&mut self, word: &'static str) -> &mut GoGroupView {
        let at = self.groups.iter().position(|g| g.word == word);
        let at = at.unwrap_or_else(|| {
            self.groups.push(GoGroupView {
                word,
                places: Vec::new(),
            });
            self.groups.len() - 1
        });
        &mut self.groups[at]
    }

    /// Adds an id unless it is there: a name space is one, but kinds outside it may share a slug.
    fn add(&mut self, word: &'static str, id: &str, place: LinkView) {
        let known = |g: &GoGroupView| g.places.iter().any(|p| p.id == id);
        if !self.groups.iter().any(known) {
            self.group(word).places.push(GoPlaceView {
                id: id.to_owned(),
                place: Some(place),
            });
        }
    }

    fn retire(&mut self, id: &str) {
        self.group("retired").places.push(GoPlaceView {
            id: id.to_owned(),
            place: None,
        });
    }
}
