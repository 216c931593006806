//! Who answers for which step, who helps and who is told; what goes from hand to hand.

use serde::Serialize;

use super::role_row::{assists, informed, leads};
use crate::format::doc::StepDoc;
use crate::model::{Phase, Step};
use crate::view::link::page_link;
use crate::view::page::PageKey;
use crate::view::part::{LinkView, ValueView};
use crate::view::pen::Pen;

/// The responsibility matrix and the hand-overs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutiesView {
    /// The roles that have a part in any step.
    pub roles: Vec<DutyRoleView>,
    /// How many steps have no role that answers for them.
    pub undecided: usize,
    /// How many columns the table has.
    pub columns: usize,
    /// Whether the table is too broad for upright paper.
    pub is_broad: bool,
    /// The steps by phase.
    pub phases: Vec<DutyPhaseView>,
    /// What goes from hand to hand.
    pub handoffs: Vec<HandoffView>,
}

/// A role at the head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyRoleView {
    /// The role.
    pub role: LinkView,
    /// For how many steps it answers.
    pub leads: usize,
    /// With how many it helps.
    pub assists: usize,
    /// Of how many it is told.
    pub informed: usize,
}

/// One phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyPhaseView {
    /// The phase.
    pub phase: LinkView,
    /// Its steps.
    pub steps: Vec<DutyStepView>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyStepView {
    /// The step.
    pub step: LinkView,
    /// The key of the part of each role, empty for none: `lead`, `assist`, `inform`.
    pub parts: Vec<&'static str>,
    /// The same in words, by part.
    pub who: Vec<DutyPartView>,
    /// Whether no role answers for it.
    pub undecided: bool,
}

/// Who has a part in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyPartView {
    /// `lead`, `assist` or `inform`.
    pub part: &'static str,
    /// The roles.
    pub roles: Vec<LinkView>,
}

/// One hand-over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HandoffView {
    /// At the end of which step.
    pub step: LinkView,
    /// Who hands over.
    pub from: Vec<ValueView>,
    /// Who takes over.
    pub to: Vec<ValueView>,
    /// What.
    pub what: Vec<ValueView>,
    /// How.
    pub how: Vec<ValueView>,
    /// Within what time.
    pub within: Vec<ValueView>,
}

/// More roles than this need paper that lies on its side.
const UPRIGHT: usize = 7;

impl DutiesView {
    /// Collects the parts of all roles.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let count = |wanted: &dyn Fn(&StepDoc) -> bool| {
            let steps = standard.steps().filter(|(_, step)| wanted(&step.doc));
            steps.count()
        };
        let known = standard.roles.iter().filter_map(|role| {
            let id = role.id.as_str();
            let view = DutyRoleView {
                role: page_link(PageKey::Role(role), pen),
                leads: count(&|doc| leads(doc, id)),
                assists: count(&|doc| !leads(doc, id) && assists(doc, id)),
                informed: count(&|doc| !leads(doc, id) && !assists(doc, id) && informed(doc, id)),
            };
            (view.leads + view.assists + view.informed > 0).then_some((id, view))
        });
        let (ids, roles): (Vec<&str>, Vec<DutyRoleView>) = known.unzip();
        let phases = standard.phases.iter().filter(|p| !p.steps.is_empty());
        let phases: Vec<DutyPhaseView> = phases.map(|p| phase(p, &ids, &roles, pen)).collect();
        let steps = phases.iter().flat_map(|phase| &phase.steps);
        let undecided = steps.filter(|step| step.undecided).count();
        Self {
            columns: 1 + roles.len() + usize::from(undecided > 0),
            undecided,
            is_broad: roles.len() > UPRIGHT,
            phases,
            handoffs: standard
                .steps()
                .filter_map(|(_, s)| handoff(s, pen))
                .collect(),
            roles,
        }
    }
}

fn phase(phase: &Phase, ids: &[&str], roles: &[DutyRoleView], pen: &Pen<'_>) -> DutyPhaseView {
    let step = |step: &Step| {
        let parts: Vec<&'static str> = ids.iter().map(|id| part(&step.doc, id)).collect();
        let who = ["lead", "assist", "inform"].into_iter().map(|wanted| {
            let of = parts.iter().zip(roles).filter(|(part, _)| **part == wanted);
            DutyPartView {
                part: wanted,
                roles: of.map(|(_, role)| role.role.clone()).collect(),
            }
        });
        Some(DutyStepView {
            step: pen.step_link(&step.id)?,
            who: who.filter(|one| !one.roles.is_empty()).collect(),
            undecided: !parts.contains(&"lead"),
            parts,
        })
    };
    DutyPhaseView {
        phase: pen.phase_link(phase),
        steps: phase.steps.iter().filter_map(step).collect(),
    }
}

/// Returns the key of the part that a role has in a step.
pub(super) fn part(doc: &StepDoc, id: &str) -> &'static str {
    match () {
        () if leads(doc, id) => "lead",
        () if assists(doc, id) => "assist",
        () if informed(doc, id) => "inform",
        () => "",
    }
}

/// Shows what is handed over at the end of a step.
pub(super) fn handoff(step: &Step, pen: &Pen<'_>) -> Option<HandoffView> {
    let link = pen.step_link(&step.id)?;
    let from = pen.values(&step.doc.role);
    if let crate::format::Field::Open { why, .. } = &step.doc.handoff {
        return Some(HandoffView {
            step: link,
            from,
            to: vec![ValueView::text(pen.open(why.as_deref()))],
            what: Vec::new(),
            how: Vec::new(),
            within: Vec::new(),
        });
    }
    let given = step.doc.handoff.get()?;
    Some(HandoffView {
        step: link,
        from,
        to: pen.values(&given.to),
        what: pen.values(&given.what),
        how: pen.values(&given.how),
        within: pen.values(&given.within),
    })
}
