//! Roles and everything that each of them does, committees and departments.

use serde::Serialize;

use super::duties::part;
use super::path::{PathView, bans, takes_over};
use super::role_row::{RoleRowView, assists, informed, leads, role_row};
use crate::format::doc::{BodyDoc, RoleDoc, StepDoc};
use crate::format::{Field, Word};
use crate::model::{Entry, Generated, Rule, Step};
use crate::view::frame::as_value;
use crate::view::learn::has_duties;
use crate::view::output::{OutputView, generated};
use crate::view::page::PageKey;
use crate::view::part::{FactView, LineView, LinkView, StepView, TextView, ValueView};
use crate::view::pen::{Facts, Pen};
use crate::view::show::notes;
use crate::view::source::{SourceView, Sources};
use crate::view::step::step;

/// All roles of a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolesView {
    /// The roles.
    pub roles: Vec<RoleRowView>,
    /// Which role has which part in which step, for paper.
    pub matrix: MatrixView,
    /// The page that tells it on the screen, relative to the page.
    pub duties: Option<String>,
}

/// Roles across, steps down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixView {
    /// The roles at the head of the columns.
    pub roles: Vec<LinkView>,
    /// The steps.
    pub rows: Vec<MatrixRowView>,
}

/// One step in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRowView {
    /// The step.
    pub step: LinkView,
    /// The key of the part of each role, empty for none: `lead`, `assist`, `inform`.
    pub parts: Vec<&'static str>,
}

/// Everything that one role does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// Department, duties, skills, where it assists or is informed, what it receives, its bodies.
    pub facts: Vec<FactView>,
    /// All steps that it has a part in, at a glance; what is handed to it and on; when it is called.
    pub path: PathView,
    /// The steps that it is accountable for or helps with, by phase.
    pub phases: Vec<RolePhaseView>,
    /// What never to do in its steps, its phases and anywhere.
    pub avoid: Vec<LineView>,
    /// The rules that bind it by name.
    pub rules: Vec<RoleRuleView>,
    /// The rules that bind everyone.
    pub common: Vec<RoleRuleView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
    /// How its steps are checked, and where everything comes from.
    pub sources: Vec<SourceView>,
}

/// The steps of one role in one phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolePhaseView {
    /// The phase.
    pub phase: LinkView,
    /// The steps.
    pub steps: Vec<RoleStepView>,
}

/// A step of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleStepView {
    /// `lead` or `assist`.
    pub part: &'static str,
    /// The step.
    #[serde(flatten)]
    pub step: StepView,
}

/// A rule in the words that bind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleRuleView {
    /// The printed number.
    pub number: String,
    /// What must be.
    pub must: Option<TextView>,
    /// What must not be.
    pub must_not: Option<TextView>,
    /// `female`, `male` or `all`.
    pub wearer: &'static str,
    /// Whether a miss is critical.
    pub critical: bool,
    /// Where all about it stands, relative to the page.
    pub href: Option<String>,
}

/// Committees and departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodiesView {
    /// The bodies.
    pub bodies: Vec<BodyView>,
}

/// One committee or department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The name.
    pub name: TextView,
    /// Chair, members, meetings, duties, references.
    pub facts: Vec<FactView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

impl RolesView {
    /// Lists the roles and their part in each step.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let link = |role: &Entry<RoleDoc>| {
            let name = pen.field(&role.doc.name);
            let name = name.unwrap_or_else(|| TextView::plain(&role.id));
            LinkView::text(name, pen.page(PageKey::Role(role)))
        };
        let rows = standard.steps().filter_map(|(_, step)| {
            Some(MatrixRowView {
                step: pen.step_link(&step.id)?,
                parts: standard
                    .roles
                    .iter()
                    .map(|r| part(&step.doc, &r.id))
                    .collect(),
            })
        });
        Self {
            roles: standard
                .roles
                .iter()
                .filter_map(|role| role_row(role, standard, false, pen))
                .collect(),
            matrix: MatrixView {
                roles: standard.roles.iter().map(link).collect(),
                rows: rows.collect(),
            },
            duties: has_duties(standard)
                .then(|| pen.page(PageKey::Duties))
                .flatten(),
        }
    }
}

impl RoleView {
    /// Collects everything that one role does.
    pub(crate) fn new(role: &Entry<RoleDoc>, pen: &Pen<'_>) -> Self {
        let standard = pen.standard();
        let id = role.id.as_str();
        let phases = standard.phases.iter().map(|phase| RolePhaseView {
            phase: pen.phase_link(phase),
            steps: phase
                .steps
                .iter()
                .filter(|s| leads(&s.doc, id) || assists(&s.doc, id))
                .map(|s| RoleStepView {
                    part: part(&s.doc, id),
                    step: step(phase, s, true, pen),
                })
                .collect(),
        });
        let rules = |wanted: &dyn Fn(&Rule) -> bool| -> Vec<RoleRuleView> {
            let found = standard.rules.iter().filter(|rule| wanted(rule));
            found.map(|rule| role_rule(rule, pen)).collect()
        };
        let mut phases: Vec<RolePhaseView> =
            phases.filter(|phase| !phase.steps.is_empty()).collect();
        let name = pen.field(&role.doc.name);
        let name = name.unwrap_or_else(|| TextView::plain(id));
        let mut facts = facts(role, pen);
        let mut sources = Sources::default();
        sources.facts(&ValueView::text(name.clone()), &mut facts);
        for step in phases.iter_mut().flat_map(|phase| &mut phase.steps) {
            sources.step(&mut step.step);
        }
        let avoid = bans(id, pen, &mut sources);
        Self {
            id: role.id.clone(),
            name,
            facts,
            path: PathView::new(id, pen),
            phases,
            avoid,
            sources: sources.list(),
            rules: rules(&|r| r.doc.roles.list().iter().any(|n| n.as_str() == id)),
            common: rules(&|r| r.doc.roles.is_blank()),
            notes: notes(&role.doc.notes, pen),
        }
    }
}

