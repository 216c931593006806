//! The page of one phase: every step with every field.

use serde::Serialize;

use super::cells::{critical, goals, phase_roles, track_of};
use super::open;
use super::timeline::{NARROW, TimelineView, limit, timelines};
use crate::format::doc::RuleDoc;
use crate::format::{Field, Text};
use crate::model::{Phase, Rule};
use crate::view::figure::{images, numbers};
use crate::view::line::{exceptions, lines, text_line};
use crate::view::output::generated;
use crate::view::page::PageKey;
use crate::view::part::{
    ExceptionView, FactView, ImageView, LineView, LinkView, NumberView, StepView, TextView,
    ValueView,
};
use crate::view::pen::{Facts, Pen};
use crate::view::show::notes;
use crate::view::site::AsideView;
use crate::view::source::{SourceView, Sources};
use crate::view::step::{sheets, step};

/// The page of one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// The id.
    pub id: String,
    /// The number of the phase.
    pub number: String,
    /// The title.
    pub title: TextView,
    /// The process it belongs to, where an author named one.
    pub track: Option<TextView>,
    /// Its stage: before, during or after the service.
    pub stage: Option<ValueView>,
    /// What it is to achieve.
    pub goals: Vec<TextView>,
    /// Why it exists.
    pub why: Option<TextView>,
    /// The accountable roles.
    pub roles: Vec<ValueView>,
    /// The time limit of the whole phase.
    pub limit: Option<ValueView>,
    /// Where it starts.
    pub from: Option<TextView>,
    /// Where it ends.
    pub to: Option<TextView>,
    /// How many critical items it has.
    pub critical: usize,
    /// The phases of the process with this one marked.
    pub timelines: Vec<TimelineView>,
    /// What to say in all its steps.
    pub says: Vec<LineView>,
    /// Criteria for all its steps, and the rules that hold in it.
    pub quality: Vec<LineView>,
    /// The numbers of the whole phase.
    pub numbers: Vec<NumberView>,
    /// The steps.
    pub steps: Vec<StepView>,
    /// What is to be decided where its steps are open.
    pub steps_open: Option<TextView>,
    /// What never to do in it, by its own words and by rules that hold in it.
    pub avoid: Vec<LineView>,
    /// What to do when something goes wrong in it.
    pub exceptions: Vec<ExceptionView>,
    /// Tips, references and other fields.
    pub facts: Vec<FactView>,
    /// The pictures.
    pub images: Vec<ImageView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
    /// What is shown of it at the morning meeting, relative to the page.
    pub meeting: Option<String>,
    /// How its steps are checked, and where everything comes from.
    pub sources: Vec<SourceView>,
}

impl PhaseView {
    /// Shows a phase.
    pub(crate) fn new(phase: &Phase, pen: &Pen<'_>) -> Self {
        let doc = &phase.doc;
        let track = track_of(phase);
        let of_track: Vec<&Phase> = pen
            .standard()
            .phases
            .iter()
            .filter(|p| track_of(p) == track)
            .collect();
        let mut view = Self {
            id: phase.id.clone(),
            number: phase.number.to_string(),
            title: pen.text(&phase.title),
            track: pen.field(&doc.track),
            stage: pen.value(&doc.stage),
            goals: goals(phase, pen),
            why: pen.field(&doc.why),
            roles: phase_roles(phase, pen),
            limit: Some(limit(phase, pen)),
            from: pen.field(&doc.from),
            to: pen.field(&doc.to),
            critical: critical(phase),
            timelines: timelines(&of_track, Some(&phase.id), NARROW, pen),
            says: lines("say", &doc.say, pen),
            quality: [
                lines("quality", &doc.quality, pen),
                rules(phase, "quality", |rule| &rule.must, pen),
            ]
            .concat(),
            numbers: numbers(&doc.numbers, pen),
            steps: phase
                .steps
                .iter()
                .map(|s| step(phase, s, false, pen))
                .collect(),
            steps_open: match &doc.steps {
                Field::Open { why, .. } => Some(pen.open(why.as_deref())),
                _ => None,
            },
            avoid: [
                lines("avoid", &doc.avoid, pen),
                rules(phase, "avoid", |rule| &rule.must_not, pen),
            ]
            .concat(),
            exceptions: exceptions(&doc.exceptions, None, pen),
            facts: Facts::new(pen)
                .rows("f_tips", &doc.tips)
                .row("f_refs", &doc.refs)
                .line("f_origin", pen.origin_alone(phase.origin.as_ref()))
                .list(),
            images: images(&doc.images, pen),
            notes: notes(&doc.notes, pen),
            meeting: pen
                .page(PageKey::Meeting(phase))
                .filter(|_| !phase.steps.is_empty()),
            sources: Vec::new(),
        };
        view.sources = view.collect();
        view
    }
}

