//! The phrase book: what to say in which situation, and what not.

use serde::Serialize;

use crate::format::doc::{AvoidDoc, PhraseDoc};
use crate::format::{Field, Many};
use crate::model::{Entry, Phase, StatementKind, Step};
use crate::view::edition::PageKey;
use crate::view::line::{Lined, Mark, list, open_line, text_line};
use crate::view::part::{LineView, LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};
use crate::view::show::notes;
use crate::view::step::statement;

/// The phrase book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhrasesView {
    /// How many phrases there are.
    pub total: usize,
    /// The roles to choose by.
    pub roles: Vec<PhraseRoleView>,
    /// The phrases by phase, then by category.
    pub groups: Vec<PhraseGroupView>,
}

/// A role to choose phrases by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseRoleView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// How many phrases are the role's.
    pub count: usize,
}

/// Phrases that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseGroupView {
    /// The name within the page.
    pub id: String,
    /// The phase or the category.
    pub title: Option<TextView>,
    /// The page of the phase.
    pub href: Option<String>,
    /// The phrases.
    pub phrases: Vec<PhraseView>,
}

/// What to say in one situation, and what not to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhraseView {
    /// The name within the page.
    pub anchor: Option<String>,
    /// The situation; if absent, the step names it.
    pub when: Option<TextView>,
    /// The step the phrase belongs to.
    pub step: Option<LinkView>,
    /// The roles that say it.
    pub roles: Vec<ValueView>,
    /// The ids of these roles, joined by spaces.
    pub role_ids: String,
    /// Whether a miss is critical.
    pub critical: bool,
    /// What to say.
    pub says: Vec<LineView>,
    /// What not to say or do.
    pub avoid: Vec<LineView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

impl PhrasesView {
    /// Collects what is said: phase by phase, then the phrases that belong to no step, by category.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let mut groups: Vec<PhraseGroupView> =
            standard.phases.iter().map(|p| of_phase(p, pen)).collect();
        for entry in &standard.phrases {
            let title = pen.field(&entry.doc.category);
            let found = groups
                .iter_mut()
                .find(|group| group.href.is_none() && group.title == title);
            let view = phrase(entry, pen);
            match found {
                Some(group) => group.phrases.push(view),
                None => groups.push(PhraseGroupView {
                    id: format!("_category-{}", groups.len() + 1),
                    title,
                    href: None,
                    phrases: vec![view],
                }),
            }
        }
        groups.retain(|group| !group.phrases.is_empty());
        let all = || groups.iter().flat_map(|group| &group.phrases);
        let roles = standard.roles.iter().filter_map(|role| {
            let count = all()
                .filter(|p| p.role_ids.split(' ').any(|id| id == role.id))
                .count();
            Some(PhraseRoleView {
                id: role.id.clone(),
                name: pen.field(&role.doc.name)?,
                count,
            })
        });
        Self {
            total: all().count(),
            roles: roles.filter(|role| role.count > 0).collect(),
            groups,
        }
    }
}

fn of_phase(phase: &Phase, pen: &Pen<'_>) -> PhraseGroupView {
    let mut phrases = Vec::new();
    for said in phase.doc.say.list() {
        let mut line = said.lined(Mark::free(), pen);
        let when = take_when(&mut line);
        phrases.push(PhraseView {
            anchor: None,
            when: when.or_else(|| Some(pen.text(&phase.title))),
            step: None,
            roles: Vec::new(),
            role_ids: String::new(),
            critical: line.critical,
            says: vec![line],
            avoid: Vec::new(),
            notes: Vec::new(),
        });
    }
    for step in &phase.steps {
        of_step(phase, step, pen, &mut phrases);
    }
    PhraseGroupView {
        id: format!("_phase-{}", phase.id),
        title: Some(pen.text(&phase.title)),
        href: Some(pen.page(PageKey::Phase(phase))),
        phrases,
    }
}