/// Shows the words of a rule, with the way to all about it.
fn role_rule(rule: &Rule, pen: &Pen<'_>) -> RoleRuleView {
    let page = match rule.is_grooming() {
        true => PageKey::Grooming,
        false => PageKey::Conduct,
    };
    RoleRuleView {
        number: rule.number.clone(),
        must: pen
            .field(&rule.doc.must)
            .or_else(|| pen.field(&rule.doc.title)),
        must_not: pen.field(&rule.doc.must_not),
        wearer: rule.doc.wearer.get().map_or("all", |wearer| wearer.key()),
        critical: rule
            .item
            .as_ref()
            .is_some_and(|item| item.critical.is_some()),
        href: pen.anchor(page, &rule.id),
    }
}

/// Lists what is handed over at the end of steps: the step, to whom or by whom, what and how.
fn handed(wanted: &dyn Fn(&StepDoc) -> bool, out: bool, pen: &Pen<'_>) -> Vec<Vec<ValueView>> {
    let steps = pen.standard().steps().filter(|(_, s)| wanted(&s.doc));
    let line = |step: &Step| {
        let mut line = vec![as_value(pen.step_link(&step.id)?)];
        let mut over = pen.values(&step.doc.handoff).into_iter();
        let other = match out {
            true => over.next().map(|to| to.labelled("d_to")),
            false => {
                over.next();
                pen.value(&step.doc.role).map(|by| by.labelled("d_by"))
            }
        };
        line.extend(other);
        line.extend(over);
        Some(line)
    };
    steps.filter_map(|(_, s)| line(s)).collect()
}

fn facts(role: &Entry<RoleDoc>, pen: &Pen<'_>) -> Vec<FactView> {
    let doc = &role.doc;
    let id = role.id.as_str();
    let steps = |wanted: &dyn Fn(&StepDoc) -> bool| -> Vec<ValueView> {
        let found = pen.standard().steps().filter(|(_, s)| wanted(&s.doc));
        found
            .filter_map(|(_, s)| pen.step_link(&s.id))
            .map(as_value)
            .collect()
    };
    let hands_over = |d: &StepDoc| leads(d, id) && !d.handoff.is_blank();
    let named =
        |field: &Field<crate::format::PostRef>| field.get().is_some_and(|r| r.as_str() == id);
    let acts = |d: &StepDoc| d.exceptions.list().iter().any(|e| named(&e.role));
    let called = |d: &StepDoc| d.exceptions.list().iter().any(|e| named(&e.escalate));
    let phrases = pen.standard().phrases.iter();
    let phrases = phrases.filter(|p| p.doc.roles.list().iter().any(|r| r.as_str() == id));
    let phrases = phrases.filter_map(|p| {
        let text = pen.field(&p.doc.when).or_else(|| pen.field(&p.doc.text))?;
        Some(ValueView::text(text).at(pen.anchor(PageKey::Phrases, &p.id)))
    });
    let lists = generated(&Generated::Role(id.to_owned()), pen);
    Facts::new(pen)
        .row("f_department", &doc.department)
        .rows("f_duties", &doc.duties)
        .rows("f_skills", &doc.skills)
        .line("f_assists", steps(&|d| assists(d, id)))
        .line("f_informed", steps(&|d| informed(d, id)))
        .lines("f_receives", handed(&|d| takes_over(d, id), false, pen))
        .lines("f_hands_over", handed(&hands_over, true, pen))
        .line("f_exceptions", steps(&acts))
        .line("f_escalated", steps(&called))
        .line("f_phrases", phrases.collect())
        .line(
            "f_sheets",
            lists
                .into_iter()
                .map(OutputView::into_link)
                .map(as_value)
                .collect(),
        )
        .row("f_refs", &doc.refs)
        .line("f_origin", pen.origin_alone(role.origin.as_ref()))
        .list()
}

impl BodiesView {
    /// Lists committees and departments.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let bodies = pen.standard().bodies.iter();
        Self {
            bodies: bodies.map(|b| body(b, pen)).collect(),
        }
    }
}

fn body(entry: &Entry<BodyDoc>, pen: &Pen<'_>) -> BodyView {
    let doc = &entry.doc;
    BodyView {
        id: entry.id.clone(),
        name: pen
            .field(&doc.name)
            .unwrap_or_else(|| TextView::plain(&entry.id)),
        facts: Facts::new(pen)
            .row("f_chair", &doc.chair)
            .row("f_members", &doc.members)
            .row("f_meets", &doc.meets)
            .rows("f_duties", &doc.duties)
            .row("f_refs", &doc.refs)
            .line("f_origin", pen.origin_alone(entry.origin.as_ref()))
            .list(),
        notes: notes(&doc.notes, pen),
    }
}