impl PhaseView {
    /// Takes what is said at the end of the page.
    fn collect(&mut self) -> Vec<SourceView> {
        let mut sources = Sources::default();
        let whole = ValueView::word("whole_phase");
        sources.facts(&whole, &mut self.facts);
        for lines in [&mut self.says, &mut self.quality, &mut self.avoid] {
            sources.lines(&whole, lines);
        }
        sources.numbers(&whole, &mut self.numbers);
        for step in &mut self.steps {
            sources.step(step);
        }
        sources.exceptions(&whole, &mut self.exceptions);
        sources.list()
    }
}

/// Shows the rules that hold in this phase and not always, each under its number.
fn rules(
    phase: &Phase,
    kind: &'static str,
    words: impl Fn(&RuleDoc) -> &Field<Text>,
    pen: &Pen<'_>,
) -> Vec<LineView> {
    let here = |rule: &&Rule| {
        let phases = rule.doc.phases.list();
        phases.iter().any(|id| id.as_str() == phase.id)
    };
    let line = |rule: &Rule| {
        let (key, word) = if rule.is_grooming() {
            (PageKey::Grooming, "grooming")
        } else {
            (PageKey::Conduct, "conduct")
        };
        Some(LineView {
            kind,
            letter: Some(rule.number.clone()),
            critical: rule.item.as_ref().is_some_and(|i| i.critical.is_some()),
            details: vec![ValueView::word(word).at(pen.anchor(key, &rule.id))],
            ..text_line(pen.field(words(&rule.doc))?)
        })
    };
    let all = pen.standard().rules.iter();
    all.filter(here).filter_map(line).collect()
}

/// Collects what stands beside the text of a phase.
pub(crate) fn aside(phase: &Phase, pen: &Pen<'_>) -> AsideView {
    let place = pen.standard().phases.iter().position(|p| p.id == phase.id);
    let toc = phase.steps.iter().map(|step| LinkView {
        critical: step
            .statements
            .iter()
            .filter_map(|s| s.item.as_ref())
            .chain(&step.item)
            .any(|item| item.critical.is_some()),
        ..LinkView::text(pen.text(&step.title), Some(format!("#{}", step.id)))
            .numbered(&step.number)
    });
    let mut used: Vec<crate::view::part::SheetLinkView> = Vec::new();
    for sheet in phase.steps.iter().flat_map(|s| sheets(phase, s, pen)) {
        match used.iter_mut().find(|one| one.href == sheet.href) {
            Some(one) => one.items.extend(sheet.items),
            None => used.push(sheet),
        }
    }
    for sheet in &mut used {
        if let [first, .., last] = sheet.items.as_slice() {
            sheet.items = vec![format!("{first}–{last}")];
        }
    }
    let generated = place.map(|p| generated(&crate::model::Generated::Phase(p), pen));
    let open = &pen.volume.outline.open;
    AsideView {
        toc: toc.collect(),
        downloads: generated.unwrap_or_default(),
        sheets: used,
        open: open.phases.get(&phase.id).copied().unwrap_or(0),
        open_href: open::href(pen),
    }
}
