//! What is practised: phrases on cards, drills by the day, and who has learnt which step.

use serde::Serialize;

use super::phrases::PhrasesView;
use super::training::{UnitView, drill};
use crate::format::doc::{DrillDoc, Every};
use crate::format::{Per, RoleRef};
use crate::model::Entry;
use crate::quantity::TimeUnit;
use crate::view::page::PageKey;
use crate::view::part::{LineView, LinkView, TextView, ValueView};
use crate::view::pen::Pen;

/// Cards and drills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PracticeView {
    /// The whole hash of the standard: ticks that are kept belong to it.
    pub hash: String,
    /// The roles to choose cards by.
    pub roles: Vec<super::phrases::ChoiceView>,
    /// The cards, phase by phase.
    pub cards: Vec<CardView>,
    /// The drills.
    pub drills: Vec<DrillView>,
}

/// A card: the situation in front, the words behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardView {
    /// The name within the page.
    pub id: String,
    /// The phase or the category.
    pub group: Option<TextView>,
    /// The situation; if absent, the step names it.
    pub when: Option<TextView>,
    /// The step.
    pub step: Option<LinkView>,
    /// Who says it.
    pub roles: Vec<ValueView>,
    /// The ids of the roles; `*` where everyone may have to say it.
    pub role_ids: Vec<String>,
    /// The words.
    pub says: Vec<LineView>,
    /// What not to say or do.
    pub avoid: Vec<LineView>,
}

/// A drill with a box for each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrillView {
    /// What is done, how often, with what.
    pub unit: UnitView,
    /// The days, each with the numbers of its times; none where the standard says neither days nor times.
    pub days: Vec<DrillDayView>,
    /// How long each time takes.
    ///
    /// # Units
    /// Minutes.
    pub minutes: Option<u32>,
}

/// A day of a drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrillDayView {
    /// The number of the day.
    pub number: u32,
    /// The numbers of its times.
    pub times: Vec<u32>,
}

/// A plan has at most so many days and times: more would be no sheet to tick.
const DAYS: u32 = 92;
const TIMES: u32 = 12;
/// So many days of a drill that is done every day are printed.
const WEEK: u32 = 7;

impl PracticeView {
    /// Collects what is practised.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let phrases = PhrasesView::new(pen);
        let mut cards = Vec::new();
        for group in phrases.groups {
            for phrase in group.phrases {
                let mut says = phrase.says;
                says.retain(|line| !line.text.open);
                if says.is_empty() {
                    continue;
                }
                for line in &mut says {
                    line.anchor = None;
                    line.details.retain(|value| value.label != Some("d_refs"));
                }
                let mut avoid = phrase.avoid;
                avoid.iter_mut().for_each(|line| line.anchor = None);
                cards.push(CardView {
                    id: format!("_card-{}", cards.len() + 1),
                    group: group.title.clone(),
                    when: phrase.when,
                    step: phrase.step,
                    roles: phrase.roles,
                    role_ids: phrase.role_ids,
                    says,
                    avoid,
                });
            }
        }
        let mut roles = phrases.roles;
        for role in &mut roles {
            let has = |card: &&CardView| card.role_ids.iter().any(|id| *id == role.id || id == "*");
            role.count = cards.iter().filter(has).count();
        }
        let standard = pen.standard();
        Self {
            hash: standard.hash.clone(),
            roles,
            cards,
            drills: standard.drills.iter().map(|one| plan(one, pen)).collect(),
        }
    }
}

/// Lays a drill out by the day.
fn plan(entry: &Entry<DrillDoc>, pen: &Pen<'_>) -> DrillView {
    let doc = &entry.doc;
    let (days, times) = (doc.days.get().map(|n| n.0), doc.times.get().map(|n| n.0));
    let daily = match doc.every.get() {
        Some(Every::Period(limit)) => {
            let from = limit.0.from;
            let one = limit.0.to.is_none() && from.amount == crate::quantity::Ratio::ONE;
            (one && from.unit == TimeUnit::Day).then_some(1)
        }
        Some(Every::Rhythm(rhythm)) => {
            let per = rhythm.per.get() == Some(&Per::Day);
            rhythm.count.get().filter(|_| per).map(|count| count.0)
        }
        None => None,
    };
    let times = times.or(daily);
    let has_plan = days.is_some() || times.is_some();
    let days = if has_plan {
        days.unwrap_or(WEEK).min(DAYS)
    } else {
        0
    };
    let times = times.unwrap_or(1).clamp(1, TIMES);
    DrillView {
        unit: drill(entry, pen),
        days: (1..=days)
            .map(|number| DrillDayView {
                number,
                times: (1..=times).collect(),
            })
            .collect(),
        minutes: doc.minutes.get().map(|n| n.0),
    }
}

/// Who has to learn which step, to fill in on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingView {
    /// The tables, of as many roles each as a page holds side by side.
    pub tables: Vec<TrainingTableView>,
    /// Whether any step has no accountable role yet.
    pub undecided: bool,
    /// What a place is called whose staff is trained; left out, the theme has a neutral word.
    pub site_word: Option<TextView>,
}

/// Roles side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingTableView {
    /// The roles.
    pub roles: Vec<LinkView>,
    /// The steps, phase by phase; those that none of the roles has to do with are left out.
    pub phases: Vec<TrainingPhaseView>,
}

/// The steps of a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingPhaseView {
    /// The phase.
    pub phase: LinkView,
    /// Its steps.
    pub steps: Vec<TrainingStepView>,
}

/// A step with what each role has to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingStepView {
    /// The step.
    pub step: LinkView,
    /// Whether it is critical.
    pub critical: bool,
    /// By role: `own`, `assist` or nothing.
    pub cells: Vec<Option<&'static str>>,
}

/// So many roles stand side by side on a page.
const SIDE: usize = 4;

impl TrainingView {
    /// Collects the steps of each role.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let share = |step: &crate::model::Step, role: &str| {
            let is = |one: &RoleRef| one.as_str() == role;
            if step.doc.role.get().is_some_and(is) {
                Some("own")
            } else if step.doc.assist.list().iter().any(is) {
                Some("assist")
            } else {
                None
            }
        };
        let learns = |id: &str| standard.steps().any(|(_, step)| share(step, id).is_some());
        let roles: Vec<_> = standard.roles.iter().filter(|r| learns(&r.id)).collect();
        let tables = roles.chunks(SIDE).map(|roles| {
            let phases = standard.phases.iter().map(|phase| {
                let steps = phase.steps.iter().map(|step| {
                    let href = pen.anchor(PageKey::Phase(phase), &step.id);
                    let items = step.statements.iter().filter_map(|s| s.item.as_ref());
                    TrainingStepView {
                        step: LinkView::text(pen.text(&step.title), href).numbered(&step.number),
                        critical: items.chain(&step.item).any(|item| item.critical.is_some()),
                        cells: roles.iter().map(|role| share(step, &role.id)).collect(),
                    }
                });
                let steps = steps.filter(|step| step.cells.iter().any(Option::is_some));
                TrainingPhaseView {
                    phase: pen.phase_link(phase),
                    steps: steps.collect(),
                }
            });
            TrainingTableView {
                roles: roles
                    .iter()
                    .map(|role| crate::view::link::page_link(PageKey::Role(role), pen))
                    .collect(),
                phases: phases.filter(|phase| !phase.steps.is_empty()).collect(),
            }
        });
        Self {
            tables: tables.collect(),
            undecided: standard
                .steps()
                .any(|(_, step)| step.doc.role.get().is_none()),
            site_word: pen
                .edition
                .catalog
                .site_word(standard)
                .map(|text| pen.text(text)),
        }
    }
}
