//! Shows every kind of value that a field may hold.

use crate::format::doc::{
    AdaptDoc, AuthorDoc, CopyDoc, Every, HandoffDoc, LineTextDoc, MeetingDoc, NextDoc, NoteDoc,
    RecordDoc, RhythmDoc, RiskDoc, SiteDoc,
};
use crate::format::{
    AudienceRef, Clause, Count, Date, Exact, Field, FormRef, Limit, Many, Measured, Name, NeedRef,
    NoteKind, PhaseRef, PostRef, RoleRef, Select, SiteRef, StandardRef, StepRef, Text,
    TouchpointRef, Version, Word,
};

use super::page::PageKey;
use super::part::{LinkView, ValueView};
use super::pen::{Details, Pen, Show};
use super::printed::print_every;

impl Show for Text {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        vec![ValueView::text(pen.text(self))]
    }
}

impl Show for bool {
    fn show(&self, _: &Pen<'_>) -> Vec<ValueView> {
        vec![ValueView::word(if *self { "yes" } else { "no" })]
    }
}

macro_rules! plain {
    ($($name:ty, $value:ident, $pen:ident => $print:expr;)*) => {$(
        impl Show for $name {
            fn show(&self, $pen: &Pen<'_>) -> Vec<ValueView> {
                let $value = self;
                vec![ValueView::plain($print)]
            }
        }
    )*};
}

plain! {
    Limit, limit, pen => limit.0.print(pen.lang);
    Date, date, _pen => date.to_string();
    Version, version, _pen => version.to_string();
    Name, name, _pen => name.as_str();
    Count, count, _pen => count.0.to_string();
    Exact, exact, _pen => exact.0.to_string();
    Select, select, _pen => select.term().to_string();
    Every, every, pen => print_every(every, pen.lang);
    Measured, measured, pen => match measured {
        Measured::Time(range) => range.print(pen.lang),
        Measured::Number(number, unit) if unit.is_empty() => number.to_string(),
        Measured::Number(number, unit) => format!("{number}\u{a0}{unit}"),
    };
}

macro_rules! words {
    ($($name:ident)*) => {$(
        impl Show for crate::format::$name {
            fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
                vec![ValueView::plain(self.print(pen.lang))]
            }
        }
    )*};
}

words! {
    AuthorDuty AuthorSide BackgroundKind Channel CustomerState Evaluation GoalKind GoalLevel Method NaPolicy NeedKind RiskKind
    HeadBlank SamplesRule Scale Severity StandardKind Status Obligation Stage ChangeKind ChangeAction IssueSource IssueStatus FieldKind
}

impl Show for Clause {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        vec![pen.clause(self.as_str())]
    }
}

/// Shows what a reference names, or its bare id where resolving has found nothing.
fn named(id: &str, found: Option<(&Field<Text>, Option<String>)>, pen: &Pen<'_>) -> Vec<ValueView> {
    match found.and_then(|(name, href)| Some((pen.field(name)?, href))) {
        Some((name, href)) => vec![ValueView::text(name).at(href)],
        None => vec![ValueView::plain(id)],
    }
}

/// Shows something that an included thing names and that stayed with its origin.
fn elsewhere(kind: &str, id: &str, pen: &Pen<'_>) -> ValueView {
    let name = pen.standard().elsewhere.get(&format!("{kind}:{id}"));
    name.map_or_else(
        || ValueView::plain(id),
        |name| ValueView::text(pen.text(name)),
    )
}

macro_rules! references {
    ($($name:ident, $list:ident, $field:ident, $key:expr;)*) => {$(
        impl Show for $name {
            fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
                let id = self.as_str();
                let found = pen.standard().$list.iter().find(|one| one.id == id);
                named(
                    id,
                    found.map(|one| (&one.doc.$field, pen.anchor($key, &one.id))),
                    pen,
                )
            }
        }
    )*};
}

references! {
    AudienceRef, audiences, name, PageKey::Glossary;
}

impl Show for FormRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let standard = pen.standard();
        let form = standard.forms.iter().find(|one| one.id == id);
        let asked = standard.feedback.iter().find(|one| one.id == id);
        let title = form.map(|one| &one.doc.title);
        let title = title.or_else(|| asked.map(|one| &one.doc.title));
        let href = pen.anchor(PageKey::Forms, id);
        named(id, title.map(|title| (title, href)), pen)
    }
}

impl Show for TouchpointRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let here = pen.standard().touchpoints.iter().find(|t| t.id == id);
        let href = here.and_then(|t| pen.anchor(PageKey::Glossary, &t.id));
        // A site of the book names the touchpoints of any standard.
        let volumes = pen.edition.volumes.iter();
        let found = here.or_else(|| {
            volumes
                .flat_map(|v| &v.standard.touchpoints)
                .find(|t| t.id == id)
        });
        named(id, found.map(|t| (&t.doc.name, href)), pen)
    }
}

impl Show for RoleRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let role = pen.standard().role(id);
        named(id, role.map(|r| (&r.doc.name, pen.role_href(id))), pen)
    }
}

impl Show for PostRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let standard = pen.standard();
        let role = standard.role(id).map(|r| (&r.doc.name, pen.role_href(id)));
        let body = standard.bodies.iter().find(|body| body.id == id);
        let body = || body.map(|b| (&b.doc.name, pen.anchor(PageKey::Bodies, id)));
        named(id, role.or_else(body), pen)
    }
}

