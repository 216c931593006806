//! The phrase book: what to say in which situation, and what not.

use serde::Serialize;

use super::rules::taken;
use crate::format::doc::{AvoidDoc, PhraseDoc};
use crate::format::{AudienceRef, Field, Many};
use crate::model::{Entry, Phase, StatementKind, Step};
use crate::view::line::{Lined, Mark, list, open_line, text_line};
use crate::view::page::PageKey;
use crate::view::part::{LineView, LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};
use crate::view::show::notes;
use crate::view::source::{SourceView, Sources};
use crate::view::step::statement;

/// The phrase book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhrasesView {
    /// How many lines there are to say, as the overview counts them.
    pub total: usize,
    /// Whether what not to say stands beside any of them.
    pub bans: bool,
    /// The roles to choose by.
    pub roles: Vec<ChoiceView>,
    /// The kinds of customers to choose by.
    pub audiences: Vec<ChoiceView>,
    /// The tones to choose by.
    pub tones: Vec<ChoiceView>,
    /// The phrases by phase, then by category.
    pub groups: Vec<PhraseGroupView>,
    /// Where they come from.
    pub sources: Vec<SourceView>,
}

/// A role, a kind of customers or a tone to choose phrases by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChoiceView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// How many lines it leaves.
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
    /// What all the phrases of a category have in common: clauses, where they come from.
    pub details: Vec<ValueView>,
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
    /// How many lines it holds; one that is not decided is none.
    pub lines: usize,
    /// The roles that say it; empty where the text names none.
    pub roles: Vec<ValueView>,
    /// The ids of these roles; `*` where the text names none, so that any of them may have to say it.
    pub role_ids: Vec<String>,
    /// The ids of the kinds of customers it is for; none where it is for all.
    pub audience_ids: Vec<String>,
    /// The ids of its tones.
    pub tone_ids: Vec<String>,
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
                    details: Vec::new(),
                    phrases: vec![view],
                }),
            }
        }
        groups.retain(|group| !group.phrases.is_empty());
        let sources = collect(&mut groups);
        for group in groups.iter_mut().filter(|group| group.href.is_none()) {
            let lines = group.phrases.iter_mut().flat_map(|p| &mut p.says);
            group.details = taken(lines.map(|line| &mut line.details).collect());
        }
        let tones = number_tones(&mut groups);
        for phrase in groups.iter_mut().flat_map(|group| &mut group.phrases) {
            phrase.lines = phrase.says.iter().filter(|line| !line.text.open).count();
        }
        let all = || groups.iter().flat_map(|group| &group.phrases);
        let count = |wanted: &dyn Fn(&PhraseView) -> bool| {
            let found = all().filter(|p| wanted(p));
            found.map(|p| p.lines).sum::<usize>()
        };
        let roles = standard.roles.iter().filter_map(|role| {
            let of = |id: &String| *id == role.id;
            let all = count(&|p| p.role_ids.iter().any(|id| id == ANY || of(id)));
            let own = count(&|p| p.role_ids.iter().any(of));
            let name = pen.field(&role.doc.name)?;
            (own > 0).then(|| choice(&role.id, name, all))
        });
        let audiences = standard.audiences.iter().filter_map(|audience| {
            let own = count(&|p| p.audience_ids.contains(&audience.id));
            let name = pen.field(&audience.doc.name)?;
            (own > 0).then(|| choice(&audience.id, name, own))
        });
        let tones = tones.into_iter().enumerate().map(|(place, name)| {
            let id = tone_id(place);
            let own = count(&|p| p.tone_ids.contains(&id));
            choice(&id, name, own)
        });
        Self {
            total: count(&|_| true),
            bans: all().any(|phrase| !phrase.avoid.is_empty()),
            roles: roles.collect(),
            audiences: audiences.collect(),
            tones: tones.collect(),
            groups,
            sources,
        }
    }
}

/// Takes the clauses out of the phrases; each is named by its situation, or else by its words.
fn collect(groups: &mut [PhraseGroupView]) -> Vec<SourceView> {
    let mut sources = Sources::default();
    for phrase in groups.iter_mut().flat_map(|group| &mut group.phrases) {
        let step = phrase.step.as_ref().and_then(|step| step.number.clone());
        for line in phrase.says.iter_mut().chain(&mut phrase.avoid) {
            let words =
                || ValueView::text(phrase.when.clone().unwrap_or_else(|| line.text.clone()));
            let mark = step.clone().map_or_else(words, ValueView::plain);
            sources.refs(&mark, &mut line.details);
        }
    }
    sources.list()
}

