//! The first page of a standard.

use serde::Serialize;

use super::cells::{CountView, PhaseCellView, made_of, phase_cell, track_of};
use super::inside::InsideView;
use super::open;
use super::timeline::{TimelineView, WIDE, timelines};
use crate::format::Field;
use crate::format::doc::{BackgroundDoc, GoalDoc, NeedDoc, PrincipleDoc};
use crate::model::{Phase, Standard};
use crate::view::figure::number;
use crate::view::learn::is_shown;
use crate::view::line::{lines, list, open_line, text_line, whole_exceptions};
use crate::view::link::{leads, meeting_link, page_link};
use crate::view::output::{OutputView, main_outputs, outputs};
use crate::view::page::PageKey;
use crate::view::part::{
    ExceptionView, FactView, LineView, LinkView, NumberView, TextView, ValueView,
};
use crate::view::pen::{Details, Facts, Pen};
use crate::view::show::notes;

/// The overview of one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverviewView {
    /// What the standard holds, counted.
    pub counts: Vec<CountView>,
    /// How many points are open.
    pub open: usize,
    /// The page of open points.
    pub open_href: Option<String>,
    /// What most people come to print.
    pub main_outputs: Vec<OutputView>,
    /// All that can be printed or downloaded.
    pub outputs: Vec<OutputView>,
    /// The phases by track: the main process first.
    pub tracks: Vec<TrackView>,
    /// What it holds where it has no phases.
    pub inside: InsideView,
    /// The numbers to remember.
    pub numbers: Vec<NumberView>,
    /// The mottos.
    pub mottos: Vec<LineView>,
    /// The goals.
    pub goals: Vec<LineView>,
    /// What led to the standard.
    pub background: Vec<LineView>,
    /// What customers need, with the steps that answer it.
    pub needs: Vec<LineView>,
    /// The principles.
    pub principles: Vec<LineView>,
    /// Scope, start and end, neighbours and what is included from where.
    pub facts: Vec<FactView>,
    /// Criteria that hold for the whole standard.
    pub quality: Vec<LineView>,
    /// What never to do anywhere.
    pub avoid: Vec<LineView>,
    /// What to do when something goes wrong anywhere.
    pub exceptions: Vec<ExceptionView>,
    /// Tips for the whole standard.
    pub tips: Vec<LineView>,
    /// Notes on the whole standard, the printed kind and the text.
    pub notes: Vec<ValueView>,
    /// What is shown of its phases at the morning meeting.
    pub meetings: Vec<LinkView>,
    /// The other pages of the standard.
    pub contents: Vec<LinkView>,
}

/// One process of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrackView {
    /// The name of the process, where an author gave one.
    pub title: Option<TextView>,
    /// The order of its phases, drawn.
    pub timelines: Vec<TimelineView>,
    /// Its phases.
    pub phases: Vec<PhaseCellView>,
    /// What is known of any of its phases.
    pub has: ColumnsView,
}

/// The columns of a table of phases that are not empty from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ColumnsView {
    /// The first words that a customer hears.
    pub opening: bool,
    /// The accountable roles.
    pub roles: bool,
    /// Where phases start and end.
    pub places: bool,
    /// What is handed over.
    pub deliverables: bool,
    /// Critical items.
    pub critical: bool,
}

impl OverviewView {
    /// Collects what a standard is about.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let doc = &standard.doc;
        let pages = pen.volume.pages();
        let shown = pages.iter().filter(|key| {
            !matches!(
                key,
                PageKey::Overview
                    | PageKey::Phase(_)
                    | PageKey::Role(_)
                    | PageKey::Meeting(_)
                    | PageKey::Acknowledgement
            )
        });
        Self {
            counts: made_of(standard),
            open: pen.volume.outline.open.total,
            open_href: open::href(pen),
            main_outputs: main_outputs(pen),
            outputs: outputs(pen),
            tracks: tracks(standard, pen),
            inside: InsideView::new(pen),
            numbers: key_numbers(standard, pen),
            mottos: lines("text", &doc.mottos, pen),
            goals: open_or(&doc.goals, pen, goal),
            background: open_or(&doc.background, pen, background),
            needs: open_or(&doc.needs, pen, need),
            principles: open_or(&doc.principles, pen, principle),
            facts: facts(pen),
            quality: list(&standard.quality, pen),
            avoid: list(&standard.avoid, pen),
            exceptions: whole_exceptions(pen),
            tips: list(&standard.tips, pen),
            notes: notes(&doc.notes, pen),
            meetings: standard
                .phases
                .iter()
                .filter(|phase| is_shown(phase))
                .map(|phase| meeting_link(phase, pen))
                .filter(leads)
                .collect(),
            contents: shown
                .map(|key| page_link(*key, pen))
                .filter(leads)
                .collect(),
        }
    }
}

fn tracks(standard: &Standard, pen: &Pen<'_>) -> Vec<TrackView> {
    let mut groups: Vec<(Option<&str>, Vec<&Phase>)> = Vec::new();
    for phase in &standard.phases {
        let track = track_of(phase);
        match groups.iter_mut().find(|(name, _)| *name == track) {
            Some((_, list)) => list.push(phase),
            None => groups.push((track, vec![phase])),
        }
    }
    let several = groups.len() > 1;
    let view = |(_, phases): (Option<&str>, Vec<&Phase>)| {
        let cells: Vec<PhaseCellView> = phases.iter().map(|p| phase_cell(p, pen)).collect();
        TrackView {
            title: phases
                .first()
                .filter(|_| several)
                .and_then(|phase| pen.field(&phase.doc.track)),
            timelines: timelines(&phases, None, WIDE, pen),
            has: columns(&cells),
            phases: cells,
        }
    };
    groups.into_iter().map(view).collect()
}