impl Show for NeedRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let needs = pen.standard().doc.needs.list();
        let need = needs
            .iter()
            .find(|n| n.id.get().is_some_and(|i| i.as_str() == id));
        let href = pen.anchor(PageKey::Overview, id);
        match need {
            Some(need) => named(id, Some((&need.text, href)), pen),
            None => vec![elsewhere("need", id, pen)],
        }
    }
}

impl Show for StandardRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let volumes = &pen.edition.volumes;
        let other = volumes.iter().find(|v| v.standard.id == id);
        if pen.edition.hides(id) {
            return Vec::new();
        }
        vec![match other {
            Some(v) => ValueView::text(pen.text(&v.standard.title))
                .at(pen.file_of(v.standard, "index.html")),
            None => match pen.edition.catalog.standard(id) {
                Some(standard) => ValueView::text(pen.text(&standard.title)),
                None => ValueView::plain(id),
            },
        }]
    }
}

impl Show for SiteRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let sites = &pen.edition.catalog.book.sites;
        let site = sites.iter().find(|s| s.id == id);
        named(id, site.map(|s| (&s.doc.name, None)), pen)
    }
}

/// Shows a link as a value.
pub fn linked(link: LinkView) -> ValueView {
    ValueView {
        label: None,
        number: link.number,
        text: link.text,
        plain: None,
        word: link.word.map(str::to_owned),
        href: link.href,
    }
}

impl Show for StepRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        vec![
            pen.step_link(id)
                .map_or_else(|| elsewhere("step", id, pen), linked),
        ]
    }
}

impl Show for PhaseRef {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let id = self.as_str();
        let phases = &pen.standard().phases;
        let phase = phases.iter().find(|p| p.id == id);
        vec![phase.map_or_else(
            || elsewhere("phase", id, pen),
            |p| linked(pen.phase_link(p)),
        )]
    }
}

/// Returns the rhythm with times of its own, where there is one.
pub fn rhythm(every: &Every) -> Option<&RhythmDoc> {
    match every {
        Every::Rhythm(rhythm) => Some(rhythm),
        Every::Period(_) => None,
    }
}

/// Shows the notes of a table: the printed kind and the text.
pub fn notes(field: &Field<Many<NoteDoc>>, pen: &Pen<'_>) -> Vec<ValueView> {
    if let Field::Open { why, .. } = field {
        return vec![ValueView::text(pen.open(why.as_deref()))];
    }
    let show = |note: &NoteDoc| {
        let mut value = ValueView::text(pen.field(&note.text)?);
        let kind = note.kind.get().copied();
        let kind = kind.unwrap_or(NoteKind::Remark);
        let refs: Vec<String> = note.refs.list().iter().map(Clause::print).collect();
        let sep = pen.words("、", ", ");
        value.plain = Some(if refs.is_empty() {
            kind.print(pen.lang).to_owned()
        } else {
            format!("{} · {}", kind.print(pen.lang), refs.join(sep))
        });
        Some(value)
    };
    field.list().iter().filter_map(show).collect()
}

/// Shows the notes of a table among its particulars: each behind its kind, its clauses behind the text.
pub fn noted(field: &Field<Many<NoteDoc>>, pen: &Pen<'_>) -> Vec<ValueView> {
    if let Field::Open { why, .. } = field {
        return vec![ValueView::text(pen.open(why.as_deref())).labelled("d_note")];
    }
    let show = |note: &NoteDoc| {
        let mut value = ValueView::text(pen.field(&note.text)?);
        let refs: Vec<String> = note.refs.list().iter().map(Clause::print).collect();
        value.plain = (!refs.is_empty()).then(|| refs.join(pen.words("、", ", ")));
        let kind = note.kind.get().copied().unwrap_or(NoteKind::Remark);
        Some(value.labelled(match kind {
            NoteKind::Reading => "sheet_note_reading",
            NoteKind::Remark => "d_note",
            NoteKind::Dispute => "sheet_note_dispute",
        }))
    };
    field.list().iter().filter_map(show).collect()
}

/// Shows tables as a line of values each: fields without label first, then the labelled ones, references and notes.
macro_rules! tables {
    ($($name:ident { $($bare:ident)* ; $($field:ident $label:literal)* })*) => {$(
        impl Show for $name {
            fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
                let bare = [$(pen.values(&self.$bare)),*].into_iter().flatten();
                Details::new(pen)
                    .with(bare)
                    $(.add($label, &self.$field))*
                    .refs(&self.refs)
                    .with(noted(&self.notes, pen))
                    .list()
            }
        }
    )*};
}

tables! {
    LineTextDoc { text; }
    CopyDoc { r#for; }
    HandoffDoc { to; what "d_what" how "d_how" within "d_within" }
    NextDoc { to; when "d_when" }
    RecordDoc { what; r#where "d_where" keep "d_keep" personal "d_personal" }
    AdaptDoc { allowed; when "d_when" limit "d_limit" authority "d_authority" }
    RiskDoc { text; kind "d_kind" }
    SiteDoc { name; region "d_region" lacks "d_lacks" }
    AuthorDoc { name role; department "d_department" side "d_side" duty "d_duty" }
}

impl Show for MeetingDoc {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let at = self.every.get().and_then(rhythm);
        Details::new(pen)
            .with(pen.values(&self.every))
            .with(at.map_or_else(Vec::new, |r| Details::new(pen).add("d_at", &r.at).list()))
            .add("d_place", &self.place)
            .list()
    }
}