/// Stands for whichever role it may be.
const ANY: &str = "*";

fn choice(id: &str, name: TextView, count: usize) -> ChoiceView {
    ChoiceView {
        id: id.to_owned(),
        name,
        count,
    }
}

fn tone_id(place: usize) -> String {
    format!("tone-{}", place + 1)
}

/// Gives each tone an id and the phrases the ids of theirs; returns the tones in the order of their ids.
fn number_tones(groups: &mut [PhraseGroupView]) -> Vec<TextView> {
    let mut tones: Vec<TextView> = Vec::new();
    for phrase in groups.iter_mut().flat_map(|group| &mut group.phrases) {
        let of_lines = phrase.says.iter().flat_map(|line| &line.details);
        let found = of_lines.filter(|value| value.label == Some("d_tone"));
        for tone in found.filter_map(|value| value.text.as_ref()) {
            let place = tones.iter().position(|known| known == tone);
            let place = place.unwrap_or_else(|| {
                tones.push(tone.clone());
                tones.len() - 1
            });
            let id = tone_id(place);
            if !phrase.tone_ids.contains(&id) {
                phrase.tone_ids.push(id);
            }
        }
    }
    tones
}

fn of_phase(phase: &Phase, pen: &Pen<'_>) -> PhraseGroupView {
    let mut phrases = Vec::new();
    for said in phase.doc.say.list() {
        let mut line = said.lined(Mark::free(), pen);
        line.label = None;
        let when = take_when(&mut line);
        phrases.push(PhraseView {
            anchor: None,
            when: when.or_else(|| Some(pen.text(&phase.title))),
            step: None,
            lines: 0,
            roles: Vec::new(),
            role_ids: Vec::new(),
            audience_ids: ids(&said.r#for),
            tone_ids: Vec::new(),
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
        href: pen.page(PageKey::Phase(phase)),
        details: Vec::new(),
        phrases,
    }
}

/// Adds a row for each situation of a step; what its bans forbid to say stands beside the first.
fn of_step(phase: &Phase, step: &Step, pen: &Pen<'_>, phrases: &mut Vec<PhraseView>) {
    let href = pen.anchor(PageKey::Phase(phase), &step.id);
    let link = LinkView::text(pen.text(&step.title), href).numbered(&step.number);
    let (roles, role_ids) = match &step.doc.role {
        Field::Set { value, .. } => (pen.values(&step.doc.role), vec![value.as_str().to_owned()]),
        other => (without_reasons(pen.values(other)), Vec::new()),
    };
    let mut rows: Vec<PhraseView> = Vec::new();
    let says = step.of_kind(StatementKind::Say);
    for said in says {
        let Some(mut line) = statement(step, said, pen) else {
            continue;
        };
        let own = step.doc.say.list().get(said.index);
        let mut audience_ids = own.map_or_else(Vec::new, |doc| ids(&doc.r#for));
        if audience_ids.is_empty() {
            audience_ids = ids(&step.doc.r#for);
        }
        let when = take_when(&mut line);
        line.anchor = None;
        line.letter = None;
        // Here each line stands for itself.
        line.label = None;
        if let Some(last) = rows.last_mut().filter(|last| last.when == when) {
            last.critical |= line.critical;
            last.says.push(line);
            last.audience_ids.extend(audience_ids);
            continue;
        }
        rows.push(PhraseView {
            anchor: None,
            when,
            step: Some(link.clone()),
            lines: 0,
            roles: roles.clone(),
            role_ids: role_ids.clone(),
            audience_ids,
            tone_ids: Vec::new(),
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
            lines: 0,
            roles,
            role_ids,
            audience_ids: ids(&step.doc.r#for),
            tone_ids: Vec::new(),
            critical: false,
            says: vec![open_line("say", why.as_deref(), pen)],
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
        lines: 0,
        roles: pen.values(&doc.roles),
        role_ids: match &doc.roles {
            blank if blank.is_blank() => vec![ANY.to_owned()],
            named => named.list().iter().map(|r| r.as_str().to_owned()).collect(),
        },
        audience_ids: ids(&doc.r#for),
        tone_ids: Vec::new(),
        critical: false,
        says: vec![line],
        avoid: avoid.into_iter().collect(),
        notes: notes(&doc.notes, pen),
    }
}

fn ids(field: &Field<Many<AudienceRef>>) -> Vec<String> {
    let named = field.list().iter();
    named.map(|audience| audience.as_str().to_owned()).collect()
}