fn columns(phases: &[PhaseCellView]) -> ColumnsView {
    let any = |has: &dyn Fn(&PhaseCellView) -> bool| phases.iter().any(has);
    ColumnsView {
        opening: any(&|p| p.opening.is_some()),
        roles: any(&|p| !p.roles.is_empty()),
        places: any(&|p| p.from.is_some() || p.to.is_some()),
        deliverables: any(&|p| !p.deliverables.is_empty()),
        critical: any(&|p| p.critical > 0),
    }
}

/// Collects the numbers that go onto cards, or all where none is marked.
fn key_numbers(standard: &Standard, pen: &Pen<'_>) -> Vec<NumberView> {
    let mut all = Vec::new();
    for doc in &standard.numbers {
        all.push((doc, None, &doc.refs));
    }
    for phase in &standard.phases {
        let href = pen.page(PageKey::Phase(phase));
        let of_phase = phase.doc.numbers.list().iter();
        all.extend(of_phase.map(|doc| (doc, Some(href.clone()), &phase.doc.refs)));
        for step in &phase.steps {
            let href = pen.anchor(PageKey::Phase(phase), &step.id);
            let of_step = step.doc.numbers.list().iter();
            all.extend(of_step.map(|doc| (doc, Some(href.clone()), &step.doc.refs)));
        }
    }
    let marked = |doc: &crate::format::doc::NumberDoc| doc.card.get() == Some(&true);
    if all.iter().any(|(doc, ..)| marked(doc)) {
        all.retain(|(doc, place, _)| marked(doc) || place.is_none());
    }
    all.into_iter()
        .map(|(doc, href, around)| {
            let mut view = number(doc, None, pen);
            // A number without clauses of its own comes from where its step or phase does.
            let refs = if doc.refs.is_blank() {
                around
            } else {
                &doc.refs
            };
            view.details = Details::new(pen).refs(refs).list();
            if let (Some(href), Some(label)) = (href, view.label.take()) {
                view.place = Some(LinkView::text(label, href));
            }
            if view.place.is_none() {
                view.label = pen.field(&doc.label);
            } else {
                view.notes.clear();
            }
            view
        })
        .collect()
}

fn open_or<T>(
    field: &Field<crate::format::Many<T>>,
    pen: &Pen<'_>,
    show: impl Fn(&T, &Pen<'_>) -> LineView,
) -> Vec<LineView> {
    match field {
        Field::Open { why, .. } => vec![open_line("text", why.as_deref(), pen)],
        other => other.list().iter().map(|one| show(one, pen)).collect(),
    }
}

fn words(field: &Field<crate::format::Text>, pen: &Pen<'_>) -> TextView {
    pen.field(field).unwrap_or_else(|| TextView::plain(""))
}

fn goal(doc: &GoalDoc, pen: &Pen<'_>) -> LineView {
    let mut line = text_line(words(&doc.text, pen));
    line.anchor = doc.id.get().map(|id| id.as_str().to_owned());
    line.details = Details::new(pen)
        .add("d_kind", &doc.kind)
        .add("d_level", &doc.level)
        .add("d_step", &doc.step)
        .add("d_metric", &doc.metric)
        .add("d_baseline", &doc.baseline)
        .add("d_target", &doc.target)
        .refs(&doc.refs)
        .list();
    line.notes = notes(&doc.notes, pen);
    line
}

fn background(doc: &BackgroundDoc, pen: &Pen<'_>) -> LineView {
    let mut line = text_line(words(&doc.text, pen));
    line.anchor = doc.id.get().map(|id| id.as_str().to_owned());
    line.details = Details::new(pen)
        .add("d_kind", &doc.kind)
        .refs(&doc.refs)
        .list();
    line.notes = notes(&doc.notes, pen);
    line
}

fn need(doc: &NeedDoc, pen: &Pen<'_>) -> LineView {
    let id = doc.id.get().map(|id| id.as_str());
    let answers = pen.standard().steps().filter(|(_, step)| {
        let needs = step.doc.answers.list();
        needs.iter().any(|n| Some(n.as_str()) == id)
    });
    let answers = answers.filter_map(|(_, s)| pen.step_link(&s.id));
    let mut answers: Vec<_> = answers.map(crate::view::frame::as_value).collect();
    if let Some(first) = answers.first_mut() {
        first.label = Some("d_step");
    }
    let mut line = text_line(words(&doc.text, pen));
    line.anchor = id.map(str::to_owned);
    line.details = Details::new(pen)
        .add("d_kind", &doc.kind)
        .with(answers)
        .refs(&doc.refs)
        .list();
    line.notes = notes(&doc.notes, pen);
    line
}

fn principle(doc: &PrincipleDoc, pen: &Pen<'_>) -> LineView {
    let mut line = text_line(words(&doc.text, pen));
    line.anchor = doc.id.get().map(|id| id.as_str().to_owned());
    line.title = pen.field(&doc.title);
    line.details = Details::new(pen).refs(&doc.refs).list();
    line.notes = notes(&doc.notes, pen);
    line
}

fn facts(pen: &Pen<'_>) -> Vec<FactView> {
    let doc = &pen.standard().doc;
    let open_references = match &doc.references {
        Field::Open { why, .. } => {
            vec![crate::view::part::ValueView::text(pen.open(why.as_deref()))]
        }
        _ => Vec::new(),
    };
    Facts::new(pen)
        .rows("f_scope", &doc.scope)
        .row("f_starts_when", &doc.starts_when)
        .row("f_ends_when", &doc.ends_when)
        .row("f_follows", &doc.follows)
        .row("f_precedes", &doc.precedes)
        .line("f_references", open_references)
        .list()
}