/// Adds a row for each situation of a step; what its bans forbid to say stands beside the first.
fn of_step(phase: &Phase, step: &Step, pen: &Pen<'_>, phrases: &mut Vec<PhraseView>) {
    let href = pen.anchor(PageKey::Phase(phase), &step.id);
    let link = LinkView::text(pen.text(&step.title), href).numbered(&step.number);
    let (roles, role_ids) = match &step.doc.role {
        Field::Set { value, .. } => (pen.values(&step.doc.role), value.as_str().to_owned()),
        other => (without_reasons(pen.values(other)), String::new()),
    };
    let mut rows: Vec<PhraseView> = Vec::new();
    let says = step.of_kind(StatementKind::Say);
    for mut line in says.filter_map(|s| statement(step, s, pen)) {
        let when = take_when(&mut line);
        line.anchor = None;
        line.letter = None;
        if let Some(last) = rows.last_mut().filter(|last| last.when == when) {
            last.critical |= line.critical;
            last.says.push(line);
            continue;
        }
        rows.push(PhraseView {
            anchor: None,
            when,
            step: Some(link.clone()),
            roles: roles.clone(),
            role_ids: role_ids.clone(),
            critical: line.critical,
            says: vec![line],
            avoid: Vec::new(),
            notes: Vec::new(),
        });
    }
    if let Field::Open { why, .. } = &step.doc.say {
        rows.push(PhraseView {
            anchor: None,
            when: None,
            step: Some(link),
            roles,
            role_ids,
            critical: false,
            says: vec![open_line("say", why.as_ref(), pen)],
            avoid: Vec::new(),
            notes: Vec::new(),
        });
    }
    if let Some(first) = rows.first_mut() {
        let spoken = |doc: &&AvoidDoc| !doc.words.is_blank();
        let bans: Vec<AvoidDoc> = step
            .doc
            .avoid
            .list()
            .iter()
            .filter(spoken)
            .cloned()
            .collect();
        first.avoid = list(&bans, pen);
    }
    phrases.extend(rows);
}

/// Leaves the reasons of open points to the page of the phase.
fn without_reasons(mut values: Vec<ValueView>) -> Vec<ValueView> {
    for text in values.iter_mut().filter_map(|v| v.text.as_mut()) {
        if text.open {
            text.text.clear();
        }
    }
    values
}

/// Takes the situation out of the particulars of a line, since it heads the row.
fn take_when(line: &mut LineView) -> Option<TextView> {
    let at = line
        .details
        .iter()
        .position(|v| v.label == Some("d_when"))?;
    line.details.remove(at).text
}

fn phrase(entry: &Entry<PhraseDoc>, pen: &Pen<'_>) -> PhraseView {
    let doc = &entry.doc;
    let mut line = text_line(pen.field(&doc.text).unwrap_or_else(|| TextView::plain("")));
    line.kind = "say";
    line.details = Details::new(pen)
        .add("d_for", &doc.r#for)
        .add("d_tone", &doc.tone)
        .add("d_reply", &doc.reply)
        .add("d_tags", &doc.tags)
        .refs(&doc.refs)
        .with(pen.origin(entry.origin.as_ref()))
        .list();
    let avoid = pen.field(&doc.avoid).map(text_line);
    PhraseView {
        anchor: Some(entry.id.clone()),
        when: pen.field(&doc.when),
        step: None,
        roles: role_values(&doc.roles, pen),
        role_ids: doc
            .roles
            .list()
            .iter()
            .map(|role| role.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        critical: false,
        says: vec![line],
        avoid: avoid.into_iter().collect(),
        notes: notes(&doc.notes, pen),
    }
}

fn role_values(field: &Field<Many<crate::format::RoleRef>>, pen: &Pen<'_>) -> Vec<ValueView> {
    if field.is_blank() {
        vec![ValueView::word("everyone")]
    } else {
        pen.values(field)
    }
}
